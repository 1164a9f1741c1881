/**
 * The members of a .NET type, its bases included, found by name without regard to case. Built lazily from declarations
 * (only names are read until a member is asked for) and kept on the type.
 */
import { findType, type NetType } from '../net-type.ts';
import type {
  Implementation,
  MethodDeclaration,
  PropertyAdapter,
  PropertyDeclaration,
  TypeDeclaration,
} from '../type-declaration.ts';
import { EnumValue } from '../values/enum-value.ts';
import { listedIndexer } from './listed-members.ts';
import { MethodGroup } from './method-group.ts';
import { NetProperty } from './net-property.ts';
import { Overload } from './overload.ts';
import { ParameterizedProperty, PSMember, PSProperty } from './ps-member.ts';
import { parseConstructorSignature, parseMethodSignature, parsePropertySignature } from './signature.ts';
import { bindingsOf, noBindings, resolveTypeReference } from './type-reference.ts';

type Declaration = TypeDeclaration<unknown>;

interface DeclaredMethod {
  readonly text: string;
  readonly run: Implementation;
  readonly owner: NetType;
}

export class TypeMembers {
  private readonly properties = new Map<string, NetProperty>();
  private readonly staticProperties = new Map<string, PSProperty>();
  private readonly extendedMembers = new Map<string, PSMember>();
  private readonly directMembers = new Map<string, NetProperty | MethodGroup | null>();
  private readonly methods: LazyMethods;
  private readonly staticMethods: LazyMethods;
  private readonly accessors = new Map<string, MethodGroup>();
  private constructorGroup: MethodGroup | null | undefined;

  readonly enumerate: ((self: unknown) => Iterable<unknown>) | null;
  readonly count: ((self: unknown) => number) | null;
  readonly adapter: PropertyAdapter<unknown> | null;
  readonly index: Declaration['index'] | null;
  /** Lower-case names that listings leave out. */
  readonly hidden: readonly string[];
  /** The indexer as a member (`Item`), where the declaration shows it. */
  readonly indexer: ParameterizedProperty | null;

  constructor(readonly type: NetType) {
    const lineage = lineageWithInterfaces(type);
    this.methods = new LazyMethods(type, lineage, false);
    this.staticMethods = new LazyMethods(type, lineage, true);
    for (const one of lineage) this.addProperties(one);
    for (const one of lineage) this.addInterfaceProperties(one);
    const declarations = lineage.map((one) => one.declaration as unknown as Declaration);
    this.enumerate = declarations.find((d) => d.enumerate)?.enumerate ?? null;
    this.count = declarations.find((d) => d.count)?.count ?? null;
    this.adapter = declarations.find((d) => d.adapter)?.adapter ?? null;
    this.index = declarations.find((d) => d.index)?.index ?? null;
    this.indexer = indexerOf(this.index);
    this.hidden = declarations.flatMap((d) => [...(d.hidden ?? [])]);
  }

  private addProperties(owner: NetType): void {
    const declaration = owner.declaration as unknown as Declaration;
    const bindings = bindingsOf(owner);
    for (const property of declaration.properties ?? []) {
      addOnce(this.properties, NetProperty.of(property, bindings, false));
    }
    for (const property of declaration.staticProperties ?? []) {
      addOnce(this.staticProperties, NetProperty.ofType(property, bindings, declaration.unmarkedStatics));
    }
    for (const member of declaration.extended?.() ?? [])
      if (member instanceof PSMember) addOnce(this.extendedMembers, member);
    if (owner.isEnum) {
      for (const [name, value] of Object.entries(declaration.members ?? {})) {
        addOnce(this.staticProperties, new EnumMember(name, owner, value));
      }
    }
  }

  /** PowerShell shows what interfaces ask for even where the class implements it privately: `$list.IsReadOnly`. */
  private addInterfaceProperties(owner: NetType): void {
    for (const name of owner.declaredInterfaces()) {
      if (!WITH_PROPERTIES.test(name)) continue;
      const { type } = resolveTypeReference(name, noBindings);
      if (type) this.addProperties(type);
    }
  }

  /**
   * The .NET member that a name means on every object of the type that carries no members of its own; null when the type
   * table or the object's content may say otherwise. Found by the spelling of the call, so that hot paths fold no case.
   */
  direct(name: string): NetProperty | MethodGroup | null {
    let found = this.directMembers.get(name);
    if (found === undefined) {
      const hidden = this.adapter !== null || this.extended(name) !== undefined;
      found = hidden ? null : (this.property(name) ?? this.method(name) ?? null);
      this.directMembers.set(name, found);
    }
    return found;
  }

  property(name: string): NetProperty | undefined {
    return this.properties.get(name) ?? this.properties.get(name.toLowerCase());
  }

