/** System.Collections.ArrayList: a list of anything that grows. */

import { copyItems } from '../collections/copying.ts';
import { elementsOf, enumeratorOf } from '../collections/enumerators.ts';
import {
  basicListMethods,
  listIndex,
  listProperties,
  removeItem,
  requireWritable,
  richListMethods,
} from '../collections/list-members.ts';
import { checkRange } from '../collections/ranges.ts';
import { conversion } from '../members/conversion-port.ts';
import { netException } from '../net-exception.ts';
import { arrayTypeOf, type NetType, typeNamed } from '../net-type.ts';
import { defineType } from '../type-declaration.ts';
import { checkOneMore, filledArray } from '../values/array-limit.ts';
import { NetList } from '../values/net-list.ts';

const made = (items: unknown[]) => new NetList(typeNamed('System.Collections.ArrayList'), items);

/** A wrapper over the same elements that refuses some changes. */
function restricted(list: NetList, restriction: 'isReadOnly' | 'isFixedSize'): NetList {
  const wrapper = made(list.items);
  wrapper[restriction] = true;
  if (restriction === 'isReadOnly') wrapper.isFixedSize = true;
  return wrapper;
}

export default defineType<NetList>({
  name: 'System.Collections.ArrayList',
  interfaces: [
    'System.Collections.IList',
    'System.Collections.ICollection',
    'System.Collections.IEnumerable',
    'System.ICloneable',
  ],
  constructors: [
    ['()', () => made([])],
    [
      '(int capacity)',
      (capacity: number) => {
        if (capacity < 0) {
          throw netException(
            'System.ArgumentOutOfRangeException',
            "'capacity' must be non-negative. (Parameter 'capacity')",
          );
        }
        const list = made([]);
        list.capacity = capacity;
        return list;
      },
    ],
    ['(System.Collections.ICollection c)', (items: unknown) => made(elementsOf(items, 'c'))],
  ],
  properties: [
    ...listProperties,
    ['bool IsFixedSize {get;}', (list: NetList) => list.isFixedSize],
    ['bool IsReadOnly {get;}', (list: NetList) => list.isReadOnly],
    ['bool IsSynchronized {get;}', () => false],
    ['System.Object SyncRoot {get;}', (list: NetList) => list],
  ],
  methods: [
    ...basicListMethods('System.Object'),
    ...richListMethods('System.Object', 'System.Collections.ICollection', 'System.Collections.IComparer'),
    [
      'int Add(System.Object value)',
      (list: NetList, value: unknown) => {
        requireWritable(list);
        checkOneMore(list.items.length);
        return list.items.push(value) - 1;
      },
    ],
    [
      'void Remove(System.Object obj)',
      (list: NetList, item: unknown) => {
        removeItem(list, item);
      },
    ],
    ['System.Object[] ToArray()', (list: NetList) => [...list.items]],
    [
      'array ToArray(type type)',
      (list: NetList, type: NetType) => conversion().convertTo([...list.items], arrayTypeOf(type)),
    ],
    [
      'System.Collections.ArrayList GetRange(int index, int count)',
      (list: NetList, index: number, count: number) => {
        checkRange(index, count, list.items.length);
        return made(list.items.slice(index, index + count));
      },
    ],
    [
      'void SetRange(int index, System.Collections.ICollection c)',
      (list: NetList, index: number, items: unknown) => {
        requireWritable(list, false);
        const values = elementsOf(items, 'c');
        checkRange(index, values.length, list.items.length);
        list.items.splice(index, values.length, ...values);
      },
    ],
    [
      'System.Collections.IEnumerator GetEnumerator(int index, int count)',
      (list: NetList, index: number, count: number) => {
        checkRange(index, count, list.items.length);
        return enumeratorOf(() => list.items.slice(index, index + count));
      },
    ],
    [
      'void CopyTo(array array)',
      (list: NetList, target: unknown[]) => copyItems(list.items, 0, target, 0, list.items.length),
    ],
    [
      'void CopyTo(array array, int arrayIndex)',
      (list: NetList, target: unknown[], at: number) => copyItems(list.items, 0, target, at, list.items.length),
    ],
    [
      'void CopyTo(int index, array array, int arrayIndex, int count)',
      (list: NetList, index: number, target: unknown[], at: number, count: number) =>
        copyItems(list.items, index, target, at, count),
    ],
    [
      'void TrimToSize()',
      (list: NetList) => {
        list.capacity = list.items.length;
      },
    ],
  ],
  staticMethods: [
    [
      'System.Collections.ArrayList ReadOnly(System.Collections.ArrayList list)',
      (list: NetList) => restricted(list, 'isReadOnly'),
    ],
    [
      'System.Collections.ArrayList FixedSize(System.Collections.ArrayList list)',
      (list: NetList) => restricted(list, 'isFixedSize'),
    ],
    ['System.Collections.ArrayList Synchronized(System.Collections.ArrayList list)', (list: NetList) => list],
    [
      'System.Collections.ArrayList Repeat(System.Object value, int count)',
      (value: unknown, count: number) => made(filledArray(count, value)),
    ],
  ],
  enumerate: (list) => list.items,
  count: (list) => list.items.length,
  index: { ...listIndex, signature: 'System.Object Item(int index) {get;set;}' },
});
