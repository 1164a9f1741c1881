/**
 * The numeric types as the declarations in `net/` need them: how a raw JS number becomes a value of the type, and how
 * text is parsed. The declarations differ in little else, so their members are made from these descriptions.
 */
import type { NumberFormat } from '../culture/culture.ts';
import {
  INTEGER_RANGES,
  type IntegerRange,
  integerOverflow,
  NumberStyles,
  parseBigInteger,
  parseDecimal,
  parseDouble,
  parseInteger,
} from '../format/number-parse.ts';
import { netException } from '../net-exception.ts';
import { TypeCode } from '../operations/numeric-operand.ts';
import { NetDecimal } from '../values/decimal.ts';
import { BoxedNumber, Byte, Double, Int16, Int64, SByte, Single, UInt16, UInt32, UInt64 } from '../values/numbers.ts';

/** A number as declarations' functions take and give it (see `type-declaration.ts`). */
export type RawNumber = number | bigint | NetDecimal;

/** One numeric type. */
export interface NumberKind<R extends RawNumber> {
  /** As signatures show it: `int`. */
  readonly name: string;
  /** Name without namespace: `Int32`. */
  readonly title: string;
  readonly typeCode: number;
  /** The PowerShell value of a raw number. */
  readonly box: (raw: R) => unknown;
  /** Parse by NumberStyles and a culture. Throws NetException. */
  readonly parse: (text: string, style: number, format: NumberFormat) => R;
  readonly defaultStyle: number;
  readonly zero: R;
}

/** The raw number of a value of a numeric type. */
export function rawNumber(value: unknown): number | bigint {
  return value instanceof BoxedNumber ? value.value : (value as number | bigint);
}

/** A fixed-size integer type. */
export interface IntegerKind<R extends number | bigint> extends NumberKind<R> {
  readonly range: IntegerRange;
  readonly min: R;
  readonly max: R;
  /** The raw number of an exact integer; throws OverflowException when it is out of range. */
  readonly checked: (value: bigint) => R;
  /** The raw number of an integer cut to the type's bits. */
  readonly wrapped: (value: bigint) => R;
}

function integerKind<R extends number | bigint>(
  name: string,
  title: keyof typeof INTEGER_RANGES,
  typeCode: number,
  raw: (value: bigint) => R,
  box: (raw: R) => unknown,
): IntegerKind<R> {
  const range: IntegerRange = INTEGER_RANGES[title];
  const top = 1n << BigInt(range.signed ? range.bits - 1 : range.bits);
  const wrap = (value: bigint) => (range.signed ? BigInt.asIntN(range.bits, value) : BigInt.asUintN(range.bits, value));
  return {
    name,
    title,
    typeCode,
    box,
    range,
    min: raw(range.signed ? -top : 0n),
    max: raw(top - 1n),
    checked: (value) => {
      if (wrap(value) !== value) throw integerOverflow(range);
      return raw(value);
    },
    wrapped: (value) => raw(wrap(value)),
    parse: (text, style, format) => raw(parseInteger(text, checkedStyle(style), format, range)),
    defaultStyle: NumberStyles.Integer,
    zero: raw(0n),
  };
}

const whole = (value: bigint) => value;

export const BYTE = integerKind('byte', 'Byte', TypeCode.Byte, Number, (raw) => Byte.of(raw));
export const SBYTE = integerKind('sbyte', 'SByte', TypeCode.SByte, Number, (raw) => new SByte(raw));
export const INT16 = integerKind('short', 'Int16', TypeCode.Int16, Number, (raw) => new Int16(raw));
export const UINT16 = integerKind('ushort', 'UInt16', TypeCode.UInt16, Number, (raw) => new UInt16(raw));
export const INT32 = integerKind('int', 'Int32', TypeCode.Int32, Number, (raw) => raw);
export const UINT32 = integerKind('uint', 'UInt32', TypeCode.UInt32, Number, (raw) => new UInt32(raw));
export const INT64 = integerKind('long', 'Int64', TypeCode.Int64, whole, (raw) => new Int64(raw));
export const UINT64 = integerKind('ulong', 'UInt64', TypeCode.UInt64, whole, (raw) => new UInt64(raw));

const HEX_OR_BINARY = NumberStyles.AllowHexSpecifier | NumberStyles.AllowBinarySpecifier;
const WHITE = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
const ALL_STYLES = 0x7ff;

function styleError(message: string): never {
  throw netException('System.ArgumentException', `${message} (Parameter 'style')`);
}

/** NumberStyles for integers. Throws ArgumentException for combinations that .NET refuses. */
function checkedStyle(style: number): number {
  if (style & ~ALL_STYLES) styleError('An undefined NumberStyles value is being used.');
  if (style & HEX_OR_BINARY && style & ~(HEX_OR_BINARY | WHITE)) {
    styleError(
      'With the AllowHexSpecifier or AllowBinarySpecifier bit set in the enum bit field, the only other valid bits that can be combined into the enum value must be AllowLeadingWhite and AllowTrailingWhite.',
    );
  }
  return style;
}

/** NumberStyles for floating types, which have no hexadecimal form. */
function floatingStyle(style: number): number {
  if (style & ~ALL_STYLES) styleError('An undefined NumberStyles value is being used.');
  if (style & HEX_OR_BINARY) {
    styleError(
      'The number styles AllowHexSpecifier and AllowBinarySpecifier are not supported on floating point data types.',
    );
  }
  return style;
}

export const DOUBLE: NumberKind<number> = {
  name: 'double',
  title: 'Double',
  typeCode: TypeCode.Double,
  box: (raw) => new Double(raw),
  parse: (text, style, format) => parseDouble(text, floatingStyle(style), format),
  defaultStyle: NumberStyles.FloatAndThousands,
  zero: 0,
};

export const SINGLE: NumberKind<number> = {
  name: 'float',
  title: 'Single',
  typeCode: TypeCode.Single,
  box: (raw) => new Single(raw),
  parse: (text, style, format) => Math.fround(parseDouble(text, floatingStyle(style), format)),
  defaultStyle: NumberStyles.FloatAndThousands,
  zero: 0,
};

export const DECIMAL: NumberKind<NetDecimal> = {
  name: 'decimal',
  title: 'Decimal',
  typeCode: TypeCode.Decimal,
  box: (raw) => raw,
  parse: (text, style, format) => parseDecimal(text, floatingStyle(style), format),
  defaultStyle: NumberStyles.Number,
  zero: NetDecimal.zero,
};

export const BIG_INTEGER: NumberKind<bigint> = {
  name: 'bigint',
  title: 'BigInteger',
  typeCode: TypeCode.Object,
  box: (raw) => raw,
  parse: (text, style, format) => parseBigInteger(text, checkedStyle(style), format),
  defaultStyle: NumberStyles.Integer,
  zero: 0n,
};
