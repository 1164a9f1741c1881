/** The checks of positions that lists and arrays share, with .NET's messages. */
import { type NetException, netException } from '../net-exception.ts';

/** ArgumentOutOfRangeException with the text for a position that is not in the list. */
export function indexOutOfRange(parameter = 'index'): NetException {
  return outOfRange(
    'Index was out of range. Must be non-negative and less than the size of the collection.',
    parameter,
  );
}

/** ArgumentOutOfRangeException of a parameter. */
export function outOfRange(message: string, parameter: string): NetException {
  return netException('System.ArgumentOutOfRangeException', `${message} (Parameter '${parameter}')`);
}

/** A position of an element. */
export function checkIndex(index: number, length: number, parameter = 'index'): void {
  if (index < 0 || index >= length) throw indexOutOfRange(parameter);
}

/** A part of a list. */
export function checkRange(index: number, count: number, length: number): void {
  if (index < 0) throw outOfRange('Non-negative number required.', 'index');
  if (count < 0) throw outOfRange('Non-negative number required.', 'count');
  if (index + count > length) {
    throw netException(
      'System.ArgumentException',
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
  }
}

/** Searches a part of a list with a test; -1 when nothing passes. */
export function indexWhere(
  items: ArrayLike<unknown>,
  test: (item: unknown) => boolean,
  start = 0,
  count = items.length - start,
): number {
  for (let i = start; i < start + count; i++) if (test(items[i])) return i;
  return -1;
}

/** As `indexWhere`, backwards from `start`. */
export function lastIndexWhere(
  items: ArrayLike<unknown>,
  test: (item: unknown) => boolean,
  start = items.length - 1,
  count = start + 1,
): number {
  for (let i = start; i > start - count && i >= 0; i--) if (test(items[i])) return i;
  return -1;
}

/** Array.BinarySearch: the position, or the complement of where it would be. */
export function binarySearch(
  items: ArrayLike<unknown>,
  value: unknown,
  compare: (a: unknown, b: unknown) => number,
  start = 0,
  count = items.length - start,
): number {
  let low = start;
  let high = start + count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compare(items[middle], value);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return ~low;
}
