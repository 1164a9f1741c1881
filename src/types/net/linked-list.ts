/** System.Collections.Generic.LinkedList`1: a list whose places are objects. */
import { copyItems } from '../collections/copying.ts';
import { elementsOf, enumeratorOf } from '../collections/enumerators.ts';
import type { NetType } from '../net-type.ts';
import { defineType } from '../type-declaration.ts';
import { type LinkedListNode, NetLinkedList } from '../values/linked-list.ts';

const NODE = 'System.Collections.Generic.LinkedListNode[T]';

export default defineType<NetLinkedList>({
  name: 'System.Collections.Generic.LinkedList`1',
  generic: ['T'],
  interfaces: [
    'System.Collections.Generic.ICollection[T]',
    'System.Collections.Generic.IEnumerable[T]',
    'System.Collections.IEnumerable',
    'System.Collections.ICollection',
    'System.Collections.Generic.IReadOnlyCollection[T]',
  ],
  constructors: [
    ['()', (type: NetType) => new NetLinkedList(type)],
    [
      '(System.Collections.Generic.IEnumerable[T] collection)',
      (type: NetType, items: unknown) => {
        const list = new NetLinkedList(type);
        for (const item of elementsOf(items)) list.addLast(item);
        return list;
      },
    ],
  ],
  properties: [
    ['int Count {get;}', (list: NetLinkedList) => list.count],
    [`${NODE} First {get;}`, (list: NetLinkedList) => list.first],
    [`${NODE} Last {get;}`, (list: NetLinkedList) => list.last],
  ],
  methods: [
    [
      `${NODE} AddAfter(${NODE} node, T value)`,
      (list: NetLinkedList, node: LinkedListNode, item: unknown) => list.insertAfter(node, item),
    ],
    [
      `void AddAfter(${NODE} node, ${NODE} newNode)`,
      (list: NetLinkedList, node: LinkedListNode, item: unknown) => list.insertAfter(node, item),
    ],
    [
      `${NODE} AddBefore(${NODE} node, T value)`,
      (list: NetLinkedList, node: LinkedListNode, item: unknown) => list.insertBefore(node, item),
    ],
    [
      `void AddBefore(${NODE} node, ${NODE} newNode)`,
      (list: NetLinkedList, node: LinkedListNode, item: unknown) => list.insertBefore(node, item),
    ],
    [`${NODE} AddFirst(T value)`, (list: NetLinkedList, item: unknown) => list.insertAfter(null, item)],
    [`void AddFirst(${NODE} node)`, (list: NetLinkedList, node: unknown) => list.insertAfter(null, node)],
    [`${NODE} AddLast(T value)`, (list: NetLinkedList, item: unknown) => list.addLast(item)],
    [`void AddLast(${NODE} node)`, (list: NetLinkedList, node: unknown) => list.addLast(node)],
    [
      'void Clear()',
      (list: NetLinkedList) => {
        while (list.first) list.detach(list.first);
      },
    ],
    ['bool Contains(T value)', (list: NetLinkedList, item: unknown) => list.find(item) !== null],
    [
      'void CopyTo(T[] array, int index)',
      (list: NetLinkedList, target: unknown[], at: number) => copyItems([...list.items()], 0, target, at, list.count),
    ],
    [`${NODE} Find(T value)`, (list: NetLinkedList, item: unknown) => list.find(item)],
    [`${NODE} FindLast(T value)`, (list: NetLinkedList, item: unknown) => list.findLast(item)],
    ['System.Collections.IEnumerator GetEnumerator()', (list: NetLinkedList) => enumeratorOf(() => list.items())],
    [
      'bool Remove(T value)',
      (list: NetLinkedList, item: unknown) => {
        const node = list.find(item);
        if (node) list.detach(node);
        return node !== null;
      },
    ],
    [`void Remove(${NODE} node)`, (list: NetLinkedList, node: LinkedListNode) => list.detach(node)],
    ['void RemoveFirst()', (list: NetLinkedList) => list.detachEnd(list.first)],
    ['void RemoveLast()', (list: NetLinkedList) => list.detachEnd(list.last)],
  ],
  enumerate: (list) => list.items(),
  count: (list) => list.count,
});
