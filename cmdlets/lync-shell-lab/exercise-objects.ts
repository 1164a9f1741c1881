/** What the cmdlets of exercises share: the learner of the session, and what they give out. */
import { openLab } from '../../src/deployment/deployment.ts';
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { type CheckResult, claimText, reasonText } from '../../src/learn/check-run.ts';
import { type Exercise, textsOf } from '../../src/learn/exercise.ts';
import { ExerciseError, type ExerciseErrorCode } from '../../src/learn/exercise-error.ts';
import { CMDLETS, checkLines, storyLines } from '../../src/learn/exercise-text.ts';
import type { Learner, OpenExercise } from '../../src/learn/learner.ts';
import { learnerKey, sessionExerciseKey } from '../../src/learn/learner-key.ts';
import { scoreOf } from '../../src/learn/progress.ts';
import { inWords } from '../../src/learn/words.ts';
import type { ErrorCategory } from '../../src/types/error-category.ts';
import { DataObject, textArray } from '../../src/types/values/data-object.ts';
import { failFor } from '../deployment/deployment-errors.ts';
import { deploymentOf, switchDeployment } from '../deployment/deployment-service.ts';

/** What PowerShell says of an error of exercises. */
const ERRORS: Readonly<Record<ExerciseErrorCode, readonly [id: string, category: ErrorCategory]>> = {
  unknown: ['LabExerciseNotFound', 'ObjectNotFound'],
  faulty: ['LabExerciseFaulty', 'InvalidData'],
  'none-open': ['NoLabExerciseOpen', 'InvalidOperation'],
  invalid: ['LabExerciseInvalid', 'InvalidArgument'],
};

/** Does something as the learner of the session; what goes wrong ends the cmdlet. */
export function withLearner<T>(ps: CmdletActions, work: (learner: Learner) => T): T {
  const { services } = ps.runspace;
  if (!services.has(learnerKey))
    return ps.fail(
      'NoLabExercises',
      'PermissionDenied',
      'There are no exercises in a session that is confined to its lab.',
    );
  try {
    return work(services.require(learnerKey));
  } catch (error) {
    if (!(error instanceof ExerciseError)) return failFor(ps, error);
    const [id, category] = ERRORS[error.code];
    return ps.fail(id, category, error.message, { target: error.target });
  }
}

/** A session that is confined to a lab stays in it: whoever has opened it opens exercises. */
export function requireFreeSession(ps: CmdletActions): void {
  if (!deploymentOf(ps).confined || ps.runspace.services.require(sessionExerciseKey).isFixed !== true) return;
  ps.fail(
    'LabExerciseElsewhere',
    'InvalidOperation',
    'In a page exercises are opened, begun again and left in its panel.',
  );
}

/** The session goes over to the lab of an exercise; what is typed from now on is part of the work. */
export function enterExercise(ps: CmdletActions, learner: Learner, open: OpenExercise): void {
  const { confined } = deploymentOf(ps);
  const { machine, user } = open.exercise.lab;
  switchDeployment(ps.runspace, openLab({ ...open.place, machine, confined, ...(user === null ? {} : { user }) }));
  ps.runspace.services.require(sessionExerciseKey).id = open.exercise.id;
  ps.write(storyObject(ps, learner, open));
}

/** The story of an exercise, as a text that is shown as it stands. */
export function storyObject(ps: CmdletActions, learner: Learner, open: OpenExercise): DataObject {
  return textObject(open.exercise.id, storyLines(learner, open, deploymentOf(ps).session.user));
}

/** Lines that are shown as they stand. */
export function textObject(exercise: string | null, lines: readonly string[]): DataObject {
  return new DataObject('LyncShell.LabExerciseText', { Exercise: exercise, Text: textArray([...lines]) });
}

/** An exercise with how far the learner is. */
export function exerciseObject(learner: Learner, exercise: Exercise): DataObject {
  const progress = learner.progress(exercise.id);
  return new DataObject('LyncShell.LabExercise', {
    Name: exercise.id,
    Title: textsOf(exercise, learner.language).title,
    Level: exercise.level,
    Minutes: exercise.minutes,
    State: inWords(learner.language, progress.state),
    Score: scoreOf(exercise, progress),
    Topics: textArray([...exercise.topics]),
    Needs: textArray([...exercise.needs]),
    Commands: progress.commands,
    Checks: progress.checks,
    Hints: progress.hints,
  });
}

/** What a check found: shown as its lines, with the claims as objects. */
export function checkObject(
  learner: Learner,
  { exercise }: OpenExercise,
  result: CheckResult,
  isStuck: boolean,
): DataObject {
  const offer = isStuck && !result.passed ? ['', inWords(learner.language, 'offer', CMDLETS.hint)] : [];
  return new DataObject('LyncShell.LabExerciseCheck', {
    Exercise: exercise.id,
    Passed: result.passed,
    Claims: result.claims.map((claim) => {
      const isExplained = claim === result.unmet || result.broken.includes(claim);
      return new DataObject('LyncShell.LabClaim', {
        Name: claim.id,
        Holds: claim.holds,
        Claim: claimText(exercise, claim, learner.language),
        Reason: isExplained ? reasonText(exercise, claim, learner.language) : null,
      });
    }),
    Text: textArray([...checkLines(learner, exercise, result), ...offer]),
  });
}
