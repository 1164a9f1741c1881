/** What a call of the library ends in where it cannot be done. Errors of scripts are data, and never thrown. */

/** What went wrong. */
export type LyncshellErrorCode =
  /** An option that does not exist, or has a value that it cannot have. */
  | 'invalid-option'
  /** A value that PowerShell has no form for. */
  | 'invalid-value'
  /** The run took longer than it may. */
  | 'timeout'
  /** The signal of the program has ended the run. */
  | 'aborted'
  /** The script has used up the memory that it may have. */
  | 'memory'
  /** The script has written more than it may. */
  | 'limit'
  /** The lab or the shell was disposed of. */
  | 'disposed'
  /** A script asked for something, and no answer was given. */
  | 'unanswered'
  /** An answer, a mock or a command gave a promise to a run that is synchronous. */
  | 'asynchronous'
  /** The shell runs something already, and cannot wait for itself. */
  | 'busy'
  /** There is no command of that name to stand in for. */
  | 'unknown-command'
  /** A file that cannot be read. */
  | 'unreadable-file'
  /** The first error of a run, as `orThrow` throws it. */
  | 'script'
  /** The thread of the shell has ended by itself. */
  | 'thread';

/** What a call ends in where it cannot be done. */
export class LyncshellError extends Error {
  override readonly name = 'LyncshellError';

  constructor(
    readonly code: LyncshellErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
