/** The members that ArrayList, List`1, Collection`1 and the other growing lists share; signatures differ by element type. */

import { conversion } from '../members/conversion-port.ts';
import { netException } from '../net-exception.ts';
import { arrayTypeOf, genericTypeOf, typeNamed } from '../net-type.ts';
import type { MethodDeclaration, PropertyDeclaration } from '../type-declaration.ts';
import { typeOf } from '../type-of.ts';
import { checkElementCount, checkOneMore } from '../values/array-limit.ts';
import { comparerOf } from '../values/comparer.ts';
import { listOf } from '../values/list-of.ts';
import { netCompare, netEquals, netSort } from '../values/net-equality.ts';
import { NetList } from '../values/net-list.ts';
import { asTypedArray } from '../values/typed-array.ts';
import { copyItems } from './copying.ts';
import { callDelegate, comparison, predicate } from './delegates.ts';
import { elementsOf, enumeratorOf } from './enumerators.ts';
import { binarySearch, checkIndex, checkRange, indexWhere, lastIndexWhere, outOfRange } from './ranges.ts';

/** Lists that cannot change say so before anything happens. */
export function requireWritable(list: NetList, grows = true): void {
  if (list.isReadOnly) throw netException('System.NotSupportedException', 'Collection is read-only.');
  if (grows && list.isFixedSize) throw netException('System.NotSupportedException', 'Collection was of a fixed size.');
}

/** List.ConvertAll: the element type of the new list is that of what the converter gives, where it is one. */
function convertAll(list: NetList, converter: unknown): NetList {
  const items = list.items.map((item) => callDelegate(converter, item));
  const types = new Set(items.map((item) => typeOf(item)));
  const [only] = types;
  const element = types.size === 1 && only ? only : typeNamed('System.Object');
  return listOf(element, items);
}

/** A value as an element of a list. */
export function asElement(list: NetList, value: unknown): unknown {
  const type = list.elementType;
  if (!type || type.fullName === 'System.Object') return value;
  const own = typeOf(value);
  if (own && type.isAssignableFrom(own)) return value;
  if (value === null && !type.isValueType && type.fullName !== 'System.String') return null;
  return conversion().convertTo(value, type);
}

function asElements(list: NetList, collection: unknown): unknown[] {
  return elementsOf(collection).map((item) => asElement(list, item));
}

function compareWith(comparer: unknown): (a: unknown, b: unknown) => number {
  const own = comparerOf(comparer);
  return own ? (a, b) => own.compare(a, b) : netCompare;
}

function sortRange(list: NetList, index: number, count: number, compare: (a: unknown, b: unknown) => number): void {
  requireWritable(list, false);
  checkRange(index, count, list.items.length);
  const part = list.items.slice(index, index + count);
  netSort(part, compare);
  list.items.splice(index, count, ...part);
}

function reverseRange(list: NetList, index: number, count: number): void {
  checkRange(index, count, list.items.length);
  list.items.splice(index, count, ...list.items.slice(index, index + count).reverse());
}

/** Inserts in place (views share the array) and without spreading, which would overflow the stack for large collections. */
function insertAt(list: NetList, index: number, items: readonly unknown[]): void {
  requireWritable(list);
  if (index < 0 || index > list.items.length) {
    throw outOfRange('Index must be within the bounds of the List.', 'index');
  }
  checkElementCount(list.items.length + items.length);
  const behind = list.items.splice(index);
  for (const item of items) list.items.push(item);
  for (const item of behind) list.items.push(item);
}

/** Count and Capacity. */
export const listProperties: readonly PropertyDeclaration[] = [
  ['int Capacity {get;set;}', (list: NetList) => list.capacity, setCapacity],
  ['int Count {get;}', (list: NetList) => list.items.length],
];

function setCapacity(list: NetList, capacity: number): void {
  if (capacity < list.items.length) throw outOfRange('capacity was less than the current size.', 'value');
  list.capacity = capacity;
}

/** What every IList does. `element` is the type name in signatures. */
export function basicListMethods(element: string): MethodDeclaration[] {
  return [
    [
      'void Clear()',
      (list: NetList) => {
        requireWritable(list);
        list.items.length = 0;
      },
    ],
    [
      `bool Contains(${element} item)`,
      (list: NetList, item: unknown) => list.items.some((one) => netEquals(one, item)),
    ],
    [
      `int IndexOf(${element} item)`,
      (list: NetList, item: unknown) => indexWhere(list.items, (one) => netEquals(one, item)),
    ],
    [
      `void Insert(int index, ${element} item)`,
      (list: NetList, index: number, item: unknown) => insertAt(list, index, [item]),
    ],
    [
      'void RemoveAt(int index)',
      (list: NetList, index: number) => {
        requireWritable(list);
        checkIndex(index, list.items.length);
        list.items.splice(index, 1);
      },
    ],
    ['System.Collections.IEnumerator GetEnumerator()', (list: NetList) => enumeratorOf(() => list.items)],
  ];
}

