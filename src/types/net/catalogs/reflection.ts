/** System.Reflection: the bases of System.Type, the views of members, assemblies; and the class that types are of at run time. */

import { recordedNames } from '../../members/recorded/powershell-types.ts';
import { netException } from '../../net-exception.ts';
import { findType, NetObject, type NetType, registeredTypes, typeNamed } from '../../net-type.ts';
import { Assembly, AssemblyName, loadFile } from '../../reflection/assembly.ts';
import type { FieldInfo, MemberInfo, MethodInfo, ParameterInfo, PropertyInfo } from '../../reflection/member-info.ts';
import { BindingFlag } from '../../reflection/members-of-type.ts';
import { defineType, type MethodDeclaration, type PropertyDeclaration } from '../../type-declaration.ts';
import { baseOf } from '../../values/ps-object.ts';
import { asTypedArray } from '../../values/typed-array.ts';

const N = 'System.Reflection.';
const text = (self: object) => String(self);

const MEMBER_TYPES = {
  Constructor: 1,
  Event: 2,
  Field: 4,
  Method: 8,
  Property: 16,
  TypeInfo: 32,
  Custom: 64,
  NestedType: 128,
  All: 191,
};

const memberProperties: readonly PropertyDeclaration[] = [
  ['string Name {get;}', (self: MemberInfo) => self.name],
  ['type DeclaringType {get;}', (self: MemberInfo) => self.declaringType],
  ['type ReflectedType {get;}', (self: MemberInfo) => self.declaringType],
  [`${N}MemberTypes MemberType {get;}`, (self: MemberInfo) => MEMBER_TYPES[self.memberType]],
];

function attributesOf(self: MemberInfo, wanted?: NetType): NetObject[] {
  const all = self.declaringType.declaration.memberAttributes?.(self.name) ?? [];
  return all
    .filter((one) => one instanceof NetObject)
    .filter((one) => !wanted || wanted.isAssignableFrom(one.netType()));
}

/** What members tell of the attributes that a script's class gives them. */
const attributeMethods: readonly MethodDeclaration[] = [
  ['System.Object[] GetCustomAttributes(bool inherit)', (self: MemberInfo) => attributesOf(self)],
  [
    'System.Object[] GetCustomAttributes(type attributeType, bool inherit)',
    (self: MemberInfo, wanted: NetType) => attributesOf(self, wanted),
  ],
  [
    'bool IsDefined(type attributeType, bool inherit)',
    (self: MemberInfo, wanted: NetType) => attributesOf(self, wanted).length > 0,
  ],
];

const callProperties: readonly PropertyDeclaration[] = [
  ...memberProperties,
  ['bool IsStatic {get;}', (self: MethodInfo) => self.isStatic],
  ['bool IsPublic {get;}', () => true],
  ['bool IsPrivate {get;}', () => false],
  ['bool IsAbstract {get;}', () => false],
  ['bool IsConstructor {get;}', (self: MethodInfo) => self.memberType === 'Constructor'],
  ['bool IsGenericMethod {get;}', (self: MethodInfo) => self.overload.signature.typeParameters.length > 0],
  ['bool IsGenericMethodDefinition {get;}', (self: MethodInfo) => self.overload.signature.typeParameters.length > 0],
  ['bool IsSpecialName {get;}', (self: MethodInfo) => /^(?:op_|get_|set_|\.ctor)/.test(self.name)],
];

const parameters: MethodDeclaration = [`${N}ParameterInfo[] GetParameters()`, (self: MethodInfo) => self.parameters];

function setProperty(self: PropertyInfo, target: unknown, value: unknown): void {
  if (!self.property.settable) throw netException('System.ArgumentException', 'Property set method not found.');
  self.property.set(baseOf(target), value);
}

