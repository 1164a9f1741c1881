/** DateTime.ParseExact: reads a text by a custom or standard format, as strictly as the styles say. */
import type { DateTimeFormat } from '../culture/culture.ts';
import { INVARIANT_DATE_TIME_FORMAT } from '../culture/invariant-culture.ts';
import type { DateTime } from '../values/date-time.ts';
import type { DateTimeOffset } from '../values/date-time-offset.ts';
import { readQuoted, runLength, standardPattern } from './date-format.ts';
import { orThrow } from './date-parse.ts';
import {
  DateParseFailure,
  type DateParts,
  DateTimeStyles,
  dateTimeOf,
  dateTimeOffsetOf,
  emptyParts,
  failParse,
  fullYear,
} from './date-result.ts';

/** DateTime.ParseExact with one format or several; throws FormatException. */
export function parseDateTimeExact(
  text: string,
  formats: readonly string[],
  names: DateTimeFormat,
  styles = 0,
): DateTime {
  return orThrow(text, 'DateTime', () =>
    firstOf(formats, (format) => {
      const effective = format === 'U' ? styles | DateTimeStyles.AdjustToUniversal : styles;
      return dateTimeOf(readExact(text, format, names, effective), effective);
    }),
  );
}

/** DateTimeOffset.ParseExact. */
export function parseDateTimeOffsetExact(
  text: string,
  formats: readonly string[],
  names: DateTimeFormat,
  styles = 0,
): DateTimeOffset {
  return orThrow(text, 'DateTime', () =>
    firstOf(formats, (format) => {
      // R and u are in UTC by definition.
      const utc = /^[rRu]$/.test(format) ? DateTimeStyles.AssumeUniversal : 0;
      return dateTimeOffsetOf(readExact(text, format, names, styles), styles | utc);
    }),
  );
}

/** The result of the first format that fits. With several formats every failure says only that none did. */
export function firstOf<T>(formats: readonly string[], parse: (format: string) => T): T {
  const [only, ...others] = formats;
  if (only !== undefined && others.length === 0) return parse(only);
  for (const format of formats) {
    try {
      return parse(format);
    } catch (failure) {
      if (!(failure instanceof DateParseFailure)) throw failure;
    }
  }
  return failParse();
}

/** The parts that a text says by one format; fails with DateParseFailure. */
export function readExact(text: string, format: string, names: DateTimeFormat, styles: number): DateParts {
  if (format === '' || text === '') failParse(format === '' ? 'emptyFormat' : 'bad');
  const invariant = /^[oOrRsu]$/.test(format);
  const pattern = format.length === 1 ? standardPattern(format, names) : format;
  return new ExactReader(text, pattern, invariant ? INVARIANT_DATE_TIME_FORMAT : names, styles).read();
}

const isDigit = (code: number) => code >= 48 && code <= 57;

class ExactReader {
  private at = 0;
  private readonly parts = emptyParts();
  private readonly seen = new Map<string, number>();
  private twelveHours = false;
  private half: 'am' | 'pm' | null = null;

  constructor(
    private readonly text: string,
    private readonly pattern: string,
    private readonly names: DateTimeFormat,
    private readonly styles: number,
  ) {}

  read(): DateParts {
    if (this.styles & DateTimeStyles.AllowLeadingWhite) this.skipSpaces();
    this.readPattern(this.pattern);
    if (this.styles & DateTimeStyles.AllowTrailingWhite) this.skipSpaces();
    if (this.at < this.text.length) failParse();
    this.applyHalf();
    return this.parts;
  }

  private skipSpaces(): void {
    while (/\s/.test(this.text.charAt(this.at))) this.at++;
  }

  private readPattern(pattern: string): void {
    let i = 0;
    while (i < pattern.length) {
      const char = pattern.charAt(i);
      if (this.styles & DateTimeStyles.AllowInnerWhite && !/\s/.test(char)) this.skipSpaces();
      if (char === "'" || char === '"') {
        const literal = readQuoted(pattern, i);
        this.expect(literal.text);
        i = literal.end;
      } else if (char === '\\') {
        if (i + 1 >= pattern.length) failParse('specifier');
        this.expect(pattern.charAt(i + 1));
        i += 2;
      } else if (char === '%') {
        if (i + 1 >= pattern.length || pattern[i + 1] === '%') failParse('specifier');
        i++;
      } else if (char === '.' && pattern[i + 1] === 'F' && this.text[this.at] !== '.') {
        i += 1 + runLength(pattern, i + 1);
      } else {
        const length = /[dfFghHmMstyzKZ]/.test(char) ? runLength(pattern, i) : 1;
        this.readField(char, length);
        i += length;
      }
    }
  }

  private expect(literal: string): void {
    if (/^\s+$/.test(literal) && this.styles & DateTimeStyles.AllowInnerWhite) {
      this.skipSpaces();
      return;
    }
    if (!sameText(this.text.slice(this.at, this.at + literal.length), literal)) failParse();
    this.at += literal.length;
  }

  /** One digit in the pattern takes one or two; more take exactly as many. */
  private digits(length: number): number {
    const most = length === 1 ? 2 : length;
    let end = this.at;
    while (end < this.at + most && isDigit(this.text.charCodeAt(end))) end++;
    if (end - this.at < length) failParse();
    const value = Number(this.text.slice(this.at, end));
    this.at = end;
    return value;
  }

