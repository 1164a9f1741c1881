/** System.Collections.Generic.SortedSet`1: a set in its order. */
import { elementsOf } from '../collections/enumerators.ts';
import { setMethods, sortedSetMembers } from '../collections/set-members.ts';
import type { NetType } from '../net-type.ts';
import { defineType } from '../type-declaration.ts';
import { comparerOf } from '../values/comparer.ts';
import { NetSet } from '../values/net-collections.ts';

function made(type: NetType, items: Iterable<unknown>, comparer: unknown): NetSet {
  const set = new NetSet(type, comparerOf(comparer), true);
  for (const item of items) set.add(item);
  return set;
}

export default defineType<NetSet>({
  name: 'System.Collections.Generic.SortedSet`1',
  generic: ['T'],
  interfaces: [
    'System.Collections.Generic.ISet[T]',
    'System.Collections.Generic.ICollection[T]',
    'System.Collections.Generic.IEnumerable[T]',
    'System.Collections.IEnumerable',
    'System.Collections.Generic.IReadOnlyCollection[T]',
    'System.Collections.Generic.IReadOnlySet[T]',
  ],
  constructors: [
    ['()', (type: NetType) => made(type, [], null)],
    [
      '(System.Collections.Generic.IComparer[T] comparer)',
      (type: NetType, comparer: unknown) => made(type, [], comparer),
    ],
    [
      '(System.Collections.Generic.IEnumerable[T] collection)',
      (type: NetType, items: unknown) => made(type, elementsOf(items), null),
    ],
    [
      '(System.Collections.Generic.IEnumerable[T] collection, System.Collections.Generic.IComparer[T] comparer)',
      (type: NetType, items: unknown, comparer: unknown) => made(type, elementsOf(items), comparer),
    ],
  ],
  properties: [
    ['int Count {get;}', (set: NetSet) => set.count],
    ['System.Collections.Generic.IComparer[T] Comparer {get;}', (set: NetSet) => set.comparer],
    ...sortedSetMembers.properties,
  ],
  methods: [...setMethods, ...sortedSetMembers.methods],
  enumerate: (set) => set.items(),
  count: (set) => set.count,
});
