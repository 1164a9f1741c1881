/** System.Collections.SortedList: keys and values in the order of the keys. */
import { indexOfKey, indexOfValue, slotAt } from '../collections/sorted-members.ts';
import {
  copyTo,
  duplicateTableKey,
  hasKey,
  tableIndex,
  tableMethods,
  tableProperties,
} from '../collections/table-members.ts';
import { typeNamed } from '../net-type.ts';
import { requireNotNegative } from '../text/argument-checks.ts';
import { defineType } from '../type-declaration.ts';
import { comparerOf } from '../values/comparer.ts';
import type { KeyedTable } from '../values/hashtable.ts';
import { SortedTable } from '../values/net-dictionary.ts';

function made(comparer: unknown, source: KeyedTable | null = null): SortedTable {
  const table = new SortedTable(typeNamed('System.Collections.SortedList'), comparerOf(comparer));
  for (const { key, value } of source?.slots() ?? []) table.set(key, value);
  return table;
}

export default defineType<SortedTable>({
  name: 'System.Collections.SortedList',
  interfaces: [
    'System.Collections.IDictionary',
    'System.Collections.ICollection',
    'System.Collections.IEnumerable',
    'System.ICloneable',
  ],
  constructors: [
    ['()', () => made(null)],
    [
      '(int initialCapacity)',
      (initialCapacity: number) => {
        requireNotNegative(initialCapacity, 'initialCapacity');
        return made(null);
      },
    ],
    ['(System.Collections.IComparer comparer)', made],
    ['(System.Collections.IDictionary d)', (source: KeyedTable) => made(null, source)],
    [
      '(System.Collections.IDictionary d, System.Collections.IComparer comparer)',
      (source: KeyedTable, comparer: unknown) => made(comparer, source),
    ],
  ],
  properties: [
    ...tableProperties('System.Collections.ICollection', 'System.Collections.ICollection'),
    ['bool IsFixedSize {get;}', () => false],
    ['bool IsReadOnly {get;}', () => false],
    ['bool IsSynchronized {get;}', () => false],
    ['System.Object SyncRoot {get;}', (table: SortedTable) => table],
  ],
  methods: [
    ...tableMethods('System.Object', 'System.Object', duplicateTableKey),
    copyTo,
    ['bool Contains(System.Object key)', hasKey],
    [
      'void Remove(System.Object key)',
      (table: SortedTable, key: unknown) => {
        if (hasKey(table, key)) table.remove(key);
      },
    ],
    ['int IndexOfKey(System.Object key)', indexOfKey],
    ['int IndexOfValue(System.Object value)', indexOfValue],
    ['System.Object GetByIndex(int index)', (table: SortedTable, index: number) => slotAt(table, index).value],
    ['System.Object GetKey(int index)', (table: SortedTable, index: number) => slotAt(table, index).key],
    [
      'void SetByIndex(int index, System.Object value)',
      (table: SortedTable, index: number, value: unknown) => {
        slotAt(table, index).value = value;
      },
    ],
    [
      'void RemoveAt(int index)',
      (table: SortedTable, index: number) => {
        table.remove(slotAt(table, index).key);
      },
    ],
    ['System.Object Clone()', (table: SortedTable) => made(table.comparer, table)],
    ['void TrimToSize()', () => undefined],
  ],
  count: (table) => table.count,
  index: { ...tableIndex, signature: 'System.Object Item(System.Object key) {get;set;}' },
});
