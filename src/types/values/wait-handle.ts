/**
 * System.Threading's handles to wait for. A session has one thread: what is not signalled when the wait begins can only
 * become so by itself in time (a cancellation that is due); else the wait lasts as long as it was given, as the real one does
 * when nobody comes.
 */
import { ambient } from '../ambient.ts';
import { argumentException, netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

/** WaitHandle.WaitTimeout. */
export const WAIT_TIMEOUT = 258;
const FOREVER = -1;
const LONGEST = 0x7fffffff;

export abstract class WaitHandle extends NetObject {
  private isClosed = false;

  /** Whether it is signalled; a wait that succeeds takes the signal where it is for one only. */
  abstract readonly isSignalled: boolean;

  /** What a wait that succeeds does to the handle. */
  take(): void {
    // A signal that is for everybody stays.
  }

  /** In how many milliseconds it will be signalled without anybody's doing; null for never. */
  get dueIn(): number | null {
    return null;
  }

  waitOne(milliseconds = FOREVER): boolean {
    requireTimeout(milliseconds);
    this.requireOpen();
    return waitAny([this], milliseconds) === 0;
  }

  close(): void {
    this.isClosed = true;
  }

  requireOpen(): void {
    if (!this.isClosed) return;
    throw netException(
      'System.ObjectDisposedException',
      "Cannot access a disposed object.\nObject name: 'Microsoft.Win32.SafeHandles.SafeWaitHandle'.",
    );
  }
}

/** The first of the handles that is signalled within a time; WAIT_TIMEOUT where none is. */
export function waitAny(handles: readonly WaitHandle[], milliseconds: number): number {
  const dues = handles.map(({ dueIn }) => dueIn).filter((due) => due !== null);
  pauseUnless(() => handles.some(({ isSignalled }) => isSignalled), milliseconds, Math.min(...dues));
  const found = handles.findIndex(({ isSignalled }) => isSignalled);
  handles[found]?.take();
  return found < 0 ? WAIT_TIMEOUT : found;
}

/** Whether all are signalled within a time. */
export function waitAll(handles: readonly WaitHandle[], milliseconds: number): boolean {
  const areAll = () => handles.every(({ isSignalled }) => isSignalled);
  const dues = handles.filter(({ isSignalled }) => !isSignalled).map(({ dueIn }) => dueIn ?? Number.POSITIVE_INFINITY);
  pauseUnless(areAll, milliseconds, Math.max(...dues));
  if (!areAll()) return false;
  for (const handle of handles) handle.take();
  return true;
}

/** Sleeps until what is due is there, or the time is over; not at all where it is there already. */
export function pauseUnless(isThere: () => boolean, milliseconds: number, dueIn: number): void {
  if (milliseconds === 0 || isThere()) return;
  const limit = milliseconds === FOREVER ? LONGEST : milliseconds;
  ambient().sleep(Math.min(limit, Math.max(dueIn, 0)));
}

/** @throws NetException for less than -1, which is forever */
export function requireTimeout(milliseconds: number, name = 'millisecondsTimeout'): void {
  if (milliseconds >= FOREVER) return;
  const exception = argumentException(
    'ArgumentOutOfRangeException',
    `${name} ('${milliseconds}') must be greater than or equal to '-1'.`,
    name,
  );
  exception.message += `\nActual value was ${milliseconds}.`;
  throw exception;
}

export class EventWaitHandle extends WaitHandle {
  constructor(
    private signalled: boolean,
    /** Whether a signal is for one only. */
    private readonly isAutomatic: boolean,
    private readonly typeName = 'System.Threading.EventWaitHandle',
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(this.typeName);
  }

  get isSignalled(): boolean {
    return this.signalled;
  }

  override take(): void {
    if (this.isAutomatic) this.signalled = false;
  }

  change(isSignalled: boolean): boolean {
    this.requireOpen();
    this.signalled = isSignalled;
    return true;
  }
}

/** A ManualResetEvent that tells of something else: a task, a cancellation, a count. */
export class WatchingHandle extends EventWaitHandle {
  constructor(
    private readonly isReached: () => boolean,
    private readonly due: () => number | null = () => null,
  ) {
    super(false, false, 'System.Threading.ManualResetEvent');
  }

  override get isSignalled(): boolean {
    return this.isReached();
  }

  override get dueIn(): number | null {
    return this.isReached() ? 0 : this.due();
  }
}

/** Owned by the session's one thread, or by nobody. */
export class Mutex extends WaitHandle {
  readonly isSignalled = true;

  constructor(private entered: number) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Threading.Mutex');
  }

  override take(): void {
    this.entered++;
  }

  release(): void {
    this.requireOpen();
    if (this.entered === 0) {
      throw netException(
        'System.ApplicationException',
        'Object synchronization method was called from an unsynchronized block of code.',
      );
    }
    this.entered--;
  }
}

export class Semaphore extends WaitHandle {
  constructor(
    private count: number,
    private readonly maximum: number,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Threading.Semaphore');
  }

  get isSignalled(): boolean {
    return this.count > 0;
  }

  override take(): void {
    this.count--;
  }

  /** How many could have entered before. */
  release(count: number): number {
    this.requireOpen();
    const before = this.count;
    this.count = raised(before, count, this.maximum);
    return before;
  }
}

/** @throws NetException above the maximum */
export function raised(count: number, by: number, maximum: number): number {
  if (count + by <= maximum) return count + by;
  throw netException(
    'System.Threading.SemaphoreFullException',
    'Adding the specified count to the semaphore would cause it to exceed its maximum count.',
  );
}
