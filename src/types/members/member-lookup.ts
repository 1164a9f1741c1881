/**
 * Which members a value has. Order as in PowerShell: instance members (Add-Member), what the session's type table adds,
 * what declarations add (`extended`), what an adapter finds in the object, members of the .NET type.
 */
import type { NetType } from '../net-type.ts';
import { typeOf } from '../type-of.ts';
import { PSCustomObject } from '../values/custom-object.ts';
import { baseOf } from '../values/ps-object.ts';
import { AdapterProperty, CustomObjectProperty } from './content-property.ts';
import { extensionOf } from './instance-extension.ts';
import { listedMembers } from './listed-members.ts';
import { MemberSetView } from './member-set-view.ts';
import { AliasProperty, connectMemberLookup, type PSMember, PSProperty } from './ps-member.ts';
import { membersOf, type TypeMembers } from './type-members.ts';
import { typeNamesOf } from './type-names.ts';
import { typeTable } from './type-table.ts';

/** A member of a value by name in whichever letter case; null when there is none. */
export function findMember(value: unknown, name: string): PSMember | null {
  if (value === null || value === undefined) return null;
  const own = extensionOf(value)?.members.get(name.toLowerCase());
  if (own || value instanceof MemberSetView) return own ?? null;
  if (value instanceof PSCustomObject) {
    const slot = value.shape.slotOf(name);
    if (slot >= 0) return new CustomObjectProperty(value.shape.nameAt(slot));
  }
  const base = baseOf(value);
  const type = typeOf(base) as NetType;
  const members = membersOf(type);
  const added = addedMember(value, name) ?? members.extended(name);
  if (added) return added;
  if (members.adapter && members.adapter.get(base, name) !== undefined) {
    return new AdapterProperty(adapterName(members.adapter.names(base), name), members.adapter);
  }
  return members.property(name) ?? members.method(name) ?? indexerNamed(members, name);
}

connectMemberLookup(findMember);

/**
 * The method of an object whose content has names of its own (XML): these are properties and cannot be called, so that
 * the content need not be looked through.
 */
export function methodBesideContent(value: unknown, name: string): PSMember | null {
  const members = membersOf(typeOf(baseOf(value)) as NetType);
  if (!members.adapter || extensionOf(value)?.members.has(name.toLowerCase())) return null;
  return addedMember(value, name) || members.extended(name) ? null : (members.method(name) ?? null);
}

function indexerNamed(members: TypeMembers, name: string): PSMember | null {
  const { indexer } = members;
  return indexer && indexer.name.toLowerCase() === name.toLowerCase() ? indexer : null;
}

/** The name as the object spells it. */
function adapterName(names: Iterable<string>, name: string): string {
  const key = name.toLowerCase();
  for (const own of names) if (own.toLowerCase() === key) return own;
  return name;
}

/** A member that the session's type table adds (Update-TypeData), by the most derived type name that has it. */
function addedMember(value: unknown, name: string): PSMember | undefined {
  const table = typeTable();
  if (table.isEmpty) return undefined;
  const key = name.toLowerCase();
  for (const typeName of typeNamesOf(value)) {
    const member = table.entry(typeName)?.members.get(key);
    if (member) return member;
  }
  return undefined;
}

/** The member that PowerShell's type table gives every object of the type; objects cannot replace it by one of their own. */
export function memberOfTypeTable(value: unknown, name: string): PSMember | undefined {
  return addedMember(value, name) ?? membersOf(typeOf(baseOf(value)) as NetType).extended(name);
}

/** The properties of a value in PowerShell's order: its own, those of the type table, those of its content and type. */
export function listProperties(value: unknown, includeHidden = false): PSProperty[] {
  return listMembers(value, includeHidden).filter((member) => member instanceof PSProperty);
}

/** All members of a value, each name once; those that a class hides only when asked for. */
export function listMembers(value: unknown, includeHidden = false): PSMember[] {
  const found = new Map<string, PSMember>();
  const add = (member: PSMember) => {
    const key = member.name.toLowerCase();
    if (!found.has(key)) found.set(key, member);
  };
  if (value === null || value === undefined) return [];
  if (value instanceof MemberSetView) return [...(extensionOf(value)?.members.values() ?? [])];
  const base = baseOf(value);
  const members = membersOf(typeOf(base) as NetType);
  if (value instanceof PSCustomObject) for (const name of value.shape.names) add(new CustomObjectProperty(name));
  for (const member of extensionOf(value)?.members.values() ?? []) add(member);
  for (const typeName of typeTable().isEmpty ? [] : typeNamesOf(value)) {
    for (const member of typeTable().entry(typeName)?.members.values() ?? []) add(member);
  }
  for (const member of members.allExtended()) add(member);
  if (members.adapter) for (const name of members.adapter.names(base)) add(new AdapterProperty(name, members.adapter));
  for (const property of members.allProperties()) add(property);
  for (const method of members.allMethods()) add(method);
  for (const member of listedMembers(members.type)) add(member);
  const indexer = members.listedIndexer();
  if (indexer) add(indexer);
  if (includeHidden) return [...found.values()];
  for (const name of members.hidden) if (!(found.get(name) instanceof AdapterProperty)) found.delete(name);
  return [...found.values()];
}

/** The target of an alias property, other properties themselves. */
export function resolveAlias(value: unknown, property: PSProperty): PSProperty {
  if (!(property instanceof AliasProperty)) return property;
  const target = findMember(value, property.referencedName);
  return target instanceof PSProperty && target !== property ? resolveAlias(value, target) : property;
}
