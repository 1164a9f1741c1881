/**
 * What the engine asks of the program around it: a console-like user interface and the way to show objects. Every effect
 * that is visible to a person goes through here; everything else through `Ambient` (types) and the providers.
 */
import type { ErrorRecord } from '../types/error-record.ts';
import type { NetType } from '../types/net-type.ts';
import type { ProgressRecord } from './progress-record.ts';
import type { ProgressStyle } from './ps-style.ts';

export interface Coordinates {
  readonly width: number;
  readonly height: number;
}

/** Answer to a prompt for several values, one per field. */
export interface PromptField {
  readonly name: string;
  readonly label: string;
  /** What an answer has to become: of a list, each of its items. */
  readonly type: NetType;
  readonly helpMessage: string;
  readonly secret: boolean;
  readonly isArray: boolean;
}

/** A key that was pressed: `Ctrl+a`, `Enter`, and what it types. */
export interface PressedKey {
  readonly chord: string;
  readonly text: string;
}

export interface Choice {
  /** With `&` before the hot key: `&Yes`. */
  readonly label: string;
  readonly helpMessage: string;
}

export type ConsoleColor =
  | 'Black'
  | 'DarkBlue'
  | 'DarkGreen'
  | 'DarkCyan'
  | 'DarkRed'
  | 'DarkMagenta'
  | 'DarkYellow'
  | 'Gray'
  | 'DarkGray'
  | 'Blue'
  | 'Green'
  | 'Cyan'
  | 'Red'
  | 'Magenta'
  | 'Yellow'
  | 'White';

/** The streams that are shown as lines. */
export type StreamKind = 'warning' | 'verbose' | 'debug' | 'information';

export interface HostUI {
  /** Text to the console, as Write-Host gives it; no line end is added. */
  write(text: string, foreground?: ConsoleColor, background?: ConsoleColor): void;
  /** A line of formatted output (the success stream's display). */
  writeOutputLine(line: string): void;
  /** A rendered error text, with its line end. A console with colours shows it in a style: its own where none is given. */
  writeErrorText(text: string, style?: string): void;
  /** Lines already prefixed (`WARNING: …`), in a style as errors. */
  writeStreamLine(kind: StreamKind, line: string, style?: string): void;
  writeProgress(record: ProgressRecord, style?: ProgressStyle): void;
  /** Null when the input has ended. Throws a NetException when the session is not interactive. */
  readLine(prompt: string): string | null;
  /** The columns of System.Console, which files and texts are formatted for, where `size` is another. */
  readonly consoleWidth?: number | undefined;
  /** A line for what reads the standard input itself (`[Console]::ReadLine()`), where that is not what `readLine` asks. */
  consoleLine?(): string | null;
  readSecret(prompt: string): string | null;
  /** The next key; null when the input has ended. Throws a NetException when the session is not interactive. */
  readKey(): PressedKey | null;
  prompt(caption: string, message: string, fields: readonly PromptField[]): Map<string, string | string[]>;
  /** Index of the choice taken. */
  promptForChoice(caption: string, message: string, choices: readonly Choice[], defaultChoice: number): number;
  /** Size of the window in characters, as formatting uses it. */
  readonly size: Coordinates;
  readonly interactive: boolean;
  readonly supportsColor: boolean;
  clear(): void;
  /** What all is written in from now on, where a console shows colours; null is its own. */
  paint?(foreground: ConsoleColor | null, background: ConsoleColor | null): void;
  /** Whether a program of the host can be given the terminal, to draw on it and read its keys. */
  readonly lendsTerminal: boolean;
  /** Runs some work while the terminal is a program's; what was written is on the screen before it begins. */
  lendTerminal<T>(work: () => T): T;
  windowTitle: string;
}

/** Shows the objects of one top-level input: formatting's Out-Default, made anew for each input. */
export interface DefaultOutput {
  write(value: unknown): void;
  writeError(record: ErrorRecord): void;
  /** A line for the console which must appear after everything written so far. */
  writeStreamLine(kind: StreamKind, line: string): void;
  writeHost(text: string, foreground?: ConsoleColor, background?: ConsoleColor): void;
  end(): void;
  /** The input was cut off by an error, `exit` or a `break`: what is still held back is never shown, as in PowerShell. */
  abandon(): void;
}
