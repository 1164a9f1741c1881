/**
 * Writing a file so that it survives a power cut: contents first, then the folder's entry. The rest of the store
 * relies on a file being either absent or whole.
 */
import { concatBytes, utf8Bytes } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import { REPAIR, StorageError, systemErrorCode } from './storage-error.ts';

/** What is gathered before it is handed to the system. */
const PORTION = 1024 * 1024;

/** A new file (one that is there is never overwritten) that grows until it is closed. */
export class NewFile {
  private readonly descriptor: number;
  private waiting: Uint8Array[] = [];
  private waitingBytes = 0;
  private total = 0;

  constructor(
    path: string,
    private readonly durable: boolean,
  ) {
    this.descriptor = platform().files.open(path, 'wx', 0o600);
  }

  /** How long it is. */
  get length(): number {
    return this.total;
  }

  write(bytes: Uint8Array): void {
    this.waiting.push(bytes);
    this.waitingBytes += bytes.length;
    this.total += bytes.length;
    if (this.waitingBytes >= PORTION) this.flush();
  }

  /** Returns when its contents are on the disk. */
  close(): void {
    try {
      this.flush();
      if (this.durable) platform().files.fsync(this.descriptor);
    } finally {
      platform().files.close(this.descriptor);
    }
  }

  private flush(): void {
    const bytes = concatBytes(this.waiting);
    for (let offset = 0; offset < bytes.length; ) {
      offset += platform().files.write(this.descriptor, bytes, offset);
    }
    this.waiting = [];
    this.waitingBytes = 0;
  }
}

/**
 * The contents of a file that a store has written. Whatever else lies there under its name (a pipe, whose reading never ends;
 * a device) is none.
 */
export function readWritten(path: string): Uint8Array {
  requireFile(path);
  return platform().files.readFile(path);
}

/** A part of such a file; less where it was cut off. */
export function readPart(path: string, start: number, length: number): Uint8Array {
  const { files } = platform();
  requireFile(path);
  const descriptor = files.open(path, 'r');
  try {
    const bytes = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const read = files.read(descriptor, bytes, filled, length - filled, start + filled);
      if (read === 0) break;
      filled += read;
    }
    return bytes.subarray(0, filled);
  } finally {
    files.close(descriptor);
  }
}

/** @throws StorageError where something else than a file lies there */
export function requireFile(path: string): void {
  if (!platform().files.stat(path).isFile())
    throw new StorageError('damaged', path, 'What lies here is no file of the lab', REPAIR);
}

/** Makes a new file (never overwrites one) and returns when its contents are on the disk. */
export function writeNewFile(path: string, text: string, durable: boolean): void {
  const file = new NewFile(path, durable);
  file.write(utf8Bytes(text));
  file.close();
}

/** Puts a folder's list of entries on the disk. Windows has no such call and does not need it. */
export function syncFolder(path: string): void {
  if (platform().system.os === 'win32') return;
  const descriptor = platform().files.open(path, 'r');
  try {
    platform().files.fsync(descriptor);
  } finally {
    platform().files.close(descriptor);
  }
}

/** Makes `pending` appear as `target`; false where `target` is there already. */
export function claim(pending: string, target: string): boolean {
  try {
    platform().files.link(pending, target);
    platform().files.unlink(pending);
    return true;
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'EEXIST') {
      platform().files.unlink(pending);
      return false;
    }
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP' && code !== 'ENOSYS') throw error;
  }
  // A file system without hard links (exFAT, some network shares): the lock alone keeps writers apart.
  if (platform().files.exists(target)) return false;
  platform().files.rename(pending, target);
  return true;
}

/** One file under two names where the system can; it is one that never changes. */
export function linkOrCopy(source: string, target: string): void {
  try {
    platform().files.link(source, target);
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') throw error;
    platform().files.copyFile(source, target);
  }
}

/** Removes a file, if it is there. */
export function removeFile(path: string): void {
  try {
    platform().files.unlink(path);
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw error;
  }
}
