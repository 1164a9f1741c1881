/**
 * What the engine's thread and the terminal's thread tell each other. The engine asks for a line and blocks; meanwhile it
 * answers what the editor asks. While it runs the script block of a key, that may call the editor, and waits for it.
 */
import type { MessagePort } from '../../platform/node/terminal-streams.ts';
import type { CompletionReply, LineMode } from '../../prompt/editor-host.ts';
import type { Keeping } from '../../prompt/history/history.ts';
import type { PromptSettings } from '../../prompt/options.ts';

/** What the editor asks of the engine. */
export type Question =
  | { readonly what: 'complete'; readonly text: string; readonly cursor: number }
  | { readonly what: 'help'; readonly about: 'command' | 'parameter'; readonly text: string; readonly cursor: number }
  | { readonly what: 'predict'; readonly text: string }
  | { readonly what: 'validate'; readonly text: string }
  /** The mode of vi has changed: a script is told. */
  | { readonly what: 'vi-mode'; readonly mode: 'Insert' | 'Command' }
  | {
      readonly what: 'handler';
      readonly handler: number;
      readonly chord: string;
      readonly text: string;
      readonly argument: number | null;
    }
  | { readonly what: 'prompt' };

/** What each question is answered with. */
export interface Answers {
  readonly complete: CompletionReply;
  readonly help: string | null;
  readonly predict: readonly string[];
  readonly validate: string | null;
  readonly 'vi-mode': null;
  readonly handler: null;
  readonly prompt: string;
}

/** What answered: a value, or why there is none. */
export type Outcome<T> = { readonly value: T } | { readonly failure: string };

export type EngineMessage =
  | {
      readonly kind: 'read';
      readonly prompt: string;
      readonly mode: LineMode;
      readonly startColumn: number;
    }
  | { readonly kind: 'answer'; readonly outcome: Outcome<unknown> }
  /** A script has set options or keys of the editor. */
  | { readonly kind: 'settings'; readonly settings: PromptSettings }
  /** A command was typed: whether the history keeps it. */
  | { readonly kind: 'remember'; readonly text: string; readonly keeping: Keeping; readonly atEnd: boolean }
  /** A script calls the editor. */
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly unknown[] }
  /** Something to be shown above what is being typed. */
  | { readonly kind: 'notice'; readonly text: string }
  /** What the engine has printed, where it does not write to the terminal itself. */
  | { readonly kind: 'output'; readonly text: string }
  /** A program of the host needs the terminal for itself, or has ended. */
  | { readonly kind: 'lend' }
  | { readonly kind: 'take-back' };

export type TerminalMessage =
  /** Null: the input has ended (Ctrl+D). */
  | { readonly kind: 'line'; readonly text: string | null }
  | { readonly kind: 'key'; readonly chord: string; readonly text: string }
  /** Ctrl+C while a line was typed. */
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'question'; readonly question: Question }
  /** What a call of a script gave. */
  | { readonly kind: 'returned'; readonly outcome: Outcome<unknown> }
  /** The terminal is the program's now. */
  | { readonly kind: 'lent' };

/** What the engine's thread is given of the terminal. */
export interface TerminalLink {
  readonly port: MessagePort;
  /** Int32: number of messages sent to the engine, columns (0 until the window is measured), rows. */
  readonly state: SharedArrayBuffer;
}

export const MESSAGES = 0;
export const COLUMNS = 1;
export const ROWS = 2;
export const STATE_BYTES = 12;
