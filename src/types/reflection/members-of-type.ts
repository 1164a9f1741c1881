/** Finds the members of a type for reflection, as BindingFlags ask for them. */
import { NetProperty } from '../members/net-property.ts';
import { Overload } from '../members/overload.ts';
import type { PSProperty } from '../members/ps-member.ts';
import { parseMethodSignature } from '../members/signature.ts';
import { declaredConstructors, membersOf } from '../members/type-members.ts';
import { bindingsOf } from '../members/type-reference.ts';
import { netException } from '../net-exception.ts';
import type { NetType } from '../net-type.ts';
import type { PropertyDeclaration } from '../type-declaration.ts';
import { EnumValue } from '../values/enum-value.ts';
import { FieldInfo, type MemberInfo, MethodInfo, PropertyInfo } from './member-info.ts';

/** The bits of System.Reflection.BindingFlags. */
export const BindingFlag = {
  Default: 0,
  IgnoreCase: 1,
  DeclaredOnly: 2,
  Instance: 4,
  Static: 8,
  Public: 16,
  NonPublic: 32,
  FlattenHierarchy: 64,
  InvokeMethod: 256,
  CreateInstance: 512,
  GetField: 1024,
  SetField: 2048,
  GetProperty: 4096,
  SetProperty: 8192,
} as const;

/** What GetMembers and its kind look for when no flags are given. */
export const DEFAULT_FLAGS = BindingFlag.Instance | BindingFlag.Static | BindingFlag.Public;

/** The flags of an argument. */
export function flagsOf(value: unknown): number {
  return value instanceof EnumValue ? Number(value.value) : DEFAULT_FLAGS;
}

/** Public members. Statics of bases are left out unless the hierarchy is flattened. */
function wanted<M extends MemberInfo>(type: NetType, members: readonly M[], flags: number): M[] {
  if (!(flags & BindingFlag.Public)) return [];
  return members.filter((member) => {
    const own = member.declaringType === type;
    if (member.isStatic) return flags & BindingFlag.Static && (own || flags & BindingFlag.FlattenHierarchy);
    return flags & BindingFlag.Instance && (own || !(flags & BindingFlag.DeclaredOnly));
  });
}

/** Static values that are fields in .NET; a declaration does not tell them from properties. */
const FIELD_NAMES = new Set(
  (
    'MaxValue MinValue Empty Epsilon NaN PositiveInfinity NegativeInfinity NegativeZero PI Pi E Tau Zero One MinusOne ' +
    'TrueString FalseString UnixEpoch AllBitsSet DirectorySeparatorChar AltDirectorySeparatorChar PathSeparator ' +
    'VolumeSeparatorChar Delimiter EmptyTypes Missing Any Loopback Broadcast None InfiniteMatchTimeout Frequency ' +
    'IsHighResolution IsLittleEndian Null SchemeDelimiter'
  ).split(' '),
);

function isField(property: PSProperty): boolean {
  return (
    FIELD_NAMES.has(property.name) ||
    /^(TicksPer|HoursPer|MinutesPer|SecondsPer|\w+PerSecond|UriScheme)/.test(property.name)
  );
}

