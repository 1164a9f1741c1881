/**
 * NetObject and NetType: what every object of .NET's is, and what it is of. Every object has a type and a type is an
 * object (`[int]` in a script), so they are declared together; with them the registry in which types are found by name. A
 * type is made from its declaration when it is first asked for.
 */
import { ambient } from './ambient.ts';
import { recordedType } from './members/recorded/powershell-types.ts';
import type { TypeDeclaration } from './type-declaration.ts';

type AnyDeclaration = TypeDeclaration<never>;

/** Where a type comes from: name, other names, and the function that loads its declaration. */
export interface TypeSource {
  readonly name: string;
  readonly accelerators: readonly string[];
  readonly load: () => AnyDeclaration;
}

/**
 * The root of every runtime value that is an object of its own: it knows its .NET type.
 *
 * Representation of PowerShell values in JavaScript (fixed, see docs/architecture.md):
 *
 * | .NET                      | JavaScript                                                         |
 * | ------------------------- | ------------------------------------------------------------------ |
 * | $null                     | `null`                                                             |
 * | AutomationNull (no value) | `undefined`                                                        |
 * | Int32                     | `number`, always an integer                                        |
 * | other numbers             | boxes of `values/numbers.ts`, `values/decimal.ts`                  |
 * | BigInteger                | `bigint`                                                           |
 * | String, Boolean           | `string`, `boolean`                                                |
 * | Char                      | `Char` of `values/char.ts`                                         |
 * | object[], T[]             | `Array` (see `values/typed-array.ts` for T); byte[] is `Uint8Array`|
 * | everything else           | a subclass of `NetObject`                                          |
 */
export abstract class NetObject {
  /**
   * Members and type names added to this one object (Add-Member, PSObject.TypeNames): an `InstanceExtension`, which
   * `members/instance-extension.ts` reads and makes. (Declared only: a field would be set up for every number and date.)
   */
  declare extension?: object;

  /** The .NET type of this object. */
  abstract netType(): NetType;
}

export class NetType extends NetObject {
  /** What `members/type-members.ts` found out about this type; kept here because a call must not cost a lookup by type. */
  memberTable: object | null = null;
  /** The array type of one dimension that has this for its elements; kept here for the same reason. */
  listType: NetType | null = null;

  /** Members of classes that scripts define, and per-type caches of other parts, hang on the type by symbol or subclass. */
  constructor(
    /** As .NET's Type.FullName without assembly names in generics: `System.Collections.Generic.List[int]` is `displayName`. */
    readonly fullName: string,
    readonly declaration: AnyDeclaration,
    /** Arguments of a constructed generic type. */
    readonly genericArguments: readonly NetType[] = [],
    /** Element type of an array type. */
    readonly elementType: NetType | null = null,
    readonly rank = 0,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.RuntimeType');
  }

  /** Name without namespace: `DateTime`, `List`1`, `Int32[]`. */
  get name(): string {
    if (this.elementType) return `${this.elementType.name}[${','.repeat(this.rank - 1)}]`;
    const base = this.declaration.name;
    return base.slice(Math.max(base.lastIndexOf('.'), base.lastIndexOf('+')) + 1);
  }

  get namespace(): string {
    const dot = this.declaration.name.lastIndexOf('.');
    return dot < 0 ? '' : this.declaration.name.slice(0, dot);
  }

