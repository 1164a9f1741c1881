/**
 * ScriptType: a class or enum that a script defines, as a NetType. Its declaration is filled in after the type itself is
 * known, since the classes of one text may name each other in any order.
 */

import type { TypeDefinitionAst } from '../../language/ast.ts';
import type { MethodGroup } from '../../types/members/method-group.ts';
import { NetException, netException } from '../../types/net-exception.ts';
import type { NetObject } from '../../types/net-type.ts';
import { NetType, typeNamed } from '../../types/net-type.ts';
import type { EnumMembers, TypeDeclaration } from '../../types/type-declaration.ts';
import type { SourceContext } from '../compile/source-context.ts';
import type { SessionState } from '../scope.ts';
import { ScriptError } from '../statement-errors.ts';

/** A place in an object of the class: what it holds before anything is assigned. */
export interface InstanceField {
  readonly slot: number;
  emptyValue(): unknown;
}

/** A property or field that only code of derived classes reaches, or whose accessors do not all show. */
export interface FamilyProperty {
  readonly get: ((self: unknown) => unknown) | null;
  readonly set: ((self: unknown, value: unknown) => void) | null;
}

/** What a class shows to those that derive from it and to nobody else (`protected` in C#), by lower-case name. */
export interface FamilyMembers {
  readonly properties: ReadonlyMap<string, FamilyProperty>;
  /** With the public overloads of the same name. */
  readonly methods: ReadonlyMap<string, MethodGroup>;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A declaration that is still being written. */
export type ScriptDeclaration = Writable<TypeDeclaration<never>>;

export class ScriptType extends NetType {
  /** The base class; its own base when it names none. */
  base: NetType;
  /** Types that member signatures name, as `bindingsOf` hands them to overload resolution. */
  override readonly signatureTypes = new Map<string, NetType>();
  /** Instance properties that this class itself declares. */
  fields: readonly InstanceField[] = [];
  /** Gives an object the initial values that the class itself declares; null where it declares none. */
  initializeFields: ((object: NetObject) => void) | null = null;
  /** Values of the static properties. */
  readonly staticValues: unknown[] = [];
  /** Null for a class that has no such members. */
  family: FamilyMembers | null = null;
  /** Constructors as a derived class calls them (`: base(…)`): on an object that is being made. */
  initializers: MethodGroup | null = null;
  /** The session state whose `$script:` variables and functions the methods see. */
  session: SessionState | null = null;
  /** Runs static initializers and the static constructor, when the class is first used. */
  initializeStatics: (() => void) | null = null;

  constructor(
    name: string,
    readonly draft: ScriptDeclaration,
  ) {
    super(name, draft);
    this.base = typeNamed(draft.kind === 'enum' ? 'System.Enum' : 'System.Object');
  }

  /** A type whose members follow. */
  static named(name: string, kind: 'class' | 'enum'): ScriptType {
    return new ScriptType(name, { name, kind, scripted: true });
  }

  override get baseType(): NetType {
    return this.base;
  }

  /** Two definitions of one name are two types. */
  override isAssignableFrom(other: NetType): boolean {
    for (const type of other.lineage()) if (type === this) return true;
    return false;
  }

  /** The first type of the lineage that no script defined. */
  get nativeBase(): NetType {
    let type: NetType = this;
    while (type instanceof ScriptType) type = type.base;
    return type;
  }

  /** The nearest class of the lineage that shows members to derived ones alone. */
  get familyBase(): FamilyMembers | null {
    let type: NetType = this;
    while (type instanceof ScriptType) {
      if (type.family) return type.family;
      type = type.base;
    }
    return null;
  }

  /** Number of instance properties that script classes further up declare. */
  get firstSlot(): number {
    return this.base instanceof ScriptType ? this.base.firstSlot + this.base.fields.length : 0;
  }

  /** How a signature names a type; the name is remembered for overload resolution. */
  signatureName(type: NetType): string {
    const name = type.displayName;
    this.signatureTypes.set(name, type);
    return name;
  }

  /** Runs the static initializers once. When they fail, the type cannot be used from then on. */
  ensureStatics(): void {
    if (this.staticFailure) throw this.staticFailure;
    const run = this.initializeStatics;
    if (!run) return;
    this.initializeStatics = null;
    try {
      run();
    } catch (error) {
      if (!(error instanceof NetException || error instanceof ScriptError)) throw error;
      const inner = error instanceof ScriptError ? error.record.exception : error;
      const message = `The type initializer for '${this.name}' threw an exception.`;
      this.staticFailure = netException('System.TypeInitializationException', message, inner);
      this.staticFailure.properties.set('TypeName', this.name);
      throw this.staticFailure;
    }
  }

  private staticFailure: NetException | null = null;

  setEnumMembers(members: EnumMembers): void {
    this.draft.members = members;
    this.memberTable = null;
  }
}

/** One definition of a text with the context that its names are looked up in. */
export interface Definition {
  readonly one: TypeDefinitionAst;
  readonly type: ScriptType;
  readonly context: SourceContext;
}
