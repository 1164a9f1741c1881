/** Conversions between the numeric types, and from chars, booleans, enums and texts to them (Convert.ChangeType). */
import { NetException, netException } from '../net-exception.ts';
import type { NetType } from '../net-type.ts';
import { Char } from '../values/char.ts';
import { NetDecimal } from '../values/decimal.ts';
import { EnumValue } from '../values/enum-value.ts';
import { BoxedNumber, Byte, Double, Int16, Int64, SByte, Single, UInt16, UInt32, UInt64 } from '../values/numbers.ts';
import { conversionFailed } from './conversion-error.ts';
import { notANumber, parseDecimalText, parseDoubleText, parseIntegerText, scanNumber } from './number-text.ts';
import { roundHalfEven } from './round-half-even.ts';

interface IntegerKind {
  readonly low: bigint;
  readonly high: bigint;
  /** As the overflow message names the type. */
  readonly phrase: string;
  readonly make: (value: bigint) => unknown;
}

function integerKind(bits: number, isSigned: boolean, phrase: string, make: (value: bigint) => unknown): IntegerKind {
  const span = 1n << BigInt(isSigned ? bits - 1 : bits);
  return { low: isSigned ? -span : 0n, high: span - 1n, phrase, make };
}

const integerKinds: ReadonlyMap<string, IntegerKind> = new Map([
  ['System.SByte', integerKind(8, true, 'a signed byte', (v) => new SByte(Number(v)))],
  ['System.Byte', integerKind(8, false, 'an unsigned byte', (v) => Byte.of(Number(v)))],
  ['System.Int16', integerKind(16, true, 'an Int16', (v) => new Int16(Number(v)))],
  ['System.UInt16', integerKind(16, false, 'a UInt16', (v) => new UInt16(Number(v)))],
  ['System.Int32', integerKind(32, true, 'an Int32', Number)],
  ['System.UInt32', integerKind(32, false, 'a UInt32', (v) => new UInt32(Number(v)))],
  ['System.Int64', integerKind(64, true, 'an Int64', (v) => new Int64(v))],
  ['System.UInt64', integerKind(64, false, 'a UInt64', (v) => new UInt64(v))],
  ['System.Char', integerKind(16, false, 'a character', (v) => Char.of(Number(v)))],
]);

const numericNames = new Set([
  ...[...integerKinds.keys()].filter((name) => name !== 'System.Char'),
  'System.Single',
  'System.Double',
  'System.Decimal',
  'System.Numerics.BigInteger',
]);

/** Whether a type is one of the numeric ones (BigInteger included, enums and Char not). */
export function isNumericType(type: NetType): boolean {
  return numericNames.has(type.fullName);
}

/** Whether a value is of a numeric type. */
export function isNumber(value: unknown): value is number | bigint | BoxedNumber | NetDecimal {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value instanceof BoxedNumber ||
    value instanceof NetDecimal
  );
}

/** Whether a value is of an integer type (enums and BigInteger not). */
export function isInteger(value: unknown): boolean {
  return (
    typeof value === 'number' ||
    (value instanceof BoxedNumber && !(value instanceof Double) && !(value instanceof Single))
  );
}

function overflow(message: string): NetException {
  return netException('System.OverflowException', message);
}

/** The number that a value stands for as JS has it: bigint for integers, number for floating point; undefined when none. */
function rawNumber(value: unknown): bigint | number | NetDecimal | undefined {
  switch (typeof value) {
    case 'number':
      return BigInt(value);
    case 'bigint':
      return value;
    case 'boolean':
      return value ? 1n : 0n;
    case 'object':
      if (value instanceof Double || value instanceof Single) return value.value;
      if (value instanceof BoxedNumber) return BigInt(value.value);
      if (value instanceof NetDecimal) return value;
      if (value instanceof Char) return BigInt(value.code);
      if (value instanceof EnumValue) return value.value;
  }
  return undefined;
}

function toInteger(raw: bigint | number | NetDecimal, kind: IntegerKind): unknown {
  let whole: bigint;
  if (typeof raw === 'bigint') whole = raw;
  else if (raw instanceof NetDecimal) whole = raw.toRoundedBigInt();
  else whole = roundedDouble(raw, kind);
  if (whole < kind.low || whole > kind.high) {
    throw overflow(`Value was either too large or too small for ${kind.phrase}.`);
  }
  return kind.make(whole);
}

/** .NET goes from double to the small integers through Int32, and to the 64-bit ones by a checked cast. */
function roundedDouble(value: number, kind: IntegerKind): bigint {
  const wide = kind.phrase.endsWith('Int64');
  if (!Number.isFinite(value)) {
    throw overflow(
      wide
        ? 'Arithmetic operation resulted in an overflow.'
        : `Value was either too large or too small for ${kind.phrase === 'a UInt32' ? kind.phrase : 'an Int32'}.`,
    );
  }
  const rounded = BigInt(roundHalfEven(value));
  if (wide && (rounded < kind.low || rounded > kind.high))
    throw overflow('Arithmetic operation resulted in an overflow.');
  if (!wide && kind.phrase !== 'a UInt32' && (rounded < -0x80000000n || rounded > 0x7fffffffn)) {
    throw overflow('Value was either too large or too small for an Int32.');
  }
  return rounded;
}

