/**
 * A program that runs beside the engine's thread and is talked with through pipes. Node's own children tell what they wrote
 * and how they ended in events, which the engine's thread does not hear while a pipeline runs. So the pipes are named ones
 * that are read and written here without blocking, and a shell around the program leaves its number and its exit code in
 * files.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  accessSync,
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LaunchedProgram, ProgramStream, RunningProgram } from '../processes.ts';
import { nodeSystem } from './node-system.ts';

/** `$1` is the folder for the number and the exit code. Descriptor 3 keeps the input, which a shell takes from programs in the background. */
const WRAPPER =
  'folder=$1; shift; exec 3<&0; "$@" <&3 3<&- & pid=$!; exec 3<&- </dev/null >/dev/null 2>&1; echo $pid > "$folder/id"; wait $pid; echo $? > "$folder/exit"';

const READ_AT_ONCE = 65_536;
const pause = new Int32Array(new SharedArrayBuffer(4));

/** @throws NodeJS.ErrnoException when the program or its folder is not there, or may not be run */
export function launchProgram(program: LaunchedProgram): RunningProgram {
  if (!statSync(program.directory).isDirectory())
    throw Object.assign(new Error('not a directory'), { code: 'ENOTDIR' });
  accessSync(program.path, constants.X_OK);
  return process.platform === 'win32' ? launchOnWindows(program) : new PipedProgram(program);
}

const STREAMS = ['input', 'output', 'error'] as const;
type StreamName = (typeof STREAMS)[number];

class PipedProgram implements RunningProgram {
  readonly id: number;
  private readonly folder = mkdtempSync(join(tmpdir(), 'lyncshell-program-'));
  private readonly readers = new Map<'output' | 'error', number>();
  private input: number | null = null;
  private code: number | null = null;
  private readonly forget = () => this.release();

  constructor(program: LaunchedProgram) {
    process.once('exit', this.forget);
    const { path, args, directory, environment } = program;
    const piped = STREAMS.filter((stream) => program[stream] === 'pipe');
    if (piped.length > 0)
      execFileSync(
        'mkfifo',
        piped.map((stream) => join(this.folder, stream)),
      );
    const ends = new Map(piped.map((stream) => [stream, this.openPipe(stream)]));
    const child = spawn('/bin/sh', ['-c', WRAPPER, 'sh', this.folder, path, ...args], {
      cwd: directory,
      env: Object.fromEntries(environment),
      // What draws on the session's terminal belongs to its group; the others go on when the session ends.
      detached: !STREAMS.some((stream) => program[stream] === 'session'),
      stdio: STREAMS.map((stream) => ends.get(stream) ?? standing(program[stream])),
    });
    child.unref();
    for (const end of ends.values()) closeSync(end);
    this.id = this.awaitNumber();
  }

  /** Opens both ends of a pipe; gives that of the program, which blocks as a pipe does. */
  private openPipe(stream: StreamName): number {
    const path = join(this.folder, stream);
    const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    if (stream !== 'input') {
      this.readers.set(stream, reader);
      return openSync(path, constants.O_WRONLY);
    }
    this.input = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
    const end = openSync(path, constants.O_RDONLY);
    closeSync(reader);
    return end;
  }

  private awaitNumber(): number {
    for (;;) {
      const id = this.numberIn('id');
      if (id !== null) return id;
      Atomics.wait(pause, 0, 0, 1);
    }
  }

  /** A number that the shell has written whole; null until then. */
  private numberIn(name: string): number | null {
    try {
      const text = readFileSync(join(this.folder, name), 'utf8');
      return text.endsWith('\n') ? Number(text) : null;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  read(stream: 'output' | 'error'): Uint8Array | null {
    const reader = this.readers.get(stream);
    if (reader === undefined) return null;
    const buffer = new Uint8Array(READ_AT_ONCE);
    const count = withoutWaiting(() => readSync(reader, buffer));
    if (count === null) return new Uint8Array(0);
    if (count > 0) return buffer.subarray(0, count);
    closeSync(reader);
    this.readers.delete(stream);
    return null;
  }

  write(bytes: Uint8Array): number {
    const { input } = this;
    if (input === null) throw Object.assign(new Error('the input is closed'), { code: 'EPIPE' });
    return withoutWaiting(() => writeSync(input, bytes)) ?? 0;
  }

  closeInput(): void {
    if (this.input !== null) closeSync(this.input);
    this.input = null;
  }

  exitCode(): number | null {
    this.code ??= this.numberIn('exit');
    return this.code;
  }

  kill(): void {
    if (this.exitCode() !== null) return;
    try {
      process.kill(this.id, 'SIGKILL');
    } catch (error) {
      // It has ended by itself a moment ago.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  release(): void {
    process.off('exit', this.forget);
    this.closeInput();
    for (const reader of this.readers.values()) closeSync(reader);
    this.readers.clear();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A stream that is no pipe, in the words of Node. */
function standing(stream: ProgramStream): 'inherit' | 'ignore' | number {
  return typeof stream === 'number' ? stream : stream === 'session' ? 'inherit' : 'ignore';
}

/**
 * There are no named pipes of this kind on Windows: a program with pipes runs to its end when it is started (so that
 * nobody can talk with it), and of the others the exit code is not told.
 */
function launchOnWindows(program: LaunchedProgram): RunningProgram {
  const { path, args, directory, environment } = program;
  const options = { cwd: directory, env: Object.fromEntries(environment) };
  const stdio = STREAMS.map((stream) => (program[stream] === 'pipe' ? 'pipe' : standing(program[stream])));
  if (program.input === 'pipe') throw notBuilt('A pipe to the input of a program');
  if (!stdio.includes('pipe')) return new LooseProgram(spawn(path, args, { ...options, detached: true, stdio }));
  const { pid, status, stdout, stderr } = spawnSync(path, args, { ...options, stdio, maxBuffer: 1 << 30 });
  const unread = new Map([
    ['output', stdout],
    ['error', stderr],
  ]);
  return {
    id: pid,
    read(stream) {
      const bytes = unread.get(stream);
      unread.delete(stream);
      return bytes && bytes.length > 0 ? bytes : null;
    },
    write: (bytes) => bytes.length,
    closeInput: () => {},
    exitCode: () => status ?? 1,
    kill: () => {},
    release: () => unread.clear(),
  };
}

class LooseProgram implements RunningProgram {
  readonly id: number;

  constructor(private readonly child: ChildProcess) {
    child.unref();
    this.id = child.pid ?? 0;
  }

  read(): null {
    return null;
  }

  write(bytes: Uint8Array): number {
    return bytes.length;
  }

  closeInput(): void {}

  exitCode(): number | null {
    if (nodeSystem.isAlive(this.id)) return null;
    throw notBuilt('The exit code of a program beside the session');
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  release(): void {}
}

function notBuilt(what: string): Error {
  return Object.assign(new Error(`${what} is not built for Windows.`), { code: 'ENOSYS' });
}

/** What a pipe gives at once, null when it has nothing or no room now. */
function withoutWaiting(act: () => number): number | null {
  try {
    return act();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return null;
    throw error;
  }
}
