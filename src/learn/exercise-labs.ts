/**
 * The labs of exercises. One is set up once for a version of an exercise and a seed; learners get copies of that. What was
 * prepared lies beside the labs of people, and so do those in which learners work: lists do not show them.
 */
import { type Deployment, openLab } from '../deployment/deployment.ts';
import { withReadyKeys } from '../deployment/key-generation.ts';
import type { LabPlace } from '../deployment/lab-places.ts';
import { createLabInMemory, deleteLab, forgetTemplates, forkLab, isWholeLab, labExists } from '../deployment/labs.ts';
import { keepCopy, labOfCopy } from '../deployment/snapshots.ts';
import { openCatalogue } from '../storage/open-catalogue.ts';
import { StorageError } from '../storage/storage-error.ts';
import { SCRIPT_VOCABULARY } from './check-vocabulary.ts';
import type { Exercise, ExerciseScript } from './exercise.ts';
import { type OpenScriptSession, runScript, type ScriptRun } from './exercise-scripts.ts';

/** So long a setup, a solution or a way may take. */
const SCRIPT_LIMIT_MS = 120_000;

/**
 * A lab of an exercise in memory, closed to this computer; whoever has it disposes of it. Its clock stands still: what takes
 * its time moves it, nobody waits, and a check that is asked twice gives the same answer.
 */
export function forkOf(place: LabPlace, { lab: { machine, user } }: Exercise): Deployment {
  const fork = forkLab(place.root, place.name);
  const lab = openLab({ ...fork, machine, confined: true, ...(user === null ? {} : { user }) });
  lab.clock.freeze();
  return lab;
}

/** Runs a setup, a solution or a way on a lab. @throws ExerciseError where it fails */
export function runWay(
  lab: Deployment,
  script: ExerciseScript,
  seed: number,
  run: Pick<ScriptRun, 'open' | 'interrupt' | 'hear'>,
): void {
  runScript(lab, script, { ...run, vocabulary: SCRIPT_VOCABULARY, limit: SCRIPT_LIMIT_MS, variables: { Seed: seed } });
}

/** The catalogue of the labs in which learners work. */
export function exercisesRoot(root: string): string {
  return openCatalogue(root).beside('exercises').address;
}

export class ExerciseLabs {
  private readonly prepared: string;
  private readonly learners: string;

  /** @param root the catalogue of the labs of people */
  constructor(
    private readonly root: string,
    private readonly open: OpenScriptSession,
  ) {
    this.prepared = openCatalogue(root).beside('prepared').address;
    this.learners = exercisesRoot(root);
  }

  /** The lab of an exercise as it is at its beginning; set up now where that has not been done. @throws ExerciseError */
  start(exercise: Exercise, seed: number): LabPlace {
    const place = { root: this.prepared, name: `${exercise.id}-${seed}-${exercise.version}` };
    if (!labExists(place.root, place.name)) this.prepare(exercise, seed, place);
    return place;
  }

  /**
   * The same, looked at in all its parts and set up anew where it is damaged: copies share files, so whoever has changed those
   * of a lab has changed what it was made of.
   */
  wholeStart(exercise: Exercise, seed: number): LabPlace {
    const place = this.start(exercise, seed);
    if (isWholeLab(place)) return place;
    this.remove(place);
    forgetTemplates(this.root);
    return this.start(exercise, seed);
  }

  /** What labs are made of may be damaged as well: then nothing is prepared. */
  private prepare(exercise: Exercise, seed: number, place: LabPlace): void {
    try {
      this.withNew(exercise, seed, (made) => keepCopy(made, place));
    } catch (error) {
      if (!(error instanceof StorageError) || error.code !== 'damaged') throw error;
      forgetTemplates(this.root);
      this.withNew(exercise, seed, (made) => keepCopy(made, place));
    }
  }

  /** Sets a lab up for the time of some work. @throws ExerciseError where the setup fails */
  withNew<T>(exercise: Exercise, seed: number, work: (place: LabPlace) => T): T {
    const { topology, start, machine } = exercise.lab;
    const place = createLabInMemory(this.root, { topology, start });
    try {
      const lab = openLab({ ...place, machine, confined: true });
      lab.clock.freeze();
      withReadyKeys(() => runWay(lab, exercise.setup, seed, { open: this.open, interrupt: null }));
      lab.clock.run();
      return work(place);
    } finally {
      deleteLab(place.root, place.name);
    }
  }

  /** Where the lab of a learner is. */
  placeOf(learner: string, exercise: string): LabPlace {
    return { root: this.learners, name: `${learner}.${exercise}` };
  }

  has({ root, name }: LabPlace): boolean {
    return labExists(root, name);
  }

  /** A new lab for a learner; one that is there goes. */
  begin(learner: string, exercise: Exercise, seed: number): LabPlace {
    const place = this.placeOf(learner, exercise.id);
    const start = this.wholeStart(exercise, seed);
    this.remove(place);
    labOfCopy(start, place);
    return place;
  }

  /** Whether all of a lab is there as it was written. */
  isWhole(place: LabPlace): boolean {
    return isWholeLab(place);
  }

  remove({ root, name }: LabPlace): void {
    if (labExists(root, name)) deleteLab(root, name);
  }
}
