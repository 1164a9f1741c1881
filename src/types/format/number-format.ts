/**
 * ToString of every numeric type: chooses between standard and custom formats and finds the digits that the format needs.
 * Numbers come in as PowerShell values.
 */
import type { NumberFormat } from '../culture/culture-data.ts';
import { netException } from '../net-exception.ts';
import { NetDecimal } from '../values/decimal.ts';
import { BoxedNumber, Byte, Double, Int16, SByte, Single, UInt16 } from '../values/numbers.ts';
import { formatCustom } from './custom-number-format.ts';
import {
  digitsOfDecimal,
  digitsOfInteger,
  exactDigitsRounded,
  type NumberDigits,
  shortestDigits,
} from './number-digits.ts';
import { formatAllDigits, formatStandard } from './standard-number-format.ts';

/** A number as a PowerShell value: Int32, BigInteger, a box, or a decimal. */
export type NumericValue = number | bigint | BoxedNumber | NetDecimal;

export function isNumericValue(value: unknown): value is NumericValue {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value instanceof BoxedNumber ||
    value instanceof NetDecimal
  );
}

/** Digits that doubles and singles have in custom formats. */
const CUSTOM_DIGITS = { double: 15, single: 7 } as const;
/** Digits before the point up to which the shortest form is not scientific. */
const ROUND_TRIP_DIGITS = { double: 17, single: 9 } as const;
const MAX_PRECISION = 999_999_999;

function invalidSpecifier(): never {
  throw netException('System.FormatException', 'Format specifier was invalid.');
}

/** A letter with digits is a standard format; anything else is custom (null). */
function standardFormat(format: string): { letter: string; precision: number } | null {
  const [, letter, digits] = /^([A-Za-z])(\d*)\0*$/.exec(format) ?? [];
  if (letter === undefined) return null;
  const precision = digits === '' ? -1 : Number(digits);
  if (precision > MAX_PRECISION) invalidSpecifier();
  return { letter, precision };
}

/** Formats a number; null or an empty format is the general one. Throws FormatException. */
export function formatNumber(value: NumericValue, format: string | null, culture: NumberFormat): string {
  if (typeof value === 'number') {
    return format ? formatInteger(value, 32, format, culture) : plainInteger(value, culture);
  }
  if (typeof value === 'bigint') return formatBigInteger(value, format || 'G', culture);
  if (value instanceof NetDecimal) return formatDecimal(value, format || 'G', culture);
  if (value instanceof Double) return formatFloating(value.value, 'double', format || 'G', culture);
  if (value instanceof Single) return formatFloating(value.value, 'single', format || 'G', culture);
  return format ? formatInteger(value.value, bitsOf(value), format, culture) : plainInteger(value.value, culture);
}

function bitsOf(value: BoxedNumber): number {
  if (typeof value.value === 'bigint') return 64;
  if (value instanceof Byte || value instanceof SByte) return 8;
  return value instanceof Int16 || value instanceof UInt16 ? 16 : 32;
}

function plainInteger(value: number | bigint, culture: NumberFormat): string {
  return value < 0 ? culture.negativeSign + (-value).toString() : value.toString();
}

function decimalInteger(value: number | bigint, minDigits: number, culture: NumberFormat): string {
  const digits = (value < 0 ? -value : value).toString().padStart(minDigits, '0');
  return value < 0 ? culture.negativeSign + digits : digits;
}

function formatInteger(value: number | bigint, bits: number, format: string, culture: NumberFormat): string {
  const standard = standardFormat(format);
  if (!standard) return formatCustom(digitsOfInteger(value), format, culture);
  const { letter, precision } = standard;
  switch (letter) {
    case 'D':
    case 'd':
      return decimalInteger(value, precision, culture);
    case 'X':
    case 'x':
    case 'B':
    case 'b': {
      const text = BigInt.asUintN(bits, BigInt(value)).toString(letter.toUpperCase() === 'X' ? 16 : 2);
      return (letter === 'x' ? text : text.toUpperCase()).padStart(precision, '0');
    }
    case 'R':
    case 'r':
    case 'G':
    case 'g':
      if (precision <= 0) return decimalInteger(value, 0, culture);
      return (
        formatStandard(
          digitsOfInteger(value),
          letter === 'R' ? 'G' : letter === 'r' ? 'g' : letter,
          precision,
          culture,
        ) ?? invalidSpecifier()
      );
    default:
      return formatStandard(digitsOfInteger(value), letter, precision, culture) ?? invalidSpecifier();
  }
}

