/** System.DateTime. */

import { ambient } from '../ambient.ts';
import { cultureOrCurrent } from '../culture/current-culture.ts';
import { formatDateTime } from '../format/date-format.ts';
import { parseDateTime } from '../format/date-parse.ts';
import { parseDateTimeExact } from '../format/date-parse-exact.ts';
import { allDateTimeFormats, STANDARD_LETTERS } from '../format/date-patterns.ts';
import { displayText } from '../format/display-hint.ts';
import { NativeScript } from '../members/native-script.ts';
import { ScriptProperty } from '../members/ps-member.ts';
import { argumentException, NetException, netException } from '../net-exception.ts';
import { convertible } from '../numbers/interface-members.ts';
import { isDaylightTime } from '../time-zone.ts';
import { defineType } from '../type-declaration.ts';
import type { Char } from '../values/char.ts';
import { dateTimeFormatOf } from '../values/culture-info.ts';
import type { DateOnly, TimeOnly } from '../values/date-only.ts';
import { compareDateTimes, DATE_TIME_KINDS, DateTime, dateTimeKind } from '../values/date-time.ts';
import type { EnumValue } from '../values/enum-value.ts';
import { daysInMonth, isLeapYear } from '../values/gregorian.ts';
import type { PSReference } from '../values/reference.ts';
import type { TimeSpan } from '../values/time-span.ts';

/** 1601-01-01 (file times) and 1899-12-30 (OLE automation dates). */
const FILE_TIME_ORIGIN = DateTime.create(1601, 1, 1, 0, 0, 0, 0, 0, 'Utc');
const OA_ORIGIN = DateTime.create(1899, 12, 30);

const stylesOf = (styles: EnumValue): number => Number(styles.value);

