/** System.Type: a type as scripts ask it. */

import { type RecordedType, recordedType } from '../members/recorded/powershell-types.ts';
import { assemblyQualifiedArguments, assemblyQualifiedName } from '../members/type-names.ts';
import { noBindings, resolveTypeReference } from '../members/type-reference.ts';
import { unboxed } from '../members/value-boxing.ts';
import { netException } from '../net-exception.ts';
import { arrayTypeOf, findType, genericTypeOf, type NetType, typeNamed } from '../net-type.ts';
import { Assembly } from '../reflection/assembly.ts';
import { reflectionMethods } from '../reflection/type-reflection.ts';
import { accessOf, isVisible } from '../type-access.ts';
import { defineType, type PropertyDeclaration } from '../type-declaration.ts';
import { typeOf } from '../type-of.ts';
import { EnumValue } from '../values/enum-value.ts';
import { asTypedArray } from '../values/typed-array.ts';

const CORE_LIBRARY = 'System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e';

const PRIMITIVES: ReadonlySet<string> = new Set(
  ['Boolean', 'Byte', 'SByte', 'Int16', 'UInt16', 'Int32', 'UInt32', 'Int64', 'UInt64', 'Char', 'Double', 'Single'].map(
    (name) => `System.${name}`,
  ),
);

/** Type.GetTypeCode by full name; every other type is an Object. */
const TYPE_CODES: ReadonlyMap<string, number> = new Map([
  ['System.DBNull', 2],
  ['System.Boolean', 3],
  ['System.Char', 4],
  ['System.SByte', 5],
  ['System.Byte', 6],
  ['System.Int16', 7],
  ['System.UInt16', 8],
  ['System.Int32', 9],
  ['System.UInt32', 10],
  ['System.Int64', 11],
  ['System.UInt64', 12],
  ['System.Single', 13],
  ['System.Double', 14],
  ['System.Decimal', 15],
  ['System.DateTime', 16],
  ['System.String', 18],
]);

/** COM is a matter of Windows; .NET elsewhere says so. */
function noCom(name: string): never {
  throw netException(
    'System.PlatformNotSupportedException',
    `COM is not supported on this platform: there is no '${name}'.`,
  );
}

function sameText(a: string, b: string, ignoreCase: boolean): boolean {
  return ignoreCase ? a.toLowerCase() === b.toLowerCase() : a === b;
}

function requireEnum(type: NetType): void {
  if (type.isEnum) return;
  throw netException('System.ArgumentException', "Type provided must be an Enum. (Parameter 'enumType')");
}

/** Names and values in the order of the unsigned values, as .NET gives them. */
function enumEntries(type: NetType): [string, bigint][] {
  requireEnum(type);
  const entries = Object.entries(type.declaration.members ?? {}).map(([name, v]): [string, bigint] => [
    name,
    BigInt(v),
  ]);
  return entries.sort((a, b) => compareUnsigned(a[1], b[1]));
}

