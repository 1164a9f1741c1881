/** System.Enum: what all enums have. */
import { enumMembers, parseEnum } from '../conversion/to-enum.ts';
import { boxerFor } from '../members/value-boxing.ts';
import { argumentException, NetException, netException } from '../net-exception.ts';
import { findType, type NetType, typeNamed } from '../net-type.ts';
import { defineType, type MethodDeclaration } from '../type-declaration.ts';
import { typeOf } from '../type-of.ts';
import { EnumValue } from '../values/enum-value.ts';
import { BoxedNumber, Double, Single } from '../values/numbers.ts';
import type { PSReference } from '../values/reference.ts';
import { asTypedArray } from '../values/typed-array.ts';

function requireEnum(type: NetType): NetType {
  if (!type.isEnum) throw argumentException('ArgumentException', 'Type provided must be an Enum.', 'enumType');
  return type;
}

/** The number behind a value of an enum or an integer. */
function numberOf(value: unknown): bigint {
  if (value instanceof EnumValue) return value.value;
  if (typeof value === 'number') return BigInt(value);
  if (value instanceof BoxedNumber && !(value instanceof Double) && !(value instanceof Single))
    return BigInt(value.value);
  if (value === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'value');
  throw argumentException(
    'ArgumentException',
    'The value passed in must be an enum base or an underlying type for an enum, such as an Int32.',
    'value',
  );
}

function underlyingType(type: NetType): NetType {
  return typeNamed(requireEnum(type).declaration.underlying ?? 'int');
}

function compareTo(self: EnumValue, target: unknown): number {
  if (target === null || target === undefined) return 1;
  if (!(target instanceof EnumValue) || target.netType() !== self.netType()) {
    throw netException(
      'System.ArgumentException',
      `Object must be the same type as the enum. The type passed in was '${(target as EnumValue).netType?.().fullName ?? 'System.Int32'}'; the enum type was '${self.netType().fullName}'.`,
    );
  }
  return self.value < target.value ? -1 : self.value > target.value ? 1 : 0;
}

function hasFlag(self: EnumValue, flag: EnumValue): boolean {
  if (flag.netType() !== self.netType()) {
    throw netException(
      'System.ArgumentException',
      `The argument type, '${flag.netType().fullName}', is not the same as the enum type '${self.netType().fullName}'.`,
    );
  }
  return (self.value & flag.value) === flag.value;
}

const hexDigits: Readonly<Record<string, number>> = { byte: 2, sbyte: 2, short: 4, ushort: 4, long: 16, ulong: 16 };

/** Formats G, F, D and X. */
function format(self: EnumValue, specifier: string | null): string {
  const type = self.netType();
  switch ((specifier || 'G').toUpperCase()) {
    case 'G':
      return self.toString();
    case 'F':
      return flagsText(self) ?? self.value.toString();
    case 'D':
      return self.value.toString();
    case 'X': {
      const digits = hexDigits[type.declaration.underlying ?? 'int'] ?? 8;
      return BigInt.asUintN(digits * 4, self.value)
        .toString(16)
        .toUpperCase()
        .padStart(digits, '0');
    }
    default:
      throw netException(
        'System.FormatException',
        'Format string can be only "G", "g", "X", "x", "F", "f", "D" or "d".',
      );
  }
}

/** The names of a combination, whether the enum has flags or not; null when something is left over. */
function flagsText(self: EnumValue): string | null {
  const members = enumMembers(self.netType());
  const exact = members.find(([, value]) => value === self.value);
  if (exact) return exact[0];
  let rest = self.value;
  const names: string[] = [];
  for (const [name, value] of members.toReversed()) {
    if (value === 0n || (rest & value) !== value) continue;
    rest &= ~value;
    names.unshift(name);
  }
  return rest === 0n && names.length > 0 ? names.join(', ') : null;
}

function isDefined(type: NetType, value: unknown): boolean {
  requireEnum(type);
  if (typeof value === 'string') return Object.hasOwn(type.declaration.members ?? {}, value);
  if (value instanceof Double || value instanceof Single)
    throw netException('System.InvalidOperationException', 'Unknown enum type.');
  const number = numberOf(value);
  requireUnderlying(
    type,
    value,
    (given, own) =>
      `Enum underlying type and the object must be same type or object must be a String. Type passed in was '${given}'; the enum underlying type was '${own}'.`,
  );
  return enumMembers(type).some(([, member]) => member === number);
}

