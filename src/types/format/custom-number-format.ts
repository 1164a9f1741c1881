/**
 * Custom numeric formats (`#,##0.00;(#);zero`): sections, digit places, grouping, scaling by commas, percent, exponent and
 * literals. Follows .NET's formatter step by step, because its corner cases (a literal between digits, a comma after the
 * last place) have no other definition.
 */
import type { NumberFormat } from '../culture/culture-data.ts';
import { type NumberDigits, roundDigits } from './number-digits.ts';
import { exponentText } from './standard-number-format.ts';

/** Start of section 0 (positive), 1 (negative) or 2 (zero); 0 when the format has no such section. */
function sectionStart(format: string, section: number): number {
  if (section === 0) return 0;
  for (let i = 0; i < format.length; ) {
    const c = format[i++];
    if (c === "'" || c === '"') i = afterQuote(format, i, c);
    else if (c === '\\') i++;
    else if (c === ';' && --section === 0) return i < format.length && format[i] !== ';' ? i : 0;
  }
  return 0;
}

function afterQuote(format: string, start: number, quote: string): number {
  const end = format.indexOf(quote, start);
  return end < 0 ? format.length : end + 1;
}

/** What a section asks for. Positions count digit places from the section's start. */
interface SectionLayout {
  places: number;
  /** Places before the point. */
  decimalPosition: number;
  /** First place that must show a digit, and the last one; in places before (negative: after) the point. */
  firstDigit: number;
  lastDigit: number;
  scientific: boolean;
  grouping: boolean;
  /** Power of ten by which percent and trailing commas scale the number. */
  scaleShift: number;
}

/** Whether an exponent (`E0`, `e+00`) starts behind the letter at `i - 1`. */
function isExponent(format: string, i: number): boolean {
  return format[i] === '0' || ((format[i] === '+' || format[i] === '-') && format[i + 1] === '0');
}

function readSection(format: string, start: number): SectionLayout {
  let places = 0;
  let decimalPosition = -1;
  let firstZero = Number.POSITIVE_INFINITY;
  let lastZero = 0;
  let scientific = false;
  let commaPosition = -1;
  let commas = 0;
  let grouping = false;
  let scaleShift = 0;
  for (let i = start; i < format.length; ) {
    const c = format.charAt(i++);
    if (c === ';') break;
    switch (c) {
      case '#':
        places++;
        break;
      case '0':
        firstZero = Math.min(firstZero, places);
        lastZero = ++places;
        break;
      case '.':
        if (decimalPosition < 0) decimalPosition = places;
        break;
      case ',':
        if (places === 0 || decimalPosition >= 0) break;
        if (commaPosition === places) {
          commas++;
          break;
        }
        if (commaPosition >= 0) grouping = true;
        commaPosition = places;
        commas = 1;
        break;
      case '%':
        scaleShift += 2;
        break;
      case '‰':
        scaleShift += 3;
        break;
      case "'":
      case '"':
        i = afterQuote(format, i, c);
        break;
      case '\\':
        i++;
        break;
      case 'E':
      case 'e':
        if (!isExponent(format, i)) break;
        do i++;
        while (format[i] === '0');
        scientific = true;
        break;
    }
  }
  if (decimalPosition < 0) decimalPosition = places;
  if (commaPosition === decimalPosition) scaleShift -= commas * 3;
  else if (commaPosition >= 0) grouping = true;
  return {
    places,
    decimalPosition,
    firstDigit: firstZero < decimalPosition ? decimalPosition - firstZero : 0,
    lastDigit: lastZero > decimalPosition ? decimalPosition - lastZero : 0,
    scientific,
    grouping,
    scaleShift,
  };
}

/** Chooses the section for a number, scales and rounds it; a number that rounds to zero goes to the zero section. */
function prepare(number: NumberDigits, format: string): { number: NumberDigits; start: number; layout: SectionLayout } {
  const start = sectionStart(format, number.digits === '' ? 2 : number.negative ? 1 : 0);
  const layout = readSection(format, start);
  if (number.digits === '') {
    return { number: { ...number, negative: number.negative && number.floating, scale: 0 }, start, layout };
  }
  const scaled = { ...number, scale: number.scale + layout.scaleShift };
  const keep = layout.scientific ? layout.places : scaled.scale + layout.places - layout.decimalPosition;
  const rounded = roundDigits(scaled, keep, false);
  const zeroStart = rounded.digits === '' ? sectionStart(format, 2) : start;
  if (zeroStart === start) return { number: rounded, start, layout };
  return { number: { ...rounded, scale: 0 }, start: zeroStart, layout: readSection(format, zeroStart) };
}

