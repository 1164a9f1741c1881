/** The standard numeric formats C, E, F, G, N and P over the digits of a number. */
import type { NumberFormat } from '../culture/culture-data.ts';
import { type NumberDigits, roundDigits } from './number-digits.ts';

// Patterns by the numbers of NumberFormatInfo: n the number, $ the currency symbol, % the percent symbol, - the sign.
const CURRENCY_POSITIVE = ['$n', 'n$', '$ n', 'n $'];
const CURRENCY_NEGATIVE = [
  '($n)', '-$n', '$-n', '$n-', '(n$)', '-n$', 'n-$', 'n$-', '-n $', '-$ n', 'n $-', '$ n-', '$ -n', 'n- $', '($ n)',
  '(n $)', '$- n',
]; // biome-ignore format: one table
const PERCENT_POSITIVE = ['n %', 'n%', '%n', '% n'];
const PERCENT_NEGATIVE = ['-n %', '-n%', '-%n', '%-n', '%n-', 'n-%', 'n%-', '-% n', 'n %-', '% n-', '% -n', 'n- %'];
const NUMBER_NEGATIVE = ['(n)', '-n', '- n', 'n-', 'n -'];

/** One of .NET's patterns, which a culture names by number. */
function patternOf(patterns: readonly string[], number: number): string {
  const pattern = patterns[number];
  if (pattern === undefined)
    throw new Error(`A culture names pattern ${number}, of ${patterns.length} that there are.`);
  return pattern;
}

/** Whole part and fraction with fixed places; `groups` puts separators into the whole part. */
function fixed(
  number: NumberDigits,
  places: number,
  decimalSeparator: string,
  groups: { readonly sizes: readonly number[]; readonly separator: string } | null,
): string {
  const { digits, scale } = number;
  const whole = scale > 0 ? digits.slice(0, scale).padEnd(scale, '0') : '0';
  const grouped = groups ? groupDigits(whole, groups.sizes, groups.separator) : whole;
  if (places <= 0) return grouped;
  const fraction = '0'.repeat(Math.max(0, Math.min(places, -scale))) + digits.slice(Math.max(scale, 0));
  return `${grouped}${decimalSeparator}${fraction.slice(0, places).padEnd(places, '0')}`;
}

/** Puts separators between groups; the last size repeats, and 0 ends grouping. */
function groupDigits(whole: string, sizes: readonly number[], separator: string): string {
  let grouped = '';
  let end = whole.length;
  for (let i = 0; end > 0; i++) {
    const size = sizes[i] ?? sizes.at(-1) ?? 0;
    if (size === 0 || end <= size) break;
    grouped = separator + whole.slice(end - size, end) + grouped;
    end -= size;
  }
  return whole.slice(0, end) + grouped;
}

function fillPattern(pattern: string, number: string, symbol: string, negativeSign: string): string {
  if (pattern === 'n') return number;
  let text = '';
  for (const c of pattern) {
    if (c === 'n') text += number;
    else if (c === '$' || c === '%') text += symbol;
    else text += c === '-' ? negativeSign : c;
  }
  return text;
}

/** `e+004`: sign, and digits padded to `minDigits`; a `+` only where asked for. */
export function exponentText(
  exponent: number,
  letter: string,
  minDigits: number,
  positiveSign: boolean,
  format: NumberFormat,
): string {
  const sign = exponent < 0 ? format.negativeSign : positiveSign ? format.positiveSign : '';
  return letter + sign + Math.abs(exponent).toString().padStart(minDigits, '0');
}

function scientific(number: NumberDigits, significant: number, letter: string, format: NumberFormat): string {
  const padded = number.digits.padEnd(significant, '0');
  const fraction = significant > 1 ? format.numberDecimalSeparator + padded.slice(1, significant) : '';
  const exponent = number.digits === '' ? 0 : number.scale - 1;
  return (padded[0] ?? '0') + fraction + exponentText(exponent, letter, 3, true, format);
}

