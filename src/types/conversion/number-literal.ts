/**
 * Reads number literals: decimal, hexadecimal and binary, with type suffixes and multipliers. The tokenizer reads them in
 * scripts, conversions in texts (`[int]'0x1F'`, `'1kb' + 1`), so what type a literal gets (`0xFFFFFFFF` is -1,
 * `2147483648` a long, `1e400` infinity, `1.50d` keeps its zero) is decided here for both.
 */
import type { NumericLiteral } from '../values/numeric-literal.ts';
import { roundHalfEven } from './round-half-even.ts';

/** A number found in the text: where it ends, and its value, or null when it does not fit its type. */
export interface ScannedNumber {
  readonly end: number;
  readonly literal: NumericLiteral | null;
}

/** Whether a character (-1 is the end of the text) ends a number. */
export type NumberEnd = (c: number) => boolean;

const END = -1;

type NumberFormat = 'decimal' | 'hex' | 'binary';
type NumberSuffix = '' | 'u' | 's' | 'l' | 'd' | 'y' | 'n' | 'ul' | 'us' | 'uy';

const MULTIPLIERS: ReadonlyMap<number, bigint> = new Map([
  [0x6b, 1024n],
  [0x6d, 1024n ** 2n],
  [0x67, 1024n ** 3n],
  [0x74, 1024n ** 4n],
  [0x70, 1024n ** 5n],
]);

const MAX_DECIMAL = 2n ** 96n - 1n;
const MAX_DECIMAL_SCALE = 28;

function at(text: string, index: number): number {
  return index < text.length ? text.charCodeAt(index) : END;
}

function skipDecimalDigits(text: string, index: number): number {
  let i = index;
  while (isDecimalDigit(at(text, i))) i++;
  return i;
}

/** The end of an exponent whose `e` is at `index`, or -1 when no digits follow. */
function skipExponent(text: string, index: number): number {
  let i = index + 1;
  const sign = at(text, i);
  if (sign === 0x2b || isDash(sign)) i++;
  const end = skipDecimalDigits(text, i);
  return end === i ? -1 : end;
}

function isExponent(c: number): boolean {
  return c === 0x65 || c === 0x45;
}

/** One or two letters which give the type; null when the letters are no suffix although they look like one. */
function scanSuffix(text: string, index: number): NumberSuffix | null {
  const first = text.charAt(index).toLowerCase();
  if (first === '' || !'dlnsuy'.includes(first)) return '';
  const second = text.charAt(index + 1).toLowerCase();
  if (second === '' || !'dlnsuy'.includes(second)) return first as NumberSuffix;
  return first === 'u' && 'lsy'.includes(second) ? (`u${second}` as NumberSuffix) : null;
}

function isDash(c: number): boolean {
  return c === 0x2d || (c >= 0x2013 && c <= 0x2015);
}

function isDecimalDigit(c: number): boolean {
  return c >= 0x30 && c <= 0x39;
}

function isHexDigit(c: number): boolean {
  return isDecimalDigit(c) || ((c | 0x20) >= 0x61 && (c | 0x20) <= 0x66);
}

/**
 * Scans the number whose first character (digit, dot or sign) is at `start`. Null when the text there is no number, as
 * `7z` or `1.2.3`.
 */
export function scanNumber(text: string, start: number, endsNumber: NumberEnd): ScannedNumber | null {
  let i = start;
  let negative = false;
  const first = at(text, i);
  if (isDash(first) || first === 0x2b || first === 0x21) {
    negative = isDash(first);
    i++;
  }
  const digitsStart = i;
  let format: NumberFormat = 'decimal';
  let real = false;
  if (at(text, i) === 0x2e) {
    real = true;
    i = skipDecimalDigits(text, i + 1);
    if (isExponent(at(text, i))) i = skipExponent(text, i);
  } else {
    const second = at(text, i + 1) | 0x20;
    if (at(text, i) === 0x30 && (second === 0x78 || second === 0x62) && at(text, i + 1) !== END) {
      format = second === 0x78 ? 'hex' : 'binary';
      i += 2;
      if (format === 'hex') while (isHexDigit(at(text, i))) i++;
      else while (at(text, i) === 0x30 || at(text, i) === 0x31) i++;
      if (format === 'binary' && i === digitsStart + 2) return null;
    } else {
      i = skipDecimalDigits(text, i);
      // Most numbers end here.
      const next = at(text, i);
      if (i - digitsStart < 10 && i > digitsStart && endsNumber(next) && next !== 0x2e) {
        const value = Number(text.slice(digitsStart, i));
        return { end: i, literal: { type: 'int', value: negative ? 0 - value : value } };
      }
      if (next === 0x2e) {
        if (at(text, i + 1) !== 0x2e) {
          real = true;
          i = skipDecimalDigits(text, i + 1);
          if (isExponent(at(text, i))) i = skipExponent(text, i);
        }
      } else if (isExponent(next)) {
        real = true;
        i = skipExponent(text, i);
      }
    }
  }
  if (i < 0) return null;
  const digitsEnd = i;
  const suffix = scanSuffix(text, i);
  if (suffix === null) return null;
  i += suffix.length;
  let multiplier = 1n;
  const multiplierLetter = MULTIPLIERS.get(at(text, i) | 0x20);
  if (multiplierLetter !== undefined && at(text, i) !== END) {
    if ((at(text, i + 1) | 0x20) !== 0x62 || at(text, i + 1) === END) return null;
    multiplier = multiplierLetter;
    i += 2;
  }
  if (!endsNumber(at(text, i))) return null;
  const digits = text.slice(format === 'decimal' ? digitsStart : digitsStart + 2, digitsEnd);
  const literal = real
    ? realLiteral(digits, negative, suffix, multiplier)
    : integerLiteral(digits, format, negative, suffix, multiplier);
  return { end: i, literal };
}

