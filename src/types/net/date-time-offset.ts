/** System.DateTimeOffset. */
import { cultureOrCurrent } from '../culture/current-culture.ts';
import { formatDateTime } from '../format/date-format.ts';
import { parseDateTimeOffset } from '../format/date-parse.ts';
import { parseDateTimeOffsetExact } from '../format/date-parse-exact.ts';
import { argumentException, NetException } from '../net-exception.ts';
import { defineType, type MethodDeclaration } from '../type-declaration.ts';
import { dateTimeFormatOf } from '../values/culture-info.ts';
import type { DateOnly, TimeOnly } from '../values/date-only.ts';
import { DateTime } from '../values/date-time.ts';
import { compareDateTimeOffsets, DateTimeOffset } from '../values/date-time-offset.ts';
import type { EnumValue } from '../values/enum-value.ts';
import { UNIX_EPOCH_MS } from '../values/gregorian.ts';
import type { PSReference } from '../values/reference.ts';
import type { TimeSpan } from '../values/time-span.ts';

const stylesOf = (styles: EnumValue): number => Number(styles.value);

function text(self: DateTimeOffset, format: string | null, provider: unknown): string {
  return formatDateTime(self.clock, format, dateTimeFormatOf(provider), self.offset);
}

function requireText(value: string | null): string {
  if (value === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'input');
  return value;
}

function parse(input: string | null, provider: unknown, styles = 0): DateTimeOffset {
  return parseDateTimeOffset(requireText(input), dateTimeFormatOf(provider), styles);
}

function parseExact(input: string | null, formats: readonly string[], provider: unknown, styles = 0): DateTimeOffset {
  return parseDateTimeOffsetExact(requireText(input), formats, dateTimeFormatOf(provider), styles);
}

const MIN_VALUE = new DateTimeOffset(DateTime.minValue, 0);

function tryInto(result: PSReference, parser: () => DateTimeOffset): boolean {
  try {
    result.value = parser();
    return true;
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    result.value = MIN_VALUE;
    return false;
  }
}

/** The constructor with one DateTime takes UTC as it is and everything else as local; with an offset the kind must fit. */
function withOffset(dateTime: DateTime, offset: TimeSpan): DateTimeOffset {
  if (dateTime.kind === 'Utc' && offset.ms !== 0) {
    throw argumentException('ArgumentException', 'The UTC Offset for Utc DateTime instances must be 0.', 'offset');
  }
  if (dateTime.kind === 'Local' && DateTimeOffset.fromDateTime(dateTime).offset.ms !== offset.ms) {
    throw argumentException(
      'ArgumentException',
      'The UTC Offset of the local dateTime parameter does not match the offset argument.',
      'offset',
    );
  }
  return DateTimeOffset.create(dateTime, offset);
}

function fromUnix(value: bigint, unitMs: number, unit: string): DateTimeOffset {
  const ms = Number(value) * unitMs + UNIX_EPOCH_MS;
  const clock = DateTime.tryOf(ms, 0, 'Utc');
  if (!clock) {
    const lowest = BigInt(-UNIX_EPOCH_MS) / BigInt(unitMs);
    const highest = BigInt(DateTime.maxValue.ms - UNIX_EPOCH_MS) / BigInt(unitMs);
    throw argumentException(
      'ArgumentOutOfRangeException',
      `Valid values are between ${lowest} and ${highest}, inclusive.`,
      unit,
    );
  }
  return new DateTimeOffset(clock, 0);
}

function addition(unit: string, ticks: number): MethodDeclaration {
  return [
    `System.DateTimeOffset Add${unit}(double ${unit.toLowerCase()})`,
    (self: DateTimeOffset, value: number) => self.withClock(self.clock.addUnits(value, ticks)),
  ];
}

function isSame(a: DateTimeOffset, b: unknown): boolean {
  return b instanceof DateTimeOffset && compareDateTimeOffsets(a, b) === 0;
}

