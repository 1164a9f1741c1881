/**
 * `$PSStyle`: the escape sequences by which scripts style their texts, and whether a console is shown any. What the shell
 * itself writes (tables, errors, files) has the looks of a Windows console here until a session sets a sequence for it, or
 * asks for sequences everywhere (`OutputRendering` Ansi), which gives PowerShell's own.
 */

import { DirectoryInfo, type FileSystemInfo } from '../types/files/file-system-info.ts';
import type { FileNameStyle } from '../types/files/file-system-members.ts';
import { netException } from '../types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';

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

/** A part of `$PSStyle`: its sequences, and which of them the session has set. */
export class StyleObject extends NetObject {
  private readonly changed = new Map<string, string>();

  constructor(readonly part: StylePart) {
    super();
  }

  netType(): NetType {
    return typeNamed(this.part === '' ? STYLE : `${STYLE}+${this.part}`);
  }

  /** What scripts read of a sequence. */
  sequence(name: string): string {
    return this.changed.get(name) ?? STYLE_PARTS[this.part].find(([known]) => known === name)?.[1] ?? '';
  }

  /** @throws NetException for a text that would be seen. Null takes the sequence away. */
  setSequence(name: string, value: string | null): void {
    this.changed.set(name, sequencesOnly(value ?? ''));
  }

  /** The sequence that the session has set, or undefined while PowerShell's own stands there. */
  setValue(name: string): string | undefined {
    return this.changed.get(name);
  }
}

/** @throws NetException for a text with anything but escape sequences, as each setter of `$PSStyle` does. */
export function sequencesOnly(text: string): string {
  if (undecorated(text) === '') return text;
  throw netException(
    'System.ArgumentException',
    `The specified string contains printable content when it should only contain ANSI escape sequences: ${text}`,
  );
}

/** `$PSStyle.Progress`. */
export class ProgressStyle extends StyleObject {
  maxWidth = 120;
  view: 'Minimal' | 'Classic' = 'Minimal';
  usesOscIndicator = false;

  constructor() {
    super('ProgressConfiguration');
  }
}

/** `$PSStyle.FileInfo`. */
export class FileStyle extends StyleObject {
  readonly extensions = new ExtensionStyles();

  constructor() {
    super('FileInfoFormatting');
  }
}

const ARCHIVE = csi('31;1');
const SCRIPT = csi('33;1');

/** `$PSStyle.FileInfo.Extension`: sequences by extension, with its period; case does not count. */
export class ExtensionStyles extends NetObject {
  private readonly entries = new Map<string, string>([
    ...['.zip', '.tgz', '.gz', '.tar', '.nupkg', '.cab', '.7z'].map((name) => [name, ARCHIVE] as const),
    ...['.ps1', '.psd1', '.psm1', '.ps1xml'].map((name) => [name, SCRIPT] as const),
  ]);
  /** Those whose sequence the session gave. */
  private readonly own = new Set<string>();

  netType(): NetType {
    return typeNamed(`${STYLE}+FileInfoFormatting+FileExtensionDictionary`);
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(extensionOf(name));
  }

  sequence(name: string): string {
    return this.entries.get(extensionOf(name)) ?? '';
  }

  set(name: string, sequence: string | null): void {
    const key = extensionOf(name);
    this.entries.set(key, sequencesOnly(sequence ?? ''));
    this.own.add(key);
  }

  add(name: string, sequence: string | null): void {
    const key = extensionOf(name);
    if (this.entries.has(key)) {
      throw netException('System.ArgumentException', `An item with the same key has already been added. Key: ${name}`);
    }
    this.set(name, sequence);
  }

  remove(name: string): void {
    const key = extensionOf(name);
    this.entries.delete(key);
    this.own.delete(key);
  }

  clear(): void {
    this.entries.clear();
    this.own.clear();
  }

  /** Whether the session has set it. */
  isOwn(name: string): boolean {
    return this.own.has(name.toLowerCase());
  }
}

function extensionOf(name: string): string {
  if (name.startsWith('.')) return name.toLowerCase();
  throw netException(
    'System.ArgumentException',
    'When adding or removing extensions, the extension must start with a period.',
  );
}

/** `$PSStyle` itself. */
export class Style extends StyleObject implements FileNameStyle {
  /** `Host`, `Ansi` or `PlainText`: whether a console is shown escape sequences. */
  outputRendering = 'Host';
  autoSizeDefaultFormatting = false;
  readonly formatting = new StyleObject('FormattingData');
  readonly progress = new ProgressStyle();
  readonly foreground = new StyleObject('ForegroundColor');
  readonly background = new StyleObject('BackgroundColor');
  readonly fileInfo = new FileStyle();

  constructor() {
    super('');
  }

  /** A text as a console is shown it. */
  shown(text: string): string {
    return this.outputRendering === 'PlainText' ? undecorated(text) : text;
  }

  /** This style where what is formatted shows it: everywhere, in a console with colours, or nowhere. */
  forOutput(hasColors: boolean): Style | null {
    const { outputRendering } = this;
    return outputRendering === 'Ansi' || (outputRendering === 'Host' && hasColors) ? this : null;
  }

  /**
   * The sequence in which the shell itself writes something. Undefined where it keeps the looks of a Windows console:
   * as long as the session has neither set the sequence nor asked for sequences everywhere.
   */
  inForce(part: StyleObject, name: string): string | undefined {
    return this.outputRendering === 'Ansi' ? part.sequence(name) : part.setValue(name);
  }

  ofFile(file: FileSystemInfo): string | undefined {
    const kind = this.kindOf(file);
    if (kind !== 'Extension') return kind === null ? undefined : this.fileInfo.sequence(kind);
    return this.fileInfo.extensions.sequence(file.fileExtension);
  }

  /** By the rule of `inForce`. */
  shownOfFile(file: FileSystemInfo): string | undefined {
    const kind = this.kindOf(file);
    if (kind !== 'Extension') return kind === null ? undefined : this.inForce(this.fileInfo, kind);
    const { extensions } = this.fileInfo;
    const isShown = this.outputRendering === 'Ansi' || extensions.isOwn(file.fileExtension);
    return isShown ? extensions.sequence(file.fileExtension) : undefined;
  }

  /** Which of the styles of files is that of a file. */
  private kindOf(file: FileSystemInfo): 'SymbolicLink' | 'Directory' | 'Extension' | 'Executable' | null {
    if (file.isLink) return 'SymbolicLink';
    if (file instanceof DirectoryInfo) return 'Directory';
    if (this.fileInfo.extensions.has(file.fileExtension || '.')) return 'Extension';
    return file.isExecutable ? 'Executable' : null;
  }
}

/** Ends a style. */
export const RESET = csi('0');

/** Each line of a text in a style; the line ends stay outside, so that a background does not run to the window's edge. */
export function styled(text: string, style: string): string {
  return text.replace(/[^\n]+/g, (line) => `${style}${line}${RESET}`);
}

/** Styles, modes of the terminal and links: what PowerShell takes for decoration. It leaves what moves the cursor or clears. */
const DECORATION = /\u001b\[(?:\d+(?:;\d+)*)?m|\u001b\[\?\d+[hl]|\u001b\]8;;.*?\u001b\\/g;

/** A text without decoration: what transcripts record, and a console is shown of it where output is plain text. */
export function undecorated(text: string): string {
  return text.includes('\u001b') ? text.replace(DECORATION, '') : text;
}
