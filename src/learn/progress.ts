/** What follows from a journal: how far a learner is with each exercise, and how well it went. */
import type { Exercise } from './exercise.ts';
import type { JournalEntry } from './journal.ts';

export type ProgressState = 'new' | 'open' | 'passed' | 'broken';

/** How far a learner is with an exercise. A pass stays; the state tells where it has been broken since. */
export interface Progress {
  readonly exercise: string;
  /** `broken`: passed once, and the last check says otherwise. */
  readonly state: ProgressState;
  readonly beganAt: number | null;
  readonly lastAt: number | null;
  readonly passedAt: number | null;
  /** Of the run that passed, or of the one that is open. */
  readonly milliseconds: number;
  readonly commands: number;
  readonly failedCommands: number;
  readonly checks: number;
  /** The highest level of hints that was shown. */
  readonly hintLevel: number;
  readonly hints: number;
  /** Claims that hold by the last check, and of how many. */
  readonly met: number;
  readonly of: number;
  /** The claim that the last check explained. */
  readonly unmet: string | null;
  /** How often checks have failed on that claim, one after the other. */
  readonly sameFailure: number;
  readonly damage: number;
}

/** A pause that is longer is none of the work. */
const LONGEST_PAUSE_MS = 10 * 60_000;

/** The progress with one exercise; `entries` are those of it. */
export function progressOf(exercise: string, entries: readonly JournalEntry[]): Progress {
  const begun = entries.findLastIndex(({ event }) => event === 'begun');
  const firstPass = entries.findIndex((entry) => entry.event === 'checked' && entry.passed);
  const passed = entries[firstPass];
  const run = runOf(entries, firstPass < 0 ? entries.length - 1 : firstPass);
  const checks = run.filter((entry) => entry.event === 'checked');
  const last = entries.filter((entry) => entry.event === 'checked').at(-1);
  const typed = run.filter((entry) => entry.event === 'typed');
  const hints = run.filter((entry) => entry.event === 'hinted');
  return {
    exercise,
    state: stateOf(begun >= 0, passed !== undefined, last?.passed ?? false),
    beganAt: run[0]?.at ?? null,
    lastAt: entries.at(-1)?.at ?? null,
    passedAt: passed?.at ?? null,
    milliseconds: timeAtWork(run),
    commands: typed.length,
    failedCommands: typed.filter(({ failed }) => failed).length,
    checks: checks.length,
    hintLevel: Math.max(0, ...hints.map(({ level }) => level)),
    hints: hints.length,
    met: last?.met ?? 0,
    of: last?.of ?? 0,
    unmet: last?.unmet ?? null,
    sameFailure: failuresInARow(checks),
    damage: Math.max(0, ...checks.map(({ broken }) => broken.length)),
  };
}

/** From where its lab was made up to an entry. */
function runOf(entries: readonly JournalEntry[], last: number): readonly JournalEntry[] {
  const until = entries.slice(0, last + 1);
  return until.slice(
    Math.max(
      0,
      until.findLastIndex(({ event }) => event === 'begun'),
    ),
  );
}

function stateOf(begun: boolean, passed: boolean, holds: boolean): ProgressState {
  if (passed) return holds ? 'passed' : 'broken';
  return begun ? 'open' : 'new';
}

function timeAtWork(run: readonly JournalEntry[]): number {
  return run.reduce((sum, { at }, index) => {
    const pause = at - (run[index - 1]?.at ?? at);
    return sum + Math.min(Math.max(0, pause), LONGEST_PAUSE_MS);
  }, 0);
}

function failuresInARow(checks: readonly Extract<JournalEntry, { event: 'checked' }>[]): number {
  const last = checks.at(-1)?.unmet ?? null;
  if (last === null) return 0;
  const before = checks.findLastIndex(({ unmet }) => unmet !== last);
  return checks.length - 1 - before;
}

/** So many failures on one claim are no chance any more. */
const FAILURES_OF_THE_STUCK = 3;

/** Whether the same claim is in the way again and again. */
export function isStuck({ sameFailure }: Progress): boolean {
  return sameFailure >= FAILURES_OF_THE_STUCK;
}

/** What each level of hints costs of a hundred points: with the solution in hand nothing is left. */
const COST_OF_HINTS = [0, 5, 15, 30, 100];
const COST_OF_DAMAGE = 20;
const MOST_FOR_TIME = 30;
const MOST_FOR_COMMANDS = 10;

/** A score from 0 to 100, by hints, damage, time, and commands that failed or were too many; null before the exercise is passed. */
export function scoreOf(
  { minutes, commands }: Pick<Exercise, 'minutes' | 'commands'>,
  progress: Progress,
): number | null {
  if (progress.passedAt === null) return null;
  const more = commands === null ? 0 : Math.max(0, progress.commands - commands);
  const late = Math.max(0, Math.ceil(progress.milliseconds / 60_000) - minutes);
  const cost =
    (COST_OF_HINTS[progress.hintLevel] ?? 100) +
    progress.damage * COST_OF_DAMAGE +
    Math.min(MOST_FOR_TIME, late) +
    Math.min(MOST_FOR_COMMANDS, more) +
    Math.min(MOST_FOR_COMMANDS, progress.failedCommands);
  return Math.max(0, 100 - cost);
}
