/** System.Decimal. */
import { INTEGER_RANGES, type IntegerRange, inRange, integerOverflow } from '../format/number-parse.ts';
import { netException } from '../net-exception.ts';
import { clampedDecimal, largerDecimal, roundDecimal, smallerDecimal } from '../numbers/decimal-functions.ts';
import { DECIMAL } from '../numbers/number-kind.ts';
import { instanceMethods, numberBasics, parseMethods } from '../numbers/number-members.ts';
import { roundingMode } from '../numbers/rounding.ts';
import { defineType } from '../type-declaration.ts';
import { NetDecimal } from '../values/decimal.ts';
import type { EnumValue } from '../values/enum-value.ts';

/** Decimal.ToInt32 and its kind: cuts off the fraction. */
function toInteger(value: NetDecimal, range: IntegerRange): bigint {
  const whole = value.toBigInt();
  if (!inRange(whole, range)) throw integerOverflow(range);
  return whole;
}

const SIGN_BIT = 0x80000000n;

/** The four integers of Decimal.GetBits: low, middle and high 32 bits, and sign with scale. */
function bitsOf(value: NetDecimal): number[] {
  const magnitude = value.abs().coefficient;
  const flags = (BigInt(value.scale) << 16n) | (value.isNegative ? SIGN_BIT : 0n);
  return [magnitude, magnitude >> 32n, magnitude >> 64n, flags].map((word) => Number(BigInt.asIntN(32, word)));
}

function fromParts(low: number, middle: number, high: number, negative: boolean, scale: number): NetDecimal {
  if (scale > 28) {
    throw netException(
      'System.ArgumentOutOfRangeException',
      `scale ('${scale}') must be less than or equal to '28'. (Parameter 'scale')\nActual value was ${scale}.`,
    );
  }
  const [a, b, c] = [low, middle, high].map((word) => BigInt.asUintN(32, BigInt(word))) as [bigint, bigint, bigint];
  const magnitude = a | (b << 32n) | (c << 64n);
  return NetDecimal.of(negative ? -magnitude : magnitude, scale);
}

function fromBits(bits: readonly unknown[]): NetDecimal {
  const [low = 0, middle = 0, high = 0, last = 0] = bits.map(Number);
  const flags = bits.length === 4 ? BigInt.asUintN(32, BigInt(last)) : 1n;
  if ((flags & 0x7f00ffffn) !== 0n || flags >> 16n > 0x801cn || ((flags >> 16n) & 0xffn) > 28n) {
    throw netException(
      'System.ArgumentException',
      'Decimal constructor requires an array or span of four valid decimal bytes.',
    );
  }
  return fromParts(low, middle, high, (flags & SIGN_BIT) !== 0n, Number((flags >> 16n) & 0xffn));
}

type Binary = (a: NetDecimal, b: NetDecimal) => NetDecimal;

const isWhole = (value: NetDecimal) => value.truncate().compareTo(value) === 0;

