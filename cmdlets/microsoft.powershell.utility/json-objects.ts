/** What the objects of a JSON text become: custom objects, or tables under -AsHashtable. */

import { type NetException, runtimeException } from '../../src/types/net-exception.ts';
import { OrderedHashtable } from '../../src/types/values/hashtable.ts';

export interface JsonObject {
  add(name: string, value: unknown): void;
  readonly result: unknown;
}

export type JsonObjectMaker = () => JsonObject;

/** Two names of one object that differ only in letter case. */
export function keysDiffer(existing: string, name: string): NetException {
  const message = `Cannot convert the JSON string because it contains keys with different casing. Please use the -AsHashTable switch instead. The key that was attempted to be added to the existing key '${existing}' was '${name}'.`;
  return runtimeException('KeysWithDifferentCasingInJsonString', 'InvalidOperation', message, {
    typeName: 'System.InvalidOperationException',
  });
}

/** A property without a name, which a custom object cannot have. */
export function emptyKey(): NetException {
  const message =
    'The provided JSON includes a property whose name is an empty string, this is only supported using the -AsHashTable switch.';
  return runtimeException('EmptyKeyInJsonString', 'InvalidOperation', message, {
    typeName: 'System.InvalidOperationException',
  });
}

/** The table of -AsHashtable: heeds letter case, and keeps the order of the text. */
export function makeTable(): JsonObject {
  const result = new OrderedHashtable(false);
  return { add: (name, value) => result.set(name, value), result };
}
