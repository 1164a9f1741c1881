/** By what a session knows its learner: small, since every session looks at it. */
import { ServiceKey } from '../engine/services.ts';
import type { Learner } from './learner.ts';

/** The learner of a session. */
export const learnerKey = new ServiceKey<Learner>('exercises');

/** The exercise in whose lab a session is: what is typed there is part of the learner's work. */
export interface SessionExercise {
  id: string | null;
  /** Whether the session stays in it: it was opened by what is around the session, such as a page. */
  isFixed?: boolean;
}

export const sessionExerciseKey = new ServiceKey<SessionExercise>('exercise of the session');
