/** The user interface of a console: text to standard output and error, answers from wherever lines come from. */
import stringWidth from 'string-width';
import type { Choice, ConsoleColor, Coordinates, HostUI, PressedKey, PromptField } from '../engine/host.ts';
import { PipelineStoppedException } from '../engine/jumps.ts';
import type { ProgressRecord } from '../engine/progress-record.ts';
import { type ProgressStyle, RESET, styled } from '../engine/ps-style.ts';
import { platform } from '../platform/platform.ts';
import { writeWhole } from '../platform/write-whole.ts';
import { netException, runtimeException } from '../types/net-exception.ts';
import type { LineInput } from './blocking-input.ts';
import { choiceLine, hotKey } from './choice-line.ts';
import { colored, colorSequence, ERROR_STYLE, WARNING_STYLE } from './console-colors.ts';
import { askFields } from './field-questions.ts';
import { ProgressBars } from './progress-bars.ts';
import { type ProgressDisplay, ProgressLines, type ProgressManner } from './progress-lines.ts';

/** What the window is called as long as nobody has named it otherwise. */
export const APPLICATION_TITLE = 'Lync Server Management Shell';

export interface ConsoleOptions {
  readonly interactive: boolean;
  /** The window as it is now. */
  readonly size: () => Coordinates;
  readonly input: LineInput;
  /** Colours on standard output and standard error. */
  readonly colors: { readonly output: boolean; readonly error: boolean };
  /** Whether someone watches, so that every line is written at once. */
  readonly immediate: boolean;
  /** Whether standard output is a terminal that does what sequences tell it, in colours or without. */
  readonly obeysSequences: boolean;
  /** How progress is shown on standard error; null where nobody would see it. */
  readonly progress: ProgressManner | null;
  /** Whether programs of the host can be given the terminal. */
  readonly lendsTerminal: boolean;
  /** Whether Ctrl+C was pressed: what was not written yet need not be. */
  readonly isStopped: () => boolean;
  /** Writes to standard output (1) and error (2), where those are not the process's own. */
  readonly put?: (descriptor: number, text: string) => void;
}

/** Output is gathered so that many short lines are one write, but none waits longer than this for the next. */
const BUFFER_LENGTH = 16_384;
const FLUSH_MS = 20;
const LONGEST_LINE = 2_000;

export class ConsoleUI implements HostUI {
  readonly interactive: boolean;
  readonly supportsColor: boolean;
  private title = APPLICATION_TITLE;
  private buffered = '';
  private lastFlush = Number.NEGATIVE_INFINITY;
  private readonly progress: ProgressDisplay | null;
  /** What was written behind the last line end. */
  private openLine = '';
  /** What a script has painted the console in; empty for its own colours. */
  private paintSequence = '';
  /** Whether the terminal writes in that now. Prompts and questions are in the console's own colours. */
  private isPainted = false;
  /** Nobody reads the output any more. */
  private gone = false;
  /** Hears all that is put out. */
  heard: ((text: string) => void) | null = null;

  constructor(private readonly options: ConsoleOptions) {
    this.interactive = options.interactive;
    this.supportsColor = options.colors.output;
    this.progress = progressDisplay(options, (text) => this.put(2, text));
  }

  /** Whether the output went nowhere at last, which has ended what wrote it. */
  get isGone(): boolean {
    return this.gone;
  }

  get size(): Coordinates {
    return this.options.size();
  }

  get windowTitle(): string {
    return this.title;
  }

  set windowTitle(title: string) {
    this.title = title;
    if (!this.options.obeysSequences) return;
    this.flush();
    this.put(1, `\u001b]0;${title}\u0007`);
  }

  write(text: string, foreground?: ConsoleColor, background?: ConsoleColor): void {
    this.append(this.options.colors.output ? colored(text, foreground, background) : text);
  }

  writeOutputLine(line: string): void {
    this.append(`${line}\n`);
  }

  writeErrorText(text: string, style = ERROR_STYLE): void {
    if (this.gone) throw new PipelineStoppedException();
    this.flush();
    this.progress?.erase();
    this.noteLine(text);
    this.put(2, this.inPaint(this.options.colors.error && style ? styled(text, style) : text));
  }

  writeStreamLine(_kind: string, line: string, style = WARNING_STYLE): void {
    this.append(`${this.options.colors.output && style ? styled(line, style) : line}\n`);
  }

  writeProgress(record: ProgressRecord, style?: ProgressStyle): void {
    if (!this.progress) return;
    this.flush();
    this.progress.show(record, style);
  }

  paint(foreground: ConsoleColor | null, background: ConsoleColor | null): void {
    if (!this.options.colors.output) return;
    this.flush();
    this.unpaint();
    this.paintSequence = colorSequence(foreground, background);
    // Clearing the screen fills it with what the terminal was told last.
    if (this.paintSequence !== '') this.put(1, this.inPaint(''));
  }

  /** A text as it is written where the console is painted: what ends a style of its own goes back to the paint. */
  private inPaint(text: string): string {
    if (this.paintSequence === '') return text;
    const begin = this.isPainted ? '' : this.paintSequence;
    this.isPainted = true;
    return begin + text.replaceAll(RESET, RESET + this.paintSequence);
  }

  private unpaint(): void {
    if (this.isPainted) this.put(1, RESET);
    this.isPainted = false;
  }

