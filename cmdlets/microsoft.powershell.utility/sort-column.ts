/**
 * The values of one sort key of all objects, made ready for many comparisons: where the values are all strings, all
 * Int32 or all dates, each gets a number whose order is theirs, so that sorting compares numbers. Anything else is
 * compared value by value.
 */
import { compareForSort } from '../../src/types/operations/comparison.ts';
import { compareStrings } from '../../src/types/operations/string-comparison.ts';
import { DateTime } from '../../src/types/values/date-time.ts';

export interface SortOptions {
  readonly ignoreCase: boolean;
  readonly culture: string;
}

/** Stands for a key that the object does not have: behind everything, whatever the direction. */
export const NO_KEY = Symbol('no key');

export interface SortColumn {
  /** Negative, zero or positive for two rows. */
  compare(a: number, b: number): number;
  /** A primitive that is the same for rows that compare as equal; undefined when only comparing tells. */
  keyOf(row: number): number | undefined;
}

/** @param descending turns the order around. */
export function sortColumn(values: readonly unknown[], options: SortOptions, descending: boolean): SortColumn {
  const numbers = orderNumbers(values, options);
  return numbers
    ? new NumberColumn(numbers, descending ? -1 : 1)
    : new ValueColumn(values, options, descending ? -1 : 1);
}

class NumberColumn implements SortColumn {
  constructor(
    private readonly numbers: Float64Array,
    private readonly sign: 1 | -1,
  ) {}
  compare(a: number, b: number): number {
    return ((this.numbers[a] ?? 0) - (this.numbers[b] ?? 0)) * this.sign;
  }
  keyOf(row: number): number {
    return this.numbers[row] ?? 0;
  }
}

class ValueColumn implements SortColumn {
  constructor(
    private readonly values: readonly unknown[],
    private readonly options: SortOptions,
    private readonly sign: 1 | -1,
  ) {}
  compare(a: number, b: number): number {
    const x = this.values[a];
    const y = this.values[b];
    if (x === NO_KEY || y === NO_KEY) return x === y ? 0 : x === NO_KEY ? 1 : -1;
    return compareForSort(x, y, this.options) * this.sign;
  }
  keyOf(): undefined {
    return undefined;
  }
}

/** A number for each value, ordered as the values are; null when the values are of no kind for which there are such. */
function orderNumbers(values: readonly unknown[], options: SortOptions): Float64Array | null {
  const first = values[0];
  if (typeof first === 'number') return numbersOf(values, (value) => (typeof value === 'number' ? value : null));
  if (typeof first === 'string') return ranksOfStrings(values, options);
  if (first instanceof DateTime) return numbersOf(values, wholeMilliseconds);
  return null;
}

function numbersOf(values: readonly unknown[], numberOf: (value: unknown) => number | null): Float64Array | null {
  const numbers = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const number = numberOf(values[i]);
    if (number === null) return null;
    numbers[i] = number;
  }
  return numbers;
}

/** Ticks would not fit into a double; dates with fractions of a millisecond are left to the plain comparison. */
function wholeMilliseconds(value: unknown): number | null {
  return value instanceof DateTime && value.fraction === 0 ? value.ms : null;
}

/** Each different string is compared only once: equal ones share a rank, as do those that differ in ignored case. */
function ranksOfStrings(values: readonly unknown[], options: SortOptions): Float64Array | null {
  const ranks = new Map<string, number>();
  for (const value of values) {
    if (typeof value !== 'string') return null;
    ranks.set(value, 0);
  }
  let rank = -1;
  let before: string | null = null;
  for (const text of [...ranks.keys()].sort((a, b) => compareStrings(a, b, options))) {
    if (before === null || compareStrings(before, text, options) !== 0) rank++;
    before = text;
    ranks.set(text, rank);
  }
  return numbersOf(values, (value) => ranks.get(value as string) ?? 0);
}
