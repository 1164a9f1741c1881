/** The orders in which .NET 10 enumerated these tables (recorded from a console program). */
import { expect, test } from '@jest/globals';
import { Char } from '../../src/types/values/char.ts';
import { Hashtable } from '../../src/types/values/hashtable.ts';
import './members-setting.ts';

const multiples = (factor: number, count: number) => Array.from({ length: count }, (_, i) => i * factor);

const recorded: [string, number, unknown[], unknown[]][] = [
  ['a literal of three', 3, [1, 2, 3], [3, 2, 1]],
  ['grown to ten', 0, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]],
  ['with a negative key', 0, [100, 200, 300, 5, 17, -4, 12345678], [100, 200, 300, 12345678, 5, -4, 17]],
  ['collisions', 5, [10, 20, 30, 40, 50], [20, 40, 10, 30, 50]],
  ['extremes', 7, [2147483647, -2147483648, 0, 11, 22, 33, 44], [33, 44, 11, 22, 0, 2147483647, -2147483648]],
  [
    'grown often',
    0,
    multiples(37, 40),
    [
      444, 888, 1332, 259, 703, 1147, 74, 518, 962, 1406, 333, 777, 1221, 148, 592, 1036, 407, 851, 1295, 222, 666,
      1110, 37, 481, 925, 1369, 296, 740, 1184, 111, 555, 999, 1443, 370, 814, 1258, 185, 629, 1073, 0,
    ],
  ],
  ['chars', 2, [Char.of(97), Char.of(98)], [Char.of(97), Char.of(98)]],
];

test.each(recorded)('%s', (_, capacity, keys, expected) => {
  const table = new Hashtable(true, capacity);
  for (const key of keys) table.set(key, 1);
  expect([...table.keys()]).toEqual(expected);
});

test('texts stay in the order of insertion', () => {
  const table = new Hashtable(true, 3);
  for (const key of ['z', 'a', 'm']) table.set(key, 1);
  expect([...table.keys()]).toEqual(['z', 'a', 'm']);
});
