/** -band, -bor, -bxor, -bnot, -shl, -shr. Operands meet in int, uint, long or ulong; floating numbers are rounded first. */

import { convertTo } from '../conversion/conversion.ts';
import { noConversion } from '../conversion/conversion-error.ts';
import { INTEGER_RANGES, inRange } from '../format/number-parse.ts';
import { type NetException, netException } from '../net-exception.ts';
import { type NetType, typeNamed } from '../net-type.ts';
import { typeOf } from '../type-of.ts';
import { DateTime } from '../values/date-time.ts';
import { NetDecimal } from '../values/decimal.ts';
import { EnumValue } from '../values/enum-value.ts';
import { Double, Int64, UInt64 } from '../values/numbers.ts';
import { baseOf } from '../values/ps-object.ts';
import { noBinaryOperator, stringToNumber } from './arithmetic.ts';
import { asDecimal, asInteger, asNumber, boxInteger, isNumericCode, TypeCode, typeCodeOf } from './numeric-operand.ts';
import { callOperator, type OperatorText, userOperator } from './user-operator.ts';

type BitOperation = (left: bigint, right: bigint) => bigint;

/** The type in which integers meet: the wider one, at least Int32. */
function integerCode(code: number): number {
  if (code <= TypeCode.Int32) return TypeCode.Int32;
  return Math.min(code, TypeCode.UInt64);
}

function isFloatingCode(code: number): boolean {
  return code === TypeCode.Single || code === TypeCode.Double || code === TypeCode.Decimal;
}

/** What stands in for an operand that is no primitive: 0 for null; undefined for everything else. */
function bitOperand(value: unknown): unknown {
  if (value === null || value === undefined) return 0;
  return typeCodeOf(value) === TypeCode.Object ? undefined : value;
}

function bitwise(operator: OperatorText, run: BitOperation, left: unknown, right: unknown): unknown {
  left = baseOf(left);
  right = baseOf(right);
  const a = bitOperand(left);
  const b = bitOperand(right);
  if (a !== undefined && b !== undefined) return primitiveBits(run, a, b);
  if (left instanceof EnumValue && typeof right === 'string') {
    return bitwise(operator, run, left, convertTo(right, left.netType()));
  }
  if (typeof left === 'string' || typeof right === 'string') {
    const leftNumber = typeof left === 'string' ? stringToNumber(left, right) : left;
    const rightNumber = typeof right === 'string' ? stringToNumber(right, left) : right;
    return bitwise(operator, run, leftNumber, rightNumber);
  }
  // PowerShell looks for a way to round the other operand too, and finds none.
  const isFloating = isFloatingCode(typeCodeOf(left)) || isFloatingCode(typeCodeOf(right));
  if (isFloating && !(left instanceof DateTime || right instanceof DateTime)) throw nullReference();
  return userOperator(operator, left, right);
}

function nullReference(): NetException {
  return netException('System.NullReferenceException', 'Object reference not set to an instance of an object.');
}

function primitiveBits(run: BitOperation, left: unknown, right: unknown): unknown {
  const code = Math.max(typeCodeOf(left), typeCodeOf(right));
  if (isFloatingCode(code)) return floatingBits(run, left, right);
  const result = boxInteger(integerCode(code), run(asInteger(left), asInteger(right)));
  return left instanceof EnumValue ? EnumValue.of(left.netType(), asInteger(result)) : result;
}

/** Floating operands are rounded to 64 bits; the result is signed when one of them is negative. */
function floatingBits(run: BitOperation, left: unknown, right: unknown): unknown {
  const a = roundedBits(left);
  const b = roundedBits(right);
  const result = BigInt.asUintN(64, run(BigInt.asUintN(64, a), BigInt.asUintN(64, b)));
  return a < 0n || b < 0n ? new Int64(BigInt.asIntN(64, result)) : new UInt64(result);
}

function roundedBits(value: unknown): bigint {
  const negative = value instanceof NetDecimal ? value.isNegative : asNumber(value) < 0;
  const target = typeNamed(negative ? 'System.Int64' : 'System.UInt64');
  return asInteger(convertTo(value, target));
}

/** `left -band right`. */
export function band(left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number') return left & right;
  return bitwise('-band', (a, b) => a & b, left, right);
}

/** `left -bor right`. */
export function bor(left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number') return left | right;
  return bitwise('-bor', (a, b) => a | b, left, right);
}

/** `left -bxor right`. */
export function bxor(left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number') return left ^ right;
  return bitwise('-bxor', (a, b) => a ^ b, left, right);
}

