/** Every expected text was printed by .NET 10. */
import { describe, expect, test } from '@jest/globals';
import { cultureNamed } from '../../src/types/culture/culture.ts';
import { formatNumber, type NumericValue } from '../../src/types/format/number-format.ts';
import { NumberStyles, parseDouble } from '../../src/types/format/number-parse.ts';
import { Int16, SByte, Single } from '../../src/types/values/numbers.ts';
import { fc } from '../random-input.ts';
import { byte, decimal, double, long, outcome, single } from './numbers-setting.ts';

function formats(title: string, cases: readonly (readonly [NumericValue, string | null, string, string?])[]) {
  describe(title, () => {
    test.each(cases)('%p in %p is %p', (value, format, text, culture = 'en-US') => {
      expect(formatNumber(value, format, cultureNamed(culture).numberFormat)).toBe(text);
    });
  });
}

formats('plain form', [
  [-5, null, '-5'],
  [double(0.1), null, '0.1'],
  [double(1e15), null, '1000000000000000'],
  [double(1e16), null, '10000000000000000'],
  [double(1e17), null, '1E+17'],
  [double(123456789012345680), null, '1.2345678901234568E+17'],
  [double(0.0001), null, '0.0001'],
  [double(0.00001), null, '1E-05'],
  [double(-0), null, '-0'],
  [double(Number.POSITIVE_INFINITY), null, '∞'],
  [double(Number.NaN), 'N2', 'NaN'],
  [single(0.1), null, '0.1'],
  [single(123456789), null, '123456790'],
  [single(1e10), null, '1E+10'],
  [decimal('1.50'), null, '1.50'],
  [decimal('0.00'), null, '0.00'],
  [decimal('0.0000001'), null, '0.0000001'],
]);

formats('standard formats', [
  [double(1234.567), 'N0', '1,235'],
  [double(1234.567), 'N2', '1,234.57'],
  [double(1234.567), 'F1', '1234.6'],
  [double(1234.567), 'E3', '1.235E+003'],
  [double(1234.567), 'e', '1.234567e+003'],
  [double(1234.567), 'P0', '123,457%'],
  [double(1234.567), 'C', '$1,234.57'],
  [double(-1234.567), 'C', '-$1,234.57'],
  [double(1234.5), 'G3', '1.23E+03'],
  [double(2.5), 'F0', '2'],
  [double(3.5), 'F0', '4'],
  [decimal('2.5'), 'F0', '3'],
  [double(1.005), 'F2', '1.00'],
  [double(-0.0001), 'N3', '-0.000'],
  [decimal('-0.0001'), 'N3', '0.000'],
  [double(0.1), 'F30', '0.100000000000000005551115123126'],
  [12345678, 'R3', '1.23E+07'],
  [255, 'D5', '00255'],
  [255, 'X', 'FF'],
  [255, 'x8', '000000ff'],
  [255, 'B', '11111111'],
  [-5, 'X', 'FFFFFFFB'],
  [new Int16(-5), 'X', 'FFFB'],
  [new SByte(-5), 'B', '11111011'],
  [long(-5n), 'x', 'fffffffffffffffb'],
  [byte(5), 'D3', '005'],
  [-255n, 'X', 'F01'],
  [255n, 'X', '0FF'],
  [123456789012345678901234567890n, 'G5', '123456789012345678901234567890'],
  [123456789012345678901234567890n, 'E3', '1.235E+029'],
]);

formats('custom formats', [
  [double(12.5), '0000', '0013'],
  [double(1234567.891), '#,##0.00', '1,234,567.89'],
  [double(12.5), '#.##', '12.5'],
  [double(12.5), '00.0%', '1250.0%'],
  [double(0.0125), '0.0‰', '12.5‰'],
  [5, '#;(#);zero', '5'],
  [-5, '#;(#);zero', '(5)'],
  [0, '#;(#);zero', 'zero'],
  [double(-0.4), '0;(0);zero', 'zero'],
  [12345, '0.0e+0', '1.2e+4'],
  [1234567, '0,,.00', '1.23'],
  [1234567, '#,##0,K', '1,235K'],
  [1234567890, '(###) ###-####', '(123) 456-7890'],
  [5, "'literal' 0 \\#", 'literal 5 #'],
  [double(-0.0001), '0.00', '-0.00'],
]);

formats('cultures', [
  [double(1234567.891), 'N2', '1.234.567,89', 'de-DE'],
  [double(1234567.891), 'N2', '1\u202f234\u202f567,89', 'fr-FR'],
  [double(1234.5), 'C', '1.234,50 €', 'de-DE'],
  [double(0.25), 'P', '25,000 %', 'fr-FR'],
  [double(1234.5), 'C', '¤1,234.50', ''],
]);

describe('errors', () => {
  test.each([
    [double(5), 'D'],
    [decimal('5'), 'X'],
    [5, 'Q'],
    [5, 'X2147483648'],
  ])('%p has no format %p', (value, format) => {
    expect(outcome(() => formatNumber(value, format, cultureNamed('').numberFormat))).toBe(
      'FormatException: Format specifier was invalid.',
    );
  });
});

describe('round trip', () => {
  const invariant = cultureNamed('').numberFormat;
  test('the plain form of a double reads back as the same double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        const text = formatNumber(double(value), null, invariant);
        expect(parseDouble(text, NumberStyles.FloatAndThousands, invariant)).toBe(value);
      }),
    );
  });
  test('the plain form of a single reads back as the same single', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true }), (value) => {
        const text = formatNumber(new Single(value), null, invariant);
        expect(Math.fround(parseDouble(text, NumberStyles.FloatAndThousands, invariant))).toBe(value);
      }),
    );
  });
});
