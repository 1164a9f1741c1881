// biome-ignore-all lint/style/noNonNullAssertion: places of an Int32Array that the algorithm keeps below its length; no type knows them.
/**
 * The sort of .NET's List<T>.Sort: quicksort with insertion sort for small parts and heapsort for bad luck. It does not
 * keep the order of equal items, and Sort-Object without -Stable shows that: the order in which ties come out is this
 * algorithm's, so it is followed step by step.
 */
type Compare = (a: number, b: number) => number;

const SMALL = 16;

/** Sorts in place. */
export function introspectiveSort(items: Int32Array, compare: Compare): void {
  const { length } = items;
  if (length > 1) sortPart(items, 0, length, 2 * (Math.floor(Math.log2(length)) + 1), compare);
}

function sortPart(items: Int32Array, start: number, count: number, depth: number, compare: Compare): void {
  let size = count;
  let left = depth;
  while (size > 1) {
    if (size <= SMALL) {
      sortSmall(items, start, size, compare);
      return;
    }
    if (left-- === 0) {
      heapSort(items, start, size, compare);
      return;
    }
    const pivot = partition(items, start, size, compare);
    sortPart(items, start + pivot + 1, size - pivot - 1, left, compare);
    size = pivot;
  }
}

function sortSmall(items: Int32Array, start: number, size: number, compare: Compare): void {
  if (size === 2) {
    swapIfGreater(items, start, start + 1, compare);
  } else if (size === 3) {
    swapIfGreater(items, start, start + 1, compare);
    swapIfGreater(items, start, start + 2, compare);
    swapIfGreater(items, start + 1, start + 2, compare);
  } else {
    insertionSort(items, start, size, compare);
  }
}

/** The median of first, middle and last is the pivot; gives its final place relative to the start. */
function partition(items: Int32Array, start: number, size: number, compare: Compare): number {
  const last = start + size - 1;
  const middle = start + ((size - 1) >> 1);
  swapIfGreater(items, start, middle, compare);
  swapIfGreater(items, start, last, compare);
  swapIfGreater(items, middle, last, compare);
  const pivot = items[middle]!;
  swap(items, middle, last - 1);
  let left = start;
  let right = last - 1;
  while (left < right) {
    while (compare(items[++left]!, pivot) < 0);
    while (compare(pivot, items[--right]!) < 0);
    if (left >= right) break;
    swap(items, left, right);
  }
  if (left !== last - 1) swap(items, left, last - 1);
  return left - start;
}

function insertionSort(items: Int32Array, start: number, size: number, compare: Compare): void {
  for (let i = start; i < start + size - 1; i++) {
    const item = items[i + 1]!;
    let j = i;
    while (j >= start && compare(item, items[j]!) < 0) {
      items[j + 1] = items[j]!;
      j--;
    }
    items[j + 1] = item;
  }
}

function heapSort(items: Int32Array, start: number, size: number, compare: Compare): void {
  for (let i = size >> 1; i >= 1; i--) siftDown(items, start, i, size, compare);
  for (let i = size; i > 1; i--) {
    swap(items, start, start + i - 1);
    siftDown(items, start, 1, i - 1, compare);
  }
}

/** Positions in the heap count from 1. */
function siftDown(items: Int32Array, start: number, from: number, size: number, compare: Compare): void {
  const item = items[start + from - 1]!;
  let at = from;
  while (at <= size >> 1) {
    let child = 2 * at;
    if (child < size && compare(items[start + child - 1]!, items[start + child]!) < 0) child++;
    if (compare(item, items[start + child - 1]!) >= 0) break;
    items[start + at - 1] = items[start + child - 1]!;
    at = child;
  }
  items[start + at - 1] = item;
}

function swapIfGreater(items: Int32Array, a: number, b: number, compare: Compare): void {
  if (compare(items[a]!, items[b]!) > 0) swap(items, a, b);
}

function swap(items: Int32Array, a: number, b: number): void {
  const held = items[a]!;
  items[a] = items[b]!;
  items[b] = held;
}
