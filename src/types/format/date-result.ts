/** The last step of every date parser: from the parts that were read to a value, by the DateTimeStyles asked for. */
import { type NetException, netException } from '../net-exception.ts';
import { DateTime } from '../values/date-time.ts';
import { DateTimeOffset } from '../values/date-time-offset.ts';
import { daysFromCivil, daysInMonth, MS_PER_DAY } from '../values/gregorian.ts';
import { TimeSpan } from '../values/time-span.ts';

/** The flags of System.Globalization.DateTimeStyles. */
export const DateTimeStyles = {
  AllowLeadingWhite: 1,
  AllowTrailingWhite: 2,
  AllowInnerWhite: 4,
  NoCurrentDateDefault: 8,
  AdjustToUniversal: 16,
  AssumeLocal: 32,
  AssumeUniversal: 64,
  RoundtripKind: 128,
} as const;

/** What a text said; a part that it did not say is null. */
export interface DateParts {
  year: number | null;
  month: number | null;
  day: number | null;
  hour: number;
  minute: number;
  second: number;
  /** Ticks of the last second; 10 000 000 when a long fraction rounds up. */
  fraction: number;
  /** Offset from UTC in minutes, null when the text had none. */
  zoneMinutes: number | null;
  /** Whether the zone was written as `Z` or `GMT`. */
  zoneIsUtc: boolean;
  dayOfWeek: number | null;
}

export function emptyParts(): DateParts {
  return {
    year: null,
    month: null,
    day: null,
    hour: 0,
    minute: 0,
    second: 0,
    fraction: 0,
    zoneMinutes: null,
    zoneIsUtc: false,
    dayOfWeek: null,
  };
}

/** The failure of a parse: thrown by Parse, turned into false by TryParse. */
export class DateParseFailure {
  constructor(
    readonly reason:
      | 'bad'
      | 'unknownWord'
      | 'outOfRange'
      | 'dayOfWeek'
      | 'offset'
      | 'utcRange'
      | 'repeated'
      | 'emptyFormat'
      | 'specifier',
    readonly detail: number | string = 0,
  ) {}

  /** The FormatException for the text. `typeName` is DateTime, DateOnly… */
  exception(text: string, typeName = 'DateTime'): NetException {
    return netException('System.FormatException', this.message(text, typeName));
  }

  private message(text: string, typeName: string): string {
    switch (this.reason) {
      case 'bad':
        return `String '${text}' was not recognized as a valid ${typeName}.`;
      case 'unknownWord':
        return `The string '${text}' was not recognized as a valid ${typeName}. There is an unknown word starting at index '${this.detail}'.`;
      case 'outOfRange':
        return `The DateTime represented by the string '${text}' is not supported in calendar 'System.Globalization.GregorianCalendar'.`;
      case 'dayOfWeek':
        return `String '${text}' was not recognized as a valid ${typeName} because the day of week was incorrect.`;
      case 'offset':
        return `The time zone offset of string '${text}' must be within plus or minus 14 hours.`;
      case 'utcRange':
        return `The UTC representation of the date '${text}' falls outside the year range 1-9999.`;
      case 'repeated':
        return `DateTime pattern '${this.detail}' appears more than once with different values.`;
      case 'emptyFormat':
        return "Format specifier '' was invalid.";
      case 'specifier':
        return 'Format specifier was invalid.';
    }
  }
}

/** Fails the parse that is running. */
export function failParse(reason: DateParseFailure['reason'] = 'bad', detail: number | string = 0): never {
  throw new DateParseFailure(reason, detail);
}

/** Two digits mean 1950..2049, as .NET's calendars have it. */
export function fullYear(twoDigits: number): number {
  return twoDigits + (twoDigits <= 49 ? 2000 : 1900);
}

/** Today where the text had no date at all, the first of what it did not say otherwise. */
function withDefaults(parts: DateParts, styles: number): { year: number; month: number; day: number } {
  const { year, month, day } = parts;
  if (year === null && month === null && day === null) {
    if (styles & DateTimeStyles.NoCurrentDateDefault) return { year: 1, month: 1, day: 1 };
    const now = currentDate(parts);
    return { year: now.year, month: now.month, day: now.day };
  }
  return { year: year ?? currentDate(parts).year, month: month ?? 1, day: day ?? 1 };
}

function currentDate(parts: DateParts): DateTime {
  return parts.zoneMinutes === null ? DateTime.now() : DateTime.utcNow().add(TimeSpan.of(parts.zoneMinutes * 60_000));
}

/** The year that a date without one means. */
export function currentYear(): number {
  return DateTime.now().year;
}

/** The clock reading of the parts, in no zone yet. */
function reading(parts: DateParts, styles: number): DateTime {
  const { year, month, day } = withDefaults(parts, styles);
  const { hour, minute, second, fraction } = parts;
  const valid = year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  if (!valid || hour > 23 || minute > 59 || second > 59) failParse('outOfRange');
  const ms = daysFromCivil(year, month, day) * MS_PER_DAY + ((hour * 60 + minute) * 60 + second) * 1000;
  const value = DateTime.tryOf(ms, fraction, 'Unspecified') ?? failParse();
  if (parts.dayOfWeek !== null && value.dayOfWeek !== parts.dayOfWeek) failParse('dayOfWeek');
  return value;
}

function checkedZone(parts: DateParts): number | null {
  if (parts.zoneMinutes !== null && Math.abs(parts.zoneMinutes) > 14 * 60) failParse('offset');
  return parts.zoneMinutes;
}

/** The DateTime of the parts; fails with DateParseFailure. */
export function dateTimeOf(parts: DateParts, styles: number): DateTime {
  const value = reading(parts, styles);
  const zone = checkedZone(parts);
  const adjust = (styles & DateTimeStyles.AdjustToUniversal) !== 0;
  if (zone === null) {
    if (styles & DateTimeStyles.AssumeLocal) {
      return adjust ? value.withKind('Local').toUniversalTime() : value.withKind('Local');
    }
    if (styles & DateTimeStyles.AssumeUniversal) {
      return adjust ? value.withKind('Utc') : value.withKind('Utc').toLocalTime();
    }
    return value;
  }
  const utc = DateTime.tryOf(value.ms - zone * 60_000, value.fraction, 'Utc') ?? failParse('outOfRange');
  if (adjust || (styles & DateTimeStyles.RoundtripKind && parts.zoneIsUtc)) return utc;
  return utc.toLocalTime();
}

/** The DateTimeOffset of the parts; without a zone in the text it is the local one's, or UTC if that is assumed. */
export function dateTimeOffsetOf(parts: DateParts, styles: number): DateTimeOffset {
  const value = reading(parts, styles);
  const zone = checkedZone(parts) ?? assumedMinutes(value, styles);
  const utcMs = value.ms - zone * 60_000;
  if (!DateTime.tryOf(utcMs, value.fraction, 'Utc')) {
    failParse('utcRange');
  }
  const result = new DateTimeOffset(value, zone);
  return styles & DateTimeStyles.AdjustToUniversal ? result.toOffset(0) : result;
}

function assumedMinutes(value: DateTime, styles: number): number {
  if (styles & DateTimeStyles.AssumeUniversal) return 0;
  return value.localOffset / 60_000;
}
