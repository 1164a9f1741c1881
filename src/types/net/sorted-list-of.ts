/** System.Collections.Generic.SortedList`2: a list of keys and values in the order of the keys. */
import { indexOfKey, indexOfValue, slotAt } from '../collections/sorted-members.ts';
import {
  duplicateKey,
  genericTableIndex,
  genericTableMethods,
  tableMethods,
  tableProperties,
} from '../collections/table-members.ts';
import type { NetType } from '../net-type.ts';
import { requireNotNegative } from '../text/argument-checks.ts';
import { defineType } from '../type-declaration.ts';
import { comparerOf } from '../values/comparer.ts';
import type { KeyedTable } from '../values/hashtable.ts';
import { SortedTable } from '../values/net-dictionary.ts';

/** A dictionary with the entries of another one. */
function copyOf(type: NetType, source: KeyedTable, comparer: unknown): SortedTable {
  const table = new SortedTable(type, comparerOf(comparer));
  for (const { key, value } of source.slots()) table.set(key, value);
  return table;
}

function withCapacity(type: NetType, capacity: number, comparer: unknown = null): SortedTable {
  requireNotNegative(capacity, 'capacity');
  return new SortedTable(type, comparerOf(comparer));
}

export default defineType<SortedTable>({
  name: 'System.Collections.Generic.SortedList`2',
  generic: ['TKey', 'TValue'],
  interfaces: [
    'System.Collections.Generic.IDictionary[TKey,TValue]',
    'System.Collections.Generic.ICollection[System.Collections.Generic.KeyValuePair[TKey,TValue]]',
    'System.Collections.Generic.IEnumerable[System.Collections.Generic.KeyValuePair[TKey,TValue]]',
    'System.Collections.IEnumerable',
    'System.Collections.IDictionary',
    'System.Collections.ICollection',
    'System.Collections.Generic.IReadOnlyDictionary[TKey,TValue]',
  ],
  constructors: [
    ['()', (type: NetType) => new SortedTable(type)],
    ['(int capacity)', withCapacity],
    [
      '(System.Collections.Generic.IComparer[TKey] comparer)',
      (type: NetType, comparer: unknown) => new SortedTable(type, comparerOf(comparer)),
    ],
    ['(int capacity, System.Collections.Generic.IComparer[TKey] comparer)', withCapacity],
    [
      '(System.Collections.Generic.IDictionary[TKey,TValue] dictionary)',
      (type: NetType, source: KeyedTable) => copyOf(type, source, null),
    ],
    [
      '(System.Collections.Generic.IDictionary[TKey,TValue] dictionary, System.Collections.Generic.IComparer[TKey] comparer)',
      copyOf,
    ],
  ],
  properties: [
    ...tableProperties(
      'System.Collections.Generic.ICollection[TKey]',
      'System.Collections.Generic.ICollection[TValue]',
    ),
    ['System.Collections.Generic.IComparer[TKey] Comparer {get;}', (table: SortedTable) => table.comparer],
  ],
  methods: [
    ...tableMethods('TKey', 'TValue', duplicateKey),
    ...genericTableMethods().filter(([text]) => !text.includes('TryAdd')),
    ['int IndexOfKey(TKey key)', (table: SortedTable, key: unknown) => indexOfKey(table, key)],
    ['int IndexOfValue(TValue value)', (table: SortedTable, value: unknown) => indexOfValue(table, value)],
    ['TKey GetKeyAtIndex(int index)', (table: SortedTable, index: number) => slotAt(table, index).key],
    ['TValue GetValueAtIndex(int index)', (table: SortedTable, index: number) => slotAt(table, index).value],
    [
      'void RemoveAt(int index)',
      (table: SortedTable, index: number) => {
        table.remove(slotAt(table, index).key);
      },
    ],
  ],
  count: (table) => table.count,
  index: { ...genericTableIndex, signature: 'TValue Item(TKey key) {get;set;}' },
});
