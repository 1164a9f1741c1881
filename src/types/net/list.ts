/** System.Collections.Generic.List`1: a list of elements of one type. */
import { elementsOf } from '../collections/enumerators.ts';
import {
  asElement,
  basicListMethods,
  genericListMethods,
  listIndex,
  listProperties,
  richListMethods,
} from '../collections/list-members.ts';
import type { NetType } from '../net-type.ts';
import { outOfRange } from '../text/argument-checks.ts';
import { defineType } from '../type-declaration.ts';
import { NetList } from '../values/net-list.ts';

/** A list of the elements of a collection. */
function listOf(type: NetType, collection: unknown): NetList {
  const list = new NetList(type);
  for (const item of elementsOf(collection)) list.items.push(asElement(list, item));
  return list;
}

function withCapacity(type: NetType, capacity: number): NetList {
  if (capacity < 0) throw outOfRange('Non-negative number required.', 'capacity');
  const list = new NetList(type);
  list.capacity = capacity;
  return list;
}

export default defineType<NetList>({
  name: 'System.Collections.Generic.List`1',
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
    ['(int capacity)', withCapacity],
    ['(System.Collections.Generic.IEnumerable[T] collection)', listOf],
  ],
  properties: listProperties,
  methods: [
    ...basicListMethods('T'),
    ...richListMethods(
      'T',
      'System.Collections.Generic.IEnumerable[T]',
      'System.Collections.Generic.IComparer[T]',
    ).filter(([signature]) => !signature.includes('Clone')),
    ...genericListMethods(),
  ],
  enumerate: (list) => list.items,
  count: (list) => list.items.length,
  index: { ...listIndex, signature: 'T Item(int index) {get;set;}' },
});
