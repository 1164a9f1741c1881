/**
 * A learner at work: the exercise that is open, its lab, checks and hints. The command line, the cmdlets and whatever else
 * shows exercises all work through this. What has been done is in the journal; the lab may go, the journal stays.
 */
import type { Deployment } from '../deployment/deployment.ts';
import type { LabPlace } from '../deployment/lab-places.ts';
import type { Interrupt } from '../engine/interrupt.ts';
import { platform } from '../platform/platform.ts';
import { StorageError } from '../storage/storage-error.ts';
import { type CheckResult, checkLab } from './check-run.ts';
import { type Exercise, textsOf } from './exercise.ts';
import { ExerciseError } from './exercise-error.ts';
import { ExerciseLabs, forkOf } from './exercise-labs.ts';
import type { OpenScriptSession } from './exercise-scripts.ts';
import { ANY_CLAIM } from './hint-texts.ts';
import { type BegunEntry, entriesByExercise, Journal, lastBeginning, openRun } from './journal.ts';
import { isStuck, type Progress, progressOf } from './progress.ts';
import type { Shelf } from './shelf.ts';

export interface LearnerOptions {
  /** By what the learner is known: part of names of files. */
  readonly name: string;
  /** The folder in which learners have theirs. */
  readonly folder: string;
  /** The catalogue of the labs. */
  readonly labs: string;
  readonly shelf: Shelf;
  readonly open: OpenScriptSession;
  readonly language: string;
  /** Whether exercises in folders of this computer may be opened, as an author does; yes when omitted. */
  readonly readsFolders?: boolean;
  /** How many milliseconds a check may take, where it is not the usual time. */
  readonly checkLimit?: number;
}

/** An exercise that somebody works at. */
export interface OpenExercise {
  readonly exercise: Exercise;
  readonly seed: number;
  readonly place: LabPlace;
  /** Whether its lab is that of an earlier session. */
  readonly continued: boolean;
}

/** A hint: for which claim, which of how many. */
export interface Hint {
  readonly claim: string;
  readonly level: number;
  readonly of: number;
  readonly text: string;
}

export class Learner {
  readonly name: string;
  readonly shelf: Shelf;
  readonly language: string;
  readonly journal: Journal;
  private readonly labs: ExerciseLabs;

  constructor(private readonly options: LearnerOptions) {
    this.name = learnerName(options.name);
    this.shelf = options.shelf;
    this.language = options.language;
    this.journal = new Journal(platform().paths.join(options.folder, this.name));
    this.labs = new ExerciseLabs(options.labs, options.open);
  }

  /** How far the learner is with an exercise. */
  progress(id: string): Progress {
    return progressOf(
      id,
      this.journal.all().entries.filter(({ exercise }) => exercise === id),
    );
  }

  /** Exercises that were begun and stand in no list: drills. */
  begunElsewhere(listed: readonly Exercise[]): Exercise[] {
    const known = new Set(listed.map(({ id }) => id));
    const begun = [...entriesByExercise(this.journal.all().entries).keys()].filter((id) => !known.has(id));
    return begun.flatMap((id) => this.shelf.find(id) ?? []);
  }

  /**
   * Opens an exercise: on with its lab where there is one, else with a new one.
   * @param name its id, or the path of a folder
   */
  begin(
    name: string,
    { seed, again = false }: { readonly seed?: number; readonly again?: boolean } = {},
  ): OpenExercise {
    const isPath = (this.options.readsFolders ?? true) && /[\\/]|^\.+$/.test(name);
    const exercise = isPath ? this.shelf.inFolder(name) : this.shelf.get(name);
    const place = this.labs.placeOf(this.name, exercise.id);
    const before = this.begunOf(exercise.id);
    const asked = exercise.seed ?? seed;
    const isSame = before?.version === exercise.version && (asked === undefined || asked === before.seed);
    if (!again && isSame && before && this.labs.has(place)) {
      this.requireWhole(exercise, place);
      this.journal.add(exercise.id, { event: 'continued' });
      return { exercise, seed: before.seed, place, continued: true };
    }
    const chosen = asked ?? before?.seed ?? 0;
    this.labs.begin(this.name, exercise, chosen);
    this.journal.add(exercise.id, {
      event: 'begun',
      version: exercise.version,
      seed: chosen,
      again: before !== null,
      folder: isPath ? platform().paths.resolve(name) : null,
    });
    return { exercise, seed: chosen, place, continued: false };
  }

  /** The exercise that is open: the one that was begun or continued last and has not been left; null for none. */
  get current(): OpenExercise | null {
    const begun = openRun(this.journal.all().entries);
    if (!begun) return null;
    const { folder } = begun;
    if (folder !== null && this.options.readsFolders === false) return null;
    const exercise = folder === null ? this.shelf.get(begun.exercise) : this.shelf.inFolder(folder);
    return { exercise, seed: begun.seed, place: this.labs.placeOf(this.name, exercise.id), continued: true };
  }