function formatBigInteger(value: bigint, format: string, culture: NumberFormat): string {
  const standard = standardFormat(format);
  if (!standard) return formatCustom(digitsOfInteger(value), format, culture);
  const { letter, precision } = standard;
  switch (letter.toUpperCase()) {
    case 'D':
    case 'G':
    case 'R':
      return decimalInteger(value, precision, culture);
    case 'X':
      return bigIntegerInBase(value, 4, precision, letter === 'x');
    case 'B':
      return bigIntegerInBase(value, 1, precision, true);
    default:
      return formatStandard(digitsOfInteger(value), letter, precision, culture) ?? invalidSpecifier();
  }
}

/** Two's complement without a fixed width: the first digit shows the sign, so positive numbers may need a leading 0. */
function bigIntegerInBase(value: bigint, bitsPerDigit: number, precision: number, lowerCase: boolean): string {
  let digits = 1;
  while (BigInt.asIntN(digits * bitsPerDigit, value) !== value) digits++;
  const text = BigInt.asUintN(digits * bitsPerDigit, value)
    .toString(1 << bitsPerDigit)
    .padStart(digits, '0');
  const padded = text.padStart(precision, value < 0n ? (bitsPerDigit === 4 ? 'f' : '1') : '0');
  return lowerCase ? padded : padded.toUpperCase();
}

function formatDecimal(value: NetDecimal, format: string, culture: NumberFormat): string {
  const standard = standardFormat(format);
  const digits = digitsOfDecimal(value);
  if (!standard) return formatCustom(digits, format, culture);
  const { precision } = standard;
  // Only floating numbers have a round-trip form; here R is another name of G.
  const letter = standard.letter === 'R' ? 'G' : standard.letter === 'r' ? 'g' : standard.letter;
  if ((letter === 'G' || letter === 'g') && precision <= 0) {
    return precision === 0 && digits.digits !== ''
      ? (formatStandard(digits, letter, 29, culture) ?? invalidSpecifier())
      : allDecimalDigits(value, digits, culture);
  }
  return formatStandard(digits, letter, precision, culture) ?? invalidSpecifier();
}

/** Zero shows its places too: `0.00d` prints 0.00. */
function allDecimalDigits(value: NetDecimal, digits: NumberDigits, culture: NumberFormat): string {
  if (digits.digits !== '') return formatAllDigits(digits, null, 'E', culture);
  return value.scale === 0 ? '0' : `0${culture.numberDecimalSeparator}${'0'.repeat(value.scale)}`;
}

function formatFloating(value: number, kind: 'double' | 'single', format: string, culture: NumberFormat): string {
  if (Number.isNaN(value)) return culture.nanSymbol;
  if (!Number.isFinite(value)) return value < 0 ? culture.negativeInfinitySymbol : culture.positiveInfinitySymbol;
  const standard = standardFormat(format);
  if (!standard) return formatCustom(exactDigitsRounded(value, CUSTOM_DIGITS[kind], false), format, culture);
  const { letter, precision } = standard;
  switch (letter.toUpperCase()) {
    case 'R':
      return roundTrip(value, kind, letter === 'r' ? 'e' : 'E', culture);
    case 'G':
      if (precision <= 0) return roundTrip(value, kind, letter === 'g' ? 'e' : 'E', culture);
      return (
        formatStandard(exactDigitsRounded(value, precision, false), letter, precision, culture) ?? invalidSpecifier()
      );
    case 'E':
      return (
        formatStandard(
          exactDigitsRounded(value, (precision < 0 ? 6 : precision) + 1, false),
          letter,
          precision,
          culture,
        ) ?? invalidSpecifier()
      );
    case 'C':
      return placed(value, letter, precision, culture.currencyDecimalDigits, 0, culture);
    case 'P':
      return placed(value, letter, precision, culture.percentDecimalDigits, 2, culture);
    case 'F':
    case 'N':
      return placed(value, letter, precision, culture.numberDecimalDigits, 0, culture);
    default:
      return invalidSpecifier();
  }
}

function roundTrip(value: number, kind: 'double' | 'single', letter: string, culture: NumberFormat): string {
  const digits = shortestDigits(value, kind === 'single');
  return formatAllDigits(digits, Math.max(digits.digits.length, ROUND_TRIP_DIGITS[kind]), letter, culture);
}

/** Formats with fixed places: `shift` more digits are needed where the format multiplies by ten to that power. */
function placed(
  value: number,
  letter: string,
  precision: number,
  defaultPlaces: number,
  shift: number,
  culture: NumberFormat,
): string {
  const places = precision < 0 ? defaultPlaces : precision;
  return formatStandard(exactDigitsRounded(value, places + shift, true), letter, places, culture) ?? invalidSpecifier();
}
