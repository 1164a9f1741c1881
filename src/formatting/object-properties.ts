/** Which properties of an object formatting shows, and by which names its type is looked up. */

import { AdapterProperty } from '../types/members/content-property.ts';
import { extensionOf } from '../types/members/instance-extension.ts';
import { findMember, listProperties, typeNamesOf } from '../types/members/member-access.ts';
import { MemberSet, NoteProperty, PropertySet, PSProperty } from '../types/members/ps-member.ts';
import { typeTable } from '../types/members/type-table.ts';
import { NetObject } from '../types/net-type.ts';
import { typeOf } from '../types/type-of.ts';
import { PSCustomObject } from '../types/values/custom-object.ts';
import { EnumValue } from '../types/values/enum-value.ts';
import { BoxedNumber } from '../types/values/numbers.ts';
import { withoutDeserializedPrefix } from './view-registry.ts';

/** Properties that remoting adds; they do not make an object worth a table. */
const REMOTING_PROPERTIES = new Set(['pscomputername', 'psshowcomputername', 'runspaceid', 'pssourcejobinstanceid']);

export const COMPUTER_NAME = 'PSComputerName';
const SHOW_COMPUTER_NAME = 'PSShowComputerName';

const CUSTOM_OBJECT_NAMES: readonly string[] = ['System.Management.Automation.PSCustomObject', 'System.Object'];

/** PSObject.TypeNames. */
export function typeNames(value: unknown): readonly string[] {
  if (value instanceof PSCustomObject && !extensionOf(value)?.typeNames) return CUSTOM_OBJECT_NAMES;
  return typeNamesOf(value);
}

/** A custom object whose properties are all note properties of its own: what its shape says is all there is. */
export function isPlainCustomObject(value: unknown): value is PSCustomObject {
  if (!(value instanceof PSCustomObject)) return false;
  const extension = extensionOf(value);
  return (!extension || extension.members.size === 0) && typeTable().isEmpty;
}

/** Whether an object's type names were changed for it alone. */
export function hasOwnTypeNames(value: unknown): boolean {
  return extensionOf(value)?.typeNames !== undefined;
}

const SCALAR_TYPES = new Set(
  [
    'String',
    'SByte',
    'Byte',
    'Int16',
    'UInt16',
    'Int32',
    'UInt32',
    'Int64',
    'UInt64',
    'Char',
    'Single',
    'Double',
    'Boolean',
    'Decimal',
    'IntPtr',
    'Security.SecureString',
    'Numerics.BigInteger',
  ].map((name) => `system.${name.toLowerCase()}`),
);

/** Whether an object is shown as its text, between the rows of whatever is being drawn. */
export function isScalar(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value !== null && value !== undefined;
  if (value instanceof BoxedNumber || value instanceof EnumValue) return true;
  if (value instanceof PSCustomObject && !extensionOf(value)?.typeNames) return false;
  const names = typeNames(value);
  const first = names[0];
  if (first === undefined) return false;
  if (names[1] === 'System.Enum') return true;
  const plain = withoutDeserializedPrefix([first])?.[0] ?? first;
  return SCALAR_TYPES.has(plain.toLowerCase());
}

/** Whether an object has any property of its own to show. */
export function hasOwnProperties(value: unknown): boolean {
  if (isPlainCustomObject(value)) {
    return value.shape.names.some((name) => !REMOTING_PROPERTIES.has(name.toLowerCase()));
  }
  for (const member of listProperties(value)) {
    if (!REMOTING_PROPERTIES.has(member.name.toLowerCase())) return true;
  }
  return false;
}

/** The members that a wildcard can match, in the order of PowerShell: the object's own, the type table's, the type's. */
export function matchableNames(value: unknown): string[] {
  if (isPlainCustomObject(value)) return [...value.shape.names];
  const { own, extended, adapted } = propertiesByOrigin(value);
  return distinct([...own, ...extended, ...adapted]);
}