  /** The name that PowerShell shows in signatures and error texts: `int`, `string[]`, `System.Collections.Generic.List[int]`. */
  get displayName(): string {
    if (this.elementType) return `${this.elementType.displayName}[${','.repeat(this.rank - 1)}]`;
    const accelerator = this.declaration.accelerators?.[0];
    if (accelerator) return accelerator;
    const plain = this.declaration.name.replace(/`\d+$/, '');
    return this.genericArguments.length > 0
      ? `${plain}[${this.genericArguments.map((t) => t.displayName).join(',')}]`
      : this.declaration.name;
  }

  /** As Type.ToString(), the form of most error texts: `System.Int32`, `System.Collections.Generic.List`1[System.Int32]`. */
  override toString(): string {
    if (this.elementType) return `${this.elementType.toString()}[${','.repeat(this.rank - 1)}]`;
    const args = this.genericArguments.map((t) => t.toString()).join(',');
    return args === '' ? this.declaration.name : `${this.declaration.name}[${args}]`;
  }

  get isEnum(): boolean {
    return this.declaration.kind === 'enum';
  }

  get isInterface(): boolean {
    return this.declaration.kind === 'interface';
  }

  get isValueType(): boolean {
    return this.declaration.kind === 'struct' || this.declaration.kind === 'enum';
  }

  get isArray(): boolean {
    return this.elementType !== null;
  }

  get baseType(): NetType | null {
    if (this.declaredBase === undefined) this.declaredBase = this.findBase();
    return this.declaredBase;
  }

  /** Kept, since every question whether an argument fits a parameter goes up from base to base. */
  private declaredBase: NetType | null | undefined;

  private findBase(): NetType | null {
    if (this.elementType) return typeNamed('System.Array');
    if (this.fullName === 'System.Object' || this.isInterface) return null;
    const { base, kind } = this.declaration;
    return baseNamed(
      base ?? (kind === 'struct' ? 'System.ValueType' : kind === 'enum' ? 'System.Enum' : 'System.Object'),
    );
  }

  /** This type and its bases, most derived first. */
  *lineage(): Generator<NetType> {
    for (let type: NetType | null = this; type; type = type.baseType) yield type;
  }

  /** Whether a value of type `other` can stand where this type is asked for (same, derived, or implements). */
  isAssignableFrom(other: NetType): boolean {
    if (other === this || this.fullName === 'System.Object') return true;
    // A class of a script is asked while it is being made.
    if (this.declaration.scripted || other.declaration.scripted) return this.takes(other);
    let answer = this.assignable?.get(other);
    if (answer === undefined) (this.assignable ??= new Map()).set(other, (answer = this.takes(other)));
    return answer;
  }

  /** The answers so far: types do not change. */
  private assignable: Map<NetType, boolean> | null = null;

  private takes(other: NetType): boolean {
    for (let type: NetType | null = other; type; type = type.baseType) {
      if (type === this || type.fullName === this.fullName) return true;
      if (this.isInterface && type.implements(this)) return true;
    }
    return (
      this.elementType !== null &&
      other.elementType !== null &&
      this.rank === other.rank &&
      !other.elementType.isValueType &&
      this.elementType.isAssignableFrom(other.elementType)
    );
  }

  /** Types that the signatures of its members name beside the registered ones: those of a script's class. */
  readonly signatureTypes: ReadonlyMap<string, NetType> | null = null;

  private interfaces: Set<string> | null = null;

  /** Whether this type itself (not a base) names an interface; names in declarations are written as PowerShell shows them. */
  private implements(other: NetType): boolean {
    const names = this.interfaceNames();
    if (names.has(other.displayName.toLowerCase())) return true;
    // Covariance: a sequence of any class is a sequence of objects.
    if (!COVARIANT.has(other.name) || other.genericArguments[0]?.fullName !== 'System.Object') return false;
    const element = this.elementType ?? this.genericArguments[0];
    const start = `${other.displayName.slice(0, other.displayName.indexOf('[') + 1)}`.toLowerCase();
    return element !== undefined && !element.isValueType && [...names].some((name) => name.startsWith(start));
  }

  private interfaceNames(): Set<string> {
    this.interfaces ??= new Set(this.declaredInterfaces().map((name) => name.toLowerCase()));
    return this.interfaces;
  }

  /** With the type parameters of a generic type replaced by its arguments; arrays implement the generic lists too. */
  declaredInterfaces(): string[] {
    const names = [...(this.declaration.interfaces ?? [])];
    if (this.elementType && this.rank === 1) {
      for (const name of ARRAY_INTERFACES)
        names.push(`System.Collections.Generic.${name}[${this.elementType.displayName}]`);
    }
    const parameters = this.declaration.generic ?? [];
    if (this.genericArguments.length === 0 || parameters.length === 0) return names;
    return names.map((name) =>
      name.replace(/(?<=[[,])(\w+)(?=[\],])/g, (word) => {
        return this.genericArguments[parameters.indexOf(word)]?.displayName ?? word;
      }),
    );
  }
}

/**
 * Makes a class keep the members of its objects by process: its objects are the same for every session, but what one
 * session adds to them must not be seen in a job or on another machine.
 */
export function keepExtensionsByProcess(prototype: NetObject): void {
  Object.defineProperty(prototype, 'extension', {
    get(this: object) {
      return ambient().process.extensions.get(this);
    },
    set(this: object, extension: object) {
      ambient().process.extensions.set(this, extension);
    },
  });
}

keepExtensionsByProcess(NetType.prototype);

/** Generic interfaces of a one-dimensional array, which no declaration can write (they name the element type). */
const ARRAY_INTERFACES = ['IEnumerable', 'ICollection', 'IList', 'IReadOnlyCollection', 'IReadOnlyList'];

const COVARIANT: ReadonlySet<string> = new Set([
  'IEnumerable`1',
  'IReadOnlyCollection`1',
  'IReadOnlyList`1',
  'IList`1',
]);

const sources = new Map<string, TypeSource>();
const types = new Map<string, NetType>();

/** Makes types known by name (case does not matter); nothing is loaded before it is asked for. */
export function registerTypes(index: Iterable<TypeSource>): void {
  for (const source of index) {
    sources.set(source.name.toLowerCase(), source);
    for (const accelerator of source.accelerators) sources.set(accelerator.toLowerCase(), source);
  }
}

/** All types that are known by declaration, each once. Loads them. */
export function registeredTypes(): NetType[] {
  return Array.from(knownTypes(), ({ name }) => typeNamed(name));
}

/** Makes one type known whose declaration is at hand (scripts' own classes and enums, tests). */
export function registerType(declaration: AnyDeclaration): NetType {
  const type = new NetType(declaration.name, declaration);
  types.set(declaration.name.toLowerCase(), type);
  for (const accelerator of declaration.accelerators ?? []) types.set(accelerator.toLowerCase(), type);
  return type;
}

/** The short names of types, each with its type. Loads them. */
export function* shortTypeNames(): Generator<readonly [name: string, type: NetType]> {
  for (const source of new Set(sources.values()))
    for (const name of source.accelerators) yield [name, typeNamed(source.name)];
}

/** What can be said of the types that can be found without loading one: names and short names, each type once. */
export function knownTypes(): Iterable<Omit<TypeSource, 'load'>> {
  return new Set(sources.values());
}

/**
 * A class of the running scripts, else a non-generic type or generic definition by full name, accelerator, or name without
 * `System.`; undefined when unknown.
 */
export function findType(name: string): NetType | undefined {
  return findDeclaredType(name) ?? typesOfCommands(name) ?? findRecordedType(name);
}

/** As `findType`, without the types that only parameters of commands have. */
export function findDeclaredType(name: string): NetType | undefined {
  return scriptTypes(name) ?? findNetType(name);
}

let typesOfCommands: (name: string) => NetType | undefined = () => undefined;

/** Called once by the engine: types that nothing declares but parameters of commands have, asked for last. */
export function connectTypesOfCommands(find: (name: string) => NetType | undefined): void {
  typesOfCommands = find;
}

/** As `findType`, without the classes of scripts. */
function findNetType(name: string): NetType | undefined {
  const key = name.toLowerCase();
  return types.get(key) ?? load(key) ?? types.get(`system.${key}`) ?? load(`system.${key}`);
}

let scriptTypes: (name: string) => NetType | undefined = () => undefined;

/** Called once by the engine: names of the classes and enums that scripts of the running session have defined. */
export function connectScriptTypes(find: (name: string) => NetType | undefined): void {
  scriptTypes = find;
}

function load(key: string): NetType | undefined {
  const source = sources.get(key);
  if (!source) return undefined;
  const type = types.get(source.name.toLowerCase()) ?? registerType(source.load());
  types.set(key, type);
  return type;
}

/** Of a type that only the record of PowerShell's own types has, by its lower-case name. */
const recordedTypes = new Map<string, NetType>();

/** The start of the names that are looked for in the record. */
const OF_POWERSHELL = /^(?:system\.)?management\.automation\.|^microsoft\.powershell\./;

/** A type of PowerShell's that nothing here declares. They are kept apart, so that what a command's parameter makes of such a name does not depend on who asked first. */
function findRecordedType(name: string): NetType | undefined {
  const key = name.toLowerCase();
  if (!OF_POWERSHELL.test(key)) return undefined;
  const found = recordedTypes.get(key);
  if (found) return found;
  const declaration = recordedType(key)?.declaration ?? recordedType(`system.${key}`)?.declaration;
  if (!declaration) return undefined;
  const { base } = declaration;
  // A base of .NET's that is not emulated is left out.
  const isKnown = base === undefined || findNetType(base) !== undefined || findRecordedType(base) !== undefined;
  const type = new NetType(declaration.name, isKnown ? declaration : { ...declaration, base: 'System.Object' });
  recordedTypes.set(key, type);
  recordedTypes.set(declaration.name.toLowerCase(), type);
  return type;
}

/** As `findType`, for names that the program itself relies on. Throws when the type is not declared. */
export function typeNamed(fullName: string): NetType {
  const known = types.get(fullName);
  if (known) return known;
  const type = findNetType(fullName) ?? findRecordedType(fullName);
  if (!type) throw new Error(`The .NET type ${fullName} is not declared in src/types/net.`);
  types.set(fullName, type);
  return type;
}

const constructed = new Map<string, NetType>();

/** `T[]`, or `T[,]` for a higher rank. */
export function arrayTypeOf(elementType: NetType, rank = 1): NetType {
  if (rank > 1) return constructedArray(elementType, rank);
  return (elementType.listType ??= constructedArray(elementType, 1));
}

function constructedArray(elementType: NetType, rank: number): NetType {
  const fullName = `${elementType.fullName}[${','.repeat(rank - 1)}]`;
  let type = constructed.get(fullName);
  // A script may define a class anew under the same name.
  if (type?.elementType !== elementType) {
    type = new NetType(fullName, typeNamed('System.Array').declaration, [], elementType, rank);
    constructed.set(fullName, type);
  }
  return type;
}

/** The type that a declaration names as its base: `A.B`, or of a generic one `A.B`1[C.D, E.F]`. */
function baseNamed(name: string): NetType {
  const [, definition, args] = /^(.*)\[(.*)\]$/.exec(name) ?? [];
  if (definition === undefined || args === undefined) return typeNamed(name);
  return genericTypeOf(typeNamed(definition), args.split(/,\s*/).map(typeNamed));
}

/** A generic definition with its arguments: `List`1` and `[int]` give `List[int]`. */
export function genericTypeOf(definition: NetType, args: readonly NetType[]): NetType {
  const fullName = `${definition.declaration.name}[${args.map((a) => `[${a.fullName}]`).join(',')}]`;
  let type = constructed.get(fullName);
  if (!type || type.genericArguments.some((argument, i) => argument !== args[i])) {
    type = new NetType(fullName, definition.declaration, args);
    constructed.set(fullName, type);
  }
  return type;
}
