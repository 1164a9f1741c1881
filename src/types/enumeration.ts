/** What counts as a collection: what a pipeline unrolls, `foreach` runs over and member enumeration goes into. */

import { membersOf } from './members/type-members.ts';
import { NetObject } from './net-type.ts';
import { arrayItems, isNetArray } from './values/typed-array.ts';

/** The elements that a pipeline sees of a value, null when it is passed on as one object (strings, dictionaries, XML nodes). */
export function enumerate(value: unknown): Iterable<unknown> | null {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return null;
  if (isNetArray(value)) return arrayItems(value);
  if (!(value instanceof NetObject)) return null;
  return membersOf(value.netType()).enumerate?.(value) ?? null;
}

/** Whether a pipeline unrolls a value. */
export function isCollection(value: unknown): boolean {
  if (Array.isArray(value)) return true;
  if (typeof value !== 'object' || value === null) return false;
  return isNetArray(value) || (value instanceof NetObject && membersOf(value.netType()).enumerate !== null);
}
