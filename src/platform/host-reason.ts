/** Why the host did not do something with a file, in words for people who have not programmed it. */
import { type HostErrorParts, hostErrorCode } from './host-error.ts';

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOTDIR', 'a part of the path is no folder'],
  ['EISDIR', 'it is a folder'],
  ['EEXIST', 'it is there already, and stays as it is'],
  ['ENOTEMPTY', 'the folder is not empty'],
  ['EACCES', 'access is denied'],
  ['EPERM', 'access is denied'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk quota is exhausted'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['ELOOP', 'its links lead in a circle'],
]);

/** `there is no such file`; the host's own words for what is rare. */
export function hostReason(error: unknown): string {
  const code = hostErrorCode(error);
  const { message, syscall } = error as HostErrorParts;
  if (code === 'ENOENT')
    return syscall === 'mkdir' ? 'the folder in which it is to be is not there' : 'there is no such file or folder';
  return (code && REASONS.get(code)) || message;
}
