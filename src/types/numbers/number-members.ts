/** The members that all numeric types have alike: comparison, equality, text and parsing. */
import { cultureOrCurrent } from '../culture/current-culture.ts';
import { numberFormatOf } from '../format/format-provider.ts';
import { formatNumber, type NumericValue } from '../format/number-format.ts';
import { NetException, netException } from '../net-exception.ts';
import type { MethodDeclaration } from '../type-declaration.ts';
import { typeOf } from '../type-of.ts';
import { NetDecimal } from '../values/decimal.ts';
import type { EnumValue } from '../values/enum-value.ts';
import { BoxedNumber } from '../values/numbers.ts';
import type { PSReference } from '../values/reference.ts';
import { type NumberKind, type RawNumber, rawNumber } from './number-kind.ts';

/** Order of two numbers of one type; NaN comes first and equals itself, as in .NET's CompareTo. */
export function compareNumbers(a: unknown, b: unknown): number {
  if (a instanceof NetDecimal && b instanceof NetDecimal) return a.compareTo(b);
  const x = rawNumber(a);
  const y = rawNumber(b);
  if (x < y) return -1;
  if (x > y) return 1;
  return Number(isNaNumber(y)) - Number(isNaNumber(x));
}

function isNaNumber(value: number | bigint): boolean {
  return typeof value === 'number' && Number.isNaN(value);
}

/** .NET's GetHashCode of a number. */
function numberHash(value: unknown): number {
  const raw = value instanceof NetDecimal ? value.toDouble() : rawNumber(value);
  if (typeof raw === 'bigint') return Number(BigInt.asIntN(32, raw ^ (raw >> 32n)));
  if (Number.isInteger(raw) && !(value instanceof BoxedNumber && value.netType().fullName === 'System.Double'))
    return raw | 0;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, raw === 0 ? 0 : raw);
  return view.getInt32(0) ^ view.getInt32(4);
}

function compareToObject(kind: NumberKind<never>, self: unknown, other: unknown): number {
  if (other === null || other === undefined) return 1;
  if (typeOf(other) !== typeOf(self)) {
    throw kind.title === 'BigInteger'
      ? netException('System.ArgumentException', "The parameter must be a BigInteger. (Parameter 'obj')")
      : netException('System.ArgumentException', `Object must be of type ${kind.title}.`);
  }
  return compareNumbers(self, other);
}

/** What .NET calls the parameters of CompareTo and Equals, which differs from type to type. */
interface ParameterNames {
  readonly compared: string;
  readonly comparedObject: string;
  readonly equal: string;
  readonly equalObject: string;
}

const PARAMETER_NAMES: ParameterNames = {
  compared: 'value',
  comparedObject: 'value',
  equal: 'obj',
  equalObject: 'obj',
};

/** Instance methods; `raw` arguments of the type arrive unboxed. */
export function instanceMethods<R extends RawNumber>(
  kind: NumberKind<R>,
  parameters: ParameterNames = PARAMETER_NAMES,
): readonly MethodDeclaration[] {
  const { name } = kind;
  const { compared, comparedObject, equal, equalObject } = parameters;
  const text = (self: NumericValue, format: string | null, provider: unknown) =>
    formatNumber(self, format, numberFormatOf(provider));
  return [
    [
      `int CompareTo(System.Object ${comparedObject})`,
      (self: unknown, value: unknown) => compareToObject(kind as never, self, value),
    ],
    [`int CompareTo(${name} ${compared})`, (self: unknown, value: R) => compareNumbers(self, kind.box(value))],
    [
      `bool Equals(System.Object ${equalObject})`,
      (self: unknown, value: unknown) =>
        value !== null && typeOf(value) === typeOf(self) && compareNumbers(self, value) === 0,
    ],
    [`bool Equals(${name} ${equal})`, (self: unknown, value: R) => compareNumbers(self, kind.box(value)) === 0],
    ['int GetHashCode()', (self: unknown) => numberHash(self)],
    ['string ToString()', (self: NumericValue) => text(self, null, null)],
    ['string ToString(string format)', (self: NumericValue, format: string | null) => text(self, format, null)],
    [
      'string ToString(System.IFormatProvider provider)',
      (self: NumericValue, provider: unknown) => text(self, null, provider),
    ],
    [
      'string ToString(string format, System.IFormatProvider provider)',
      (self: NumericValue, format: string | null, provider: unknown) => text(self, format, provider),
    ],
    ...(kind.title === 'BigInteger'
      ? []
      : [['System.TypeCode GetTypeCode()', () => kind.typeCode] satisfies MethodDeclaration]),
  ];
}

