/** Dates of ZIP entries: MS-DOS's, local and even in their seconds, from 1980 to 2107. */
import { DateTime } from '../values/date-time.ts';
import { DateTimeOffset } from '../values/date-time-offset.ts';

const FIRST_YEAR = 1980;
const LAST_YEAR = 2107;

export function toZipDate(clock: DateTime): number {
  const { year, month, day, hour, minute, second } = clock;
  if (year < FIRST_YEAR || year > LAST_YEAR) return toZipDate(DateTime.create(FIRST_YEAR, 1, 1));
  const date = ((year - FIRST_YEAR) << 9) | (month << 5) | day;
  return date * 0x10000 + ((hour << 11) | (minute << 5) | (second >> 1));
}

/** A date that is none is the first that there is. */
export function fromZipDate(packed: number): DateTimeOffset {
  const date = Math.floor(packed / 0x10000);
  const parts = [
    FIRST_YEAR + (date >> 9),
    (date >> 5) & 15,
    date & 31,
    (packed >> 11) & 31,
    (packed >> 5) & 63,
    (packed & 31) * 2,
  ] as const;
  return DateTimeOffset.fromDateTime(clockOf(parts) ?? DateTime.create(FIRST_YEAR, 1, 1));
}

type Parts = readonly [year: number, month: number, day: number, hour: number, minute: number, second: number];

function clockOf([year, month, day, hour, minute, second]: Parts): DateTime | undefined {
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (!isDay || hour > 23 || minute > 59 || second > 59) return undefined;
  return DateTime.create(year, month, day, hour, minute, second);
}
