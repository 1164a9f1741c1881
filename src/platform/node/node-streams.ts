/** Standard input, output and error, without Node's streams: reads and writes that block, as a pipeline does. */
import { spawnSync } from 'node:child_process';
import { fstatSync, readSync, statSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import type { HostStreams } from '../platform.ts';

export const nodeStreams: HostStreams = {
  write: (descriptor, bytes, offset) => writeSync(descriptor, bytes, offset),
  read: (descriptor, into) => readSync(descriptor, into),
  isTerminal,
  window: () => (isTerminal(1) ? { width: process.stdout.columns, height: process.stdout.rows } : null),
  /** Node can switch a terminal's echo off only by taking its keys over, which a blocking reader cannot use. */
  setEcho: (shown) => void spawnSync('stty', [shown ? 'echo' : '-echo'], { stdio: ['inherit', 'ignore', 'ignore'] }),
};

/** Node's own answer loads its sockets and streams (2 ms): only what can be a terminal is asked that. */
function isTerminal(descriptor: number): boolean {
  return mayBeTerminal(descriptor) && isatty(descriptor);
}

function mayBeTerminal(descriptor: number): boolean {
  try {
    const status = fstatSync(descriptor);
    return status.isCharacterDevice() && status.rdev !== statSync('/dev/null', { throwIfNoEntry: false })?.rdev;
  } catch {
    // It is closed, or of a kind that has no status.
    return true;
  }
}
