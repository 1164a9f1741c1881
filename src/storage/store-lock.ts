/**
 * The lock between processes that write to one store. Correctness does not hang on it (a commit is a compare-and-swap
 * of its own): it keeps writers from working in vain, and tells a person who waits that somebody else is busy.
 */
import { utf8Bytes } from '../platform/bytes.ts';
import type { FileStatus } from '../platform/files.ts';
import { platform } from '../platform/platform.ts';
import { StorageError, systemErrorCode } from './storage-error.ts';

/** A lock whose owner has not touched it for so long is taken over. */
const STALE_MS = 5_000;
const POLL_MS = 10;
/** Longer than any owner's name, so that a new one covers the old one. */
const OWNER_BYTES = 300;

/** The lock of one store's folder. */
export class StoreLock {
  private readonly path: string;
  private readonly ownerPath: string;

  constructor(
    private readonly folder: string,
    private readonly waitMs: number,
  ) {
    this.path = platform().paths.join(folder, 'lock');
    this.ownerPath = platform().paths.join(folder, 'lock-owner');
  }

  /** Runs `work` while no other process holds the lock. */
  hold<R>(work: () => R): R {
    const release = this.acquire();
    try {
      return work();
    } finally {
      release();
    }
  }

  private acquire(): () => void {
    const deadline = platform().time.elapsed() + this.waitMs;
    for (;;) {
      const release = this.tryAcquire();
      if (release) return release;
      if (ownerIsDead(this.ownerPath)) removeIfPresent(this.path);
      else if (platform().time.elapsed() > deadline) throw this.busy();
      else platform().threads.pause(POLL_MS);
    }
  }

  private tryAcquire(): (() => void) | undefined {
    requireKind(this.path, (found) => found.isDirectory());
    // A pipe would wait for a reader for ever.
    requireKind(this.ownerPath, (found) => found.isFile());
    const release = this.tryLock();
    if (!release) return undefined;
    try {
      this.sayOwner();
    } catch (error) {
      release();
      throw error;
    }
    return () => releaseQuietly(release);
  }

  private tryLock(): (() => void) | undefined {
    try {
      return platform().locks.tryLock(this.folder, this.path, STALE_MS);
    } catch (error) {
      const code = systemErrorCode(error);
      // A lock that was left behind is removed, and that is an empty folder.
      if (code === 'ENOTEMPTY') throw noLock(this.path);
      // Between its making and the first look at it another took it for one of an owner that has ended.
      if (code === 'ENOENT' && platform().files.exists(this.folder)) return undefined;
      throw error;
    }
  }

  /** In one write over what was there: a process that is killed must not leave an owner without a name. */
  private sayOwner(): void {
    const descriptor = platform().files.open(
      this.ownerPath,
      platform().files.constants.O_WRONLY | platform().files.constants.O_CREAT,
      0o600,
    );
    try {
      platform().files.write(
        descriptor,
        utf8Bytes(`${platform().system.processId}\n${platform().system.hostName}\n`.padEnd(OWNER_BYTES)),
        0,
      );
    } finally {
      platform().files.close(descriptor);
    }
  }

  private busy(): StorageError {
    return new StorageError(
      'busy',
      this.folder,
      'Another process is in the middle of changing the lab',
      'Wait until it has finished, then try again. Nothing was changed.',
    );
  }
}

/** @throws StorageError where something else lies in the place of the lock */
function requireKind(path: string, isRight: (found: FileStatus) => boolean): void {
  const found = platform().files.lstat(path, { throwIfNoEntry: false });
  if (found && !isRight(found)) throw noLock(path);
}

function noLock(path: string): StorageError {
  return new StorageError(
    'unwritable',
    path,
    'What lies here is not what keeps writers of the lab apart',
    'Remove it, then try again. Nothing was changed.',
  );
}

function releaseQuietly(release: () => void): void {
  try {
    release();
  } catch (error) {
    // Somebody took the lock over while this process was stopped: then it is not ours to release any more.
    if (systemErrorCode(error) !== 'ERELEASED' && systemErrorCode(error) !== 'ENOTACQUIRED') throw error;
  }
}

function ownerIsDead(ownerPath: string): boolean {
  let owner: string[];
  try {
    owner = platform().files.readText(ownerPath).split('\n');
  } catch {
    return false; // the owner has only just taken the lock, and not said its name yet
  }
  return (
    owner[1] === platform().system.hostName &&
    /^\d+$/.test(owner[0] ?? '') &&
    !platform().system.isAlive(Number(owner[0]))
  );
}

function removeIfPresent(path: string): void {
  try {
    platform().files.rmdir(path);
  } catch (error) {
    if (systemErrorCode(error) === 'ENOTEMPTY') throw noLock(path);
    if (systemErrorCode(error) !== 'ENOENT') throw error;
  }
}
