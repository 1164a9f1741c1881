/**
 * `$PSStyle`: the escape sequences by which scripts style their texts, and whether a console is shown any. What the shell
 * itself writes (tables, errors, files) has the looks of a Windows console here and takes no colours from it, so what
 * would set those is refused.
 */
import { NetObject } from '../types/net-object.ts';
import { type NetType, typeNamed } from '../types/net-type.ts';

export const STYLE = 'System.Management.Automation.PSStyle';

const csi = (parameters: string): string => `\u001b[${parameters}m`;

const COLOURS = ['Black', 'Red', 'Green', 'Yellow', 'Blue', 'Magenta', 'Cyan', 'White'] as const;

/** The names and sequences of sixteen colours; bright ones are 60 further on. */
function colours(first: number): readonly (readonly [name: string, sequence: string])[] {
  return [
    ...COLOURS.map((name, index) => [name, csi(String(first + index))] as const),
    ...COLOURS.map((name, index) => [`Bright${name}`, csi(String(first + 60 + index))] as const),
  ];
}

/** The parts of a style, each a type of its own, with the values that PowerShell 7.6 starts with. */
export const STYLE_PARTS = {
  '': [
    ['Reset', csi('0')],
    ['BlinkOff', csi('25')],
    ['Blink', csi('5')],
    ['BoldOff', csi('22')],
    ['Bold', csi('1')],
    ['DimOff', csi('22')],
    ['Dim', csi('2')],
    ['Hidden', csi('8')],
    ['HiddenOff', csi('28')],
    ['Reverse', csi('7')],
    ['ReverseOff', csi('27')],
    ['ItalicOff', csi('23')],
    ['Italic', csi('3')],
    ['UnderlineOff', csi('24')],
    ['Underline', csi('4')],
    ['StrikethroughOff', csi('29')],
    ['Strikethrough', csi('9')],
  ],
  FormattingData: [
    ['FormatAccent', csi('32;1')],
    ['TableHeader', csi('32;1')],
    ['CustomTableHeaderLabel', csi('32;1;3')],
    ['ErrorAccent', csi('36;1')],
    ['Error', csi('31;1')],
    ['Warning', csi('33;1')],
    ['Verbose', csi('33;1')],
    ['Debug', csi('33;1')],
    ['FeedbackName', csi('33')],
    ['FeedbackText', csi('96')],
    ['FeedbackAction', csi('97')],
  ],
  ProgressConfiguration: [['Style', csi('33;1')]],
  FileInfoFormatting: [
    ['Directory', csi('44;1')],
    ['SymbolicLink', csi('36;1')],
    ['Executable', csi('32;1')],
  ],
  ForegroundColor: colours(30),
  BackgroundColor: colours(40),
} as const satisfies Record<string, readonly (readonly [string, string])[]>;

export type StylePart = keyof typeof STYLE_PARTS;

/** A part of `$PSStyle`: its sequences do not change. */
export class StyleObject extends NetObject {
  constructor(readonly part: StylePart) {
    super();
  }

  netType(): NetType {
    return typeNamed(this.part === '' ? STYLE : `${STYLE}+${this.part}`);
  }
}

/** `$PSStyle` itself. */
export class Style extends StyleObject {
  /** `Host`, `Ansi` or `PlainText`: whether a console is shown escape sequences. */
  outputRendering = 'Host';
  readonly formatting = new StyleObject('FormattingData');
  readonly progress = new StyleObject('ProgressConfiguration');
  readonly foreground = new StyleObject('ForegroundColor');
  readonly background = new StyleObject('BackgroundColor');
  readonly fileInfo = new StyleObject('FileInfoFormatting');

  constructor() {
    super('');
  }

  /** A text as a console is shown it. */
  shown(text: string): string {
    return this.outputRendering === 'PlainText' ? undecorated(text) : text;
  }
}

/** Styles, modes of the terminal and links: what PowerShell takes for decoration. It leaves what moves the cursor or clears. */
const DECORATION = /\u001b\[(?:\d+(?:;\d+)*)?m|\u001b\[\?\d+[hl]|\u001b\]8;;.*?\u001b\\/g;

/** A text without decoration: what transcripts record, and a console is shown of it where output is plain text. */
export function undecorated(text: string): string {
  return text.includes('\u001b') ? text.replace(DECORATION, '') : text;
}
