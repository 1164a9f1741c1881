/** What is wrong with an exercise, with how it is asked for, or with what is kept of a learner, in words for a person. */

export type ExerciseErrorCode =
  /** There is no exercise of the name. */
  | 'unknown'
  /** A file of the exercise cannot be used: its author is to mend it. */
  | 'faulty'
  /** What is asked for needs an exercise that is open. */
  | 'none-open'
  /** What is asked for cannot be. */
  | 'invalid';

export class ExerciseError extends Error {
  constructor(
    readonly code: ExerciseErrorCode,
    message: string,
    /** The exercise or the file that it is about. */
    readonly target: string | null = null,
  ) {
    super(message);
  }
}

/** A fault that the author of an exercise is to mend: the file, the line from 1 (0 for the whole), and what is wrong. */
export function authorsFault(file: string, line: number, what: string): ExerciseError {
  return new ExerciseError('faulty', `${file}${line > 0 ? `, line ${line}` : ''}: ${what}`, file);
}