/** Removes the first equal element; false when there is none. */
export function removeItem(list: NetList, item: unknown): boolean {
  requireWritable(list);
  const index = indexWhere(list.items, (one) => netEquals(one, item));
  if (index >= 0) list.items.splice(index, 1);
  return index >= 0;
}

/** The rest of what ArrayList and List`1 share. `collection` names the type that AddRange takes. */
export function richListMethods(element: string, collection: string, comparer: string): MethodDeclaration[] {
  const made = (list: NetList, items: unknown[]) => new NetList(list.netType(), items);
  return [
    [
      `void AddRange(${collection} collection)`,
      (list: NetList, items: unknown) => insertAt(list, list.items.length, asElements(list, items)),
    ],
    [
      `void InsertRange(int index, ${collection} collection)`,
      (list: NetList, index: number, items: unknown) => insertAt(list, index, asElements(list, items)),
    ],
    [
      `int IndexOf(${element} item, int index)`,
      (list: NetList, item: unknown, start: number) => {
        if (start > list.items.length)
          throw outOfRange(
            'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
            'index',
          );
        return indexWhere(list.items, (one) => netEquals(one, item), start);
      },
    ],
    [
      `int IndexOf(${element} item, int index, int count)`,
      (list: NetList, item: unknown, start: number, count: number) => {
        checkRange(start, count, list.items.length);
        return indexWhere(list.items, (one) => netEquals(one, item), start, count);
      },
    ],
    [
      `int LastIndexOf(${element} item)`,
      (list: NetList, item: unknown) => lastIndexWhere(list.items, (one) => netEquals(one, item)),
    ],
    [
      `int LastIndexOf(${element} item, int index)`,
      (list: NetList, item: unknown, start: number) => lastIndexWhere(list.items, (one) => netEquals(one, item), start),
    ],
    [
      `int LastIndexOf(${element} item, int index, int count)`,
      (list: NetList, item: unknown, start: number, count: number) =>
        lastIndexWhere(list.items, (one) => netEquals(one, item), start, count),
    ],
    [
      'void RemoveRange(int index, int count)',
      (list: NetList, index: number, count: number) => {
        requireWritable(list);
        checkRange(index, count, list.items.length);
        list.items.splice(index, count);
      },
    ],
    ['void Reverse()', (list: NetList) => reverseRange(list, 0, list.items.length)],
    ['void Reverse(int index, int count)', reverseRange],
    ['void Sort()', (list: NetList) => sortRange(list, 0, list.items.length, netCompare)],
    [
      `void Sort(${comparer} comparer)`,
      (list: NetList, own: unknown) => sortRange(list, 0, list.items.length, compareWith(own)),
    ],
    [
      `void Sort(int index, int count, ${comparer} comparer)`,
      (list: NetList, index: number, count: number, own: unknown) => sortRange(list, index, count, compareWith(own)),
    ],
    [`int BinarySearch(${element} item)`, (list: NetList, item: unknown) => binarySearch(list.items, item, netCompare)],
    [
      `int BinarySearch(${element} item, ${comparer} comparer)`,
      (list: NetList, item: unknown, own: unknown) => binarySearch(list.items, item, compareWith(own)),
    ],
    [
      `int BinarySearch(int index, int count, ${element} item, ${comparer} comparer)`,
      (list: NetList, index: number, count: number, item: unknown, own: unknown) =>
        binarySearch(list.items, item, compareWith(own), index, count),
    ],
    ['System.Object Clone()', (list: NetList) => made(list, [...list.items])],
  ];
}

