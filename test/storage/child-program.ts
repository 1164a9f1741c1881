/**
 * Runs a TypeScript program as a process of its own, for tests in which a process is killed or two work at once.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';

const cache = join(process.cwd(), 'node_modules', '.cache', 'lyncshell-tests');

/** Bundles a program; returns the file to run. */
export function bundleProgram(source: string): string {
  mkdirSync(cache, { recursive: true });
  const output = join(cache, `${basename(source, '.ts')}-${process.pid}.mjs`);
  const options = [
    '--bundle',
    '--platform=node',
    '--format=esm',
    '--packages=external',
    '--log-level=error',
    '--inject:src/platform/node/node-platform.ts',
  ];
  execFileSync(join('node_modules', '.bin', 'esbuild'), [source, ...options, `--outfile=${output}`]);
  return output;
}

/** A process with the lines that it has printed so far. */
export interface RunningProgram {
  readonly child: ChildProcess;
  readonly lines: string[];
  /** The exit code, or the signal's name. */
  readonly ended: Promise<number | string>;
}

/** Starts a bundled program. */
export function startProgram(bundle: string, args: readonly string[]): RunningProgram {
  const child = spawn(process.execPath, [bundle, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  reader.on('line', (line) => lines.push(line));
  const ended = new Promise<number | string>((resolve) => {
    child.on('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  return { child, lines, ended };
}

/** Waits until the program has printed so many lines. */
export async function linesPrinted(program: RunningProgram, count: number): Promise<void> {
  while (program.lines.length < count && program.child.exitCode === null) await pause(2);
}

/** Waits. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
