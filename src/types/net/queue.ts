/** System.Collections.Queue: a queue of anything. */
import { elementsOf } from '../collections/enumerators.ts';
import { sequenceMethods } from '../collections/sequence-members.ts';
import { typeNamed } from '../net-type.ts';
import { requireNotNegative } from '../text/argument-checks.ts';
import { defineType } from '../type-declaration.ts';
import { NetQueue } from '../values/net-collections.ts';

function withCapacity(capacity: number): NetQueue {
  requireNotNegative(capacity, 'capacity');
  return new NetQueue(typeNamed('System.Collections.Queue'));
}

function copyOf(self: NetQueue): NetQueue {
  return new NetQueue(self.netType(), self.items());
}

export default defineType<NetQueue>({
  name: 'System.Collections.Queue',
  interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable', 'System.ICloneable'],
  constructors: [
    ['()', () => new NetQueue(typeNamed('System.Collections.Queue'))],
    ['(int capacity)', withCapacity],
    [
      '(System.Collections.ICollection col)',
      (items: unknown) => new NetQueue(typeNamed('System.Collections.Queue'), elementsOf(items)),
    ],
  ],
  properties: [
    ['int Count {get;}', (self: NetQueue) => self.count],
    ['bool IsSynchronized {get;}', () => false],
    ['System.Object SyncRoot {get;}', (self: NetQueue) => self],
  ],
  methods: [
    ...sequenceMethods('System.Object'),
    ['void Enqueue(System.Object obj)', (queue: NetQueue, item: unknown) => queue.enqueue(item)],
    ['System.Object Dequeue()', (queue: NetQueue) => queue.dequeue()],
    ['System.Object Peek()', (queue: NetQueue) => queue.peek()],
    ['System.Object Clone()', (self: NetQueue) => copyOf(self)],
    ['void TrimToSize()', () => undefined],
  ],
  enumerate: (self) => self.items(),
  count: (self) => self.count,
});
