/**
 * How members of any value are read, written and called. Keys of a dictionary come before its members (see
 * `member-lookup.ts` for the order of those); what a collection does not have is asked of its elements.
 */

import { enumerate } from '../enumeration.ts';
import { NetException } from '../net-exception.ts';
import { NetObject, type NetType } from '../net-type.ts';
import { typeOf } from '../type-of.ts';
import { PSCustomObject } from '../values/custom-object.ts';
import { KeyedTable } from '../values/hashtable.ts';
import { baseOf } from '../values/ps-object.ts';
import { BoundMethod } from './bound-method.ts';
import { construct } from './construction.ts';
import { AdapterProperty } from './content-property.ts';
import { connectElementAccess } from './element-access.ts';
import { extensionOf } from './instance-extension.ts';
import { invokeIntrinsic, isIntrinsic } from './intrinsic-methods.ts';
import { listedMethodNamed, listedMethods } from './listed-members.ts';
import {
  methodNotFound,
  methodOnNull,
  propertyNotFound,
  readOnlyProperty,
  setValueException,
  typeNotBuilt,
} from './member-errors.ts';
import { findMember, methodBesideContent } from './member-lookup.ts';
import { MemberSetView } from './member-set-view.ts';
import { MethodGroup } from './method-group.ts';
import { NetProperty } from './net-property.ts';
import type { InvocationConstraints } from './overload-resolution.ts';
import { AliasProperty, MemberSet, type PSMember, PSMethodMember, PSProperty } from './ps-member.ts';
import { MemberView } from './psobject-view.ts';
import { reservedMember } from './reserved-members.ts';
import { membersOf } from './type-members.ts';
import { assemblyQualifiedArguments } from './type-names.ts';
import { typeTable } from './type-table.ts';

export { getIndex, setIndex } from './indexing.ts';
export { findMember, listMembers, listProperties } from './member-lookup.ts';

import { typeNamesOf } from './type-names.ts';

export { typeNamesOf };

connectElementAccess({
  has: hasMember,
  isMethod: (value, name) => findMember(value, name) instanceof PSMethodMember,
  get: getMember,
  set: setMember,
  invoke: invokeMethod,
  isReadOnly: (value, name) => {
    const member = findMember(value, name);
    return member instanceof PSProperty && !member.settable;
  },
});

/** Whether `$value.name` finds something (a dictionary's key counts). */
export function hasMember(value: unknown, name: string): boolean {
  if (value instanceof KeyedTable && value.has(name)) return true;
  return findMember(value, name) !== null || reservedMember(value, name) !== undefined;
}

/**
 * `$value.name`; undefined when there is no such member (the engine decides between $null and StrictMode's error).
 * A getter that throws gives null, as in PowerShell. A collection without the member hands out that of its elements.
 * Under `strict`, only a custom object has Count and Length without having them of its own.
 */
export function getMember(value: unknown, name: string, strict = false): unknown {
  const found = getOwnMember(value, name);
  if (found !== undefined) return found;
  const items = enumerate(value);
  if (items) return getMemberOfEach(items, name, strict);
  return strict && !(value instanceof PSCustomObject) ? undefined : countOfScalar(value, name);
}

/** Everything is countable: $null has none, a scalar is one. */
function countOfScalar(value: unknown, name: string): number | undefined {
  const key = name.toLowerCase();
  if (key !== 'count' && key !== 'length') return undefined;
  return value === null || value === undefined ? 0 : 1;
}

/** As `getMember` without member enumeration. */
export function getOwnMember(value: unknown, name: string): unknown {
  if (typeof value === 'string') {
    if (name === 'Length' || name === 'length') return value.length;
  } else if (value instanceof PSCustomObject) {
    if (value.extension === undefined) {
      const slot = value.shape.slotOf(name);
      if (slot >= 0) return value.values[slot] ?? null;
    }
  } else if (value instanceof KeyedTable) {
    const entry = value.entryOf(name);
    if (entry) return entry.value ?? null;
  } else if (Array.isArray(value)) {
    if (name === 'Count' || name === 'Length' || name === 'count' || name === 'length') return value.length;
  } else if (value === null || value === undefined) return undefined;
  const direct = directMember(value, name);
  if (direct instanceof NetProperty) return readProperty(value, direct);
  const member = findMember(value, name);
  return member ? readMember(value, member) : reservedMember(value, name);
}

/** The .NET member of a name where nothing of the object or the session can come before it. */
function directMember(value: unknown, name: string): NetProperty | MethodGroup | null {
  if (value instanceof NetObject) {
    if (value.extension !== undefined || value instanceof PSCustomObject) return null;
  } else if (extensionOf(value) !== undefined) return null;
  return typeTable().isEmpty ? membersOf(typeOf(value) as NetType).direct(name) : null;
}

function readMember(value: unknown, member: PSMember): unknown {
  if (member instanceof PSProperty) return readProperty(value, member);
  if (member instanceof PSMethodMember) return new BoundMethod(value, member);
  return member instanceof MemberSet ? new MemberSetView(value, member) : new MemberView(member, value);
}

