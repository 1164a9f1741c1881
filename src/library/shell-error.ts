/** Errors of scripts as data. */
import type { WireError } from './wire-value.ts';

/** Where in a script something is. */
export interface ScriptPosition {
  /** The script; null for the text that was run. */
  readonly file: string | null;
  readonly line: number;
  readonly column: number;
  /** The line itself. */
  readonly text: string;
}

/** An error that a run has shown. */
export interface ShellError {
  readonly message: string;
  /** The fully qualified error id: `ItemNotFoundException,Microsoft.PowerShell.Commands.GetItemCommand`. */
  readonly id: string;
  readonly category: string;
  /** The .NET type of the exception. */
  readonly exception: string;
  /** What it is about, as text. */
  readonly target: string;
  /** The command that has reported it; empty for the language itself. */
  readonly command: string;
  /** Null where no script stands behind it. */
  readonly position: ScriptPosition | null;
  readonly stackTrace: string;
  /** Whether it has ended the run. */
  readonly terminating: boolean;
  /** What a mock, an answer or a command of the program has thrown, with its JavaScript stack. */
  readonly cause?: unknown;
}

/** An error out of what the shell's thread sends. @param thrown what the program's own functions have thrown, by number */
export function shellError(
  { thrown, ...error }: WireError,
  causes: ReadonlyMap<number, unknown> = new Map(),
): ShellError {
  const position = error.position && { ...error.position };
  const hasCause = thrown !== undefined && causes.has(thrown);
  return { ...error, position, ...(hasCause ? { cause: causes.get(thrown) } : {}) };
}
