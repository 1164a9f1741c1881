/** Instants in milliseconds since 1970 and the dates that scripts see for them. */
import { DateTime } from './date-time.ts';

/** An instant as a script sees it: in the local time zone. */
export function localDate(instant: number): DateTime {
  return DateTime.fromUnixMs(instant).toLocalTime();
}

/** The instant that a date means: without a zone it is local time. */
export function instantOf(date: DateTime): number {
  return date.toUniversalTime().unixMs;
}
