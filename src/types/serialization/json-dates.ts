/** Texts in JSON that Newtonsoft takes for dates: `2012-07-01T08:00:00Z`, `/Date(1341100800000)/`. */
import { DateTime } from '../values/date-time.ts';

const ISO = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,7})\d*)?(Z|[+-]\d{2}:?\d{2})?$/;
const MICROSOFT = /^\/Date\((-?\d+)([+-]\d{4})?\)\/$/;

/** The date that a text is; undefined when it is none. */
export function parseJsonDate(text: string): DateTime | undefined {
  if (text.charCodeAt(10) === 84) return parseIso(text);
  const match = MICROSOFT.exec(text);
  if (!match) return undefined;
  const date = DateTime.fromUnixMs(Number(match[1]));
  return match[2] ? date.toLocalTime() : date;
}

function parseIso(text: string): DateTime | undefined {
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
  const zone = match[8];
  const date = DateTime.create(
    year,
    month,
    day,
    hour,
    minute,
    second,
    Number(fraction.slice(0, 3)),
    0,
    zone ? 'Utc' : 'Unspecified',
  ).addTicks(BigInt(fraction.slice(3)));
  if (zone === undefined || zone === 'Z') return date;
  const sign = zone[0] === '-' ? -1 : 1;
  const minutes = sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)));
  return date.addUnits(-minutes, 600_000_000).toLocalTime();
}
