/** The members that dictionaries share: Hashtable, the generic ones, the sorted ones. */

import { netText } from '../format/format-value.ts';
import { defaultValueOf } from '../members/default-value.ts';
import { netException } from '../net-exception.ts';
import { type NetType, typeNamed } from '../net-type.ts';
import type { MethodDeclaration, PropertyDeclaration } from '../type-declaration.ts';
import type { KeyedTable } from '../values/hashtable.ts';
import { CollectionView } from '../values/net-collections.ts';
import { addNewKey, nullKey } from '../values/net-dictionary.ts';
import { netEquals } from '../values/net-equality.ts';
import type { PSReference } from '../values/reference.ts';
import { copyItems } from './copying.ts';
import { entriesOf, entryEnumerator } from './enumerators.ts';

/** What Add says when the key is there, as the classes of .NET word it. */
export const duplicateKey = (key: string) => `An item with the same key has already been added. Key: ${key}`;

/** Hashtable tells both keys, the one that is there and the one to add. */
export const duplicateTableKey = (key: string) =>
  `Item has already been added. Key in dictionary: '${key}'  Key being added: '${key}'`;

/** A live view of keys or values. */
export function keysOf(table: KeyedTable, typeName = 'System.Collections.Hashtable+KeyCollection'): CollectionView {
  return new CollectionView(
    typeNamed(typeName),
    () => table.keys(),
    () => table.count,
  );
}

/** A live view of the values. */
export function valuesOf(table: KeyedTable, typeName = 'System.Collections.Hashtable+ValueCollection'): CollectionView {
  return new CollectionView(
    typeNamed(typeName),
    () => table.valuesInOrder(),
    () => table.count,
  );
}

/** Count, Keys and Values. */
export function tableProperties(
  keys: string,
  values: string,
): [count: PropertyDeclaration, keys: PropertyDeclaration, values: PropertyDeclaration] {
  return [
    ['int Count {get;}', (table: KeyedTable) => table.count],
    [`${keys} Keys {get;}`, (table: KeyedTable) => keysOf(table)],
    [`${values} Values {get;}`, (table: KeyedTable) => valuesOf(table)],
  ];
}

/** What IDictionary asks for. `key` and `value` are the type names in signatures, `duplicate` what Add says to a known key. */
export function tableMethods(key: string, value: string, duplicate: (key: string) => string): MethodDeclaration[] {
  return [
    [
      `void Add(${key} key, ${value} value)`,
      (table: KeyedTable, k: unknown, v: unknown) => addNewKey(table, k, v, duplicate),
    ],
    ['void Clear()', (table: KeyedTable) => table.clear()],
    [`bool ContainsKey(${key} key)`, hasKey],
    [
      `bool ContainsValue(${value} value)`,
      (table: KeyedTable, wanted: unknown) => [...table.valuesInOrder()].some((one) => netEquals(one, wanted)),
    ],
    ['System.Collections.IDictionaryEnumerator GetEnumerator()', entryEnumerator],
  ];
}

/** CopyTo of the tables that are not generic. */
export const copyTo: MethodDeclaration = [
  'void CopyTo(array array, int arrayIndex)',
  (table: KeyedTable, target: unknown[], at: number) => copyItems([...entriesOf(table)], 0, target, at, table.count),
];

/** Whether a key is there; null is no key. */
export function hasKey(table: KeyedTable, key: unknown): boolean {
  if (key === null || key === undefined) throw nullKey();
  return table.has(key);
}

/** What generic dictionaries have beside. */
export function genericTableMethods(): MethodDeclaration[] {
  return [
    ['bool Remove(TKey key)', (table: KeyedTable, key: unknown) => hasKey(table, key) && table.remove(key)],
    [
      'bool TryGetValue(TKey key, ref TValue value)',
      (table: KeyedTable, key: unknown, target: PSReference) => {
        const found = hasKey(table, key);
        target.value = found ? table.get(key) : emptyValueOf(table.netType());
        return found;
      },
    ],
    [
      'bool TryAdd(TKey key, TValue value)',
      (table: KeyedTable, key: unknown, value: unknown) => {
        if (hasKey(table, key)) return false;
        table.set(key, value);
        return true;
      },
    ],
  ];
}

/** The indexer. */
/** The value of a key that a dictionary does not have. */
function emptyValueOf({ genericArguments }: NetType): unknown {
  const value = genericArguments[1];
  return value?.isValueType ? defaultValueOf(value) : null;
}

export const tableIndex = {
  get: (table: KeyedTable, key: unknown) => table.get(key),
  set: (table: KeyedTable, value: unknown, key: unknown) => table.set(key, value),
};

/** The indexer of a generic dictionary: asked by its name for a key that it has not, it fails. */
export const genericTableIndex = {
  ...tableIndex,
  item: (table: KeyedTable, key: unknown) => {
    const value = table.get(key);
    if (value !== undefined) return value;
    throw netException(
      'System.Collections.Generic.KeyNotFoundException',
      `The given key '${netText(key)}' was not present in the dictionary.`,
    );
  },
};
