/** Arithmetic of every pair of number types. */
import { describe, expect, test } from '@jest/globals';
import { convertTo } from '../../src/types/conversion/conversion.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import {
  add,
  decrement,
  divide,
  increment,
  multiply,
  negate,
  remainder,
  subtract,
  unaryPlus,
} from '../../src/types/operations/arithmetic.ts';
import { band, bnot, bor, bxor, shl, shr } from '../../src/types/operations/bitwise.ts';
import { range } from '../../src/types/operations/range.ts';
import { Char } from '../../src/types/values/char.ts';
import { EnumValue } from '../../src/types/values/enum-value.ts';
import { Hashtable, OrderedDictionary } from '../../src/types/values/hashtable.ts';
import { fc } from '../random-input.ts';
import { byte, decimal, double, long, outcome, shown, single, uint, ulong } from './numbers-setting.ts';

const INT_MAX = 2147483647;
const INT_MIN = -2147483648;
const LONG_MAX = 9223372036854775807n;
const NO_NUMBER =
  'Cannot convert value "abc" to type "System.Int32". Error: "The input string \'abc\' was not in a correct format."';

type Case = readonly [left: unknown, right: unknown, result: unknown];

function binary(title: string, run: (left: unknown, right: unknown) => unknown, cases: readonly Case[]) {
  describe(title, () => {
    test.each(cases.map((one, i) => [i, ...one] as const))('case %i: %p and %p give %p', (_, left, right, result) => {
      expect(outcome(() => run(left, right))).toEqual(result);
    });
  });
}

const table = (entries: Record<string, unknown>, ordered = false) => {
  const made = ordered ? new OrderedDictionary() : new Hashtable();
  for (const [key, value] of Object.entries(entries)) made.set(key, value);
  return made;
};

const day = (value: number) => EnumValue.of(typeNamed('System.DayOfWeek'), value);

binary('+', add, [
  [1, 2, 'Int32 3'],
  [INT_MAX, 1, 'Double 2147483648'],
  [INT_MIN, -1, 'Double -2147483649'],
  [1, double(2.5), 'Double 3.5'],
  [1, long(2n), 'Int64 3'],
  [long(LONG_MAX), 1, 'Double 9.223372036854776E+18'],
  [ulong(18446744073709551615n), 0, 'UInt64 18446744073709551615'],
  [ulong(5n), -7, 'Decimal -2'],
  [uint(4294967295), 1, 'Double 4294967296'],
  [uint(1), -2, 'Int64 -1'],
  [byte(255), byte(1), 'Int32 256'],
  [single(1), single(1), 'Double 2'],
  [decimal('1.10'), 1, 'Decimal 2.10'],
  [decimal('1'), double(1.5), 'Decimal 2.5'],
  [
    decimal('79228162514264337593543950335'),
    1,
    'RuntimeException: Value was either too large or too small for a Decimal. [RuntimeException, NotSpecified]',
  ],
  [1, '10', 'Int32 11'],
  [1, '1.5', 'Double 2.5'],
  [1, '0x10', 'Int32 17'],
  [1, ' 1kb ', 'Int32 1025'],
  [1, '', 'Int32 1'],
  [1, 'abc', `PSInvalidCastException: ${NO_NUMBER} [InvalidCastFromStringToInteger, InvalidArgument]`],
  ['10', 1, 'String 101'],
  ['a', null, 'String a'],
  ['x', true, 'String xTrue'],
  ['list: ', [1, 2, 3], 'String list: 1 2 3'],
  ['n: ', double(1 / 3), 'String n: 0.333333333333333'],
  [null, 5, 'Int32 5'],
  [5, null, 'Int32 5'],
  [null, null, null],
  [true, true, 'Int32 2'],
  [Char.of(97), 1, 'String a1'],
  [1, Char.of(97), 'Int32 98'],
  [day(1), 1, 'DayOfWeek Tuesday'],
  [1, day(1), 'Int32 2'],
  [[1, 2], 3, ['Int32 1', 'Int32 2', 'Int32 3']],
  [[1], [2, [3, 4]], ['Int32 1', 'Int32 2', ['Int32 3', 'Int32 4']]],
  [[], null, [null]],
  [10n, 5, 'BigInteger 15'],
  [5, 10n, 'BigInteger 15'],
  [
    1,
    [2, 3],
    "RuntimeException: Method invocation failed because [System.Object[]] does not contain a method named 'op_Addition'. [MethodNotFound, InvalidOperation]",
  ],
  [
    table({ a: 1 }),
    5,
    'RuntimeException: A hash table can only be added to another hash table. [AddHashTableToNonHashTable, InvalidOperation]',
  ],
  [
    table({ a: 1 }),
    table({ A: 2 }),
    "ArgumentException: Item has already been added. Key in dictionary: 'a'  Key being added: 'A'",
  ],
]);

