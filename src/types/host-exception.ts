/** The .NET exceptions for what the host's system calls refuse, with the texts that .NET has on Unix. */
import { hostErrorCode } from '../platform/host-error.ts';
import { REFUSED } from '../platform/host-refusal.ts';
import { HostRefusal } from './host-refusal.ts';
import { type NetException, netException } from './net-exception.ts';

/** What the system says of an error number (strerror). */
const SYSTEM_TEXTS: Readonly<Record<string, string>> = {
  EBADF: 'Bad file descriptor',
  EBUSY: 'Device or resource busy',
  EDQUOT: 'Disk quota exceeded',
  EFBIG: 'File too large',
  EINVAL: 'Invalid argument',
  EIO: 'Input/output error',
  ELOOP: 'Too many levels of symbolic links',
  EMFILE: 'Too many open files',
  ENFILE: 'Too many open files in system',
  ENODEV: 'No such device',
  ENOMEM: 'Cannot allocate memory',
  ENOSPC: 'No space left on device',
  ENOTEMPTY: 'Directory not empty',
  ENXIO: 'No such device or address',
  EPIPE: 'Broken pipe',
  EROFS: 'Read-only file system',
  ESPIPE: 'Illegal seek',
  ETXTBSY: 'Text file busy',
  EXDEV: 'Invalid cross-device link',
};

/** What Windows says of those that a disk of the lab meets. */
const WINDOWS_TEXTS: Readonly<Record<string, string>> = { ENOSPC: 'There is not enough space on the disk.' };

/**
 * The exception for an error of the host; null for an error that is none of the host's.
 * @param path the path as the session sees it, where one is known.
 */
export function hostException(error: unknown, path: string | null): NetException | null {
  const code = hostErrorCode(error);
  if (code === undefined) return null;
  const place = path === null ? 'that was asked for' : `'${path}'`;
  switch (code) {
    case REFUSED:
      return new HostRefusal(path ?? (error as { readonly path: string }).path);
    case 'ENOENT':
      return fileNotFound(place, path);
    case 'ENOTDIR':
      return netException('System.IO.DirectoryNotFoundException', `Could not find a part of the path ${place}.`);
    case 'EACCES':
    case 'EPERM':
    case 'EISDIR':
      return netException('System.UnauthorizedAccessException', `Access to the path ${place} is denied.`);
    case 'ENAMETOOLONG':
      return netException(
        'System.IO.PathTooLongException',
        `The path ${place} is too long, or a component of the specified path is too long.`,
      );
    case 'EEXIST':
      return netException('System.IO.IOException', `The file ${place} already exists.`);
    default: {
      const isWindows = path !== null && /^(?:[A-Za-z]:|\\\\)/.test(path);
      const texts = isWindows ? { ...SYSTEM_TEXTS, ...WINDOWS_TEXTS } : SYSTEM_TEXTS;
      const text = texts[code] ?? `The system refused it (${code})`;
      return netException('System.IO.IOException', path === null ? text : `${text} : '${path}'`);
    }
  }
}

function fileNotFound(place: string, path: string | null): NetException {
  const missing = netException('System.IO.FileNotFoundException', `Could not find file ${place}.`);
  if (path !== null) missing.properties.set('FileName', path);
  return missing;
}