/** All properties, as an object without view or default properties shows them: its own, the type's, the type table's. */
export function allPropertyNames(value: unknown): string[] {
  if (isPlainCustomObject(value)) return [...value.shape.names];
  const { own, extended, adapted } = propertiesByOrigin(value);
  return distinct([...own, ...adapted, ...extended]);
}

function propertiesByOrigin(value: unknown): { own: string[]; extended: string[]; adapted: string[] } {
  const own: string[] = [];
  const extended: string[] = [];
  let adapted: string[] = [];
  /** What an adapter knows (nodes of XML) stands for the properties of the .NET type. */
  const fromAdapter: string[] = [];
  const instance = extensionOf(value)?.members;
  for (const member of listProperties(value)) {
    const isOwn = instance?.has(member.name.toLowerCase()) || value instanceof PSCustomObject;
    if (isOwn) {
      own.push(member.name);
    } else if (member instanceof AdapterProperty) fromAdapter.push(member.name);
    else if (member.memberType === 'Property') adapted.push(member.name);
    else extended.push(member.name);
  }
  if (fromAdapter.length > 0) adapted = fromAdapter;
  return { own, extended, adapted };
}

function distinct(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = name.toLowerCase();
    return !seen.has(key) && seen.add(key);
  });
}

/** The names of the DefaultDisplayPropertySet; empty when the object has none. */
export function defaultDisplayNames(value: unknown): readonly string[] {
  const standard = standardMember(value, 'DefaultDisplayPropertySet');
  if (standard instanceof PropertySet) return standard.referencedPropertyNames;
  if (isPlainCustomObject(value)) return [];
  const names = typeNames(value);
  return displaySetOf(names, value) ?? displaySetOf(withoutDeserializedPrefix(names) ?? [], value) ?? [];
}

function displaySetOf(names: readonly string[], value: unknown): readonly string[] | null {
  const session = typeTable();
  for (const name of names) {
    const added = session.entry(name)?.data.defaultDisplayPropertySet;
    if (added) return added;
  }
  for (let type = value instanceof NetObject ? typeOf(value) : null; type; type = type.baseType) {
    if (type.declaration.defaultDisplay) return type.declaration.defaultDisplay;
  }
  return null;
}

/** The DefaultDisplayProperty: the one that stands for the object in a wide view. */
export function defaultDisplayProperty(value: unknown): string | null {
  const standard = standardMember(value, 'DefaultDisplayProperty');
  if (standard instanceof NoteProperty) return String(standard.value);
  const names = typeNames(value);
  for (const name of [...names, ...(withoutDeserializedPrefix(names) ?? [])]) {
    const added = typeTable().entry(name)?.data.defaultDisplayProperty;
    if (added) return added;
  }
  return null;
}

function standardMember(value: unknown, name: string): unknown {
  const set = extensionOf(value)?.members.get('psstandardmembers');
  return set instanceof MemberSet ? set.find(name) : null;
}

/** Whether an object came from another computer and asks for its name to be shown. */
export function showsComputerName(value: unknown): boolean {
  if (isPlainCustomObject(value)) {
    return value.has(COMPUTER_NAME) && value.get(SHOW_COMPUTER_NAME) === true;
  }
  if (!extensionOf(value)?.members.has(SHOW_COMPUTER_NAME.toLowerCase())) return false;
  const show = findMember(value, SHOW_COMPUTER_NAME);
  return show instanceof PSProperty && findMember(value, COMPUTER_NAME) !== null && show.get(value) === true;
}

/** Takes the properties of remoting out of a list of names, except the computer's name when it is to be shown. */
export function withoutRemotingNames(value: unknown, names: readonly string[]): string[] {
  if (!names.some((name) => name.toLowerCase() === SHOW_COMPUTER_NAME.toLowerCase())) return [...names];
  const shown = showsComputerName(value);
  return names.filter((name) => {
    const key = name.toLowerCase();
    return key !== SHOW_COMPUTER_NAME.toLowerCase() && (shown || key !== COMPUTER_NAME.toLowerCase());
  });
}