function compare(a: DateTimeOffset, b: DateTimeOffset): number {
  return Math.sign(compareDateTimeOffsets(a, b));
}

function difference(a: DateTimeOffset, b: DateTimeOffset): TimeSpan {
  return a.utc.subtract(b.utc);
}

type Numbers = [number, number, number, number, number, number];

export default defineType<DateTimeOffset>({
  name: 'System.DateTimeOffset',
  kind: 'struct',
  empty: () => DateTimeOffset.fromDateTime(DateTime.minValue.withKind('Utc')),
  interfaces: [
    'System.IComparable',
    'System.ISpanFormattable',
    'System.IFormattable',
    'System.Runtime.Serialization.ISerializable',
    'System.IComparable[System.DateTimeOffset]',
    'System.IEquatable[System.DateTimeOffset]',
    'System.ISpanParsable[System.DateTimeOffset]',
    'System.IParsable[System.DateTimeOffset]',
  ],
  constructors: [
    [
      '(long ticks, timespan offset)',
      (ticks: bigint, offset: TimeSpan) => DateTimeOffset.create(DateTime.fromTicks(ticks), offset),
    ],
    ['(datetime dateTime)', (dateTime: DateTime) => DateTimeOffset.fromDateTime(dateTime)],
    ['(datetime dateTime, timespan offset)', withOffset],
    [
      '(System.DateOnly date, System.TimeOnly time, timespan offset)',
      (date: DateOnly, time: TimeOnly, offset: TimeSpan) => DateTimeOffset.create(date.at(time), offset),
    ],
    [
      '(int year, int month, int day, int hour, int minute, int second, timespan offset)',
      (...args: [...Numbers, TimeSpan]) =>
        DateTimeOffset.create(DateTime.create(...(args.slice(0, 6) as Numbers)), args[6]),
    ],
    [
      '(int year, int month, int day, int hour, int minute, int second, int millisecond, timespan offset)',
      (...args: [...Numbers, number, TimeSpan]) =>
        DateTimeOffset.create(DateTime.create(...(args.slice(0, 7) as [...Numbers, number])), args[7]),
    ],
    [
      '(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond, timespan offset)',
      (...args: [...Numbers, number, number, TimeSpan]) =>
        DateTimeOffset.create(DateTime.create(...(args.slice(0, 8) as [...Numbers, number, number])), args[8]),
    ],
  ],
  properties: [
    ['datetime DateTime {get;}', (self: DateTimeOffset) => self.clock],
    ['datetime UtcDateTime {get;}', (self: DateTimeOffset) => self.utc],
    ['datetime LocalDateTime {get;}', (self: DateTimeOffset) => self.local],
    ['datetime Date {get;}', (self: DateTimeOffset) => self.clock.date],
    ['int Day {get;}', (self: DateTimeOffset) => self.clock.day],
    ['System.DayOfWeek DayOfWeek {get;}', (self: DateTimeOffset) => self.clock.dayOfWeek],
    ['int DayOfYear {get;}', (self: DateTimeOffset) => self.clock.dayOfYear],
    ['int Hour {get;}', (self: DateTimeOffset) => self.clock.hour],
    ['int Millisecond {get;}', (self: DateTimeOffset) => self.clock.millisecond],
    ['int Microsecond {get;}', (self: DateTimeOffset) => self.clock.microsecond],
    ['int Nanosecond {get;}', (self: DateTimeOffset) => self.clock.nanosecond],
    ['int Minute {get;}', (self: DateTimeOffset) => self.clock.minute],
    ['int Month {get;}', (self: DateTimeOffset) => self.clock.month],
    ['timespan Offset {get;}', (self: DateTimeOffset) => self.offset],
    ['int TotalOffsetMinutes {get;}', (self: DateTimeOffset) => self.offsetMinutes],
    ['int Second {get;}', (self: DateTimeOffset) => self.clock.second],
    ['long Ticks {get;}', (self: DateTimeOffset) => self.clock.ticks],
    ['long UtcTicks {get;}', (self: DateTimeOffset) => self.utc.ticks],
    ['timespan TimeOfDay {get;}', (self: DateTimeOffset) => self.clock.timeOfDay],
    ['int Year {get;}', (self: DateTimeOffset) => self.clock.year],
  ],
  methods: [
    [
      'System.DateTimeOffset Add(timespan timeSpan)',
      (self: DateTimeOffset, span: TimeSpan) => self.withClock(self.clock.add(span)),
    ],
    addition('Days', 864_000_000_000),
    addition('Hours', 36_000_000_000),
    addition('Microseconds', 10),
    addition('Milliseconds', 10_000),
    addition('Minutes', 600_000_000),
    addition('Seconds', 10_000_000),
    [
      'System.DateTimeOffset AddMonths(int months)',
      (self: DateTimeOffset, months: number) => self.withClock(self.clock.addMonths(months)),
    ],
    [
      'System.DateTimeOffset AddTicks(long ticks)',
      (self: DateTimeOffset, ticks: bigint) => self.withClock(self.clock.addTicks(ticks)),
    ],
    [
      'System.DateTimeOffset AddYears(int years)',
      (self: DateTimeOffset, years: number) => self.withClock(self.clock.addYears(years)),
    ],
    ['int CompareTo(System.DateTimeOffset other)', compare],
    ['bool Equals(System.Object obj)', isSame],
    ['bool Equals(System.DateTimeOffset other)', isSame],
    [
      'bool EqualsExact(System.DateTimeOffset other)',
      (self: DateTimeOffset, other: DateTimeOffset) =>
        isSame(self, other) && self.offsetMinutes === other.offsetMinutes,
    ],
    [
      'int GetHashCode()',
      (self: DateTimeOffset) => Number(BigInt.asIntN(32, self.utc.ticks ^ (self.utc.ticks >> 32n))),
    ],
    ['timespan Subtract(System.DateTimeOffset value)', difference],
    [
      'System.DateTimeOffset Subtract(timespan value)',
      (self: DateTimeOffset, span: TimeSpan) => self.withClock(self.clock.subtractSpan(span)),
    ],
    ['long ToFileTime()', (self: DateTimeOffset) => self.utc.ticks - DateTime.create(1601, 1, 1).ticks],
    ['System.DateTimeOffset ToLocalTime()', (self: DateTimeOffset) => self.toLocalTime()],
    [
      'System.DateTimeOffset ToOffset(timespan offset)',
      (self: DateTimeOffset, offset: TimeSpan) => DateTimeOffset.create(self.utc.add(offset), offset),
    ],
    ['string ToString()', (self: DateTimeOffset) => text(self, null, null)],
    ['string ToString(string format)', (self: DateTimeOffset, format: string | null) => text(self, format, null)],
    [
      'string ToString(System.IFormatProvider formatProvider)',
      (self: DateTimeOffset, provider: unknown) => text(self, null, provider),
    ],
    ['string ToString(string format, System.IFormatProvider formatProvider)', text],
    ['System.DateTimeOffset ToUniversalTime()', (self: DateTimeOffset) => self.toOffset(0)],
    ['long ToUnixTimeMilliseconds()', (self: DateTimeOffset) => BigInt(self.utc.unixMs)],
    ['long ToUnixTimeSeconds()', (self: DateTimeOffset) => BigInt(Math.floor(self.utc.unixMs / 1000))],
  ],
  unmarkedStatics: ['UtcNow', 'Now'],
  staticProperties: [
    ['System.DateTimeOffset MinValue {get;}', () => MIN_VALUE],
    ['System.DateTimeOffset MaxValue {get;}', () => new DateTimeOffset(DateTime.maxValue, 0)],
    ['System.DateTimeOffset UnixEpoch {get;}', () => new DateTimeOffset(DateTime.unixEpoch, 0)],
    ['System.DateTimeOffset Now {get;}', () => DateTimeOffset.now()],
    ['System.DateTimeOffset UtcNow {get;}', () => DateTimeOffset.utcNow()],
  ],
  staticMethods: [
    ['int Compare(System.DateTimeOffset first, System.DateTimeOffset second)', compare],
    ['bool Equals(System.DateTimeOffset first, System.DateTimeOffset second)', isSame],
    [
      'System.DateTimeOffset FromFileTime(long fileTime)',
      (fileTime: bigint) =>
        new DateTimeOffset(DateTime.fromTicks(fileTime + DateTime.create(1601, 1, 1).ticks, 'Utc'), 0).toLocalTime(),
    ],
    [
      'System.DateTimeOffset FromUnixTimeMilliseconds(long milliseconds)',
      (value: bigint) => fromUnix(value, 1, 'milliseconds'),
    ],
    ['System.DateTimeOffset FromUnixTimeSeconds(long seconds)', (value: bigint) => fromUnix(value, 1000, 'seconds')],
    ['System.DateTimeOffset Parse(string input)', (input: string | null) => parse(input, null)],
    [
      'System.DateTimeOffset Parse(string input, System.IFormatProvider formatProvider)',
      (input: string | null, provider: unknown) => parse(input, provider),
    ],
    [
      'System.DateTimeOffset Parse(string input, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles)',
      (input: string | null, provider: unknown, styles: EnumValue) => parse(input, provider, stylesOf(styles)),
    ],
    [
      'System.DateTimeOffset ParseExact(string input, string format, System.IFormatProvider formatProvider)',
      (input: string | null, format: string, provider: unknown) => parseExact(input, [format], provider),
    ],
    [
      'System.DateTimeOffset ParseExact(string input, string format, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles)',
      (input: string | null, format: string, provider: unknown, styles: EnumValue) =>
        parseExact(input, [format], provider, stylesOf(styles)),
    ],
    [
      'System.DateTimeOffset ParseExact(string input, string[] formats, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles)',
      (input: string | null, formats: string[], provider: unknown, styles: EnumValue) =>
        parseExact(input, formats, provider, stylesOf(styles)),
    ],
    [
      'bool TryParse(string input, ref System.DateTimeOffset result)',
      (input: string, result: PSReference) => tryInto(result, () => parse(input, null)),
    ],
    [
      'bool TryParse(string s, System.IFormatProvider provider, ref System.DateTimeOffset result)',
      (input: string, provider: unknown, result: PSReference) => tryInto(result, () => parse(input, provider)),
    ],
    [
      'bool TryParseExact(string input, string format, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles, ref System.DateTimeOffset result)',
      (input: string, format: string, provider: unknown, styles: EnumValue, result: PSReference) =>
        tryInto(result, () => parseExact(input, [format], provider, stylesOf(styles))),
    ],
    [
      'bool TryParseExact(string input, string[] formats, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles, ref System.DateTimeOffset result)',
      (input: string, formats: string[], provider: unknown, styles: EnumValue, result: PSReference) =>
        tryInto(result, () => parseExact(input, formats, provider, stylesOf(styles))),
    ],
    [
      'System.DateTimeOffset op_Addition(System.DateTimeOffset dateTimeOffset, timespan timeSpan)',
      (self: DateTimeOffset, span: TimeSpan) => self.withClock(self.clock.add(span)),
    ],
    ['timespan op_Subtraction(System.DateTimeOffset left, System.DateTimeOffset right)', difference],
    [
      'System.DateTimeOffset op_Subtraction(System.DateTimeOffset dateTimeOffset, timespan timeSpan)',
      (self: DateTimeOffset, span: TimeSpan) => self.withClock(self.clock.subtractSpan(span)),
    ],
  ],
  toText: (self, format, culture) =>
    formatDateTime(self.clock, format, cultureOrCurrent(culture).dateTimeFormat, self.offset),
  compare: compareDateTimeOffsets,
  equals: isSame,
  hashKey: (self) => self.utc.ticks,
  convertFrom: (value) => (value instanceof DateTime ? DateTimeOffset.fromDateTime(value) : undefined),
});
