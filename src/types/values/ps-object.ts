/**
 * PSObject around a primitive that has members of its own (`'abc' | Add-Member -PassThru …`). Objects need no wrapper:
 * they carry their members themselves (`members/instance-extension.ts`). A wrapper never wraps a NetObject or an array.
 */
import { NetObject } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { typeOf } from '../type-of.ts';

export class PSObject extends NetObject {
  constructor(readonly base: string | number | boolean | bigint) {
    super();
  }

  netType(): NetType {
    return typeOf(this.base) as NetType;
  }
}

/** The value without its PSObject wrapper. */
export function baseOf(value: unknown): unknown {
  return value instanceof PSObject ? value.base : value;
}
