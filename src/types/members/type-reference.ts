/** Finds the types that signatures name: `int`, `string[]`, `T`, `System.Collections.Generic.List[int]`, `System.Nullable[datetime]`. */
import { arrayTypeOf, findType, genericTypeOf, type NetType } from '../net-type.ts';
import { splitOutsideBrackets } from './signature.ts';

/** What the type parameters of a generic type (and of a generic method) stand for, by name. */
export type TypeBindings = ReadonlyMap<string, NetType>;

export const noBindings: TypeBindings = new Map();

/** A type as a signature names it. */
export interface TypeReference {
  /** As written. */
  readonly name: string;
  /** null when no such type is emulated; a value then fits if one of its own interfaces or bases has that name. */
  readonly type: NetType | null;
  /** Nullable<T>: `type` is T. */
  readonly isNullable: boolean;
}

/** The bindings of a constructed generic type; unbound parameters of an open definition count as System.Object. */
export function bindingsOf(type: NetType): TypeBindings {
  if (type.signatureTypes) return type.signatureTypes;
  const names = type.declaration.generic;
  if (!names || names.length === 0) return noBindings;
  const bindings = new Map<string, NetType>();
  names.forEach((name, i) => {
    const argument = type.genericArguments[i] ?? findType('System.Object');
    if (argument) bindings.set(name, argument);
  });
  return bindings;
}

/** Resolves a type name of a signature. */
export function resolveTypeReference(name: string, bindings: TypeBindings): TypeReference {
  const [, underlying] = /^(?:System\.)?Nullable\[(.*)\]$/i.exec(name) ?? [];
  if (underlying !== undefined) return { name, type: resolveTypeName(underlying, bindings), isNullable: true };
  return { name, type: resolveTypeName(name, bindings), isNullable: false };
}

function resolveTypeName(name: string, bindings: TypeBindings): NetType | null {
  const bound = bindings.get(name);
  if (bound) return bound;
  const [, elementName, commas = ''] = /^(.*)\[(,*)\]$/.exec(name) ?? [];
  if (elementName !== undefined) {
    const element = resolveTypeName(elementName, bindings);
    return element && arrayTypeOf(element, commas.length + 1);
  }
  const bracket = name.indexOf('[');
  if (bracket >= 0 && name.endsWith(']')) return constructedType(name, bracket, bindings);
  return findType(name) ?? null;
}

function constructedType(name: string, bracket: number, bindings: TypeBindings): NetType | null {
  const argumentNames = splitOutsideBrackets(name.slice(bracket + 1, -1), ',');
  const plain = name.slice(0, bracket);
  const definition = findType(plain.includes('`') ? plain : `${plain}\`${argumentNames.length}`);
  if (!definition) return null;
  const args: NetType[] = [];
  for (const argumentName of argumentNames) {
    const argument = resolveTypeName(argumentName, bindings);
    if (!argument) return null;
    args.push(argument);
  }
  return genericTypeOf(definition, args);
}
