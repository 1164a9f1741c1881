/** Functions of doubles that .NET has and JavaScript has not, or has with other rules. */
import { netException } from '../net-exception.ts';

/** Math.Sign. Throws ArithmeticException for NaN. */
export function signOf(value: number): number {
  if (Number.isNaN(value)) {
    throw netException('System.ArithmeticException', 'Function does not accept floating point Not-a-Number values.');
  }
  return value > 0 ? 1 : value < 0 ? -1 : 0;
}

/** The larger number; NaN wins, and +0 is larger than -0. */
export function maximum(x: number, y: number): number {
  return Math.max(x, y);
}

/** The smaller number; NaN wins. */
export function minimum(x: number, y: number): number {
  return Math.min(x, y);
}

/** Math.IEEERemainder: the remainder to the nearest multiple, ties to the even one. */
export function ieeeRemainder(x: number, y: number): number {
  const rest = x % y;
  if (Number.isNaN(rest) || rest === 0) return rest;
  const other = rest - Math.abs(y) * Math.sign(x);
  if (Math.abs(other) === Math.abs(rest)) {
    const quotient = Math.abs(x / y);
    const even = Math.floor(quotient) % 2 === 0;
    return even ? rest : other;
  }
  return Math.abs(other) < Math.abs(rest) ? other : rest;
}

const view = new DataView(new ArrayBuffer(8));

/** The bits of a double. */
export function doubleToBits(value: number): bigint {
  view.setFloat64(0, value);
  return view.getBigInt64(0);
}

/** The double of 64 bits. */
export function bitsToDouble(bits: bigint): number {
  view.setBigInt64(0, bits);
  return view.getFloat64(0);
}

/** The bits of a single. */
export function singleToBits(value: number): number {
  view.setFloat32(0, value);
  return view.getInt32(0);
}

/** The single of 32 bits. */
export function bitsToSingle(bits: number): number {
  view.setInt32(0, bits);
  return view.getFloat32(0);
}

/** The next double up (1) or down (-1). */
export function bitStep(value: number, direction: 1 | -1): number {
  if (Number.isNaN(value) || value === direction * Number.POSITIVE_INFINITY) return value;
  if (value === 0) return direction * Number.MIN_VALUE;
  const grows = value > 0 === direction > 0;
  return bitsToDouble(doubleToBits(value) + (grows ? 1n : -1n));
}

/** The exponent of a number to the base 2, as Math.ILogB gives it. */
export function binaryLogarithm(value: number): number {
  if (value === 0) return -2147483648;
  if (!Number.isFinite(value)) return 2147483647;
  const magnitude = Math.abs(value);
  const biased = Number((doubleToBits(magnitude) >> 52n) & 0x7ffn);
  return biased === 0 ? binaryLogarithm(magnitude * 2 ** 52) - 52 : biased - 1023;
}

/** The one that is farther from zero (`sign` 1) or nearer to it (-1). */
export function byMagnitude(x: number, y: number, sign: 1 | -1): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const order = (Math.abs(x) - Math.abs(y)) * sign;
  return order > 0 ? x : order < 0 ? y : sign > 0 ? maximum(x, y) : minimum(x, y);
}
