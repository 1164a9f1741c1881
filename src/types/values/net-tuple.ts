/** System.Tuple and System.ValueTuple: some items of their own types. */
import { NetObject, type NetType } from '../net-type.ts';

export class NetTuple extends NetObject {
  constructor(
    private readonly type: NetType,
    readonly items: unknown[],
  ) {
    super();
  }
  netType(): NetType {
    return this.type;
  }
}
