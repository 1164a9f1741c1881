/** The members that every object has without their being listed; Get-Member -Force shows them. */
import { extensionOf } from '../../src/types/members/instance-extension.ts';
import { typeNamesOf } from '../../src/types/members/member-access.ts';
import type { PSMember } from '../../src/types/members/ps-member.ts';
import { PSCustomObject } from '../../src/types/values/custom-object.ts';
import { MemberDefinition } from './member-definition.ts';

const TYPE_NAMES_TYPE =
  'System.Collections.ObjectModel.Collection`1[[System.String, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e]]';

const PSOBJECT_MEMBERS = [
  'Members',
  'Properties',
  'Methods',
  'ImmediateBaseObject',
  'BaseObject',
  'TypeNames',
  'get_Members',
  'get_Properties',
  'get_Methods',
  'get_ImmediateBaseObject',
  'get_BaseObject',
  'get_TypeNames',
  'AddOrSetProperty',
  'Copy',
  'CompareTo',
  'Equals',
  'GetHashCode',
  'GetMetaObject',
  'GetObjectData',
  'GetType',
  'ToString',
];

/** @param members those that are listed anyway. */
export function hiddenMembers(item: unknown, members: readonly PSMember[]): MemberDefinition[] {
  const typeName = typeNamesOf(item)[0] ?? '<null>';
  const own = extensionOf(item)?.members;
  const isExtended = ({ name, memberType }: PSMember) =>
    own?.has(name.toLowerCase()) ||
    item instanceof PSCustomObject ||
    !/^(?:Property|Method|ParameterizedProperty|Event)$/.test(memberType);
  // Properties that take arguments stand before the others.
  const native = ['ParameterizedProperty', 'Property', 'Method', 'Event'].flatMap((kind) =>
    members.filter((member) => member.memberType === kind).map((member) => member.name),
  );
  const extended = members
    .filter((member) => isExtended(member) && !native.includes(member.name))
    .map((member) => member.name);
  const set = (name: string, names: readonly string[]) =>
    new MemberDefinition(typeName, name, 'MemberSet', `${name} {${names.join(', ')}}`);
  return [
    set('psadapted', native),
    set('psbase', native),
    set('psextended', extended),
    set('psobject', PSOBJECT_MEMBERS),
    new MemberDefinition(typeName, 'pstypenames', 'CodeProperty', `${TYPE_NAMES_TYPE} pstypenames{get=PSTypeNames;}`),
  ];
}
