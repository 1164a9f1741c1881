/**
 * PowerShell's conversions: `[T]$value`, arguments, parameters, assignments to typed variables. The order in which the
 * rules are tried is that of LanguagePrimitives.FigureConversion: null, same type, PSObject, rules of the language
 * (bool, string, arrays, hashtables …), Parse, constructor, operators, numbers through their text, properties.
 */

import { ambient } from '../ambient.ts';
import { enumerate } from '../enumeration.ts';
import { connectConversion } from '../members/conversion-port.ts';
import { type Invocable, isInvocable } from '../members/ps-member.ts';
import { NetException } from '../net-exception.ts';
import { type NetObject, type NetType, typeNamed } from '../net-type.ts';
import { typeOf } from '../type-of.ts';
import { Char } from '../values/char.ts';
import { Delegate } from '../values/delegate.ts';
import { EnumValue } from '../values/enum-value.ts';
import { Hashtable, KeyedTable } from '../values/hashtable.ts';
import { NullString } from '../values/null-string.ts';
import type { BoxedNumber, Double } from '../values/numbers.ts';
import { baseOf } from '../values/ps-object.ts';
import { PSReference } from '../values/reference.ts';
import { SwitchParameter } from '../values/switch-parameter.ts';
import {
  conversionFailed,
  isInvalidCast,
  isMissingConversion,
  noConversion,
  unknownTypeName,
} from './conversion-error.ts';
import { toArray } from './to-array.ts';
import { toBool } from './to-boolean.ts';
import { integerToEnum, textToEnum } from './to-enum.ts';
import { changeNumericType, isInteger, isNumber, isNumericType, numberToNumber, textToNumber } from './to-number.ts';
import { hasDefaultConstructor, namedValues, toCustomObject, toObjectWith } from './to-object.ts';
import { toText } from './to-text.ts';
import { resolveTypeName } from './type-name.ts';
import { parsesByCulture, viaConstructor, viaParse } from './via-members.ts';

export { toBool } from './to-boolean.ts';
export { toText } from './to-text.ts';

/** `[T]$value`. Throws NetException of type PSInvalidCastException when there is no conversion or it fails. */
export function convertTo(value: unknown, type: NetType): unknown {
  const name = type.fullName;
  switch (typeof value) {
    case 'string':
      if (name === 'System.String') return value;
      break;
    case 'number':
      if (name === 'System.Int32') return value;
      break;
    case 'boolean':
      if (name === 'System.Boolean') return value;
      break;
    case 'undefined':
      return fromNull(type);
    case 'object':
      if (value === null) return fromNull(type);
  }
  const special = toLanguageType(value, type, name);
  if (special !== undefined) return special.value;
  const from = typeOf(value) as NetType;
  if (type.isAssignableFrom(from)) return value;
  const base = baseOf(value);
  return byKind(base, type) ?? byDeclaration(base, type);
}

/**
 * As `convertTo`, with the texts of dates and the like read by the current culture. That is so for the parameters of
 * cmdlets and for `-as` (which hands on a NumberFormatInfo, from which dates cannot tell the culture), nowhere else.
 */
export function convertByCulture(value: unknown, type: NetType): unknown {
  const base = baseOf(value);
  const target = type.declaration.name === 'System.Nullable`1' ? (type.genericArguments[0] ?? type) : type;
  if (typeof base === 'string' && !isNumericType(target) && parsesByCulture(target))
    return viaParse(base, target, ambient().culture);
  if (base !== null && base !== undefined && type.elementType && type.rank === 1)
    return toArray(base, type, convertByCulture);
  return convertTo(value, type);
}

/** As `convertTo`, but null when the conversion is not possible. */
export function tryConvertTo(value: unknown, type: NetType, convert = convertTo): { value: unknown } | null {
  try {
    return { value: convert(value, type) };
  } catch (error) {
    if (isInvalidCast(error)) return null;
    throw error;
  }
}

