/** A step of the due work, and which of some comes first. */
import type { StoreChange } from '../storage/store.ts';

/** A step: when it is due, and how it is done. Among steps of the same moment the lower rank comes first. */
export interface Step {
  readonly at: number;
  readonly rank: number;
  /** The machine whose steps ahead it may change; null where it may change those of all. */
  readonly machine: string | null;
  /** What it is, in words: `the agent looks at what it was sent`. No two of a machine that are due at once have the same. */
  readonly what: string;
  /** When it was due, where it is tried again after it failed. */
  readonly dueAt?: number;
  perform(change: StoreChange): void;
}

/** The first of some steps. */
export function earliest(steps: Iterable<Step>): Step | undefined {
  let first: Step | undefined;
  for (const step of steps) {
    if (!first || step.at < first.at || (step.at === first.at && step.rank < first.rank)) first = step;
  }
  return first;
}