test('adding tables makes a new one that keeps the order of an ordered left one', () => {
  const left = table({ z: 1 }, true);
  const sum = add(left, table({ a: 2 })) as OrderedDictionary;
  expect(sum).toBeInstanceOf(OrderedDictionary);
  expect([...sum.slots()]).toEqual([
    { key: 'z', value: 1 },
    { key: 'a', value: 2 },
  ]);
  expect(left.count).toBe(1);
});

binary('-', subtract, [
  [5, 7, 'Int32 -2'],
  ['9', '4', 'Int32 5'],
  [null, 5, 'Int32 -5'],
  [uint(5), 10, 'Double -5'],
  [Char.of(97), 1, 'Int32 96'],
  [10n, 15, 'BigInteger -5'],
  ['abc', 'a', `PSInvalidCastException: ${NO_NUMBER} [InvalidCastFromStringToInteger, InvalidArgument]`],
  [
    [1, 2, 3],
    1,
    "RuntimeException: Method invocation failed because [System.Object[]] does not contain a method named 'op_Subtraction'. [MethodNotFound, InvalidOperation]",
  ],
]);

binary('*', multiply, [
  [6, 7, 'Int32 42'],
  [INT_MAX, 2, 'Double 4294967294'],
  [long(LONG_MAX), 2, 'Double 1.8446744073709552E+19'],
  [2n, long(LONG_MAX), 'BigInteger 18446744073709551614'],
  [decimal('1.0'), decimal('1.00'), 'Decimal 1.000'],
  ['ab', 3, 'String ababab'],
  ['ab', '2', 'String abab'],
  ['ab', double(2.5), 'String abab'],
  [
    'ab',
    -1,
    "ArgumentOutOfRangeException: times ('-1') must be a non-negative value. (Parameter 'times')\nActual value was -1.",
  ],
  [3, '3', 'Int32 9'],
  [null, 3, null],
  [[1, 2], 2, ['Int32 1', 'Int32 2', 'Int32 1', 'Int32 2']],
  [
    true,
    3,
    "RuntimeException: The operation '[System.Boolean] * [System.Int32]' is not defined. [NotADefinedOperationForType, InvalidOperation]",
  ],
]);

const DIVIDED_BY_ZERO = 'RuntimeException: Attempted to divide by zero. [RuntimeException, NotSpecified]';

binary('/', divide, [
  [6, 2, 'Int32 3'],
  [7, 2, 'Double 3.5'],
  [INT_MIN, -1, 'Double 2147483648'],
  [long(7n), 2, 'Double 3.5'],
  [long(8n), 2, 'Int64 4'],
  ['10', '4', 'Double 2.5'],
  [decimal('1'), 3, 'Decimal 0.3333333333333333333333333333'],
  [decimal('1.00'), 8, 'Decimal 0.125'],
  [5, 0, DIVIDED_BY_ZERO],
  [decimal('5'), 0, DIVIDED_BY_ZERO],
  [long(5n), 0, DIVIDED_BY_ZERO],
  [double(5), 0, 'Double Infinity'],
  [double(0), 0, 'Double NaN'],
  [7n, 2, 'BigInteger 3'],
]);

binary('%', remainder, [
  [7, 3, 'Int32 1'],
  [-7, 3, 'Int32 -1'],
  [-6, 3, 'Int32 0'],
  [INT_MIN, -1, 'Int32 0'],
  [double(7.5), 2, 'Double 1.5'],
  ['17', 5, 'Int32 2'],
  [5, 0, DIVIDED_BY_ZERO],
  [123456789012345678901234567890n, 97, 'BigInteger 52'],
]);