/** `[int]$value`. */
export function toInt32(value: unknown): number {
  return typeof value === 'number' ? value : (convertTo(value, typeNamed('System.Int32')) as number);
}

/** `[double]$value`, as a JS number. */
export function toDouble(value: unknown): number {
  if (typeof value === 'number') return value;
  return (convertTo(value, typeNamed('System.Double')) as Double).value;
}

function fromNull(type: NetType): unknown {
  switch (type.fullName) {
    case 'System.String':
      return '';
    case 'System.Boolean':
      return false;
    case 'System.Char':
      return Char.of(0);
    case 'System.Void':
      return undefined;
    case 'System.Management.Automation.SwitchParameter':
      return SwitchParameter.absent;
    case 'System.Management.Automation.PSReference':
      return PSReference.to(null);
  }
  if (isNumericType(type)) return changeNumericType(0, type);
  if (!type.isValueType || type.declaration.name === 'System.Nullable`1') return null;
  throw noConversion(null, type);
}

type Converted = { readonly value: unknown } | undefined;

/** Targets to which the language itself converts any value. */
function toLanguageType(value: unknown, type: NetType, name: string): Converted {
  switch (name) {
    case 'System.Object':
    case 'System.Management.Automation.PSObject':
      return { value };
    case 'System.Boolean':
      return { value: toBool(value) };
    case 'System.String':
      return { value: value instanceof NullString ? null : textOf(value) };
    case 'System.Void':
      return { value: undefined };
    case 'System.Management.Automation.PSCustomObject':
      return { value: value instanceof KeyedTable ? toCustomObject(value) : value };
    case 'System.Management.Automation.PSReference':
      return { value: value instanceof PSReference ? value : PSReference.to(value) };
  }
  if (type.declaration.name === 'System.Nullable`1') return { value: toNullable(value, type) };
  return undefined;
}

function toNullable(value: unknown, type: NetType): unknown {
  const [argument] = type.genericArguments;
  if (!argument) throw noConversion(value, type);
  try {
    return convertTo(value, argument);
  } catch (error) {
    if (isInvalidCast(error) && isMissingConversion(error)) throw noConversion(value, type);
    throw error;
  }
}

function textOf(value: unknown): string {
  return toText(baseOf(value));
}

/** Conversions that depend on what kind of type the target is; undefined when none applies. */
function byKind(value: unknown, type: NetType): unknown {
  if (isNumericType(type)) return toNumber(value, type);
  if (type.isEnum) return toEnum(value, type);
  if (type.fullName === 'System.Char' && typeof value !== 'string') return toChar(value, type);
  if ((type.elementType && type.rank === 1) || type.fullName === 'System.Array') return toArray(value, type, convertTo);
  if (type.fullName === 'System.Collections.Hashtable' && value instanceof KeyedTable) return toHashtable(value);
  if (type.fullName === 'System.Type' && (typeof value === 'string' || (isNumber(value) && typeof value !== 'bigint')))
    return toType(toText(value), type);
  if (type.declaration.kind === 'delegate' && isInvocable(value)) return asDelegate(value, type);
  return undefined;
}

/** Code becomes a delegate of the type; a delegate of that very type stays what it is. */
function asDelegate(code: NetObject & Invocable, type: NetType): Delegate {
  return code instanceof Delegate && code.netType() === type ? code : new Delegate(type, code);
}

function toNumber(value: unknown, type: NetType): unknown {
  if (typeof value === 'string') return textToNumber(value, type);
  if (isNumber(value) || typeof value === 'boolean' || value instanceof Char || value instanceof EnumValue) {
    return numberToNumber(value, type);
  }
  return convertible(value, type);
}

