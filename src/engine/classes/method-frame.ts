/** The frame of a class method, constructor or property initializer that runs. */

import { convertTo } from '../../types/conversion/conversion.ts';
import type { NetObject, NetType } from '../../types/net-type.ts';
import { Frame } from '../runspace.ts';

/** An object whose constructors run: a `Construction`, as its constructors see it. */
export interface ObjectInMaking {
  /** Null until the constructor of a .NET class in the lineage has made it. */
  readonly object: NetObject | null;
  /** `: base(…)`, written or not. */
  callBase(args: readonly unknown[]): void;
}

export class MethodFrame extends Frame {
  /** What `return` gave, converted to the return type. */
  result: unknown = undefined;
  /** The type that the method returns; null for void. */
  returnType: NetType | null = null;
  /** Of a constructor: the object that it helps to make. */
  construction: ObjectInMaking | null = null;

  /** Takes the value of a `return` statement. */
  returns(value: unknown): void {
    if (this.returnType) this.result = convertTo(value ?? null, this.returnType);
  }
}
