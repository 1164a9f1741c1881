/**
 * How an emulated .NET type declares itself: one file in `types/net/` (or `engine/net/` for types of the engine)
 * whose default export is `defineType({…})`. Members are written as Get-Member prints them, so that a test can hold
 * each against the real one, and so that overload resolution and error texts come from the same line.
 *
 * Calling convention of the functions in a declaration:
 * - an argument of a numeric type arrives as a JS `number` (`long`, `ulong` and `bigint`: JS `bigint`), every other as its
 *   PowerShell value (so does one whose type is a type parameter, `T item`); an omitted optional parameter (`= default` in the signature) arrives as `undefined`;
 *   a `params T[]` parameter arrives as an array; `ref T` arrives as a `PSReference`;
 * - a result is boxed by the return type in the signature: a JS number for `double` becomes a `Double`,
 *   a bigint for `long` an `Int64`; `void` gives no output; an array for `string[]` becomes a typed array.
 * - constructors and static members of a generic type get the constructed NetType (`List[int]`) before their arguments;
 * - a failure is thrown as `NetException` (see `net-exception.ts`).
 */

/** `never[]` parameters let a declaration write its own parameter types. */
export type Implementation = (...args: never[]) => unknown;

/** A method: signature as Get-Member prints it (`int IndexOf(char value, int startIndex)`) and what it does with `(self, ...args)`. */
export type MethodDeclaration = readonly [signature: string, run: Implementation];

/** A property: `int Length {get;}` or `int Capacity {get;set;}`; `get(self)`, `set(self, value)`. */
export type PropertyDeclaration = readonly [definition: string, get: Implementation, set?: Implementation];

/** A static property or constant: `datetime Now {get;}`; `get()`, `set(value)`. */
export type StaticPropertyDeclaration = readonly [definition: string, get: Implementation, set?: Implementation];

/** A constructor: `(int year, int month, int day)` and a function of the arguments that makes the object. */
export type ConstructorDeclaration = readonly [signature: string, run: Implementation];

/** A member that PowerShell's type table adds; `members/ps-member.ts` has the kinds. */
export interface ExtendedMember {
  readonly name: string;
  readonly memberType: string;
  definition(self: unknown): string;
}

/** What a collection asks of a comparer. */
export interface Comparer {
  readonly ignoresCase: boolean;
  compare(a: unknown, b: unknown): number;
  equals(a: unknown, b: unknown): boolean;
  /** A text that is equal for texts that the comparer holds equal. */
  keyOf(text: string): string;
}

/** A named value of an enum. */
export type EnumMembers = Readonly<Record<string, number | bigint>>;

export interface TypeDeclaration<T> {
  /** Full name: `System.DateTime`; a generic definition as `System.Collections.Generic.List`1`. */
  readonly name: string;
  /** Names that PowerShell knows it by: `datetime`. The first is the one that Get-Member and error texts show. */
  readonly accelerators?: readonly string[];
  /** Full name of the base type, with its arguments where it is generic (`A`1[B]`); default System.Object (System.ValueType for structs, System.Enum for enums). */
  readonly base?: string;
  readonly interfaces?: readonly string[];
  readonly kind?: 'class' | 'struct' | 'enum' | 'interface' | 'delegate';
  /** Names of the type parameters of a generic definition (`['T']`); signatures may use them. */
  readonly generic?: readonly string[];
  /** Abstract or static classes cannot be made by `new`. */
  readonly abstract?: boolean;
  /** What is known of the type is only what the real PowerShell's has been recorded (`members/recorded/`): none of its members. */
  readonly onlyRecorded?: boolean;

  /** The attributes that the class carries (GetCustomAttributes). */
  readonly attributes?: () => readonly object[];
  /** The attributes that its own members of a name carry. */
  readonly memberAttributes?: (name: string) => readonly object[];
  /** Members that only reflection finds (BindingFlags.NonPublic), and scripts reach in no other way. */
  readonly nonPublic?: {
    readonly properties?: readonly PropertyDeclaration[];
    readonly fields?: readonly PropertyDeclaration[];
    readonly staticMethods?: readonly MethodDeclaration[];
  };
  readonly constructors?: readonly ConstructorDeclaration[];
  /** The default value of a struct, where it is not what its constructor without arguments makes. */
  readonly empty?: () => T;
  readonly properties?: readonly PropertyDeclaration[];
  readonly methods?: readonly MethodDeclaration[];
  readonly staticProperties?: readonly StaticPropertyDeclaration[];
  readonly staticMethods?: readonly MethodDeclaration[];
  /** The static properties of a value type that are no fields: PowerShell lists them without the word `static`. */
  readonly unmarkedStatics?: readonly string[];
  /** Members that PowerShell's type table adds (ScriptProperty DateTime of DateTime, AliasProperty Count of Array). */
  readonly extended?: () => readonly ExtendedMember[];
  /** Property names that Format-List and the choice between list and table use (PSStandardMembers.DefaultDisplayPropertySet). */
  readonly defaultDisplay?: readonly string[];
  /** Whether objects are shown as lists however few properties they have; for types without a view. */
  readonly listed?: boolean;