  staticProperty(name: string): PSProperty | undefined {
    return this.staticProperties.get(name.toLowerCase());
  }

  method(name: string): MethodGroup | undefined {
    return this.methods.find(name) ?? this.accessor(name, false);
  }

  staticMethod(name: string): MethodGroup | undefined {
    return this.staticMethods.find(name) ?? this.accessor(name, true);
  }

  /** `get_Length()` and its kind: the methods behind properties, which no listing shows. */
  private accessor(name: string, isStatic: boolean): MethodGroup | undefined {
    const [, kind, property] = ACCESSOR.exec(name) ?? [];
    if (kind === undefined || property === undefined) return undefined;
    const key = `${isStatic ? 'static ' : ''}${name.toLowerCase()}`;
    let group = this.accessors.get(key);
    if (!group) {
      const overload = accessorOverload(this.type, property, kind.toLowerCase() === 'get', isStatic);
      if (!overload) return undefined;
      this.accessors.set(key, (group = new MethodGroup(overload.signature.name, this.type, [overload])));
    }
    return group;
  }

  /** A member that the declaration adds as PowerShell's own type table does. */
  extended(name: string): PSMember | undefined {
    return this.extendedMembers.get(name.toLowerCase());
  }

  get constructors(): MethodGroup | null {
    if (this.constructorGroup === undefined) this.constructorGroup = constructorsOf(this.type);
    return this.constructorGroup;
  }

  allProperties(): Iterable<NetProperty> {
    return this.properties.values();
  }
  allStaticProperties(): Iterable<PSProperty> {
    return this.staticProperties.values();
  }
  allMethods(): MethodGroup[] {
    return this.methods.all();
  }
  allStaticMethods(): MethodGroup[] {
    return this.staticMethods.all();
  }
  /** The indexer as listings show it. */
  listedIndexer(): ParameterizedProperty | null {
    const { index } = this;
    const listed = index && listedIndexer(this.type);
    if (!listed) return this.indexer;
    return new ParameterizedProperty(
      listed.name,
      listed.definitions.join(', '),
      (self, args) => (index.item ?? index.get)(self, ...(args as never[])) ?? null,
    );
  }
  allExtended(): Iterable<PSMember> {
    return this.extendedMembers.values();
  }
}

