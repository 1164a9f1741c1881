/**
 * Threads with a session of their own, in which jobs run beside the session that started them. The host gives them, where
 * such a session can be: see "Jobs" in docs/architecture.md.
 */
import type { RunningThread } from '../../platform/platform.ts';
import { ServiceKey } from '../services.ts';

export interface JobThreads {
  /** Whether a session of another thread would have what this one has. */
  isPossible(): boolean;
  /** Starts a thread that does what it is ordered (a `JobOrder`); with each message it raises the bell, and wakes who waits for it. */
  start(bell: SharedArrayBuffer): RunningThread;
  /** What Format-Table and its kind make, as data; null for anything else. */
  wireFormat(value: unknown): unknown;
  receivedFormat(wire: unknown): unknown;
}

/** Under which a session gives the threads of its jobs. */
export const JOB_THREADS = new ServiceKey<JobThreads>('job threads');

/** How many threads wait for a further job: to start one takes as long as many short jobs. */
const MOST_IDLE = 4;

/** The threads of a session, of which each does one job after the other. */
export class ThreadPool {
  private idle: RunningThread[] = [];
  private hasEnded = false;

  constructor(private readonly bell: SharedArrayBuffer) {}

  take(threads: JobThreads): RunningThread {
    return this.idle.pop() ?? threads.start(this.bell);
  }

  /** Takes back a thread that has done its job in order. */
  give(thread: RunningThread): void {
    if (this.hasEnded || this.idle.length >= MOST_IDLE) thread.end();
    else this.idle.push(thread);
  }

  endAll(): void {
    this.hasEnded = true;
    for (const thread of this.idle) thread.end();
    this.idle = [];
  }
}
