/**
 * Threads with a session of their own, in which jobs run beside the session that started them. The host gives them, where
 * such a session can be: see "Jobs" in docs/architecture.md.
 */
import type { RunningThread } from '../../platform/platform.ts';
import { ServiceKey } from '../services.ts';
import type { JobOrder } from './job-messages.ts';

export interface JobThreads {
  /** Whether a session of another thread would have what this one has. */
  isPossible(): boolean;
  /** Starts a job in a thread. */
  start(order: JobOrder): RunningThread;
  /** What Format-Table and its kind make, as data; null for anything else. */
  wireFormat(value: unknown): unknown;
  receivedFormat(wire: unknown): unknown;
}

/** Under which a session gives the threads of its jobs. */
export const JOB_THREADS = new ServiceKey<JobThreads>('job threads');
