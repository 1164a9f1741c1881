/** The members that every object has without being listed: PSObject, PSTypeNames, PSBase, PSAdapted, PSExtended, PSStandardMembers. */

import { typeNamed } from '../net-type.ts';
import { Char } from '../values/char.ts';
import { EnumValue } from '../values/enum-value.ts';
import { NetList } from '../values/net-list.ts';
import { baseOf } from '../values/ps-object.ts';
import { requireExtension } from './instance-extension.ts';
import { MemberSetView } from './member-set-view.ts';
import { memberSetView, PSObjectView } from './psobject-view.ts';
import { standardMembersOf } from './standard-members.ts';
import { typeNamesOf } from './type-names.ts';

/** The value of a reserved member, undefined when the name is not one. */
export function reservedMember(value: unknown, name: string): unknown {
  if ((name[0] !== 'p' && name[0] !== 'P') || value === null || value === undefined) return undefined;
  switch (name.toLowerCase()) {
    case 'psobject':
      return new PSObjectView(value);
    case 'pstypenames':
      return typeNameList(value);
    case 'psbase':
      return baseOf(value);
    case 'psadapted':
      return memberSetView(value, 'adapted');
    case 'psextended':
      return memberSetView(value, 'extended');
    case 'psstandardmembers':
      return standardMemberSet(value);
    default:
      return undefined;
  }
}

function standardMemberSet(value: unknown): MemberSetView | null {
  const set = standardMembersOf(value);
  return set && new MemberSetView(value, set);
}

/** PSObject.TypeNames: a live list for objects that can carry names of their own, a copy for primitives. */
export function typeNameList(value: unknown): NetList {
  const type = typeNamed('System.Management.Automation.Runspaces.ConsolidatedString');
  // Chars and members of enums are one object wherever they occur.
  const canCarry = typeof value === 'object' && !(value instanceof Char) && !(value instanceof EnumValue);
  if (!canCarry || value === null) return new NetList(type, [...typeNamesOf(value)]);
  const names = typeNamesOf(value);
  const extension = requireExtension(value as object);
  extension.typeNames ??= [...names];
  return new NetList(type, extension.typeNames as unknown[]);
}