/** An IConvertible that is no number, such as a datetime, has its own error; other objects have no conversion. */
function convertible(value: unknown, type: NetType): unknown {
  const from = typeOf(value) as NetType;
  if (from.fullName !== 'System.DateTime') return undefined;
  if (type.fullName === 'System.Numerics.BigInteger') throw noConversion(value, type);
  const problem = new NetException('System.InvalidCastException', `Invalid cast from 'DateTime' to '${type.name}'.`);
  throw conversionFailed('InvalidCastIConvertible', value, type, problem);
}

function toEnum(value: unknown, type: NetType): unknown {
  if (typeof value === 'string') return textToEnum(value, type);
  if (isInteger(value) || value instanceof EnumValue)
    return integerToEnum(value as number | BoxedNumber | EnumValue, type);
  if (isNumber(value)) return textToEnum(toText(value), type);
  const items = enumerate(value);
  if (!items) return undefined;
  const texts = Array.from(items, (item) => (typeof item === 'string' ? item : String(convertTo(item, type))));
  return textToEnum(texts.join(','), type);
}

function toChar(value: unknown, type: NetType): unknown {
  if (isNumber(value) || typeof value === 'boolean' || value instanceof EnumValue) return numberToNumber(value, type);
  return convertible(value, type);
}

function toHashtable(table: KeyedTable): Hashtable {
  const copy = new Hashtable();
  for (const { key, value } of table.slots()) copy.set(key, value);
  return copy;
}

function toType(name: string, type: NetType): NetType {
  const found = resolveTypeName(name);
  if (!found) throw unknownTypeName(name, type);
  return found;
}

/** Ids of the conversions that PowerShell has built in, by target type; others count as type converters. */
const convertFromIds: ReadonlyMap<string, string> = new Map([
  ['System.Xml.XmlDocument', 'InvalidCastToXmlDocument'],
  ['System.Text.RegularExpressions.Regex', 'InvalidCastFromStringToRegex'],
  ['System.Uri', 'InvalidCastFromStringToUri'],
  ['System.Globalization.CultureInfo', 'InvalidCastConstructorException'],
]);

/** Conversions that the declaration of the target offers. */
function byDeclaration(value: unknown, type: NetType): unknown {
  const result =
    viaConvertFrom(value, type) ??
    (typeof value === 'string' ? viaParse(value, type) : undefined) ??
    viaConstructor(value, type, convertTo) ??
    viaText(value, type) ??
    viaProperties(value, type);
  if (result === undefined) throw noConversion(value, type);
  return result;
}

function viaConvertFrom(value: unknown, type: NetType): unknown {
  const { convertFrom } = type.declaration;
  if (!convertFrom) return undefined;
  try {
    return (convertFrom as (value: unknown, type: NetType) => unknown)(value, type);
  } catch (error) {
    if (!(error instanceof NetException) || isInvalidCast(error)) throw error;
    throw conversionFailed(
      convertFromIds.get(type.fullName) ?? 'InvalidCastTypeConvertersConvertFrom',
      value,
      type,
      error,
    );
  }
}

/** A number becomes what its text becomes (`[uri]5`), where texts have a conversion; a script block is written as text. */
function viaText(value: unknown, type: NetType): unknown {
  if (!isNumber(value) || typeof value === 'bigint') return undefined;
  if (type.fullName === 'System.Management.Automation.ScriptBlock') return undefined;
  const text = toText(value);
  return viaConvertFrom(text, type) ?? viaParse(text, type) ?? viaConstructor(text, type, convertTo);
}

function viaProperties(value: unknown, type: NetType): unknown {
  const values = namedValues(value);
  if (!values || !hasDefaultConstructor(type)) return undefined;
  if (value instanceof KeyedTable) return toObjectWith(value, values, type);
  try {
    return toObjectWith(value, values, type);
  } catch (error) {
    // Of a custom object PowerShell says that there is no conversion, whatever failed.
    if (!isInvalidCast(error)) throw error;
    throw conversionFailed('InvalidCastConstructorException', value, type, noConversion(value, type));
  }
}

connectConversion({ convertTo, tryConvertTo, toText, toBool });
