/**
 * The kinds of members that PowerShell objects have (PSMemberInfo): those of a .NET type as well as those that the type
 * table and Add-Member add. A member belongs to a type or to an object; it is handed the object each time.
 */
import { netText } from '../format/format-value.ts';
import { NetException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { typeOf } from '../type-of.ts';
import { conversion } from './conversion-port.ts';
import { getValueException, methodInvocationException, setValueException } from './member-errors.ts';

/** Code of a script that can be called; script blocks of the engine are such. Several outputs come back as an array, none as undefined. */
export interface Invocable {
  /** Runs with `$this` bound. */
  invokeWithThis(self: unknown, args: readonly unknown[]): unknown;
  /** Runs with `$_` bound, in a scope of its own (checks of parameters, `-split {}`). */
  invokeWithItem(item: unknown, args: readonly unknown[]): unknown;
  /** Runs with `$_` bound, in the scope that is current (`.Where{}`, `.ForEach{}`, `-replace 'x', {}`). */
  invokeInScope(item: unknown, args: readonly unknown[]): unknown;
  /** Runs for each object with `$_` bound, in the scope that is current (`.ForEach{}`); code without clauses has none. */
  eachInScope?(items: Iterable<unknown>, args: readonly unknown[]): unknown[];
  /** Runs as the code of a delegate: arguments, a scope of its own, no `$_`. */
  invokeAsDelegate(args: readonly unknown[]): unknown;
}

/** Whether a value is code that can be called (a script block or a delegate made of one). */
export function isInvocable(value: unknown): value is NetObject & Invocable {
  return value instanceof NetObject && typeof (value as Partial<Invocable>).invokeWithThis === 'function';
}

/** 'NoteProperty', 'ScriptProperty'… as Get-Member shows it. */
export type MemberKind =
  | 'Property'
  | 'NoteProperty'
  | 'AliasProperty'
  | 'ScriptProperty'
  | 'CodeProperty'
  | 'ParameterizedProperty'
  | 'PropertySet'
  | 'MemberSet'
  | 'Method'
  | 'ScriptMethod'
  | 'CodeMethod'
  | 'Event';

/** Any member that can stand in a member collection. */
export abstract class PSMember extends NetObject {
  constructor(readonly name: string) {
    super();
  }
  abstract readonly memberType: MemberKind;

  /** What Get-Member shows as Definition. */
  abstract definition(self: unknown): string;

  /** TypeNameOfValue of its PSMemberInfo. */
  abstract typeNameOfValue(self: unknown): string;

  /** The .NET class of PSMemberInfo that stands for this kind of member. */
  netType(): NetType {
    return typeNamed(`System.Management.Automation.PS${this.memberType}`);
  }
}

/** A member that has a value. */
export abstract class PSProperty extends PSMember {
  abstract get(self: unknown): unknown;
  abstract set(self: unknown, value: unknown): void;
  /** What `PSMemberInfo.Value = …` does; some kinds word their errors otherwise than a plain assignment. */
  assign(self: unknown, value: unknown): void {
    this.set(self, value);
  }
  get settable(): boolean {
    return true;
  }
  get gettable(): boolean {
    return true;
  }

  typeNameOfValue(self: unknown): string {
    return typeOf(this.get(self))?.toString() ?? 'System.Object';
  }
}

/** A member that can be called. */
export abstract class PSMethodMember extends PSMember {
  abstract invoke(self: unknown, args: readonly unknown[]): unknown;

  typeNameOfValue(): string {
    return this.netType().fullName;
  }
}

/** The type of a value as a definition shows it: without namespace, accelerators where there are. */
function shortTypeName(value: unknown): string {
  const type = typeOf(value);
  if (!type) return 'object';
  if (type.fullName === 'System.Management.Automation.PSCustomObject') return type.fullName;
  return shortNameOf(type);
}

/** `int[]`, but `Object[]`: the accelerator of System.Object is not used. */
function shortNameOf(type: NetType): string {
  if (type.elementType) return `${shortNameOf(type.elementType)}[${','.repeat(type.rank - 1)}]`;
  const accelerator = type.declaration.accelerators?.[0];
  return accelerator === undefined || accelerator === 'object' ? type.name : accelerator;
}

/** A value with a name. */
export class NoteProperty extends PSProperty {
  readonly memberType = 'NoteProperty';
  constructor(
    name: string,
    public value: unknown,
  ) {
    super(name);
  }
  get(): unknown {
    return this.value;
  }
  set(_self: unknown, value: unknown): void {
    this.value = value;
  }
  definition(): string {
    return noteDefinition(this.name, this.value);
  }
}

/** `string A=x`, `Object[] List=System.Object[]`, `object b=null`. */
export function noteDefinition(name: string, value: unknown): string {
  const type = typeOf(value);
  const text = type === null ? 'null' : netText(value);
  return `${shortTypeName(value)} ${name}=${text}`;
}

type MemberLookup = (self: unknown, name: string) => PSMember | null;

let lookUp: MemberLookup | null = null;

/** Called by `member-access.ts`, which builds on this module: alias properties look their target up through it. */
export function connectMemberLookup(lookup: MemberLookup): void {
  lookUp = lookup;
}

/** Another name of a property. */
export class AliasProperty extends PSProperty {
  readonly memberType = 'AliasProperty';
  constructor(
    name: string,
    readonly referencedName: string,
    /** What the value is converted to; null leaves it as it is. */
    readonly conversionType: NetType | null = null,
  ) {
    super(name);
  }

  /** The property that it stands for. @throws NetException where the object has none of that name */
  target(self: unknown): PSProperty {
    const member = lookUp?.(self, this.referencedName);
    if (member instanceof PSProperty && member !== this) return member;
    throw new NetException(
      'System.Management.Automation.ExtendedTypeSystemException',
      `The member "${this.referencedName}" is not present.`,
      { errorId: 'AliasLookupMemberNotPresent', category: 'NotSpecified' },
    );
  }
  get(self: unknown): unknown {
    const value = this.target(self).get(self);
    return this.conversionType ? conversion().convertTo(value, this.conversionType) : value;
  }
  set(self: unknown, value: unknown): void {
    this.target(self).set(self, value);
  }
  override assign(self: unknown, value: unknown): void {
    this.target(self).assign(self, value);
  }
  override get settable(): boolean {
    return true;
  }
  definition(): string {
    return `${this.name} = ${this.conversionType ? `(${this.conversionType})` : ''}${this.referencedName}`;
  }
  override typeNameOfValue(self: unknown): string {
    return this.conversionType ? String(this.conversionType) : super.typeNameOfValue(self);
  }
}

/** A property computed by script blocks. */
export class ScriptProperty extends PSProperty {
  readonly memberType = 'ScriptProperty';
  constructor(
    name: string,
    readonly getter: (NetObject & Invocable) | null,
    readonly setter: (NetObject & Invocable) | null = null,
  ) {
    super(name);
  }
  override get settable(): boolean {
    return this.setter !== null;
  }
  override get gettable(): boolean {
    return this.getter !== null;
  }
  get(self: unknown): unknown {
    if (!this.getter) throw missingAccessor('Get', 'Script', this.name);
    try {
      return this.getter.invokeWithThis(self, []) ?? null;
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      throw getValueException(this.name, error);
    }
  }
  set(self: unknown, value: unknown): void {
    if (!this.setter) throw missingAccessor('Set', 'Script', this.name);
    try {
      this.setter.invokeWithThis(self, [value]);
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      throw setValueException(this.name, error, 'ScriptSetValueRuntimeException');
    }
  }
  definition(): string {
    const get = this.getter ? `get=${String(this.getter)};` : '';
    const set = this.setter ? `set=${String(this.setter)};` : '';
    return `System.Object ${this.name} {${get}${set}}`;
  }
  override typeNameOfValue(): string {
    return 'System.Object';
  }
}

function missingAccessor(way: 'Get' | 'Set', kind: 'Code' | 'Script', name: string): NetException {
  return new NetException(
    `System.Management.Automation.${way}ValueException`,
    `${way} accessor for property "${name}" is unavailable.`,
    { errorId: `${way}Without${way}terFrom${kind}Property`, category: 'NotSpecified' },
  );
}

/** A property that the type table computes in code of its own (Mode of a file). */
export class CodeProperty extends PSProperty {
  readonly memberType = 'CodeProperty';
  constructor(
    /** As Get-Member shows it: `string Mode{get=Mode;}`; the name is read from it. */
    private readonly shown: string,
    private readonly read: ((self: never) => unknown) | null,
    private readonly write: ((self: never, value: never) => void) | null = null,
  ) {
    super(/(\S+?)\{/.exec(shown)?.[1] ?? shown);
  }
  override get settable(): boolean {
    return this.write !== null;
  }
  override get gettable(): boolean {
    return this.read !== null;
  }
  get(self: unknown): unknown {
    if (!this.read) throw missingAccessor('Get', 'Code', this.name);
    return this.read(self as never) ?? null;
  }
  set(self: unknown, value: unknown): void {
    if (!this.write) throw missingAccessor('Set', 'Code', this.name);
    this.write(self as never, value as never);
  }
  definition(): string {
    return this.shown;
  }
}

/** Properties that are asked for by one name (`Select-Object PSConfiguration`). */
export class PropertySet extends PSMember {
  readonly memberType = 'PropertySet';
  constructor(
    name: string,
    readonly referencedPropertyNames: readonly string[],
  ) {
    super(name);
  }
  definition(): string {
    return `${this.name} {${this.referencedPropertyNames.join(', ')}}`;
  }
  typeNameOfValue(): string {
    return 'System.Management.Automation.PSPropertySet';
  }
}

/** A named collection of members (`PSStandardMembers`). */
export class MemberSet extends PSMember {
  readonly memberType = 'MemberSet';
  constructor(
    name: string,
    readonly members: readonly PSMember[],
    readonly inheritMembers = true,
  ) {
    super(name);
  }
  find(name: string): PSMember | null {
    const key = name.toLowerCase();
    return this.members.find((member) => member.name.toLowerCase() === key) ?? null;
  }
  definition(): string {
    return `${this.name} {${this.members.map((member) => member.name).join(', ')}}`;
  }
  typeNameOfValue(): string {
    return 'System.Management.Automation.PSMemberSet';
  }
}

/** A method that is a script block. */
export class ScriptMethod extends PSMethodMember {
  readonly memberType = 'ScriptMethod';
  constructor(
    name: string,
    readonly script: NetObject & Invocable,
  ) {
    super(name);
  }
  invoke(self: unknown, args: readonly unknown[]): unknown {
    try {
      return this.script.invokeWithThis(self, args);
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      throw methodInvocationException(this.name, args.length, error, 'ScriptMethodRuntimeException');
    }
  }
  definition(): string {
    return `System.Object ${this.name}();`;
  }
}

/** An indexer with a name (`Item` of a table): shown by Get-Member, called like a method. */
export class ParameterizedProperty extends PSMethodMember {
  readonly memberType = 'ParameterizedProperty';
  constructor(
    name: string,
    private readonly shown: string,
    private readonly read: (self: unknown, args: readonly unknown[]) => unknown,
  ) {
    super(name);
  }
  invoke(self: unknown, args: readonly unknown[]): unknown {
    try {
      return this.read(self, args);
    } catch (error) {
      if (!(error instanceof NetException) || error.identity) throw error;
      throw getValueException(this.name, error);
    }
  }
  definition(): string {
    return this.shown;
  }
}
