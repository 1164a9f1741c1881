/** The types of `$PSStyle` and its parts. */
import { toText } from '../../../types/conversion/conversion.ts';
import { netException } from '../../../types/net-exception.ts';
import { typeNamed } from '../../../types/net-type.ts';
import { defineType, type MethodDeclaration, type PropertyDeclaration } from '../../../types/type-declaration.ts';
import { EnumValue } from '../../../types/values/enum-value.ts';
import { currentRunspace } from '../../current-runspace.ts';
import {
  type ExtensionStyles,
  type FileStyle,
  type ProgressStyle,
  STYLE,
  STYLE_PARTS,
  type Style,
  type StyleObject,
  type StylePart,
} from '../../ps-style.ts';

const RENDERING = 'System.Management.Automation.OutputRendering';
const renderings = ['Host', 'PlainText', 'Ansi'];
const VIEW = 'System.Management.Automation.ProgressView';

/** The codes of the console's colours in the order of ConsoleColor: dark ones from 30, bright ones from 90. */
const FOREGROUND = [30, 34, 32, 36, 31, 35, 33, 37, 90, 94, 92, 96, 91, 95, 93, 97];

function foregroundCode(color: EnumValue): number {
  return FOREGROUND[Number(color.value)] ?? 39;
}

function backgroundCode(color: EnumValue): number {
  return foregroundCode(color) + 10;
}

/** The sequences of a part. */
function sequences(part: StylePart, settable: boolean): PropertyDeclaration[] {
  return STYLE_PARTS[part].map(([name, sequence]): PropertyDeclaration => {
    if (!settable) return [`string ${name} {get;}`, () => sequence];
    return [
      `string ${name} {get;set;}`,
      (self: StyleObject) => self.sequence(name),
      (self: StyleObject, value: string | null) => self.setSequence(name, value),
    ];
  });
}

/** Below this no bar has room. */
const LEAST_PROGRESS_WIDTH = 18;

function wideEnough(columns: number): number {
  if (columns >= LEAST_PROGRESS_WIDTH) return columns;
  throw netException(
    'System.ArgumentOutOfRangeException',
    `The MaxWidth for the Progress rendering must be at least ${LEAST_PROGRESS_WIDTH} to render correctly. (Parameter 'MaxWidth')`,
  );
}

const rgb = (first: number): MethodDeclaration[] => [
  [
    'string FromRgb(byte red, byte green, byte blue)',
    (_self: StyleObject, red: number, green: number, blue: number) => `\u001b[${first};2;${red};${green};${blue}m`,
  ],
  [
    'string FromRgb(int rgb)',
    (_self: StyleObject, value: number) =>
      `\u001b[${first};2;${(value >> 16) & 255};${(value >> 8) & 255};${value & 255}m`,
  ],
];

