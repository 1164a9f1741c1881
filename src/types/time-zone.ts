/** What TimeZoneInfo knows of a zone beyond its offset: standard offset, daylight time, names, changes of the year. */
import { ianaId, isUtcZone, utcOffsetAt } from './time-zone-offset.ts';

const DAY = 86_400_000;

/** The two offsets of a year around an instant: the smaller is standard time. */
function offsetsAround(id: string, unixMs: number): readonly number[] {
  const year = new Date(unixMs).getUTCFullYear();
  return [Date.UTC(year, 0, 1), Date.UTC(year, 6, 1)].map((instant) => utcOffsetAt(id, instant));
}

/** Whether the zone's clocks are ahead of its standard time at an instant. */
export function isDaylightTime(id: string, unixMs: number): boolean {
  return !isUtcZone(id) && utcOffsetAt(id, unixMs) > Math.min(...offsetsAround(id, unixMs));
}

/** BaseUtcOffset in milliseconds: standard time as of now. */
export function standardOffset(id: string, now: number): number {
  return Math.min(...offsetsAround(id, now));
}

/** Whether the zone has daylight time in the year of an instant. */
export function hasDaylightTime(id: string, now: number): boolean {
  const [winter, summer] = offsetsAround(id, now);
  return winter !== summer;
}

/** `Pacific Standard Time`, `Central European Summer Time`. */
export function zoneName(id: string, daylight: boolean, now: number): string {
  if (isUtcZone(id)) return 'Coordinated Universal Time';
  const format = new Intl.DateTimeFormat('en-US', { timeZone: ianaId(id), timeZoneName: 'long' });
  const year = new Date(now).getUTCFullYear();
  const instants = [Date.UTC(year, 0, 1), Date.UTC(year, 6, 1)];
  const instant = instants.find((one) => isDaylightTime(id, one) === daylight) ?? instants[0];
  return format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? id;
}

/** `(UTC+01:00) Central European Standard Time (Europe/Berlin)`, as .NET shows zones of IANA data. */
export function zoneDisplayName(id: string, now: number): string {
  if (isUtcZone(id)) return '(UTC) Coordinated Universal Time';
  const minutes = standardOffset(id, now) / 60_000;
  const hours = Math.trunc(Math.abs(minutes) / 60)
    .toString()
    .padStart(2, '0');
  const rest = (Math.abs(minutes) % 60).toString().padStart(2, '0');
  const generic = new Intl.DateTimeFormat('en-US', { timeZone: ianaId(id), timeZoneName: 'longGeneric' })
    .formatToParts(now)
    .find((part) => part.type === 'timeZoneName')?.value;
  return `(UTC${minutes < 0 ? '-' : '+'}${hours}:${rest}) ${generic ?? id}`;
}

/** Whether a reading of the zone's clock occurs twice, and whether it never occurs. */
export function readingKind(id: string, localMs: number): 'ambiguous' | 'invalid' | 'plain' {
  if (isUtcZone(id)) return 'plain';
  const candidates = new Set([utcOffsetAt(id, localMs - DAY), utcOffsetAt(id, localMs + DAY)]);
  const fitting = [...candidates].filter((offset) => utcOffsetAt(id, localMs - offset) === offset);
  if (fitting.length === 2) return 'ambiguous';
  return fitting.length === 0 ? 'invalid' : 'plain';
}

/** The offsets in milliseconds that an ambiguous reading can have, the smaller first. */
export function offsetsOfReading(id: string, localMs: number): number[] {
  return [utcOffsetAt(id, localMs - DAY), utcOffsetAt(id, localMs + DAY)].sort((a, b) => a - b);
}
