/** System.Management.Automation.SemanticVersion. */
import { labelsOf } from '../members/version-labels.ts';
import { argumentException, NetException, netException } from '../net-exception.ts';
import { defineType } from '../type-declaration.ts';
import type { PSReference } from '../values/reference.ts';
import { invalidPart, SemanticVersion } from '../values/semantic-version.ts';
import type { Version } from '../values/version.ts';

function fromVersion(version: Version | null): SemanticVersion {
  if (version === null) throw nullVersion();
  if (version.part(3) > 0) throw invalidPart('version');
  const [label, build] = labelsOf(version);
  return new SemanticVersion(version.part(0), version.part(1), Math.max(version.part(2), 0), label, build);
}

function parsed(text: string | null): SemanticVersion {
  if (text !== null) return SemanticVersion.parse(text);
  throw nullVersion();
}

function nullVersion(): NetException {
  const message =
    'Cannot process argument because the value of argument "version" is null. Change the value of argument "version" to a non-null value.';
  return netException('System.Management.Automation.PSArgumentNullException', message);
}

function tryParse(text: string | null, result: PSReference): boolean {
  try {
    result.value = SemanticVersion.parse(text ?? '');
    return true;
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    result.value = null;
    return false;
  }
}

/** `label` of the constructor: a pre-release label, a build label or both. */
function withLabel(major: number, minor: number, patch: number, label: string): SemanticVersion {
  return SemanticVersion.parse(`${major}.${minor}.${patch}-${label}`);
}

function compareToObject(self: SemanticVersion, other: unknown): number {
  if (other === null || other === undefined) return 1;
  if (!(other instanceof SemanticVersion))
    throw argumentException('ArgumentException', 'Object must be of type SemanticVersion.', null);
  return self.compareTo(other);
}

const equals = (self: SemanticVersion, other: unknown) =>
  other instanceof SemanticVersion && self.compareTo(other) === 0;

export default defineType<SemanticVersion>({
  name: 'System.Management.Automation.SemanticVersion',
  accelerators: ['semver'],
  interfaces: ['System.IComparable', 'System.IComparable[semver]', 'System.IEquatable[semver]'],
  constructors: [
    ['(string version)', parsed],
    [
      '(int major, int minor, int patch, string preReleaseLabel, string buildLabel)',
      (a: number, b: number, c: number, label: string, build: string) =>
        new SemanticVersion(a, b, c, label || null, build || null),
    ],
    ['(int major, int minor, int patch, string label)', withLabel],
    ['(int major, int minor, int patch)', (a: number, b: number, c: number) => new SemanticVersion(a, b, c)],
    ['(int major, int minor)', (a: number, b: number) => new SemanticVersion(a, b)],
    ['(int major)', (a: number) => new SemanticVersion(a)],
    ['(version version)', fromVersion],
  ],
  properties: [
    ['int Major {get;}', (self: SemanticVersion) => self.major],
    ['int Minor {get;}', (self: SemanticVersion) => self.minor],
    ['int Patch {get;}', (self: SemanticVersion) => self.patch],
    ['string PreReleaseLabel {get;}', (self: SemanticVersion) => self.preReleaseLabel],
    ['string BuildLabel {get;}', (self: SemanticVersion) => self.buildLabel],
  ],
  methods: [
    ['int CompareTo(System.Object version)', compareToObject],
    [
      'int CompareTo(semver value)',
      (self: SemanticVersion, other: SemanticVersion | null) => (other ? self.compareTo(other) : 1),
    ],
    ['bool Equals(System.Object obj)', equals],
    ['bool Equals(semver other)', equals],
    ['string ToString()', (self: SemanticVersion) => self.toString()],
  ],
  staticMethods: [
    [
      'int Compare(semver versionA, semver versionB)',
      (a: SemanticVersion | null, b: SemanticVersion | null) =>
        a && b ? a.compareTo(b) : Number(a !== null) - Number(b !== null),
    ],
    ['semver Parse(string version)', parsed],
    ['bool TryParse(string version, ref semver result)', tryParse],
  ],
  toText: (self) => self.toString(),
  compare: (a, b) => a.compareTo(b),
  equals,
  hashKey: ({ major, minor, patch, preReleaseLabel }) => `${major}.${minor}.${patch}-${preReleaseLabel ?? ''}`,
});
