/**
 * The one door to the host: everything that the program does to the computer it runs on, or learns from it, goes through
 * this interface. `src/platform/node/` opens it on Node.js and is the only place that imports Node's own modules;
 * `src/platform/memory/` is a computer of its own, without files or programs, that needs nothing but JavaScript.
 *
 * A session does not use it directly for what can do harm: files, programs and the environment reach it by its
 * `SessionHost` (`session-host.ts`), which holds what the session may touch.
 */
import type { Cryptography } from './cryptography.ts';
import type { HostFiles } from './files.ts';
import type { HostNetwork } from './network.ts';
import type { HostProcesses } from './processes.ts';

export interface Platform {
  readonly files: HostFiles;
  readonly paths: HostPaths;
  readonly locks: HostLocks;
  readonly processes: HostProcesses;
  readonly network: HostNetwork;
  readonly streams: HostStreams;
  readonly threads: HostThreads;
  readonly time: HostTime;
  readonly random: HostRandom;
  readonly cryptography: Cryptography;
  readonly compression: Compression;
  readonly system: HostSystem;
}

/** Paths as the host writes them. */
export interface HostPaths {
  readonly separator: string;
  join(...parts: string[]): string;
  resolve(...parts: string[]): string;
  directoryName(path: string): string;
  baseName(path: string): string;
}

/** Locks between processes. */
export interface HostLocks {
  /**
   * Takes the lock at `path` over `folder`; undefined while another process holds it. One whose owner has not touched it
   * for `staleMs` is taken over. Releasing one that was taken over throws an error with the code `ERELEASED`.
   */
  tryLock(folder: string, path: string, staleMs: number): (() => void) | undefined;
}

/** Standard input, output and error: descriptors 0, 1 and 2. */
export interface HostStreams {
  /** Bytes written; throws a host error with code `EAGAIN` when the reader is slow, `EPIPE` when it has gone. */
  write(descriptor: number, bytes: Uint8Array, offset: number): number;
  /** Bytes read, 0 at the end; throws a host error with code `EAGAIN` when there is nothing yet. */
  read(descriptor: number, into: Uint8Array): number;
  isTerminal(descriptor: number): boolean;
  /** The terminal's window; null where output goes elsewhere. */
  window(): { readonly width: number; readonly height: number } | null;
  /** Whether what is typed is shown. */
  setEcho(shown: boolean): void;
}

/** Waiting that blocks the thread. Everything in a pipeline is synchronous. */
export interface HostThreads {
  pause(milliseconds: number): void;
  /** Waits while a number in shared memory is as it was `seen`, up to some time. */
  waitFor(
    memory: Int32Array<SharedArrayBuffer>,
    index: number,
    seen: number,
    milliseconds: number,
  ): 'changed' | 'timed-out';
  /** How many can work at once. */
  readonly parallelism: number;
  /** Starts a program of its own, `<name>.worker.ts`, in a thread that does what needs an event loop. */
  serve(name: string): Servant;
  /** Starts such a program in a thread that works while this one does; null where there are no threads. */
  readonly start: ((program: ThreadProgram) => RunningThread) | null;
}

export interface ThreadProgram {
  readonly name: string;
  /** What the program is given: data. */
  readonly data: unknown;
  readonly heapMegabytes: number;
}

/** A thread that works beside this one. Its messages lie there until somebody looks: who works in it needs no event loop. */
export interface RunningThread {
  /** Sends it a message, which is data. */
  post(message: unknown): void;
  /** The oldest of its messages that was not seen yet; `undefined` when there is none. */
  next(): unknown;
  /** What it ended with, where nobody told it to; null while it works, and where it has ended in order. */
  readonly failure: string | null;
  /** Asks what runs in it to stop. */
  stop(): void;
  /** Ends it, whatever it does. */
  end(): void;
}

/** A thread that is asked, and waited for without an event loop. Questions and replies are data. */
export interface Servant {
  /** Its reply; `undefined` when none came in time, or the thread has ended. */
  ask(question: unknown, milliseconds: number): unknown;
  /** Ends it, whatever it does. */
  end(): void;
}

export interface HostTime {
  /** Milliseconds since 1970. */
  now(): number;
  /** Milliseconds of a clock that nobody sets, from some beginning. */
  elapsed(): number;
  /** The same in nanoseconds. */
  elapsedNanoseconds(): bigint;
}

export interface HostRandom {
  bytes(count: number): Uint8Array;
  uuid(): string;
}

export type CompressionLevel = 0 | 1 | 6 | 9;

/** Bytes that are said to be compressed are not. */
export class DamagedData extends Error {
  override readonly name = 'DamagedData';
}

export interface Compression {
  /** @param level from 0 (not at all) to 9, as zlib has them; 6 if omitted */
  deflateRaw(bytes: Uint8Array, level?: CompressionLevel): Uint8Array;
  /**
   * What is there of a stream that breaks off.
   * @throws RangeError when more than `limit` bytes come out
   * @throws DamagedData where the bytes are not deflated
   */
  inflateRaw(bytes: Uint8Array, limit?: number): Uint8Array;
  crc32(bytes: Uint8Array): number;
}

/** The computer, its user and this process of it. */
export interface HostSystem {
  readonly os: 'linux' | 'darwin' | 'win32' | 'other';
  /** The kernel's release: `6.8.0-45`. */
  readonly release: string;
  readonly hostName: string;
  readonly userName: string;
  /** The user's number, as owners of files have it; null where there is no such thing. */
  readonly userId: number | null;
  readonly homeDirectory: string;
  readonly temporaryDirectory: string;
  readonly currentDirectory: string;
  readonly isPrivileged: boolean;
  /** The environment that the program was started with. */
  readonly environment: ReadonlyMap<string, string>;
  readonly uptimeSeconds: number;
  readonly processId: number;
  /** Program, script and arguments. */
  readonly commandLine: readonly string[];
  readonly programPath: string;
  /** What starts this program once more, before its arguments; null where programs cannot be started. */
  readonly shellProgram: readonly string[] | null;
  /** When the process began, in milliseconds since 1970. */
  readonly startTime: number;
  readonly cpuMilliseconds: number;
  readonly memory: { readonly resident: number; readonly heapTotal: number; readonly heapUsed: number };
  /** What the objects of this thread take, and what they may take at most, in bytes. */
  heap(): { readonly used: number; readonly limit: number };
  /** What arrays of bytes take beside the objects, what they may take, and what the computer has left, in bytes. */
  buffers(): { readonly used: number; readonly limit: number; readonly left: number };
  /** Gives back the memory of objects that nobody holds. */
  collectGarbage(): void;
  /** What the process will end with. */
  exitCode: number;
  /** Runs work when the process ends; what it gives takes that back. */
  atExit(work: () => void): () => void;
  /** Hears of what nobody has caught, and ends the process with the exit code that is set by then. */
  onFault(hear: (error: unknown) => void): void;
  /** Whether a process with this number exists. */
  isAlive(processId: number): boolean;
  /** Lets the engine of regular expressions go over to a matcher without backtracking where it can. */
  enableLinearRegExp(): void;
}

let current: Platform | null = null;

/** The platform that the program was started on. */
export function platform(): Platform {
  if (!current) throw new Error('No platform: call setPlatform first.');
  return current;
}

/** Done once, before anything else. */
export function setPlatform(next: Platform): void {
  current = next;
}
