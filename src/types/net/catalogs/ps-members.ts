/** PSCustomObject, and the classes that show members to scripts (`$x.PSObject.Properties`). */

import type { BoundMethod } from '../../members/bound-method.ts';
import { extensionOf } from '../../members/instance-extension.ts';
import {
  AliasProperty,
  type Invocable,
  type MemberKind,
  MemberSet,
  NoteProperty,
  PropertySet,
  type PSMember,
  PSMethodMember,
  type PSProperty,
  ScriptMethod,
  ScriptProperty,
} from '../../members/ps-member.ts';
import { type MemberCollection, MemberView } from '../../members/psobject-view.ts';
import { type NetObject, type NetType, typeNamed } from '../../net-type.ts';
import { CodeMethod, codeProperty } from '../../reflection/code-members.ts';
import type { MethodInfo } from '../../reflection/member-info.ts';
import { defineType, type PropertyDeclaration } from '../../type-declaration.ts';
import { EnumValue } from '../../values/enum-value.ts';
import { CollectionView } from '../../values/net-collections.ts';
import { WildcardPattern } from '../../wildcard.ts';

type Code = NetObject & Invocable;

const asProperty = (view: MemberView) => view.member as PSProperty;
const free = (member: PSMember) => new MemberView(member, null);

function kindOf(view: MemberView): EnumValue {
  const type = typeNamed('System.Management.Automation.PSMemberTypes');
  return EnumValue.of(type, MEMBER_TYPES[view.member.memberType]);
}

const MEMBER_TYPES: Readonly<Record<MemberKind, number>> = {
  AliasProperty: 1,
  CodeProperty: 2,
  Property: 4,
  NoteProperty: 8,
  ScriptProperty: 16,
  PropertySet: 32,
  Method: 64,
  CodeMethod: 128,
  ScriptMethod: 256,
  ParameterizedProperty: 512,
  MemberSet: 1024,
  Event: 2048,
};

const memberProperties: readonly PropertyDeclaration[] = [
  ['System.Management.Automation.PSMemberTypes MemberType {get;}', kindOf],
  [
    'System.Object Value {get;set;}',
    (view: MemberView) => view.value,
    (view: MemberView, value: unknown) => {
      view.value = value;
    },
  ],
  ['string TypeNameOfValue {get;}', (view: MemberView) => view.member.typeNameOfValue(view.owner)],
  ['string Name {get;}', (view: MemberView) => view.member.name],
  ['bool IsInstance {get;}', (view: MemberView) => view.isInstance],
];

const [memberTypeProperty, valueProperty, typeNameProperty, ...otherMemberProperties] = memberProperties as [
  PropertyDeclaration,
  PropertyDeclaration,
  PropertyDeclaration,
  ...PropertyDeclaration[],
];

const accessProperties: readonly PropertyDeclaration[] = [
  ['bool IsSettable {get;}', (view: MemberView) => asProperty(view).settable],
  ['bool IsGettable {get;}', (view: MemberView) => asProperty(view).gettable],
];

/** The order of a note, a script or a code property. */
const propertyProperties: readonly PropertyDeclaration[] = [
  memberTypeProperty,
  ...accessProperties,
  valueProperty,
  typeNameProperty,
  ...otherMemberProperties,
];

/** The kinds that `Match` is asked for, null for all. */
function kindsOf(types: EnumValue): ReadonlySet<string> {
  return new Set(
    Object.entries(MEMBER_TYPES)
      .filter(([, bit]) => types.value & BigInt(bit))
      .map(([name]) => name),
  );
}

function matching(collection: MemberCollection, pattern: string, kinds: ReadonlySet<string> | null): CollectionView {
  const views = collection.match(nameTest(pattern), kinds);
  return new CollectionView(
    typeNamed('System.Management.Automation.ReadOnlyPSMemberInfoCollection'),
    () => views,
    () => views.length,
  );
}

/** A wildcard pattern as a test of names. */
function nameTest(pattern: string): (name: string) => boolean {
  const compiled = WildcardPattern.of(pattern, true);
  return (name) => compiled.isMatch(name);
}

const toText = (view: MemberView) => view.toString();

