/** System.Threading.CancellationTokenSource and its tokens: a request to stop, perhaps at a time. */
import { platform } from '../../platform/platform.ts';
import { callDelegate } from '../collections/delegates.ts';
import { type NetException, netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { requireInRange } from '../text/argument-checks.ts';
import { WatchingHandle } from './wait-handle.ts';

export class CancellationTokenSource extends NetObject {
  private requested = false;
  private isDisposed = false;
  /** In the host's time, since what is waited for is that of the person who waits. */
  private due: number | null = null;
  private readonly callbacks = new Set<() => unknown>();

  /** @param parents cancelled with any of them */
  constructor(
    delay: number | null,
    private readonly parents: readonly CancellationToken[] = [],
  ) {
    super();
    if (delay !== null) this.setDelay(delay, 'millisecondsDelay');
  }

  netType(): NetType {
    return typeNamed('System.Threading.CancellationTokenSource');
  }

  get isRequested(): boolean {
    const isDue = this.due !== null && platform().time.elapsed() >= this.due;
    if (!this.requested && (isDue || this.parents.some(({ isRequested }) => isRequested))) this.request();
    return this.requested;
  }

  get dueIn(): number | null {
    const dues = this.parents.map(({ dueIn }) => dueIn).filter((due) => due !== null);
    if (this.due !== null) dues.push(this.due - platform().time.elapsed());
    return dues.length === 0 ? null : Math.max(Math.min(...dues), 0);
  }

  get token(): CancellationToken {
    this.requireOpen();
    return new CancellationToken(this, false);
  }

  cancel(): void {
    this.requireOpen();
    this.request();
  }

  private request(): void {
    if (this.requested) return;
    this.requested = true;
    for (const callback of this.callbacks) callback();
    this.callbacks.clear();
  }

  cancelAfter(delay: number): void {
    this.requireOpen();
    this.setDelay(delay, 'millisecondsDelay');
  }

  private setDelay(delay: number, name: string): void {
    requireInRange(delay >= -1, name);
    this.due = delay < 0 ? null : platform().time.elapsed() + delay;
  }

  /** Whether it can be used once more: nobody has cancelled. */
  tryReset(): boolean {
    this.requireOpen();
    if (this.isRequested) return false;
    this.due = null;
    this.callbacks.clear();
    return true;
  }

  /** What is to be called when it is cancelled; at once where it is. Gives what takes it back. */
  whenRequested(callback: () => unknown): () => boolean {
    if (this.isRequested) {
      callback();
      return () => false;
    }
    this.callbacks.add(callback);
    return () => this.callbacks.delete(callback);
  }

  dispose(): void {
    this.isDisposed = true;
    this.due = null;
  }

  private requireOpen(): void {
    if (!this.isDisposed) return;
    throw netException('System.ObjectDisposedException', 'The CancellationTokenSource has been disposed.');
  }
}

/** A struct: a token without a source is never cancelled, or always was. */
export class CancellationToken extends NetObject {
  constructor(
    readonly source: CancellationTokenSource | null,
    private readonly wasRequested: boolean,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Threading.CancellationToken');
  }

  get isRequested(): boolean {
    return this.wasRequested || (this.source?.isRequested ?? false);
  }

  get canBeRequested(): boolean {
    return this.wasRequested || this.source !== null;
  }

  get dueIn(): number | null {
    return this.source?.dueIn ?? null;
  }

  get waitHandle(): WatchingHandle {
    return new WatchingHandle(
      () => this.isRequested,
      () => this.dueIn,
    );
  }

  throwIfRequested(): void {
    if (this.isRequested) throw cancelled();
  }

  register(action: unknown, state?: unknown): CancellationTokenRegistration {
    const call = () => (state === undefined ? callDelegate(action) : callDelegate(action, state));
    if (this.source) return new CancellationTokenRegistration(this, this.source.whenRequested(call));
    if (this.wasRequested) call();
    return new CancellationTokenRegistration(this, () => false);
  }
}

export class CancellationTokenRegistration extends NetObject {
  constructor(
    readonly token: CancellationToken,
    readonly unregister: () => boolean,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Threading.CancellationTokenRegistration');
  }
}

function cancelled(): NetException {
  return netException('System.OperationCanceledException', 'The operation was canceled.');
}