/** Digit positions (counted from the point) behind which a group separator stands, ascending. */
function separatorPositions(count: number, sizes: readonly number[]): number[] {
  const positions: number[] = [];
  const further = sizes.values();
  let size = further.next().value ?? 0;
  let total = size;
  while (count > total && size !== 0) {
    positions.push(total);
    // The last size repeats.
    size = further.next().value ?? size;
    total += size;
  }
  return positions;
}

/** Formats the digits of a number by a custom format. */
export function formatCustom(original: NumberDigits, format: string, culture: NumberFormat): string {
  const { number, start, layout } = prepare(original, format);
  const { digits } = number;
  const { decimalPosition, firstDigit, lastDigit } = layout;
  let { scientific } = layout;
  // `position` is the place (before the point) of the digit to be written next; `surplus` the digits that the number
  // has more (or, negative, less) than the format has places before the point.
  let position = scientific ? decimalPosition : Math.max(number.scale, decimalPosition);
  let surplus = scientific ? 0 : number.scale - decimalPosition;
  const separators =
    layout.grouping && culture.numberGroupSeparator !== ''
      ? separatorPositions(Math.max(firstDigit, position + Math.min(surplus, 0)), culture.numberGroupSizes)
      : [];
  let text = '';
  let next = 0;
  let pointWritten = false;

  const writeDigit = (digit: string): void => {
    text += digit;
    if (position > 1 && separators.length > 0 && position - 1 === separators.at(-1)) {
      text += culture.numberGroupSeparator;
      separators.pop();
    }
  };
  const writeSurplus = (): void => {
    for (; surplus > 0; surplus--) {
      writeDigit(digits[next++] ?? '0');
      position--;
    }
  };
  const writePlace = (): void => {
    if (surplus < 0) {
      surplus++;
      if (position <= firstDigit) writeDigit('0');
    } else if (next < digits.length) writeDigit(digits.charAt(next++));
    else if (position > lastDigit) writeDigit('0');
    position--;
  };

  if (number.negative && start === 0 && number.scale !== 0) text += culture.negativeSign;
  for (let i = start; i < format.length; ) {
    const c = format.charAt(i++);
    if (c === ';') break;
    switch (c) {
      case '#':
      case '0':
        writeSurplus();
        writePlace();
        break;
      case '.':
        writeSurplus();
        if (position !== 0 || pointWritten) break;
        if (lastDigit < 0 || (decimalPosition < layout.places && next < digits.length)) {
          text += culture.numberDecimalSeparator;
          pointWritten = true;
        }
        break;
      case '‰':
        text += culture.perMilleSymbol;
        break;
      case '%':
        text += culture.percentSymbol;
        break;
      case ',':
        break;
      case "'":
      case '"': {
        const end = format.indexOf(c, i);
        text += format.slice(i, end < 0 ? format.length : end);
        i = end < 0 ? format.length : end + 1;
        break;
      }
      case '\\':
        if (i < format.length) text += format[i++];
        break;
      case 'E':
      case 'e': {
        if (!scientific) {
          text += c;
          if (format[i] === '+' || format[i] === '-') text += format[i++];
          while (format[i] === '0') text += format[i++];
          break;
        }
        if (!isExponent(format, i)) {
          text += c;
          break;
        }
        const signed = format[i] === '+';
        if (format[i] !== '0') i++;
        const zeros = i;
        while (format[i] === '0') i++;
        const exponent = digits === '' ? 0 : number.scale - decimalPosition;
        text += exponentText(exponent, c, Math.min(i - zeros, 10), signed, culture);
        scientific = false;
        break;
      }
      default:
        text += c;
    }
  }
  if (number.negative && start === 0 && number.scale === 0 && text !== '') text = culture.negativeSign + text;
  return text;
}
