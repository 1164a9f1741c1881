/** Types of Microsoft.PowerShell.MarkdownRender: texts in Markdown, converted, and how they are coloured. */
import { defineType, type PropertyDeclaration } from '../../../../src/types/type-declaration.ts';
import type { EnumValue } from '../../../../src/types/values/enum-value.ts';
import { MarkdownInfo } from '../../markdown-info.ts';
import { MarkdownOptions, OPTION_NAMES, type OptionName } from '../../markdown-options.ts';

export default [
  defineType<MarkdownInfo>({
    name: 'Microsoft.PowerShell.MarkdownRender.MarkdownInfo',
    constructors: [['()', () => new MarkdownInfo()]],
    properties: [
      ['string Html {get;}', (self: MarkdownInfo) => self.html],
      ['string VT100EncodedString {get;}', (self: MarkdownInfo) => self.vt100EncodedString],
    ],
  }),
  defineType({
    name: 'Microsoft.PowerShell.MarkdownRender.MarkdownOptionInfoProperty',
    kind: 'enum',
    members: Object.fromEntries(OPTION_NAMES.map((name, number) => [name, number])),
  }),
  defineType<MarkdownOptions>({
    name: 'Microsoft.PowerShell.MarkdownRender.PSMarkdownOptionInfo',
    constructors: [['()', () => new MarkdownOptions()]],
    properties: [
      ...OPTION_NAMES.map(
        (name): PropertyDeclaration => [
          `string ${name} {get;set;}`,
          (self: MarkdownOptions) => self.get(name),
          (self: MarkdownOptions, sequence: string) => self.set(name, sequence),
        ],
      ),
      [
        'bool EnableVT100Encoding {get;set;}',
        (self: MarkdownOptions) => self.enableVT100Encoding,
        (self: MarkdownOptions, value: boolean) => {
          self.enableVT100Encoding = value;
        },
      ],
    ],
    methods: [
      [
        'string AsEscapeSequence(Microsoft.PowerShell.MarkdownRender.MarkdownOptionInfoProperty propertyName)',
        (self: MarkdownOptions, name: EnumValue) => self.asEscapeSequence(name.toString() as OptionName),
      ],
      ['void SetDarkTheme()', (self: MarkdownOptions) => self.setDarkTheme()],
      ['void SetLightTheme()', (self: MarkdownOptions) => self.setLightTheme()],
    ],
  }),
];
