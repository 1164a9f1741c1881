/** System.Convert. Its overloads by source type all do what the general conversion of that value does. */
import { cultureOrCurrent } from '../culture/current-culture.ts';
import { formatValue } from '../format/format-value.ts';
import { netException } from '../net-exception.ts';
import { type NetType, typeNamed } from '../net-type.ts';
import { base64Bytes, base64Text, hexBytes, hexText } from '../numbers/byte-text.ts';
import { BYTE, INT16, INT32, INT64, type IntegerKind, SBYTE, UINT16, UINT32, UINT64 } from '../numbers/number-kind.ts';
import { fromRadix, toRadix } from '../numbers/radix-text.ts';
import { TypeCode, typeCodeOf } from '../operations/numeric-operand.ts';
import {
  changeType,
  convertToBoolean,
  convertToChar,
  convertToDateTime,
  convertToDecimal,
  convertToDouble,
  convertToInteger,
} from '../operations/system-convert.ts';
import { defineType, type MethodDeclaration } from '../type-declaration.ts';
import { typeOf } from '../type-of.ts';
import { cultureNameOf } from '../values/culture-info.ts';
import { DateTime } from '../values/date-time.ts';
import type { EnumValue } from '../values/enum-value.ts';
import { Double, Single } from '../values/numbers.ts';

/** Source types of the overloads, and how the raw argument becomes a value again. */
const SOURCES: readonly (readonly [name: string, box: (raw: never) => unknown])[] = [
  ['System.Object', (raw: unknown) => raw],
  ['bool', (raw: unknown) => raw],
  ['char', (raw: unknown) => raw],
  ['sbyte', SBYTE.box],
  ['byte', BYTE.box],
  ['short', INT16.box],
  ['ushort', UINT16.box],
  ['int', INT32.box],
  ['uint', UINT32.box],
  ['long', INT64.box],
  ['ulong', UINT64.box],
  ['float', (raw: number) => new Single(raw)],
  ['double', (raw: number) => new Double(raw)],
  ['decimal', (raw: unknown) => raw],
  ['string', (raw: unknown) => raw],
  ['datetime', (raw: unknown) => raw],
];

/** The culture that a provider stands for, by name. */
function cultureOf(provider: unknown): string {
  return cultureNameOf(provider) ?? cultureOrCurrent(null).name;
}

/** All overloads of one conversion. */
function conversions(
  target: string,
  method: string,
  convert: (value: unknown, culture: string) => unknown,
): readonly MethodDeclaration[] {
  const plain = SOURCES.map(
    ([source, box]) =>
      [`${target} ${method}(${source} value)`, (raw: never) => convert(box(raw), cultureOf(null))] as const,
  );
  const withProvider = ['System.Object', 'string'].map(
    (source) =>
      [
        `${target} ${method}(${source} value, System.IFormatProvider provider)`,
        (value: unknown, provider: unknown) => convert(value, cultureOf(provider)),
      ] as const,
  );
  return [...plain, ...withProvider];
}

function integerConversions<R extends number | bigint>(kind: IntegerKind<R>): readonly MethodDeclaration[] {
  const method = `To${kind.title}`;
  return [
    ...conversions(kind.name, method, (value, culture) => convertToInteger(value, kind.range, culture)),
    [
      `${kind.name} ${method}(string value, int fromBase)`,
      (text: string | null, base: number) => fromRadix(text, base, kind),
    ],
  ];
}

function textConversions(): readonly MethodDeclaration[] {
  const text = (value: unknown, provider: unknown) =>
    value === null || value === undefined ? '' : formatValue(value, null, cultureOf(provider));
  const plain = SOURCES.flatMap(([source, box]): MethodDeclaration[] => [
    [`string ToString(${source} value)`, (raw: never) => text(box(raw), null)],
    [
      `string ToString(${source} value, System.IFormatProvider provider)`,
      (raw: never, provider: unknown) => text(box(raw), provider),
    ],
  ]);
  const radix = ([BYTE, INT16, INT32, INT64] as readonly IntegerKind<number | bigint>[]).map(
    (kind) =>
      [
        `string ToString(${kind.name} value, int toBase)`,
        (value: number | bigint, base: number) => toRadix(BigInt(value), kind.range.bits, base),
      ] as const,
  );
  return [...plain, ...radix];
}

/** Part of an array. Throws ArgumentOutOfRangeException. */
function slice(bytes: Uint8Array, offset: number, length: number): Uint8Array {
  for (const [name, value] of [
    ['length', length],
    ['offset', offset],
  ] as const) {
    if (value < 0) {
      throw netException(
        'System.ArgumentOutOfRangeException',
        `${name} ('${value}') must be a non-negative value. (Parameter '${name}')\nActual value was ${value}.`,
      );
    }
  }
  const limit = bytes.length - length;
  if (offset > limit) {
    throw netException(
      'System.ArgumentOutOfRangeException',
      `offset ('${offset}') must be less than or equal to '${limit}'. (Parameter 'offset')\nActual value was ${offset}.`,
    );
  }
  return bytes.subarray(offset, offset + length);
}

