/** `[T]@{…}` and `[T]$customObject`: a new object of T whose properties are set from names and values. */

import { construct } from '../members/construction.ts';
import { requireExtension } from '../members/instance-extension.ts';
import type { NetProperty } from '../members/net-property.ts';
import { membersOf } from '../members/type-members.ts';
import { NetException, netException } from '../net-exception.ts';
import type { NetType } from '../net-type.ts';
import { PSCustomObject } from '../values/custom-object.ts';
import { NetDecimal } from '../values/decimal.ts';
import { EnumValue } from '../values/enum-value.ts';
import { KeyedTable } from '../values/hashtable.ts';
import { conversionFailed, objectCreationFailed } from './conversion-error.ts';
import { toText } from './to-text.ts';
import { typeText } from './type-text.ts';

/** A custom object with the entries of a dictionary; the key PSTypeName names its type. */
export function toCustomObject(table: KeyedTable): PSCustomObject {
  const object = PSCustomObject.from([]);
  for (const { key, value } of table.slots()) {
    const name = toText(key);
    if (name.toLowerCase() === 'pstypename' && typeof value === 'string') nameType(object, value);
    else object.set(name, value);
  }
  return object;
}

function nameType(object: PSCustomObject, typeName: string): void {
  const extension = requireExtension(object);
  extension.typeNames ??= [object.netType().fullName, 'System.Object'];
  extension.typeNames.unshift(typeName);
}

/** Whether objects of a type can be made without arguments and then be filled. */
export function hasDefaultConstructor(type: NetType): boolean {
  if (type.declaration.abstract || type.isInterface || PRIMITIVE.test(type.fullName)) return false;
  if (type.isValueType) return true;
  const { constructors = [] } = type.declaration;
  return constructors.some(([signature]) => /^\(\s*\)$/.test(signature.trim()));
}

const PRIMITIVE = /^System\.(?:Boolean|Char|Double|Single|S?Byte|U?Int(?:16|32|64)|U?IntPtr)$/;

/** The names and values of a dictionary or custom object; null for other values. */
export function namedValues(value: unknown): Iterable<readonly [string, unknown]> | null {
  if (value instanceof PSCustomObject) return value.shape.names.map((name, i) => [name, value.values[i]] as const);
  if (value instanceof KeyedTable) return Array.from(value.slots(), ({ key, value: v }) => [toText(key), v] as const);
  return null;
}

/** A new object of a type with its properties set. */
export function toObjectWith(source: unknown, values: Iterable<readonly [string, unknown]>, type: NetType): unknown {
  const object = newObject(source, type);
  for (const [name, value] of values) setProperty(object, name, value, type);
  return object;
}

function newObject(source: unknown, type: NetType): unknown {
  const zero = zeroOf(type);
  if (zero !== undefined) return zero;
  try {
    return construct(type, []);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const problem = error.innerException ?? error;
    throw conversionFailed('InvalidCastConstructorException', source, type, problem);
  }
}

/** The value of a value type with all its fields zero; undefined for types that have a constructor instead. */
function zeroOf(type: NetType): unknown {
  if (type.isEnum) return EnumValue.of(type, 0);
  if (type.fullName === 'System.Numerics.BigInteger') return 0n;
  if (type.fullName === 'System.Decimal') return NetDecimal.of(0n);
  return type.declaration.empty?.();
}

function setProperty(object: unknown, name: string, value: unknown, type: NetType): void {
  const property = membersOf(type).property(name);
  if (!property) throw objectCreationFailed(type, unknownProperty(name, type));
  try {
    property.set(object, value);
  } catch (error) {
    if (error instanceof NetException) throw objectCreationFailed(type, error.innerException ?? error);
    throw error;
  }
}

function unknownProperty(name: string, type: NetType): NetException {
  const members = membersOf(type);
  const settable = [...members.allProperties()].filter(
    (property) => property.settable && !members.hidden.includes(property.name.toLowerCase()),
  );
  const start = `The property '${name}' was not found for the '${typeText(type)}' object. `;
  const rest =
    settable.length === 0
      ? 'There is no settable property available.'
      : `The settable properties are: ${settable.map(propertyText).join(', ')}.`;
  return netException('System.InvalidOperationException', start + rest);
}

function propertyText(property: NetProperty): string {
  const { type } = property.reference;
  return `[${property.name} <${type ? typeText(type) : property.reference.name}>]`;
}
