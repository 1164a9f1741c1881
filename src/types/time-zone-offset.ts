/**
 * Offsets of time zones from UTC as plain numbers, from ICU's data through Intl. UTC needs no Intl, so that a start
 * in UTC does not load it.
 */
import { windowsZones } from './windows-time-zones.ts';

const QUARTER_HOUR = 900_000;
const UTC_NAMES = new Set(['utc', 'etc/utc', 'gmt', 'etc/gmt', 'zulu', 'etc/zulu', 'uct', 'etc/uct', 'z']);

interface ZoneClock {
  readonly format: Intl.DateTimeFormat;
  /** Offsets by quarter hour since 1970: no zone changes at another instant. */
  readonly known: Map<number, number>;
}

const clocks = new Map<string, ZoneClock | null>();

/** Whether the id (IANA or Windows) means UTC. */
export function isUtcZone(id: string): boolean {
  return UTC_NAMES.has(id.toLowerCase());
}

/** The IANA id that a Windows id stands for; other ids as they are. */
export function ianaId(id: string): string {
  return windowsZones().get(id.toLowerCase())?.iana ?? id;
}

function clockOf(id: string): ZoneClock | null {
  let clock = clocks.get(id);
  if (clock === undefined) {
    try {
      const format = new Intl.DateTimeFormat('en-US', { timeZone: ianaId(id), timeZoneName: 'longOffset' });
      clock = { format, known: new Map() };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      clock = null;
    }
    clocks.set(id, clock);
  }
  return clock;
}

/** Whether ICU knows the zone. */
export function zoneExists(id: string): boolean {
  return isUtcZone(id) || clockOf(id) !== null;
}

/** Milliseconds to add to UTC at an instant (milliseconds since 1970) to get the zone's time. An unknown zone is UTC. */
export function utcOffsetAt(id: string, unixMs: number): number {
  if (isUtcZone(id)) return 0;
  const clock = clockOf(id);
  if (!clock) return 0;
  const quarter = Math.floor(unixMs / QUARTER_HOUR);
  let offset = clock.known.get(quarter);
  if (offset === undefined) {
    offset = readOffset(clock.format, quarter * QUARTER_HOUR);
    if (clock.known.size > 10_000) clock.known.clear();
    clock.known.set(quarter, offset);
  }
  return offset;
}

function readOffset(format: Intl.DateTimeFormat, unixMs: number): number {
  const name = format.formatToParts(unixMs).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const match = /([+\u2212-])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(name);
  if (!match) return 0;
  // .NET keeps offsets in whole minutes (older local mean times had seconds).
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '+' ? minutes : -minutes) * 60_000;
}

/**
 * The offset for a reading of the zone's own clock. A reading that occurs twice is standard time, unless it is known to be
 * the first of them, and one that is skipped has the offset from before the change, as .NET takes them.
 */
export function localToUtcOffset(id: string, localMs: number, isFirst = false): number {
  if (isUtcZone(id)) return 0;
  const early = utcOffsetAt(id, localMs - 86_400_000);
  const late = utcOffsetAt(id, localMs + 86_400_000);
  if (early === late) return utcOffsetAt(id, localMs - early);
  const fits = [early, late].filter((offset) => utcOffsetAt(id, localMs - offset) === offset);
  if (fits.length === 0) return early;
  return isFirst ? Math.max(...fits) : Math.min(...fits);
}
