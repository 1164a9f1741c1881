/** Standard input, output and error, without Node's streams: reads and writes that block, as a pipeline does. */
import { spawnSync } from 'node:child_process';
import { readSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import type { HostStreams } from '../platform.ts';

export const nodeStreams: HostStreams = {
  write: (descriptor, bytes, offset) => writeSync(descriptor, bytes, offset),
  read: (descriptor, into) => readSync(descriptor, into),
  isTerminal: (descriptor) => isatty(descriptor),
  window: () => (isatty(1) ? { width: process.stdout.columns, height: process.stdout.rows } : null),
  /** Node can switch a terminal's echo off only by taking its keys over, which a blocking reader cannot use. */
  setEcho: (shown) => void spawnSync('stty', [shown ? 'echo' : '-echo'], { stdio: ['inherit', 'ignore', 'ignore'] }),
};
