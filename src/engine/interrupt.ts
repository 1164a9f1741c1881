/**
 * Ctrl+C. The host sets a flag in shared memory from another thread; loops and pipelines look at it. Looking is kept
 * cheap: a plain read of an Int32Array.
 */
import { watchMemory } from '../platform/memory-watch.ts';
import { platform } from '../platform/platform.ts';
import { PipelineStoppedException } from './jumps.ts';

export class Interrupt {
  private readonly flag: Int32Array<SharedArrayBuffer>;
  private suspended = 0;

  /** @param shared four bytes that the host's other thread sets to 1; own memory when there is no such thread. */
  constructor(shared: SharedArrayBuffer = new SharedArrayBuffer(4)) {
    this.flag = new Int32Array(shared);
  }

  /** A step of a script. Throws when the pipeline is to stop, and when no memory is left. */
  check(): void {
    if (this.flag[0] !== 0 && this.suspended === 0) throw new PipelineStoppedException();
    watchMemory();
  }

  get requested(): boolean {
    return Atomics.load(this.flag, 0) !== 0;
  }

  request(): void {
    Atomics.store(this.flag, 0, 1);
    Atomics.notify(this.flag, 0);
  }

  clear(): void {
    Atomics.store(this.flag, 0, 0);
  }

  /** Blocks for some time; returns early, by PipelineStoppedException, when a stop is asked for. */
  sleep(milliseconds: number): void {
    platform().threads.waitFor(this.flag, 0, 0, Math.max(0, milliseconds));
    this.check();
  }

  /** Lets clean-up code (finally, clean) run although a stop was asked for; the result ends that. */
  suspend(): () => void {
    this.suspended++;
    return () => {
      this.suspended--;
    };
  }
}
