/** System.TimeOnly. */
import { cultureOrCurrent } from '../culture/current-culture.ts';
import { formatDateTime } from '../format/date-format.ts';
import { orThrow, readDate } from '../format/date-parse.ts';
import { readExact } from '../format/date-parse-exact.ts';
import { type DateParts, DateTimeStyles, dateTimeOf, failParse } from '../format/date-result.ts';
import { NetException } from '../net-exception.ts';
import { defineType } from '../type-declaration.ts';
import { dateTimeFormatOf } from '../values/culture-info.ts';
import { TimeOnly } from '../values/date-only.ts';
import { DateTime } from '../values/date-time.ts';
import type { PSReference } from '../values/reference.ts';
import { compareTimeSpans, TimeSpan } from '../values/time-span.ts';

/** Only a time may be said: no date and no zone. */
function timeOf(parts: DateParts): TimeOnly {
  if (parts.year !== null || parts.month !== null || parts.day !== null || parts.zoneMinutes !== null) failParse();
  return TimeOnly.fromDateTime(dateTimeOf(parts, DateTimeStyles.NoCurrentDateDefault));
}

function parse(s: string, provider: unknown): TimeOnly {
  return orThrow(s, 'TimeOnly', () => timeOf(readDate(s, dateTimeFormatOf(provider))));
}

function parseExact(s: string, format: string, provider: unknown): TimeOnly {
  return orThrow(s, 'TimeOnly', () => timeOf(readExact(s, format, dateTimeFormatOf(provider), 0)));
}

function tryInto(result: PSReference, parser: () => TimeOnly): boolean {
  try {
    result.value = parser();
    return true;
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    result.value = TimeOnly.minValue;
    return false;
  }
}

/** The plain form is the short time. */
function text(self: TimeOnly, format: string | null, provider: unknown): string {
  return formatDateTime(self.onFirstDay, format || 't', dateTimeFormatOf(provider));
}

function create(hour: number, minute: number, second = 0, millisecond = 0, microsecond = 0): TimeOnly {
  return TimeOnly.fromDateTime(DateTime.create(1, 1, 1, hour, minute, second, millisecond, microsecond));
}

const compare = (a: TimeOnly, b: TimeOnly): number => compareTimeSpans(a.span, b.span);
const isSame = (a: TimeOnly, b: unknown): boolean => b instanceof TimeOnly && compare(a, b) === 0;

export default defineType<TimeOnly>({
  name: 'System.TimeOnly',
  kind: 'struct',
  interfaces: ['System.IComparable', 'System.IFormattable'],
  constructors: [
    ['(int hour, int minute)', create],
    ['(int hour, int minute, int second)', create],
    ['(int hour, int minute, int second, int millisecond)', create],
    ['(int hour, int minute, int second, int millisecond, int microsecond)', create],
    ['(long ticks)', (ticks: bigint) => TimeOnly.fromSpan(TimeSpan.fromTicks(ticks))],
  ],
  properties: [
    ['int Hour {get;}', (self: TimeOnly) => self.span.hours],
    ['int Minute {get;}', (self: TimeOnly) => self.span.minutes],
    ['int Second {get;}', (self: TimeOnly) => self.span.seconds],
    ['int Millisecond {get;}', (self: TimeOnly) => self.span.milliseconds],
    ['int Microsecond {get;}', (self: TimeOnly) => self.span.microseconds],
    ['int Nanosecond {get;}', (self: TimeOnly) => self.span.nanoseconds],
    ['long Ticks {get;}', (self: TimeOnly) => self.span.ticks],
  ],
  methods: [
    ['System.TimeOnly Add(timespan value)', (self: TimeOnly, value: TimeSpan) => self.add(value)],
    [
      'System.TimeOnly AddHours(double value)',
      (self: TimeOnly, value: number) => self.add(TimeSpan.fromDouble(value, 36_000_000_000)),
    ],
    [
      'System.TimeOnly AddMinutes(double value)',
      (self: TimeOnly, value: number) => self.add(TimeSpan.fromDouble(value, 600_000_000)),
    ],
    ['int CompareTo(System.TimeOnly value)', (self: TimeOnly, other: TimeOnly) => Math.sign(compare(self, other))],
    ['bool Equals(System.TimeOnly value)', isSame],
    ['bool Equals(System.Object value)', isSame],
    ['int GetHashCode()', (self: TimeOnly) => Number(BigInt.asIntN(32, self.span.ticks ^ (self.span.ticks >> 32n)))],
    [
      'bool IsBetween(System.TimeOnly start, System.TimeOnly end)',
      (self: TimeOnly, start: TimeOnly, end: TimeOnly) =>
        compare(start, end) <= 0
          ? compare(start, self) <= 0 && compare(self, end) < 0
          : compare(start, self) <= 0 || compare(self, end) < 0,
    ],
    ['string ToLongTimeString()', (self: TimeOnly) => text(self, 'T', null)],
    ['string ToShortTimeString()', (self: TimeOnly) => text(self, 't', null)],
    ['string ToString()', (self: TimeOnly) => text(self, null, null)],
    ['string ToString(string format)', (self: TimeOnly, format: string | null) => text(self, format, null)],
    [
      'string ToString(System.IFormatProvider provider)',
      (self: TimeOnly, provider: unknown) => text(self, null, provider),
    ],
    ['string ToString(string format, System.IFormatProvider provider)', text],
    ['timespan ToTimeSpan()', (self: TimeOnly) => self.span],
  ],
  unmarkedStatics: ['MinValue', 'MaxValue'],
  staticProperties: [
    ['System.TimeOnly MinValue {get;}', () => TimeOnly.minValue],
    ['System.TimeOnly MaxValue {get;}', () => TimeOnly.maxValue],
  ],
  staticMethods: [
    ['System.TimeOnly FromDateTime(datetime dateTime)', (value: DateTime) => TimeOnly.fromDateTime(value)],
    ['System.TimeOnly FromTimeSpan(timespan timeSpan)', (value: TimeSpan) => TimeOnly.fromSpan(value)],
    ['System.TimeOnly Parse(string s)', (s: string) => parse(s, null)],
    ['System.TimeOnly Parse(string s, System.IFormatProvider provider)', parse],
    ['System.TimeOnly ParseExact(string s, string format)', (s: string, format: string) => parseExact(s, format, null)],
    ['System.TimeOnly ParseExact(string s, string format, System.IFormatProvider provider)', parseExact],
    [
      'bool TryParse(string s, ref System.TimeOnly result)',
      (s: string, result: PSReference) => tryInto(result, () => parse(s, null)),
    ],
    [
      'timespan op_Subtraction(System.TimeOnly t1, System.TimeOnly t2)',
      (a: TimeOnly, b: TimeOnly) => a.add(b.span.negate()).span,
    ],
  ],
  toText: (self, format, culture) =>
    formatDateTime(self.onFirstDay, format || 't', cultureOrCurrent(culture).dateTimeFormat),
  compare,
  equals: isSame,
  hashKey: (self) => self.span.ticks,
});
