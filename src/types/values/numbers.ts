/**
 * Boxes for the numeric types that are not Int32 (a plain `number`) or BigInteger (a `bigint`).
 * A box is immutable; equality of boxes is by `value` and class, never by identity.
 */
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

/** A number that carries its .NET type. */
export abstract class BoxedNumber extends NetObject {
  abstract readonly value: number | bigint;
}

/** System.Double. */
export class Double extends BoxedNumber {
  constructor(readonly value: number) {
    super();
  }
  netType(): NetType {
    return typeNamed('System.Double');
  }
}

/** System.Single; `value` is already rounded to single precision. */
export class Single extends BoxedNumber {
  readonly value: number;
  constructor(value: number) {
    super();
    this.value = Math.fround(value);
  }
  netType(): NetType {
    return typeNamed('System.Single');
  }
}

/** System.Int64; `value` must lie in range (checked by whoever converts). */
export class Int64 extends BoxedNumber {
  constructor(readonly value: bigint) {
    super();
  }
  netType(): NetType {
    return typeNamed('System.Int64');
  }
}

/** System.UInt64. */
export class UInt64 extends BoxedNumber {
  constructor(readonly value: bigint) {
    super();
  }
  netType(): NetType {
    return typeNamed('System.UInt64');
  }
}

/** System.UInt32. */
export class UInt32 extends BoxedNumber {
  constructor(readonly value: number) {
    super();
  }
  netType(): NetType {
    return typeNamed('System.UInt32');
  }
}

/** System.Int16. */
export class Int16 extends BoxedNumber {
  constructor(readonly value: number) {
    super();
  }
  netType(): NetType {
    return typeNamed('System.Int16');
  }
}

/** System.UInt16. */
export class UInt16 extends BoxedNumber {
  constructor(readonly value: number) {
    super();
  }
  netType(): NetType {
    return typeNamed('System.UInt16');
  }
}

/** System.Byte. */
export class Byte extends BoxedNumber {
  private static readonly made: Byte[] = [];

  private constructor(readonly value: number) {
    super();
  }

  /** The box of a byte: those of one value are one, so that the items of long arrays cost no more than references. */
  static of(value: number): Byte {
    Byte.made[value] ??= new Byte(value);
    return Byte.made[value];
  }

  netType(): NetType {
    return typeNamed('System.Byte');
  }
}

/** System.SByte. */
export class SByte extends BoxedNumber {
  constructor(readonly value: number) {
    super();
  }
  netType(): NetType {
    return typeNamed('System.SByte');
  }
}
