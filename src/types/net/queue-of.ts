/** System.Collections.Generic.Queue`1: a queue of elements of one type. */
import { elementsOf } from '../collections/enumerators.ts';
import { sequenceMethods, tryTake } from '../collections/sequence-members.ts';
import type { NetType } from '../net-type.ts';
import { requireNotNegative } from '../text/argument-checks.ts';
import { defineType } from '../type-declaration.ts';
import { NetQueue } from '../values/net-collections.ts';
import type { PSReference } from '../values/reference.ts';

function withCapacity(type: NetType, capacity: number): NetQueue {
  requireNotNegative(capacity, 'capacity');
  return new NetQueue(type);
}

export default defineType<NetQueue>({
  name: 'System.Collections.Generic.Queue`1',
  generic: ['T'],
  interfaces: [
    'System.Collections.Generic.IEnumerable[T]',
    'System.Collections.IEnumerable',
    'System.Collections.ICollection',
    'System.Collections.Generic.IReadOnlyCollection[T]',
  ],
  constructors: [
    ['()', (type: NetType) => new NetQueue(type)],
    ['(int capacity)', withCapacity],
    [
      '(System.Collections.Generic.IEnumerable[T] collection)',
      (type: NetType, items: unknown) => new NetQueue(type, elementsOf(items)),
    ],
  ],
  properties: [
    ['int Count {get;}', (self: NetQueue) => self.count],
    ['int Capacity {get;}', (self: { count: number }) => self.count],
  ],
  methods: [
    ['void TrimExcess()', () => undefined],
    ...sequenceMethods('T'),
    ['void Enqueue(T item)', (queue: NetQueue, item: unknown) => queue.enqueue(item)],
    ['T Dequeue()', (queue: NetQueue) => queue.dequeue()],
    ['T Peek()', (queue: NetQueue) => queue.peek()],
    [
      'bool TryDequeue(ref T result)',
      (self: NetQueue, target: PSReference) => tryTake(self, target, () => self.dequeue()),
    ],
    ['bool TryPeek(ref T result)', (self: NetQueue, target: PSReference) => tryTake(self, target, () => self.peek())],
    ['int EnsureCapacity(int capacity)', (self: NetQueue, capacity: number) => Math.max(capacity, self.count)],
    ['void TrimExcess(int capacity)', () => undefined],
  ],
  enumerate: (self) => self.items(),
  count: (self) => self.count,
});
