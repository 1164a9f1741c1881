/**
 * A computer in memory: files that nobody else sees, no programs, no terminal. It needs nothing but JavaScript and the
 * Web's encoders, and so serves tests, and shows what a browser would run.
 */
import { utf8Text } from '../bytes.ts';
import { joinPosix, normalizePosix } from '../path-text.ts';
import type { Platform } from '../platform.ts';
import { fflateCompression } from './fflate-compression.ts';
import { forgeCryptography } from './forge-cryptography.ts';
import { MemoryFiles } from './memory-files.ts';
import { MemoryHostError } from './memory-nodes.ts';

export interface MemoryPlatformOptions {
  readonly environment?: ReadonlyMap<string, string>;
  /** Gets what is written to standard output (1) and standard error (2). */
  readonly write?: (descriptor: number, text: string) => void;
}

const HOME = '/home/user';
const PROGRAM = '/usr/bin/lyncshell';

export function memoryPlatform(options: MemoryPlatformOptions = {}): Platform {
  const files = new MemoryFiles();
  for (const folder of [HOME, '/tmp', '/usr/bin']) files.mkdir(folder, { recursive: true });
  const begun = Date.now();
  const random = randomBytes;
  const noProgram = ({ path }: { readonly path: string }): never => {
    throw new MemoryHostError('ENOSYS', 'spawn', path);
  };
  let exitCode = 0;
  return {
    files,
    paths: {
      separator: '/',
      join: joinPosix,
      resolve: (...parts) => resolved(parts),
      directoryName: (path) => resolved([path, '..']),
      baseName: (path) => path.replace(/\/+$/, '').replace(/^.*\//s, ''),
    },
    // Nobody else is here.
    locks: { tryLock: () => () => {} },
    processes: { run: noProgram, runOnTerminal: noProgram, launch: noProgram },
    network: {
      exchange({ url }) {
        throw new MemoryHostError('ENOSYS', 'connect', url);
      },
    },
    streams: {
      write(descriptor, bytes, offset) {
        options.write?.(descriptor, utf8Text(bytes.subarray(offset)));
        return bytes.length - offset;
      },
      read: () => 0,
      isTerminal: () => false,
      window: () => null,
      setEcho: () => {},
    },
    threads: {
      pause: (milliseconds) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds),
      waitFor: (memory, index, seen, milliseconds) =>
        Atomics.wait(memory, index, seen, milliseconds) === 'timed-out' ? 'timed-out' : 'changed',
      parallelism: 1,
      serve: (name) => {
        throw new Error(`There are no threads here in which ${name} could run.`);
      },
      start: null,
    },
    time: {
      now: Date.now,
      elapsed: () => Date.now() - begun,
      elapsedNanoseconds: () => BigInt(Date.now() - begun) * 1_000_000n,
    },
    random: { bytes: random, uuid: () => uuidOf(random(16)) },
    cryptography: forgeCryptography,
    compression: fflateCompression,
    system: {
      os: 'linux',
      release: '6.0.0',
      hostName: 'localhost',
      userName: 'user',
      userId: null,
      homeDirectory: HOME,
      temporaryDirectory: '/tmp',
      currentDirectory: '/',
      isPrivileged: false,
      environment: options.environment ?? new Map([['HOME', HOME]]),
      get uptimeSeconds() {
        return (Date.now() - begun) / 1000;
      },
      processId: 1,
      commandLine: [PROGRAM],
      programPath: PROGRAM,
      shellProgram: null,
      startTime: begun,
      get cpuMilliseconds() {
        return Date.now() - begun;
      },
      memory: { resident: 0, heapTotal: 0, heapUsed: 0 },
      // JavaScript alone cannot tell.
      heap: () => ({ used: 0, limit: Number.MAX_SAFE_INTEGER }),
      buffers: () => ({ used: 0, limit: Number.MAX_SAFE_INTEGER, left: Number.MAX_SAFE_INTEGER }),
      collectGarbage: () => undefined,
      get exitCode() {
        return exitCode;
      },
      set exitCode(code) {
        exitCode = code;
      },
      // Nothing outlives the platform, and nobody hears of its end.
      atExit: () => () => {},
      onFault: () => {},
      isAlive: (processId) => processId === 1,
      enableLinearRegExp: () => {},
    },
  };
}

function resolved(parts: readonly string[]): string {
  let path = '/';
  for (const part of parts) path = part.startsWith('/') ? part : joinPosix(path, part);
  const normal = normalizePosix(path);
  return normal.length > 1 && normal.endsWith('/') ? normal.slice(0, -1) : normal;
}

/** What a platform without Node has for chance: the Web's generator, where there is one. */
function randomBytes(count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  const generator = (globalThis as { readonly crypto?: Pick<Crypto, 'getRandomValues'> }).crypto;
  if (!generator) return notBuilt('random numbers without the Web Crypto API');
  // More at once is refused.
  for (let at = 0; at < count; at += 65_536) generator.getRandomValues(bytes.subarray(at, at + 65_536));
  return bytes;
}

function uuidOf(bytes: Uint8Array): string {
  const digits = Array.from(bytes, (byte, i) => {
    const value = i === 6 ? (byte & 0x0f) | 0x40 : i === 8 ? (byte & 0x3f) | 0x80 : byte;
    return value.toString(16).padStart(2, '0');
  }).join('');
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => digits.slice(from, to))
    .join('-');
}

function notBuilt(what: string): never {
  throw new Error(`The platform in memory has no ${what}.`);
}