function compareUnsigned(a: bigint, b: bigint): number {
  const [left, right] = [BigInt.asUintN(64, a), BigInt.asUintN(64, b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function enumName(type: NetType, value: unknown): string | null {
  const number = value instanceof EnumValue ? value.value : BigInt(unboxed(value) as number | bigint);
  return enumEntries(type).find(([, one]) => one === number)?.[0] ?? null;
}

function isEnumDefined(type: NetType, value: unknown): boolean {
  return typeof value === 'string' ? value in (type.declaration.members ?? {}) : enumName(type, value) !== null;
}

function isSubclassOf(type: NetType, other: NetType): boolean {
  return type !== other && !other.isInterface && other.isAssignableFrom(type);
}

function interfacesOf(type: NetType): NetType[] {
  const names = new Set([...type.lineage()].flatMap((one) => one.declaredInterfaces()));
  return [...names].map((name) => resolveTypeReference(name, noBindings).type).filter((found) => found !== null);
}

function definitionOf(type: NetType): NetType {
  if (type.declaration.generic) return typeNamed(type.declaration.name);
  throw netException('System.InvalidOperationException', 'This operation is only valid on generic types.');
}

function getType(name: string, throwOnError: boolean | undefined, ignoreCase: boolean | undefined): NetType | null {
  const found = findType(name.split(',', 1).join().trim());
  if (found && (ignoreCase || found.declaration.name === name.split(',', 1).join().trim())) return found;
  if (!throwOnError) return null;
  throw netException('System.TypeLoadException', `Could not load type '${name}' from assembly '${CORE_LIBRARY}'.`);
}

/** What the real PowerShell tells of a type of its own. */
function recorded(type: NetType): RecordedType | undefined {
  return type.isArray ? undefined : recordedType(type.declaration.name);
}

/** What is the same of every type here: none is loaded from elsewhere, generic parameters are no types. */
const ALWAYS: readonly (readonly [name: string, value: boolean])[] = [
  ['IsCollectible', false],
  ['IsByRefLike', false],
  ['IsSecurityCritical', true],
  ['IsSecuritySafeCritical', false],
  ['IsSecurityTransparent', false],
  ['IsGenericTypeParameter', false],
  ['IsGenericMethodParameter', false],
  ['IsImport', false],
  ['IsSpecialName', false],
  ['IsNestedFamANDAssem', false],
  ['IsNestedFamily', false],
  ['IsNestedFamORAssem', false],
  ['IsExplicitLayout', false],
  ['IsAnsiClass', true],
  ['IsAutoClass', false],
  ['IsUnicodeClass', false],
  ['IsCOMObject', false],
  ['IsContextful', false],
  ['IsMarshalByRef', false],
  ['IsSignatureType', false],
];

export default defineType<NetType>({
  name: 'System.Type',
  accelerators: ['type'],
  base: 'System.Reflection.MemberInfo',
  abstract: true,
  interfaces: ['System.Reflection.ICustomAttributeProvider', 'System.Reflection.IReflect'],
  properties: [
    ['string FullName {get;}', assemblyQualifiedArguments],
    ['string AssemblyQualifiedName {get;}', assemblyQualifiedName],
    ['string Namespace {get;}', (type: NetType) => type.namespace || null],
    ['bool IsEnum {get;}', (type: NetType) => type.isEnum],
    ['bool IsConstructedGenericType {get;}', (type: NetType) => type.genericArguments.length > 0],
    ['bool IsGenericType {get;}', (type: NetType) => !type.isArray && type.declaration.generic !== undefined],
    [
      'bool IsGenericTypeDefinition {get;}',
      (type: NetType) => !type.isArray && type.declaration.generic !== undefined && type.genericArguments.length === 0,
    ],
    ...ALWAYS.map(([name, value]): PropertyDeclaration => [`bool ${name} {get;}`, () => value]),
    ['bool IsTypeDefinition {get;}', (type: NetType) => !type.isArray && type.genericArguments.length === 0],
    ['bool IsVariableBoundArray {get;}', (type: NetType) => type.isArray && type.rank > 1],
    ['bool IsAutoLayout {get;}', (type: NetType) => !type.isValueType || type.isEnum],
    ['bool IsLayoutSequential {get;}', (type: NetType) => type.isValueType && !type.isEnum],
    ['bool IsSZArray {get;}', (type: NetType) => type.isArray && type.rank === 1],
    [
      'bool ContainsGenericParameters {get;}',
      (type: NetType) => type.declaration.generic !== undefined && type.genericArguments.length === 0,
    ],
    ['string Name {get;}', (type: NetType) => type.name],
    ['type DeclaringType {get;}', () => null],
    ['System.Reflection.Assembly Assembly {get;}', (type: NetType) => Assembly.of(type)],
    ['type BaseType {get;}', (type: NetType) => type.baseType],
    ['bool IsGenericParameter {get;}', () => false],
    ['System.Reflection.MemberTypes MemberType {get;}', () => 32],
    ['type ReflectedType {get;}', () => null],
    ['type UnderlyingSystemType {get;}', (type: NetType) => type],
    ['bool IsInterface {get;}', (type: NetType) => type.isInterface],
    ['bool IsNested {get;}', (type: NetType) => type.declaration.name.includes('+')],
    ['bool IsArray {get;}', (type: NetType) => type.isArray],
    ['bool IsByRef {get;}', () => false],
    ['bool IsPointer {get;}', () => false],
    ['bool HasElementType {get;}', (type: NetType) => type.isArray],
    [
      'type[] GenericTypeArguments {get;}',
      (type: NetType) => asTypedArray([...type.genericArguments], typeNamed('System.Type')),
    ],
    [
      'bool IsAbstract {get;}',
      (type: NetType) =>
        recorded(type)?.isAbstract ?? (!type.isArray && (type.isInterface || type.declaration.abstract === true)),
    ],
    [
      'bool IsSealed {get;}',
      (type: NetType) =>
        recorded(type)?.isSealed ?? (type.isValueType || type.isArray || type.fullName === 'System.String'),
    ],
    ['bool IsClass {get;}', (type: NetType) => !type.isValueType && !type.isInterface],
    ['bool IsNestedAssembly {get;}', ({ declaration }: NetType) => accessOf(declaration.name) === 'nested internal'],
    ['bool IsNestedPrivate {get;}', ({ declaration }: NetType) => accessOf(declaration.name) === 'nested private'],
    ['bool IsNestedPublic {get;}', ({ declaration }: NetType) => accessOf(declaration.name) === 'nested public'],
    ['bool IsNotPublic {get;}', ({ declaration }: NetType) => accessOf(declaration.name) === 'internal'],
    ['bool IsPublic {get;}', ({ declaration }: NetType) => accessOf(declaration.name) === 'public'],
    ['bool IsVisible {get;}', ({ declaration }: NetType) => isVisible(declaration.name)],
    ['bool IsCOMObject {get;}', () => false],
    ['bool IsPrimitive {get;}', (type: NetType) => PRIMITIVES.has(type.fullName)],
    ['bool IsValueType {get;}', (type: NetType) => type.isValueType],
    ['bool IsSerializable {get;}', isSerializable],
    ['bool IsVisible {get;}', () => true],
  ],
  methods: [
    ['bool Equals(type o)', (type: NetType, other: unknown) => type === other],
    [
      'bool IsAssignableFrom(type c)',
      (type: NetType, other: NetType | null) => other !== null && type.isAssignableFrom(other),
    ],
    [
      'bool IsAssignableTo(type targetType)',
      (type: NetType, target: NetType | null) => target?.isAssignableFrom(type) ?? false,
    ],
    [
      'bool IsInstanceOfType(System.Object o)',
      (type: NetType, value: unknown) => {
        const own = typeOf(value);
        return own !== null && type.isAssignableFrom(own);
      },
    ],
    ['bool IsSubclassOf(type c)', isSubclassOf],
    [
      'int GetArrayRank()',
      (type: NetType) => {
        if (type.isArray) return type.rank;
        throw netException('System.ArgumentException', 'Must be an array type.');
      },
    ],
    ['type GetElementType()', (type: NetType) => type.elementType],
    ['type MakeArrayType()', (type: NetType) => arrayTypeOf(type)],
    ['type MakeArrayType(int rank)', (type: NetType, rank: number) => arrayTypeOf(type, rank)],
    [
      'type MakeGenericType(params type[] typeArguments)',
      (type: NetType, args: NetType[]) => genericTypeOf(type, args),
    ],
    ['type GetGenericTypeDefinition()', definitionOf],
    ['type[] GetGenericArguments()', (type: NetType) => [...type.genericArguments]],
    ['type[] GetInterfaces()', interfacesOf],
    [
      'type GetInterface(string name)',
      (type: NetType, name: string) =>
        interfacesOf(type).find((one) => one.name === name || one.declaration.name === name) ?? null,
    ],
    ['string[] GetEnumNames()', (type: NetType) => enumEntries(type).map(([name]) => name)],
    [
      'array GetEnumValues()',
      (type: NetType) =>
        asTypedArray(
          enumEntries(type).map(([, value]) => EnumValue.of(type, value)),
          type,
        ),
    ],
    ['string GetEnumName(System.Object value)', enumName],
    [
      'type GetEnumUnderlyingType()',
      (type: NetType) => {
        requireEnum(type);
        return typeNamed(
          resolveTypeReference(type.declaration.underlying ?? 'int', noBindings).type?.fullName ?? 'System.Int32',
        );
      },
    ],
    ['bool IsEnumDefined(System.Object value)', isEnumDefined],
    ...reflectionMethods,
    [
      'type GetInterface(string name, bool ignoreCase)',
      (type: NetType, name: string, ignoreCase: boolean) =>
        interfacesOf(type).find(
          (one) => sameText(one.name, name, ignoreCase) || sameText(one.declaration.name, name, ignoreCase),
        ) ?? null,
    ],
    ['string ToString()', (type: NetType) => type.toString()],
  ],
  staticProperties: [
    ['char Delimiter {get;}', () => '.'],
    ['type[] EmptyTypes {get;}', () => []],
    ['System.Object Missing {get;}', () => null],
  ],
  staticMethods: [
    [
      'System.TypeCode GetTypeCode(type type)',
      (type: NetType | null) => (type === null ? 0 : (TYPE_CODES.get(type.fullName) ?? 1)),
    ],
    ['type[] GetTypeArray(System.Object[] args)', (args: unknown[]) => args.map((one) => typeOf(one))],
    ['type GetTypeFromProgID(string progID)', (name: string) => noCom(name)],
    ['type GetTypeFromProgID(string progID, bool throwOnError)', (name: string) => noCom(name)],
    ['type GetTypeFromCLSID(guid clsid)', (id: unknown) => noCom(String(id))],
    ['type GetType(string typeName)', getType],
    ['type GetType(string typeName, bool throwOnError)', getType],
    ['type GetType(string typeName, bool throwOnError, bool ignoreCase)', getType],
  ],
  toText: (type) => type.toString(),
  hashKey: (type) => type.fullName,
});

/** Interfaces and what a script defines cannot be serialized; what .NET's own types can is their default here. */
function isSerializable(type: NetType): boolean {
  const ofPowerShell = recorded(type);
  if (ofPowerShell) return ofPowerShell.isSerializable;
  return type.isEnum || (!type.isInterface && !type.declaration.scripted);
}
