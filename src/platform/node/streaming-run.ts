/**
 * Runs a program of the host while the engine's thread waits, and hands its output over line by line as it comes. Node
 * offers either a synchronous run (output only at the end) or a running child (whose events need the event loop, which
 * the engine never returns to while a pipeline runs). So on POSIX the child writes into named pipes that are read here
 * without blocking; a shell around it leaves the exit code in a file. Elsewhere the synchronous run serves.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import type { NativeListener, NativeProgram } from '../processes.ts';

/** Runs to the end. Returns the exit code. */
export function runNative(program: NativeProgram, listener: NativeListener): number {
  return process.platform === 'win32' ? runWhole(program, listener) : runStreaming(program, listener);
}

function runWhole({ path, args, directory, environment, input }: NativeProgram, listener: NativeListener): number {
  const result = spawnSync(path, args, {
    cwd: directory,
    env: Object.fromEntries(environment),
    maxBuffer: 1 << 30,
    stdio: [input === null ? 'inherit' : 'pipe', 'pipe', 'pipe'],
    ...(input === null ? {} : { input }),
  });
  if (result.error) throw result.error;
  for (const [bytes, take] of [
    [result.stdout, listener.output],
    [result.stderr, listener.error],
  ] as const) {
    const lines = new LineSplitter(take.bind(listener));
    lines.push(bytes);
    lines.end();
  }
  return result.status ?? 1;
}

/**
 * `$1` is where the exit code goes. The program stays in the session's process group, so that it can read the terminal;
 * descriptor 3 keeps the input, which a shell takes from programs in the background. SIGTERM reaches it through the shell.
 */
const WRAPPER =
  'status=$1; shift; exec 3<&0; "$@" <&3 3<&- & pid=$!; exec 3<&-; trap "kill $pid" TERM; wait $pid; echo $? > "$status"';

function runStreaming(program: NativeProgram, listener: NativeListener): number {
  const folder = mkdtempSync(join(tmpdir(), 'lyncshell-native-'));
  try {
    const paths = { out: join(folder, 'out'), error: join(folder, 'error'), status: join(folder, 'status') };
    execFileSync('mkfifo', [paths.out, paths.error]);
    const readers = [openReader(paths.out), openReader(paths.error)];
    const code = runChild(program, paths, readers, folder, listener);
    return code;
  } finally {
    // The shell around a program that was ended leaves its exit code a moment later, perhaps while the folder goes.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
  }
}

function openReader(path: string): number {
  return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
}

function runChild(
  { path, args, directory, environment, input }: NativeProgram,
  paths: { readonly out: string; readonly error: string; readonly status: string },
  readers: readonly number[],
  folder: string,
  listener: NativeListener,
): number {
  const writers = [openSync(paths.out, 'w'), openSync(paths.error, 'w')];
  const stdin = input === null ? null : openInput(folder, input);
  const child = spawn('/bin/sh', ['-c', WRAPPER, 'sh', paths.status, path, ...args], {
    cwd: directory,
    env: Object.fromEntries(environment),
    stdio: [stdin ?? 'inherit', writers[0], writers[1]],
  });
  for (const fd of [...writers, ...(stdin === null ? [] : [stdin])]) closeSync(fd);
  let finished = false;
  try {
    readAll(readers, listener);
    finished = true;
  } finally {
    for (const fd of readers) closeSync(fd);
    if (!finished) child.kill('SIGTERM');
    child.unref();
  }
  return Number(readFileSync(paths.status, 'utf8')) || 0;
}

function openInput(folder: string, input: string): number {
  const path = join(folder, 'in');
  writeFileSync(path, input);
  return openSync(path, 'r');
}

const pause = new Int32Array(new SharedArrayBuffer(4));

/** Reads both pipes until all who write to them are gone. */
function readAll(readers: readonly number[], listener: NativeListener): void {
  const splitters = [
    new LineSplitter((line) => listener.output(line)),
    new LineSplitter((line) => listener.error(line)),
  ];
  const open = readers.map(() => true);
  const buffer = Buffer.allocUnsafe(65536);
  let idle = 1;
  while (open.some(Boolean)) {
    let progress = false;
    readers.forEach((fd, i) => {
      if (!open[i]) return;
      const count = readSome(fd, buffer);
      if (count === 0) open[i] = false;
      else if (count > 0) splitters[i]?.push(buffer.subarray(0, count));
      if (count >= 0) progress = true;
    });
    listener.poll();
    idle = progress ? 1 : Math.min(idle * 2, 20);
    if (!progress) Atomics.wait(pause, 0, 0, idle);
  }
  for (const splitter of splitters) splitter.end();
}

/** Bytes read, 0 at the end, -1 when there is nothing yet. */
function readSome(fd: number, buffer: Buffer): number {
  try {
    return readSync(fd, buffer);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return -1;
    throw error;
  }
}

/** Cuts bytes into lines of text. */
class LineSplitter {
  private readonly decoder = new StringDecoder('utf8');
  private rest = '';

  constructor(private readonly take: (line: string) => void) {}

  push(bytes: Buffer): void {
    const lines = (this.rest + this.decoder.write(bytes)).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) this.take(line.endsWith('\r') ? line.slice(0, -1) : line);
  }

  end(): void {
    const last = this.rest + this.decoder.end();
    if (last !== '') this.take(last);
  }
}
