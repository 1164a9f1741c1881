/**
 * PSObject around a primitive that has members of its own (`'abc' | Add-Member -PassThru …`). Objects need no wrapper:
 * they carry their members themselves (`members/instance-extension.ts`). Of objects only numbers are ever wrapped, and
 * chars and enum values, of which there is one object for each value.
 */

import { NetObject, type NetType } from '../net-type.ts';
import { typeOf } from '../type-of.ts';
import type { Char } from './char.ts';
import type { NetDecimal } from './decimal.ts';
import type { EnumValue } from './enum-value.ts';
import type { BoxedNumber } from './numbers.ts';

export class PSObject extends NetObject {
  /** @param text how a literal number was written, where that is not how it prints (`1kb` as an argument). */
  constructor(
    readonly base: string | number | boolean | bigint | BoxedNumber | NetDecimal | Char | EnumValue,
    readonly text: string | null = null,
    /** The name of the enum value that the number was, where it is a copy from another machine. */
    readonly enumName: string | null = null,
  ) {
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
