/** Texts in JSON that Newtonsoft takes for dates: `2012-07-01T08:00:00Z`, `/Date(1341100800000)/`. */
import { DateTime } from '../values/date-time.ts';
import { DateTimeOffset } from '../values/date-time-offset.ts';
import { TimeSpan } from '../values/time-span.ts';

const ISO = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,7})\d*)?(Z|[+-]\d{2}:?\d{2})?$/;
const MICROSOFT = /^\/Date\((-?\d+)([+-]\d{4})?\)\/$/;

/** A date as it is written: the clock that it shows, and where that clock hangs. */
interface WrittenDate {
  readonly clock: DateTime;
  /** Minutes ahead of UTC; null for a text that names no zone. */
  readonly offset: number | null;
  /** Whether the text ends with `Z`, or has no zone because it counts from 1970 in UTC. */
  readonly isUtc: boolean;
}

/** The date that a text is; undefined when it is none. A text with an offset becomes a local time. */
export function parseJsonDate(text: string): DateTime | undefined {
  const written = parseWritten(text);
  if (!written) return undefined;
  const { clock, offset, isUtc } = written;
  if (offset === null) return clock;
  return isUtc ? clock.withKind('Utc') : instantOf(clock, offset).toLocalTime();
}

/** The same with its offset; a text without a zone is a local time. */
export function parseJsonDateOffset(text: string): DateTimeOffset | undefined {
  const written = parseWritten(text);
  if (!written) return undefined;
  const { clock, offset } = written;
  return offset === null
    ? DateTimeOffset.fromDateTime(clock)
    : DateTimeOffset.create(clock, TimeSpan.of(offset * 60_000));
}

function instantOf(clock: DateTime, offset: number): DateTime {
  return clock.withKind('Utc').addUnits(-offset, 600_000_000);
}

function parseWritten(text: string): WrittenDate | undefined {
  if (text.charCodeAt(10) === 84) return parseIso(text);
  const match = MICROSOFT.exec(text);
  if (!match) return undefined;
  const offset = match[2] === undefined ? 0 : minutesOf(match[2]);
  const clock = DateTime.fromUnixMs(Number(match[1]), 'Unspecified').addUnits(offset, 600_000_000);
  return { clock, offset, isUtc: match[2] === undefined };
}

function minutesOf(zone: string): number {
  return (zone[0] === '-' ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)));
}

function parseIso(text: string): WrittenDate | undefined {
  const match = ISO.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  if (hour > 23 || minute > 59 || second > 59 || year < 1) return undefined;
  const fraction = (match[7] ?? '').padEnd(7, '0');
  const clock = DateTime.create(
    year,
    month,
    day,
    hour,
    minute,
    second,
    Number(fraction.slice(0, 3)),
    0,
    'Unspecified',
  ).addTicks(BigInt(fraction.slice(3)));
  const zone = match[8];
  if (zone === undefined) return { clock, offset: null, isUtc: false };
  return { clock, offset: zone === 'Z' ? 0 : minutesOf(zone), isUtc: zone === 'Z' };
}
