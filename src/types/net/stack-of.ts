/** System.Collections.Generic.Stack`1: a stack of elements of one type. */
import { elementsOf } from '../collections/enumerators.ts';
import { sequenceMethods, tryTake } from '../collections/sequence-members.ts';
import type { NetType } from '../net-type.ts';
import { requireNotNegative } from '../text/argument-checks.ts';
import { defineType } from '../type-declaration.ts';
import { NetStack } from '../values/net-collections.ts';
import type { PSReference } from '../values/reference.ts';

function withCapacity(type: NetType, capacity: number): NetStack {
  requireNotNegative(capacity, 'capacity');
  return new NetStack(type);
}

export default defineType<NetStack>({
  name: 'System.Collections.Generic.Stack`1',
  generic: ['T'],
  interfaces: [
    'System.Collections.Generic.IEnumerable[T]',
    'System.Collections.IEnumerable',
    'System.Collections.ICollection',
    'System.Collections.Generic.IReadOnlyCollection[T]',
  ],
  constructors: [
    ['()', (type: NetType) => new NetStack(type)],
    ['(int capacity)', withCapacity],
    [
      '(System.Collections.Generic.IEnumerable[T] collection)',
      (type: NetType, items: unknown) => new NetStack(type, elementsOf(items)),
    ],
  ],
  properties: [
    ['int Count {get;}', (self: NetStack) => self.count],
    ['int Capacity {get;}', (self: { count: number }) => self.count],
  ],
  methods: [
    ['void TrimExcess()', () => undefined],
    ...sequenceMethods('T'),
    ['void Push(T item)', (stack: NetStack, item: unknown) => stack.push(item)],
    ['T Pop()', (stack: NetStack) => stack.pop()],
    ['T Peek()', (stack: NetStack) => stack.peek()],
    ['bool TryPop(ref T result)', (self: NetStack, target: PSReference) => tryTake(self, target, () => self.pop())],
    ['bool TryPeek(ref T result)', (self: NetStack, target: PSReference) => tryTake(self, target, () => self.peek())],
    ['int EnsureCapacity(int capacity)', (self: NetStack, capacity: number) => Math.max(capacity, self.count)],
    ['void TrimExcess(int capacity)', () => undefined],
  ],
  enumerate: (self) => self.items(),
  count: (self) => self.count,
});
