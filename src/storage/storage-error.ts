/**
 * The one error class of the storage room. A folder can be damaged, unwritable or busy in many ways; the reader of
 * the message needs to know what is wrong, where, and what to do, and the caller needs a code to tell cases apart.
 */
import { hostErrorCode } from '../platform/host-error.ts';

/** What went wrong, for code that reacts to it. */
export type StorageErrorCode =
  | 'damaged' // what is on the disk is not what was written
  | 'unwritable' // the operating system refuses to write
  | 'unreadable' // the operating system refuses to read
  | 'busy' // another process holds the store's lock, or keeps winning
  | 'read-only' // the store was opened for reading
  | 'no-such-state' // the state to go back to is not kept
  | 'missing' // there is no store at this place
  | 'exists' // there is one already
  | 'newer-format' // written by a later version of the program
  | 'locked' // it is protected, and there is no passphrase
  | 'wrong-passphrase' // the passphrase that was given is another one
  | 'unprotectable' // what lies in memory alone, or on a server, cannot be protected
  | 'unreachable'; // the server on which it lies does not answer

/** An error of the store: code, place and a message of the form "what; what to do". */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: StorageErrorCode;
  /** The file or folder that is meant. */
  readonly path: string;
  /** What is wrong and where, without what to do. */
  readonly fault: string;

  constructor(code: StorageErrorCode, path: string, problem: string, remedy: string, options?: ErrorOptions) {
    const fault = `${problem}: '${path}'`;
    super(`${fault}. ${remedy}`, options);
    this.fault = fault;
    this.code = code;
    this.path = path;
  }
}

/** What to do about damage. */
export const REPAIR = 'Go back to its newest good state by "lyncshell lab repair", or restore the file from a copy.';

/** What to do where a passphrase is missing. */
export const LOCKED_REMEDY =
  'Give it in the environment variable LYNCSHELL_PASSPHRASE, or work at a terminal, which asks.';

/** The state to go back to is not kept. */
export function missingState(path: string, generation: number): StorageError {
  const problem = `There is no state ${generation} to go back to`;
  return new StorageError('no-such-state', path, problem, 'See which there are by "lyncshell lab history".');
}

/** There is no store at a place. */
export function missingStore(path: string): StorageError {
  return new StorageError('missing', path, 'There is no lab here', 'Create one, or correct the name.');
}

/** Nothing that is kept can be gone back to. */
export function noGoodState(path: string, fault: string | undefined): StorageError {
  const problem = `None of the states that are kept is whole (the newest: ${fault})`;
  return new StorageError('damaged', path, problem, 'Restore it from a copy, or delete the lab and create it again.');
}

/** The system's error number of an exception (`ENOENT` …), or `undefined`. */
export function systemErrorCode(error: unknown): string | undefined {
  return hostErrorCode(error);
}

/** Turns an exception of the host's files during writing into a StorageError; other exceptions pass unchanged. */
export function writeFailure(error: unknown, path: string): unknown {
  const code = systemErrorCode(error);
  if (error instanceof StorageError || code === undefined) return error;
  if (isOutOfFiles(code)) return outOfFiles('unwritable', path, code, error);
  if (code === 'ENOTDIR' || code === 'ENOENT' || code === 'EISDIR') {
    return new StorageError(
      'damaged',
      path,
      `The folder's layout is damaged (${code})`,
      'Restore the folder from a copy, or delete the lab and create it again.',
      { cause: error },
    );
  }
  return new StorageError('unwritable', path, `Nothing can be written here (${code})`, writeRemedy(code), {
    cause: error,
  });
}

/** Turns an exception of the host's files during reading into a StorageError; other exceptions pass unchanged. */
export function readFailure(error: unknown, path: string): unknown {
  const code = systemErrorCode(error);
  if (error instanceof StorageError || code === undefined) return error;
  if (isOutOfFiles(code)) return outOfFiles('unreadable', path, code, error);
  if (code === 'EACCES' || code === 'EPERM') {
    return new StorageError('unreadable', path, `Reading is not permitted (${code})`, 'Correct its permissions.', {
      cause: error,
    });
  }
  if (code === 'ENOENT')
    return new StorageError('damaged', path, 'A file of the lab is missing', REPAIR, { cause: error });
  return new StorageError(
    'damaged',
    path,
    `The folder's layout is damaged (${code})`,
    'Restore the folder from a copy, or delete the lab and create it again.',
    { cause: error },
  );
}

/** The lab is well: it is the process, or the computer, that has no more files to open. */
function isOutOfFiles(code: string): boolean {
  return code === 'EMFILE' || code === 'ENFILE';
}

function outOfFiles(kind: 'unreadable' | 'unwritable', path: string, code: string, cause: unknown): StorageError {
  const remedy =
    'End programs that have many open, or raise the limit (ulimit -n), then try again. Nothing was changed.';
  return new StorageError(kind, path, `Too many files are open (${code})`, remedy, { cause });
}

function writeRemedy(code: string): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'The disk is full: free some space, then try again. Nothing was changed.';
    case 'EROFS':
      return 'The file system is mounted read-only: remount it, or copy the lab elsewhere. Nothing was changed.';
    default:
      return "Correct the folder's owner and permissions, then try again. Nothing was changed.";
  }
}

/** The list of the sections of a store, or a part of it, says what cannot be. */
export function damagedList(path: string, reason: string): StorageError {
  return new StorageError('damaged', path, `The list of the lab's sections is damaged (${reason})`, REPAIR);
}
