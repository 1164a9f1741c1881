/** System.Collections.ObjectModel.Collection`1: a list that .NET classes hand out. */

import { elementsOf } from '../collections/enumerators.ts';
import { basicListMethods, listIndex, removeItem, requireWritable } from '../collections/list-members.ts';
import type { NetType } from '../net-type.ts';
import { defineType } from '../type-declaration.ts';
import { checkOneMore } from '../values/array-limit.ts';
import { NetList } from '../values/net-list.ts';

export default defineType<NetList>({
  name: 'System.Collections.ObjectModel.Collection`1',
  generic: ['T'],
  interfaces: [
    'System.Collections.Generic.IList[T]',
    'System.Collections.Generic.ICollection[T]',
    'System.Collections.Generic.IEnumerable[T]',
    'System.Collections.IEnumerable',
    'System.Collections.IList',
    'System.Collections.ICollection',
    'System.Collections.Generic.IReadOnlyList[T]',
    'System.Collections.Generic.IReadOnlyCollection[T]',
  ],
  constructors: [
    ['()', (type: NetType) => new NetList(type)],
    [
      '(System.Collections.Generic.IList[T] list)',
      (type: NetType, list: unknown) => new NetList(type, elementsOf(list, 'list')),
    ],
  ],
  properties: [['int Count {get;}', (list: NetList) => list.items.length]],
  methods: [
    ...basicListMethods('T'),
    [
      'void Add(T item)',
      (list: NetList, item: unknown) => {
        requireWritable(list);
        checkOneMore(list.items.length);
        list.items.push(item);
      },
    ],
    ['bool Remove(T item)', removeItem],
  ],
  enumerate: (list) => list.items,
  count: (list) => list.items.length,
  index: { ...listIndex, signature: 'T Item(int index) {get;set;}' },
});
