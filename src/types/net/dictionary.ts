/** System.Collections.Generic.Dictionary`2: keys and values of given types. */
import { elementsOf } from '../collections/enumerators.ts';
import {
  duplicateKey,
  genericTableIndex,
  genericTableMethods,
  tableMethods,
  tableProperties,
} from '../collections/table-members.ts';
import type { NetType } from '../net-type.ts';
import { requireInRange } from '../text/argument-checks.ts';
import { defineType } from '../type-declaration.ts';
import { comparerOf } from '../values/comparer.ts';
import type { KeyedTable } from '../values/hashtable.ts';
import { NetDictionary } from '../values/net-dictionary.ts';

/** A dictionary with the entries of another one. */
function copyOf(type: NetType, source: KeyedTable, comparer: unknown): NetDictionary {
  const table = new NetDictionary(type, comparerOf(comparer));
  for (const { key, value } of source.slots()) table.set(key, value);
  return table;
}

function withCapacity(type: NetType, capacity: number, comparer: unknown): NetDictionary {
  requireInRange(capacity >= 0, 'capacity');
  return new NetDictionary(type, comparerOf(comparer));
}

function ofPairs(type: NetType, pairs: unknown, comparer: unknown): NetDictionary {
  const table = new NetDictionary(type, comparerOf(comparer));
  for (const pair of elementsOf(pairs) as { key: unknown; value: unknown }[]) table.set(pair.key, pair.value);
  return table;
}

const [count, keys, values] = tableProperties(
  'System.Collections.Generic.ICollection[TKey]',
  'System.Collections.Generic.ICollection[TValue]',
);

export default defineType<NetDictionary>({
  name: 'System.Collections.Generic.Dictionary`2',
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
    [
      '(System.Collections.Generic.IEnumerable[System.Collections.Generic.KeyValuePair[TKey,TValue]] collection)',
      (type: NetType, pairs: unknown) => ofPairs(type, pairs, null),
    ],
    [
      '(System.Collections.Generic.IEnumerable[System.Collections.Generic.KeyValuePair[TKey,TValue]] collection, System.Collections.Generic.IEqualityComparer[TKey] comparer)',
      ofPairs,
    ],
    ['()', (type: NetType) => new NetDictionary(type)],
    ['(int capacity)', (type: NetType, capacity: number) => withCapacity(type, capacity, null)],
    [
      '(System.Collections.Generic.IEqualityComparer[TKey] comparer)',
      (type: NetType, comparer: unknown) => new NetDictionary(type, comparerOf(comparer)),
    ],
    ['(int capacity, System.Collections.Generic.IEqualityComparer[TKey] comparer)', withCapacity],
    [
      '(System.Collections.Generic.IDictionary[TKey,TValue] dictionary)',
      (type: NetType, source: KeyedTable) => copyOf(type, source, null),
    ],
    [
      '(System.Collections.Generic.IDictionary[TKey,TValue] dictionary, System.Collections.Generic.IEqualityComparer[TKey] comparer)',
      copyOf,
    ],
  ],
  properties: [
    ['System.Collections.Generic.IEqualityComparer[TKey] Comparer {get;}', (table: NetDictionary) => table.comparer],
    count,
    ['int Capacity {get;}', (self: { count: number }) => self.count],
    keys,
    values,
  ],
  methods: [
    ...tableMethods('TKey', 'TValue', duplicateKey),
    ...genericTableMethods(),
    ['int EnsureCapacity(int capacity)', (table: NetDictionary, capacity: number) => Math.max(capacity, table.count)],
    ['void TrimExcess()', () => undefined],
    ['void TrimExcess(int capacity)', () => undefined],
  ],
  count: (table) => table.count,
  index: { ...genericTableIndex, signature: 'TValue Item(TKey key) {get;set;}' },
});