  /** For enums: the values by name, in declaration order; `flags` prints combinations as `A, B`. */
  readonly members?: EnumMembers;
  readonly flags?: boolean;
  /** An enum that texts may name with wildcards (EnumMultipleTypeConverter): all values that match are combined. */
  readonly namedByPatterns?: boolean;
  /** Underlying type of an enum; default `int`. */
  readonly underlying?: string;

  /** ToString: `format` is null for the plain form; formats by the ambient culture when `culture` is null. */
  readonly toText?: (self: T, format: string | null, culture: CultureName | null) => string;
  /**
   * ToString of PowerShell's type table: what cells, elements of a joined collection and a call of ToString() give, where
   * that is not what .NET says (`toText`).
   */
  readonly tableText?: (self: T) => string;
  /** IComparable of two values of this type: negative, zero, positive. */
  readonly compare?: (a: T, b: T) => number;
  /** Value equality of two values of this type; default identity. */
  readonly equals?: (a: T, b: T) => boolean;
  /** A primitive that is equal for equal values (GetHashCode's role in hash tables and sets); default identity. */
  readonly hashKey?: (self: T) => string | number | bigint;
  /** IEnumerable as the pipeline sees it (strings and dictionaries are not enumerated by a pipeline). */
  readonly enumerate?: (self: T) => Iterable<unknown>;
  /** Number of elements, where the type is a collection (ICollection.Count). */
  readonly count?: (self: T) => number;
  /**
   * Members that differ from object to object (keys of a dictionary, children of an XML node): PowerShell's adapters.
   * They come before the members of the .NET type.
   */
  readonly adapter?: PropertyAdapter<T>;
  /** Made by a script (`class`): what its methods throw reaches the caller as it is, not in a MethodInvocationException. */
  readonly scripted?: boolean;
  /** What collections ask of a comparer (IComparer, IEqualityComparer), where values of this type are one. */
  readonly comparer?: (self: T) => Comparer;
  /** Lower-case names of members that listings leave out (`hidden` in a script's class). */
  readonly hidden?: ReadonlySet<string>;
  /** The default indexer `x[i]`; several indices arrive as several arguments. */
  readonly index?: {
    get: (self: T, ...indices: never[]) => unknown;
    /** The indexer called by its name, where that does more than `x[i]`: it throws for a key that is not there. */
    item?: (self: T, ...indices: never[]) => unknown;
    set?: (self: T, value: unknown, ...indices: never[]) => void;
    /** As Get-Member shows it: `System.Object Item(int index) {get;set;}`; it can also be called (`$list.Item(0)`). */
    signature?: string;
  };
  /**
   * Conversion of other values to this type (`[T]value`) beyond the general rules (null, same type, Parse, constructor
   * with one argument): returns undefined when it does not apply, throws NetException when it applies and fails. It is
   * given the NetType that is wanted, since a declaration may be that of several.
   */
  readonly convertFrom?: (value: unknown, type: never) => T | undefined;
}

/** Properties that an object has by its content. */
export interface PropertyAdapter<T> {
  /** PowerShell has an adapter for the type as well (XML, data rows, CIM), which shows in the errors of assignments. */
  readonly isPowerShells?: boolean;
  /** The value of a property, undefined when the object has none of that name (letter case does not matter). */
  get(self: T, name: string): unknown;
  /** Sets a property (dictionaries make it when it is new); false when it cannot be set. */
  set(self: T, name: string, value: unknown): boolean;
  /** Names for listing; keys of a dictionary are not listed as its properties. */
  names(self: T): Iterable<string>;
  /** The type that Get-Member shows for a property. */
  typeName?(self: T, name: string): string;
}

/** A culture by its .NET name: 'en-US', '' for the invariant one. */
export type CultureName = string;

/** Declares a type. The identity function, for inference and so that the build can find declarations. */
export function defineType<T>(declaration: TypeDeclaration<T>): TypeDeclaration<T> {
  return declaration;
}