const breaksLines = (options: EnumValue) => (options.value & 1n) === 1n;

const byteMethods: readonly MethodDeclaration[] = [
  ['byte[] FromBase64String(string s)', (text: string) => base64Bytes(text)],
  ['byte[] FromHexString(string s)', (text: string) => hexBytes(text)],
  ['string ToBase64String(byte[] inArray)', (bytes: Uint8Array) => base64Text(bytes, false)],
  [
    'string ToBase64String(byte[] inArray, System.Base64FormattingOptions options)',
    (bytes: Uint8Array, options: EnumValue) => base64Text(bytes, breaksLines(options)),
  ],
  [
    'string ToBase64String(byte[] inArray, int offset, int length)',
    (bytes: Uint8Array, offset: number, length: number) => base64Text(slice(bytes, offset, length), false),
  ],
  [
    'string ToBase64String(byte[] inArray, int offset, int length, System.Base64FormattingOptions options)',
    (bytes: Uint8Array, offset: number, length: number, options: EnumValue) =>
      base64Text(slice(bytes, offset, length), breaksLines(options)),
  ],
  ['string ToHexString(byte[] inArray)', (bytes: Uint8Array) => hexText(bytes).toUpperCase()],
  [
    'string ToHexString(byte[] inArray, int offset, int length)',
    (bytes: Uint8Array, offset: number, length: number) => hexText(slice(bytes, offset, length)).toUpperCase(),
  ],
  ['string ToHexStringLower(byte[] inArray)', (bytes: Uint8Array) => hexText(bytes)],
  [
    'string ToHexStringLower(byte[] inArray, int offset, int length)',
    (bytes: Uint8Array, offset: number, length: number) => hexText(slice(bytes, offset, length)),
  ],
];

/** Convert.GetTypeCode. */
function codeOf(value: unknown): number {
  if (value === null || value === undefined) return 0;
  if (typeof value === 'string') return 18;
  return value instanceof DateTime ? 16 : typeCodeOf(value);
}

const TYPES_BY_CODE = new Map<number, string>([
  [TypeCode.Boolean, 'System.Boolean'],
  [TypeCode.Char, 'System.Char'],
  [TypeCode.SByte, 'System.SByte'],
  [TypeCode.Byte, 'System.Byte'],
  [TypeCode.Int16, 'System.Int16'],
  [TypeCode.UInt16, 'System.UInt16'],
  [TypeCode.Int32, 'System.Int32'],
  [TypeCode.UInt32, 'System.UInt32'],
  [TypeCode.Int64, 'System.Int64'],
  [TypeCode.UInt64, 'System.UInt64'],
  [TypeCode.Single, 'System.Single'],
  [TypeCode.Double, 'System.Double'],
  [TypeCode.Decimal, 'System.Decimal'],
  [16, 'System.DateTime'],
  [18, 'System.String'],
  [TypeCode.Object, 'System.Object'],
]);

function typeOfCode(code: EnumValue): NetType {
  const name = TYPES_BY_CODE.get(Number(code.value));
  if (!name) throw netException('System.ArgumentException', 'Unknown TypeCode value.');
  return typeNamed(name);
}

export default defineType({
  name: 'System.Convert',
  abstract: true,
  staticMethods: [
    ...integerConversions(BYTE),
    ...integerConversions(SBYTE),
    ...integerConversions(INT16),
    ...integerConversions(UINT16),
    ...integerConversions(INT32),
    ...integerConversions(UINT32),
    ...integerConversions(INT64),
    ...integerConversions(UINT64),
    ...conversions('bool', 'ToBoolean', convertToBoolean),
    ...conversions('char', 'ToChar', convertToChar),
    ...conversions('double', 'ToDouble', convertToDouble),
    ...conversions('float', 'ToSingle', (value, culture) => Math.fround(convertToDouble(value, culture))),
    ...conversions('decimal', 'ToDecimal', convertToDecimal),
    ...conversions('datetime', 'ToDateTime', convertToDateTime),
    ...textConversions(),
    ...byteMethods,
    ['System.TypeCode GetTypeCode(System.Object value)', codeOf],
    [
      'System.Object ChangeType(System.Object value, type conversionType)',
      (value: unknown, type: NetType) => changeType(value, type, cultureOf(null)),
    ],
    [
      'System.Object ChangeType(System.Object value, type conversionType, System.IFormatProvider provider)',
      (value: unknown, type: NetType, provider: unknown) => changeType(value, type, cultureOf(provider)),
    ],
    [
      'System.Object ChangeType(System.Object value, System.TypeCode typeCode)',
      (value: unknown, code: EnumValue) => changeType(value, typeOfCode(code), cultureOf(null)),
    ],
    [
      'System.Object ChangeType(System.Object value, System.TypeCode typeCode, System.IFormatProvider provider)',
      (value: unknown, code: EnumValue, provider: unknown) => changeType(value, typeOfCode(code), cultureOf(provider)),
    ],
    ['bool IsDBNull(System.Object value)', (value: unknown) => typeOf(value)?.fullName === 'System.DBNull'],
  ],
});
