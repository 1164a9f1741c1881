/**
 * Tries an exercise out, as its author and CI do: after the setup its check fails and says why; after the solution and every
 * other way it passes; after every wrong way it fails on the claim that is named there.
 */
import type { LabPlace } from '../deployment/lab-places.ts';
import type { Interrupt } from '../engine/interrupt.ts';
import { platform } from '../platform/platform.ts';
import { type CheckResult, checkLab, reasonText, type TypedCommand } from './check-run.ts';
import { commandNamesIn } from './command-names.ts';
import { type Exercise, type ExerciseScript, FIRST_LANGUAGE } from './exercise.ts';
import { ExerciseError } from './exercise-error.ts';
import { type ExerciseLabs, forkOf, runWay } from './exercise-labs.ts';
import type { OpenScriptSession } from './exercise-scripts.ts';

/** One step of a trial: what was done, and what is wrong; null where nothing is. */
export interface TrialStep {
  readonly step: string;
  readonly fault: string | null;
  readonly milliseconds: number;
}

export interface TrialOptions {
  readonly labs: ExerciseLabs;
  readonly open: OpenScriptSession;
  readonly interrupt: Interrupt | null;
  readonly seed: number;
  /** Languages that the exercise has to have. */
  readonly languages: readonly string[];
}

/** Tries an exercise out; all steps, in order. Behind a setup that fails there are none. */
export function tryExercise(exercise: Exercise, options: TrialOptions): TrialStep[] {
  const steps: TrialStep[] = [textsStep(exercise, options.languages)];
  const began = platform().time.elapsed();
  try {
    options.labs.withNew(exercise, seedOf(exercise, options), (start) => {
      steps.push({ step: 'setup', fault: null, milliseconds: platform().time.elapsed() - began });
      steps.push(...new Trial(exercise, start, options).steps());
    });
  } catch (error) {
    if (!(error instanceof ExerciseError)) throw error;
    steps.push({ step: 'setup', fault: error.message, milliseconds: platform().time.elapsed() - began });
  }
  return steps;
}

function textsStep({ texts, otherWays, wrongWays }: Exercise, languages: readonly string[]): TrialStep {
  const missing = languages.filter((language) => !texts.has(language));
  const faults = [
    ...(missing.length > 0 ? [`there is no text in ${missing.join(', ')}`] : []),
    ...(otherWays.length === 0 ? ['there is no other-way-*.ps1'] : []),
    ...(wrongWays.length === 0 ? ['there is no wrong-*.ps1'] : []),
  ];
  return { step: 'files', fault: faults.length > 0 ? faults.join('; ') : null, milliseconds: 0 };
}

function seedOf(exercise: Exercise, { seed }: TrialOptions): number {
  return exercise.seed ?? seed;
}

class Trial {
  constructor(
    private readonly exercise: Exercise,
    private readonly start: LabPlace,
    private readonly options: TrialOptions,
  ) {}

  steps(): TrialStep[] {
    const { solve, otherWays, wrongWays } = this.exercise;
    return [
      this.step('check before', null, (result) => faultBefore(this.exercise, result)),
      ...[solve, ...otherWays].map((way) => this.step(way.file, way, (result) => faultOfPass(this.exercise, result))),
      ...wrongWays.map((way) => this.step(way.file, way, (result) => faultOfWrongWay(way.claim, result))),
    ];
  }

  private step(step: string, way: ExerciseScript | null, judge: (result: CheckResult) => string | null): TrialStep {
    const began = platform().time.elapsed();
    const fault = this.faultOf(way, judge);
    return { step, fault, milliseconds: platform().time.elapsed() - began };
  }

  private faultOf(way: ExerciseScript | null, judge: (result: CheckResult) => string | null): string | null {
    const { exercise, start, options } = this;
    const { open, interrupt } = options;
    const seed = seedOf(exercise, options);
    const lab = forkOf(start, exercise);
    try {
      const journal: TypedCommand[] = [];
      if (way)
        runWay(lab, way, seed, {
          open,
          interrupt,
          hear: (runspace, text) => journal.push({ text, commands: commandNamesIn(runspace, text) }),
        });
      return judge(
        checkLab(exercise, { lab: { root: lab.root, name: lab.name }, start, journal, seed }, open, interrupt),
      );
    } catch (error) {
      if (!(error instanceof ExerciseError)) throw error;
      return error.message;
    } finally {
      lab.dispose();
    }
  }
}

function faultBefore(exercise: Exercise, { passed, broken, claims }: CheckResult): string | null {
  if (passed) return 'the check passes before anything is done';
  if (broken.length > 0) return `damage is told before anything is done: ${broken.map(({ id }) => id).join(', ')}`;
  const unsaid = claims.find((claim) => !claim.holds && reasonText(exercise, claim, FIRST_LANGUAGE) === '');
  return unsaid ? `"${unsaid.id}" has no reason` : null;
}

function faultOfPass(exercise: Exercise, { claims }: CheckResult): string | null {
  const failed = claims.filter(({ holds }) => !holds);
  if (failed.length === 0) return null;
  return failed.map((claim) => `${claim.id}: ${reasonText(exercise, claim, FIRST_LANGUAGE)}`).join('; ');
}

function faultOfWrongWay(id: string, { claims, passed }: CheckResult): string | null {
  if (passed) return 'the check passes';
  const failed = claims.flatMap((claim) => (claim.holds ? [] : [claim.id]));
  return failed.includes(id) ? null : `it fails on ${failed.join(', ')}, not on ${id}`;
}
