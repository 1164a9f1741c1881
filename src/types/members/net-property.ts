/** Properties of a .NET type as its declaration has them: the getter's result is boxed, the setter's value converted. */
import { NetException } from '../net-exception.ts';
import { type NetType, typeNamed } from '../net-type.ts';
import type { Implementation, PropertyDeclaration } from '../type-declaration.ts';
import { typeOf } from '../type-of.ts';
import { baseOf } from '../values/ps-object.ts';
import { conversion } from './conversion-port.ts';
import {
  adaptedReadOnlyProperty,
  getValueException,
  isSetValueException,
  readOnlyProperty,
  setValueException,
} from './member-errors.ts';
import { type MemberKind, PSProperty } from './ps-member.ts';
import { type PropertySignature, parsePropertySignature } from './signature.ts';
import { resolveTypeReference, type TypeBindings, type TypeReference } from './type-reference.ts';
import { type Boxer, boxerFor, unboxed, unboxesArguments } from './value-boxing.ts';

type Getter = (self?: unknown) => unknown;
type Setter = (self: unknown, value?: unknown) => void;

export class NetProperty extends PSProperty {
  readonly memberType: MemberKind = 'Property';
  private readonly signature: PropertySignature;
  /** Of the type's name, and how its values are boxed: found when first asked for, since most properties never are. */
  private resolved: TypeReference | null = null;
  private box: Boxer | null = null;
  private readonly getter: Getter;
  private readonly setter: Setter | null;

  constructor(
    private readonly shown: string,
    get: Implementation,
    set: Implementation | undefined,
    private readonly bindings: TypeBindings,
    readonly isStatic: boolean,
    private readonly isMarked = isStatic && !shown.startsWith('static '),
  ) {
    const signature = parsePropertySignature(shown);
    super(signature.name);
    this.signature = signature;
    this.getter = get as Getter;
    this.setter = (set as Setter | undefined) ?? null;
  }

  static of(declaration: PropertyDeclaration, bindings: TypeBindings, isStatic: boolean): NetProperty {
    return new NetProperty(declaration[0], declaration[1], declaration[2], bindings, isStatic);
  }

  /** A static property, which listings mark as one unless its name is among the unmarked. */
  static ofType(
    [shown, get, set]: PropertyDeclaration,
    bindings: TypeBindings,
    unmarked?: readonly string[],
  ): NetProperty {
    const isMarked = !unmarked?.includes(parsePropertySignature(shown).name) && !shown.startsWith('static ');
    return new NetProperty(shown, get, set, bindings, true, isMarked);
  }

  get reference(): TypeReference {
    return (this.resolved ??= resolveTypeReference(this.signature.typeName, this.bindings));
  }

  override netType(): NetType {
    return typeNamed('System.Management.Automation.PSProperty');
  }

  override get settable(): boolean {
    return this.setter !== null && this.signature.writable;
  }
  override get gettable(): boolean {
    return this.signature.readable;
  }

  /** The value; what the getter throws passes as it is. */
  read(self: unknown): unknown {
    const box = (this.box ??= boxerFor(this.reference.type));
    return box(this.isStatic ? this.getter() : this.getter(self));
  }

  get(self: unknown): unknown {
    try {
      return this.read(baseOf(self));
    } catch (error) {
      if (error instanceof NetException) throw getValueException(this.name, error);
      throw error;
    }
  }

  set(self: unknown, value: unknown): void {
    if (!this.settable || !this.setter) throw readOnlyProperty(this.name);
    try {
      const converted = this.convert(value);
      if (this.isStatic) this.setter(converted);
      else this.setter(self, converted);
    } catch (error) {
      if (error instanceof NetException) throw isSetValueException(error) ? error : setValueException(this.name, error);
      throw error;
    }
  }

  /** As an adapter of PowerShell's sets it (PSProperty.SetAdaptedValue). */
  override assign(self: unknown, value: unknown): void {
    if (!this.settable) throw adaptedReadOnlyProperty(this.name);
    try {
      this.set(self, value);
    } catch (error) {
      if (!(error instanceof NetException) || !error.innerException) throw error;
      throw setValueException(this.name, error.innerException, 'CatchFromBaseAdapterSetValue');
    }
  }

  private convert(value: unknown): unknown {
    const { type, isNullable } = this.reference;
    if (value === undefined) value = null;
    if (!type || type.fullName === 'System.Object' || (value === null && isNullable)) return value;
    const own = value === null ? null : typeOf(value);
    const fitting = own && type.isAssignableFrom(own) ? value : conversion().convertTo(value, type);
    return unboxesArguments(type) ? unboxed(fitting) : fitting;
  }

  definition(): string {
    return this.isMarked ? `static ${this.shown}` : this.shown;
  }

  override typeNameOfValue(): string {
    return this.reference.type?.toString() ?? this.reference.name;
  }
}
