/**
 * DateTime.Parse: reads dates in the many forms that .NET takes, in the order of day, month and year of the culture.
 * The text is read into tokens once; what its numbers and names mean is decided from their sequence.
 */
import type { DateTimeFormat } from '../culture/culture.ts';
import type { DateTime } from '../values/date-time.ts';
import type { DateTimeOffset } from '../values/date-time-offset.ts';
import { daysInMonth } from '../values/gregorian.ts';
import {
  currentYear,
  DateParseFailure,
  type DateParts,
  dateTimeOf,
  dateTimeOffsetOf,
  emptyParts,
  failParse,
  fullYear,
} from './date-result.ts';
import { type SuffixPart, suffixAt, wordAt } from './date-words.ts';

/** DateTime.Parse; throws FormatException. */
export function parseDateTime(text: string, names: DateTimeFormat, styles = 0): DateTime {
  return orThrow(text, 'DateTime', () => dateTimeOf(readDate(text, names), styles));
}

/** DateTimeOffset.Parse. */
export function parseDateTimeOffset(text: string, names: DateTimeFormat, styles = 0): DateTimeOffset {
  return orThrow(text, 'DateTime', () => dateTimeOffsetOf(readDate(text, names), styles));
}

/** Runs a parser and turns its failure into the FormatException of the text. */
export function orThrow<T>(text: string, typeName: string, parse: () => T): T {
  try {
    return parse();
  } catch (failure) {
    if (failure instanceof DateParseFailure) throw failure.exception(text, typeName);
    throw failure;
  }
}

/** The parts that a text says; fails with DateParseFailure. */
export function readDate(text: string, names: DateTimeFormat): DateParts {
  const plain = plainDate(text, names);
  if (plain) return plain;
  const iso = ISO.exec(text);
  return iso ? readIso(iso) : new DateReader(text, names).read();
}

