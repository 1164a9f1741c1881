/** A delegate made of a script block: `[Func[int,int]]{ param($x) $x * 2 }`. */
import type { Invocable } from '../members/ps-member.ts';
import { NetObject, type NetType } from '../net-type.ts';

export class Delegate extends NetObject implements Invocable {
  constructor(
    private readonly type: NetType,
    private readonly code: Invocable,
  ) {
    super();
  }
  netType(): NetType {
    return this.type;
  }
  invokeWithThis(_self: unknown, args: readonly unknown[]): unknown {
    return this.code.invokeAsDelegate(args);
  }
  invokeWithItem(_item: unknown, args: readonly unknown[]): unknown {
    return this.code.invokeAsDelegate(args);
  }
  invokeInScope(_item: unknown, args: readonly unknown[]): unknown {
    return this.code.invokeAsDelegate(args);
  }
  invokeAsDelegate(args: readonly unknown[]): unknown {
    return this.code.invokeAsDelegate(args);
  }
}
