/**
 * + - * / % of two primitive operands: which type they meet in, and what happens when the result does not fit.
 * The rules are those of PowerShell's IntOps, UIntOps, LongOps, ULongOps, DecimalOps and DoubleOps: integers become doubles
 * when they overflow or do not divide evenly.
 */
import { INTEGER_RANGES, inRange } from '../format/number-parse.ts';
import { NetException, netException, runtimeException } from '../net-exception.ts';
import type { NetDecimal } from '../values/decimal.ts';
import { Double, Int64, UInt32, UInt64 } from '../values/numbers.ts';
import { asDecimal, asInteger, asNumber, isSignedCode, TypeCode, typeCodeOf } from './numeric-operand.ts';

export type ArithmeticOperation = 'add' | 'subtract' | 'multiply' | 'divide' | 'remainder';

const MIN_INT = -2147483648;
const MAX_INT = 2147483647;
const MAX_UINT = 4294967295;

/** What the engine reports when a .NET exception comes out of an arithmetic operation. */
function wrapped(inner: NetException): NetException {
  return runtimeException('RuntimeException', 'NotSpecified', inner.message, { inner });
}

/** `1 / 0` of integers and decimals. */
export function divideByZero(): NetException {
  return wrapped(netException('System.DivideByZeroException', 'Attempted to divide by zero.'));
}

/** The operation on two operands that are numbers, booleans, chars or enums. */
export function numericOperation(operation: ArithmeticOperation, left: unknown, right: unknown): unknown {
  const leftCode = typeCodeOf(left);
  const rightCode = typeCodeOf(right);
  const code = Math.max(leftCode, rightCode);
  if (code <= TypeCode.Int32) return int32Operation(operation, asNumber(left), asNumber(right));
  if (code === TypeCode.UInt32) {
    return hasNegative(left, leftCode, right, rightCode)
      ? int64Operation(operation, asInteger(left), asInteger(right))
      : uint32Operation(operation, asNumber(left), asNumber(right));
  }
  if (code === TypeCode.Int64) return int64Operation(operation, asInteger(left), asInteger(right));
  if (code === TypeCode.UInt64) {
    return hasNegative(left, leftCode, right, rightCode)
      ? decimalOrDouble(operation, left, right)
      : uint64Operation(operation, asInteger(left), asInteger(right));
  }
  if (code === TypeCode.Decimal) return decimalOperation(operation, asDecimal(left), asDecimal(right));
  return new Double(doubleOperation(operation, asNumber(left), asNumber(right)));
}

/** Whether the signed one of a signed and an unsigned operand is negative, so that they need a wider type. */
function hasNegative(left: unknown, leftCode: number, right: unknown, rightCode: number): boolean {
  if (isSignedCode(leftCode)) return asInteger(left) < 0n;
  return isSignedCode(rightCode) && asInteger(right) < 0n;
}

/** Int32 arithmetic; the result is an Int32 where it fits, else a Double. */
export function int32Operation(operation: ArithmeticOperation, left: number, right: number): unknown {
  return boxSmall(smallOperation(operation, left, right), MIN_INT, MAX_INT, (n) => n);
}

function uint32Operation(operation: ArithmeticOperation, left: number, right: number): unknown {
  return boxSmall(smallOperation(operation, left, right), 0, MAX_UINT, (n) => new UInt32(n));
}

function boxSmall(result: number, min: number, max: number, box: (n: number) => unknown): unknown {
  return Number.isInteger(result) && result >= min && result <= max ? box(result + 0) : new Double(result);
}

function smallOperation(operation: ArithmeticOperation, left: number, right: number): number {
  if (right === 0 && (operation === 'divide' || operation === 'remainder')) throw divideByZero();
  return doubleOperation(operation, left, right);
}

function doubleOperation(operation: ArithmeticOperation, left: number, right: number): number {
  switch (operation) {
    case 'add':
      return left + right;
    case 'subtract':
      return left - right;
    case 'multiply':
      return left * right;
    case 'divide':
      return left / right;
    case 'remainder':
      return left % right;
  }
}

function int64Operation(operation: ArithmeticOperation, left: bigint, right: bigint): unknown {
  const result = largeOperation(operation, left, right);
  return typeof result === 'bigint' && inRange(result, INTEGER_RANGES.Int64)
    ? new Int64(result)
    : new Double(Number(result));
}

function uint64Operation(operation: ArithmeticOperation, left: bigint, right: bigint): unknown {
  const result = largeOperation(operation, left, right);
  return typeof result === 'bigint' && inRange(result, INTEGER_RANGES.UInt64)
    ? new UInt64(result)
    : new Double(Number(result));
}

/** A number where the integers do not divide evenly. */
function largeOperation(operation: ArithmeticOperation, left: bigint, right: bigint): bigint | number {
  if (right === 0n && (operation === 'divide' || operation === 'remainder')) throw divideByZero();
  switch (operation) {
    case 'add':
      return left + right;
    case 'subtract':
      return left - right;
    case 'multiply':
      return left * right;
    case 'divide':
      return left % right === 0n ? left / right : Number(left) / Number(right);
    case 'remainder':
      return left % right;
  }
}

function decimalOperation(operation: ArithmeticOperation, left: NetDecimal, right: NetDecimal): NetDecimal {
  try {
    return left[operation](right);
  } catch (error) {
    throw error instanceof NetException ? wrapped(error) : error;
  }
}

/** A negative number and an UInt64 meet in Decimal; what overflows there becomes a Double. */
function decimalOrDouble(operation: ArithmeticOperation, left: unknown, right: unknown): unknown {
  try {
    return decimalOperation(operation, asDecimal(left), asDecimal(right));
  } catch (error) {
    if (!(error instanceof NetException) || error.innerException?.typeName !== 'System.OverflowException') throw error;
    return new Double(doubleOperation(operation, asNumber(left), asNumber(right)));
  }
}
