/** The members that HashSet`1 and SortedSet`1 share. */
import type { MethodDeclaration, PropertyDeclaration } from '../type-declaration.ts';
import { NetSet } from '../values/net-collections.ts';
import type { PSReference } from '../values/reference.ts';
import { copyItems } from './copying.ts';
import { predicate } from './delegates.ts';
import { elementsOf, enumeratorOf } from './enumerators.ts';

const OTHER = 'System.Collections.Generic.IEnumerable[T] other';

/** The other collection as a set with the comparer of this one. */
function asSet(set: NetSet, other: unknown): NetSet {
  const made = new NetSet(set.netType(), set.comparer, false);
  for (const item of elementsOf(other, 'other')) made.add(item);
  return made;
}

function contains(set: NetSet, other: NetSet): boolean {
  return other.items().every((item) => set.has(item));
}

function removeWhere(set: NetSet, test: (item: unknown) => boolean): number {
  const removed = set.items().filter(test);
  for (const item of removed) set.remove(item);
  return removed.length;
}

/** Methods of both. */
export const setMethods: readonly MethodDeclaration[] = [
  ['bool Add(T item)', (set: NetSet, item: unknown) => set.add(item)],
  ['bool Contains(T item)', (set: NetSet, item: unknown) => set.has(item)],
  ['bool Remove(T item)', (set: NetSet, item: unknown) => set.remove(item)],
  ['void Clear()', (set: NetSet) => set.clear()],
  [
    `void UnionWith(${OTHER})`,
    (set: NetSet, other: unknown) => {
      for (const item of elementsOf(other, 'other')) set.add(item);
    },
  ],
  [
    `void IntersectWith(${OTHER})`,
    (set: NetSet, other: unknown) => {
      const kept = asSet(set, other);
      removeWhere(set, (item) => !kept.has(item));
    },
  ],
  [
    `void ExceptWith(${OTHER})`,
    (set: NetSet, other: unknown) => {
      for (const item of elementsOf(other, 'other')) set.remove(item);
    },
  ],
  [
    `void SymmetricExceptWith(${OTHER})`,
    (set: NetSet, other: unknown) => {
      for (const item of asSet(set, other).items()) if (!set.remove(item)) set.add(item);
    },
  ],
  [`bool IsSubsetOf(${OTHER})`, (set: NetSet, other: unknown) => contains(asSet(set, other), set)],
  [`bool IsSupersetOf(${OTHER})`, (set: NetSet, other: unknown) => contains(set, asSet(set, other))],
  [
    `bool IsProperSubsetOf(${OTHER})`,
    (set: NetSet, other: unknown) => {
      const larger = asSet(set, other);
      return larger.count > set.count && contains(larger, set);
    },
  ],
  [
    `bool IsProperSupersetOf(${OTHER})`,
    (set: NetSet, other: unknown) => {
      const smaller = asSet(set, other);
      return smaller.count < set.count && contains(set, smaller);
    },
  ],
  [
    `bool Overlaps(${OTHER})`,
    (set: NetSet, other: unknown) => elementsOf(other, 'other').some((item) => set.has(item)),
  ],
  [
    `bool SetEquals(${OTHER})`,
    (set: NetSet, other: unknown) => {
      const same = asSet(set, other);
      return same.count === set.count && contains(set, same);
    },
  ],
  ['int RemoveWhere(System.Predicate[T] match)', (set: NetSet, match: unknown) => removeWhere(set, predicate(match))],
  [
    'bool TryGetValue(T equalValue, ref T actualValue)',
    (set: NetSet, item: unknown, target: PSReference) => {
      target.value = set.held(item) ?? null;
      return set.has(item);
    },
  ],
  ['void CopyTo(T[] array)', (set: NetSet, target: unknown[]) => copyItems(set.items(), 0, target, 0, set.count)],
  [
    'void CopyTo(T[] array, int arrayIndex)',
    (set: NetSet, target: unknown[], at: number) => copyItems(set.items(), 0, target, at, set.count),
  ],
  ['System.Collections.IEnumerator GetEnumerator()', (set: NetSet) => enumeratorOf(() => set.items())],
];

/** What a sorted set has beside. */
export const sortedSetMembers: { properties: readonly PropertyDeclaration[]; methods: readonly MethodDeclaration[] } = {
  properties: [
    ['T Min {get;}', (set: NetSet) => set.items()[0]],
    ['T Max {get;}', (set: NetSet) => set.items().at(-1)],
  ],
  methods: [['System.Collections.Generic.IEnumerable[T] Reverse()', (set: NetSet) => set.items().reverse()]],
};