/** The interfaces that declare properties; others need not be looked up. */
const WITH_PROPERTIES =
  /^System\.(?:Collections\.(?:ICollection|IList|IDictionary)$|Collections\.Generic\.ICollection\[|Runtime\.CompilerServices\.ITuple$)/;

/** The members of a type. */
export function membersOf(type: NetType): TypeMembers {
  return (type.memberTable ??= new TypeMembers(type)) as TypeMembers;
}

const ACCESSOR = /^(get|set)_(\w+)$/i;

/** The method that reads or writes a property, or the indexer. */
function accessorOverload(type: NetType, name: string, reads: boolean, isStatic: boolean): Overload | null {
  for (const owner of lineageWithInterfaces(type)) {
    const declaration = owner.declaration as unknown as Declaration;
    const found = ((isStatic ? declaration.staticProperties : declaration.properties) ?? []).find(
      ([text]) => parsePropertySignature(text).name.toLowerCase() === name.toLowerCase(),
    );
    if (found) return propertyAccessor(found, owner, reads, isStatic);
    if (!isStatic && declaration.index && indexerOf(declaration.index)?.name.toLowerCase() === name.toLowerCase()) {
      return indexAccessor(declaration.index, owner, reads);
    }
  }
  return null;
}

function propertyAccessor(
  [text, get, set]: PropertyDeclaration,
  owner: NetType,
  reads: boolean,
  isStatic: boolean,
): Overload | null {
  const { name, typeName, writable } = parsePropertySignature(text);
  const signature = reads ? `${typeName} get_${name}()` : `void set_${name}(${typeName} value)`;
  const run = reads ? get : writable ? set : undefined;
  return run ? new Overload(signature, parseMethodSignature(signature), run, owner, isStatic, bindingsOf(owner)) : null;
}

function indexAccessor(index: NonNullable<Declaration['index']>, owner: NetType, reads: boolean): Overload | null {
  const match = /^(.*) (\w+)\((.*)\)/.exec(index.signature ?? '');
  if (!match || (!reads && !index.set)) return null;
  const [, typeName, name, parameters] = match;
  const signature = reads
    ? `${typeName} get_${name}(${parameters})`
    : `void set_${name}(${parameters}, ${typeName} value)`;
  const run = reads
    ? (index.item ?? index.get)
    : (self: unknown, ...args: unknown[]) => index.set?.(self, args.at(-1), ...(args.slice(0, -1) as never[]));
  return new Overload(signature, parseMethodSignature(signature), run, owner, false, bindingsOf(owner));
}

/** `$list.Item(0)`: the indexer called by its name. */
function indexerOf(index: Declaration['index'] | null): ParameterizedProperty | null {
  if (!index?.signature) return null;
  const name = /(\w+)\(/.exec(index.signature)?.[1] ?? 'Item';
  return new ParameterizedProperty(
    name,
    index.signature,
    (self, args) => (index.item ?? index.get)(self, ...(args as never[])) ?? null,
  );
}

/** An interface has no base, but its values are objects. */
function lineageWithInterfaces(type: NetType): NetType[] {
  const lineage = [...type.lineage()];
  const object = findType('System.Object');
  return type.isInterface && object ? [...lineage, object] : lineage;
}

/** The first definition of a name stands: derived types come before their bases. */
function addOnce<M extends PSMember>(members: Map<string, M>, member: M): void {
  const key = member.name.toLowerCase();
  if (!members.has(key)) members.set(key, member);
}

class LazyMethods {
  private readonly declared = new Map<string, DeclaredMethod[]>();
  private readonly groups = new Map<string, MethodGroup>();

  constructor(
    private readonly type: NetType,
    lineage: readonly NetType[],
    private readonly isStatic: boolean,
  ) {
    for (const owner of lineage) {
      const { methods, staticMethods } = owner.declaration;
      for (const method of (isStatic ? staticMethods : methods) ?? []) this.declare(method, owner);
    }
  }

  private declare([text, run]: MethodDeclaration, owner: NetType): void {
    const key = methodName(text).toLowerCase();
    const same = this.declared.get(key);
    if (same) same.push({ text, run, owner });
    else this.declared.set(key, [{ text, run, owner }]);
  }

  find(name: string): MethodGroup | undefined {
    return this.groups.get(name) ?? this.make(name);
  }

  private make(name: string): MethodGroup | undefined {
    const key = name.toLowerCase();
    let group = this.groups.get(key);
    if (!group) {
      const declared = this.declared.get(key);
      if (!declared) return undefined;
      const all = declared.map((one) => this.overload(one));
      const overloads = withoutOverridden(all);
      const shadowed = all.filter((one) => !overloads.includes(one) && one.isExplicit);
      const [first] = overloads;
      if (!first) return undefined;
      group = new MethodGroup(first.signature.name, this.type, overloads, undefined, shadowed);
      this.groups.set(key, group);
    }
    this.groups.set(name, group);
    return group;
  }

  private overload({ text, run, owner }: DeclaredMethod): Overload {
    return new Overload(text, parseMethodSignature(text), run, owner, this.isStatic, bindingsOf(owner));
  }

  all(): MethodGroup[] {
    return [...this.declared.keys()].map((key) => this.find(key) as MethodGroup);
  }
}

/** `string Substring(int startIndex)` → `Substring`, without parsing the rest. */
function methodName(text: string): string {
  const head = text.slice(0, text.indexOf('('));
  return /([\w<>]+)(?:\[[^\]]*\])?\s*$/.exec(head)?.[1] ?? head;
}

/** A method of a base with the same parameters is the same method. */
function withoutOverridden(overloads: readonly Overload[]): Overload[] {
  const seen = new Set<string>();
  return overloads.filter((overload) => {
    const { typeParameters, parameters } = overload.signature;
    const key = `${typeParameters.length}(${parameters.map((p) => p.typeName.toLowerCase()).join(',')})`;
    return !seen.has(key) && seen.add(key);
  });
}

function constructorsOf(type: NetType): MethodGroup | null {
  return type.declaration.abstract || type.isInterface ? null : declaredConstructors(type);
}

/** The constructors of a type, also of an abstract one, as a derived class calls them. */
export function declaredConstructors(type: NetType): MethodGroup | null {
  const declared = type.declaration.constructors ?? [];
  if (declared.length === 0) return null;
  const bindings = bindingsOf(type);
  const returned = type.displayName;
  const overloads = declared.map(
    ([text, run]) =>
      new Overload(`${returned} new${text}`, parseConstructorSignature(text), run, type, true, bindings, type),
  );
  return new MethodGroup('new', type, overloads, '.ctor');
}

/** A named value of an enum, a static property of its type. */
class EnumMember extends PSProperty {
  readonly memberType = 'Property';
  constructor(
    name: string,
    private readonly type: NetType,
    private readonly value: number | bigint,
  ) {
    super(name);
  }
  override get settable(): boolean {
    return false;
  }
  get(): unknown {
    return EnumValue.of(this.type, this.value);
  }
  set(): void {
    throw new Error(`${this.name} is a constant.`);
  }
  definition(): string {
    return `static ${this.type.displayName} ${this.name} {get;}`;
  }
}
