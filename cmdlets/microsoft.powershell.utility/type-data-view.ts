/** TypeData: what the session's type table and the declarations add to a type, as Get-TypeData shows it. */

import type { PSMember } from '../../src/types/members/ps-member.ts';
import { MemberView } from '../../src/types/members/psobject-view.ts';
import { membersOf } from '../../src/types/members/type-members.ts';
import { type TypeData, typeTable } from '../../src/types/members/type-table.ts';
import { findType, NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { OrderedDictionary } from '../../src/types/values/hashtable.ts';

export class TypeDataView extends NetObject {
  constructor(
    readonly typeName: string,
    readonly members: readonly PSMember[],
    readonly data: TypeData,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.Runspaces.TypeData');
  }

  /** Members by name. */
  membersTable(): OrderedDictionary {
    const table = new OrderedDictionary();
    for (const member of this.members) table.set(member.name, new MemberView(member, null));
    return table;
  }
}

/** The additions to a type name; null when there are none. */
export function typeDataOf(typeName: string): TypeDataView | null {
  const entry = typeTable().entry(typeName);
  const type = findType(typeName);
  const declared = type ? [...membersOf(type).allExtended()] : [];
  const defaultDisplay = type?.declaration.defaultDisplay;
  if (!entry && declared.length === 0 && !defaultDisplay) return null;
  const data = { ...(defaultDisplay ? { defaultDisplayPropertySet: defaultDisplay } : {}), ...entry?.data };
  const added = [...(entry?.members.values() ?? [])];
  const names = new Set(added.map((member) => member.name.toLowerCase()));
  const members = [...added, ...declared.filter((member) => !names.has(member.name.toLowerCase()))];
  return new TypeDataView(type?.fullName ?? entry?.typeName ?? typeName, members, data);
}
