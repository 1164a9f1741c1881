/** Comparison and equality of values. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { NetException } from '../../src/types/net-exception.ts';
import { compareForSort, compareValues, eq, gt, lt, ne } from '../../src/types/operations/comparison.ts';
import { contains, isOfType } from '../../src/types/operations/containment.ts';
import { join, like, match, replace, split } from '../../src/types/operations/text-operators.ts';
import { Char } from '../../src/types/values/char.ts';
import { Hashtable } from '../../src/types/values/hashtable.ts';
import { Double, Int64 } from '../../src/types/values/numbers.ts';
import { useAmbient } from './members-setting.ts';

beforeAll(() => {
  useAmbient();
});

const i = true;

test.each([
  [1, new Double(1), true],
  [1, '1.0', true],
  ['1.0', 1, false],
  [0, 'abc', false],
  [true, 'False', true],
  [0, false, true],
  [null, 0, false],
  ['abc', 'ABC', true],
  ['a\u200db', 'ab', true],
  ['ß', 'ss', false],
  [Char.of(97), 'A', true],
  [new Int64(5n), 5, true],
])('%p -eq %p is %p', (left, right, expected) => {
  expect(eq(left, right, i)).toBe(expected);
});

test('collections on the left are filtered', () => {
  expect(eq([1, 2, 3, 2], 2, i)).toEqual([2, 2]);
  expect(ne([1, 2], 1, i)).toEqual([2]);
  expect(eq([], null, i)).toEqual([]);
});

test.each([
  ['10', 9, false],
  [10, '9', true],
  ['b', 'A', true],
  [null, -1, true],
  ['apple', 'Banana', false],
])('%p -gt %p is %p', (left, right, expected) => {
  expect(gt(left, right, i)).toBe(expected);
});

test('null is less than zero', () => {
  expect(lt(null, 0, i)).toBe(true);
});

function failure(run: () => unknown): { id: string | null; message: string } {
  try {
    run();
  } catch (error) {
    return { id: (error as NetException).identity?.errorId ?? null, message: (error as NetException).message };
  }
  throw new Error('did not fail');
}

test('what has no order says so', () => {
  expect(failure(() => gt(new Hashtable(), 5, i))).toEqual({
    id: 'NotIcomparable',
    message: 'Cannot compare "System.Collections.Hashtable" because it is not IComparable.',
  });
  expect(failure(() => gt([1, 2], [1, 2], i))).toEqual({
    id: 'ComparisonFailure',
    message:
      'Could not compare "1" to "1 2". Error: "Cannot convert the "System.Object[]" value of type "System.Object[]" to type "System.Int32"."',
  });
  expect(failure(() => lt(5, 'abc', i)).id).toBe('InvalidCastFromStringToInteger');
});

test('the order of ASCII is ICU’s', () => {
  const order = ' _-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$0123456789aAbBzZ';
  const sorted = [...order].toSorted((a, b) => compareForSort(a, b, { ignoreCase: false, culture: 'en-US' }));
  expect(sorted.join('')).toBe(order);
  expect(compareValues('aB', 'Ab', false)).toBe(-1);
});

describe('text operators', () => {
  test('-like', () => {
    const options = { ignoreCase: true, negate: false };
    expect(like('server01', 'SERVER*', options)).toBe(true);
    expect(like('a[b', 'a`[b', options)).toBe(true);
    expect(like('fileA.txt', 'file[!0-9].*', options)).toBe(false);
    expect(like(['x.txt', 'y.log'], '*.TXT', options)).toEqual(['x.txt']);
  });
  test('-match', () => {
    const { result, groups } = match('user=bob', '(?<key>\\w+)=(\\w+)', { ignoreCase: true, negate: false });
    expect(result).toBe(true);
    expect([groups?.get(0), groups?.get(1), groups?.get('key')]).toEqual(['user=bob', 'bob', 'user']);
    expect(match(['one', 'two'], '^t', { ignoreCase: true, negate: false })).toEqual({ result: ['two'], groups: null });
  });
  test('-replace', () => {
    expect(replace('John Smith', ['(\\w+) (\\w+)', '$2, $1'], true)).toBe('Smith, John');
    expect(replace('a.b', ['\\.', '$$'], true)).toBe('a$b');
    expect(failure(() => replace('a', '[', true)).id).toBe('InvalidRegularExpression');
  });
  test('-split', () => {
    expect([...(split('a,b,c,d', [',', 2], true) as string[])]).toEqual(['a', 'b,c,d']);
    expect([...(split('a,b,c', [',', -2], true) as string[])]).toEqual(['a,b', 'c']);
    expect([...(split('a.b', ['.', 0, 'simplematch'], true) as string[])]).toEqual(['a', 'b']);
    expect([...(split('abc', '', true) as string[])]).toEqual(['', 'a', 'b', 'c', '']);
    expect([...(split('  a b ', undefined, true) as string[])]).toEqual(['a', 'b']);
  });
  test('-join', () => {
    expect(join([1, null, 3], '-')).toBe('1--3');
    expect(join([[1, 2], 'x'], ';')).toBe('System.Object[];x');
  });
});

test('-contains and -is', () => {
  expect(contains(['a', 'b'], 'B', true)).toBe(true);
  expect(contains('abc', 'a', true)).toBe(false);
  expect(isOfType('a', 'string')).toBe(true);
});
