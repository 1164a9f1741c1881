/** Making objects of a type: as `::new()` does, as New-Object does, and as .NET's reflection does. */

import { netText } from '../format/format-value.ts';
import { NetException, netException } from '../net-exception.ts';
import { type NetType, typeNamed } from '../net-type.ts';
import { typeOf } from '../type-of.ts';
import { conversion } from './conversion-port.ts';
import { conversionRank, Rank } from './conversion-rank.ts';
import { defaultValueOf, newArray, newMultiArray } from './default-value.ts';
import { argumentNotConverted, methodInvocationException, noOverload, typeNotBuilt } from './member-errors.ts';
import type { MethodGroup } from './method-group.ts';
import { type CallNames, callNames, type Overload } from './overload.ts';
import type { InvocationConstraints } from './overload-resolution.ts';
import { membersOf } from './type-members.ts';

const THROWING = '.ctor';
const BY_LANGUAGE = callNames(THROWING);

/** `[type]::new(args)`. */
export function construct(type: NetType, args: readonly unknown[], constraints?: InvocationConstraints): unknown {
  if (type.isArray) return constructArray(type, args, BY_LANGUAGE);
  const constructors = constructorsOf(type);
  if (constructors) return constructors.invoke(type, args, constraints);
  // A struct can always be made without arguments; what has no constructors has none for any number of them.
  if (args.length === 0 && type.isValueType) return defaultValueOf(type);
  throw noOverload('new', args.length);
}

/**
 * As New-Object makes it: every struct without arguments, too, and errors name the constructor by its type and the
 * arguments by number (DotNetAdapter.ConstructorInvokeDotNet).
 */
export function constructNamed(type: NetType, args: readonly unknown[]): unknown {
  if (args.length === 0 && type.isValueType) return defaultValueOf(type);
  const names: CallNames = { called: type.name, throwing: THROWING, numbered: true };
  if (type.isArray) return constructArray(type, args, names);
  const constructors = constructorsOf(type);
  if (!constructors) throw noOverload(type.name, args.length);
  return constructors.invokeNamed(names, type, args);
}

/** Whether {@link constructNamed} finds a constructor to try: whether there is any, and with no arguments one that takes none. */
export function canBeMade(type: NetType, count: number): boolean {
  if (isBuiltElsewhere(type)) return true;
  if (type.isArray) return count > 0;
  if (count === 0) return type.isValueType || hasDefaultConstructor(type);
  return membersOf(type).constructors !== null;
}

/** Whether a constructor can be called without arguments. */
function hasDefaultConstructor(type: NetType): boolean {
  return membersOf(type).constructors?.overloads.some(({ requiredCount }) => requiredCount === 0) ?? false;
}

/** The constructors of a type; null where it has none. @throws NetException for a class that is not built here */
function constructorsOf(type: NetType): MethodGroup | null {
  const { constructors } = membersOf(type);
  if (!constructors && isBuiltElsewhere(type)) throw typeNotBuilt(type);
  return constructors;
}

/** Whether the real type is a class that can be made, which this shell cannot. */
export function isBuiltElsewhere({ declaration, isInterface }: NetType): boolean {
  return declaration.onlyRecorded === true && !isInterface && !declaration.abstract;
}

/** `[int[]]::new(3)`, `[int[,]]::new(2, 2)`. */
function constructArray(type: NetType, args: readonly unknown[], names: CallNames): unknown {
  if (args.length !== type.rank) throw noOverload('new', args.length);
  const element = type.elementType as NetType;
  const lengths = args.map((arg, position) => lengthOf(arg, position, names));
  try {
    const [length, ...further] = lengths;
    const single = length !== undefined && further.length === 0;
    return single ? newArray(element, length) : newMultiArray(element, lengths);
  } catch (error) {
    throw error instanceof NetException ? methodInvocationException(THROWING, args.length, error) : error;
  }
}

/** A length as .NET's constructors of arrays take it. They name their arguments by number. */
function lengthOf(value: unknown, position: number, { called }: CallNames): number {
  const type = typeNamed('System.Int32');
  try {
    return conversion().convertTo(value, type) as number;
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    throw argumentNotConverted(String(position), netText(value), called, type, error);
  }
}

/** Activator.CreateInstance: .NET's own binder, which converts no argument but numbers to wider ones. */
export function createInstance(type: NetType, args: readonly unknown[]): unknown {
  if (args.length === 0) return createDefault(type);
  const overload = (membersOf(type).constructors?.overloads ?? []).find((one) => takes(one, args));
  if (!overload) throw missingMethod(`Constructor on type '${type.fullName}' not found.`);
  return thrownAsItIs(() => overload.invoke(type, args, false, BY_LANGUAGE));
}

function createDefault(type: NetType): unknown {
  const reason = reasonAgainst(type);
  if (reason)
    throw missingMethod(`Cannot dynamically create an instance of type '${type.fullName}'. Reason: ${reason}`);
  return type.isValueType ? defaultValueOf(type) : thrownAsItIs(() => construct(type, []));
}

/** Why a type cannot be made without arguments, in .NET's words; null when it can. */
function reasonAgainst(type: NetType): string | null {
  if (type.isValueType || isBuiltElsewhere(type)) return null;
  if (type.fullName === 'System.String') return 'Uninitialized Strings cannot be created.';
  if (type.isInterface) return 'Cannot create an instance of an interface.';
  if (type.declaration.abstract) return 'Cannot create an abstract class.';
  return hasDefaultConstructor(type) ? null : 'No parameterless constructor defined.';
}

function takes({ parameters }: Overload, args: readonly unknown[]): boolean {
  return parameters.length === args.length && parameters.every(({ type }, i) => isTaken(args[i], type));
}

function isTaken(value: unknown, type: NetType | null): boolean {
  if (type === null) return true;
  if (value === null || value === undefined) return !type.isValueType;
  const from = typeOf(value);
  if (from === null) return false;
  return type.isAssignableFrom(from) || conversionRank(from, type) === Rank.numericImplicit;
}

/** What a constructor throws reaches the caller of the method that made the object, not of the constructor. */
function thrownAsItIs(make: () => unknown): unknown {
  try {
    return make();
  } catch (error) {
    throw error instanceof NetException && error.innerException ? error.innerException : error;
  }
}

function missingMethod(message: string): NetException {
  return netException('System.MissingMethodException', message);
}