function requireUnderlying(type: NetType, value: unknown, message: (given: string, own: string) => string): void {
  if (value instanceof EnumValue) return;
  const given = typeOf(value)?.fullName ?? 'System.Object';
  const own = underlyingType(type).fullName;
  if (given !== own) throw netException('System.ArgumentException', message(given, own));
}

function formatted(type: NetType, value: unknown, specifier: string): string {
  requireEnum(type);
  requireUnderlying(
    type,
    value,
    (given, own) =>
      `Enum underlying type and the object must be same type or object. Type passed in was '${given}'; the enum underlying type was '${own}'.`,
  );
  return format(EnumValue.of(type, numberOf(value)), specifier);
}

function nameOf(type: NetType, value: unknown): string | null {
  const number = numberOf(value);
  return enumMembers(requireEnum(type)).find(([, member]) => member === number)?.[0] ?? null;
}

function tryParse(type: NetType, text: string | null, ignoreCase: boolean, result: PSReference): boolean {
  try {
    result.value = parseEnum(requireEnum(type), text ?? '', ignoreCase);
    return true;
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    result.value = null;
    return false;
  }
}

const statics: readonly MethodDeclaration[] = [
  ['string Format(type enumType, System.Object value, string format)', formatted],
  ['string GetName(type enumType, System.Object value)', nameOf],
  ['string[] GetNames(type enumType)', (type: NetType) => enumMembers(requireEnum(type)).map(([name]) => name)],
  ['type GetUnderlyingType(type enumType)', underlyingType],
  [
    'array GetValues(type enumType)',
    (type: NetType) =>
      asTypedArray(
        enumMembers(requireEnum(type)).map(([, value]) => EnumValue.of(type, value)),
        type,
      ),
  ],
  ['bool IsDefined(type enumType, System.Object value)', isDefined],
  [
    'System.Object Parse(type enumType, string value)',
    (type: NetType, text: string) => parseEnum(requireEnum(type), text, false),
  ],
  [
    'System.Object Parse(type enumType, string value, bool ignoreCase)',
    (type: NetType, text: string, ignoreCase: boolean) => parseEnum(requireEnum(type), text, ignoreCase),
  ],
  [
    'bool TryParse(type enumType, string value, ref System.Object result)',
    (type: NetType, text: string | null, result: PSReference) => tryParse(type, text, false, result),
  ],
  ['bool TryParse(type enumType, string value, bool ignoreCase, ref System.Object result)', tryParse],
  [
    'System.Object ToObject(type enumType, System.Object value)',
    (type: NetType, value: unknown) => EnumValue.of(requireEnum(type), numberOf(value)),
  ],
];

/** The number behind the name, of the enum's underlying type. */
function underlyingValue(self: EnumValue): unknown {
  const { underlying = 'int' } = self.netType().declaration;
  return boxerFor(findType(underlying) ?? null)(self.value);
}

export default defineType<EnumValue>({
  name: 'System.Enum',
  base: 'System.ValueType',
  abstract: true,
  interfaces: ['System.IComparable', 'System.ISpanFormattable', 'System.IFormattable', 'System.IConvertible'],
  properties: [['int value__ {get;}', underlyingValue]],
  methods: [
    ['System.TypeCode GetTypeCode()', () => 9],
    ['int CompareTo(System.Object target)', compareTo],
    ['bool Equals(System.Object obj)', (self: EnumValue, other: unknown) => self === other],
    ['int GetHashCode()', (self: EnumValue) => Number(BigInt.asIntN(32, self.value))],
    ['bool HasFlag(System.Enum flag)', hasFlag],
    ['string ToString()', (self: EnumValue) => self.toString()],
    ['string ToString(string format)', format],
    ['string ToString(System.IFormatProvider provider)', (self: EnumValue) => self.toString()],
    ['string ToString(string format, System.IFormatProvider provider)', format],
  ],
  staticMethods: statics,
  toText: format,
  compare: (a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0),
  equals: (a, b) => a === b,
  hashKey: (self) => self.value,
});