/** What List`1 has for delegates, and its other own methods. */
export function genericListMethods(): MethodDeclaration[] {
  const find = (list: NetList, index: number) => (index < 0 ? defaultOf(list) : list.items[index]);
  const made = (list: NetList, items: unknown[]) => new NetList(list.netType(), items);
  return [
    [
      'void Add(T item)',
      (list: NetList, item: unknown) => {
        requireWritable(list);
        checkOneMore(list.items.length);
        list.items.push(item);
      },
    ],
    ['bool Remove(T item)', removeItem],
    ['T[] ToArray()', toArray],
    [
      'System.Collections.Generic.List[T] GetRange(int index, int count)',
      (list: NetList, index: number, count: number) => {
        checkRange(index, count, list.items.length);
        return made(list, list.items.slice(index, index + count));
      },
    ],
    [
      'System.Collections.Generic.List[T] Slice(int start, int length)',
      (list: NetList, index: number, count: number) => {
        checkRange(index, count, list.items.length);
        return made(list, list.items.slice(index, index + count));
      },
    ],
    [
      'T Find(System.Predicate[T] match)',
      (list: NetList, match: unknown) => find(list, indexWhere(list.items, predicate(match))),
    ],
    [
      'T FindLast(System.Predicate[T] match)',
      (list: NetList, match: unknown) => find(list, lastIndexWhere(list.items, predicate(match))),
    ],
    [
      'System.Collections.Generic.List[T] FindAll(System.Predicate[T] match)',
      (list: NetList, match: unknown) => made(list, list.items.filter(predicate(match))),
    ],
    [
      'int FindIndex(System.Predicate[T] match)',
      (list: NetList, match: unknown) => indexWhere(list.items, predicate(match)),
    ],
    [
      'int FindIndex(int startIndex, System.Predicate[T] match)',
      (list: NetList, start: number, match: unknown) => indexWhere(list.items, predicate(match), start),
    ],
    [
      'int FindIndex(int startIndex, int count, System.Predicate[T] match)',
      (list: NetList, start: number, count: number, match: unknown) =>
        indexWhere(list.items, predicate(match), start, count),
    ],
    [
      'int FindLastIndex(System.Predicate[T] match)',
      (list: NetList, match: unknown) => lastIndexWhere(list.items, predicate(match)),
    ],
    [
      'int FindLastIndex(int startIndex, System.Predicate[T] match)',
      (list: NetList, start: number, match: unknown) => lastIndexWhere(list.items, predicate(match), start),
    ],
    [
      'int FindLastIndex(int startIndex, int count, System.Predicate[T] match)',
      (list: NetList, start: number, count: number, match: unknown) =>
        lastIndexWhere(list.items, predicate(match), start, count),
    ],
    ['bool Exists(System.Predicate[T] match)', (list: NetList, match: unknown) => list.items.some(predicate(match))],
    [
      'bool TrueForAll(System.Predicate[T] match)',
      (list: NetList, match: unknown) => list.items.every(predicate(match)),
    ],
    ['int RemoveAll(System.Predicate[T] match)', removeAll],
    ['System.Collections.Generic.List[TOutput] ConvertAll[TOutput](System.Converter[T,TOutput] converter)', convertAll],
    [
      'void ForEach(System.Action[T] action)',
      (list: NetList, action: unknown) => {
        for (const item of [...list.items]) predicate(action)(item);
      },
    ],
    [
      'void Sort(System.Comparison[T] comparison)',
      (list: NetList, code: unknown) => sortRange(list, 0, list.items.length, comparison(code)),
    ],
    [
      'void CopyTo(T[] array)',
      (list: NetList, target: unknown[]) => copyItems(list.items, 0, target, 0, list.items.length),
    ],
    [
      'void CopyTo(T[] array, int arrayIndex)',
      (list: NetList, target: unknown[], at: number) => copyItems(list.items, 0, target, at, list.items.length),
    ],
    [
      'void CopyTo(int index, T[] array, int arrayIndex, int count)',
      (list: NetList, index: number, target: unknown[], at: number, count: number) =>
        copyItems(list.items, index, target, at, count),
    ],
    ['System.Collections.ObjectModel.ReadOnlyCollection[T] AsReadOnly()', (list: NetList) => readOnlyView(list)],
    [
      'int EnsureCapacity(int capacity)',
      (list: NetList, capacity: number) => {
        if (list.capacity < capacity) list.capacity = Math.max(capacity, list.capacity * 2);
        return list.capacity;
      },
    ],
    [
      'void TrimExcess()',
      (list: NetList) => {
        list.capacity = list.items.length;
      },
    ],
  ];
}

function defaultOf(list: NetList): unknown {
  const type = list.elementType;
  return type?.isValueType ? (conversion().tryConvertTo(0, type)?.value ?? null) : null;
}

function removeAll(list: NetList, match: unknown): number {
  requireWritable(list);
  const test = predicate(match);
  const kept = list.items.filter((item) => !test(item));
  const removed = list.items.length - kept.length;
  list.items.length = 0;
  for (const item of kept) list.items.push(item);
  return removed;
}

function toArray(list: NetList): unknown {
  const type = list.elementType;
  if (type?.fullName === 'System.Byte') return conversion().convertTo([...list.items], arrayTypeOf(type));
  return type ? asTypedArray([...list.items], type) : [...list.items];
}

function readOnlyView(list: NetList): NetList {
  const definition = typeNamed('System.Collections.ObjectModel.ReadOnlyCollection`1');
  const view = new NetList(genericWith(definition, list), list.items);
  view.isReadOnly = true;
  return view;
}

function genericWith(definition: ReturnType<typeof typeNamed>, list: NetList) {
  return genericTypeOf(definition, list.netType().genericArguments);
}

/** The indexer of a list. */
export const listIndex = {
  get: (list: NetList, index: number) => {
    checkIndex(index, list.items.length);
    return list.items[index];
  },
  set: (list: NetList, value: unknown, index: number) => {
    requireWritable(list, false);
    checkIndex(index, list.items.length);
    list.items[index] = asElement(list, value);
  },
};
