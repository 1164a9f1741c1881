/** System.Globalization.CompareInfo. */
import { cultureNamed } from '../culture/culture.ts';
import { defineType } from '../type-declaration.ts';
import { CompareInfo } from '../values/compare-info.ts';
import type { EnumValue } from '../values/enum-value.ts';

const IGNORE_CASE = 1n;
const ORDINAL_IGNORE_CASE = 0x10000000n;
const ORDINAL = 0x40000000n;

function compare(self: CompareInfo, a: string, b: string, options: bigint): number {
  if (options & ORDINAL) return a < b ? -1 : a > b ? 1 : 0;
  if (options & ORDINAL_IGNORE_CASE) return compare(self, a.toUpperCase(), b.toUpperCase(), ORDINAL);
  return Math.sign(self.culture.compare(a, b, (options & IGNORE_CASE) !== 0n));
}

export default defineType<CompareInfo>({
  name: 'System.Globalization.CompareInfo',
  constructors: [],
  properties: [
    ['string Name {get;}', (self: CompareInfo) => self.culture.name],
    ['int LCID {get;}', (self: CompareInfo) => self.culture.ids.lcid],
  ],
  methods: [
    [
      'int Compare(string string1, string string2)',
      (self: CompareInfo, a: string, b: string) => compare(self, a, b, 0n),
    ],
    [
      'int Compare(string string1, string string2, System.Globalization.CompareOptions options)',
      (self: CompareInfo, a: string, b: string, options: EnumValue) => compare(self, a, b, options.value),
    ],
    ['string ToString()', (self: CompareInfo) => `CompareInfo - ${self.culture.name}`],
  ],
  staticMethods: [
    [
      'System.Globalization.CompareInfo GetCompareInfo(string name)',
      (name: string) => new CompareInfo(cultureNamed(name)),
    ],
  ],
  toText: (self) => `CompareInfo - ${self.culture.name}`,
});