/** `2013-07-01`, `2013-07-01 10:20`, `7/1/2013 10:20:30`: what scripts write more than anything else, at one look. */
const PLAIN_DATE = /^(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})\/(\d{1,2})\/(\d{4}))(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

function plainDate(text: string, names: DateTimeFormat): DateParts | null {
  const match = PLAIN_DATE.exec(text);
  if (!match) return null;
  const [, year, second, third, first, middle, lastYear, hour, minute, seconds = 0] = match;
  const parts = emptyParts();
  const [y, m, d] = year
    ? numbersInOrder(Number(year), Number(second), Number(third), names)
    : numbersBeforeYear(Number(first), Number(middle), Number(lastYear), names);
  setDate(parts, y, m, d);
  if (hour !== undefined) {
    parts.hour = Number(hour);
    parts.minute = Number(minute);
    parts.second = Number(seconds);
  }
  return parts;
}

/** `2013-07-01`: the month comes before the day, unless the culture writes the day behind the year. */
function numbersInOrder(year: number, first: number, second: number, names: DateTimeFormat): CalendarDate {
  return orderIn(names.shortDatePatterns[0], 'yMd') === 'ydM' ? [year, second, first] : [year, first, second];
}

/** `7/1/2013`. */
function numbersBeforeYear(first: number, second: number, year: number, names: DateTimeFormat): CalendarDate {
  return orderIn(names.shortDatePatterns[0], 'Md') === 'Md' ? [year, first, second] : [year, second, first];
}

/** Once `T` follows a date of four, two and two digits .NET takes ISO 8601 only. */
const ISO =
  /^[\s#]*(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s*(Z|[+-]\d{1,2}(?::?\d{2})?)?[\s#\0]*$/i;

function readIso(match: RegExpExecArray): DateParts {
  const [, year, month, day, hour, minute, second = '0', digits = '0', zone] = match;
  const parts = emptyParts();
  setDate(parts, Number(year), Number(month), Number(day));
  parts.hour = Number(hour);
  parts.minute = Number(minute);
  parts.second = Number(second);
  parts.fraction = fractionTicks(digits);
  if (zone) setZone(parts, zone);
  return parts;
}

/** Ticks of a decimal fraction, rounded to the nearest. */
function fractionTicks(digits: string): number {
  return Math.round(Number(`0.${digits}`) * 10_000_000);
}

function setZone(parts: DateParts, zone: string): void {
  const match = /^([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(zone);
  parts.zoneIsUtc = match === null;
  const minutes = match ? Number(match[2]) * 60 + Number(match[3] ?? 0) : 0;
  if (match && Number(match[3] ?? 0) > 59) failParse();
  parts.zoneMinutes = match?.[1] === '-' ? -minutes : minutes;
}

/** Sets a date that must exist: .NET says "not recognized" for 2012-02-30, not "out of range". */
function setDate(parts: DateParts, year: number, month: number, day: number): void {
  if (!isValidDate(year, month, day)) failParse();
  parts.year = year;
  parts.month = month;
  parts.day = day;
}

function isValidDate(year: number, month: number, day: number): boolean {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The letters y, M, d of a pattern in the order in which they first stand there. */
function orderIn(pattern: string, letters: string): string {
  let order = '';
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern.charAt(i);
    const close = char === "'" ? pattern.indexOf("'", i + 1) : -1;
    if (close >= 0) i = close;
    else if (letters.includes(char) && !order.includes(char)) order += char;
  }
  return order;
}

/** A number of one or two digits (N), one that can only be a year (Y), or the name of a month (M). */
interface DateItem {
  readonly kind: 'N' | 'Y' | 'M';
  readonly value: number;
}

/** Year, month and day. */
type CalendarDate = readonly [number, number, number];

class DateReader {
  private index = 0;
  private readonly items: DateItem[] = [];
  private readonly suffixed = new Map<SuffixPart, number>();
  private hasTime = false;
  private half: 'am' | 'pm' | null = null;
  private readonly parts = emptyParts();

  constructor(
    private readonly text: string,
    private readonly names: DateTimeFormat,
  ) {}

  read(): DateParts {
    // A date may stand between number signs, as in Visual Basic, and be followed by zero characters.
    this.index = this.text.length - this.text.replace(/^[\s#]+/, '').length;
    const end = this.text.replace(/[\s#\0]+$/, '').length;
    while (this.index < end) this.readToken(end);
    this.applyHalf();
    this.decideDate();
    return this.parts;
  }

  private readToken(end: number): void {
    const char = this.text.charAt(this.index);
    if (/\d/.test(char)) this.readNumber(end);
    else if (/\s/.test(char) || char === ',') this.index++;
    else if (/\p{L}/u.test(char)) this.readWord();
    else if ((char === '+' || char === '-') && this.hasTime && this.parts.zoneMinutes === null) this.readZone();
    else if (char === '.' && this.index > 0) this.index++;
    else failParse();
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.index;
    return pattern.exec(this.text);
  }

  private readNumber(end: number): void {
    const time = this.match(/(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d+))?)?(?![\d:])/y);
    if (time) {
      this.readTime(time);
      return;
    }
    const [digits = ''] = this.match(/\d+/y) ?? [];
    if (this.match(/\d+\s*:/y)) failParse();
    this.index += digits.length;
    if (this.readSuffix(Number(digits)) || this.readHourOfHalf(digits)) return;
    this.items.push({ kind: digits.length > 2 ? 'Y' : 'N', value: Number(digits) });
    this.readDateSeparator(end);
  }

  private readTime(match: RegExpExecArray): void {
    if (this.hasTime) failParse();
    const [all, hour, minute, second = '0', digits = ''] = match;
    this.hasTime = true;
    this.parts.hour = Number(hour);
    this.parts.minute = Number(minute);
    this.parts.second = Number(second);
    if (digits !== '') this.parts.fraction = fractionTicks(digits);
    this.index += all.length;
    // `12:30.5`: a fraction needs seconds.
    if (match[3] === undefined && this.text[this.index] === '.') failParse();
  }

  private readSuffix(value: number): boolean {
    const part = suffixAt(this.text, this.index);
    if (part === undefined) return false;
    if (this.suffixed.has(part)) failParse();
    this.suffixed.set(part, value);
    if (part === 'hour' || part === 'minute' || part === 'second') {
      this.hasTime = true;
      this.parts[part] = value;
    }
    this.index++;
    return true;
  }

  /** `5 PM`: a number is the hour when AM or PM follows it. */
  private readHourOfHalf(digits: string): boolean {
    if (digits.length > 2 || this.hasTime) return false;
    const start = this.text.length - this.text.slice(this.index).trimStart().length;
    const found = wordAt(this.text, start, this.names);
    if (found?.word.kind !== 'am' && found?.word.kind !== 'pm') return false;
    // `2012/7/1 下午2:05`: the word belongs to the time behind it.
    if (/^\s*\d/.test(this.text.slice(found.end))) return false;
    this.hasTime = true;
    this.parts.hour = Number(digits);
    return true;
  }

  /** After `/` or `-` another part of the date has to follow. */
  private readDateSeparator(end: number): void {
    const separator = this.names.dateSeparator;
    const match = this.match(/\s*[/-]\s*/y);
    if (match) this.index += match[0].length;
    else if (separator.trim() !== '' && !/^[.,]/.test(separator) && this.text.startsWith(separator, this.index)) {
      this.index += separator.length;
    } else return;
    if (this.index >= end || !/[\d\p{L}]/u.test(this.text.charAt(this.index))) failParse();
  }

  private readWord(): void {
    const start = this.index;
    const found = wordAt(this.text, start, this.names);
    if (!found) failParse('unknownWord', start);
    const { word, end } = found;
    this.index = end;
    switch (word.kind) {
      case 'month':
        this.items.push({ kind: 'M', value: word.value });
        this.readDateSeparator(this.text.length);
        return;
      case 'dayOfWeek':
        if (this.parts.dayOfWeek !== null) failParse();
        this.parts.dayOfWeek = word.value;
        return;
      case 'am':
      case 'pm':
        if (this.half !== null) failParse();
        this.half = word.kind;
        return;
      case 'utc':
        if (this.parts.zoneMinutes !== null) failParse();
        setZone(this.parts, 'Z');
        return;
      case 'timeMark':
        if (this.items.length === 0) failParse('unknownWord', start);
        failParse();
        return;
      default:
        // Eras and the words of long patterns (`de`, `г.`) say nothing that is not known without them.
        return;
    }
  }

  private readZone(): void {
    const zone = this.match(/[+-]\d{1,2}(?::\d{2}|\d{2})?(?![\d:])/y);
    if (!zone) failParse();
    setZone(this.parts, zone[0]);
    this.index += zone[0].length;
  }

  private applyHalf(): void {
    if (this.half === null) return;
    if (!this.hasTime) failParse();
    const { hour } = this.parts;
    if (this.half === 'am') {
      if (hour > 12) failParse();
      this.parts.hour = hour % 12;
    } else if (hour < 12) this.parts.hour = hour + 12;
  }

  private decideDate(): void {
    const { parts, items, suffixed } = this;
    if (suffixed.has('year') || suffixed.has('month') || suffixed.has('day')) {
      if (items.length > 0) failParse();
      setDate(
        parts,
        suffixed.get('year') ?? currentYear(),
        suffixed.get('month') ?? failParse(),
        suffixed.get('day') ?? 1,
      );
      return;
    }
    const [first, second, third, ...further] = items;
    if (!first) {
      // A zone, the name of a day or half a day alone is no date; the time alone is today's.
      if (!this.hasTime) failParse();
      return;
    }
    if (!second || further.length > 0) failParse();
    const [year, month, day] = third ? this.dateOfThree(first, second, third) : this.dateOfTwo(first, second);
    setDate(parts, year, month, day);
  }

  /** Year, month and day of two numbers (N), years (Y) and month names (M); what is not said is this year or the first day. */
  private dateOfTwo({ kind, value: a }: DateItem, { kind: kindOfB, value: b }: DateItem): CalendarDate {
    switch (`${kind}${kindOfB}` as const) {
      case 'NN':
        return orderIn(this.names.monthDayPatterns[0], 'Md') === 'Md' ? [currentYear(), a, b] : [currentYear(), b, a];
      case 'NY':
        return [b, a, 1];
      case 'YN':
        return [a, b, 1];
      case 'MY':
        return [b, a, 1];
      case 'YM':
        return [a, b, 1];
      case 'MN':
        return this.monthAndNumber(a, b, orderIn(this.names.monthDayPatterns[0], 'Md') === 'dM', 'My');
      case 'NM':
        return this.monthAndNumber(b, a, orderIn(this.names.monthDayPatterns[0], 'Md') === 'Md', 'yM');
      default:
        return failParse();
    }
  }

  /** Year, month and day of three. */
  private dateOfThree(first: DateItem, second: DateItem, third: DateItem): CalendarDate {
    const shortDate = this.names.shortDatePatterns[0];
    const [a, b, c] = [first.value, second.value, third.value];
    switch (`${first.kind}${second.kind}${third.kind}` as const) {
      case 'NNN':
        return byOrder(orderIn(shortDate, 'yMd'), a, b, c);
      case 'YNN':
        return numbersInOrder(a, b, c, this.names);
      case 'NNY':
        return numbersBeforeYear(a, b, c, this.names);
      case 'MNY':
        return [c, a, b];
      case 'NMY':
        return [c, b, a];
      case 'YMN':
        return [a, b, c];
      case 'YNM':
        return [a, c, b];
      case 'MNN':
        return this.monthAndTwo(a, b, c);
      case 'NMN':
        return this.monthAndTwo(b, a, c);
      case 'NNM':
        return this.monthAndTwo(c, a, b);
      default:
        return failParse();
    }
  }

  /**
   * A day rather than a year of two digits, unless the order of the two is not that of the culture's month-day pattern
   * while it is that of its year-month pattern.
   */
  private monthAndNumber(month: number, value: number, unusual: boolean, yearOrder: string): CalendarDate {
    const isYear = unusual && orderIn(this.names.yearMonthPatterns[0], 'yM') === yearOrder;
    return isYear ? [fullYear(value), month, 1] : [currentYear(), month, value];
  }

  /** Of two short numbers beside a month name the likelier one is the day, if that day exists. */
  private monthAndTwo(month: number, first: number, second: number): CalendarDate {
    const yearFirst = orderIn(this.names.shortDatePatterns[0], 'yMd').startsWith('y');
    const dayFirst: CalendarDate = [fullYear(second), month, first];
    const dayLast: CalendarDate = [fullYear(first), month, second];
    const [likely, other] = yearFirst ? [dayLast, dayFirst] : [dayFirst, dayLast];
    return isValidDate(...likely) ? likely : other;
  }
}

function byOrder(order: string, ...values: number[]): CalendarDate {
  const at = (letter: string): number => values[order.indexOf(letter)] ?? failParse();
  return [fullYear(at('y')), at('M'), at('d')];
}
