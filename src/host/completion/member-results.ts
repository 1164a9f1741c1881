/** What members give, told from their definitions and from values that are there. No code of a script is run. */
import { getMember, listMembers, listStaticMembers } from '../../types/members/member-access.ts';
import type { PSMember } from '../../types/members/ps-member.ts';
import { membersOf } from '../../types/members/type-members.ts';
import { NetException } from '../../types/net-exception.ts';
import type { NetType } from '../../types/net-type.ts';
import { type Inferred, ofTypes } from './inferred.ts';

/** What a member of a value gives. */
export function memberOfValue(value: unknown, name: string): Inferred[] {
  const held = plainProperty(value, name);
  if (held !== undefined && held !== null) return [{ kind: 'value', value: held }];
  return typesIn(named(listMembers(value), name), value);
}

/** What a static member of a type gives. */
export function staticMemberOf(type: NetType, name: string): Inferred[] {
  if (name.toLowerCase() === 'new') return [{ kind: 'type', type }];
  return typesIn(named(listStaticMembers(type), name), type);
}

/** What a member of any value of a type gives. */
export function memberOfType(type: NetType, name: string): Inferred[] {
  return typesIn(named(membersOfType(type), name), null);
}

/** Members of values of a type. */
export function membersOfType(type: NetType): PSMember[] {
  const members = membersOf(type);
  return [...members.allExtended(), ...members.allProperties(), ...members.allMethods()];
}

/** A property's value, where reading it runs no code of a script. */
function plainProperty(owner: unknown, name: string): unknown {
  const member = named(listMembers(owner), name);
  if (!member || /Script|Code|Method/.test(member.memberType)) return undefined;
  try {
    return getMember(owner, name);
  } catch (error) {
    if (error instanceof NetException) return undefined;
    throw error;
  }
}

/** The types that the definition of a member names. */
function typesIn(member: PSMember | undefined, owner: unknown): Inferred[] {
  if (!member || /^(?:Note|Alias|Script)/.test(member.memberType)) return [];
  const text = member.definition(owner).replace(/^static /, '');
  return ofTypes([/^\S+/.exec(text)?.[0] ?? '']);
}

function named(members: readonly PSMember[], name: string): PSMember | undefined {
  return members.find((one) => one.name.toLowerCase() === name.toLowerCase());
}
