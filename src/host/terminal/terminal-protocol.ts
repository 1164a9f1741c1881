/**
 * What the engine's thread and the terminal's thread tell each other. The engine asks for a line and blocks; meanwhile
 * it answers the terminal's questions for completions.
 */
import type { MessagePort } from 'node:worker_threads';

/** How a line is read. */
export type LineMode = 'command' | 'continuation' | 'answer' | 'secret';

/** Proposals for the text before the cursor. */
export interface CompletionReply {
  readonly replacementIndex: number;
  readonly replacementLength: number;
  readonly texts: readonly string[];
}

export type EngineMessage =
  | { readonly kind: 'read-line'; readonly prompt: string; readonly mode: LineMode }
  | { readonly kind: 'completions'; readonly reply: CompletionReply };

export type TerminalMessage =
  /** Null: the input has ended (Ctrl+D). */
  | { readonly kind: 'line'; readonly text: string | null }
  /** Ctrl+C while a line was typed. */
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'complete'; readonly text: string; readonly cursor: number };

/** What the engine's thread is given of the terminal. */
export interface TerminalLink {
  readonly port: MessagePort;
  /** Int32: number of messages sent to the engine, columns, rows. */
  readonly state: SharedArrayBuffer;
}

export const MESSAGES = 0;
export const COLUMNS = 1;
export const ROWS = 2;
export const STATE_BYTES = 12;