/** Parse and TryParse. */
export function parseMethods<R extends RawNumber>(kind: NumberKind<R>, parameter = 's'): readonly MethodDeclaration[] {
  const { name, defaultStyle } = kind;
  const parse = (text: string | null, style: number, provider: unknown): R => {
    if (text === null) {
      throw netException('System.ArgumentNullException', `Value cannot be null. (Parameter '${parameter}')`);
    }
    return kind.parse(text, style, numberFormatOf(provider));
  };
  const tryParse = (text: string | null, style: number, provider: unknown, result: PSReference): boolean => {
    try {
      result.value = kind.box(parse(text, style, provider));
      return true;
    } catch (error) {
      if (!(error instanceof NetException) || error.typeName === 'System.ArgumentException') throw error;
      result.value = kind.box(kind.zero);
      return false;
    }
  };
  const styleOf = (style: EnumValue) => Number(style.value);
  const s = parameter;
  const STYLE = 'System.Globalization.NumberStyles style';
  const PROVIDER = 'System.IFormatProvider provider';
  return [
    [`${name} Parse(string ${s})`, (text: string) => parse(text, defaultStyle, null)],
    [`${name} Parse(string ${s}, ${STYLE})`, (text: string, style: EnumValue) => parse(text, styleOf(style), null)],
    [
      `${name} Parse(string ${s}, ${PROVIDER})`,
      (text: string, provider: unknown) => parse(text, defaultStyle, provider),
    ],
    [
      `${name} Parse(string ${s}, ${STYLE}, ${PROVIDER})`,
      (text: string, style: EnumValue, provider: unknown) => parse(text, styleOf(style), provider),
    ],
    [
      `bool TryParse(string ${s}, [ref] ${name} result)`,
      (text: string, result: PSReference) => tryParse(text, defaultStyle, null, result),
    ],
    [
      `bool TryParse(string s, ${PROVIDER}, [ref] ${name} result)`,
      (text: string, provider: unknown, result: PSReference) => tryParse(text, defaultStyle, provider, result),
    ],
    [
      `bool TryParse(string ${s}, ${STYLE}, ${PROVIDER}, [ref] ${name} result)`,
      (text: string, style: EnumValue, provider: unknown, result: PSReference) =>
        tryParse(text, styleOf(style), provider, result),
    ],
  ];
}

/** Interfaces of a numeric type; `typeName` is the name that signatures show. */
function numberInterfaces(typeName: string): readonly string[] {
  return [
    'System.IComparable',
    'System.IConvertible',
    'System.ISpanFormattable',
    'System.IFormattable',
    `System.IComparable[${typeName}]`,
    `System.IEquatable[${typeName}]`,
    `System.IParsable[${typeName}]`,
  ];
}

/** The parts of a declaration that all numeric types share. */
export function numberBasics<R extends RawNumber>(kind: NumberKind<R>) {
  return {
    kind: 'struct',
    toText: (self: unknown, format: string | null, culture: string | null) =>
      formatNumber(self as NumericValue, format, cultureOrCurrent(culture).numberFormat),
    compare: compareNumbers,
    equals: (a: unknown, b: unknown) => compareNumbers(a, b) === 0,
    interfaces: numberInterfaces(kind.name),
  } as const;
}
