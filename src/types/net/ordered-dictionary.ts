/** System.Collections.Specialized.OrderedDictionary: `[ordered]@{}`. */
import { checkIndex, outOfRange } from '../collections/ranges.ts';
import { copyTo, duplicateKey, hasKey, tableMethods, tableProperties } from '../collections/table-members.ts';
import { netException } from '../net-exception.ts';
import { defineType } from '../type-declaration.ts';
import { comparerOf } from '../values/comparer.ts';
import { OrderedDictionary } from '../values/hashtable.ts';
import { nullKey } from '../values/net-dictionary.ts';

const made = (comparer: unknown) => new OrderedDictionary(comparerOf(comparer)?.ignoresCase ?? false);

const [count, keys, values] = tableProperties('System.Collections.ICollection', 'System.Collections.ICollection');

export default defineType<OrderedDictionary>({
  name: 'System.Collections.Specialized.OrderedDictionary',
  accelerators: ['ordered'],
  interfaces: [
    'System.Collections.Specialized.IOrderedDictionary',
    'System.Collections.IDictionary',
    'System.Collections.ICollection',
    'System.Collections.IEnumerable',
  ],
  constructors: [
    ['()', () => made(null)],
    ['(int capacity)', () => made(null)],
    ['(System.Collections.IEqualityComparer comparer)', made],
    [
      '(int capacity, System.Collections.IEqualityComparer comparer)',
      (_capacity: number, comparer: unknown) => made(comparer),
    ],
  ],
  properties: [count, ['bool IsReadOnly {get;}', () => false], keys, values],
  methods: [
    ...tableMethods('System.Object', 'System.Object', duplicateKey).filter(
      ([text]) => !/ Contains(Key|Value)\(/.test(text),
    ),
    copyTo,
    ['bool Contains(System.Object key)', hasKey],
    [
      'void Remove(System.Object key)',
      (table: OrderedDictionary, key: unknown) => {
        if (hasKey(table, key)) table.remove(key);
      },
    ],
    [
      'void RemoveAt(int index)',
      (table: OrderedDictionary, index: number) => {
        checkIndex(index, table.count);
        table.remove(table.at(index)?.key);
      },
    ],
    [
      'void Insert(int index, System.Object key, System.Object value)',
      (table: OrderedDictionary, index: number, key: unknown, value: unknown) => {
        if (index < 0 || index > table.count) {
          throw outOfRange(
            'Index was out of range. Must be non-negative and less than the size of the collection.',
            'index',
          );
        }
        if (key === null) throw nullKey();
        if (table.has(key)) throw netException('System.ArgumentException', duplicateKey(String(key)));
        table.insert(index, key, value);
      },
    ],
  ],
  count: (table) => table.count,
  index: {
    get: (table, key: unknown) => (typeof key === 'number' ? table.at(key)?.value : table.get(key)),
    set: (table, value, key: unknown) => table.set(key, value),
    signature: 'System.Object Item(int index) {get;set;}, System.Object Item(System.Object key) {get;set;}',
  },
});
