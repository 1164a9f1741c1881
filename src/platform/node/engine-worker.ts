/** The engine's thread on Node, and the process's own streams, which only the main thread of the program has. */
import { type MessagePort, Worker, workerData } from 'node:worker_threads';
import { hostErrorCode } from '../host-error.ts';
import { MemoryExhausted } from '../memory-watch.ts';
import type { TerminalReader, TerminalWriter } from './terminal-streams.ts';

export interface WorkerStart {
  readonly program: URL;
  /** Tells the program that it is the thread, and of what kind. */
  readonly args: readonly string[];
  readonly data: unknown;
  readonly transfers: readonly MessagePort[];
  readonly stackMegabytes: number;
  /** Ctrl+C, as a signal. */
  readonly onInterrupt: () => void;
}

/** Runs a program in a thread of its own; resolves to its exit code. */
export function runWorker(start: WorkerStart): Promise<number> {
  const worker = new Worker(start.program, {
    argv: [...start.args],
    workerData: start.data,
    transferList: [...start.transfers],
    resourceLimits: { stackSizeMb: start.stackMegabytes },
  });
  process.on('SIGINT', start.onInterrupt);
  return new Promise((resolve, reject) => {
    worker.on('error', (error) => {
      const isMemory = hostErrorCode(error) === 'ERR_WORKER_OUT_OF_MEMORY';
      reject(isMemory ? new MemoryExhausted('The memory is used up.') : error);
    });
    worker.on('exit', (code) => {
      process.off('SIGINT', start.onInterrupt);
      resolve(code);
    });
  });
}

/** Signals that end a program whose terminal has gone, or that somebody else ends. */
const ENDING = ['SIGHUP', 'SIGTERM'] as const;

/** Has something done before such a signal ends the process, which it then does. Gives what takes that back. */
export function beforeEndingSignals(work: () => void): () => void {
  const forget = (): void => {
    for (const signal of ENDING) process.off(signal, end);
  };
  const end = (signal: NodeJS.Signals): void => {
    forget();
    try {
      work();
    } finally {
      process.kill(process.pid, signal);
    }
  };
  for (const signal of ENDING) process.on(signal, end);
  return forget;
}

/** What the thread was started with. */
export function threadData(): unknown {
  return workerData;
}

/** Ends the thread. Everything was written synchronously; open handles of workers must not keep it alive. */
export function endThread(exitCode: number): never {
  process.exit(exitCode);
}

export function processStreams(): { readonly input: TerminalReader; readonly output: TerminalWriter } {
  return { input: process.stdin, output: process.stdout };
}
