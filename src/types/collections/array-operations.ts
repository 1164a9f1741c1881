/** What System.Array's static methods do, on both representations of one-dimensional arrays. */

import { newArray, newMultiArray } from '../members/default-value.ts';
import { noOverload } from '../members/member-errors.ts';
import { type NetException, netException } from '../net-exception.ts';
import { genericTypeOf, type NetType, typeNamed } from '../net-type.ts';
import { outOfRange, requireCount, requireIndexUpTo, requireNotNegative } from '../text/argument-checks.ts';
import { filledArray } from '../values/array-limit.ts';
import { comparerOf } from '../values/comparer.ts';
import { MultiArray } from '../values/multi-array.ts';
import { netCompare, netEquals, netSort } from '../values/net-equality.ts';
import { NetList } from '../values/net-list.ts';
import { Byte } from '../values/numbers.ts';
import type { PSReference } from '../values/reference.ts';
import { arrayItems, asTypedArray, elementTypeOf, isNetArray } from '../values/typed-array.ts';
import { copyItems } from './copying.ts';
import { callDelegate, comparison, predicate } from './delegates.ts';
import { binarySearch, checkRange, indexWhere, lastIndexWhere } from './ranges.ts';

/** A one-dimensional array in either representation. */
export type NetArray = unknown[] | Uint8Array;

