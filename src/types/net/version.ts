/** System.Version. */
import { versionWithLabels } from '../members/version-labels.ts';
import { argumentException, NetException } from '../net-exception.ts';
import { requireValue } from '../text/argument-checks.ts';
import { defineType } from '../type-declaration.ts';
import type { PSReference } from '../values/reference.ts';
import { SemanticVersion } from '../values/semantic-version.ts';
import { Version } from '../values/version.ts';

function tryParse(text: string | null, result: PSReference): boolean {
  try {
    result.value = Version.parse(text ?? '');
    return true;
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    result.value = null;
    return false;
  }
}

function compareToObject(self: Version, other: unknown): number {
  if (other === null || other === undefined) return 1;
  if (!(other instanceof Version))
    throw argumentException('ArgumentException', 'Object must be of type Version.', 'version');
  return self.compareTo(other);
}

const equals = (self: Version, other: unknown) => other instanceof Version && self.compareTo(other) === 0;
const bits = (value: number) => (value << 16) >> 16;

export default defineType<Version>({
  name: 'System.Version',
  accelerators: ['version'],
  interfaces: [
    'System.ICloneable',
    'System.IComparable',
    'System.IComparable[version]',
    'System.IEquatable[version]',
    'System.ISpanFormattable',
    'System.IFormattable',
    'System.IUtf8SpanFormattable',
    'System.IUtf8SpanParsable[version]',
  ],
  constructors: [
    [
      '(int major, int minor, int build, int revision)',
      (a: number, b: number, c: number, d: number) => Version.of(a, b, c, d),
    ],
    ['(int major, int minor, int build)', (a: number, b: number, c: number) => Version.of(a, b, c)],
    ['(int major, int minor)', (a: number, b: number) => Version.of(a, b)],
    ['(string version)', (text: string) => Version.parse(text)],
    ['()', () => Version.of(0, 0)],
  ],
  properties: [
    ['int Major {get;}', (self: Version) => self.part(0)],
    ['int Minor {get;}', (self: Version) => self.part(1)],
    ['int Build {get;}', (self: Version) => self.part(2)],
    ['int Revision {get;}', (self: Version) => self.part(3)],
    ['short MajorRevision {get;}', (self: Version) => bits(self.part(3) >> 16)],
    ['short MinorRevision {get;}', (self: Version) => bits(self.part(3))],
  ],
  methods: [
    ['System.Object Clone()', (self: Version) => Version.of(...self.parts)],
    ['int CompareTo(System.Object version)', compareToObject],
    ['int CompareTo(version value)', (self: Version, other: Version | null) => (other ? self.compareTo(other) : 1)],
    ['bool Equals(System.Object obj)', equals],
    ['bool Equals(version obj)', equals],
    ['int GetHashCode()', (self: Version) => self.parts.reduce((hash, part) => Math.imul(hash, 31) + part, 0) | 0],
    ['string ToString()', (self: Version) => self.toString()],
    ['string ToString(int fieldCount)', (self: Version, count: number) => self.format(count)],
  ],
  staticMethods: [
    ['version Parse(string input)', (text: string) => Version.parse(requireValue(text, 'input'))],
    ['bool TryParse(string input, ref version result)', tryParse],
  ],
  toText: (self) => self.toString(),
  compare: (a, b) => a.compareTo(b),
  equals,
  hashKey: (self) => self.toString(),
  convertFrom: (value) => (value instanceof SemanticVersion ? versionWithLabels(value) : undefined),
});
