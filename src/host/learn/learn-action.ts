/** What `lyncshell learn` can be asked for. */
import type { Interrupt } from '../../engine/interrupt.ts';
import type { ConsoleUI } from '../console-ui.ts';
import type { UserSettings } from '../settings/setting-schema.ts';
import type { TerminalInput } from '../terminal/terminal-input.ts';

/** What can be done, and how many names each takes. */
export const NAMES_OF_ACTIONS = {
  list: 0,
  start: 1,
  check: 1,
  hint: 1,
  reset: 1,
  leave: 0,
  progress: 0,
  drill: Number.POSITIVE_INFINITY,
  status: 0,
  marks: 1,
  new: 1,
  test: Number.POSITIVE_INFINITY,
} as const;

export type LearnActionName = keyof typeof NAMES_OF_ACTIONS;

export const learnActions = Object.keys(NAMES_OF_ACTIONS) as readonly LearnActionName[];

export interface LearnAction {
  readonly action: LearnActionName;
  /** Exercises, folders of exercises, sets of faults of a drill, or the file of marks. */
  readonly names: readonly string[];
  readonly seed: number | null;
  /** How hard a drill is; null for the usual. */
  readonly level: number | null;
  /** Who learns; null for the account on this computer. */
  readonly learner: string | null;
  readonly language: string | null;
  /** The recording of which a new exercise is made. */
  readonly from: string | null;
  /** Whether what is shown is shown again as it changes. */
  readonly watch: boolean;
}

/** What the command has of the program around it. */
export interface LearnSurroundings {
  readonly ui: ConsoleUI;
  readonly interrupt: Interrupt;
  readonly terminal: TerminalInput | null;
  readonly settings: UserSettings;
}