/** A getter that fails reads as null, unless it is a MethodException (an argument that could not be converted). */
function readProperty(value: unknown, property: PSProperty): unknown {
  try {
    if (property instanceof NetProperty) return property.read(baseOf(value));
    return property.get(property instanceof AdapterProperty ? baseOf(value) : value) ?? null;
  } catch (error) {
    if (!(error instanceof NetException) || PASSED_ON.has(error.typeName)) throw error;
    return null;
  }
}

/** Exceptions of getters that a script sees; of others it sees $null. */
const PASSED_ON: ReadonlySet<string> = new Set([
  'System.Management.Automation.MethodException',
  'System.TypeInitializationException',
]);

/** Member enumeration: the members of those elements that have one; undefined when none has, one value unwrapped. */
export function getMemberOfEach(items: Iterable<unknown>, name: string, strict = false): unknown {
  const results: unknown[] = [];
  let found = false;
  for (const item of items) {
    if (item === null || item === undefined) continue;
    let nested = getOwnMember(item, name);
    if (nested === undefined) nested = nestedMember(item, name, strict);
    if (nested === undefined) continue;
    found = true;
    const elements = enumerate(nested);
    if (elements) for (const element of elements) results.push(element);
    else results.push(nested);
  }
  if (!found) return undefined;
  return results.length === 1 ? results[0] : results;
}

function nestedMember(item: unknown, name: string, strict: boolean): unknown {
  const items = enumerate(item);
  return items ? getMemberOfEach(items, name, strict) : undefined;
}

/** `$value.name = newValue`. */
export function setMember(value: unknown, name: string, newValue: unknown): void {
  if (value === null || value === undefined) throw propertyNotFound(name);
  const settled = newValue === undefined ? null : newValue;
  if (value instanceof PSCustomObject && value.extension === undefined) {
    const slot = value.shape.slotOf(name);
    if (slot >= 0) {
      value.values[slot] = settled;
      return;
    }
  } else if (value instanceof KeyedTable) {
    setTableMember(value, name, settled);
    return;
  }
  setFoundMember(value, name, settled);
}

/** A key before a property; a property that can be set before a new key. */
function setTableMember(table: KeyedTable, name: string, value: unknown): void {
  const own = extensionOf(table)?.members.get(name.toLowerCase());
  if (own instanceof PSProperty) own.set(table, value);
  else table.set(name, value);
}

function setFoundMember(value: unknown, name: string, newValue: unknown): void {
  const base = baseOf(value);
  const member = findMember(value, name);
  if (member instanceof NetProperty && membersOf(typeOf(base) as NetType).adapter?.isPowerShells) {
    member.assign(base, newValue);
    return;
  }
  if (member instanceof PSProperty) {
    if (!isAssignable(value, member)) throw readOnlyProperty(member.name);
    member.set(member instanceof NetProperty ? base : value, newValue);
    return;
  }
  const { adapter } = membersOf(typeOf(base) as NetType);
  if (adapter?.set(base, name, newValue)) return;
  // What goes through an adapter of PowerShell's is reported as a failed setter; a custom object is all adapter.
  throw value instanceof PSCustomObject || adapter?.isPowerShells
    ? setValueException(name, propertyNotFound(name, 'PropertyAssignmentException'))
    : propertyNotFound(name, 'PropertyAssignmentException');
}

/** Whether an assignment gets as far as the member: a property that Add-Member gave to the very object says why it cannot. */
function isAssignable(value: unknown, member: PSProperty): boolean {
  if (member instanceof AliasProperty) return isAssignable(value, member.target(value));
  return member.settable || extensionOf(value)?.members.get(member.name.toLowerCase()) === member;
}

/** The overloads of a method on values of a type; a call site may keep them. null when the type has none of that name. */
export function resolveMethod(type: NetType, name: string): MethodGroup | null {
  return membersOf(type).method(name) ?? null;
}

/** The static method of a type, null when there is none. */
export function resolveStaticMethod(type: NetType, name: string): MethodGroup | null {
  return membersOf(type).staticMethod(name) ?? null;
}

/** `$value.name(args)`. */
export function invokeMethod(
  value: unknown,
  name: string,
  args: readonly unknown[],
  constraints?: InvocationConstraints,
): unknown {
  if (value === null || value === undefined) {
    if (isIntrinsic(name)) return invokeIntrinsic(value, name, args);
    throw methodOnNull();
  }
  const result = invokeOwnMethod(value, name, args, constraints);
  if (result !== NOT_FOUND) return result;
  if (isIntrinsic(name)) return invokeIntrinsic(value, name, args);
  const items = enumerate(value);
  if (items) return invokeMethodOfEach(value, items, name, args, constraints);
  throw noMethodOf(value, name);
}

const NOT_FOUND = Symbol('no such method');