  private put(descriptor: number, text: string): void {
    this.heard?.(text);
    if (this.options.put) this.options.put(descriptor, text);
    else if (!writeWhole(descriptor, text, this.options.isStopped)) this.gone = true;
  }

  /** Where nobody reads, whatever writes is stopped as by Ctrl+C; it might go on for ever. */
  private append(text: string): void {
    if (this.gone) throw new PipelineStoppedException();
    this.buffered += text;
    this.noteLine(text);
    const isLate = this.options.immediate || platform().time.elapsed() - this.lastFlush > FLUSH_MS;
    if (isLate || this.buffered.length > BUFFER_LENGTH) this.flush();
  }

  private noteLine(text: string): void {
    const end = text.lastIndexOf('\n');
    const rest = end < 0 ? this.openLine + text : text.slice(end + 1);
    // A line that long has wrapped; where it stands is not known any more.
    this.openLine = rest.length > LONGEST_LINE ? '' : rest;
  }

  /** The column in which the output has ended; what is asked there ends its row. */
  takeColumn(): number {
    const line = this.openLine;
    this.openLine = '';
    return line === '' ? 0 : stringWidth(line.slice(line.lastIndexOf('\r') + 1)) % Math.max(1, this.size.width);
  }

  /** Puts out what was gathered. */
  flush(): void {
    if (this.buffered === '') return;
    this.progress?.erase();
    const text = this.inPaint(this.buffered);
    this.buffered = '';
    this.put(1, text);
    this.lastFlush = platform().time.elapsed();
  }

  /** An input has run to its end: everything is on the screen, and no bar stays. */
  endInput(): void {
    this.flush();
    this.progress?.clear();
    this.unpaint();
  }

  readLine(prompt: string): string | null {
    this.requireInteractive();
    this.beforeQuestion();
    return this.options.input.readLine(prompt);
  }

  consoleLine(): string | null {
    this.beforeQuestion();
    const { input } = this.options;
    return input.bareLine ? input.bareLine() : input.readLine('');
  }

  readSecret(prompt: string): string | null {
    this.requireInteractive();
    this.beforeQuestion();
    return this.options.input.readSecret(prompt);
  }

  readKey(): PressedKey | null {
    this.requireInteractive();
    this.beforeQuestion();
    return this.options.input.readKey();
  }

  get lendsTerminal(): boolean {
    return this.options.lendsTerminal;
  }

  lendTerminal<T>(work: () => T): T {
    this.endInput();
    return this.options.input.lendDuring(work);
  }

  private beforeQuestion(): void {
    this.flush();
    this.progress?.erase();
    this.unpaint();
  }

  private requireInteractive(): void {
    if (!this.interactive) throw notInteractive();
  }

  prompt(caption: string, message: string, fields: readonly PromptField[]): Map<string, string | string[]> {
    this.requireInteractive();
    if (caption) this.append(`\n${caption}\n`);
    if (message) this.append(`${message}\n`);
    return askFields(fields, {
      say: (line) => this.append(`${line}\n`),
      ask: (label, { secret }) => (secret ? this.readSecret(label) : this.readLine(label)),
    });
  }

  promptForChoice(caption: string, message: string, choices: readonly Choice[], defaultChoice: number): number {
    this.requireInteractive();
    this.append(`\n${caption}\n${message}\n`);
    for (;;) {
      const line = this.readLine(choiceLine(choices, defaultChoice));
      if (line === null) throw nothingChosen();
      const picked = pick(line.trim(), choices, defaultChoice);
      if (picked === 'help') for (const choice of choices) this.append(`${hotKey(choice)} - ${choice.helpMessage}\n`);
      else if (picked !== null) return picked;
    }
  }

  /** Only a terminal has a screen: in a file or a pipe the sequence would be rubbish. */
  clear(): void {
    if (this.options.obeysSequences) this.append('\u001b[2J\u001b[H');
  }
}

/** Lines as output, each with its end. */
export function writeLines(ui: Pick<ConsoleUI, 'writeOutputLine'>, lines: readonly string[]): void {
  for (const line of lines) ui.writeOutputLine(line);
}

function progressDisplay({ progress, size }: ConsoleOptions, write: (text: string) => void): ProgressDisplay | null {
  if (progress === null) return null;
  return progress === 'lines' ? new ProgressLines(write) : new ProgressBars(write, () => size().width);
}

/** The input ended where a choice was wanted: nothing may be done that nobody has agreed to. PowerShell fails like this. */
function nothingChosen(): unknown {
  return netException('System.NullReferenceException', 'Object reference not set to an instance of an object.');
}

function notInteractive(): unknown {
  return runtimeException(
    'InvalidOperation',
    'InvalidOperation',
    'PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.',
    { typeName: 'System.Management.Automation.PSInvalidOperationException' },
  );
}

function pick(answer: string, choices: readonly Choice[], defaultChoice: number): number | 'help' | null {
  if (answer === '') return defaultChoice >= 0 ? defaultChoice : null;
  if (answer === '?') return 'help';
  const lower = answer.toLowerCase();
  const at = choices.findIndex((choice) =>
    [hotKey(choice), choice.label.replace('&', '')].some((name) => name.toLowerCase() === lower),
  );
  return at < 0 ? null : at;
}
