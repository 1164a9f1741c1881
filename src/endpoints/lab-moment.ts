/**
 * How far a lab is, looked at so seldom that a thousand connections a second cost little, and so soon that nobody sees what is
 * over: what this program changes is known at once, what is due at its moment, what others change a moment later.
 */
import type { Deployment } from '../deployment/deployment.ts';
import { platform } from '../platform/platform.ts';

/** How long what other processes do may go unnoticed. */
const LOOK_EVERY_MS = 20;

export class LabMoment {
  private seen: { readonly generation: number; readonly until: number } | null = null;

  constructor(private readonly lab: Deployment) {
    lab.onChange(() => {
      this.seen = null;
    });
  }

  /** As long as it is the same, what was read of the lab holds. */
  get generation(): number {
    const now = platform().time.elapsed();
    if (this.seen === null || now >= this.seen.until) {
      const { generation } = this.lab;
      this.seen = { generation, until: now + Math.min(LOOK_EVERY_MS, this.lab.hostDelayUntilDue() ?? LOOK_EVERY_MS) };
    }
    return this.seen.generation;
  }

  /** What is worked out once for a state of the lab. */
  of<T>(work: () => T): () => T {
    let known: { readonly generation: number; readonly value: T } | null = null;
    return () => {
      const { generation } = this;
      if (known?.generation !== generation) known = { generation, value: work() };
      return known.value;
    };
  }
}
