/**
 * What PowerShell's numeric operators need to know of an operand: the rank of its type (System.TypeCode, by which the
 * wider of two operands is found) and its value as an integer, a double or a decimal.
 */
import type { NetType } from '../net-type.ts';
import { Char } from '../values/char.ts';
import { NetDecimal } from '../values/decimal.ts';
import { EnumValue } from '../values/enum-value.ts';
import { BoxedNumber, Byte, Double, Int16, Int64, SByte, Single, UInt16, UInt32, UInt64 } from '../values/numbers.ts';

/** System.TypeCode of the primitive types; `Object` stands for every other. */
export const TypeCode = {
  Object: 1,
  Boolean: 3,
  Char: 4,
  SByte: 5,
  Byte: 6,
  Int16: 7,
  UInt16: 8,
  Int32: 9,
  UInt32: 10,
  Int64: 11,
  UInt64: 12,
  Single: 13,
  Double: 14,
  Decimal: 15,
} as const;

const CODES = new Map<unknown, number>([
  [Double, TypeCode.Double],
  [Single, TypeCode.Single],
  [Int64, TypeCode.Int64],
  [UInt64, TypeCode.UInt64],
  [UInt32, TypeCode.UInt32],
  [Int16, TypeCode.Int16],
  [UInt16, TypeCode.UInt16],
  [Byte, TypeCode.Byte],
  [SByte, TypeCode.SByte],
]);

const UNDERLYING: Readonly<Record<string, number>> = {
  int: TypeCode.Int32,
  uint: TypeCode.UInt32,
  long: TypeCode.Int64,
  ulong: TypeCode.UInt64,
  short: TypeCode.Int16,
  ushort: TypeCode.UInt16,
  byte: TypeCode.Byte,
  sbyte: TypeCode.SByte,
};

/** The type code of the numbers behind an enum. */
function underlyingCode(type: NetType): number {
  return UNDERLYING[type.declaration.underlying ?? 'int'] ?? TypeCode.Int32;
}

/** The type code of a value; an enum has that of its underlying type. */
export function typeCodeOf(value: unknown): number {
  switch (typeof value) {
    case 'number':
      return TypeCode.Int32;
    case 'boolean':
      return TypeCode.Boolean;
    case 'object':
      if (value instanceof BoxedNumber) return CODES.get(value.constructor) ?? TypeCode.Object;
      if (value instanceof NetDecimal) return TypeCode.Decimal;
      if (value instanceof EnumValue) return underlyingCode(value.netType());
      if (value instanceof Char) return TypeCode.Char;
      return TypeCode.Object;
    default:
      return TypeCode.Object;
  }
}

/** Whether values of the code count as numbers for every operator (booleans and chars do for some). */
export function isNumericCode(code: number): boolean {
  return code >= TypeCode.SByte;
}

/** Whether values of the code are signed integers. */
export function isSignedCode(code: number): boolean {
  return code === TypeCode.SByte || code === TypeCode.Int16 || code === TypeCode.Int32 || code === TypeCode.Int64;
}

/** An operand with a code up to Double as a JS number; 64-bit integers are rounded to a double. */
export function asNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof BoxedNumber) return Number(value.value);
  if (value instanceof Char) return value.code;
  if (value instanceof EnumValue) return Number(value.value);
  if (value instanceof NetDecimal) return value.toDouble();
  throw new Error('asNumber: the operand is no primitive.');
}

/** An integer operand (or boolean, char, enum) as a bigint. */
export function asInteger(value: unknown): bigint {
  if (value instanceof BoxedNumber && typeof value.value === 'bigint') return value.value;
  if (value instanceof EnumValue) return value.value;
  return BigInt(asNumber(value));
}

/** Any primitive operand as a decimal. Throws OverflowException for doubles out of range. */
export function asDecimal(value: unknown): NetDecimal {
  if (value instanceof NetDecimal) return value;
  if (value instanceof Double) return NetDecimal.fromDouble(value.value);
  if (value instanceof Single) return NetDecimal.fromSingle(value.value);
  return NetDecimal.of(asInteger(value));
}

/** An integer as the PowerShell value of an integer type; wraps around as an unchecked cast does. */
export function boxInteger(code: number, value: bigint): unknown {
  switch (code) {
    case TypeCode.SByte:
      return new SByte(Number(BigInt.asIntN(8, value)));
    case TypeCode.Byte:
      return Byte.of(Number(BigInt.asUintN(8, value)));
    case TypeCode.Int16:
      return new Int16(Number(BigInt.asIntN(16, value)));
    case TypeCode.UInt16:
      return new UInt16(Number(BigInt.asUintN(16, value)));
    case TypeCode.UInt32:
      return new UInt32(Number(BigInt.asUintN(32, value)));
    case TypeCode.Int64:
      return new Int64(BigInt.asIntN(64, value));
    case TypeCode.UInt64:
      return new UInt64(BigInt.asUintN(64, value));
    default:
      return Number(BigInt.asIntN(32, value));
  }
}
