/** Every expected number was computed by .NET 10. */
import { describe, expect, test } from '@jest/globals';
import { NetDecimal } from '../../src/types/values/decimal.ts';
import { fc } from '../random-input.ts';
import { decimal, outcome } from './numbers-setting.ts';

const MAX = '79228162514264337593543950335';
const OVERFLOW = 'OverflowException: Value was either too large or too small for a Decimal.';

describe('arithmetic keeps the scale', () => {
  test.each([
    ['1.10', 'add', '1', '2.10'],
    ['1.00', 'subtract', '1.00', '0.00'],
    ['1.0', 'multiply', '1.00', '1.000'],
    ['0.00', 'multiply', '-5', '0.00'],
    ['10.00', 'divide', '4', '2.50'],
    ['1.00', 'divide', '8', '0.125'],
    ['2', 'divide', '3', '0.6666666666666666666666666667'],
    ['100', 'divide', '0.01', '10000'],
    ['5.00', 'remainder', '3', '2.00'],
    ['5', 'remainder', '10.00', '5'],
    ['-7.5', 'remainder', '2', '-1.5'],
    [MAX, 'multiply', '0.1', '7922816251426433759354395033.5'],
    [MAX, 'add', '0.4', MAX],
    ['7922816251426433759354395033.5', 'add', '0.05', '7922816251426433759354395034'],
    ['1.0000000000000000000000000001', 'multiply', '1.0000000000000000000000000001', '1.0000000000000000000000000002'],
  ] as const)('%s %s %s is %s', (left, operation, right, result) => {
    expect(decimal(left)[operation](decimal(right)).toString()).toBe(result);
  });

  test('numbers beyond 96 bits and division by zero are errors', () => {
    expect([
      outcome(() => decimal(MAX).add(decimal('0.5'))),
      outcome(() => decimal(MAX).multiply(decimal('2'))),
      outcome(() => decimal('7').divide(decimal('0'))),
    ]).toEqual([OVERFLOW, OVERFLOW, 'DivideByZeroException: Attempted to divide by zero.']);
  });

  test('a sum minus one of its terms is the other one', () => {
    const number = fc
      .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 9 }))
      .map(([coefficient, scale]) => NetDecimal.of(coefficient, scale));
    fc.assert(fc.property(number, number, (a, b) => expect(a.add(b).subtract(b).equals(a)).toBe(true)));
  });
});

describe('doubles', () => {
  test.each([
    [0.1, '0.1'],
    [123456789.1234568, '123456789.123457'],
    [1e28, '10000000000000000000000000000'],
    [1e-28, '0.0000000000000000000000000001'],
    [1.5e-29, '0'],
    [100, '100'],
    [74538612365722.66, '74538612365722.6'],
  ])('%p becomes %s', (value, result) => {
    expect(NetDecimal.fromDouble(value).toString()).toBe(result);
  });

  test('singles keep 7 digits', () => {
    expect(NetDecimal.fromSingle(Math.fround(10443.125)).toString()).toBe('10443.12');
  });

  test('too large ones overflow', () => {
    expect(outcome(() => NetDecimal.fromDouble(1e29))).toBe(OVERFLOW);
  });

  test('a decimal becomes the double that .NET makes of it', () => {
    expect([decimal('0.1'), decimal(MAX), decimal('1.2345678901234567890')].map((one) => one.toDouble())).toEqual([
      0.1, 7.922816251426434e28, 1.2345678901234567,
    ]);
  });
});

test('rounding', () => {
  const modes = ['ToEven', 'AwayFromZero', 'ToZero', 'ToNegativeInfinity', 'ToPositiveInfinity'] as const;
  expect(modes.map((mode) => decimal('-2.345').round(2, mode).toString())).toEqual([
    '-2.34',
    '-2.35',
    '-2.34',
    '-2.35',
    '-2.34',
  ]);
});