describe('operators of types', () => {
  const date = (text: string) => convertTo(text, typeNamed('System.DateTime'));
  const span = (text: string) => convertTo(text, typeNamed('System.TimeSpan'));
  test.each([
    ['date - date', () => subtract(date('2024-03-10'), date('2024-03-01T12:00')), 'TimeSpan 8.12:00:00'],
    ['date + span', () => add(date('2012-07-01'), span('1.02:03:04')), 'DateTime 07/02/2012 02:03:04'],
    ['span * number', () => multiply(span('1:30'), 2), 'TimeSpan 03:00:00'],
    ['span / number', () => divide(span('1:00'), 4), 'TimeSpan 00:15:00'],
    ['-span', () => negate(span('0:10')), 'TimeSpan -00:10:00'],
    ['BigInteger + double', () => add(5n, double(1.7)), 'BigInteger 6'],
    [
      'date - number',
      () => subtract(date('2012-07-01'), 5),
      'MethodException: Multiple ambiguous overloads found for "op_Subtraction" and the argument count: "2". [MethodCountCouldNotFindBest, NotSpecified]',
    ],
    [
      'BigInteger / 0',
      () => divide(5n, 0),
      'MethodInvocationException: Exception calling "op_Division" with "2" argument(s): "Attempted to divide by zero." [DivideByZeroException, NotSpecified]',
    ],
  ])('%s', (_, run, result) => {
    expect(outcome(run)).toBe(result);
  });
});

describe('unary operators', () => {
  test.each([
    [negate, '5', 'Int32 -5'],
    [negate, null, 'Int32 0'],
    [negate, INT_MIN, `Int32 ${INT_MIN}`],
    [negate, byte(5), 'Int32 -5'],
    [negate, decimal('1.50'), 'Decimal -1.50'],
    [negate, 5n, 'BigInteger -5'],
    [unaryPlus, '0x10', 'Int32 16'],
    [unaryPlus, true, 'Int32 1'],
    [unaryPlus, byte(5), 'Int32 5'],
    [increment, null, 'Int32 1'],
    [increment, INT_MAX, 'Double 2147483648'],
    [increment, double(1.5), 'Double 2.5'],
    [decrement, null, 'Int32 -1'],
    [decrement, 5, 'Int32 4'],
    [
      increment,
      'a',
      "RuntimeException: The '++' operator works only on numbers. The operand is a 'System.String'. [OperatorRequiresNumber, InvalidOperation]",
    ],
  ])('%p of %p', (run, operand, result) => {
    expect(outcome(() => run(operand))).toBe(result);
  });
});

describe('bitwise operators', () => {
  test.each([
    [band, 12, 10, 'Int32 8'],
    [bor, 12, 10, 'Int32 14'],
    [bxor, 12, 10, 'Int32 6'],
    [band, 5, long(3n), 'Int64 1'],
    [bor, byte(5), byte(2), 'Int32 7'],
    [band, '6', 3, 'Int32 2'],
    [band, double(6.7), 3, 'UInt64 3'],
    [band, true, true, 'Int32 1'],
    [band, null, 1, 'Int32 0'],
    [bor, double(-1), 1, 'Int64 -1'],
    [shl, 1, 4, 'Int32 16'],
    [shl, 1, 31, `Int32 ${INT_MIN}`],
    [shl, 1, 32, 'Int32 1'],
    [shl, long(1n), 40, 'Int64 1099511627776'],
    [shr, -16, 2, 'Int32 -4'],
    [shr, null, 2, 'Int32 0'],
  ])('%p of %p and %p', (run, left, right, result) => {
    expect(outcome(() => run(left, right))).toBe(result);
  });

  test('-bnot', () => {
    expect([5, byte(5), long(0n), uint(0), null, double(1.5), '5'].map((value) => shown(bnot(value)))).toEqual([
      'Int32 -6',
      'Int32 -6',
      'Int64 -1',
      'UInt32 4294967295',
      'Int32 -1',
      'Int32 -3',
      'Int32 -6',
    ]);
  });
});

describe('..', () => {
  test('counts up and down, by rounded numbers, digits and letters', () => {
    expect([range(1, 3), range(3, 1), range(double(1.6), double(3.2)), range('1', '3')]).toEqual([
      [1, 2, 3],
      [3, 2, 1],
      [2, 3],
      [1, 2, 3],
    ]);
    expect(range('a', 'c')).toEqual([Char.of(97), Char.of(98), Char.of(99)]);
    expect(range(null, 1)).toEqual([0, 1]);
  });

  test('needs numbers', () => {
    expect(outcome(() => range('abc', 3))).toBe("FormatException: The input string 'abc' was not in a correct format.");
  });
});

test('the Int32 fast path and the general rules agree', () => {
  const int32 = fc.integer({ min: INT_MIN, max: INT_MAX });
  fc.assert(
    fc.property(int32, int32, (a, b) => {
      for (const run of [add, subtract, multiply]) {
        const exact = { [add.name]: a + b, [subtract.name]: a - b, [multiply.name]: a * b }[run.name]!;
        const fits = exact >= INT_MIN && exact <= INT_MAX;
        expect(shown(run(a, b))).toBe(fits ? `Int32 ${exact + 0}` : shown(double(exact)));
      }
    }),
  );
});
