/** System.Diagnostics.Stopwatch. Measures the host's monotonic clock: a frozen lab clock must not stop a measurement. */
import { platform } from '../../platform/platform.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { TimeSpan } from './time-span.ts';

/** Nanoseconds, the unit of Stopwatch.Frequency. */
export function timestamp(): bigint {
  return platform().time.elapsedNanoseconds();
}

export class Stopwatch extends NetObject {
  private measured = 0n;
  private startedAt: bigint | null = null;

  netType(): NetType {
    return typeNamed('System.Diagnostics.Stopwatch');
  }

  get isRunning(): boolean {
    return this.startedAt !== null;
  }

  /** Elapsed nanoseconds. */
  get ticks(): bigint {
    return this.measured + (this.startedAt === null ? 0n : timestamp() - this.startedAt);
  }

  get elapsed(): TimeSpan {
    return TimeSpan.fromTicks(this.ticks / 100n);
  }

  start(): void {
    this.startedAt ??= timestamp();
  }

  stop(): void {
    this.measured = this.ticks;
    this.startedAt = null;
  }

  reset(): void {
    this.measured = 0n;
    this.startedAt = null;
  }

  restart(): void {
    this.reset();
    this.start();
  }
}