function outsideBounds(): NetException {
  return netException('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
}

/** All elements of an array of any rank. */
export function lengthOf(array: NetArray | MultiArray): number {
  return array instanceof MultiArray ? array.items.length : array.length;
}

/** Puts PowerShell values back into an array. */
function store(array: NetArray, items: readonly unknown[], at = 0): void {
  items.forEach((item, i) => {
    array[at + i] = array instanceof Uint8Array ? ((item as Byte).value as never) : (item as never);
  });
}

/** Array.CreateInstance. */
export function createInstance(elementType: NetType, ...lengths: number[]): unknown {
  const [length, ...others] = lengths;
  for (const [i, given] of lengths.entries())
    requireNotNegative(given, others.length === 0 ? 'length' : `length${i + 1}`);
  return length !== undefined && others.length === 0
    ? newArray(elementType, length)
    : newMultiArray(elementType, lengths);
}

interface SortOptions {
  readonly index?: number;
  readonly length?: number;
  readonly comparer?: unknown;
  readonly comparison?: unknown;
  /** A second array that is put into the same order. */
  readonly items?: NetArray;
}

/** Array.Sort. */
export function sort(array: NetArray, options: SortOptions = {}): void {
  const { index = 0, length = array.length, items } = options;
  checkRange(index, length, array.length);
  const compare = compareOf(options);
  const part = arrayItems(array).slice(index, index + length);
  if (!items) {
    netSort(part, compare);
    store(array, part, index);
    return;
  }
  const pairs: unknown[] = part.map((key, i) => [key, arrayItems(items)[index + i]]);
  netSort(pairs, (a, b) => compare((a as unknown[])[0], (b as unknown[])[0]));
  store(
    array,
    pairs.map((pair) => (pair as unknown[])[0]),
    index,
  );
  store(
    items,
    pairs.map((pair) => (pair as unknown[])[1]),
    index,
  );
}

function compareOf({ comparer, comparison: code }: SortOptions): (a: unknown, b: unknown) => number {
  if (code) return comparison(code);
  const own = comparerOf(comparer);
  return own ? (a, b) => own.compare(a, b) : netCompare;
}

/** Array.Reverse. */
export function reverse(array: NetArray, index: number, length: number): void {
  checkRange(index, length, array.length);
  store(
    array,
    arrayItems(array)
      .slice(index, index + length)
      .reverse(),
    index,
  );
}

/** Array.IndexOf. */
export function indexOf(array: NetArray, value: unknown, start = 0, count = array.length - start): number {
  return indexWhere(arrayItems(array), (item) => netEquals(item, value), start, count);
}

/** Array.LastIndexOf. */
export function lastIndexOf(array: NetArray, value: unknown, start = array.length - 1, count = start + 1): number {
  return lastIndexWhere(arrayItems(array), (item) => netEquals(item, value), start, count);
}

/** Array.BinarySearch. */
/** What IList's indexer gives; no index counts from the end. */
export function itemAt(array: NetArray | MultiArray, index: number): unknown {
  if (array instanceof MultiArray) {
    throw netException('System.ArgumentException', 'Array was not a one-dimensional array.');
  }
  if (index < 0 || index >= array.length) throw outsideBounds();
  return array instanceof Uint8Array ? Byte.of(array[index] as number) : array[index];
}

export function search(array: NetArray, value: unknown, comparer: unknown = null): number {
  return binarySearch(arrayItems(array), value, compareOf({ comparer }));
}

/** Array.BinarySearch in a part. */
export function searchWithin(
  array: NetArray,
  index: number,
  length: number,
  value: unknown,
  comparer: unknown = null,
): number {
  checkRange(index, length, array.length);
  const found = binarySearch(arrayItems(array).slice(index, index + length), value, compareOf({ comparer }));
  return found >= 0 ? found + index : found - index;
}

/** Array.FindIndex in a part. */
export function findIndex(array: NetArray, start: number, count: number, match: unknown): number {
  checkRange(start, count, array.length);
  const found = arrayItems(array)
    .slice(start, start + count)
    .findIndex(predicate(match));
  return found < 0 ? -1 : found + start;
}

/** Array.FindLastIndex in the part that ends at `start`. */
export function findLastIndex(array: NetArray, start: number, count: number, match: unknown): number {
  const first = start - count + 1;
  checkRange(first, count, array.length);
  const found = arrayItems(array)
    .slice(first, start + 1)
    .findLastIndex(predicate(match));
  return found < 0 ? -1 : found + first;
}

/** Array.Clear. */
export function clear(array: NetArray, index: number, length: number): void {
  if (index < 0 || length < 0 || index + length > array.length) throw outsideBounds();
  store(array, arrayItems(newArray(elementTypeOf(array), length)), index);
}

/** Array.Copy. */
export function copy(source: NetArray, from: number, target: NetArray, to: number, length: number): void {
  copyItems(source, from, target, to, length);
}

/** Array.Resize: puts a new array into the reference. */
export function resize(reference: PSReference, size: number): void {
  const old: unknown = reference.value;
  // .NET finds no T for what is no array.
  if (!isNetArray(old)) throw noOverload('Resize', 2);
  if (size < 0) throw outOfRange('Non-negative number required.', 'newSize');
  const made = newArray(elementTypeOf(old), size);
  copyItems(old, 0, made, 0, Math.min(old.length, size));
  reference.value = made;
}

/** Array.Fill. */
export function fill(array: NetArray, value: unknown, index: number, count: number): void {
  requireIndexUpTo(index, array.length, 'startIndex');
  requireCount(count, array.length - index);
  store(array, filledArray(count, value), index);
}

/** Array.FindAll. */
export function findAll(array: NetArray, match: unknown): unknown[] {
  return asTypedArray(arrayItems(array).filter(predicate(match)), elementTypeOf(array));
}

/** Array.ForEach. */
export function forEach(array: NetArray, action: unknown): void {
  for (const item of arrayItems(array)) callDelegate(action, item);
}

/** Array.ConvertAll. */
export function convertAll(array: NetArray, converter: unknown): unknown[] {
  return arrayItems(array).map((item) => callDelegate(converter, item));
}

/** Array.AsReadOnly. */
export function asReadOnly(array: NetArray): NetList {
  const definition = typeNamed('System.Collections.ObjectModel.ReadOnlyCollection`1');
  const list = new NetList(genericTypeOf(definition, [elementTypeOf(array)]), arrayItems(array));
  list.isReadOnly = true;
  return list;
}

/** The length of a dimension. */
export function lengthOfDimension(array: NetArray | MultiArray, dimension: number): number {
  const lengths = array instanceof MultiArray ? array.lengths : [array.length];
  const length = lengths[dimension];
  if (length !== undefined) return length;
  throw outsideBounds();
}
