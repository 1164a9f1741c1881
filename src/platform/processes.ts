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

/** A program beside the session; its streams are open files, or null. */
export interface DetachedProgram {
  readonly path: string;
  readonly args: readonly string[];
  readonly directory: string;
  readonly environment: ReadonlyMap<string, string>;
  readonly streams: readonly [input: number | null, output: number | null, error: number | null];
}

export interface HostProcesses {
  /** Runs a program to its end while the thread waits; its output is heard line by line as it comes. Gives the exit code. */
  run(program: NativeProgram, listener: NativeListener): number;
  /**
   * Runs a program that draws on the session's terminal and reads its keys. Gives the exit code; of one that a signal has
   * ended, 128 and the signal's number.
   */
  runOnTerminal(program: NativeProgram): number;
  /** Runs it to its end; what went to no open file comes back as text. */
  runWhole(program: DetachedProgram): {
    readonly exitCode: number | null;
    readonly output: string;
    readonly error: string;
  };
  /** Starts it and goes on. Gives its process id. */
  start(program: DetachedProgram): number;
}
