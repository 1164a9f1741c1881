/** System.DateOnly. */
import { cultureOrCurrent } from '../culture/current-culture.ts';
import { formatDateTime } from '../format/date-format.ts';
import { orThrow, readDate } from '../format/date-parse.ts';
import { readExact } from '../format/date-parse-exact.ts';
import { type DateParts, DateTimeStyles, dateTimeOf, failParse } from '../format/date-result.ts';
import { NetException } from '../net-exception.ts';
import { defineType } from '../type-declaration.ts';
import { dateTimeFormatOf } from '../values/culture-info.ts';
import { DateOnly, type TimeOnly } from '../values/date-only.ts';
import { compareDateTimes, DateTime, dateTimeKind } from '../values/date-time.ts';
import type { EnumValue } from '../values/enum-value.ts';
import type { PSReference } from '../values/reference.ts';

/** Only a date may be said: no time and no zone. */
function dateOf(parts: DateParts): DateOnly {
  const { hour, minute, second, fraction, zoneMinutes } = parts;
  if (parts.day === null || hour || minute || second || fraction || zoneMinutes !== null) failParse();
  return DateOnly.fromDateTime(dateTimeOf(parts, DateTimeStyles.NoCurrentDateDefault));
}

function parse(s: string, provider: unknown): DateOnly {
  return orThrow(s, 'DateOnly', () => dateOf(readDate(s, dateTimeFormatOf(provider))));
}

function parseExact(s: string, format: string, provider: unknown): DateOnly {
  return orThrow(s, 'DateOnly', () => dateOf(readExact(s, format, dateTimeFormatOf(provider), 0)));
}

function tryInto(result: PSReference, parser: () => DateOnly): boolean {
  try {
    result.value = parser();
    return true;
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    result.value = DateOnly.minValue;
    return false;
  }
}

/** The plain form is the short date. */
function text(self: DateOnly, format: string | null, provider: unknown): string {
  return formatDateTime(self.midnight, format || 'd', dateTimeFormatOf(provider));
}

const compare = (a: DateOnly, b: DateOnly): number => compareDateTimes(a.midnight, b.midnight);
const isSame = (a: DateOnly, b: unknown): boolean => b instanceof DateOnly && compare(a, b) === 0;

export default defineType<DateOnly>({
  name: 'System.DateOnly',
  kind: 'struct',
  empty: () => DateOnly.minValue,
  interfaces: ['System.IComparable', 'System.IFormattable'],
  constructors: [
    [
      '(int year, int month, int day)',
      (year: number, month: number, day: number) => DateOnly.fromDateTime(DateTime.create(year, month, day)),
    ],
  ],
  properties: [
    ['int Year {get;}', (self: DateOnly) => self.midnight.year],
    ['int Month {get;}', (self: DateOnly) => self.midnight.month],
    ['int Day {get;}', (self: DateOnly) => self.midnight.day],
    ['System.DayOfWeek DayOfWeek {get;}', (self: DateOnly) => self.midnight.dayOfWeek],
    ['int DayOfYear {get;}', (self: DateOnly) => self.midnight.dayOfYear],
    ['int DayNumber {get;}', (self: DateOnly) => self.dayNumber],
  ],
  methods: [
    [
      'System.DateOnly AddDays(int value)',
      (self: DateOnly, days: number) => DateOnly.fromDayNumber(self.dayNumber + days),
    ],
    [
      'System.DateOnly AddMonths(int value)',
      (self: DateOnly, months: number) => DateOnly.fromDateTime(self.midnight.addMonths(months)),
    ],
    [
      'System.DateOnly AddYears(int value)',
      (self: DateOnly, years: number) => DateOnly.fromDateTime(self.midnight.addYears(years)),
    ],
    ['int CompareTo(System.DateOnly value)', (self: DateOnly, other: DateOnly) => Math.sign(compare(self, other))],
    ['bool Equals(System.DateOnly value)', isSame],
    ['bool Equals(System.Object value)', isSame],
    ['int GetHashCode()', (self: DateOnly) => self.dayNumber],
    ['datetime ToDateTime(System.TimeOnly time)', (self: DateOnly, time: TimeOnly) => self.at(time)],
    [
      'datetime ToDateTime(System.TimeOnly time, System.DateTimeKind kind)',
      (self: DateOnly, time: TimeOnly, kind: EnumValue) => self.at(time, dateTimeKind(kind)),
    ],
    ['string ToLongDateString()', (self: DateOnly) => text(self, 'D', null)],
    ['string ToShortDateString()', (self: DateOnly) => text(self, 'd', null)],
    ['string ToString()', (self: DateOnly) => text(self, null, null)],
    ['string ToString(string format)', (self: DateOnly, format: string | null) => text(self, format, null)],
    [
      'string ToString(System.IFormatProvider provider)',
      (self: DateOnly, provider: unknown) => text(self, null, provider),
    ],
    ['string ToString(string format, System.IFormatProvider provider)', text],
  ],
  unmarkedStatics: ['MinValue', 'MaxValue'],
  staticProperties: [
    ['System.DateOnly MinValue {get;}', () => DateOnly.minValue],
    ['System.DateOnly MaxValue {get;}', () => DateOnly.maxValue],
  ],
  staticMethods: [
    ['System.DateOnly FromDateTime(datetime dateTime)', (value: DateTime) => DateOnly.fromDateTime(value)],
    ['System.DateOnly FromDayNumber(int dayNumber)', (dayNumber: number) => DateOnly.fromDayNumber(dayNumber)],
    ['System.DateOnly Parse(string s)', (s: string) => parse(s, null)],
    ['System.DateOnly Parse(string s, System.IFormatProvider provider)', parse],
    ['System.DateOnly ParseExact(string s, string format)', (s: string, format: string) => parseExact(s, format, null)],
    ['System.DateOnly ParseExact(string s, string format, System.IFormatProvider provider)', parseExact],
    [
      'bool TryParse(string s, ref System.DateOnly result)',
      (s: string, result: PSReference) => tryInto(result, () => parse(s, null)),
    ],
    [
      'bool TryParse(string s, System.IFormatProvider provider, ref System.DateOnly result)',
      (s: string, provider: unknown, result: PSReference) => tryInto(result, () => parse(s, provider)),
    ],
    [
      'bool TryParseExact(string s, string format, ref System.DateOnly result)',
      (s: string, format: string, result: PSReference) => tryInto(result, () => parseExact(s, format, null)),
    ],
  ],
  toText: (self, format, culture) =>
    formatDateTime(self.midnight, format || 'd', cultureOrCurrent(culture).dateTimeFormat),
  compare,
  equals: isSame,
  hashKey: (self) => self.dayNumber,
});
