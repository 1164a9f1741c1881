/** System.Numerics.BigInteger. */

import { netException } from '../net-exception.ts';
import { clamped, larger, smaller } from '../numbers/integer-members.ts';
import { BIG_INTEGER } from '../numbers/number-kind.ts';
import { instanceMethods, numberBasics, parseMethods } from '../numbers/number-members.ts';
import { defineType, type MethodDeclaration } from '../type-declaration.ts';
import { outOfMemory } from '../values/array-limit.ts';
import type { NetDecimal } from '../values/decimal.ts';
import type { PSReference } from '../values/reference.ts';

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function nonZero(divisor: bigint): bigint {
  if (divisor === 0n) throw netException('System.DivideByZeroException', 'Attempted to divide by zero.');
  return divisor;
}

/** The whole part of a double. Throws OverflowException for infinities and NaN. */
function fromDouble(value: number): bigint {
  if (Number.isNaN(value)) throw netException('System.OverflowException', 'The value is not a number.');
  if (!Number.isFinite(value)) throw netException('System.OverflowException', 'BigInteger cannot represent infinity.');
  return BigInt(Math.trunc(value));
}

/** Two's complement, least significant byte first; one more byte where the sign needs it. */
function toBytes(value: bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = Number(BigInt.asUintN(8, rest));
    bytes.push(low);
    rest >>= 8n;
    const sign = low & 0x80;
    if ((rest === 0n && !sign) || (rest === -1n && sign)) return Uint8Array.from(bytes);
  }
}

function fromBytes(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes.toReversed()) value = (value << 8n) | BigInt(byte);
  return BigInt.asIntN(bytes.length * 8, value);
}

/** The largest number that the engine can hold. */
const MOST_BITS = 2n ** 30n;

function power(value: bigint, exponent: number): bigint {
  if (exponent < 0) {
    throw netException(
      'System.ArgumentOutOfRangeException',
      `exponent ('${exponent}') must be a non-negative value. (Parameter 'exponent')\nActual value was ${exponent}.`,
    );
  }
  // The engine finds out only after it has worked for minutes.
  if (bitLength(value) * BigInt(exponent) > MOST_BITS) throw outOfMemory();
  return value ** BigInt(exponent);
}

/** The remainder of a power, with the sign of that power. */
function modularPower(value: bigint, exponent: bigint, modulus: bigint): bigint {
  nonZero(modulus);
  if (exponent < 0n) {
    throw netException(
      'System.ArgumentOutOfRangeException',
      `exponent ('${exponent}') must be a non-negative value. (Parameter 'exponent')\nActual value was ${exponent}.`,
    );
  }
  let result = 1n % modulus;
  let base = value % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * base) % modulus;
    base = (base * base) % modulus;
  }
  return result;
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let [a, b] = [absolute(left), absolute(right)];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** The natural logarithm, also of numbers beyond the range of a double. */
function logarithm(value: bigint): number {
  if (value < 0n) return Number.NaN;
  const shift = Math.max(0, value.toString(2).length - 1000);
  return Math.log(Number(value >> BigInt(shift))) + shift * Math.LN2;
}

/** Bits of the shortest two's complement form without its sign. */
function bitLength(value: bigint): bigint {
  const magnitude = value < 0n ? ~value : value;
  return BigInt(magnitude === 0n ? 0 : magnitude.toString(2).length);
}

function isPowerOfTwo(value: bigint): boolean {
  return value > 0n && (value & (value - 1n)) === 0n;
}

type Binary = (a: bigint, b: bigint) => bigint;

