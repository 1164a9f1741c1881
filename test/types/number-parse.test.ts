/** Every expected result is that of .NET 10. */
import { describe, expect, test } from '@jest/globals';
import { cultureNamed } from '../../src/types/culture/culture.ts';
import {
  INTEGER_RANGES,
  NumberStyles,
  parseBigInteger,
  parseDecimal,
  parseDouble,
  parseInteger,
} from '../../src/types/format/number-parse.ts';
import { outcome } from './numbers-setting.ts';

const { Integer, Number: NumberStyle, FloatAndThousands, Any } = NumberStyles;
const HEX = 0x203;
const badFormat = (text: string) => `FormatException: The input string '${text}' was not in a correct format.`;

describe('integers', () => {
  test.each([
    ['Int32', ' 42 ', Integer, 42n],
    ['Int32', '-2147483648', Integer, -2147483648n],
    ['Int32', '1,000', NumberStyle, 1000n],
    ['Int32', '1.0', NumberStyle, 1n],
    ['Int32', '5-', Integer | NumberStyles.AllowTrailingSign, -5n],
    ['Int32', '(5)', Any, -5n],
    ['Int32', '1e3', FloatAndThousands, 1000n],
    ['Int32', 'FFFFFFFF', HEX, -1n],
    ['UInt32', '-0', Integer, 0n],
  ] as const)('%s of %p', (type, text, style, value) => {
    expect(parseInteger(text, style, cultureNamed('en-US').numberFormat, INTEGER_RANGES[type])).toBe(value);
  });

  test.each([
    ['Int32', '', Integer, badFormat('')],
    ['Int32', 'abc', Integer, badFormat('abc')],
    ['Int32', ' - 5', Integer, badFormat(' - 5')],
    ['Int32', '1.5', NumberStyle, 'OverflowException: Value was either too large or too small for an Int32.'],
    ['Byte', '256', Integer, 'OverflowException: Value was either too large or too small for an unsigned byte.'],
    ['SByte', '200', Integer, 'OverflowException: Value was either too large or too small for a signed byte.'],
    ['UInt64', '-1', Integer, 'OverflowException: Value was either too large or too small for a UInt64.'],
    ['Int32', '1FFFFFFFF', HEX, 'OverflowException: Value was either too large or too small for an Int32.'],
  ] as const)('%s of %p fails', (type, text, style, error) => {
    const parse = () => parseInteger(text, style, cultureNamed('').numberFormat, INTEGER_RANGES[type]);
    expect(outcome(parse)).toBe(error);
  });
});

test('doubles, by the culture', () => {
  const parse = (text: string, culture: string) =>
    parseDouble(text, FloatAndThousands, cultureNamed(culture).numberFormat);
  expect([
    parse('1,234.5', 'en-US'),
    parse('1.234,5', 'de-DE'),
    parse('1 234,5', 'fr-FR'),
    parse('1e400', ''),
    parse('Infinity', ''),
    parse('-∞', 'en-US'),
    parse('nan', ''),
  ]).toEqual([1234.5, 1234.5, 1234.5, Infinity, Infinity, -Infinity, Number.NaN]);
  expect(outcome(() => parse('1e', ''))).toBe(badFormat('1e'));
});

test('decimals keep their places and round what is too much', () => {
  const parse = (text: string) => parseDecimal(text, NumberStyle, cultureNamed('').numberFormat).toString();
  expect(['-1.50', '0.00', '79228162514264337593543950335.4', '0.00000000000000000000000000005'].map(parse)).toEqual([
    '-1.50',
    '0.00',
    '79228162514264337593543950335',
    '0.0000000000000000000000000000',
  ]);
  expect(outcome(() => parse('1e5'))).toBe(badFormat('1e5'));
});

test('big integers', () => {
  const parse = (text: string, style: number) => parseBigInteger(text, style, cultureNamed('').numberFormat);
  expect([parse('123456789012345678901234567890', Integer), parse('FF', HEX), parse('0FF', HEX)]).toEqual([
    123456789012345678901234567890n,
    -1n,
    255n,
  ]);
  expect(outcome(() => parse('abc', Integer))).toBe('FormatException: The value could not be parsed.');
});
