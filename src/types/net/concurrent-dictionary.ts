/** System.Collections.Concurrent.ConcurrentDictionary`2: a dictionary that several threads may share; here nothing runs beside it. */
import { callDelegate } from '../collections/delegates.ts';
import {
  duplicateKey,
  genericTableIndex,
  genericTableMethods,
  hasKey,
  tableMethods,
  tableProperties,
} from '../collections/table-members.ts';
import type { NetType } from '../net-type.ts';
import { defineType } from '../type-declaration.ts';
import { comparerOf } from '../values/comparer.ts';
import type { KeyedTable } from '../values/hashtable.ts';
import { NetDictionary } from '../values/net-dictionary.ts';
import type { PSReference } from '../values/reference.ts';

/** A dictionary with the entries of another one. */
function copyOf(type: NetType, source: KeyedTable, comparer: unknown): NetDictionary {
  const table = new NetDictionary(type, comparerOf(comparer));
  for (const { key, value } of source.slots()) table.set(key, value);
  return table;
}

/** Takes an entry out; false when there is none. */
function tryRemove(table: NetDictionary, key: unknown, target: PSReference): boolean {
  const found = hasKey(table, key);
  target.value = found ? table.get(key) : null;
  return found && table.remove(key);
}

export default defineType<NetDictionary>({
  name: 'System.Collections.Concurrent.ConcurrentDictionary`2',
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
    ['()', (type: NetType) => new NetDictionary(type)],
    [
      '(System.Collections.Generic.IEqualityComparer[TKey] comparer)',
      (type: NetType, comparer: unknown) => new NetDictionary(type, comparerOf(comparer)),
    ],
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
    ...tableProperties(
      'System.Collections.Generic.ICollection[TKey]',
      'System.Collections.Generic.ICollection[TValue]',
    ),
    ['System.Collections.Generic.IEqualityComparer[TKey] Comparer {get;}', (table: NetDictionary) => table.comparer],
  ],
  methods: [
    ...tableMethods('TKey', 'TValue', duplicateKey).filter(([text]) => !/ (Add|ContainsValue)\(/.test(text)),
    ...genericTableMethods().filter(([text]) => !/ Remove\(/.test(text)),
    ['bool TryRemove(TKey key, ref TValue value)', tryRemove],
    [
      'TValue GetOrAdd(TKey key, TValue value)',
      (table: NetDictionary, key: unknown, value: unknown) => {
        if (!hasKey(table, key)) table.set(key, value);
        return table.get(key);
      },
    ],
    [
      'TValue AddOrUpdate(TKey key, TValue addValue, System.Func[TKey,TValue,TValue] updateValueFactory)',
      (table: NetDictionary, key: unknown, value: unknown, update: unknown) => {
        table.set(key, hasKey(table, key) ? callDelegate(update, key, table.get(key)) : value);
        return table.get(key);
      },
    ],
  ],
  count: (table) => table.count,
  index: { ...genericTableIndex, signature: 'TValue Item(TKey key) {get;set;}' },
});