  /** The exercise that is open, whether or not its lab is there. @throws ExerciseError where none is */
  requireBegun(): OpenExercise {
    const open = this.current;
    if (!open) throw new ExerciseError('none-open', 'No exercise is open. Start-LabExercise opens one.');
    return open;
  }

  /** The exercise that is open. @throws ExerciseError where there is none, or where its lab has been deleted */
  require(): OpenExercise {
    const open = this.requireBegun();
    if (this.labs.has(open.place)) return open;
    throw new ExerciseError(
      'none-open',
      `The lab of the exercise ${open.exercise.id} is gone. "Start-LabExercise ${open.exercise.id}" makes it anew; what you have done is kept.`,
      open.exercise.id,
    );
  }

  /** Files of a lab that somebody has changed are told before anything is done with it. */
  private requireWhole({ id }: Exercise, place: LabPlace): void {
    if (this.labs.isWhole(place)) return;
    throw new ExerciseError(
      'invalid',
      `The lab of the exercise ${id} is damaged. "Reset-LabExercise" (or "lyncshell learn reset") makes it anew; what you have done is kept.`,
      id,
    );
  }

  /** The same exercise again, in a new lab. */
  again({ exercise, seed }: OpenExercise): OpenExercise {
    const folder = this.begunOf(exercise.id)?.folder ?? null;
    return this.begin(folder ?? exercise.id, { seed, again: true });
  }

  /** A copy of the lab as it was when the exercise that is open began; whoever has it disposes of it. */
  forkOfStart(): Deployment {
    const { exercise, seed } = this.requireBegun();
    return forkOf(this.labs.start(exercise, seed), exercise);
  }

  /** The catalogue of the labs. */
  get labsRoot(): string {
    return this.options.labs;
  }

  /** Checks the exercise that is open, and keeps what came of it. */
  check(interrupt: Interrupt | null = null): { readonly open: OpenExercise; readonly result: CheckResult } {
    const open = this.require();
    const result = this.look(open, interrupt);
    const met = result.claims.filter(({ holds }) => holds).length;
    this.journal.add(open.exercise.id, {
      event: 'checked',
      passed: result.passed,
      met,
      of: result.claims.length,
      unmet: result.unmet?.id ?? null,
      broken: result.broken.map(({ id }) => id),
    });
    return { open, result };
  }

  /** The next hint for what is first in the way; null where all claims hold. */
  hint(interrupt: Interrupt | null = null): Hint | null {
    const open = this.require();
    const { exercise } = open;
    const { unmet, broken } = this.look(open, interrupt);
    const first = unmet ?? broken[0];
    if (!first) return null;
    const { hints } = textsOf(exercise, this.language);
    const claim = hints.has(first.id) ? first.id : ANY_CLAIM;
    const list = hints.get(claim) ?? [];
    if (list.length === 0)
      throw new ExerciseError('invalid', `The exercise ${exercise.id} has no hint for this.`, exercise.id);
    const shown = this.journal
      .ofRun(exercise.id)
      .flatMap((entry) => (entry.event === 'hinted' && entry.claim === claim ? [entry.level] : []));
    const level = Math.min(list.length, Math.max(0, ...shown) + 1);
    if (!shown.includes(level)) this.journal.add(exercise.id, { event: 'hinted', claim, level });
    return { claim, level, of: list.length, text: list[level - 1] ?? '' };
  }

  /** Whether it is time to offer a hint. */
  isStuck({ exercise }: OpenExercise): boolean {
    return isStuck(this.progress(exercise.id));
  }

  /** What was typed in the lab of the exercise that is open. */
  heard(exercise: string, text: string, commands: readonly string[], failed: boolean): void {
    this.journal.add(exercise, { event: 'typed', text, commands, failed });
  }

  /** Leaves the exercise that is open; its lab stays. */
  leave(): Exercise {
    const { exercise } = this.requireBegun();
    this.journal.add(exercise.id, { event: 'left' });
    return exercise;
  }

  private look({ exercise, place, seed }: OpenExercise, interrupt: Interrupt | null): CheckResult {
    const journal = this.journal.ofRun(exercise.id).filter((entry) => entry.event === 'typed');
    const checkFrom = (start: LabPlace): CheckResult =>
      checkLab(
        exercise,
        { lab: place, start, journal, seed, limit: this.options.checkLimit },
        this.options.open,
        interrupt,
      );
    const start = this.labs.start(exercise, seed);
    try {
      return checkFrom(start);
    } catch (error) {
      // Only who meets an error looks for damage: a check is to be quick. It is in the lab, or in what the lab was made of.
      if (!(error instanceof StorageError || error instanceof ExerciseError)) throw error;
      this.requireWhole(exercise, place);
      if (this.labs.isWhole(start)) throw error;
      return checkFrom(this.labs.wholeStart(exercise, seed));
    }
  }

  private begunOf(id: string): BegunEntry | null {
    return lastBeginning(this.journal.all().entries, id);
  }
}

/** A name that can be part of the names of files and labs. */
export function learnerName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 20);
  return plain === '' ? 'learner' : plain;
}
