/** Exercises of the page, in the thread of its own that checks and set-ups want: neither makes another learner wait. */
import type { Interrupt } from '../engine/interrupt.ts';
import { learnerFor } from '../host/learn/session-learner.ts';
import { openScriptSession } from '../host/session.ts';
import { type CheckResult, claimText, reasonText } from '../learn/check-run.ts';
import { type Exercise, textsOf } from '../learn/exercise.ts';
import type { Hint, Learner, OpenExercise } from '../learn/learner.ts';
import { scoreOf } from '../learn/progress.ts';
import type { ExercisePlace } from './confined-session.ts';
import type { Language } from './message-types.ts';
import type { ClaimMark, ExerciseMark, OpenExerciseMark, StudyAsk, StudyView } from './study-view.ts';

export interface StudyOrder {
  readonly do: 'study';
  readonly ask: StudyAsk;
  readonly exercise: string | null;
  readonly language: Language;
  readonly learner: string;
  /** The catalogue of the labs. */
  readonly root: string;
}

export interface StudyReport {
  readonly did: 'study';
  readonly view: StudyView;
  /** The lab of the exercise that was opened by this order. */
  readonly opened: ExercisePlace | null;
  /** Whether the exercise was left by it. */
  readonly isLeft: boolean;
}

/** What the last check and hint said is of the order that asked, not of those behind it. */
interface Answered {
  readonly result?: CheckResult;
  readonly hint?: Hint | null;
}

/** @throws ExerciseError what is wrong with what is asked, or with the exercise */
export function study(order: StudyOrder, interrupt: Interrupt): StudyReport {
  const { ask, exercise, language, learner: name, root } = order;
  const learner = learnerFor({ name, language, culture: null, readsFolders: false }, openScriptSession, root);
  switch (ask) {
    case 'list':
      return report(learner, {});
    case 'start':
      return opened(learner, learner.begin(exercise ?? ''));
    case 'again':
      return opened(learner, learner.again(learner.requireBegun()));
    case 'check':
      return report(learner, { result: learner.check(interrupt).result });
    case 'hint':
      return report(learner, { hint: learner.hint(interrupt) });
    case 'leave':
      learner.leave();
      return { ...report(learner, {}), isLeft: true };
  }
}

function opened(learner: Learner, { exercise, place }: OpenExercise): StudyReport {
  const { machine, user } = exercise.lab;
  return {
    ...report(learner, {}),
    opened: { exercise: exercise.id, root: place.root, lab: place.name, machine, user },
  };
}

function report(learner: Learner, answered: Answered): StudyReport {
  const { exercises } = learner.shelf.all();
  const open = learner.current;
  return {
    did: 'study',
    view: {
      exercises: [...exercises, ...learner.begunElsewhere(exercises)].map((exercise) =>
        exerciseMark(learner, exercise),
      ),
      open: open && openMark(learner, open, answered),
    },
    opened: null,
    isLeft: false,
  };
}

function exerciseMark(learner: Learner, exercise: Exercise): ExerciseMark {
  const progress = learner.progress(exercise.id);
  const { id, level, minutes } = exercise;
  const { title } = textsOf(exercise, learner.language);
  return { id, title, level, minutes, state: progress.state, score: scoreOf(exercise, progress) };
}

function openMark(learner: Learner, open: OpenExercise, { result, hint }: Answered): OpenExerciseMark {
  const { exercise } = open;
  const { title, story } = textsOf(exercise, learner.language);
  const progress = learner.progress(exercise.id);
  return {
    id: exercise.id,
    title,
    story,
    claims: claimMarks(learner, exercise, result ?? null),
    passed: result?.passed ?? null,
    minutes: Math.ceil(progress.milliseconds / 60_000),
    commands: progress.commands,
    failedCommands: progress.failedCommands,
    score: scoreOf(exercise, progress),
    isStuck: learner.isStuck(open),
    hint: hint ? { level: hint.level, of: hint.of, text: hint.text } : null,
  };
}

/** Of those that do not hold, the first is explained, and what was damaged. */
function claimMarks({ language }: Learner, exercise: Exercise, result: CheckResult | null): ClaimMark[] {
  if (!result)
    return exercise.claims.map((claim) => ({
      id: claim.id,
      text: claimText(exercise, claim, language),
      isDamage: claim.kind === 'forbidden',
      holds: null,
      reason: null,
    }));
  return result.claims.map((claim) => ({
    id: claim.id,
    text: claimText(exercise, claim, language),
    isDamage: claim.kind === 'forbidden',
    holds: claim.holds,
    reason: claim === result.unmet || result.broken.includes(claim) ? reasonText(exercise, claim, language) : null,
  }));
}