/** The general form: plain digits, or scientific where the number needs more than `maxDigits` before its point. */
function general(number: NumberDigits, maxDigits: number, letter: string | null, format: NumberFormat): string {
  const { digits, scale } = number;
  const exponential = letter !== null && (scale > maxDigits || scale < -3);
  const point = exponential ? 1 : scale;
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const rest = digits.slice(Math.max(point, 0));
  const fraction =
    rest !== '' || point < 0 ? format.numberDecimalSeparator + '0'.repeat(Math.max(0, -point)) + rest : '';
  return whole + fraction + (exponential ? exponentText(scale - 1, letter as string, 2, true, format) : '');
}

/** Formats by a standard specifier; null when the letter is none of C E F G N P. `precision` -1 is the default. */
export function formatStandard(
  number: NumberDigits,
  letter: string,
  precision: number,
  format: NumberFormat,
): string | null {
  const correctlyRounded = number.floating;
  switch (letter) {
    case 'C':
    case 'c': {
      const places = precision < 0 ? format.currencyDecimalDigits : precision;
      const rounded = roundDigits(number, number.scale + places, correctlyRounded);
      const text = fixed(rounded, places, format.currencyDecimalSeparator, {
        sizes: format.currencyGroupSizes,
        separator: format.currencyGroupSeparator,
      });
      const pattern = rounded.negative
        ? patternOf(CURRENCY_NEGATIVE, format.currencyNegativePattern)
        : patternOf(CURRENCY_POSITIVE, format.currencyPositivePattern);
      return fillPattern(pattern, text, format.currencySymbol, format.negativeSign);
    }
    case 'F':
    case 'f': {
      const places = precision < 0 ? format.numberDecimalDigits : precision;
      const rounded = roundDigits(number, number.scale + places, correctlyRounded);
      const text = fixed(rounded, places, format.numberDecimalSeparator, null);
      return rounded.negative ? format.negativeSign + text : text;
    }
    case 'N':
    case 'n': {
      const places = precision < 0 ? format.numberDecimalDigits : precision;
      const rounded = roundDigits(number, number.scale + places, correctlyRounded);
      const text = fixed(rounded, places, format.numberDecimalSeparator, {
        sizes: format.numberGroupSizes,
        separator: format.numberGroupSeparator,
      });
      const pattern = rounded.negative ? patternOf(NUMBER_NEGATIVE, format.numberNegativePattern) : 'n';
      return fillPattern(pattern, text, '', format.negativeSign);
    }
    case 'P':
    case 'p': {
      const places = precision < 0 ? format.percentDecimalDigits : precision;
      const hundredfold = number.digits === '' ? number : { ...number, scale: number.scale + 2 };
      const rounded = roundDigits(hundredfold, hundredfold.scale + places, correctlyRounded);
      const text = fixed(rounded, places, format.percentDecimalSeparator, {
        sizes: format.percentGroupSizes,
        separator: format.percentGroupSeparator,
      });
      const pattern = rounded.negative
        ? patternOf(PERCENT_NEGATIVE, format.percentNegativePattern)
        : patternOf(PERCENT_POSITIVE, format.percentPositivePattern);
      return fillPattern(pattern, text, format.percentSymbol, format.negativeSign);
    }
    case 'E':
    case 'e': {
      const significant = (precision < 0 ? 6 : precision) + 1;
      const rounded = roundDigits(number, significant, correctlyRounded);
      const text = scientific(rounded, significant, letter, format);
      return rounded.negative ? format.negativeSign + text : text;
    }
    case 'G':
    case 'g': {
      const rounded = precision > 0 ? roundDigits(number, precision, correctlyRounded) : number;
      const maxDigits = precision > 0 ? precision : number.digits.length;
      const text = general(rounded, maxDigits, letter === 'G' ? 'E' : 'e', format);
      return rounded.negative ? format.negativeSign + text : text;
    }
    default:
      return null;
  }
}

/** `G` without precision: every digit. Doubles turn scientific beyond `maxDigits`; decimals (null) never do. */
export function formatAllDigits(
  number: NumberDigits,
  maxDigits: number | null,
  letter: string,
  format: NumberFormat,
): string {
  const text = general(number, maxDigits ?? 0, maxDigits === null ? null : letter, format);
  return number.negative ? format.negativeSign + text : text;
}