  /** A part that the pattern names twice has to be the same both times. */
  private once(part: string, value: number, letter: string): number {
    const before = this.seen.get(part);
    if (before !== undefined && before !== value) failParse('repeated', letter);
    this.seen.set(part, value);
    return value;
  }

  private readField(char: string, length: number): void {
    const { parts } = this;
    switch (char) {
      case 'y': {
        const value = this.digits(length);
        parts.year = this.once('year', length <= 2 ? fullYear(value) : value, char);
        return;
      }
      case 'M':
        parts.month = this.once('month', length <= 2 ? this.digits(length) : this.monthName(length), char);
        return;
      case 'd':
        if (length <= 2) parts.day = this.once('day', this.digits(length), char);
        else parts.dayOfWeek = this.once('dayOfWeek', this.name(this.dayNames(length)), char);
        return;
      case 'h':
      case 'H':
        this.twelveHours ||= char === 'h';
        parts.hour = this.once('hour', this.digits(Math.min(length, 2)), char);
        return;
      case 'm':
        parts.minute = this.once('minute', this.digits(Math.min(length, 2)), char);
        return;
      case 's':
        parts.second = this.once('second', this.digits(Math.min(length, 2)), char);
        return;
      case 'f':
      case 'F':
        parts.fraction = this.once('fraction', this.fraction(length, char === 'F'), char);
        return;
      case 't':
        this.readHalf(length);
        return;
      case 'g':
        this.expect(this.names.eraName);
        return;
      case 'z':
        this.readOffset(length);
        return;
      case 'K':
      case 'Z':
        this.readKind(char);
        return;
      case ':':
        this.expect(this.names.timeSeparator);
        return;
      case '/':
        this.expect(this.names.dateSeparator);
        return;
      default:
        this.expect(char);
    }
  }

  private dayNames(length: number): readonly string[] {
    return length === 3 ? this.names.abbreviatedDayNames : this.names.dayNames;
  }

  private monthName(length: number): number {
    const { names } = this;
    const lists =
      length === 3
        ? [names.abbreviatedMonthNames, names.abbreviatedMonthGenitiveNames]
        : [names.monthNames, names.monthGenitiveNames];
    return (this.name(lists.flatMap((list) => list.slice(0, 12))) % 12) + 1;
  }

  /** The index of the longest name that stands here. */
  private name(list: readonly string[]): number {
    let longest = '';
    let index = -1;
    for (const [i, name] of list.entries()) {
      const here = this.text.slice(this.at, this.at + name.length);
      if (name.length > longest.length && sameText(here, name)) [longest, index] = [name, i];
    }
    if (index < 0) failParse();
    this.at += longest.length;
    return index;
  }

  private fraction(length: number, optional: boolean): number {
    if (length > 7) failParse('specifier');
    const [digits = ''] = new RegExp(`^\\d{0,${length}}`).exec(this.text.slice(this.at)) ?? [];
    if (!optional && digits.length < length) failParse();
    this.at += digits.length;
    return Number(digits.padEnd(7, '0'));
  }

  private readHalf(length: number): void {
    const { amDesignator, pmDesignator } = this.names;
    const [am, pm] = length === 1 ? [amDesignator.slice(0, 1), pmDesignator.slice(0, 1)] : [amDesignator, pmDesignator];
    const here = (designator: string): boolean =>
      designator !== '' && sameText(this.text.slice(this.at, this.at + designator.length), designator);
    const half = here(am) ? 'am' : here(pm) ? 'pm' : failParse();
    this.at += (half === 'am' ? am : pm).length;
    if (this.half !== null && this.half !== half) failParse('repeated', 't');
    this.half = half;
  }

  private readOffset(length: number): void {
    const digits = length === 1 ? '\\d{1,2}' : '\\d{2}';
    const minutes = length >= 3 ? ':?(\\d{2})' : '()';
    const match = new RegExp(`^([+-])(${digits})${minutes}`).exec(this.text.slice(this.at));
    if (!match || Number(match[3]) > 59) failParse();
    this.at += match[0].length;
    this.setZone((match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])), false);
  }

  /** K takes `Z`, an offset or nothing; an unquoted Z takes `Z` or `GMT`. */
  private readKind(char: string): void {
    const utc = /^(?:Z|GMT)/i.exec(this.text.slice(this.at));
    if (utc) {
      this.at += utc[0].length;
      this.setZone(0, true);
    } else if (char === 'Z') failParse();
    else if (/[+-]/.test(this.text.charAt(this.at))) this.readOffset(3);
  }

  private setZone(minutes: number, utc: boolean): void {
    this.parts.zoneMinutes = this.once('zone', minutes, 'z');
    this.parts.zoneIsUtc = utc;
  }

  private applyHalf(): void {
    const { parts, half } = this;
    if (this.twelveHours) {
      if (parts.hour > 12) failParse();
      parts.hour = (parts.hour % 12) + (half === 'pm' ? 12 : 0);
    } else if (half !== null && parts.hour >= 12 !== (half === 'pm')) failParse();
  }
}

/** Letter case does not matter; which kind of space it is does. */
function sameText(a: string, b: string): boolean {
  return a === b || a.toLowerCase() === b.toLowerCase();
}
