/** The platform on Node.js. Importing this file makes it the program's: entries of the program do so first of all. */
import { randomBytes, randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { constants, crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { lockSync } from 'proper-lockfile';
import { DamagedData, type Platform, setPlatform } from '../platform.ts';
import { nodeCryptography } from './node-cryptography.ts';
import { nodeFiles } from './node-files.ts';
import { nodeNetwork } from './node-network.ts';
import { nodeProcesses } from './node-processes.ts';
import { nodeStreams } from './node-streams.ts';
import { nodeSystem } from './node-system.ts';
import { startThread } from './running-thread.ts';
import { startServant } from './servant.ts';

const clockOnly = new Int32Array(new SharedArrayBuffer(4));

export const nodePlatform: Platform = {
  files: nodeFiles,
  paths: {
    separator: path.sep,
    join: path.join,
    resolve: path.resolve,
    directoryName: path.dirname,
    baseName: (file) => path.basename(file),
  },
  locks: { tryLock },
  processes: nodeProcesses,
  network: nodeNetwork,
  streams: nodeStreams,
  threads: {
    pause: (milliseconds) => void Atomics.wait(clockOnly, 0, 0, milliseconds),
    waitFor: (memory, index, seen, milliseconds) =>
      Atomics.wait(memory, index, seen, milliseconds) === 'timed-out' ? 'timed-out' : 'changed',
    get parallelism() {
      return availableParallelism();
    },
    serve: startServant,
    start: startThread,
  },
  time: {
    now: Date.now,
    // `performance` would be the same, but loading it takes a millisecond.
    elapsed: () => process.uptime() * 1000,
    elapsedNanoseconds: () => process.hrtime.bigint(),
  },
  random: { bytes: (count) => randomBytes(count), uuid: () => randomUUID() },
  cryptography: nodeCryptography,
  compression: {
    deflateRaw: (bytes, level = 6) => deflateRawSync(bytes, { level }),
    inflateRaw,
    crc32: (bytes) => crc32(bytes),
  },
  system: nodeSystem,
};

setPlatform(nodePlatform);

function inflateRaw(bytes: Uint8Array, limit?: number): Uint8Array {
  const options = { finishFlush: constants.Z_SYNC_FLUSH };
  try {
    return inflateRawSync(bytes, limit === undefined ? options : { ...options, maxOutputLength: limit });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new RangeError(`More than ${limit} bytes came out.`);
    if (code?.startsWith('Z_')) throw new DamagedData(`What was to be inflated is damaged (${code}).`);
    throw error;
  }
}

function tryLock(folder: string, file: string, staleMs: number): (() => void) | undefined {
  try {
    return lockSync(folder, {
      lockfilePath: file,
      realpath: false,
      stale: staleMs,
      // A taken-over lock is no error: the store notices whether another change-set came first.
      onCompromised: () => {},
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOCKED') return undefined;
    throw error;
  }
}
