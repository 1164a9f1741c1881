/** System.Collections.Hashtable: `@{}`. */
import {
  copyTo,
  duplicateTableKey,
  hasKey,
  tableIndex,
  tableMethods,
  tableProperties,
} from '../collections/table-members.ts';
import { requireNotNegative } from '../text/argument-checks.ts';
import { defineType } from '../type-declaration.ts';
import { comparerOf } from '../values/comparer.ts';
import { Hashtable, type KeyedTable } from '../values/hashtable.ts';

/** A table made by .NET's constructor tells keys by case unless it is given a comparer that does not. */
function made(capacity: number, comparer: unknown, source: KeyedTable | null = null): Hashtable {
  requireNotNegative(capacity, 'capacity');
  const table = new Hashtable(comparerOf(comparer)?.ignoresCase ?? false, capacity);
  for (const { key, value } of source?.slots() ?? []) table.set(key, value);
  return table;
}

const [count, keys, values] = tableProperties('System.Collections.ICollection', 'System.Collections.ICollection');

export default defineType<Hashtable>({
  name: 'System.Collections.Hashtable',
  accelerators: ['hashtable'],
  interfaces: [
    'System.Collections.IDictionary',
    'System.Collections.ICollection',
    'System.Collections.IEnumerable',
    'System.ICloneable',
  ],
  constructors: [
    ['(System.Collections.IDictionary d, float loadFactor)', (source: KeyedTable) => made(source.count, null, source)],
    [
      '(int capacity, float loadFactor, System.Collections.IEqualityComparer equalityComparer)',
      (capacity: number, _load: number, comparer: unknown) => made(capacity, comparer),
    ],
    [
      '(System.Collections.IDictionary d, float loadFactor, System.Collections.IEqualityComparer equalityComparer)',
      (source: KeyedTable, _load: number, comparer: unknown) => made(source.count, comparer, source),
    ],
    ['()', () => made(0, null)],
    ['(int capacity)', (capacity: number) => made(capacity, null)],
    ['(int capacity, float loadFactor)', (capacity: number) => made(capacity, null)],
    ['(System.Collections.IDictionary d)', (source: KeyedTable) => made(source.count, null, source)],
    ['(System.Collections.IEqualityComparer equalityComparer)', (comparer: unknown) => made(0, comparer)],
    [
      '(int capacity, System.Collections.IEqualityComparer equalityComparer)',
      (capacity: number, comparer: unknown) => made(capacity, comparer),
    ],
    [
      '(System.Collections.IDictionary d, System.Collections.IEqualityComparer equalityComparer)',
      (source: KeyedTable, comparer: unknown) => made(source.count, comparer, source),
    ],
  ],
  properties: [
    ['bool IsReadOnly {get;}', () => false],
    ['bool IsFixedSize {get;}', () => false],
    ['bool IsSynchronized {get;}', () => false],
    keys,
    values,
    ['System.Object SyncRoot {get;}', (table: Hashtable) => table],
    count,
  ],
  methods: [
    ...tableMethods('System.Object', 'System.Object', duplicateTableKey),
    copyTo,
    ['bool Contains(System.Object key)', hasKey],
    [
      'void Remove(System.Object key)',
      (table: Hashtable, key: unknown) => {
        if (hasKey(table, key)) table.remove(key);
      },
    ],
    [
      'System.Object Clone()',
      (table: Hashtable) => {
        const copy = new Hashtable(table.ignoreCase, table.count);
        for (const { key, value } of table.slots()) copy.set(key, value);
        return copy;
      },
    ],
  ],
  staticMethods: [['hashtable Synchronized(hashtable table)', (table: Hashtable) => table]],
  count: (table) => table.count,
  index: { ...tableIndex, signature: 'System.Object Item(System.Object key) {get;set;}' },
});
