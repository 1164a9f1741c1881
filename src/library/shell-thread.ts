/**
 * The threads in which shells run. A shell has one for itself, so that what a script does to it is nothing to others; one
 * that comes back whole is given to the next shell, since to start one takes as long as a hundred runs.
 */
import { ServedThread } from '../platform/node/served-thread.ts';
import { workerProgram } from '../platform/node/worker-programs.ts';
import { platform } from '../platform/platform.ts';
import type { Notice, Order, Question, Reply } from './protocol.ts';

/** Enough for the 5000 nested calls that the engine allows, each with pipelines inside. */
const STACK_MEGABYTES = 128;

/** Threads that wait for a shell, by the memory that they may have. */
const idle = new Map<number, ShellThread[]>();

/** What the thread's shell is to the program. */
export interface ThreadUser {
  notice(notice: Notice): void;
  /** The reply, or a promise of it, which only those can wait for who have an event loop. */
  question(question: Question): Reply | Promise<Reply>;
  /** The thread has ended before it was told to. */
  ended(error: Error | null): void;
}

/** A thread for a shell: one that waits, or a new one. */
export function takeThread(heapMegabytes: number, user: ThreadUser): ShellThread {
  const thread = idle.get(heapMegabytes)?.pop() ?? new ShellThread(heapMegabytes);
  thread.user = user;
  return thread;
}

export class ShellThread {
  /** The shell that has it; null while it waits. */
  user: ThreadUser | null = null;
  private readonly thread: ServedThread;
  private hasEnded = false;

  constructor(private readonly heapMegabytes: number) {
    this.thread = new ServedThread({
      program: workerProgram('shells'),
      stackMegabytes: STACK_MEGABYTES,
      heapMegabytes,
      onMessage: (message) => this.hear(message as Notice | Question),
      onEnd: (error) => this.end(error),
    });
  }

  order(order: Order): void {
    this.thread.work();
    this.thread.post(order);
  }

  /** The run is over: the process need not wait for the thread any more. */
  rest(): void {
    this.thread.rest();
  }

  /** Asks the script to stop. */
  stop(): void {
    this.thread.stop();
  }

  /** Hears the next message without the event loop; false when none came in time. */
  hearNext(milliseconds: number): boolean {
    const message = this.thread.receive(milliseconds);
    if (message === undefined) return false;
    this.hear(message as Notice | Question);
    return true;
  }

  /** The shell is done with it: it waits for another one. */
  giveBack(): void {
    if (this.hasEnded) return;
    this.user = {
      notice: () => this.wait(),
      question: () => null,
      ended: () => {},
    };
    this.thread.post({ do: 'close' } satisfies Order);
    this.thread.rest();
  }

  /** Ends it, whatever it does. */
  terminate(): Promise<void> {
    this.hasEnded = true;
    this.user = null;
    return this.thread.terminate();
  }

  private wait(): void {
    this.user = null;
    const waiting = idle.get(this.heapMegabytes) ?? [];
    idle.set(this.heapMegabytes, waiting);
    if (waiting.length < platform().threads.parallelism + 1) waiting.push(this);
    else void this.terminate();
  }

  private hear(message: Notice | Question): void {
    const { user } = this;
    if ('tell' in message) {
      user?.notice(message);
      return;
    }
    const reply = user ? user.question(message) : null;
    if (isPromise(reply)) void reply.then((value) => this.thread.post(value));
    else this.thread.post(reply);
  }

  private end(error: Error | null): void {
    this.hasEnded = true;
    for (const waiting of idle.values()) if (waiting.includes(this)) waiting.splice(waiting.indexOf(this), 1);
    this.user?.ended(error);
  }
}

/** One of the realm of a test is no `instanceof Promise` here. */
function isPromise(reply: Reply | Promise<Reply>): reply is Promise<Reply> {
  return reply !== null && 'then' in reply;
}
