/** System.Convert's rules (IConvertible): rounding half to even, checked ranges, and its errors. */
import { roundHalfEven } from '../conversion/number-text.ts';
import { cultureNamed } from '../culture/culture.ts';
import {
  INTEGER_RANGES,
  type IntegerRange,
  inRange,
  integerOverflow,
  NumberStyles,
  parseDecimal,
  parseDouble,
  parseInteger,
} from '../format/number-parse.ts';
import { netException } from '../net-exception.ts';
import type { NetType } from '../net-type.ts';
import type { CultureName } from '../type-declaration.ts';
import { typeOf } from '../type-of.ts';
import { NetDecimal } from '../values/decimal.ts';
import { Double, Single } from '../values/numbers.ts';
import { asDecimal, asInteger, asNumber, TypeCode, typeCodeOf } from './numeric-operand.ts';

/** The error for a value that is no IConvertible. */
function notConvertible(value: unknown): never {
  const name = (typeOf(value) as NetType).fullName;
  throw netException(
    'System.InvalidCastException',
    `Unable to cast object of type '${name}' to type 'System.IConvertible'.`,
  );
}

/** Convert.ToInt32 and its kind. Throws FormatException, OverflowException, InvalidCastException. */
export function convertToInteger(value: unknown, range: IntegerRange, culture: CultureName): bigint {
  if (value === null || value === undefined) return 0n;
  if (typeof value === 'string') {
    return parseInteger(value, NumberStyles.Integer, cultureNamed(culture).numberFormat, range);
  }
  const code = typeCodeOf(value);
  if (code === TypeCode.Object) return notConvertible(value);
  const integer = roundedInteger(value);
  if (integer === null || !inRange(integer, range)) throw integerOverflow(range);
  return integer;
}

function roundedInteger(value: unknown): bigint | null {
  if (value instanceof NetDecimal) return value.toRoundedBigInt();
  if (!(value instanceof Double) && !(value instanceof Single)) return asInteger(value);
  return Number.isFinite(value.value) ? BigInt(roundHalfEven(value.value)) : null;
}

/** Convert.ToInt32(object). */
export function convertToInt32(value: unknown, culture: CultureName): number {
  return typeof value === 'number' ? value : Number(convertToInteger(value, INTEGER_RANGES.Int32, culture));
}

/** Convert.ToDouble(object). */
export function convertToDouble(value: unknown, culture: CultureName): number {
  if (value === null || value === undefined) return 0;
  if (typeof value === 'string') {
    return parseDouble(value, NumberStyles.FloatAndThousands, cultureNamed(culture).numberFormat);
  }
  return typeCodeOf(value) === TypeCode.Object ? notConvertible(value) : asNumber(value);
}

/** Convert.ToDecimal(object). */
export function convertToDecimal(value: unknown, culture: CultureName): NetDecimal {
  if (value === null || value === undefined) return NetDecimal.zero;
  if (typeof value === 'string') return parseDecimal(value, NumberStyles.Number, cultureNamed(culture).numberFormat);
  return typeCodeOf(value) === TypeCode.Object ? notConvertible(value) : asDecimal(value);
}
