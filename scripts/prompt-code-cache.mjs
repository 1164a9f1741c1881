// The same for the prompt, which has two threads: opens it at a terminal that is pretended, types a command, and writes what V8
// compiled. What the terminal's thread has compiled of the editor goes beside the other caches, what the engine's thread has
// compiled of all into a folder of its own. A small pipeline is typed too, so that the first Enter finds the binder compiled.
// Arguments: the loader, the folder of the caches, the name of the editor's chunk, the folder of the engine's caches.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { PassThrough } from 'node:stream';
import tty from 'node:tty';
import { fileURLToPath } from 'node:url';
import threads from 'node:worker_threads';
import { scripts, writeCache } from './kept-scripts.mjs';

/** This file in the thread of the engine: what the program was to be started with there, and with what. */
const inThread = threads.workerData?.codeCache;
const [loader, caches, editorChunk, engineCaches] = inThread ?? process.argv.slice(2);

/** A terminal at which somebody types when the program listens. */
function pretendTerminal(typed) {
  const { fstatSync } = fs;
  fs.fstatSync = (descriptor, ...rest) =>
    descriptor <= 2 ? { isCharacterDevice: () => true, rdev: null } : fstatSync(descriptor, ...rest);
  tty.isatty = () => true;
  const input = new PassThrough();
  input.setRawMode = () => input;
  input.once('resume', () => input.write(typed));
  Object.defineProperty(process, 'stdin', { value: input });
  Object.defineProperty(process, 'stdout', { value: Object.assign(new PassThrough(), { columns: 100, rows: 40 }) });
}

/** Has the program start its threads by this file. */
function passOn() {
  const codeCache = [loader, caches, editorChunk, engineCaches];
  const { Worker } = threads;
  threads.Worker = class extends Worker {
    constructor(_program, options) {
      super(fileURLToPath(import.meta.url), { ...options, workerData: { ...options.workerData, codeCache } });
    }
  };
}

if (inThread) {
  process.on('exit', () => {
    for (const name of scripts.keys()) writeCache(engineCaches, name);
  });
  process.argv = [process.argv[0], loader, ...process.argv.slice(2)];
} else {
  process.on('exit', () => writeCache(caches, editorChunk));
  pretendTerminal('1..2 | ForEach-Object { $_ }\rexit\r');
  passOn();
  process.argv = [process.argv[0], loader];
}
createRequire(loader)(loader);