export default [
  defineType({
    name: 'System.Management.Automation.OutputRendering',
    kind: 'enum',
    members: { Host: 0, PlainText: 1, Ansi: 2 },
  }),
  defineType({
    name: 'System.Management.Automation.ProgressView',
    kind: 'enum',
    members: { Minimal: 0, Classic: 1 },
  }),
  defineType<Style>({
    name: 'System.Management.Automation.PSStyle',
    staticMethods: [
      [
        'string MapForegroundColorToEscapeSequence(System.ConsoleColor foregroundColor)',
        (color: EnumValue) => `\u001b[${foregroundCode(color)}m`,
      ],
      [
        'string MapBackgroundColorToEscapeSequence(System.ConsoleColor backgroundColor)',
        (color: EnumValue) => `\u001b[${backgroundCode(color)}m`,
      ],
      [
        'string MapColorPairToEscapeSequence(System.ConsoleColor foregroundColor, System.ConsoleColor backgroundColor)',
        (foreground: EnumValue, background: EnumValue) =>
          `\u001b[${foregroundCode(foreground)};${backgroundCode(background)}m`,
      ],
    ],
    staticProperties: [['System.Management.Automation.PSStyle Instance {get;}', () => currentRunspace().style]],
    properties: [
      [
        `${RENDERING} OutputRendering {get;set;}`,
        (self: Style) => EnumValue.of(typeNamed(RENDERING), renderings.indexOf(self.outputRendering)),
        (self: Style, value: EnumValue) => {
          self.outputRendering = value.toString();
        },
      ],
      [
        'bool AutoSizeDefaultFormatting {get;set;}',
        (self: Style) => self.autoSizeDefaultFormatting,
        (self: Style, value: boolean) => {
          self.autoSizeDefaultFormatting = value;
        },
      ],
      ...sequences('', false),
      [`${STYLE}+FormattingData Formatting {get;}`, (self: Style) => self.formatting],
      [`${STYLE}+ProgressConfiguration Progress {get;}`, (self: Style) => self.progress],
      [`${STYLE}+ForegroundColor Foreground {get;}`, (self: Style) => self.foreground],
      [`${STYLE}+BackgroundColor Background {get;}`, (self: Style) => self.background],
      [`${STYLE}+FileInfoFormatting FileInfo {get;}`, (self: Style) => self.fileInfo],
    ],
    methods: [
      [
        'string FormatHyperlink(string text, uri link)',
        (_self: Style, text: string, link: { toString(): string }) =>
          `\u001b]8;;${String(link)}\u001b\\${text}\u001b]8;;\u001b\\`,
      ],
    ],
  }),
  defineType<StyleObject>({
    name: 'System.Management.Automation.PSStyle+FormattingData',
    properties: sequences('FormattingData', true),
  }),
  defineType<ProgressStyle>({
    name: 'System.Management.Automation.PSStyle+ProgressConfiguration',
    properties: [
      ...sequences('ProgressConfiguration', true),
      [
        'int MaxWidth {get;set;}',
        (self: ProgressStyle) => self.maxWidth,
        (self: ProgressStyle, value: number) => {
          self.maxWidth = wideEnough(value);
        },
      ],
      [
        `${VIEW} View {get;set;}`,
        (self: ProgressStyle) => EnumValue.of(typeNamed(VIEW), self.view === 'Classic' ? 1 : 0),
        (self: ProgressStyle, value: EnumValue) => {
          self.view = value.value === 1n ? 'Classic' : 'Minimal';
        },
      ],
      [
        'bool UseOSCIndicator {get;set;}',
        (self: ProgressStyle) => self.usesOscIndicator,
        (self: ProgressStyle, value: boolean) => {
          self.usesOscIndicator = value;
        },
      ],
    ],
  }),
  defineType<FileStyle>({
    name: 'System.Management.Automation.PSStyle+FileInfoFormatting',
    properties: [
      ...sequences('FileInfoFormatting', true),
      [`${STYLE}+FileInfoFormatting+FileExtensionDictionary Extension {get;}`, (self: FileStyle) => self.extensions],
    ],
  }),
  defineType<ExtensionStyles>({
    name: 'System.Management.Automation.PSStyle+FileInfoFormatting+FileExtensionDictionary',
    index: {
      get: (self: ExtensionStyles, extension: string) => self.sequence(extension),
      set: (self: ExtensionStyles, value: unknown, extension: string) =>
        self.set(extension, value === null ? null : toText(value)),
      signature: 'string Item(string extension) {get;set;}',
    },
    properties: [['System.Collections.Generic.IEnumerable[string] Keys {get;}', (self: ExtensionStyles) => self.names]],
    methods: [
      [
        'void Add(string extension, string decoration)',
        (self: ExtensionStyles, extension: string, decoration: string | null) => self.add(extension, decoration),
      ],
      ['void Clear()', (self: ExtensionStyles) => self.clear()],
      ['bool ContainsKey(string extension)', (self: ExtensionStyles, extension: string) => self.has(extension)],
      ['void Remove(string extension)', (self: ExtensionStyles, extension: string) => self.remove(extension)],
    ],
  }),
  defineType<StyleObject>({
    name: 'System.Management.Automation.PSStyle+ForegroundColor',
    properties: sequences('ForegroundColor', false),
    methods: rgb(38),
  }),
  defineType<StyleObject>({
    name: 'System.Management.Automation.PSStyle+BackgroundColor',
    properties: sequences('BackgroundColor', false),
    methods: rgb(48),
  }),
];
