/** System.Reflection's views of members: what `[type].GetMethods()` and its kind give. */
import { NetProperty } from '../members/net-property.ts';
import { callNames, Overload, type Parameter } from '../members/overload.ts';
import type { PSProperty } from '../members/ps-member.ts';
import { parseMethodSignature } from '../members/signature.ts';
import { bindingsOf } from '../members/type-reference.ts';
import { netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { baseOf } from '../values/ps-object.ts';

const PRIMITIVES = new Set(
  'Boolean Byte SByte Int16 UInt16 Int32 UInt32 Int64 UInt64 Char Double Single Void'
    .split(' ')
    .map((name) => `System.${name}`),
);

/** A type as signatures of reflection print it: primitives without their namespace. */
function signatureName(type: NetType): string {
  return PRIMITIVES.has(type.fullName) ? type.name : String(type);
}

const objectType = () => typeNamed('System.Object');

export abstract class MemberInfo extends NetObject {
  abstract readonly memberType: 'Constructor' | 'Field' | 'Method' | 'Property';

  constructor(
    readonly name: string,
    readonly declaringType: NetType,
    readonly isStatic: boolean,
  ) {
    super();
  }
}

export class ParameterInfo extends NetObject {
  constructor(
    readonly member: MemberInfo,
    readonly parameter: Parameter,
    readonly position: number,
  ) {
    super();
  }
  netType(): NetType {
    return typeNamed('System.Reflection.RuntimeParameterInfo');
  }
  get name(): string {
    return this.parameter.signature.name;
  }
  get type(): NetType {
    return this.parameter.type ?? objectType();
  }
  override toString(): string {
    return `${signatureName(this.type)} ${this.name}`;
  }
}

/** A method or a constructor. */
export class MethodInfo extends MemberInfo {
  readonly memberType: 'Constructor' | 'Method';

  constructor(
    name: string,
    readonly overload: Overload,
  ) {
    super(name, overload.owner, overload.isStatic);
    this.memberType = name === '.ctor' ? 'Constructor' : 'Method';
  }
  netType(): NetType {
    return typeNamed(`System.Reflection.Runtime${this.memberType}Info`);
  }
  get returnType(): NetType {
    const { signature, returnType } = this.overload;
    return signature.returnType === 'void' ? typeNamed('System.Void') : (returnType.type ?? objectType());
  }
  get parameters(): ParameterInfo[] {
    return this.overload.parameters.map((parameter, i) => new ParameterInfo(this, parameter, i));
  }
  /** Whether the parameters are of these very types. */
  takes(types: readonly NetType[]): boolean {
    const { parameters } = this.overload;
    return parameters.length === types.length && parameters.every((one, i) => (one.type ?? objectType()) === types[i]);
  }
  /** The method with its type parameters given. @throws NetException when it has none, or another number of them */
  closed(types: readonly NetType[]): MethodInfo {
    const wanted = this.overload.signature.typeParameters.length;
    if (wanted === 0) {
      const message = `${this} is not a GenericMethodDefinition. MakeGenericMethod may only be called on a method for which MethodBase.IsGenericMethodDefinition is true.`;
      throw netException('System.InvalidOperationException', message);
    }
    if (types.length !== wanted) {
      const message = `The type or method has ${wanted} generic parameter(s), but ${types.length} generic argument(s) were provided. A generic argument must be provided for each generic parameter.`;
      throw netException('System.ArgumentException', message);
    }
    return new MethodInfo(this.name, this.overload.withTypeArguments(types));
  }
  invoke(self: unknown, args: readonly unknown[] | null): unknown {
    return this.overload.invoke(baseOf(self), args ?? [], false, callNames(this.name)) ?? null;
  }
  override toString(): string {
    const types = this.parameters.map((one) => signatureName(one.type)).join(', ');
    const result = this.memberType === 'Constructor' ? 'Void' : signatureName(this.returnType);
    return `${result} ${this.name}(${types})`;
  }
}

export class PropertyInfo extends MemberInfo {
  readonly memberType = 'Property';

  constructor(
    readonly property: PSProperty,
    declaringType: NetType,
    isStatic: boolean,
  ) {
    super(property.name, declaringType, isStatic);
  }
  netType(): NetType {
    return typeNamed('System.Reflection.RuntimePropertyInfo');
  }
  get type(): NetType {
    return this.property instanceof NetProperty ? (this.property.reference.type ?? objectType()) : objectType();
  }
  /** The method behind reading (`get_X`) or writing (`set_X`); null where there is none. */
  accessor(reads: boolean): MethodInfo | null {
    const { property } = this;
    if (reads ? !property.gettable : !property.settable) return null;
    const type = property instanceof NetProperty ? property.reference.name : 'System.Object';
    const text = reads ? `${type} get_${this.name}()` : `void set_${this.name}(${type} value)`;
    const run = reads
      ? (self: unknown) => property.get(self)
      : (self: unknown, value: unknown) => property.set(self, value);
    const signature = parseMethodSignature(text);
    const declaring = this.declaringType;
    const overload = new Overload(text, signature, run, declaring, this.isStatic, bindingsOf(declaring));
    return new MethodInfo(signature.name, overload);
  }
  override toString(): string {
    return `${signatureName(this.type)} ${this.name}`;
  }
}

/** A constant or read-only static value, a named value of an enum, or an instance field. */
export class FieldInfo extends MemberInfo {
  readonly memberType = 'Field';

  constructor(
    readonly property: PSProperty,
    declaringType: NetType,
    isStatic = true,
  ) {
    super(property.name, declaringType, isStatic);
  }
  netType(): NetType {
    return typeNamed('System.Reflection.RtFieldInfo');
  }
  get type(): NetType {
    if (this.declaringType.isEnum) return this.declaringType;
    return this.property instanceof NetProperty ? (this.property.reference.type ?? objectType()) : objectType();
  }
  /** The value; of an instance field that of an object. */
  valueIn(self: unknown): unknown {
    return this.property.get(this.isStatic ? this.declaringType : baseOf(self)) ?? null;
  }
  override toString(): string {
    return `${signatureName(this.type)} ${this.name}`;
  }
}
