/** What the engine is started with, in the same thread or posted to its own. */

import type { SessionChoices, Task } from './command-line.ts';
import type { UserSettings } from './settings/setting-schema.ts';
import type { EngineSubcommand } from './subcommands.ts';
import type { TerminalLink } from './terminal/terminal-protocol.ts';

/** Marks the engine's thread in its arguments. Asking node:worker_threads costs milliseconds; no person can type this. */
export const ENGINE_THREAD = '\u0000engine';
/** The same thread where it begins with the prompt: the loader of the program has compiled code of its own for it. */
export const PROMPT_THREAD = '\u0000prompt';

export interface EngineStart {
  readonly work:
    | { readonly kind: 'session'; readonly task: Task; readonly choices: SessionChoices }
    | { readonly kind: 'subcommand'; readonly subcommand: EngineSubcommand };
  /** Which of the three standard descriptors are terminals. */
  readonly terminals: { readonly input: boolean; readonly output: boolean; readonly error: boolean };
  /** The window when the engine started; null when there is none, and where `terminal` tells it. */
  readonly window: { readonly width: number; readonly height: number } | null;
  /** Four bytes: not zero when the running pipeline is to stop. */
  readonly interrupt: SharedArrayBuffer;
  /** What the user has set for the prompt; nothing where there is none. */
  readonly settings: UserSettings;
  /** The terminal of the main thread; null when answers are read from standard input. */
  readonly terminal: TerminalLink | null;
}

/** Whether what is shown is read aloud. */
export function isForScreenReader(work: EngineStart['work']): boolean {
  return work.kind === 'session' && work.choices.screenReader;
}