function invokeOwnMethod(
  value: unknown,
  name: string,
  args: readonly unknown[],
  constraints?: InvocationConstraints,
): unknown {
  const base = baseOf(value);
  const direct = directMember(value, name);
  if (direct instanceof MethodGroup) return direct.invoke(base, args, constraints);
  const member = methodBesideContent(value, name) ?? findMember(value, name);
  if (!(member instanceof PSMethodMember)) return invokeValue(value, member, args);
  return member instanceof MethodGroup ? member.invoke(base, args, constraints) : member.invoke(value, args);
}

/** A property that holds a method reference (`$o.M` where M = `'abc'.Substring`) is not callable by name, except those of types that are. */
function invokeValue(value: unknown, member: PSMember | null, args: readonly unknown[]): unknown {
  if (!(member instanceof PSProperty)) return NOT_FOUND;
  const held = member.get(value);
  return held instanceof BoundMethod ? held.invoke(args) : NOT_FOUND;
}

/** Calls the method of every element; every one must have it. */
function invokeMethodOfEach(
  collection: unknown,
  items: Iterable<unknown>,
  name: string,
  args: readonly unknown[],
  constraints?: InvocationConstraints,
): unknown {
  const results: unknown[] = [];
  let found = false;
  for (const item of items) {
    if (item === null || item === undefined) continue;
    const result = invokeElementMethod(item, name, args, constraints);
    if (result === NOT_FOUND) throw noMethodOf(item, name);
    found = true;
    const elements = enumerate(result);
    if (elements) for (const element of elements) results.push(element);
    else if (result !== undefined) results.push(result);
  }
  if (!found) throw noMethod(typeOf(collection), name);
  return results.length === 0 ? undefined : results.length === 1 ? results[0] : results;
}

function invokeElementMethod(
  item: unknown,
  name: string,
  args: readonly unknown[],
  constraints?: InvocationConstraints,
): unknown {
  const result = invokeOwnMethod(item, name, args, constraints);
  if (result !== NOT_FOUND) return result;
  const nested = enumerate(item);
  return nested ? invokeMethodOfEach(item, nested, name, args, constraints) : NOT_FOUND;
}

/** `[type]::name`; undefined when there is none. */
export function getStatic(type: NetType, name: string): unknown {
  const members = membersOf(type);
  const property = members.staticProperty(name);
  if (property) return boxed(readProperty(type, property));
  const method = members.staticMethod(name);
  if (method) return new BoundMethod(type, method);
  return name.toLowerCase() === 'new' && members.constructors ? new BoundMethod(type, members.constructors) : undefined;
}

/** Reading a static property of a value type makes a box of its own, without what was added to another one. */
function boxed(value: unknown): unknown {
  if (!(value instanceof NetObject) || value.extension === undefined || !value.netType().isValueType) return value;
  const { extension: _, ...fields } = value;
  return Object.assign(Object.create(Object.getPrototypeOf(value)), fields);
}

/** `[type]::name = value`. */
export function setStatic(type: NetType, name: string, value: unknown): void {
  const property = membersOf(type).staticProperty(name);
  if (!property) throw propertyNotFound(name, 'PropertyAssignmentException');
  if (!property.settable) throw readOnlyProperty(property.name);
  property.set(type, value === undefined ? null : value);
}

/** `[type]::name(args)`; `new` constructs. */
export function invokeStatic(
  type: NetType,
  name: string,
  args: readonly unknown[],
  constraints?: InvocationConstraints,
): unknown {
  const method = membersOf(type).staticMethod(name);
  if (method) return method.invoke(type, args, constraints);
  if (name.toLowerCase() === 'new') return construct(type, args, constraints);
  throw noMethod(type, name, true);
}

/** The static members of a type, for Get-Member -Static. */
export function listStaticMembers(type: NetType): PSMember[] {
  const members = membersOf(type);
  const found: PSMember[] = [...members.allStaticProperties(), ...members.allStaticMethods()];
  if (members.constructors) found.push(members.constructors);
  const names = new Set(found.map((member) => member.name.toLowerCase()));
  found.push(...listedMethods(type, true).filter((member) => !names.has(member.name.toLowerCase())));
  return found;
}

/** Custom objects are named as what they say they are. */
function noMethodOf(value: unknown, name: string): NetException {
  const [called] = value instanceof PSCustomObject ? typeNamesOf(value) : [];
  return called === undefined ? noMethod(typeOf(value), name) : methodNotFound(called, name, name);
}

/** The error of a call that finds no method; one that the real type has is named as not built. */
function noMethod(type: NetType | null, name: string, isStatic = false): NetException {
  const listed = type && listedMethodNamed(type, name, isStatic);
  if (listed) return listed.notBuilt();
  return type?.declaration.onlyRecorded ? typeNotBuilt(type) : methodNotFound(nameOfType(type), name);
}

/** A type as errors name it. */
function nameOfType(type: NetType | null): string {
  return type ? assemblyQualifiedArguments(type) : 'null';
}
