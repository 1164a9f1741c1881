/**
 * Conversions that the target type itself offers: a static Parse method for texts and a constructor with one parameter.
 * They are called as declared, not through overload resolution: PowerShell looks them up by exact parameter types.
 */

import { parseConstructorSignature, parseMethodSignature } from '../members/signature.ts';
import { bindingsOf, resolveTypeReference, type TypeReference } from '../members/type-reference.ts';
import { unboxed, unboxesArguments } from '../members/value-boxing.ts';
import { NetException } from '../net-exception.ts';
import type { NetType } from '../net-type.ts';
import type { CultureName, Implementation } from '../type-declaration.ts';
import { typeOf } from '../type-of.ts';
import { Char } from '../values/char.ts';
import { cultureInfoNamed } from '../values/culture-info.ts';
import { EnumValue } from '../values/enum-value.ts';
import { asTypedArray, elementTypeOf, isNetArray } from '../values/typed-array.ts';
import { conversionFailed, isInvalidCast, noConversion } from './conversion-error.ts';

/** `convertTo` of conversion.ts, handed in because the two would import each other. */
export type Convert = (value: unknown, type: NetType) => unknown;

interface ParseMethod {
  readonly run: Implementation;
  readonly withProvider: boolean;
}

const parseMethods = new WeakMap<NetType, ParseMethod | null>();

/** The Parse method for texts; the one that takes a culture comes first. */
function parseMethodOf(type: NetType): ParseMethod | null {
  let found = parseMethods.get(type);
  if (found === undefined) parseMethods.set(type, (found = findParseMethod(type)));
  return found;
}

function findParseMethod(type: NetType): ParseMethod | null {
  let plain: Implementation | null = null;
  for (const base of type.lineage()) {
    for (const [signature, run] of base.declaration.staticMethods ?? []) {
      if (!/\bParse\(/.test(signature)) continue;
      const { name, parameters } = parseMethodSignature(signature);
      const [text, provider, ...others] = parameters;
      if (name !== 'Parse' || text?.typeName !== 'string') continue;
      if (provider?.typeName === 'System.IFormatProvider' && others.length === 0) return { run, withProvider: true };
      if (!provider) plain ??= run;
    }
  }
  return plain && { run: plain, withProvider: false };
}

/** Calls code of a declaration, which may throw NetException, and words its failure. */
function attempt(errorId: string, value: unknown, type: NetType, run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (error instanceof NetException) throw conversionFailed(errorId, value, type, error);
    throw error;
  }
}

const INVARIANT: CultureName = '';

/** Whether texts of a type depend on a culture. */
export function parsesByCulture(type: NetType): boolean {
  return parseMethodOf(type)?.withProvider ?? false;
}

/** `T.Parse(text)`; undefined when the type has no such method. */
export function viaParse(text: string, type: NetType, culture: CultureName = INVARIANT): unknown {
  const method = parseMethodOf(type);
  if (!method) return undefined;
  const run = method.run as (...args: unknown[]) => unknown;
  return method.withProvider
    ? attempt('InvalidCastParseTargetInvocationWithFormatProvider', text, type, () =>
        run(text, cultureInfoNamed(culture)),
      )
    : attempt('InvalidCastParseTargetInvocation', text, type, () => run(text));
}

interface SingleConstructor {
  readonly parameter: TypeReference;
  readonly run: Implementation;
}

const constructors = new WeakMap<NetType, readonly SingleConstructor[]>();

function singleConstructors(type: NetType): readonly SingleConstructor[] {
  let found = constructors.get(type);
  if (!found) constructors.set(type, (found = findSingleConstructors(type)));
  return found;
}

function findSingleConstructors(type: NetType): SingleConstructor[] {
  const result: SingleConstructor[] = [];
  for (const [signature, run] of type.declaration.constructors ?? []) {
    const [parameter, ...others] = parseConstructorSignature(signature).parameters;
    if (!parameter || others.length > 0 || parameter.isReference) continue;
    result.push({ parameter: resolveTypeReference(parameter.typeName, bindingsOf(type)), run });
  }
  return result;
}

const integerNames = new Set(
  ['SByte', 'Byte', 'Int16', 'UInt16', 'Int32', 'UInt32', 'Int64', 'UInt64'].map((n) => `System.${n}`),
);