export default defineType<unknown>({
  name: 'System.Decimal',
  accelerators: ['decimal'],
  ...numberBasics(DECIMAL),
  constructors: [
    ['(int value)', (value: number) => NetDecimal.of(BigInt(value))],
    ['(uint value)', (value: number) => NetDecimal.of(BigInt(value))],
    ['(long value)', (value: bigint) => NetDecimal.of(value)],
    ['(ulong value)', (value: bigint) => NetDecimal.of(value)],
    ['(float value)', (value: number) => NetDecimal.fromSingle(value)],
    ['(double value)', (value: number) => NetDecimal.fromDouble(value)],
    ['(int[] bits)', (bits: unknown[]) => fromBits(bits)],
    ['(int lo, int mid, int hi, bool isNegative, byte scale)', fromParts],
  ],
  properties: [['byte Scale {get;}', (self: NetDecimal) => self.scale]],
  methods: instanceMethods(DECIMAL, {
    compared: 'value',
    comparedObject: 'value',
    equal: 'value',
    equalObject: 'value',
  }),
  staticProperties: [
    ['decimal Zero {get;}', () => NetDecimal.zero],
    ['decimal One {get;}', () => NetDecimal.one],
    ['decimal MinusOne {get;}', () => NetDecimal.one.negate()],
    ['decimal MaxValue {get;}', () => NetDecimal.maxValue],
    ['decimal MinValue {get;}', () => NetDecimal.minValue],
  ],
  staticMethods: [
    ['bool IsCanonical(decimal value)', (value: NetDecimal) => value.scale === 0 || !/0$/.test(value.toString())],
    ['bool IsEvenInteger(decimal value)', (value: NetDecimal) => isWhole(value) && value.toBigInt() % 2n === 0n],
    ['bool IsInteger(decimal value)', isWhole],
    ['bool IsNegative(decimal value)', (value: NetDecimal) => value.compareTo(NetDecimal.zero) < 0],
    ['bool IsOddInteger(decimal value)', (value: NetDecimal) => isWhole(value) && value.toBigInt() % 2n !== 0n],
    ['bool IsPositive(decimal value)', (value: NetDecimal) => value.compareTo(NetDecimal.zero) >= 0],
    ...parseMethods(DECIMAL),
    ['decimal Abs(decimal value)', (a: NetDecimal) => a.abs()],
    ['decimal op_Addition(decimal d1, decimal d2)', ((a, b) => a.add(b)) as Binary],
    ['decimal op_Subtraction(decimal d1, decimal d2)', ((a, b) => a.subtract(b)) as Binary],
    ['decimal op_Multiply(decimal d1, decimal d2)', ((a, b) => a.multiply(b)) as Binary],
    ['decimal op_Division(decimal d1, decimal d2)', ((a, b) => a.divide(b)) as Binary],
    ['decimal op_Modulus(decimal d1, decimal d2)', ((a, b) => a.remainder(b)) as Binary],
    ['decimal Add(decimal d1, decimal d2)', ((a, b) => a.add(b)) as Binary],
    ['decimal Subtract(decimal d1, decimal d2)', ((a, b) => a.subtract(b)) as Binary],
    ['decimal Multiply(decimal d1, decimal d2)', ((a, b) => a.multiply(b)) as Binary],
    ['decimal Divide(decimal d1, decimal d2)', ((a, b) => a.divide(b)) as Binary],
    ['decimal Remainder(decimal d1, decimal d2)', ((a, b) => a.remainder(b)) as Binary],
    ['decimal Negate(decimal d)', (a: NetDecimal) => a.negate()],
    ['decimal Ceiling(decimal d)', (a: NetDecimal) => a.ceiling()],
    ['decimal Floor(decimal d)', (a: NetDecimal) => a.floor()],
    ['decimal Truncate(decimal d)', (a: NetDecimal) => a.truncate()],
    ['decimal Clamp(decimal value, decimal min, decimal max)', clampedDecimal],
    [
      'decimal CopySign(decimal value, decimal sign)',
      ((a, b) => (a.isNegative === b.isNegative ? a : a.negate())) as Binary,
    ],
    ['decimal Max(decimal x, decimal y)', largerDecimal],
    ['decimal Min(decimal x, decimal y)', smallerDecimal],
    ['decimal MaxMagnitude(decimal x, decimal y)', ((a, b) => (a.abs().compareTo(b.abs()) >= 0 ? a : b)) as Binary],
    ['decimal MinMagnitude(decimal x, decimal y)', ((a, b) => (a.abs().compareTo(b.abs()) <= 0 ? a : b)) as Binary],
    ['decimal Round(decimal d)', (a: NetDecimal) => roundDecimal(a, 0, 'ToEven')],
    ['decimal Round(decimal d, int decimals)', (a: NetDecimal, places: number) => roundDecimal(a, places, 'ToEven')],
    [
      'decimal Round(decimal d, System.MidpointRounding mode)',
      (a: NetDecimal, mode: EnumValue) => roundDecimal(a, 0, roundingMode(mode.value)),
    ],
    [
      'decimal Round(decimal d, int decimals, System.MidpointRounding mode)',
      (a: NetDecimal, places: number, mode: EnumValue) => roundDecimal(a, places, roundingMode(mode.value)),
    ],
    ['int Compare(decimal d1, decimal d2)', (a: NetDecimal, b: NetDecimal) => a.compareTo(b)],
    ['bool Equals(decimal d1, decimal d2)', (a: NetDecimal, b: NetDecimal) => a.equals(b)],
    ['int Sign(decimal d)', (a: NetDecimal) => a.compareTo(NetDecimal.zero)],
    ['int[] GetBits(decimal d)', (a: NetDecimal) => bitsOf(a)],
    ['decimal FromOACurrency(long cy)', (cy: bigint) => NetDecimal.of(cy, 4).withoutTrailingZeros()],
    ['long ToOACurrency(decimal value)', (a: NetDecimal) => a.multiply(NetDecimal.of(10000n)).toRoundedBigInt()],
    ['byte ToByte(decimal value)', (a: NetDecimal) => toInteger(a, INTEGER_RANGES.Byte)],
    ['sbyte ToSByte(decimal value)', (a: NetDecimal) => toInteger(a, INTEGER_RANGES.SByte)],
    ['short ToInt16(decimal value)', (a: NetDecimal) => toInteger(a, INTEGER_RANGES.Int16)],
    ['ushort ToUInt16(decimal value)', (a: NetDecimal) => toInteger(a, INTEGER_RANGES.UInt16)],
    ['int ToInt32(decimal d)', (a: NetDecimal) => toInteger(a, INTEGER_RANGES.Int32)],
    ['uint ToUInt32(decimal d)', (a: NetDecimal) => toInteger(a, INTEGER_RANGES.UInt32)],
    ['long ToInt64(decimal d)', (a: NetDecimal) => toInteger(a, INTEGER_RANGES.Int64)],
    ['ulong ToUInt64(decimal d)', (a: NetDecimal) => toInteger(a, INTEGER_RANGES.UInt64)],
    ['double ToDouble(decimal d)', (a: NetDecimal) => a.toDouble()],
    ['float ToSingle(decimal d)', (a: NetDecimal) => a.toDouble()],
  ],
  hashKey: (self) => (self as NetDecimal).withoutTrailingZeros().toString(),
});
