/** The light kind of System.Threading's locks, which say what they count; see `wait-handle.ts` for what waiting is here. */
import { callDelegate } from '../collections/delegates.ts';
import { argumentException, netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import type { CancellationToken } from './cancellation.ts';
import { pauseUnless, raised, requireTimeout, WatchingHandle } from './wait-handle.ts';

const NO_LIMIT = 0x7fffffff;

/** What is waited for until it is reached: by waiting itself, or by a handle. */
abstract class Awaited extends NetObject {
  private isDisposed = false;

  abstract get isReached(): boolean;

  /** Whether it was reached in time. @throws NetException when the token is cancelled first */
  wait(milliseconds: number, token?: CancellationToken): boolean {
    requireTimeout(milliseconds);
    this.requireOpen();
    token?.throwIfRequested();
    pauseUnless(() => this.isReached, milliseconds, token?.dueIn ?? Number.POSITIVE_INFINITY);
    if (!this.isReached) token?.throwIfRequested();
    return this.isReached;
  }

  get handle(): WatchingHandle {
    return new WatchingHandle(() => this.isReached);
  }

  dispose(): void {
    this.isDisposed = true;
  }

  protected requireOpen(): void {
    if (!this.isDisposed) return;
    throw netException(
      'System.ObjectDisposedException',
      `Cannot access a disposed object.\nObject name: '${this.netType().fullName}'.`,
    );
  }
}

export class ManualResetEventSlim extends Awaited {
  constructor(
    public isReached: boolean,
    readonly spinCount: number,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Threading.ManualResetEventSlim');
  }
}

export class SemaphoreSlim extends Awaited {
  constructor(
    private count: number,
    private readonly maximum = NO_LIMIT,
  ) {
    super();
    if (maximum <= 0) {
      throw refused(
        'The maximumCount argument must be a positive number. If a maximum is not required, use the constructor without a maxCount parameter.',
        'maxCount',
        maximum,
      );
    }
    if (count < 0 || count > maximum) {
      throw refused(
        'The initialCount argument must be non-negative and less than or equal to the maximumCount.',
        'initialCount',
        count,
      );
    }
  }

  netType(): NetType {
    return typeNamed('System.Threading.SemaphoreSlim');
  }

  get currentCount(): number {
    return this.count;
  }

  get isReached(): boolean {
    return this.count > 0;
  }

  override wait(milliseconds: number, token?: CancellationToken): boolean {
    const entered = super.wait(milliseconds, token);
    if (entered) this.count--;
    return entered;
  }

  release(count: number): number {
    this.requireOpen();
    if (count < 1) {
      throw refused('The releaseCount argument must be greater than zero.', 'releaseCount', count);
    }
    const before = this.count;
    this.count = raised(before, count, this.maximum);
    return before;
  }
}

export class CountdownEvent extends Awaited {
  private remaining: number;

  constructor(private first: number) {
    super();
    this.remaining = first;
  }

  netType(): NetType {
    return typeNamed('System.Threading.CountdownEvent');
  }

  get initialCount(): number {
    return this.first;
  }

  get currentCount(): number {
    return this.remaining;
  }

  get isReached(): boolean {
    return this.remaining === 0;
  }

  /** Whether it is reached by that. */
  signal(count: number): boolean {
    this.requireOpen();
    if (count > this.remaining) {
      throw netException(
        'System.InvalidOperationException',
        "Invalid attempt made to decrement the event's count below zero.",
      );
    }
    this.remaining -= count;
    return this.isReached;
  }

  tryAdd(count: number): boolean {
    this.requireOpen();
    if (this.isReached) return false;
    this.remaining += count;
    return true;
  }

  add(count: number): void {
    if (this.tryAdd(count)) return;
    throw netException('System.InvalidOperationException', 'The event is already signaled and cannot be incremented.');
  }

  reset(count = this.first): void {
    this.requireOpen();
    this.first = count;
    this.remaining = count;
  }
}

export class Barrier extends NetObject {
  phase = 0;
  private arrived = 0;

  constructor(
    public participants: number,
    private readonly afterPhase: unknown,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Threading.Barrier');
  }

  get remaining(): number {
    return this.participants - this.arrived;
  }

  /** Whether all others came in time: who waits for others waits in vain, since there is one thread. */
  signalAndWait(milliseconds: number): boolean {
    requireTimeout(milliseconds);
    if (this.participants === 0) {
      throw netException('System.InvalidOperationException', 'The barrier has no registered participants.');
    }
    this.arrived++;
    if (this.remaining === 0) {
      this.arrived = 0;
      this.phase++;
      if (this.afterPhase !== null) callDelegate(this.afterPhase, this);
      return true;
    }
    pauseUnless(() => false, milliseconds, Number.POSITIVE_INFINITY);
    this.arrived--;
    return false;
  }
}

function refused(message: string, name: string, value: number) {
  const exception = argumentException('ArgumentOutOfRangeException', message, name);
  exception.message += `\nActual value was ${value}.`;
  return exception;
}
