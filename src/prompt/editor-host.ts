/** What the editor asks of the program around it: the terminal to write to, and the engine's answers. */
import type { Size } from './screen/compose.ts';

/** How a line is read: a command with everything, an answer or a secret plainly, or one key. */
export type LineMode = 'command' | 'answer' | 'secret' | 'key';

export interface ReadRequest {
  readonly mode: LineMode;
  readonly prompt: string;
  /** The columns that stand in the prompt's row already. */
  readonly startColumn: number;
}

/** What may stand at the cursor. */
export interface CompletionItem {
  readonly text: string;
  readonly listText: string;
  readonly kind: string;
  readonly toolTip: string;
}

export interface CompletionReply {
  readonly replacementIndex: number;
  readonly replacementLength: number;
  readonly items: readonly CompletionItem[];
}

export interface EditorHost {
  write(text: string): void;
  size(): Size;
  /** Does something when a time has passed; what comes back forgets it. */
  after(milliseconds: number, work: () => void): () => void;
  /** Milliseconds since some moment. */
  elapsed(): number;
  complete(text: string, cursor: number): Promise<CompletionReply>;
  /** Help about what is at the cursor; null when there is none. */
  help(about: 'command' | 'parameter', text: string, cursor: number): Promise<string | null>;
  /** Texts that fit what is typed and that the history does not know. */
  predict(text: string): Promise<readonly string[]>;
  /** Why a text must not be run; null when it may. */
  validate(text: string): Promise<string | null>;
  /** The mode of vi has changed, and a script is to be told. */
  viModeChanged(mode: 'Insert' | 'Command'): Promise<unknown>;
  /** Runs a script block that is bound to a key; meanwhile it calls {@link Editor.call}. */
  runHandler(handler: number, chord: string, text: string, argument: number | null): Promise<void>;
  /** The prompt anew. */
  prompt(): Promise<string>;
  /** Gives the text to the person's own editor; null when that cannot be. */
  editElsewhere(text: string): Promise<string | null>;
  /** The pipeline, or the script block of a key, is to stop. */
  stop(): void;
}

/** How a line ended. */
export type TypedLine =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'key'; readonly chord: string; readonly text: string }
  /** Ctrl+C. */
  | { readonly kind: 'cancelled' }
  /** The input has ended (Ctrl+D). */
  | { readonly kind: 'ended' };
