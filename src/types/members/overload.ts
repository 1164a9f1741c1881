/** One overload of a method or constructor: its signature with resolved types, and the call with converted arguments. */

import { netText } from '../format/format-value.ts';
import { argumentException, NetException } from '../net-exception.ts';
import type { NetType } from '../net-type.ts';
import { typeNamed } from '../net-type.ts';
import type { Implementation } from '../type-declaration.ts';
import { typeOf } from '../type-of.ts';
import { NullString } from '../values/null-string.ts';
import { PSObject } from '../values/ps-object.ts';
import { PSReference } from '../values/reference.ts';
import { asTypedArray } from '../values/typed-array.ts';
import { conversion } from './conversion-port.ts';
import {
  argumentNotConverted,
  isMethodException,
  methodInvocationException,
  referenceExpected,
} from './member-errors.ts';
import { isInvocable } from './ps-member.ts';
import { displaySignature, type MethodSignature, type ParameterSignature } from './signature.ts';
import { resolveTypeReference, type TypeBindings, type TypeReference } from './type-reference.ts';
import { type Boxer, boxerFor, unboxed, unboxesArguments } from './value-boxing.ts';

const NO_ARGUMENTS: readonly unknown[] = [];

/** What the errors of a call say of it. */
export interface CallNames {
  /** The method, where an argument does not fit. */
  readonly called: string;
  /** The method, where it throws. */
  readonly throwing: string;
  /** Arguments are known by number (operators, New-Object), not by the name of their parameter. */
  readonly numbered: boolean;
}

/** The names of a call that says the same of arguments and of what is thrown. Operators know their operands by number. */
export function callNames(method: string): CallNames {
  return { called: method, throwing: method, numbered: method.startsWith('op_') };
}

/** How a value of the exact parameter type is recognised without asking for its type. */
type ExactTest = 'string' | 'number' | 'boolean' | 'bigint' | 'any' | 'type';

/** A parameter with its resolved type. */
export class Parameter {
  readonly reference: TypeReference;
  /** Element type of a `params` array. */
  readonly element: TypeReference | null;
  private readonly exactTest: ExactTest;
  private readonly unboxes: boolean;

  constructor(
    readonly signature: ParameterSignature,
    bindings: TypeBindings,
  ) {
    this.reference = resolveTypeReference(signature.typeName, bindings);
    this.element = signature.isParamsArray
      ? resolveTypeReference(signature.typeName.replace(/\[\]$/, ''), bindings)
      : null;
    // A parameter of a type parameter (`T item`) takes PowerShell values, whatever T is.
    this.unboxes = unboxesArguments(this.reference.type) && !bindings.has(signature.typeName);
    this.exactTest = exactTestFor(this.reference.type);
  }

  get type(): NetType | null {
    return this.reference.type;
  }

  /** Whether a value is of this very type, so that no conversion is needed. `System.Object` counts when `looseObject`. */
  isExact(value: unknown, looseObject: boolean): boolean {
    if (this.signature.isReference) return value instanceof PSReference && looseObject;
    switch (this.exactTest) {
      case 'any':
        return looseObject;
      case 'type':
        return value !== null && this.type !== null && typeOf(value) === this.type;
      default:
        return typeof value === this.exactTest;
    }
  }

  /** The value as the declaration's function takes it. */
  convert(value: unknown, names: CallNames, position: number): unknown {
    if (this.signature.isReference) {
      if (value instanceof PSReference) return value;
      throw referenceExpected(position + 1);
    }
    return this.convertTo(value, this.reference, this.unboxes, names, position);
  }

  /** The trailing arguments of a `params` array as one array. */
  convertExpanded(values: readonly unknown[], names: CallNames): unknown {
    const element = this.element as TypeReference;
    const unboxes = unboxesArguments(element.type);
    const items = values.map((value) => this.convertTo(value, element, unboxes, names, 0));
    return element.type && !unboxes ? asTypedArray(items, element.type) : items;
  }

  private convertTo(value: unknown, to: TypeReference, unboxes: boolean, names: CallNames, position: number): unknown {
    const type = to.type;
    if (value === undefined) value = null;
    if (type === null || (value === null && to.isNullable)) return value;
    if (type.declaration.kind === 'delegate' && isInvocable(value)) return value;
    const fitting = fits(value, type) ? value : this.converted(value, type, names, position);
    return unboxes ? unboxed(fitting) : fitting;
  }

  private converted(value: unknown, type: NetType, names: CallNames, position: number): unknown {
    if (value instanceof NullString && type.fullName === 'System.String') return null;
    if (value === null && !type.isValueType && type.fullName !== 'System.String' && !type.isArray) return null;
    try {
      return conversion().convertTo(value, type);
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      const parameter = names.numbered ? String(position) : this.signature.name;
      throw argumentNotConverted(parameter, netText(value), names.called, type, error);
    }
  }
}

function exactTestFor(type: NetType | null): ExactTest {
  switch (type?.fullName) {
    case 'System.String':
      return 'string';
    case 'System.Int32':
      return 'number';
    case 'System.Boolean':
      return 'boolean';
    case 'System.Numerics.BigInteger':
      return 'bigint';
    case 'System.Object':
      return 'any';
    default:
      return 'type';
  }
}

/** Whether a value can stand for a type as it is. */
function fits(value: unknown, type: NetType): boolean {
  switch (type.fullName) {
    case 'System.String':
      return typeof value === 'string';
    case 'System.Int32':
      return typeof value === 'number';
    case 'System.Boolean':
      return typeof value === 'boolean';
    case 'System.Object':
    case 'System.Management.Automation.PSObject':
      return true;
  }
  if (value === null || value instanceof PSObject) return false;
  const own = typeOf(value);
  return own !== null && (own === type || type.isAssignableFrom(own));
}

