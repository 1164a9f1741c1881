/** Where learners are and who is stuck: what a trainer wants to see of a class at a glance. It all follows from journals. */
import { platform } from '../platform/platform.ts';
import type { Exercise } from './exercise.ts';
import { entriesByExercise, Journal, type JournalEntry, openRun } from './journal.ts';
import { isStuck, type Progress, progressOf } from './progress.ts';
import type { Shelf } from './shelf.ts';

/** Why somebody may need help: the same claim again and again, one error after the other, much too long, or gone. */
export type Trouble = 'same-claim' | 'errors' | 'late' | 'away';

/** Where somebody is. */
export interface Standing {
  readonly learner: string;
  /** How many exercises of the shelf are passed. */
  readonly passed: number;
  /** The exercise that is open; null for none. */
  readonly open: { readonly exercise: string; readonly seed: number; readonly progress: Progress } | null;
  /** When there was something of them last; null for never. */
  readonly lastAt: number | null;
  readonly trouble: Trouble | null;
}

/** So many commands in a row that failed. */
const ERRORS_IN_A_ROW = 5;
/** So much longer than the exercise takes is late. */
const LATE_FACTOR = 2;
/** Nothing was heard for so long. */
const AWAY_MS = 15 * 60_000;

/** The names of those who have a journal, in order. */
export function learnersIn(folder: string): string[] {
  const { files, paths } = platform();
  if (!files.stat(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return files
    .readdir(folder)
    .filter((name) => files.exists(new Journal(paths.join(folder, name)).path))
    .sort();
}

/** Where somebody is, by what is in their journal. */
export function standingOf(learner: string, entries: readonly JournalEntry[], shelf: Shelf, now: number): Standing {
  const byExercise = entriesByExercise(entries);
  const progressWith = (id: string): Progress => progressOf(id, byExercise.get(id) ?? []);
  const run = openRun(entries);
  const open = run && { exercise: run.exercise, seed: run.seed, progress: progressWith(run.exercise) };
  const lastAt = entries.at(-1)?.at ?? null;
  return {
    learner,
    passed: [...byExercise.keys()].filter((id) => progressWith(id).passedAt !== null).length,
    open,
    lastAt,
    trouble: open && troubleWith(open.progress, byExercise.get(open.exercise) ?? [], shelf.find(open.exercise), now),
  };
}

function troubleWith(
  progress: Progress,
  entries: readonly JournalEntry[],
  exercise: Exercise | null,
  now: number,
): Trouble | null {
  if (progress.state === 'passed') return null;
  if (isStuck(progress)) return 'same-claim';
  const typed = entries.filter((entry) => entry.event === 'typed').slice(-ERRORS_IN_A_ROW);
  if (typed.length === ERRORS_IN_A_ROW && typed.every(({ failed }) => failed)) return 'errors';
  if (now - (progress.lastAt ?? now) > AWAY_MS) return 'away';
  const isLate = exercise !== null && progress.milliseconds > LATE_FACTOR * exercise.minutes * 60_000;
  return isLate ? 'late' : null;
}
