/** The operator -f. */
import { describe, expect, test } from '@jest/globals';
import { compositeFormat } from '../../src/types/format/composite-format.ts';
import { double, outcome } from './numbers-setting.ts';

describe('items', () => {
  test.each([
    ['{0} {1}', ['a', 'b'], 'a b'],
    ['{1}{0}', [1, 2], '21'],
    ['{0,5}|{0,-5}|', ['ab'], '   ab|ab   |'],
    ['{0 , -5 }|', [1], '1    |'],
    ['{0:N2}', [double(1234.567)], '1,234.57'],
    ['{0,8:F2}', [double(3.27159)], '    3.27'],
    ['{{{0}}}', [1], '{1}'],
    ['{0:}}}', [5], '5}'],
    ['{0}|{1}', [null, true], '|True'],
  ])('%p of %p', (format, args, text) => {
    expect(compositeFormat(format, args, 'en-US')).toBe(text);
  });
});

describe('errors', () => {
  const malformed = (offset: number, reason: string) =>
    `FormatException: Input string was not in a correct format. Failure to parse near offset ${offset}. ${reason}`;
  const INDEX =
    'FormatException: Index (zero based) must be greater than or equal to zero and less than the size of the argument list.';
  test.each([
    ['{0', malformed(2, 'Format item ends prematurely.')],
    ['{a}', malformed(1, 'Expected an ASCII digit.')],
    ['{-1}', malformed(1, 'Expected an ASCII digit.')],
    ['{0,x}', malformed(3, 'Expected an ASCII digit.')],
    ['{0x}', malformed(2, 'Format item ends prematurely.')],
    ['}', malformed(1, 'Format item ends prematurely.')],
    ['}x', malformed(1, 'Unexpected closing brace without a corresponding opening brace.')],
    ['{1}', INDEX],
    ['{0:D}', 'FormatException: Format specifier was invalid.'],
  ])('%p', (format, error) => {
    expect(outcome(() => compositeFormat(format, [double(1.5)], ''))).toBe(error);
  });
});