/** The first of int, uint, long and ulong that holds a floating number, rounded. */
function narrowestInteger(value: unknown): { code: number; bits: bigint } {
  if (!inWideRange(value)) throw outOfEveryRange(value);
  const rounded = asDecimal(value).toRoundedBigInt();
  const { Int32, UInt32, Int64: Long } = INTEGER_RANGES;
  const code = inRange(rounded, Int32)
    ? TypeCode.Int32
    : inRange(rounded, UInt32)
      ? TypeCode.UInt32
      : inRange(rounded, Long)
        ? TypeCode.Int64
        : TypeCode.UInt64;
  return { code, bits: rounded };
}

/** PowerShell says it of the last type that it tried: Int32 for a decimal, and for a Single as for the Double that it is. */
function outOfEveryRange(value: unknown): NetException {
  return value instanceof NetDecimal
    ? noConversion(value, typeNamed('System.Int32'))
    : noConversion(new Double(asNumber(value)), typeNamed('System.UInt64'));
}

function inWideRange(value: unknown): boolean {
  const number = asNumber(value);
  return number >= -(2 ** 63) && number < 2 ** 64;
}

/** `-bnot value`. */
export function bnot(value: unknown): unknown {
  const operand = baseOf(value);
  if (operand === null || operand === undefined) return -1;
  if (typeof operand === 'string') return bnot(stringToNumber(operand, null));
  const code = typeCodeOf(operand);
  if (isFloatingCode(code)) {
    const { code: integer, bits } = narrowestInteger(operand);
    return boxInteger(integer, ~bits);
  }
  if (typeof operand === 'bigint') return callOperator(typeOf(operand) as NetType, 'op_OnesComplement', [operand]);
  if (!isNumericCode(code)) return bnot(convertTo(operand, typeNamed('System.Int32')));
  if (operand instanceof EnumValue) return bnotOfEnum(operand);
  return boxInteger(integerCode(code), ~asInteger(operand));
}

/** An enum keeps the width of the numbers behind it. */
function bnotOfEnum(operand: EnumValue): EnumValue {
  const type = operand.netType();
  const [, unsigned = ''] =
    /^(?:System\.)?(u(?=int|long|short)|byte|U(?=Int)|Byte)?/.exec(type.declaration.underlying ?? 'int') ?? [];
  const bits = widthOf(type.declaration.underlying ?? 'int');
  const value = ~operand.value;
  return EnumValue.of(type, unsigned !== '' ? BigInt.asUintN(bits, value) : BigInt.asIntN(bits, value));
}

function widthOf(underlying: string): number {
  if (/byte$/i.test(underlying)) return 8;
  if (/short$|16$/i.test(underlying)) return 16;
  return /long$|64$/i.test(underlying) ? 64 : 32;
}

function shift(operator: '-shl' | '-shr', left: unknown, right: unknown): unknown {
  left = baseOf(left);
  right = baseOf(right);
  if (typeof left === 'string' || typeof right === 'string') {
    const leftNumber = typeof left === 'string' ? stringToNumber(left, right) : left;
    const rightNumber = typeof right === 'string' ? stringToNumber(right, left) : right;
    return shift(operator, leftNumber, rightNumber);
  }
  const code = typeCodeOf(left);
  const isNothing = left === null || left === undefined;
  if (!isNothing && !isNumericCode(code)) return userOperator(operator, left, right);
  const count = convertTo(right, typeNamed('System.Int32')) as number;
  if (isNothing) return 0;
  if (left instanceof EnumValue)
    throw noBinaryOperator(operator === '-shl' ? 'LeftShift' : 'RightShift', left.netType().fullName);
  if (isFloatingCode(code)) {
    const { code: integer, bits } = narrowestInteger(left);
    return shiftInteger(operator, integer, bits, count);
  }
  return shiftInteger(operator, code, asInteger(left), count);
}

/** The result has the type of the left operand; the count counts modulo its width (at least 32). */
function shiftInteger(operator: '-shl' | '-shr', code: number, bits: bigint, count: number): unknown {
  const places = BigInt(count & (code < TypeCode.Int64 ? 31 : 63));
  return boxInteger(code, operator === '-shl' ? bits << places : bits >> places);
}

/** `left -shl right`. */
export function shl(left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number') return left << right;
  return shift('-shl', left, right);
}

/** `left -shr right`, keeping the sign. */
export function shr(left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number') return left >> right;
  return shift('-shr', left, right);
}