export default [
  defineType({ name: 'System.Management.Automation.PSTypeConverter', abstract: true }),
  defineType({
    name: 'System.Management.Automation.PSCustomObject',
    constructors: [],
    methods: [['string ToString()', (self: object) => extensionOf(self)?.text ?? '']],
  }),
  defineType<MemberView>({
    name: 'System.Management.Automation.PSMemberInfo',
    abstract: true,
    properties: memberProperties,
    toText,
  }),
  defineType<MemberView>({
    name: 'System.Management.Automation.PSEvent',
    base: 'System.Management.Automation.PSMemberInfo',
    properties: memberProperties,
    toText,
  }),
  defineType<MemberView>({
    name: 'System.Management.Automation.PSPropertyInfo',
    base: 'System.Management.Automation.PSMemberInfo',
    abstract: true,
    properties: propertyProperties,
    toText,
  }),
  defineType<MemberView>({
    name: 'System.Management.Automation.PSProperty',
    base: 'System.Management.Automation.PSPropertyInfo',
    properties: [memberTypeProperty, valueProperty, ...accessProperties, typeNameProperty, ...otherMemberProperties],
    toText,
  }),
  defineType<MemberView>({
    name: 'System.Management.Automation.PSNoteProperty',
    accelerators: ['psnoteproperty'],
    base: 'System.Management.Automation.PSPropertyInfo',
    constructors: [
      ['(string name, System.Object value)', (name: string, value: unknown) => free(new NoteProperty(name, value))],
    ],
    properties: propertyProperties,
    toText,
  }),
  defineType<MemberView>({
    name: 'System.Management.Automation.PSAliasProperty',
    accelerators: ['psaliasproperty'],
    base: 'System.Management.Automation.PSPropertyInfo',
    constructors: [
      [
        '(string name, string referencedMemberName)',
        (name: string, target: string) => free(new AliasProperty(name, target)),
      ],
      [
        '(string name, string referencedMemberName, type conversionType)',
        (name: string, target: string, type: NetType | null) => free(new AliasProperty(name, target, type)),
      ],
    ],
    properties: [
      ['string ReferencedMemberName {get;}', (view: MemberView) => (view.member as AliasProperty).referencedName],
      ['type ConversionType {get;}', (view: MemberView) => (view.member as AliasProperty).conversionType],
      memberTypeProperty,
      typeNameProperty,
      ...accessProperties,
      valueProperty,
      ...otherMemberProperties,
    ],
    toText,
  }),
  defineType<MemberView>({
    name: 'System.Management.Automation.PSScriptProperty',
    accelerators: ['psscriptproperty'],
    base: 'System.Management.Automation.PSPropertyInfo',
    constructors: [
      [
        '(string name, scriptblock getterScript)',
        (name: string, getter: Code) => free(new ScriptProperty(name, getter)),
      ],
      [
        '(string name, scriptblock getterScript, scriptblock setterScript)',
        (name: string, getter: Code | null, setter: Code | null) => free(new ScriptProperty(name, getter, setter)),
      ],
    ],
    properties: [
      ...propertyProperties,
      ['scriptblock GetterScript {get;}', (view: MemberView) => (view.member as ScriptProperty).getter ?? null],
      ['scriptblock SetterScript {get;}', (view: MemberView) => (view.member as ScriptProperty).setter ?? null],
    ],
    toText,
  }),
  defineType<MemberView>({
    name: 'System.Management.Automation.PSCodeProperty',
    base: 'System.Management.Automation.PSPropertyInfo',
    constructors: [
      [
        '(string name, System.Reflection.MethodInfo getterCodeReference)',
        (name: string, getter: MethodInfo) => free(codeProperty(name, getter, null)),
      ],
      [
        '(string name, System.Reflection.MethodInfo getterCodeReference, System.Reflection.MethodInfo setterCodeReference)',
        (name: string, getter: MethodInfo | null, setter: MethodInfo | null) =>
          free(codeProperty(name, getter, setter)),
      ],
    ],
    properties: propertyProperties,
    toText,
  }),
  defineType<MemberView>({
    name: 'System.Management.Automation.PSPropertySet',
    base: 'System.Management.Automation.PSMemberInfo',
    constructors: [
      [
        '(string name, System.Collections.Generic.IEnumerable[string] referencedPropertyNames)',
        (name: string, names: string[]) => free(new PropertySet(name, names)),
      ],
    ],
    properties: [
      ...memberProperties,
      [
        'string[] ReferencedPropertyNames {get;}',
        (view: MemberView) => [...(view.member as PropertySet).referencedPropertyNames],
      ],
    ],
    toText,
  }),
  defineType<MemberView>({
    name: 'System.Management.Automation.PSMemberSet',
    base: 'System.Management.Automation.PSMemberInfo',
    constructors: [
      [
        '(string name, System.Collections.Generic.IEnumerable[System.Management.Automation.PSMemberInfo] members)',
        (name: string, members: MemberView[]) =>
          free(
            new MemberSet(
              name,
              members.map((view) => view.member),
            ),
          ),
      ],
    ],
  }),
  defineType<MemberView | BoundMethod>({
    name: 'System.Management.Automation.PSMethodInfo',
    base: 'System.Management.Automation.PSMemberInfo',
    abstract: true,
    properties: [
      ['string[] OverloadDefinitions {get;}', overloadDefinitions],
      [
        'System.Management.Automation.PSMemberTypes MemberType {get;}',
        (method: MemberView | BoundMethod) => kindOf(asView(method)),
      ],
      ['string TypeNameOfValue {get;}', (method: MemberView | BoundMethod) => method.netType().fullName],
      ['System.Object Value {get;set;}', (method: unknown) => method],
      ['string Name {get;}', (method: MemberView | BoundMethod) => method.member.name],
      ['bool IsInstance {get;}', (method: MemberView | BoundMethod) => asView(method).isInstance],
    ],
    methods: [['System.Object Invoke(params System.Object[] arguments)', invoke]],
    toText: (method) => method.toString(),
    defaultDisplay: ['OverloadDefinitions'],
  }),
  defineType({ name: 'System.Management.Automation.PSMethod', base: 'System.Management.Automation.PSMethodInfo' }),
  defineType({
    name: 'System.Management.Automation.PSScriptMethod',
    accelerators: ['psscriptmethod'],
    base: 'System.Management.Automation.PSMethodInfo',
    constructors: [
      ['(string name, scriptblock script)', (name: string, script: Code) => free(new ScriptMethod(name, script))],
    ],
  }),
  defineType<MemberView | BoundMethod>({
    name: 'System.Management.Automation.PSCodeMethod',
    base: 'System.Management.Automation.PSMethodInfo',
    constructors: [
      [
        '(string name, System.Reflection.MethodInfo codeReference)',
        (name: string, method: MethodInfo) => free(new CodeMethod(name, method)),
      ],
    ],
    properties: [
      [
        'System.Reflection.MethodInfo CodeReference {get;}',
        (method: MemberView | BoundMethod) => (method.member as CodeMethod).method,
      ],
    ],
  }),
  defineType({
    name: 'System.Management.Automation.PSParameterizedProperty',
    base: 'System.Management.Automation.PSMethodInfo',
  }),
  defineType<MemberCollection>({
    name: 'System.Management.Automation.PSMemberInfoIntegratingCollection`1',
    generic: ['T'],
    interfaces: ['System.Collections.Generic.IEnumerable[T]', 'System.Collections.IEnumerable'],
    methods: [
      ['void Add(T member)', (self: MemberCollection, view: MemberView) => self.add(view)],
      ['void Add(T member, bool preValidated)', (self: MemberCollection, view: MemberView) => self.add(view)],
      ['void Remove(string name)', (self: MemberCollection, name: string) => self.remove(name)],
      [
        'System.Management.Automation.ReadOnlyPSMemberInfoCollection Match(string name)',
        (self: MemberCollection, pattern: string) => matching(self, pattern, null),
      ],
      [
        'System.Management.Automation.ReadOnlyPSMemberInfoCollection Match(string name, System.Management.Automation.PSMemberTypes memberTypes)',
        (self: MemberCollection, pattern: string, types: EnumValue) => matching(self, pattern, kindsOf(types)),
      ],
      ['T get_Item(string name)', (self: MemberCollection, name: string) => self.item(name)],
    ],
    enumerate: (self) => self,
    index: { get: (self, name: string) => self.item(name), signature: 'T Item(string name) {get;}' },
  }),
  defineType<CollectionView>({
    name: 'System.Management.Automation.ReadOnlyPSMemberInfoCollection',
    interfaces: ['System.Collections.IEnumerable'],
    properties: [['int Count {get;}', (self: CollectionView) => self.count]],
    enumerate: (self) => self.each(),
    count: (self) => self.count,
    index: {
      get: (self, at: string | number) =>
        typeof at === 'number'
          ? (self.items()[at] ?? null)
          : (self.items().find((view) => (view as MemberView).member.name.toLowerCase() === at.toLowerCase()) ?? null),
    },
  }),
  defineType({
    name: 'System.Management.Automation.SerializationMethod',
    kind: 'enum',
    members: { AllPublicProperties: 0, String: 1, SpecificProperties: 2 },
  }),
  defineType({
    name: 'System.Management.Automation.PSMemberTypes',
    kind: 'enum',
    flags: true,
    namedByPatterns: true,
    members: {
      AliasProperty: 1,
      CodeProperty: 2,
      Property: 4,
      NoteProperty: 8,
      ScriptProperty: 16,
      Properties: 31,
      PropertySet: 32,
      Method: 64,
      CodeMethod: 128,
      ScriptMethod: 256,
      Methods: 448,
      ParameterizedProperty: 512,
      MemberSet: 1024,
      Event: 2048,
      Dynamic: 4096,
      InferredProperty: 8192,
      All: 16383,
    },
  }),
  defineType({
    name: 'System.Management.Automation.PSMemberViewTypes',
    kind: 'enum',
    flags: true,
    namedByPatterns: true,
    members: { Extended: 1, Adapted: 2, Base: 4, All: 7 },
  }),
  defineType({
    name: 'System.Management.Automation.WhereOperatorSelectionMode',
    kind: 'enum',
    members: { Default: 0, First: 1, Last: 2, SkipUntil: 3, Until: 4, Split: 5 },
  }),
];

function asView(method: MemberView | BoundMethod): MemberView {
  return method instanceof MemberView ? method : new MemberView(method.member, method.target);
}

function overloadDefinitions(method: MemberView | BoundMethod): string[] {
  const { member } = method;
  return 'definitions' in member ? (member.definitions as string[]) : [member.definition(asView(method).owner)];
}

function invoke(method: MemberView | BoundMethod, args: unknown[]): unknown {
  const view = asView(method);
  if (view.member instanceof PSMethodMember) return view.member.invoke(view.owner, args) ?? null;
  throw new Error(`${view.member.name} is not a method.`);
}
