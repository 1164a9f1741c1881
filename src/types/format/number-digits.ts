/**
 * The decimal digits of a number, as .NET's formatter works with them: `0.d1d2d3… × 10^scale`, no leading zeros.
 * Doubles give either their shortest digits that read back as the same number, or their exact binary value rounded half
 * to even; decimals and integers give all they have.
 */
import type { NetDecimal } from '../values/decimal.ts';

/** Digits with the place of the point; immutable, every step makes a new one. */
export interface NumberDigits {
  readonly negative: boolean;
  /** Without leading zeros; empty for zero. */
  readonly digits: string;
  /** How many digits stand before the point; negative when zeros follow it. */
  readonly scale: number;
  /** Floating numbers keep the sign of zero and are rounded already. */
  readonly floating: boolean;
}

/** Digits of an integer. */
export function digitsOfInteger(value: number | bigint): NumberDigits {
  const text = (value < 0 ? -value : value).toString();
  const digits = text === '0' ? '' : text;
  return { negative: value < 0, digits, scale: digits.length, floating: false };
}

/** Digits of a decimal, trailing zeros of its scale included. */
export function digitsOfDecimal(value: NetDecimal): NumberDigits {
  const { coefficient, scale } = value;
  const digits = coefficient === 0n ? '' : (coefficient < 0n ? -coefficient : coefficient).toString();
  return { negative: coefficient < 0n, digits, scale: digits.length - scale, floating: false };
}

function isNegative(value: number): boolean {
  return value < 0 || Object.is(value, -0);
}

/** The shortest digits that give the same double (or single) back. */
export function shortestDigits(value: number, single: boolean): NumberDigits {
  if (value === 0) return { negative: isNegative(value), digits: '', scale: 0, floating: true };
  const text = single ? shortestSingle(Math.abs(value)) : Math.abs(value).toExponential();
  const [mantissa, exponent] = text.split('e') as [string, string];
  return {
    negative: value < 0,
    digits: mantissa.replace('.', ''),
    scale: Number(exponent) + 1,
    floating: true,
  };
}

/** JavaScript prints doubles only: the fewest digits that round to the same single, 9 at most. */
function shortestSingle(value: number): string {
  for (let digits = 0; digits < 8; digits++) {
    const text = value.toExponential(digits);
    if (Math.fround(Number(text)) === value) return trimMantissa(text);
  }
  return trimMantissa(value.toExponential(8));
}

function trimMantissa(text: string): string {
  return text.replace(/(\.\d*?)0+e/, '$1e').replace('.e', 'e');
}

const doubleView = new DataView(new ArrayBuffer(8));

/** All digits of the binary value of a positive double. */
function exactDigits(value: number): { digits: string; scale: number } {
  doubleView.setFloat64(0, value);
  const bits = doubleView.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n;
  const exponent = (biased === 0 ? 1 : biased) - 1075;
  if (exponent >= 0) {
    const digits = (mantissa << BigInt(exponent)).toString();
    return { digits, scale: digits.length };
  }
  // m / 2^k = m * 5^k / 10^k
  const digits = (mantissa * 5n ** BigInt(-exponent)).toString();
  return { digits, scale: digits.length + exponent };
}

/** The exact value of a double rounded half to even to so many significant digits, or to so many decimal places. */
export function exactDigitsRounded(value: number, count: number, countsPlaces: boolean): NumberDigits {
  const negative = isNegative(value);
  if (value === 0) return { negative, digits: '', scale: 0, floating: true };
  const size = Math.abs(value);
  if (countsPlaces && isFixedWell(size, count))
    return { negative, ...digitsOfFixed(size.toFixed(count)), floating: true };
  const { digits, scale } = exactDigits(size);
  const keep = countsPlaces ? scale + count : count;
  const rounded = roundHalfEven(digits, scale, keep);
  return { negative, ...rounded, floating: true };
}

/**
 * Whether toFixed, ten times as fast as big integers, gives what is wanted: it rounds the exact value too, but halves up.
 * A half it is when twice the value, shifted by the places, is an odd integer; to shift by 2 finds out as well as by 10.
 */
function isFixedWell(size: number, places: number): boolean {
  return places >= 0 && places <= 20 && size < 1e15 && (size * 2 ** (places + 1)) % 2 !== 1;
}

function digitsOfFixed(text: string): { digits: string; scale: number } {
  const point = text.indexOf('.');
  const whole = point < 0 ? text : text.slice(0, point);
  const all = point < 0 ? text : whole + text.slice(point + 1);
  let start = 0;
  while (start < all.length && all.charCodeAt(start) === 48) start++;
  const digits = trimZeros(all.slice(start));
  return digits === '' ? { digits, scale: 0 } : { digits, scale: whole.length - start };
}

function roundHalfEven(digits: string, scale: number, keep: number): { digits: string; scale: number } {
  if (keep >= digits.length) return { digits: trimZeros(digits), scale };
  if (keep < 0) return { digits: '', scale: 0 };
  const next = digits.charCodeAt(keep) - 48;
  const tail = next === 5 && /[1-9]/.test(digits.slice(keep + 1));
  const odd = keep > 0 && (digits.charCodeAt(keep - 1) & 1) === 1;
  return next > 5 || tail || (next === 5 && odd) ? roundedUp(digits, scale, keep) : roundedDown(digits, scale, keep);
}

function trimZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charCodeAt(end - 1) === 48) end--;
  return digits.slice(0, end);
}

function roundedDown(digits: string, scale: number, keep: number): { digits: string; scale: number } {
  const kept = trimZeros(digits.slice(0, Math.max(keep, 0)));
  return kept === '' ? { digits: '', scale: 0 } : { digits: kept, scale };
}

function roundedUp(digits: string, scale: number, keep: number): { digits: string; scale: number } {
  let end = keep;
  while (end > 0 && digits[end - 1] === '9') end--;
  if (end === 0) return { digits: '1', scale: scale + 1 };
  return { digits: digits.slice(0, end - 1) + String.fromCharCode(digits.charCodeAt(end - 1) + 1), scale };
}

/** Whether there is no zero to lose at the end of the digits; floating numbers come without. */
function isTrimmed({ digits, floating }: NumberDigits): boolean {
  return floating || (digits !== '' && digits.charCodeAt(digits.length - 1) !== 48);
}

/**
 * Keeps the first `keep` digits; rounds half away from zero unless the digits are `correctlyRounded` already.
 * Zero loses its sign and its scale, except that a floating zero keeps its sign.
 */
export function roundDigits(number: NumberDigits, keep: number, correctlyRounded: boolean): NumberDigits {
  if (keep >= number.digits.length && isTrimmed(number)) return number;
  const up =
    keep >= 0 && keep < number.digits.length && !correctlyRounded && number.digits.charCodeAt(keep) >= 53; /* '5' */
  const rounded = up
    ? roundedUp(number.digits, number.scale, keep)
    : roundedDown(number.digits, number.scale, Math.min(keep, number.digits.length));
  const negative = rounded.digits === '' && !number.floating ? false : number.negative;
  return { ...rounded, negative, floating: number.floating };
}
