/** Programs of the host. */

export interface NativeProgram {
  /** Path on the host. */
  readonly path: string;
  readonly args: readonly string[];
  readonly directory: string;
  readonly environment: ReadonlyMap<string, string>;
  /** Text for its standard input; null leaves it the session's own. */
  readonly input: string | null;
}

export interface NativeListener {
  output(line: string): void;
  error(line: string): void;
  /** Called while waiting; what it throws ends the program. */
  poll(): void;
}

/** A program beside the session. */
export interface LaunchedProgram {
  readonly path: string;
  readonly args: readonly string[];
  readonly directory: string;
  readonly environment: ReadonlyMap<string, string>;
  readonly input: ProgramStream;
  readonly output: ProgramStream;
  readonly error: ProgramStream;
}

/** Where a stream of a program comes from or goes to: a pipe, what the session itself has, an open file, or nowhere. */
export type ProgramStream = 'pipe' | 'session' | number | null;

export interface RunningProgram {
  /** Its process id. */
  readonly id: number;
  /** What has come since the last call; null at the end of the stream. Does not wait. */
  read(stream: 'output' | 'error'): Uint8Array | null;
  /** How many bytes the pipe took; does not wait. Throws a host error with the code `EPIPE` when the program no longer reads. */
  write(bytes: Uint8Array): number;
  closeInput(): void;
  /** What it ended with (of a signal 128 and its number); null while it runs. */
  exitCode(): number | null;
  /** Ends it, whatever it does. */
  kill(): void;
  /** Gives back what it held of the computer; a program that runs is let go. */
  release(): void;
}

export interface HostProcesses {
  /** Runs a program to its end while the thread waits; its output is heard line by line as it comes. Gives the exit code. */
  run(program: NativeProgram, listener: NativeListener): number;
  /**
   * Runs a program that draws on the session's terminal and reads its keys. Gives the exit code; of one that a signal has
   * ended, 128 and the signal's number.
   */
  runOnTerminal(program: NativeProgram): number;
  /** Starts it and goes on. Throws a host error when it cannot be run. */
  launch(program: LaunchedProgram): RunningProgram;
}
