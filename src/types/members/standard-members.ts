/**
 * PSStandardMembers of an object: the set that was added to it, else what declarations and the session's type data say of
 * its types, of the most derived one that says something of a name.
 */
import { findType, type NetType, typeNamed } from '../net-type.ts';
import { typeOf } from '../type-of.ts';
import { EnumValue } from '../values/enum-value.ts';
import { baseOf } from '../values/ps-object.ts';
import { conversion } from './conversion-port.ts';
import { extensionOf } from './instance-extension.ts';
import { AliasProperty, MemberSet, NoteProperty, PropertySet, type PSMember } from './ps-member.ts';
import { typeNamesOf } from './type-names.ts';
import { type TypeData, typeTable } from './type-table.ts';

const NAME = 'PSStandardMembers';

/** The set of an object; null when nothing is said of its types. */
export function standardMembersOf(value: unknown): MemberSet | null {
  const own = extensionOf(value)?.members.get(NAME.toLowerCase());
  if (own instanceof MemberSet) return own;
  const data = typeDataOf(value);
  const members = MEMBERS.flatMap((make) => make(data) ?? []);
  return members.length > 0 ? new MemberSet(NAME, members) : null;
}

function typeDataOf(value: unknown): TypeData {
  const data: TypeData = {};
  for (let type: NetType | null = typeOf(baseOf(value)); type; type = type.baseType) {
    if (!type.declaration.defaultDisplay) continue;
    data.defaultDisplayPropertySet = type.declaration.defaultDisplay;
    break;
  }
  if (!typeTable().isEmpty)
    for (const typeName of [...typeNamesOf(value)].reverse()) Object.assign(data, typeTable().entry(typeName)?.data);
  return data;
}

type Make = (data: TypeData) => PSMember | undefined;

/** In PowerShell's order (TypeTable.ProcessStandardMembers). */
const MEMBERS: readonly Make[] = [
  ({ serializationMethod }) =>
    serializationMethod === undefined ? undefined : note('SerializationMethod', methodNamed(serializationMethod)),
  ({ targetTypeForDeserialization }) =>
    targetTypeForDeserialization === undefined
      ? undefined
      : note('TargetTypeForDeserialization', findType(targetTypeForDeserialization) ?? targetTypeForDeserialization),
  ({ serializationDepth }) => note('SerializationDepth', serializationDepth),
  ({ defaultDisplayProperty }) => note('DefaultDisplayProperty', defaultDisplayProperty),
  ({ inheritPropertySerializationSet }) => note('InheritPropertySerializationSet', inheritPropertySerializationSet),
  ({ stringSerializationSource }) =>
    stringSerializationSource === undefined
      ? undefined
      : new AliasProperty('StringSerializationSource', stringSerializationSource),
  ({ defaultDisplayPropertySet }) => properties('DefaultDisplayPropertySet', defaultDisplayPropertySet),
  ({ defaultKeyPropertySet }) => properties('DefaultKeyPropertySet', defaultKeyPropertySet),
  ({ propertySerializationSet }) => properties('PropertySerializationSet', propertySerializationSet),
];

function note(name: string, value: unknown): NoteProperty | undefined {
  return value === undefined ? undefined : new NoteProperty(name, value);
}

function properties(name: string, names: readonly string[] | undefined): PropertySet | undefined {
  return names && new PropertySet(name, names);
}

/** The member of the enumeration; a text that names none stays one. */
function methodNamed(text: string): unknown {
  const type = typeNamed('System.Management.Automation.SerializationMethod');
  const value = conversion().convertTo(text, type);
  return value instanceof EnumValue ? value : text;
}