export class Overload {
  readonly parameters: readonly Parameter[];
  /** The parameters that take one argument each: all but the params array. */
  readonly single: readonly Parameter[];
  /** The last parameter where it takes any number of arguments, else null. */
  readonly paramsArray: Parameter | null;
  readonly returnType: TypeReference;
  readonly requiredCount: number;
  private readonly box: Boxer;
  private readonly isVoid: boolean;
  /** Statics of a generic type are told which constructed type they are called on. */
  private readonly takesType: boolean;

  constructor(
    /** As the declaration writes it. */
    private readonly text: string,
    readonly signature: MethodSignature,
    private readonly run: Implementation,
    readonly owner: NetType,
    readonly isStatic: boolean,
    readonly bindings: TypeBindings,
    /** What a constructor makes; its signature names no return type. */
    private readonly made: NetType | null = null,
  ) {
    const bound = signature.typeParameters.length > 0 ? withTypeParameters(signature, bindings) : bindings;
    this.parameters = signature.parameters.map((parameter) => new Parameter(parameter, bound));
    this.returnType = resolveTypeReference(signature.returnType, bound);
    this.isVoid = signature.returnType === 'void' && made === null;
    this.box = boxerFor(made ?? this.returnType.type);
    this.takesType = isStatic && (owner.declaration.generic?.length ?? 0) > 0;
    const last = this.parameters.at(-1);
    this.paramsArray = last?.signature.isParamsArray ? last : null;
    this.single = this.paramsArray ? this.parameters.slice(0, -1) : this.parameters;
    this.requiredCount = signature.parameters.filter((p) => !p.isOptional && !p.isParamsArray).length;
  }

  /** The same overload with the type parameters of the generic method given (`.Method[int](…)`). */
  withTypeArguments(types: readonly NetType[]): Overload {
    const bindings = new Map(this.bindings);
    for (const [i, name] of this.signature.typeParameters.entries()) {
      bindings.set(name, types[i] ?? typeNamed('System.Object'));
    }
    const closed: MethodSignature = { ...this.signature, typeParameters: [] };
    return new Overload(this.text, closed, this.run, this.owner, this.isStatic, bindings, this.made);
  }

  /** Whether it implements an interface privately: `int IComparable.CompareTo(…)`. */
  get isExplicit(): boolean {
    return /^\S+ I[A-Z][^( ]*\.\w+\(/.test(this.text);
  }

  /** As OverloadDefinitions and Get-Member print it. */
  get definition(): string {
    const shown = displaySignature(this.text);
    return this.isStatic && this.made === null && !shown.startsWith('static ') ? `static ${shown}` : shown;
  }

  /** Calls with arguments that overload resolution found to fit; `expanded` packs the trailing ones into the params array. */
  invoke(self: unknown, args: readonly unknown[], expanded: boolean, names: CallNames): unknown {
    const values = this.convertArguments(args, expanded, names);
    let raw: unknown;
    try {
      raw = this.call(self, values);
    } catch (error) {
      const thrown = error instanceof TypeError ? this.nullArgument(values, error) : error;
      if (!(thrown instanceof NetException) || this.owner.declaration.scripted) throw thrown;
      throw isMethodException(thrown) ? thrown : methodInvocationException(names.throwing, args.length, thrown);
    }
    return this.isVoid ? undefined : this.box(raw);
  }

  /** A function that stumbled over null was given null for what .NET does not take null for; other errors stay. */
  private nullArgument(values: readonly unknown[], error: TypeError): unknown {
    const position = values.findIndex((value, i) => value === null && !this.parameters[i]?.reference.isNullable);
    const parameter = this.parameters[position];
    if (!parameter || this.owner.declaration.scripted) return error;
    return argumentException('ArgumentNullException', 'Value cannot be null.', parameter.signature.name);
  }

  private call(self: unknown, values: readonly unknown[]): unknown {
    const run = this.run as (...values: unknown[]) => unknown;
    if (!this.isStatic) {
      switch (values.length) {
        case 0:
          return run(self);
        case 1:
          return run(self, values[0]);
        default:
          return run(self, ...values);
      }
    }
    return this.takesType ? run(this.owner, ...values) : run(...values);
  }

  private convertArguments(args: readonly unknown[], expanded: boolean, names: CallNames): readonly unknown[] {
    if (expanded && this.paramsArray) return this.packArguments(args, this.paramsArray, names);
    if (args.length === 0) return NO_ARGUMENTS;
    const values: unknown[] = [];
    for (let i = 0; i < args.length; i++) {
      const parameter = this.parameters[i];
      if (!parameter) break;
      values.push(parameter.convert(args[i], names, i));
    }
    return values;
  }

  /** The trailing arguments in one array; a single parameter that got none is given null. */
  private packArguments(args: readonly unknown[], paramsArray: Parameter, names: CallNames): unknown[] {
    const values = this.single.map((parameter, i) => parameter.convert(args[i], names, i));
    values.push(paramsArray.convertExpanded(args.slice(this.single.length), names));
    return values;
  }
}

/** Type parameters of a generic method count as System.Object until they are given. */
function withTypeParameters(signature: MethodSignature, bindings: TypeBindings): TypeBindings {
  const bound = new Map(bindings);
  for (const name of signature.typeParameters) bound.set(name, typeNamed('System.Object'));
  return bound;
}