function isCollectionType(type: NetType): boolean {
  const { count, enumerate, name } = type.declaration;
  return name === 'System.Collections.Hashtable' || (count !== undefined && enumerate !== undefined);
}

/** How well a parameter takes the value as it is: 2 exactly, 1 by assignment or a wider integer, 0 not at all. */
function fitness(parameter: TypeReference, from: NetType): number {
  const { type } = parameter;
  if (!type) return interfaceNames(from).some((name) => baseName(name) === baseName(parameter.name)) ? 1 : 0;
  if (type === from) return 2;
  if (type.isAssignableFrom(from)) return 1;
  if (integerNames.has(from.fullName)) return type.fullName === 'System.Int64' ? 1 : 0;
  // A char or an enum is a number to a constructor that takes one.
  return (from.isEnum || from.fullName === 'System.Char') && /^System\.Int(?:32|64)$/.test(type.fullName) ? 1 : 0;
}

function interfaceNames(type: NetType): string[] {
  return [...type.lineage()].flatMap((base) => base.declaredInterfaces());
}

function baseName(name: string): string {
  return name.replace(/[`[].*$/, '').toLowerCase();
}

/** `new T(value)`; undefined when no constructor takes such a value. */
export function viaConstructor(value: unknown, type: NetType, convert: Convert): unknown {
  if (type.declaration.abstract || type.isInterface) return undefined;
  const from = typeOf(value);
  if (!from) return undefined;
  // An integer given to a collection would be its capacity, which is not a conversion.
  if (integerNames.has(from.fullName) && isCollectionType(type)) return viaItems(value, type, convert);
  let best: SingleConstructor | null = null;
  let bestFit = 0;
  for (const candidate of singleConstructors(type)) {
    const candidateFit = fitness(candidate.parameter, from);
    if (candidateFit > bestFit) [best, bestFit] = [candidate, candidateFit];
  }
  if (!best || (type.genericArguments.length === 1 && isNetArray(value)))
    return viaItems(value, type, convert) ?? undefined;
  return construct(best, value, type);
}

function construct(chosen: SingleConstructor, value: unknown, type: NetType): unknown {
  const run = chosen.run as (...args: unknown[]) => unknown;
  // Constructors of generic types are told which constructed type to make (see members/overload.ts).
  const isGeneric = (type.declaration.generic?.length ?? 0) > 0;
  const argument = unboxesArguments(chosen.parameter.type) ? widened(value, chosen.parameter) : value;
  return attempt('InvalidCastConstructorException', value, type, () =>
    isGeneric ? run(type, argument) : run(argument),
  );
}

function widened(value: unknown, parameter: TypeReference): unknown {
  const raw = value instanceof EnumValue ? Number(value.value) : value instanceof Char ? value.code : unboxed(value);
  return parameter.type?.fullName === 'System.Int64' && typeof raw === 'number' ? BigInt(raw) : raw;
}

/** A generic collection of T from an array or one value, whose items are converted to T. */
function viaItems(value: unknown, type: NetType, convert: Convert): unknown {
  const [elementType, ...others] = type.genericArguments;
  if (!elementType || others.length > 0 || !isCollectionType(type)) return undefined;
  const fromItems = singleConstructors(type).find(({ parameter }) =>
    /^System\.Collections\.Generic\.I(?:Enumerable|Collection|List)\[/.test(parameter.name),
  );
  if (!fromItems) return undefined;
  const items = Array.isArray(value) ? value : value instanceof Uint8Array ? Array.from(value) : [value];
  return construct(
    fromItems,
    asTypedArray(convertedItems(items, elementType, value, type, convert), elementType),
    type,
  );
}

function convertedItems(
  items: readonly unknown[],
  elementType: NetType,
  value: unknown,
  type: NetType,
  convert: Convert,
) {
  if (isNetArray(value) && elementTypeOf(value) === elementType) return [...items];
  // PowerShell tells why one value is no item, but not which item of an array is none.
  if (!isNetArray(value)) return items.map((item) => convert(item, elementType));
  try {
    return items.map((item) => convert(item, elementType));
  } catch (error) {
    if (isInvalidCast(error)) throw noConversion(value, type);
    throw error;
  }
}
