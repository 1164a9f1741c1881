/** The methods of System.Type that look at members. */
import { NetObject, type NetType } from '../net-type.ts';
import type { MethodDeclaration } from '../type-declaration.ts';
import type { EnumValue } from '../values/enum-value.ts';
import {
  allMembersOf,
  constructorsOf,
  fieldsOf,
  flagsOf,
  methodNamed,
  methodsOf,
  named,
  propertiesOf,
} from './members-of-type.ts';

const N = 'System.Reflection.';
const FLAGS = 'System.Reflection.BindingFlags bindingAttr';

function attributesOf(type: NetType, wanted?: NetType): NetObject[] {
  const all = type.declaration.attributes?.() ?? [];
  return all
    .filter((one) => one instanceof NetObject)
    .filter((one) => !wanted || wanted.isAssignableFrom(one.netType()));
}

export const reflectionMethods: readonly MethodDeclaration[] = [
  [`${N}MethodInfo[] GetMethods()`, (type: NetType) => methodsOf(type)],
  [`${N}MethodInfo[] GetMethods(${FLAGS})`, (type: NetType, flags: EnumValue) => methodsOf(type, flagsOf(flags))],
  [`${N}MethodInfo GetMethod(string name)`, (type: NetType, name: string) => methodNamed(type, name)],
  [
    `${N}MethodInfo GetMethod(string name, ${FLAGS})`,
    (type: NetType, name: string, flags: EnumValue) => methodNamed(type, name, flagsOf(flags)),
  ],
  [
    `${N}MethodInfo GetMethod(string name, type[] types)`,
    (type: NetType, name: string, types: NetType[]) => methodNamed(type, name, undefined, types),
  ],
  [
    `${N}MethodInfo GetMethod(string name, ${FLAGS}, type[] types)`,
    (type: NetType, name: string, flags: EnumValue, types: NetType[]) => methodNamed(type, name, flagsOf(flags), types),
  ],
  [`${N}PropertyInfo[] GetProperties()`, (type: NetType) => propertiesOf(type)],
  [
    `${N}PropertyInfo[] GetProperties(${FLAGS})`,
    (type: NetType, flags: EnumValue) => propertiesOf(type, flagsOf(flags)),
  ],
  [
    `${N}PropertyInfo GetProperty(string name)`,
    (type: NetType, name: string) => named(propertiesOf(type), name)[0] ?? null,
  ],
  [
    `${N}PropertyInfo GetProperty(string name, ${FLAGS})`,
    (type: NetType, name: string, flags: EnumValue) =>
      named(propertiesOf(type, flagsOf(flags)), name, flagsOf(flags))[0] ?? null,
  ],
  [`${N}FieldInfo[] GetFields()`, (type: NetType) => fieldsOf(type)],
  [`${N}FieldInfo[] GetFields(${FLAGS})`, (type: NetType, flags: EnumValue) => fieldsOf(type, flagsOf(flags))],
  [`${N}FieldInfo GetField(string name)`, (type: NetType, name: string) => named(fieldsOf(type), name)[0] ?? null],
  [
    `${N}FieldInfo GetField(string name, ${FLAGS})`,
    (type: NetType, name: string, flags: EnumValue) =>
      named(fieldsOf(type, flagsOf(flags)), name, flagsOf(flags))[0] ?? null,
  ],
  [`${N}ConstructorInfo[] GetConstructors()`, (type: NetType) => constructorsOf(type)],
  [
    `${N}ConstructorInfo GetConstructor(type[] types)`,
    (type: NetType, types: NetType[]) => constructorsOf(type).find((one) => one.takes(types)) ?? null,
  ],
  [`${N}MemberInfo[] GetMembers()`, (type: NetType) => allMembersOf(type)],
  [`${N}MemberInfo[] GetMembers(${FLAGS})`, (type: NetType, flags: EnumValue) => allMembersOf(type, flagsOf(flags))],
  [`${N}MemberInfo[] GetMember(string name)`, (type: NetType, name: string) => named(allMembersOf(type), name)],
  [
    `${N}MemberInfo[] GetMember(string name, ${FLAGS})`,
    (type: NetType, name: string, flags: EnumValue) => named(allMembersOf(type, flagsOf(flags)), name, flagsOf(flags)),
  ],
  ['System.Object[] GetCustomAttributes(bool inherit)', (type: NetType) => attributesOf(type)],
  [
    'System.Object[] GetCustomAttributes(type attributeType, bool inherit)',
    (type: NetType, wanted: NetType) => attributesOf(type, wanted),
  ],
  [
    'bool IsDefined(type attributeType, bool inherit)',
    (type: NetType, wanted: NetType) => attributesOf(type, wanted).length > 0,
  ],
  // No declared type has events or nested types of its own.
  [`${N}EventInfo[] GetEvents()`, () => []],
  ['type[] GetNestedTypes()', () => []],
  ['bool IsEquivalentTo(type other)', (type: NetType, other: unknown) => type === other],
];