function requireText(value: string | null, paramName: string): string {
  if (value === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', paramName);
  return value;
}

function text(self: DateTime, format: string | null, provider: unknown): string {
  return formatDateTime(self, format, dateTimeFormatOf(provider));
}

function parse(s: string | null, provider: unknown, styles = 0): DateTime {
  return parseDateTime(requireText(s, 's'), dateTimeFormatOf(provider), styles);
}

function parseExact(s: string | null, formats: readonly string[], provider: unknown, styles = 0): DateTime {
  return parseDateTimeExact(requireText(s, 's'), formats, dateTimeFormatOf(provider), styles);
}

function tryInto(result: PSReference, parser: () => DateTime): boolean {
  try {
    result.value = parser();
    return true;
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    result.value = DateTime.minValue;
    return false;
  }
}

function create(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
  millisecond = 0,
  microsecond = 0,
  kind: DateTime['kind'] = 'Unspecified',
): DateTime {
  return DateTime.create(year, month, day, hour, minute, second, millisecond, microsecond, kind);
}

function fromFileTime(fileTime: bigint): DateTime {
  if (fileTime < 0n || fileTime > DateTime.maxValue.ticks - FILE_TIME_ORIGIN.ticks) {
    throw argumentException('ArgumentOutOfRangeException', 'Not a valid Win32 FileTime.', 'fileTime');
  }
  return DateTime.fromTicks(fileTime + FILE_TIME_ORIGIN.ticks, 'Utc');
}

function toFileTime(value: DateTime): bigint {
  const ticks = value.ticks - FILE_TIME_ORIGIN.ticks;
  if (ticks < 0n) throw argumentException('ArgumentOutOfRangeException', 'Not a valid Win32 FileTime.', null);
  return ticks;
}

/** Days since 1899-12-30 with the time as the fraction, which counts forward even before that day. */
function toOADate(value: DateTime): number {
  if (value.ms === 0 && value.fraction === 0) return 0;
  const ms = value.ms - OA_ORIGIN.ms;
  if (value.year < 100 && value.ms >= 86_400_000)
    throw netException('System.OverflowException', 'Not a legal OleAut date.');
  const timeOfDay = ((ms % 86_400_000) + 86_400_000) % 86_400_000;
  const days = (ms - timeOfDay) / 86_400_000;
  return (days < 0 ? days * 86_400_000 - timeOfDay : ms) / 86_400_000;
}

function fromOADate(d: number): DateTime {
  if (!(d < 2_958_466 && d > -657_435)) {
    throw argumentException('ArgumentException', 'Not a legal OleAut date.', 'd');
  }
  const days = Math.trunc(d);
  const timeOfDay = Math.round(Math.abs(d - days) * 86_400_000);
  return DateTime.of(OA_ORIGIN.ms + days * 86_400_000 + timeOfDay);
}

const KIND_BITS: Readonly<Record<DateTime['kind'], bigint>> = { Unspecified: 0n, Utc: 1n << 62n, Local: 1n << 63n };
const TICKS_MASK = (1n << 62n) - 1n;

/** Local times are written as UTC, so that they mean the same instant in another zone. */
function toBinary(value: DateTime): bigint {
  const ticks = value.kind === 'Local' ? value.toUniversalTime().ticks : value.ticks;
  return BigInt.asIntN(64, ticks | KIND_BITS[value.kind]);
}

function fromBinary(dateData: bigint): DateTime {
  const bits = BigInt.asUintN(64, dateData);
  const ticks = bits & TICKS_MASK;
  if (bits >> 63n) return DateTime.fromTicks(ticks, 'Utc').toLocalTime();
  return DateTime.fromTicks(ticks, bits >> 62n ? 'Utc' : 'Unspecified');
}

function isSame(a: DateTime, b: unknown): boolean {
  return b instanceof DateTime && compareDateTimes(a, b) === 0;
}

function compare(a: DateTime, b: DateTime): number {
  return Math.sign(compareDateTimes(a, b));
}

function compareToObject(self: DateTime, other: unknown): number {
  if (other === null) return 1;
  if (other instanceof DateTime) return compare(self, other);
  throw netException('System.ArgumentException', 'Object must be of type DateTime.');
}

function checkedMonth(month: number): number {
  if (month >= 1 && month <= 12) return month;
  throw argumentException('ArgumentOutOfRangeException', 'Month must be between one and twelve.', 'month');
}

function checkedYear(year: number): number {
  if (year >= 1 && year <= 9999) return year;
  throw argumentException('ArgumentOutOfRangeException', 'Year must be between 1 and 9999.', 'year');
}

/** What PowerShell's type table has; Get-Member shows it. */
const DATE_TIME_SCRIPT =
  'if ((& { Set-StrictMode -Version 1; $this.DisplayHint }) -ieq  "Date")\n' +
  '                    {\n                        "{0}" -f $this.ToLongDateString()\n                    }\n' +
  '                    elseif ((& { Set-StrictMode -Version 1; $this.DisplayHint }) -ieq "Time")\n' +
  '                    {\n                        "{0}" -f  $this.ToLongTimeString()\n                    }\n' +
  '                    else\n                    {\n' +
  '                        "{0} {1}" -f $this.ToLongDateString(), $this.ToLongTimeString()\n                    }';

export default defineType<DateTime>({
  name: 'System.DateTime',
  accelerators: ['datetime'],
  kind: 'struct',
  empty: () => DateTime.minValue,
  interfaces: [
    'System.IComparable',
    'System.ISpanFormattable',
    'System.IFormattable',
    'System.IConvertible',
    'System.Runtime.Serialization.ISerializable',
    'System.IComparable[datetime]',
    'System.IEquatable[datetime]',
    'System.ISpanParsable[datetime]',
    'System.IParsable[datetime]',
  ],
  constructors: [
    ['(long ticks)', (ticks: bigint) => DateTime.fromTicks(ticks)],
    [
      '(long ticks, System.DateTimeKind kind)',
      (ticks: bigint, kind: EnumValue) => DateTime.fromTicks(ticks, dateTimeKind(kind)),
    ],
    ['(System.DateOnly date, System.TimeOnly time)', (date: DateOnly, time: TimeOnly) => date.at(time)],
    [
      '(System.DateOnly date, System.TimeOnly time, System.DateTimeKind kind)',
      (date: DateOnly, time: TimeOnly, kind: EnumValue) => date.at(time, dateTimeKind(kind)),
    ],
    ['(int year, int month, int day)', (y: number, m: number, d: number) => create(y, m, d)],
    ['(int year, int month, int day, int hour, int minute, int second)', create],
    [
      '(int year, int month, int day, int hour, int minute, int second, System.DateTimeKind kind)',
      (y: number, mo: number, d: number, h: number, mi: number, s: number, kind: EnumValue) =>
        create(y, mo, d, h, mi, s, 0, 0, dateTimeKind(kind)),
    ],
    ['(int year, int month, int day, int hour, int minute, int second, int millisecond)', create],
    [
      '(int year, int month, int day, int hour, int minute, int second, int millisecond, System.DateTimeKind kind)',
      (y: number, mo: number, d: number, h: number, mi: number, s: number, ms: number, kind: EnumValue) =>
        create(y, mo, d, h, mi, s, ms, 0, dateTimeKind(kind)),
    ],
    ['(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond)', create],
    [
      '(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond, System.DateTimeKind kind)',
      (y: number, mo: number, d: number, h: number, mi: number, s: number, ms: number, us: number, kind: EnumValue) =>
        create(y, mo, d, h, mi, s, ms, us, dateTimeKind(kind)),
    ],
  ],
  properties: [
    ['datetime Date {get;}', (self: DateTime) => self.date],
    ['int Day {get;}', (self: DateTime) => self.day],
    ['System.DayOfWeek DayOfWeek {get;}', (self: DateTime) => self.dayOfWeek],
    ['int DayOfYear {get;}', (self: DateTime) => self.dayOfYear],
    ['int Hour {get;}', (self: DateTime) => self.hour],
    ['System.DateTimeKind Kind {get;}', (self: DateTime) => DATE_TIME_KINDS.indexOf(self.kind)],
    ['int Millisecond {get;}', (self: DateTime) => self.millisecond],
    ['int Microsecond {get;}', (self: DateTime) => self.microsecond],
    ['int Nanosecond {get;}', (self: DateTime) => self.nanosecond],
    ['int Minute {get;}', (self: DateTime) => self.minute],
    ['int Month {get;}', (self: DateTime) => self.month],
    ['int Second {get;}', (self: DateTime) => self.second],
    ['long Ticks {get;}', (self: DateTime) => self.ticks],
    ['timespan TimeOfDay {get;}', (self: DateTime) => self.timeOfDay],
    ['int Year {get;}', (self: DateTime) => self.year],
  ],
  methods: [
    ...convertible,
    ['datetime Add(timespan value)', (self: DateTime, value: TimeSpan) => self.add(value)],
    ['datetime AddDays(double value)', (self: DateTime, value: number) => self.addUnits(value, 864_000_000_000)],
    ['datetime AddHours(double value)', (self: DateTime, value: number) => self.addUnits(value, 36_000_000_000)],
    ['datetime AddMicroseconds(double value)', (self: DateTime, value: number) => self.addUnits(value, 10)],
    ['datetime AddMilliseconds(double value)', (self: DateTime, value: number) => self.addUnits(value, 10_000)],
    ['datetime AddMinutes(double value)', (self: DateTime, value: number) => self.addUnits(value, 600_000_000)],
    ['datetime AddMonths(int months)', (self: DateTime, months: number) => self.addMonths(months)],
    ['datetime AddSeconds(double value)', (self: DateTime, value: number) => self.addUnits(value, 10_000_000)],
    ['datetime AddTicks(long value)', (self: DateTime, value: bigint) => self.addTicks(value)],
    ['datetime AddYears(int value)', (self: DateTime, value: number) => self.addYears(value)],
    ['int CompareTo(System.Object value)', compareToObject],
    ['int CompareTo(datetime value)', compare],
    ['bool Equals(System.Object value)', isSame],
    ['bool Equals(datetime value)', isSame],
    [
      'string[] GetDateTimeFormats()',
      (self: DateTime) => allDateTimeFormats(self, STANDARD_LETTERS, dateTimeFormatOf(null)),
    ],
    [
      'string[] GetDateTimeFormats(System.IFormatProvider provider)',
      (self: DateTime, provider: unknown) => allDateTimeFormats(self, STANDARD_LETTERS, dateTimeFormatOf(provider)),
    ],
    [
      'string[] GetDateTimeFormats(char format)',
      (self: DateTime, format: Char) => allDateTimeFormats(self, String(format), dateTimeFormatOf(null)),
    ],
    [
      'string[] GetDateTimeFormats(char format, System.IFormatProvider provider)',
      (self: DateTime, format: Char, provider: unknown) =>
        allDateTimeFormats(self, String(format), dateTimeFormatOf(provider)),
    ],
    ['int GetHashCode()', (self: DateTime) => Number(BigInt.asIntN(32, self.ticks ^ (self.ticks >> 32n)))],
    ['System.TypeCode GetTypeCode()', () => 16],
    [
      'bool IsDaylightSavingTime()',
      (self: DateTime) => self.kind !== 'Utc' && isDaylightTime(ambient().timeZone, self.toUniversalTime().unixMs),
    ],
    ['timespan Subtract(datetime value)', (self: DateTime, other: DateTime) => self.subtract(other)],
    ['datetime Subtract(timespan value)', (self: DateTime, value: TimeSpan) => self.subtractSpan(value)],
    ['long ToBinary()', toBinary],
    ['long ToFileTime()', (self: DateTime) => toFileTime(self.toUniversalTime())],
    ['long ToFileTimeUtc()', (self: DateTime) => toFileTime(self.kind === 'Local' ? self.toUniversalTime() : self)],
    ['datetime ToLocalTime()', (self: DateTime) => self.toLocalTime()],
    ['string ToLongDateString()', (self: DateTime) => text(self, 'D', null)],
    ['string ToLongTimeString()', (self: DateTime) => text(self, 'T', null)],
    ['double ToOADate()', toOADate],
    ['string ToShortDateString()', (self: DateTime) => text(self, 'd', null)],
    ['string ToShortTimeString()', (self: DateTime) => text(self, 't', null)],
    ['string ToString()', (self: DateTime) => text(self, null, null)],
    ['string ToString(string format)', (self: DateTime, format: string | null) => text(self, format, null)],
    [
      'string ToString(System.IFormatProvider provider)',
      (self: DateTime, provider: unknown) => text(self, null, provider),
    ],
    ['string ToString(string format, System.IFormatProvider provider)', text],
    ['datetime ToUniversalTime()', (self: DateTime) => self.toUniversalTime()],
  ],
  unmarkedStatics: ['Now', 'Today', 'UtcNow'],
  staticProperties: [
    ['datetime MinValue {get;}', () => DateTime.minValue],
    ['datetime MaxValue {get;}', () => DateTime.maxValue],
    ['datetime UnixEpoch {get;}', () => DateTime.unixEpoch],
    ['datetime Now {get;}', () => DateTime.now()],
    ['datetime Today {get;}', () => DateTime.today()],
    ['datetime UtcNow {get;}', () => DateTime.utcNow()],
  ],
  staticMethods: [
    ['int Compare(datetime t1, datetime t2)', compare],
    [
      'int DaysInMonth(int year, int month)',
      (year: number, month: number) => {
        checkedMonth(month);
        return daysInMonth(checkedYear(year), month);
      },
    ],
    ['bool Equals(datetime t1, datetime t2)', isSame],
    ['datetime FromBinary(long dateData)', fromBinary],
    ['datetime FromFileTime(long fileTime)', (fileTime: bigint) => fromFileTime(fileTime).toLocalTime()],
    ['datetime FromFileTimeUtc(long fileTime)', fromFileTime],
    ['datetime FromOADate(double d)', fromOADate],
    ['bool IsLeapYear(int year)', (year: number) => isLeapYear(checkedYear(year))],
    ['datetime Parse(string s)', (s: string | null) => parse(s, null)],
    ['datetime Parse(string s, System.IFormatProvider provider)', (s: string | null, p: unknown) => parse(s, p)],
    [
      'datetime Parse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles styles)',
      (s: string | null, provider: unknown, styles: EnumValue) => parse(s, provider, stylesOf(styles)),
    ],
    [
      'datetime ParseExact(string s, string format, System.IFormatProvider provider)',
      (s: string | null, format: string, provider: unknown) => parseExact(s, [requireText(format, 'format')], provider),
    ],
    [
      'datetime ParseExact(string s, string format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style)',
      (s: string | null, format: string, provider: unknown, style: EnumValue) =>
        parseExact(s, [requireText(format, 'format')], provider, stylesOf(style)),
    ],
    [
      'datetime ParseExact(string s, string[] formats, System.IFormatProvider provider, System.Globalization.DateTimeStyles style)',
      (s: string | null, formats: string[], provider: unknown, style: EnumValue) =>
        parseExact(s, formats, provider, stylesOf(style)),
    ],
    [
      'datetime SpecifyKind(datetime value, System.DateTimeKind kind)',
      (value: DateTime, kind: EnumValue) => value.withKind(dateTimeKind(kind)),
    ],
    [
      'bool TryParse(string s, ref datetime result)',
      (s: string, result: PSReference) => tryInto(result, () => parse(s, null)),
    ],
    [
      'bool TryParse(string s, System.IFormatProvider provider, ref datetime result)',
      (s: string, provider: unknown, result: PSReference) => tryInto(result, () => parse(s, provider)),
    ],
    [
      'bool TryParse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles styles, ref datetime result)',
      (s: string, provider: unknown, styles: EnumValue, result: PSReference) =>
        tryInto(result, () => parse(s, provider, stylesOf(styles))),
    ],
    [
      'bool TryParseExact(string s, string format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, ref datetime result)',
      (s: string, format: string, provider: unknown, style: EnumValue, result: PSReference) =>
        tryInto(result, () => parseExact(s, [format], provider, stylesOf(style))),
    ],
    [
      'bool TryParseExact(string s, string[] formats, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, ref datetime result)',
      (s: string, formats: string[], provider: unknown, style: EnumValue, result: PSReference) =>
        tryInto(result, () => parseExact(s, formats, provider, stylesOf(style))),
    ],
    ['datetime op_Addition(datetime d, timespan t)', (d: DateTime, t: TimeSpan) => d.add(t)],
    ['timespan op_Subtraction(datetime d1, datetime d2)', (a: DateTime, b: DateTime) => a.subtract(b)],
    ['datetime op_Subtraction(datetime d, timespan t)', (d: DateTime, t: TimeSpan) => d.subtractSpan(t)],
  ],
  extended: () => [new ScriptProperty('DateTime', new NativeScript(DATE_TIME_SCRIPT, displayText))],
  toText: (self, format, culture) => formatDateTime(self, format, cultureOrCurrent(culture).dateTimeFormat),
  compare: compareDateTimes,
  equals: isSame,
  hashKey: (self) => self.ticks,
});
