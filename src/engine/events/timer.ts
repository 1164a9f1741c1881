/** System.Timers.Timer: raises Elapsed after an interval, once or again and again. */

import { NetObject, type NetType, typeNamed } from '../../types/net-type.ts';
import { timestamp } from '../../types/values/stopwatch.ts';
import { currentRunspace } from '../current-runspace.ts';
import type { TimedSource } from './event-manager.ts';
import { eventsOf } from './event-manager.ts';

const NANOSECONDS = 1_000_000;

/** ElapsedEventArgs. */
export class ElapsedEvent extends NetObject {
  /** @param signalTime milliseconds since 1970 of the session's clock. */
  constructor(readonly signalTime: number) {
    super();
  }
  netType(): NetType {
    return typeNamed('System.Timers.ElapsedEventArgs');
  }
}

export class NetTimer extends NetObject implements TimedSource {
  autoReset = true;
  private running = false;
  private due = 0n;

  /** @param milliseconds between events. */
  constructor(private milliseconds = 100) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Timers.Timer');
  }

  get interval(): number {
    return this.milliseconds;
  }

  set interval(value: number) {
    this.milliseconds = value;
    if (this.running) this.next(timestamp());
  }

  get enabled(): boolean {
    return this.running;
  }

  set enabled(value: boolean) {
    if (value === this.running) return;
    this.running = value;
    const events = eventsOf(currentRunspace());
    if (value) {
      this.next(timestamp());
      events.watch(this);
    } else events.forget(this);
  }

  private next(from: bigint): void {
    this.due = from + BigInt(Math.max(1, Math.round(this.milliseconds * NANOSECONDS)));
  }

  raiseDue(): boolean {
    const runspace = currentRunspace();
    const { ambient } = runspace;
    const events = eventsOf(runspace);
    const now = timestamp();
    while (this.running && this.due <= now) {
      if (this.autoReset) this.next(this.due);
      else this.running = false;
      events.raise(this, 'Elapsed', [this, new ElapsedEvent(ambient.now())], ambient.now());
    }
    return this.running;
  }
}
