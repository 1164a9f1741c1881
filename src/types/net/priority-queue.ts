/** System.Collections.Generic.PriorityQueue`2 and what it shows of its elements. */
import { elementsOf } from '../collections/enumerators.ts';
import { genericTypeOf, type NetType, typeNamed } from '../net-type.ts';
import { requireNotNegative } from '../text/argument-checks.ts';
import { defineType } from '../type-declaration.ts';
import { NetTuple } from '../values/net-tuple.ts';
import { type PrioritizedEntry, PriorityQueue } from '../values/priority-queue.ts';
import type { PSReference } from '../values/reference.ts';

const COMPARER = 'System.Collections.Generic.IComparer[TPriority]';
const PAIRS = 'System.Collections.Generic.IEnumerable[System.ValueTuple[TElement,TPriority]]';

function made(type: NetType, items: Iterable<unknown>, comparer: unknown): PriorityQueue {
  const queue = new PriorityQueue(type, comparer);
  addPairs(queue, items);
  return queue;
}

function addPairs(queue: PriorityQueue, items: Iterable<unknown>): void {
  for (const item of items) if (item instanceof NetTuple) queue.enqueue(item.items[0], item.items[1]);
}

function withCapacity(type: NetType, capacity: number, comparer: unknown): PriorityQueue {
  requireNotNegative(capacity, 'initialCapacity');
  return made(type, [], comparer);
}

/** Gives an element and its priority to references; false where there is none. */
function give(entry: PrioritizedEntry | undefined, element: PSReference, priority: PSReference): boolean {
  element.value = entry?.element ?? null;
  priority.value = entry?.priority ?? null;
  return entry !== undefined;
}

/** The entries as they lie in the queue, with their priorities. */
function unordered(queue: PriorityQueue): NetTuple[] {
  const type = genericTypeOf(typeNamed('System.ValueTuple`2'), [...queue.netType().genericArguments]);
  return queue.entries.map(({ element, priority }) => new NetTuple(type, [element, priority]));
}

export default defineType<PriorityQueue>({
  name: 'System.Collections.Generic.PriorityQueue`2',
  generic: ['TElement', 'TPriority'],
  constructors: [
    ['()', (type: NetType) => made(type, [], null)],
    ['(int initialCapacity)', (type: NetType, capacity: number) => withCapacity(type, capacity, null)],
    [`(${COMPARER} comparer)`, (type: NetType, comparer: unknown) => made(type, [], comparer)],
    [`(int initialCapacity, ${COMPARER} comparer)`, withCapacity],
    [`(${PAIRS} items)`, (type: NetType, items: unknown) => made(type, elementsOf(items), null)],
    [
      `(${PAIRS} items, ${COMPARER} comparer)`,
      (type: NetType, items: unknown, comparer: unknown) => made(type, elementsOf(items), comparer),
    ],
  ],
  properties: [
    ['int Capacity {get;}', ({ entries }: PriorityQueue) => entries.length],
    [`${COMPARER} Comparer {get;}`, ({ comparer }: PriorityQueue) => comparer],
    ['int Count {get;}', ({ entries }: PriorityQueue) => entries.length],
    ['System.ValueTuple[TElement,TPriority][] UnorderedItems {get;}', unordered],
  ],
  methods: [
    ['void Clear()', (queue: PriorityQueue) => queue.clear()],
    ['TElement Dequeue()', (queue: PriorityQueue) => queue.dequeue().element],
    [
      'TElement DequeueEnqueue(TElement element, TPriority priority)',
      (queue: PriorityQueue, element: unknown, priority: unknown) => {
        const first = queue.dequeue();
        queue.enqueue(element, priority);
        return first.element;
      },
    ],
    [
      'void Enqueue(TElement element, TPriority priority)',
      (queue: PriorityQueue, element: unknown, priority: unknown) => queue.enqueue(element, priority),
    ],
    [
      'TElement EnqueueDequeue(TElement element, TPriority priority)',
      (queue: PriorityQueue, element: unknown, priority: unknown) => {
        queue.enqueue(element, priority);
        return queue.dequeue().element;
      },
    ],
    [`void EnqueueRange(${PAIRS} items)`, (queue: PriorityQueue, items: unknown) => addPairs(queue, elementsOf(items))],
    [
      'void EnqueueRange(System.Collections.Generic.IEnumerable[TElement] elements, TPriority priority)',
      (queue: PriorityQueue, elements: unknown, priority: unknown) => {
        for (const element of elementsOf(elements)) queue.enqueue(element, priority);
      },
    ],
    [
      'int EnsureCapacity(int capacity)',
      ({ entries }: PriorityQueue, capacity: number) => Math.max(capacity, entries.length),
    ],
    ['TElement Peek()', (queue: PriorityQueue) => queue.first().element],
    [
      'bool Remove(TElement element, ref TElement removedElement, ref TPriority priority)',
      (queue: PriorityQueue, element: unknown, removed: PSReference, priority: PSReference) =>
        give(queue.remove(element), removed, priority),
    ],
    ['void TrimExcess()', () => undefined],
    [
      'bool TryDequeue(ref TElement element, ref TPriority priority)',
      (queue: PriorityQueue, element: PSReference, priority: PSReference) =>
        give(queue.entries.length === 0 ? undefined : queue.dequeue(), element, priority),
    ],
    [
      'bool TryPeek(ref TElement element, ref TPriority priority)',
      (queue: PriorityQueue, element: PSReference, priority: PSReference) => give(queue.entries[0], element, priority),
    ],
  ],
});