function asDouble(raw: bigint | number | NetDecimal): number {
  return raw instanceof NetDecimal ? raw.toDouble() : Number(raw);
}

function toDecimal(raw: bigint | number | NetDecimal, isSingle: boolean): NetDecimal {
  if (raw instanceof NetDecimal) return raw;
  if (typeof raw === 'bigint') return NetDecimal.of(raw);
  if (!Number.isFinite(raw)) throw overflow('Value was either too large or too small for a Decimal.');
  return isSingle ? NetDecimal.fromSingle(raw) : NetDecimal.fromDouble(raw);
}

function toBigInteger(raw: bigint | number | NetDecimal): bigint {
  if (typeof raw === 'bigint') return raw;
  if (raw instanceof NetDecimal) return raw.toBigInt();
  if (Number.isNaN(raw)) throw overflow('The value is not a number.');
  if (!Number.isFinite(raw)) throw overflow('BigInteger cannot represent infinity.');
  return BigInt(Math.trunc(raw));
}

/**
 * Convert.ChangeType from a number, char, boolean or enum to a numeric type or Char. Throws OverflowException and
 * InvalidCastException as .NET does.
 */
export function changeNumericType(value: unknown, type: NetType): unknown {
  const raw = rawNumber(value);
  if (raw === undefined) throw new TypeError('changeNumericType needs a number');
  const kind = integerKinds.get(type.fullName);
  if (type.fullName === 'System.Char' && (typeof raw !== 'bigint' || typeof value === 'boolean')) {
    throw netException('System.InvalidCastException', `Invalid cast from '${netNameOf(value)}' to 'Char'.`);
  }
  if (kind) return toInteger(raw, kind);
  switch (type.fullName) {
    case 'System.Double':
      return new Double(asDouble(raw));
    case 'System.Single':
      return new Single(asDouble(raw));
    case 'System.Decimal':
      return toDecimal(raw, value instanceof Single);
    default:
      return toBigInteger(raw);
  }
}

function netNameOf(value: unknown): string {
  if (typeof value === 'boolean') return 'Boolean';
  return value instanceof NetDecimal ? 'Decimal' : (value as object).constructor.name;
}

/** A number, char, boolean or enum to a numeric type or Char, with PowerShell's error. */
export function numberToNumber(value: unknown, type: NetType): unknown {
  try {
    return changeNumericType(value, type);
  } catch (error) {
    if (error instanceof NetException) throw conversionFailed('InvalidCastIConvertible', value, type, error);
    throw error;
  }
}

function errorIdFor(type: NetType): string {
  if (type.fullName === 'System.Decimal') return 'InvalidCastFromStringToDecimal';
  if (type.fullName === 'System.Double' || type.fullName === 'System.Single') {
    return 'InvalidCastFromStringToDoubleOrSingle';
  }
  return 'InvalidCastFromStringToInteger';
}

/** A text to a numeric type. */
export function textToNumber(text: string, type: NetType): unknown {
  if (text === '') return changeNumericType(0, type);
  const scanned = scannedAs(text, type);
  if (scanned !== undefined) return scanned;
  try {
    return parseAs(text, type);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const throughDouble = error.typeName === 'System.FormatException' ? viaDouble(text, type) : undefined;
    if (throughDouble !== undefined) return throughDouble;
    throw conversionFailed(errorIdFor(type), text, type, error);
  }
}

/** The text as a number literal of the language, converted; undefined when it is none or does not fit. */
function scannedAs(text: string, type: NetType): unknown {
  try {
    const number = scanNumber(text);
    return number === undefined ? undefined : changeNumericType(number, type);
  } catch (error) {
    if (error instanceof NetException) return undefined;
    throw error;
  }
}

function parseAs(text: string, type: NetType): unknown {
  switch (type.fullName) {
    case 'System.Double':
    case 'System.Single': {
      const number = parseDoubleText(text);
      if (number === null) throw notANumber(text);
      return changeNumericType(new Double(number), type);
    }
    case 'System.Decimal': {
      const number = parseDecimalText(text);
      if (number === null) throw notANumber(text);
      return number;
    }
    case 'System.Numerics.BigInteger': {
      const number = parseIntegerText(text);
      if (number === null) throw netException('System.FormatException', 'The value could not be parsed.');
      return number;
    }
    default: {
      const number = parseIntegerText(text);
      if (number === null) throw notANumber(text);
      return changeNumericType(number, type);
    }
  }
}

/** PowerShell's last try: the text as a double, and that converted; undefined when this fails too. */
function viaDouble(text: string, type: NetType): unknown {
  if (type.fullName === 'System.Double' || type.fullName === 'System.Single') return undefined;
  const number = parseDoubleText(text);
  if (number === null) return undefined;
  try {
    return changeNumericType(new Double(number), type);
  } catch (error) {
    if (error instanceof NetException) return undefined;
    throw error;
  }
}
