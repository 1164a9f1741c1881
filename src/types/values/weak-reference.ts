/**
 * System.WeakReference. What is asked for while a script runs has not been collected there, as a rule; here what is held by
 * nothing else goes when V8 collects it.
 */
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

export class WeakReference extends NetObject {
  private held: WeakRef<object> | { deref(): unknown } = { deref: () => null };

  /** @param type of the generic kind; null for the plain one */
  constructor(
    private readonly type: NetType | null,
    target: unknown,
    readonly isLong: boolean,
  ) {
    super();
    this.target = target;
  }

  netType(): NetType {
    return this.type ?? typeNamed('System.WeakReference');
  }

  get target(): unknown {
    return this.held.deref() ?? null;
  }

  set target(value: unknown) {
    this.held = typeof value === 'object' && value !== null ? new WeakRef(value) : { deref: () => value };
  }
}