export default [
  defineType({ name: 'System.Reflection.MemberInfo', abstract: true }),
  defineType({ name: 'System.Reflection.MethodBase', base: 'System.Reflection.MemberInfo', abstract: true }),
  defineType({ name: 'System.Reflection.MethodInfo', base: 'System.Reflection.MethodBase', abstract: true }),
  defineType({ name: 'System.Reflection.ConstructorInfo', base: 'System.Reflection.MethodBase', abstract: true }),
  defineType({ name: 'System.Reflection.PropertyInfo', base: 'System.Reflection.MemberInfo', abstract: true }),
  defineType({ name: 'System.Reflection.FieldInfo', base: 'System.Reflection.MemberInfo', abstract: true }),
  defineType({ name: 'System.Reflection.EventInfo', base: 'System.Reflection.MemberInfo', abstract: true }),
  defineType({ name: 'System.Reflection.ParameterInfo', abstract: true }),
  defineType<MethodInfo>({
    name: 'System.Reflection.RuntimeMethodInfo',
    base: 'System.Reflection.MethodInfo',
    properties: [...callProperties, ['type ReturnType {get;}', (self: MethodInfo) => self.returnType]],
    methods: [
      ...attributeMethods,
      parameters,
      [
        `${N}MethodInfo MakeGenericMethod(Params type[] typeArguments)`,
        (self: MethodInfo, types: readonly NetType[]) => self.closed(types),
      ],
      [
        'System.Object Invoke(System.Object obj, System.Object[] parameters)',
        (self: MethodInfo, target: unknown, args: readonly unknown[] | null) => self.invoke(target, args),
      ],
      [
        `System.Object Invoke(System.Object obj, ${N}BindingFlags invokeAttr, ${N}Binder binder, System.Object[] parameters, cultureinfo culture)`,
        (self: MethodInfo, target: unknown, _flags: unknown, _binder: unknown, args: readonly unknown[] | null) =>
          self.invoke(target, args),
      ],
      ['string ToString()', text],
    ],
    toText: text,
  }),
  defineType<MethodInfo>({
    name: 'System.Reflection.RuntimeConstructorInfo',
    base: 'System.Reflection.ConstructorInfo',
    properties: callProperties,
    methods: [
      ...attributeMethods,
      parameters,
      [
        'System.Object Invoke(System.Object[] parameters)',
        (self: MethodInfo, args: readonly unknown[] | null) => self.invoke(null, args),
      ],
      ['string ToString()', text],
    ],
    toText: text,
  }),
  defineType<PropertyInfo>({
    name: 'System.Reflection.RuntimePropertyInfo',
    base: 'System.Reflection.PropertyInfo',
    properties: [
      ...memberProperties,
      ['type PropertyType {get;}', (self: PropertyInfo) => self.type],
      ['bool CanRead {get;}', (self: PropertyInfo) => self.property.gettable],
      ['bool CanWrite {get;}', (self: PropertyInfo) => self.property.settable],
      ['bool IsSpecialName {get;}', () => false],
      [`${N}MethodInfo GetMethod {get;}`, (self: PropertyInfo) => self.accessor(true)],
      [`${N}MethodInfo SetMethod {get;}`, (self: PropertyInfo) => self.accessor(false)],
    ],
    methods: [
      ...attributeMethods,
      [`${N}MethodInfo GetGetMethod()`, (self: PropertyInfo) => self.accessor(true)],
      [`${N}MethodInfo GetGetMethod(bool nonPublic)`, (self: PropertyInfo) => self.accessor(true)],
      [`${N}MethodInfo GetSetMethod()`, (self: PropertyInfo) => self.accessor(false)],
      [`${N}MethodInfo GetSetMethod(bool nonPublic)`, (self: PropertyInfo) => self.accessor(false)],
      [
        'System.Object GetValue(System.Object obj, System.Object[] index)',
        (self: PropertyInfo, target: unknown) => self.property.get(baseOf(target)) ?? null,
      ],
      [
        'System.Object GetValue(System.Object obj)',
        (self: PropertyInfo, target: unknown) => self.property.get(baseOf(target)) ?? null,
      ],
      ['void SetValue(System.Object obj, System.Object value, System.Object[] index)', setProperty],
      ['void SetValue(System.Object obj, System.Object value)', setProperty],
      ['string ToString()', text],
    ],
    toText: text,
  }),
  defineType<FieldInfo>({
    name: 'System.Reflection.RtFieldInfo',
    base: 'System.Reflection.FieldInfo',
    properties: [
      ...memberProperties,
      ['type FieldType {get;}', (self: FieldInfo) => self.type],
      ['bool IsStatic {get;}', (self: FieldInfo) => self.isStatic],
      ['bool IsPublic {get;}', (self: FieldInfo) => self.isStatic],
      ['bool IsLiteral {get;}', (self: FieldInfo) => self.declaringType.isEnum],
      ['bool IsInitOnly {get;}', (self: FieldInfo) => self.isStatic && !self.declaringType.isEnum],
    ],
    methods: [
      ...attributeMethods,
      ['System.Object GetValue(System.Object obj)', (self: FieldInfo, target: unknown) => self.valueIn(target)],
      [
        'void SetValue(System.Object obj, System.Object value)',
        (self: FieldInfo, target: unknown, value: unknown) => self.property.set(baseOf(target), value),
      ],
      [
        'System.Object GetRawConstantValue()',
        (self: FieldInfo) => {
          const value = self.valueIn(null) as { value?: bigint } | null;
          return typeof value?.value === 'bigint' ? Number(value.value) : value;
        },
      ],
      ['string ToString()', text],
    ],
    toText: text,
  }),
  defineType<ParameterInfo>({
    name: 'System.Reflection.RuntimeParameterInfo',
    base: 'System.Reflection.ParameterInfo',
    properties: [
      ['type ParameterType {get;}', (self: ParameterInfo) => self.type],
      ['string Name {get;}', (self: ParameterInfo) => self.name],
      ['bool HasDefaultValue {get;}', (self: ParameterInfo) => self.parameter.signature.isOptional],
      [`${N}MemberInfo Member {get;}`, (self: ParameterInfo) => self.member],
      ['int Position {get;}', (self: ParameterInfo) => self.position],
      ['bool IsOptional {get;}', (self: ParameterInfo) => self.parameter.signature.isOptional],
      ['bool IsOut {get;}', (self: ParameterInfo) => self.parameter.signature.isReference],
    ],
    methods: [['string ToString()', text]],
    toText: text,
  }),
  defineType({ name: 'System.Reflection.TypeInfo', base: 'System.Type', abstract: true }),
  defineType({ name: 'System.RuntimeType', base: 'System.Reflection.TypeInfo' }),
  defineType({ name: 'System.Void', kind: 'struct', accelerators: ['void'] }),
  defineType<Assembly>({
    name: 'System.Reflection.Assembly',
    abstract: true,
    properties: [
      ['string FullName {get;}', (self: Assembly) => self.fullName],
      ['string ImageRuntimeVersion {get;}', () => 'v4.0.30319'],
      ['bool IsDynamic {get;}', () => false],
      ['string Location {get;}', (self: Assembly) => self.location],
      ['bool GlobalAssemblyCache {get;}', () => false],
    ],
    methods: [
      [`${N}AssemblyName GetName()`, (self: Assembly) => new AssemblyName(self)],
      [
        'type GetType(string name)',
        (self: Assembly, name: string) => {
          const own = self.ownTypes?.find((type) => type.fullName === name);
          if (own) return own;
          const found = findType(name);
          return found?.fullName === name && Assembly.of(found) === self ? found : null;
        },
      ],
      ['type[] GetTypes()', (self: Assembly) => typesOf(self)],
      ['type[] GetExportedTypes()', (self: Assembly) => typesOf(self)],
      ['string ToString()', text],
    ],
    staticMethods: [
      [`${N}Assembly Load(string assemblyString)`, loaded],
      [`${N}Assembly LoadWithPartialName(string partialName)`, (name: string) => assemblyNamed(name)],
      [`${N}Assembly LoadFrom(string assemblyFile)`, (path: string) => loadFile(path)],
      [`${N}Assembly LoadFile(string path)`, (path: string) => loadFile(path)],
    ],
    toText: text,
  }),
  defineType({ name: 'System.Reflection.RuntimeAssembly', base: 'System.Reflection.Assembly' }),
  defineType<AssemblyName>({
    name: 'System.Reflection.AssemblyName',
    properties: [
      ['string Name {get;}', (self: AssemblyName) => self.assembly.name],
      ['version Version {get;}', (self: AssemblyName) => self.assembly.version],
      ['string CultureName {get;}', () => ''],
      ['string FullName {get;}', (self: AssemblyName) => self.assembly.fullName],
      [
        'string CodeBase {get;}',
        (self: AssemblyName) => (self.assembly.location === '' ? null : `file://${self.assembly.location}`),
      ],
    ],
    methods: [['string ToString()', text]],
    toText: text,
  }),
  defineType({
    name: 'System.Reflection.TypeAttributes',
    kind: 'enum',
    flags: true,
    members: {
      NotPublic: 0,
      AutoLayout: 0,
      AnsiClass: 0,
      Class: 0,
      Public: 1,
      NestedPublic: 2,
      NestedPrivate: 3,
      NestedFamily: 4,
      NestedAssembly: 5,
      NestedFamANDAssem: 6,
      VisibilityMask: 7,
      NestedFamORAssem: 7,
      SequentialLayout: 8,
      ExplicitLayout: 16,
      LayoutMask: 24,
      Interface: 32,
      ClassSemanticsMask: 32,
      Abstract: 128,
      Sealed: 256,
      SpecialName: 1024,
      RTSpecialName: 2048,
      Import: 4096,
      Serializable: 8192,
      WindowsRuntime: 16384,
      UnicodeClass: 65536,
      AutoClass: 131072,
      StringFormatMask: 196608,
      CustomFormatClass: 196608,
      HasSecurity: 262144,
      ReservedMask: 264192,
      BeforeFieldInit: 1048576,
      CustomFormatMask: 12582912,
    },
  }),
  defineType({ name: 'System.Reflection.BindingFlags', kind: 'enum', flags: true, members: BindingFlag }),
  defineType({ name: 'System.Reflection.MemberTypes', kind: 'enum', flags: true, members: MEMBER_TYPES }),
];

function typesOf(assembly: Assembly): NetType[] {
  if (assembly.ownTypes) return asTypedArray([...assembly.ownTypes], typeNamed('System.Type')) as NetType[];
  const declared = registeredTypes().filter((type) => Assembly.of(type) === assembly);
  const names = new Set(declared.map((type) => type.fullName));
  const recorded = recordedNames(assembly.name).filter((name) => !names.has(name));
  return [...declared, ...recorded.map((name) => typeNamed(name))];
}

function assemblyNamed(name: string): Assembly | null {
  const [short = ''] = name.trim().toLowerCase().split(/\s*,/);
  return Assembly.all().find((one) => one.name.toLowerCase() === short) ?? null;
}

function loaded(name: string): Assembly {
  const found = assemblyNamed(name);
  if (found) return found;
  throw netException(
    'System.IO.FileNotFoundException',
    `Could not load file or assembly '${name}'. The system cannot find the file specified.`,
  );
}
