/** System.Globalization.TextInfo. */
import { defineType } from '../type-declaration.ts';
import type { Char } from '../values/char.ts';
import { TextInfo } from '../values/text-info.ts';

export default defineType<TextInfo>({
  name: 'System.Globalization.TextInfo',
  interfaces: ['System.ICloneable', 'System.Runtime.Serialization.IDeserializationCallback'],
  constructors: [],
  properties: [
    ['int ANSICodePage {get;}', (self: TextInfo) => self.culture.ids.ansiCodePage],
    ['int OEMCodePage {get;}', (self: TextInfo) => self.culture.ids.oemCodePage],
    ['int MacCodePage {get;}', (self: TextInfo) => self.culture.ids.macCodePage],
    ['int EBCDICCodePage {get;}', (self: TextInfo) => self.culture.ids.ebcdicCodePage],
    ['int LCID {get;}', (self: TextInfo) => self.culture.ids.lcid],
    ['string CultureName {get;}', (self: TextInfo) => self.culture.name],
    ['bool IsReadOnly {get;}', (self: TextInfo) => self.isReadOnly],
    [
      'string ListSeparator {get;set;}',
      (self: TextInfo) => self.listSeparator,
      (self: TextInfo, value: string) => {
        self.listSeparator = value;
      },
    ],
    ['bool IsRightToLeft {get;}', (self: TextInfo) => self.culture.isRightToLeft],
  ],
  methods: [
    ['System.Object Clone()', (self: TextInfo) => self.copy()],
    [
      'bool Equals(System.Object obj)',
      (self: TextInfo, other: unknown) => other instanceof TextInfo && other.culture.name === self.culture.name,
    ],
    ['int GetHashCode()', (self: TextInfo) => self.culture.ids.lcid],
    ['char ToLower(char c)', (self: TextInfo, c: Char) => self.toLower(String(c))],
    ['string ToLower(string str)', (self: TextInfo, text: string) => self.toLower(text)],
    ['string ToTitleCase(string str)', (self: TextInfo, text: string) => self.toTitleCase(text)],
    ['char ToUpper(char c)', (self: TextInfo, c: Char) => self.toUpper(String(c))],
    ['string ToUpper(string str)', (self: TextInfo, text: string) => self.toUpper(text)],
    ['string ToString()', (self: TextInfo) => `TextInfo - ${self.culture.name}`],
  ],
  toText: (self) => `TextInfo - ${self.culture.name}`,
});