/** The type of the lineage whose declaration has the property. */
function declarerOf(type: NetType, property: PSProperty, isStatic: boolean): NetType {
  for (const one of type.lineage()) {
    const declared = (isStatic ? one.declaration.staticProperties : one.declaration.properties) ?? [];
    if (declared.some(([text]) => text.replace(/\s*\{.*/s, '').endsWith(` ${property.name}`))) return one;
  }
  return type;
}

/** Instance and static properties. */
export function propertiesOf(type: NetType, flags = DEFAULT_FLAGS): PropertyInfo[] {
  const members = membersOf(type);
  const instance = [...members.allProperties()].map(
    (one) => new PropertyInfo(one, declarerOf(type, one, false), false),
  );
  const statics = [...members.allStaticProperties()]
    .filter((one) => one instanceof NetProperty && !isField(one))
    .map((one) => new PropertyInfo(one, declarerOf(type, one, true), true));
  return [...wanted(type, [...instance, ...statics], flags), ...nonPublicProperties(type, flags)];
}

/** Instance properties that are not public, of the type and its bases. */
function nonPublicProperties(type: NetType, flags: number): PropertyInfo[] {
  return hidden(type, flags, 'properties').map(
    ([owner, declaration]) => new PropertyInfo(NetProperty.of(declaration, bindingsOf(owner), false), owner, false),
  );
}

function hidden(type: NetType, flags: number, kind: 'properties' | 'fields'): [NetType, PropertyDeclaration][] {
  if (!(flags & BindingFlag.NonPublic) || !(flags & BindingFlag.Instance)) return [];
  const owners = flags & BindingFlag.DeclaredOnly ? [type] : [...type.lineage()];
  return owners.flatMap((owner) =>
    (owner.declaration.nonPublic?.[kind] ?? []).map((one): [NetType, PropertyDeclaration] => [owner, one]),
  );
}

/** Constants, the named values of an enum, and instance fields that are not public. */
export function fieldsOf(type: NetType, flags = DEFAULT_FLAGS): FieldInfo[] {
  const hiddenFields = hidden(type, flags, 'fields').map(
    ([owner, declaration]) => new FieldInfo(NetProperty.of(declaration, bindingsOf(owner), false), owner, false),
  );
  const fields = [...membersOf(type).allStaticProperties()]
    .filter((one) => !(one instanceof NetProperty) || isField(one))
    .map((one) => new FieldInfo(one, type.isEnum ? type : declarerOf(type, one, true)));
  return [...wanted(type, fields, flags), ...hiddenFields];
}

/** Instance and static methods, one for each overload. */
export function methodsOf(type: NetType, flags = DEFAULT_FLAGS): MethodInfo[] {
  const members = membersOf(type);
  const groups = [...members.allMethods(), ...members.allStaticMethods()];
  const methods = groups.flatMap((group) => group.overloads.map((overload) => new MethodInfo(group.name, overload)));
  return [...wanted(type, methods, flags), ...nonPublicMethods(type, flags)];
}

function nonPublicMethods(type: NetType, flags: number): MethodInfo[] {
  if (!(flags & BindingFlag.NonPublic) || !(flags & BindingFlag.Static)) return [];
  return (type.declaration.nonPublic?.staticMethods ?? []).map(([text, run]) => {
    const signature = parseMethodSignature(text);
    return new MethodInfo(signature.name, new Overload(text, signature, run, type, true, bindingsOf(type)));
  });
}

export function constructorsOf(type: NetType): MethodInfo[] {
  return (declaredConstructors(type)?.overloads ?? []).map((overload) => new MethodInfo('.ctor', overload));
}

/** Everything, in the order of .NET: methods, constructors, properties, fields. */
export function allMembersOf(type: NetType, flags = DEFAULT_FLAGS): MemberInfo[] {
  return [
    ...methodsOf(type, flags),
    ...(flags & BindingFlag.Instance && flags & BindingFlag.Public ? constructorsOf(type) : []),
    ...propertiesOf(type, flags),
    ...fieldsOf(type, flags),
  ];
}

function sameName(flags: number, name: string): (member: MemberInfo) => boolean {
  if (!(flags & BindingFlag.IgnoreCase)) return (member) => member.name === name;
  return (member) => member.name.toLowerCase() === name.toLowerCase();
}

/** The members of a name. */
export function named<M extends MemberInfo>(members: readonly M[], name: string, flags = DEFAULT_FLAGS): M[] {
  return members.filter(sameName(flags, name));
}

/** The one method of a name; with `types`, of these parameters. Throws AmbiguousMatchException. */
export function methodNamed(
  type: NetType,
  name: string,
  flags = DEFAULT_FLAGS,
  types: readonly NetType[] | null = null,
): MethodInfo | null {
  const found = named(methodsOf(type, flags), name, flags).filter((method) => !types || method.takes(types));
  const [first, ...others] = found;
  if (!first || others.length === 0 || types) return first ?? null;
  throw netException(
    'System.Reflection.AmbiguousMatchException',
    `Ambiguous match found for '${first.declaringType} ${first}'.`,
  );
}
