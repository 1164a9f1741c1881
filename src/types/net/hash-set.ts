/** System.Collections.Generic.HashSet`1: a set. */
import { elementsOf } from '../collections/enumerators.ts';
import { setMethods } from '../collections/set-members.ts';
import type { NetType } from '../net-type.ts';
import { requireInRange } from '../text/argument-checks.ts';
import { defineType } from '../type-declaration.ts';
import { comparerOf } from '../values/comparer.ts';
import { NetSet } from '../values/net-collections.ts';

function made(type: NetType, items: Iterable<unknown>, comparer: unknown): NetSet {
  const set = new NetSet(type, comparerOf(comparer), false);
  for (const item of items) set.add(item);
  return set;
}

export default defineType<NetSet>({
  name: 'System.Collections.Generic.HashSet`1',
  generic: ['T'],
  interfaces: [
    'System.Collections.Generic.ICollection[T]',
    'System.Collections.Generic.IEnumerable[T]',
    'System.Collections.IEnumerable',
    'System.Collections.Generic.ISet[T]',
    'System.Collections.Generic.IReadOnlyCollection[T]',
    'System.Collections.Generic.IReadOnlySet[T]',
  ],
  constructors: [
    ['()', (type: NetType) => made(type, [], null)],
    [
      '(System.Collections.Generic.IEqualityComparer[T] comparer)',
      (type: NetType, comparer: unknown) => made(type, [], comparer),
    ],
    [
      '(int capacity)',
      (type: NetType, capacity: number) => {
        requireInRange(capacity >= 0, 'capacity');
        return made(type, [], null);
      },
    ],
    [
      '(System.Collections.Generic.IEnumerable[T] collection)',
      (type: NetType, items: unknown) => made(type, elementsOf(items), null),
    ],
    [
      '(System.Collections.Generic.IEnumerable[T] collection, System.Collections.Generic.IEqualityComparer[T] comparer)',
      (type: NetType, items: unknown, comparer: unknown) => made(type, elementsOf(items), comparer),
    ],
  ],
  properties: [
    ['int Count {get;}', (set: NetSet) => set.count],
    ['int Capacity {get;}', (self: { count: number }) => self.count],
    ['System.Collections.Generic.IEqualityComparer[T] Comparer {get;}', (set: NetSet) => set.comparer],
  ],
  methods: [
    ...setMethods,
    ['void TrimExcess()', () => undefined],
    ['void TrimExcess(int capacity)', () => undefined],
    ['int EnsureCapacity(int capacity)', (self: NetSet, capacity: number) => Math.max(capacity, self.count)],
  ],
  enumerate: (set) => set.items(),
  count: (set) => set.count,
});
