/** TimeSpan.Parse and ParseExact. */
import type { NumberFormat } from '../culture/culture.ts';
import { NetException, netException } from '../net-exception.ts';
import { TimeSpan } from '../values/time-span.ts';
import { readQuoted, runLength } from './date-format.ts';

function bad(text: string): NetException {
  return netException('System.FormatException', `String '${text}' was not recognized as a valid TimeSpan.`);
}

function tooLarge(text: string): NetException {
  return netException(
    'System.OverflowException',
    `The TimeSpan string '${text}' could not be parsed because at least one of the numeric components is out of range or contains too many digits.`,
  );
}

/** The digits of each part; none where the text does not say it. */
interface SpanNumbers {
  readonly negative: boolean;
  readonly days: string;
  readonly hours: string;
  readonly minutes: string;
  readonly seconds: string;
  readonly fraction: string;
}

/** The value of the parts; each has to be in its range. */
function spanOf(text: string, numbers: SpanNumbers): TimeSpan {
  const { negative, fraction } = numbers;
  // The number of no digits is 0.
  const [days, hours] = [Number(numbers.days), Number(numbers.hours)];
  const [minutes, seconds] = [Number(numbers.minutes), Number(numbers.seconds)];
  const inRange = days <= 10_675_199 && hours <= 23 && minutes <= 59 && seconds <= 59;
  if (!inRange || fraction.length > 7) throw tooLarge(text);
  const ticks =
    BigInt(((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 10_000_000n + BigInt(fraction.padEnd(7, '0'));
  const signed = negative ? -ticks : ticks;
  if (signed > TimeSpan.maxValue.ticks || signed < TimeSpan.minValue.ticks) throw tooLarge(text);
  return TimeSpan.fromTicks(signed);
}

/** `[-]d`, `[-][d.]hh:mm[:ss[.fffffff]]` with `:` or `.` before the hours and the culture's decimal separator. */
export function parseTimeSpan(text: string, numbers: NumberFormat): TimeSpan {
  const decimal = `[.${escapeForClass(numbers.numberDecimalSeparator)}]`;
  const body = text.trim();
  if (/^-?\d+$/.test(body)) {
    return spanOf(text, { ...NOTHING, negative: body.startsWith('-'), days: body.replace('-', '') });
  }
  const match =
    new RegExp(`^(-?)(?:(\\d+)\\.)?(\\d+):(\\d+)(?::(\\d*)(?:${decimal}(\\d+))?)?$`).exec(body) ??
    new RegExp(`^(-?)(\\d+):(\\d+):(\\d+):(\\d+)(?:${decimal}(\\d+))?$`).exec(body);
  if (!match) throw bad(text);
  const [, sign, days = '', hours = '', minutes = '', seconds = '', fraction = ''] = match;
  return spanOf(text, { negative: sign === '-', days, hours, minutes, seconds, fraction });
}

const NOTHING: SpanNumbers = { negative: false, days: '', hours: '', minutes: '', seconds: '', fraction: '' };

function escapeForClass(text: string): string {
  return text.replace(/[\\\]^-]/g, '\\$&');
}

/** TimeSpan.ParseExact; the first of the formats that fits. `assumeNegative` is TimeSpanStyles.AssumeNegative. */
export function parseTimeSpanExact(
  text: string,
  formats: readonly string[],
  numbers: NumberFormat,
  assumeNegative = false,
): TimeSpan {
  let failure: NetException | null = null;
  for (const format of formats) {
    try {
      return parseByFormat(text, format, numbers, assumeNegative);
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      failure = error;
    }
  }
  throw formats.length === 1 && failure ? failure : bad(text);
}

function parseByFormat(text: string, format: string, numbers: NumberFormat, assumeNegative: boolean): TimeSpan {
  const decimal = escapeForClass(numbers.numberDecimalSeparator);
  const standard = new Map([
    ['c', /^(-?)(?:(\d+)\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?$/],
    [
      'g',
      new RegExp(`^(-?)(?:(\\d+):(?=\\d+:\\d+:\\d))?(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:[${decimal}](\\d{1,7}))?)?$`),
    ],
    ['G', new RegExp(`^(-?)(\\d+):(\\d{1,2}):(\\d{1,2}):(\\d{1,2})[${decimal}](\\d{7})$`)],
  ]);
  if (format.length !== 1) return parseByPattern(text, format, assumeNegative);
  const letter = format === 't' || format === 'T' ? 'c' : format;
  const pattern = standard.get(letter);
  if (!pattern) throw netException('System.FormatException', `Format specifier '${format}' was invalid.`);
  const body = text.trim();
  if (letter !== 'G' && /^-?\d+$/.test(body)) return parseTimeSpan(text, numbers);
  const match = pattern.exec(body);
  if (!match) throw bad(text);
  const [, sign, days = '', hours = '', minutes = '', seconds = '', fraction = ''] = match;
  return spanOf(text, { negative: sign === '-', days, hours, minutes, seconds, fraction });
}

function badSpecifier(): NetException {
  return netException('System.FormatException', 'Input string was not in a correct format.');
}

/** Custom formats: every field at most once, literals escaped or quoted, no sign. */
function parseByPattern(text: string, format: string, assumeNegative: boolean): TimeSpan {
  const found = new Map<SpanPart, string>();
  let at = 0;
  let i = 0;
  const expect = (literal: string): void => {
    if (!text.startsWith(literal, at)) throw badSpecifier();
    at += literal.length;
  };
  while (i < format.length) {
    const char = format.charAt(i);
    const field = FIELDS.get(char);
    if (char === "'" || char === '"') {
      const literal = readQuoted(format, i);
      expect(literal.text);
      i = literal.end;
    } else if (char === '\\' && i + 1 < format.length) {
      expect(format.charAt(i + 1));
      i += 2;
    } else if (char === '%' && i + 1 < format.length && format[i + 1] !== '%') {
      i++;
    } else if (field) {
      const length = runLength(format, i);
      if (found.has(field.part) || length > field.longest) throw badSpecifier();
      const digits = fieldPattern(char, length).exec(text.slice(at))?.[0];
      if (digits === undefined) throw badSpecifier();
      found.set(field.part, digits);
      at += digits.length;
      i += length;
    } else throw badSpecifier();
  }
  if (at < text.length) throw badSpecifier();
  const part = (name: SpanPart): string => found.get(name) ?? '';
  return spanOf(text, {
    negative: assumeNegative,
    days: part('days'),
    hours: part('hours'),
    minutes: part('minutes'),
    seconds: part('seconds'),
    fraction: part('fraction'),
  });
}

type SpanPart = Exclude<keyof SpanNumbers, 'negative'>;

/** The part that a letter of a custom format reads, and how many of the letter may stand together. */
const FIELDS: ReadonlyMap<string, { readonly part: SpanPart; readonly longest: number }> = new Map([
  ['d', { part: 'days', longest: 8 }],
  ['h', { part: 'hours', longest: 2 }],
  ['m', { part: 'minutes', longest: 2 }],
  ['s', { part: 'seconds', longest: 2 }],
  ['f', { part: 'fraction', longest: 7 }],
  ['F', { part: 'fraction', longest: 7 }],
]);

/** One letter takes one or more digits, several exactly as many (days at least); F takes what there is. */
function fieldPattern(letter: string, length: number): RegExp {
  if (letter === 'F') return new RegExp(`^\\d{0,${length}}`);
  if (letter === 'f') return new RegExp(`^\\d{${length}}`);
  if (letter === 'd') return new RegExp(`^\\d{${length},8}`);
  return new RegExp(length === 1 ? '^\\d{1,2}' : `^\\d{${length}}`);
}