function fits(value: bigint, bits: number, signed: boolean): boolean {
  return signed ? BigInt.asIntN(bits, value) === value : BigInt.asUintN(bits, value) === value;
}

function typedInteger(value: bigint, suffix: NumberSuffix): NumericLiteral | null {
  switch (suffix) {
    case 'y':
      return fits(value, 8, true) ? { type: 'sbyte', value: Number(value) } : null;
    case 'uy':
      return fits(value, 8, false) ? { type: 'byte', value: Number(value) } : null;
    case 's':
      return fits(value, 16, true) ? { type: 'short', value: Number(value) } : null;
    case 'us':
      return fits(value, 16, false) ? { type: 'ushort', value: Number(value) } : null;
    case 'l':
      return fits(value, 64, true) ? { type: 'long', value } : null;
    case 'u':
      if (fits(value, 32, false)) return { type: 'uint', value: Number(value) };
      return fits(value, 64, false) ? { type: 'ulong', value } : null;
    case 'ul':
      return fits(value, 64, false) ? { type: 'ulong', value } : null;
    case 'n':
      return { type: 'biginteger', value };
    case 'd':
      return fitsDecimal(value) ? { type: 'decimal', value: value.toString() } : null;
    case '':
      if (fits(value, 32, true)) return { type: 'int', value: Number(value) };
      return fits(value, 64, true) ? { type: 'long', value } : null;
  }
}

function fitsDecimal(value: bigint): boolean {
  return value <= MAX_DECIMAL && value >= -MAX_DECIMAL;
}

const SIGN_BITS: Readonly<Partial<Record<NumberSuffix, number>>> = { y: 8, s: 16, l: 64 };

/**
 * The value of hex or binary digits. Hex digits that just fill the type which the suffix names (without one: int or long)
 * carry a sign bit, and so do binary digits in whole integer sizes; never with an unsigned suffix.
 */
function digitsValue(digits: string, format: NumberFormat, suffix: NumberSuffix): bigint | null {
  if (format === 'decimal') return BigInt(digits);
  if (digits === '') return null;
  const value = BigInt((format === 'hex' ? '0x' : '0b') + digits);
  if (suffix.startsWith('u')) return value;
  const { length } = digits;
  if (format === 'hex') {
    const bits = SIGN_BITS[suffix] ?? (length < 15 ? 32 : 64);
    return length * 4 === bits ? BigInt.asIntN(bits, value) : value;
  }
  const signed = length === 8 || length === 16 || length === 32 || length === 64 || length === 96 || length >= 128;
  return signed ? BigInt.asIntN(length, value) : value;
}

function integerLiteral(
  digits: string,
  format: NumberFormat,
  negative: boolean,
  suffix: NumberSuffix,
  multiplier: bigint,
): NumericLiteral | null {
  const magnitude = digitsValue(digits, format, suffix);
  if (magnitude === null) return null;
  const value = (negative ? -magnitude : magnitude) * multiplier;
  const wide = (format === 'hex' && digits.length === 16) || (format === 'binary' && digits.length === 64);
  if (wide && suffix === '') return typedInteger(value, 'l');
  const literal = typedInteger(value, suffix);
  if (literal !== null || suffix !== '' || format !== 'decimal') return literal;
  if (fitsDecimal(value)) return { type: 'decimal', value: value.toString() };
  return { type: 'double', value: Number(value) };
}

function realLiteral(
  digits: string,
  negative: boolean,
  suffix: NumberSuffix,
  multiplier: bigint,
): NumericLiteral | null {
  // Typographic dashes are allowed as the sign of the exponent.
  const plain = digits.replace(/[\u2013-\u2015]/, '-');
  if (suffix === 'd') {
    const value = decimalText(plain, negative, multiplier);
    return value === null ? null : { type: 'decimal', value };
  }
  const magnitude = Number(plain) * Number(multiplier);
  const value = negative ? -magnitude : magnitude;
  if (suffix === '') return { type: 'double', value };
  if (!Number.isFinite(value)) return null;
  return typedInteger(BigInt(roundHalfEven(value)), suffix);
}

/** The decimal digits of a real literal with suffix d, with as many places as .NET's decimal keeps. */
function decimalText(digits: string, negative: boolean, multiplier: bigint): string | null {
  const [mantissa, exponent = '0'] = digits.toLowerCase().split('e') as [string, string?];
  const [whole, fraction = ''] = mantissa.split('.') as [string, string?];
  let unscaled = BigInt(`${whole}${fraction}` || '0') * multiplier;
  let scale = fraction.length - Number(exponent);
  if (scale < 0) {
    if (scale < -MAX_DECIMAL_SCALE - 1) return unscaled === 0n ? '0' : null;
    unscaled *= 10n ** BigInt(-scale);
    scale = 0;
  }
  if (scale > MAX_DECIMAL_SCALE + 100) return negative ? '-0' : '0';
  while (scale > 0 && (scale > MAX_DECIMAL_SCALE || unscaled > MAX_DECIMAL)) {
    const last = unscaled % 10n;
    unscaled /= 10n;
    if (last > 5n || (last === 5n && unscaled % 2n === 1n)) unscaled += 1n;
    scale--;
  }
  if (unscaled > MAX_DECIMAL) return null;
  const text = unscaled.toString().padStart(scale + 1, '0');
  const sign = negative ? '-' : '';
  return scale === 0 ? sign + text : `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}