/** Operators and the functions of the same meaning. */
const arithmetic: readonly MethodDeclaration[] = [
  ['bigint op_Addition(bigint left, bigint right)', ((a, b) => a + b) as Binary],
  ['bigint op_Subtraction(bigint left, bigint right)', ((a, b) => a - b) as Binary],
  ['bigint op_Multiply(bigint left, bigint right)', ((a, b) => a * b) as Binary],
  ['bigint op_Division(bigint dividend, bigint divisor)', ((a, b) => a / nonZero(b)) as Binary],
  ['bigint op_Modulus(bigint dividend, bigint divisor)', ((a, b) => a % nonZero(b)) as Binary],
  ['bigint op_BitwiseAnd(bigint left, bigint right)', ((a, b) => a & b) as Binary],
  ['bigint op_BitwiseOr(bigint left, bigint right)', ((a, b) => a | b) as Binary],
  ['bigint op_ExclusiveOr(bigint left, bigint right)', ((a, b) => a ^ b) as Binary],
  ['bigint op_OnesComplement(bigint value)', (a: bigint) => ~a],
  ['bigint op_LeftShift(bigint value, int shift)', (a: bigint, shift: number) => a << BigInt(shift)],
  ['bigint op_RightShift(bigint value, int shift)', (a: bigint, shift: number) => a >> BigInt(shift)],
  ['bigint Add(bigint left, bigint right)', ((a, b) => a + b) as Binary],
  ['bigint Subtract(bigint left, bigint right)', ((a, b) => a - b) as Binary],
  ['bigint Multiply(bigint left, bigint right)', ((a, b) => a * b) as Binary],
  ['bigint Divide(bigint dividend, bigint divisor)', ((a, b) => a / nonZero(b)) as Binary],
  ['bigint Remainder(bigint dividend, bigint divisor)', ((a, b) => a % nonZero(b)) as Binary],
  [
    'bigint DivRem(bigint dividend, bigint divisor, [ref] bigint remainder)',
    (a: bigint, b: bigint, remainder: PSReference) => {
      remainder.value = a % nonZero(b);
      return a / b;
    },
  ],
  ['bigint Negate(bigint value)', (a: bigint) => -a],
  ['bigint Abs(bigint value)', absolute],
  ['bigint Pow(bigint value, int exponent)', power],
  ['bigint ModPow(bigint value, bigint exponent, bigint modulus)', modularPower],
  ['bigint GreatestCommonDivisor(bigint left, bigint right)', greatestCommonDivisor],
];

export default defineType<bigint>({
  name: 'System.Numerics.BigInteger',
  accelerators: ['bigint'],
  ...numberBasics(BIG_INTEGER),
  interfaces: ['System.IFormattable', 'System.IComparable', 'System.IComparable[bigint]', 'System.IEquatable[bigint]'],
  constructors: [
    ['(int value)', (value: number) => BigInt(value)],
    ['(uint value)', (value: number) => BigInt(value)],
    ['(long value)', (value: bigint) => value],
    ['(ulong value)', (value: bigint) => value],
    ['(float value)', fromDouble],
    ['(double value)', fromDouble],
    ['(decimal value)', (value: NetDecimal) => value.toBigInt()],
    ['(byte[] value)', fromBytes],
  ],
  properties: [
    ['bool IsPowerOfTwo {get;}', isPowerOfTwo],
    ['bool IsZero {get;}', (self: bigint) => self === 0n],
    ['bool IsOne {get;}', (self: bigint) => self === 1n],
    ['bool IsEven {get;}', (self: bigint) => (self & 1n) === 0n],
    ['int Sign {get;}', (self: bigint) => (self > 0n ? 1 : self < 0n ? -1 : 0)],
  ],
  methods: [
    ...instanceMethods(BIG_INTEGER, { compared: 'other', comparedObject: 'obj', equal: 'other', equalObject: 'obj' }),
    ['byte[] ToByteArray()', toBytes],
    ['long GetBitLength()', bitLength],
    [
      'int GetByteCount(bool isUnsigned = False)',
      (self: bigint, unsigned?: boolean) =>
        unsigned ? Math.max(1, Math.ceil(self.toString(2).length / 8)) : toBytes(self).length,
    ],
  ],
  unmarkedStatics: ['Zero', 'One', 'MinusOne'],
  staticProperties: [
    ['bigint Zero {get;}', () => 0n],
    ['bigint One {get;}', () => 1n],
    ['bigint MinusOne {get;}', () => -1n],
  ],
  staticMethods: [
    ...parseMethods(BIG_INTEGER, 'value'),
    ...arithmetic,
    ['bigint Clamp(bigint value, bigint min, bigint max)', clamped<bigint>],
    ['bigint Max(bigint left, bigint right)', larger<bigint>],
    ['bigint Min(bigint left, bigint right)', smaller<bigint>],
    ['int Compare(bigint left, bigint right)', (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0)],
    ['double Log(bigint value)', logarithm],
    ['double Log(bigint value, double baseValue)', (value: bigint, base: number) => logarithm(value) / Math.log(base)],
    ['double Log10(bigint value)', (value: bigint) => logarithm(value) / Math.LN10],
    ['bigint Log2(bigint value)', (value: bigint) => bitLength(value) - 1n],
    ['bool IsEvenInteger(bigint value)', (value: bigint) => (value & 1n) === 0n],
    ['bool IsOddInteger(bigint value)', (value: bigint) => (value & 1n) === 1n],
    ['bool IsNegative(bigint value)', (value: bigint) => value < 0n],
    ['bool IsPositive(bigint value)', (value: bigint) => value >= 0n],
    ['bool IsPow2(bigint value)', isPowerOfTwo],
  ],
});
