/** System.Array: what all arrays can do. */
import { arrayMethods } from '../collections/array-members.ts';
import * as arrays from '../collections/array-operations.ts';
import { predicate } from '../collections/delegates.ts';
import type { NetType } from '../net-type.ts';
import { defineType } from '../type-declaration.ts';
import { MultiArray } from '../values/multi-array.ts';
import { arrayItems } from '../values/typed-array.ts';

type NetArray = arrays.NetArray;

export default defineType<NetArray | MultiArray>({
  name: 'System.Array',
  accelerators: ['array'],
  abstract: true,
  interfaces: [
    'System.ICloneable',
    'System.Collections.IList',
    'System.Collections.ICollection',
    'System.Collections.IEnumerable',
    'System.Collections.IStructuralComparable',
    'System.Collections.IStructuralEquatable',
  ],
  properties: [
    ['int Length {get;}', arrays.lengthOf],
    ['long LongLength {get;}', arrays.lengthOf],
    ['int Rank {get;}', (self: NetArray | MultiArray) => (self instanceof MultiArray ? self.rank : 1)],
    ['System.Object SyncRoot {get;}', (self: unknown) => self],
    ['bool IsReadOnly {get;}', () => false],
    ['bool IsFixedSize {get;}', () => true],
    ['bool IsSynchronized {get;}', () => false],
    ['int Count {get;}', arrays.lengthOf],
  ],
  methods: arrayMethods,
  staticProperties: [['int MaxLength {get;}', () => 0x7fffffc7]],
  staticMethods: [
    ['array CreateInstance(type elementType, int length)', arrays.createInstance],
    ['array CreateInstance(type elementType, int length1, int length2)', arrays.createInstance],
    ['array CreateInstance(type elementType, int length1, int length2, int length3)', arrays.createInstance],
    [
      'array CreateInstance(type elementType, params int[] lengths)',
      (type: NetType, lengths: number[]) => arrays.createInstance(type, ...lengths),
    ],
    [
      'int BinarySearch(array array, int index, int length, System.Object value)',
      (array: NetArray, index: number, length: number, value: unknown) =>
        arrays.searchWithin(array, index, length, value),
    ],
    [
      'int BinarySearch(array array, int index, int length, System.Object value, System.Collections.IComparer comparer)',
      arrays.searchWithin,
    ],
    [
      'int FindIndex[T](T[] array, int startIndex, System.Predicate[T] match)',
      (array: NetArray, start: number, match: unknown) => arrays.findIndex(array, start, array.length - start, match),
    ],
    ['int FindIndex[T](T[] array, int startIndex, int count, System.Predicate[T] match)', arrays.findIndex],
    [
      'int FindLastIndex[T](T[] array, int startIndex, System.Predicate[T] match)',
      (array: NetArray, start: number, match: unknown) => arrays.findLastIndex(array, start, start + 1, match),
    ],
    ['int FindLastIndex[T](T[] array, int startIndex, int count, System.Predicate[T] match)', arrays.findLastIndex],
    [
      'void Sort(array keys, array items, int index, int length)',
      (keys: NetArray, items: NetArray, index: number, length: number) => arrays.sort(keys, { items, index, length }),
    ],
    [
      'void Sort(array keys, array items, int index, int length, System.Collections.IComparer comparer)',
      (keys: NetArray, items: NetArray, index: number, length: number, comparer: unknown) =>
        arrays.sort(keys, { items, index, length, comparer }),
    ],
    ['void Sort(array array)', (array: NetArray) => arrays.sort(array)],
    [
      'void Sort(array array, System.Collections.IComparer comparer)',
      (array: NetArray, own: unknown) => arrays.sort(array, { comparer: own }),
    ],
    [
      'void Sort(array array, int index, int length)',
      (array: NetArray, index: number, length: number) => arrays.sort(array, { index, length }),
    ],
    [
      'void Sort(array array, int index, int length, System.Collections.IComparer comparer)',
      (array: NetArray, index: number, length: number, comparer: unknown) =>
        arrays.sort(array, { index, length, comparer }),
    ],
    ['void Sort(array keys, array items)', (keys: NetArray, items: NetArray) => arrays.sort(keys, { items })],
    [
      'void Sort(array keys, array items, System.Collections.IComparer comparer)',
      (keys: NetArray, items: NetArray, comparer: unknown) => arrays.sort(keys, { items, comparer }),
    ],
    [
      'void Sort[T](T[] array, System.Comparison[T] comparison)',
      (array: NetArray, code: unknown) => arrays.sort(array, { comparison: code }),
    ],
    ['void Reverse(array array)', (array: NetArray) => arrays.reverse(array, 0, array.length)],
    ['void Reverse(array array, int index, int length)', arrays.reverse],
    [
      'int IndexOf(array array, System.Object value)',
      (array: NetArray, value: unknown) => arrays.indexOf(array, value),
    ],
    ['int IndexOf(array array, System.Object value, int startIndex)', arrays.indexOf],
    ['int IndexOf(array array, System.Object value, int startIndex, int count)', arrays.indexOf],
    [
      'int LastIndexOf(array array, System.Object value)',
      (array: NetArray, value: unknown) => arrays.lastIndexOf(array, value),
    ],
    ['int LastIndexOf(array array, System.Object value, int startIndex)', arrays.lastIndexOf],
    ['int LastIndexOf(array array, System.Object value, int startIndex, int count)', arrays.lastIndexOf],
    [
      'int BinarySearch(array array, System.Object value)',
      (array: NetArray, value: unknown) => arrays.search(array, value),
    ],
    ['int BinarySearch(array array, System.Object value, System.Collections.IComparer comparer)', arrays.search],
    ['void Clear(array array)', (array: NetArray) => arrays.clear(array, 0, array.length)],
    ['void Clear(array array, int index, int length)', arrays.clear],
    [
      'void Copy(array sourceArray, array destinationArray, int length)',
      (source: NetArray, target: NetArray, length: number) => arrays.copy(source, 0, target, 0, length),
    ],
    [
      'void Copy(array sourceArray, int sourceIndex, array destinationArray, int destinationIndex, int length)',
      arrays.copy,
    ],
    [
      'void ConstrainedCopy(array sourceArray, int sourceIndex, array destinationArray, int destinationIndex, int length)',
      arrays.copy,
    ],
    ['void Resize[T](ref T[] array, int newSize)', arrays.resize],
    [
      'void Fill[T](T[] array, T value)',
      (array: NetArray, value: unknown) => arrays.fill(array, value, 0, array.length),
    ],
    ['void Fill[T](T[] array, T value, int startIndex, int count)', arrays.fill],
    ['T[] Empty[T]()', () => []],
    [
      'T Find[T](T[] array, System.Predicate[T] match)',
      (array: NetArray, match: unknown) => arrayItems(array).find(predicate(match)) ?? null,
    ],
    [
      'T FindLast[T](T[] array, System.Predicate[T] match)',
      (array: NetArray, match: unknown) => arrayItems(array).findLast(predicate(match)) ?? null,
    ],
    ['T[] FindAll[T](T[] array, System.Predicate[T] match)', arrays.findAll],
    [
      'int FindIndex[T](T[] array, System.Predicate[T] match)',
      (array: NetArray, match: unknown) => arrayItems(array).findIndex(predicate(match)),
    ],
    [
      'int FindLastIndex[T](T[] array, System.Predicate[T] match)',
      (array: NetArray, match: unknown) => arrayItems(array).findLastIndex(predicate(match)),
    ],
    [
      'bool Exists[T](T[] array, System.Predicate[T] match)',
      (array: NetArray, match: unknown) => arrayItems(array).some(predicate(match)),
    ],
    [
      'bool TrueForAll[T](T[] array, System.Predicate[T] match)',
      (array: NetArray, match: unknown) => arrayItems(array).every(predicate(match)),
    ],
    ['void ForEach[T](T[] array, System.Action[T] action)', arrays.forEach],
    [
      'TOutput[] ConvertAll[TInput,TOutput](TInput[] array, System.Converter[TInput,TOutput] converter)',
      arrays.convertAll,
    ],
    ['System.Collections.ObjectModel.ReadOnlyCollection[T] AsReadOnly[T](T[] array)', arrays.asReadOnly],
  ],
  enumerate: (self) => (self instanceof MultiArray ? self.items : arrayItems(self)),
  count: arrays.lengthOf,
  index: {
    get: (self, index: number) => arrays.itemAt(self, index),
    signature: 'System.Object IList.Item(int index) {get;set;}',
  },
});
