/** CommandProcessor: one command in a running pipeline. */
import type { Frame } from '../runspace.ts';
import type { StreamName, Streams } from '../streams.ts';
import type { TraceSource } from '../tracing/trace-source.ts';
import { MergedPipe, NullPipe, Pipe } from './pipe.ts';

export abstract class CommandProcessor {
  /** Where its output goes; set when the pipeline is put together. */
  out: Pipe = NullPipe.instance;
  streams: Streams;
  /** Whether `begin` has run; what arrives before waits. */
  begun = false;
  /** Whether an error was written by the command itself: decides `$?`. */
  failed = false;
  /** Whether something is piped into it. */
  expectingInput = false;
  /** Who hears how its parameters are bound; null where nobody does. */
  readonly trace: TraceSource | null;
  /** Writes what -OutBuffer holds back; null without it. */
  flush: (() => void) | null = null;
  private redirectedOut: Pipe | null = null;
  private readonly merged: StreamName[] = [];
  private readonly cleanups: (() => void)[] = [];

  constructor(readonly caller: Frame) {
    this.streams = caller.streams;
    this.trace = caller.runspace.tracing?.binding ?? null;
  }

  /** Whether all that is piped into it goes nowhere, so that it need not be handed over. */
  get dropsInput(): boolean {
    return false;
  }

  /** Gives the command its output pipe; redirections made before take effect. */
  connect(out: Pipe): void {
    this.out = this.redirectedOut ?? out;
    if (this.merged.length === 0) return;
    this.streams = this.streams.copy();
    const merged = new MergedPipe(this.out);
    for (const name of this.merged) this.streams[name] = merged;
  }

  /** -ErrorVariable and its kind of the commands around follow their output: of a pipeline they hear the last command. */
  leaveCaptures(): void {
    if (this.streams.captures === null) return;
    this.streams = this.streams.copy();
    this.streams.captures = null;
  }

  mergeIntoOutput(names: readonly StreamName[]): void {
    this.merged.push(...names);
  }

  redirectOutput(pipe: Pipe): void {
    this.redirectedOut = pipe;
  }

  redirectStreams(names: readonly StreamName[], pipe: Pipe): void {
    if (names.length === 0) return;
    this.streams = this.streams.copy();
    for (const name of names) this.streams[name] = pipe;
  }

  whenDisposed(cleanup: () => void): void {
    this.cleanups.push(cleanup);
  }

  /** Binds the command line. Errors here end the pipeline before anything has run. */
  abstract prepare(): void;
  abstract begin(): void;
  /** Takes one pipeline object. */
  abstract process(input: unknown): void;
  /** Runs the process block of a command that nothing is piped into. */
  abstract processOnce(): void;
  abstract end(): void;

  /** Runs at the end of the pipeline in any case, once. */
  dispose(): void {
    for (const cleanup of this.cleanups.splice(0)) cleanup();
  }
}

/** The pipe between two commands. What is written before the next command has begun waits for it. */
export class ProcessorPipe extends Pipe {
  private waiting: unknown[] | null = null;

  constructor(private readonly next: CommandProcessor) {
    super();
  }

  write(value: unknown): void {
    if (this.next.begun) this.next.process(value);
    else (this.waiting ??= []).push(value);
  }

  /** Hands over what waited. */
  drain(): void {
    const { waiting } = this;
    if (!waiting) return;
    this.waiting = null;
    for (const value of waiting) this.next.process(value);
  }
}
