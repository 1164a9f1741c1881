/** System.ReadOnlyMemory`1: a stretch of an array that is looked at and not changed. */
import { NetObject, type NetType } from '../net-type.ts';

export class ReadOnlyMemory extends NetObject {
  constructor(
    private readonly type: NetType,
    /** An array or, of bytes, a Uint8Array. */
    readonly items: readonly unknown[] | Uint8Array,
  ) {
    super();
  }

  netType(): NetType {
    return this.type;
  }
}
