/** System.Collections.Generic.LinkedListNode`1: one place of a linked list. */
import type { NetType } from '../net-type.ts';
import { defineType } from '../type-declaration.ts';
import { LinkedListNode } from '../values/linked-list.ts';

export default defineType<LinkedListNode>({
  name: 'System.Collections.Generic.LinkedListNode`1',
  generic: ['T'],
  constructors: [['(T value)', (type: NetType, value: unknown) => new LinkedListNode(type, value)]],
  properties: [
    ['System.Collections.Generic.LinkedList[T] List {get;}', (self: LinkedListNode) => self.list],
    ['System.Collections.Generic.LinkedListNode[T] Next {get;}', (self: LinkedListNode) => self.next],
    ['System.Collections.Generic.LinkedListNode[T] Previous {get;}', (self: LinkedListNode) => self.previous],
    [
      'T Value {get;set;}',
      (self: LinkedListNode) => self.value,
      (self: LinkedListNode, value: unknown) => {
        self.value = value;
      },
    ],
  ],
});
