/** System.Tuple: up to eight items of their own types. */
import { NetObject } from '../net-object.ts';
import type { NetType } from '../net-type.ts';

export class NetTuple extends NetObject {
  constructor(
    private readonly type: NetType,
    readonly items: readonly unknown[],
  ) {
    super();
  }
  netType(): NetType {
    return this.type;
  }
}
