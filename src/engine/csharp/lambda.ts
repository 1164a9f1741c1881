/** A lambda of C# as a value: code that delegates and cmdlets can call. */
import type { Invocable } from '../../types/members/ps-member.ts';
import { NetObject, type NetType, typeNamed } from '../../types/net-type.ts';

export class Lambda extends NetObject implements Invocable {
  constructor(private readonly run: (args: readonly unknown[]) => unknown) {
    super();
  }
  netType(): NetType {
    return typeNamed('System.MulticastDelegate');
  }
  invokeWithThis(_self: unknown, args: readonly unknown[]): unknown {
    return this.run(args);
  }
  invokeWithItem(_item: unknown, args: readonly unknown[]): unknown {
    return this.run(args);
  }
  invokeInScope(_item: unknown, args: readonly unknown[]): unknown {
    return this.run(args);
  }
  invokeAsDelegate(args: readonly unknown[]): unknown {
    return this.run(args);
  }
}
