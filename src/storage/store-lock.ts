/**
 * The lock between processes that write to one store. Correctness does not hang on it (a commit is a compare-and-swap
 * of its own): it keeps writers from working in vain, and tells a person who waits that somebody else is busy.
 */
import { closeSync, constants, openSync, readFileSync, rmdirSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { lockSync } from 'proper-lockfile';
import { StorageError, systemErrorCode } from './storage-error.ts';

/** A lock whose owner has not touched it for so long is taken over. */
const STALE_MS = 5_000;
const POLL_MS = 10;
/** Longer than any owner's name, so that a new one covers the old one. */
const OWNER_BYTES = 300;

/** The lock of one store's folder. */
export class StoreLock {
  readonly #folder: string;
  readonly #path: string;
  readonly #ownerPath: string;
  readonly #waitMs: number;

  constructor(folder: string, waitMs: number) {
    this.#folder = folder;
    this.#path = join(folder, 'lock');
    this.#ownerPath = join(folder, 'lock-owner');
    this.#waitMs = waitMs;
  }

  /** Runs `work` while no other process holds the lock. */
  hold<R>(work: () => R): R {
    const release = this.#acquire();
    try {
      return work();
    } finally {
      release();
    }
  }

  #acquire(): () => void {
    const deadline = performance.now() + this.#waitMs;
    for (;;) {
      const release = this.#tryAcquire();
      if (release) return release;
      if (ownerIsDead(this.#ownerPath)) removeIfPresent(this.#path);
      else if (performance.now() > deadline) throw this.#busy();
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
    }
  }

  #tryAcquire(): (() => void) | undefined {
    let release: () => void;
    try {
      release = lockSync(this.#folder, {
        lockfilePath: this.#path,
        realpath: false,
        stale: STALE_MS,
        // A taken-over lock is no error: the commit notices whether another change-set came first.
        onCompromised: () => {},
      });
    } catch (error) {
      if (systemErrorCode(error) === 'ELOCKED') return undefined;
      throw error;
    }
    try {
      this.#sayOwner();
    } catch (error) {
      release();
      throw error;
    }
    return () => releaseQuietly(release);
  }

  /** In one write over what was there: a process that is killed must not leave an owner without a name. */
  #sayOwner(): void {
    const descriptor = openSync(this.#ownerPath, constants.O_WRONLY | constants.O_CREAT, 0o600);
    try {
      writeSync(descriptor, `${process.pid}\n${hostname()}\n`.padEnd(OWNER_BYTES), 0);
    } finally {
      closeSync(descriptor);
    }
  }

  #busy(): StorageError {
    return new StorageError(
      'busy',
      this.#folder,
      'Another process is in the middle of changing the lab',
      'Wait until it has finished, then try again. Nothing was changed.',
    );
  }
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
    owner = readFileSync(ownerPath, 'utf8').split('\n');
  } catch {
    return false; // the owner has only just taken the lock, and not said its name yet
  }
  return owner[1] === hostname() && /^\d+$/.test(owner[0] ?? '') && !isAlive(Number(owner[0]));
}

/** Whether a process of this host with this number exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemErrorCode(error) === 'EPERM';
  }
}

function removeIfPresent(path: string): void {
  try {
    rmdirSync(path);
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw error;
  }
}
