/** System.Convert's rules (IConvertible): rounding half to even, checked ranges, and its errors. */
import { roundHalfEven } from '../conversion/round-half-even.ts';
import { cultureNamed } from '../culture/culture.ts';
import { parseDateTime } from '../format/date-parse.ts';
import { formatValue } from '../format/format-value.ts';
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
import { Char } from '../values/char.ts';
import { PSCustomObject } from '../values/custom-object.ts';
import { DateTime } from '../values/date-time.ts';
import { NetDecimal } from '../values/decimal.ts';
import { Double, Single } from '../values/numbers.ts';
import { asDecimal, asInteger, asNumber, boxInteger, TypeCode, typeCodeOf } from './numeric-operand.ts';

/** The error for a value that has no such conversion: between primitives by short names, else "no IConvertible". */
function refuse(value: unknown, target: string): never {
  const type = typeOf(value) as NetType;
  if (typeCodeOf(value) !== TypeCode.Object || value instanceof DateTime) {
    throw netException('System.InvalidCastException', `Invalid cast from '${type.name}' to '${target}'.`);
  }
  throw netException(
    'System.InvalidCastException',
    `Unable to cast object of type '${value instanceof PSCustomObject ? 'System.Management.Automation.PSObject' : type}' to type 'System.IConvertible'.`,
  );
}

function isFloating(value: unknown): boolean {
  const code = typeCodeOf(value);
  return code === TypeCode.Single || code === TypeCode.Double || code === TypeCode.Decimal;
}

/** Convert.ToInt32 and its kind. Throws FormatException, OverflowException, InvalidCastException. */
export function convertToInteger(value: unknown, range: IntegerRange, culture: CultureName): bigint {
  if (value === null || value === undefined) return 0n;
  if (typeof value === 'string') {
    return parseInteger(value, NumberStyles.Integer, cultureNamed(culture).numberFormat, range);
  }
  if (typeCodeOf(value) === TypeCode.Object) return refuse(value, nameOf(range));
  const integer = roundedInteger(value);
  if (integer === null || !inRange(integer, range)) throw integerOverflow(range);
  return integer;
}

function nameOf(range: IntegerRange): string {
  const entry = Object.entries(INTEGER_RANGES).find(
    ([, one]) => one.bits === range.bits && one.signed === range.signed,
  );
  if (!entry) throw new Error(`No integer has ${range.bits} bits.`);
  return entry[0];
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
  if (typeCodeOf(value) === TypeCode.Object || value instanceof Char) return refuse(value, 'Double');
  return asNumber(value);
}

/** Convert.ToDecimal(object). */
export function convertToDecimal(value: unknown, culture: CultureName): NetDecimal {
  if (value === null || value === undefined) return NetDecimal.zero;
  if (typeof value === 'string') return parseDecimal(value, NumberStyles.Number, cultureNamed(culture).numberFormat);
  if (typeCodeOf(value) === TypeCode.Object || value instanceof Char) return refuse(value, 'Decimal');
  return asDecimal(value);
}

/** Convert.ToBoolean(object): only the words True and False are text of a Boolean. */
export function convertToBoolean(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value === 'string') {
    const word = value.trim().toLowerCase();
    if (word === 'true' || word === 'false') return word === 'true';
    throw netException('System.FormatException', `String '${value}' was not recognized as a valid Boolean.`);
  }
  if (typeCodeOf(value) === TypeCode.Object || value instanceof Char) return refuse(value, 'Boolean');
  return value instanceof NetDecimal ? value.coefficient !== 0n : asNumber(value) !== 0;
}

/** Convert.ToChar(object). */
export function convertToChar(value: unknown): Char {
  if (value === null || value === undefined) return Char.of(0);
  if (value instanceof Char) return value;
  if (typeof value === 'string') {
    if (value.length === 1) return Char.of(value.charCodeAt(0));
    throw netException('System.FormatException', 'String must be exactly one character long.');
  }
  if (typeCodeOf(value) === TypeCode.Object || typeof value === 'boolean' || isFloating(value)) {
    return refuse(value, 'Char');
  }
  const code = asInteger(value);
  if (code < 0n || code > 0xffffn) {
    throw netException('System.OverflowException', 'Value was either too large or too small for a character.');
  }
  return Char.of(Number(code));
}

/** Convert.ToDateTime(object): only dates and their text. */
export function convertToDateTime(value: unknown, culture: CultureName): DateTime {
  if (value === null || value === undefined) return DateTime.minValue;
  if (value instanceof DateTime) return value;
  if (typeof value === 'string') return parseDateTime(value, cultureNamed(culture).dateTimeFormat);
  return refuse(value, 'DateTime');
}

const INTEGER_CODES = new Map<string, number>([
  ['SByte', TypeCode.SByte],
  ['Byte', TypeCode.Byte],
  ['Int16', TypeCode.Int16],
  ['UInt16', TypeCode.UInt16],
  ['Int32', TypeCode.Int32],
  ['UInt32', TypeCode.UInt32],
  ['Int64', TypeCode.Int64],
  ['UInt64', TypeCode.UInt64],
]);

/** Convert.ChangeType. Throws InvalidCastException for types outside of IConvertible. */
export function changeType(value: unknown, type: NetType, culture: CultureName): unknown {
  if (value === null || value === undefined) {
    if (!type.isValueType) return null;
    throw netException('System.InvalidCastException', 'Null object cannot be converted to a value type.');
  }
  const own = typeOf(value) as NetType;
  if (own === type || type.fullName === 'System.Object') return value;
  const name = type.namespace === 'System' ? type.name : '';
  const code = INTEGER_CODES.get(name);
  if (code !== undefined) {
    const range = INTEGER_RANGES[name as keyof typeof INTEGER_RANGES];
    return boxInteger(code, convertToInteger(value, range, culture));
  }
  switch (name) {
    case 'Double':
      return new Double(convertToDouble(value, culture));
    case 'Single':
      return new Single(convertToDouble(value, culture));
    case 'Decimal':
      return convertToDecimal(value, culture);
    case 'Boolean':
      return convertToBoolean(value);
    case 'Char':
      return convertToChar(value);
    case 'DateTime':
      return convertToDateTime(value, culture);
    case 'String':
      return formatValue(value, null, culture);
    default:
      throw netException('System.InvalidCastException', `Invalid cast from '${own.fullName}' to '${type.fullName}'.`);
  }
}
