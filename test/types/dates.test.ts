/** Dates and times: formats and what is parsed, as .NET has recorded them. */
import { readFileSync } from 'node:fs';
import { beforeEach, expect, test } from '@jest/globals';
import { type Ambient, setAmbient } from '../../src/types/ambient.ts';
import { cultureNamed } from '../../src/types/culture/culture.ts';
import { formatDateTime } from '../../src/types/format/date-format.ts';
import { parseDateTime, parseDateTimeOffset } from '../../src/types/format/date-parse.ts';
import { parseDateTimeExact, parseDateTimeOffsetExact } from '../../src/types/format/date-parse-exact.ts';
import { formatTimeSpan } from '../../src/types/format/time-span-format.ts';
import { parseTimeSpan, parseTimeSpanExact } from '../../src/types/format/time-span-parse.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { DATE_TIME_KINDS, DateTime } from '../../src/types/values/date-time.ts';
import { TimeSpan } from '../../src/types/values/time-span.ts';
import { fc } from '../random-input.ts';

function ambientIn(timeZone: string): Ambient {
  return { timeZone, culture: 'en-US', now: () => Date.UTC(2026, 10, 21, 8) } as Ambient;
}

beforeEach(() => {
  setAmbient(ambientIn('UTC'));
});

/** Lines of `operation, culture, arguments…, result` that .NET 10 printed. */
function recorded(file: string): string[][] {
  const text = readFileSync(new URL(`fixtures/${file}`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
}

function run([operation, cultureName = '', ...args]: string[]): string {
  const culture = cultureNamed(cultureName);
  const names = culture.dateTimeFormat;
  const numbers = culture.numberFormat;
  const shown = (value: DateTime): string => `${value.ticks} ${value.kind}`;
  const [a = '', b = '', c = ''] = args;
  try {
    switch (operation) {
      case 'fmt':
        return formatDateTime(DateTime.fromTicks(BigInt(a), DATE_TIME_KINDS[Number(b)]), c, names);
      case 'fmto':
        return formatDateTime(DateTime.fromTicks(BigInt(a)), c, names, TimeSpan.of(Number(b) * 60_000));
      case 'tsfmt':
        return formatTimeSpan(TimeSpan.fromTicks(BigInt(a)), b, numbers);
      case 'parse':
        return shown(parseDateTime(a, names, Number(b)));
      case 'exact':
        return shown(parseDateTimeExact(a, [b], names, Number(c)));
      case 'parseo': {
        const value = parseDateTimeOffset(a, names, Number(b));
        return `${value.clock.ticks} ${value.offsetMinutes}`;
      }
      case 'exacto': {
        const value = parseDateTimeOffsetExact(a, [b], names, Number(c));
        return `${value.clock.ticks} ${value.offsetMinutes}`;
      }
      case 'tsparse':
        return String(parseTimeSpan(a, numbers).ticks);
      case 'tsexact':
        return String(parseTimeSpanExact(a, [b], numbers).ticks);
      default:
        throw new Error(`Unknown operation ${operation}`);
    }
  } catch (error) {
    if (error instanceof NetException) return `${error.typeName}: ${error.message}`;
    throw error;
  }
}

test('formats are those of .NET', () => {
  const cases = recorded('dates-formatted-by-dotnet.tsv');
  const got = cases.map((line) => [...line.slice(0, -1), run(line.slice(0, -1))]);
  expect(got).toEqual(cases);
});

test('texts are read as .NET reads them (in Europe/Berlin)', () => {
  setAmbient(ambientIn('Europe/Berlin'));
  const cases = recorded('dates-parsed-by-dotnet.tsv');
  const got = cases.map((line) => [...line.slice(0, -1), run(line.slice(0, -1))]);
  expect(got).toEqual(cases);
});

test('the round-trip format gives every date back', () => {
  const names = cultureNamed('').dateTimeFormat;
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: DateTime.maxValue.ticks }), (ticks) => {
      const value = DateTime.fromTicks(ticks, 'Utc');
      const back = parseDateTimeExact(formatDateTime(value, 'o', names), ['o'], names, 128);
      expect([back.ticks, back.kind]).toEqual([ticks, 'Utc']);
    }),
  );
});

test('a time span is what its constant format says', () => {
  const numbers = cultureNamed('').numberFormat;
  fc.assert(
    fc.property(fc.bigInt({ min: TimeSpan.minValue.ticks, max: TimeSpan.maxValue.ticks }), (ticks) => {
      const value = TimeSpan.fromTicks(ticks);
      expect(parseTimeSpan(formatTimeSpan(value, 'c', numbers), numbers).ticks).toBe(ticks);
    }),
  );
});

test('a reading that is skipped or repeated when clocks change', () => {
  setAmbient(ambientIn('Europe/Berlin'));
  const utc = (hour: number, day: number, month: number): string =>
    formatDateTime(DateTime.create(2012, month, day, hour, 30).toUniversalTime(), 'u', cultureNamed('').dateTimeFormat);
  expect([utc(2, 28, 10), utc(1, 25, 3), utc(3, 25, 3)]).toEqual([
    '2012-10-28 01:30:00Z',
    '2012-03-25 00:30:00Z',
    '2012-03-25 01:30:00Z',
  ]);
});

test('a reading of the clock that comes twice knows which of them it is, and takes that along', () => {
  setAmbient(ambientIn('Europe/Paris'));
  const [first, second] = [30, 90].map((minutes) =>
    DateTime.fromUnixMs(Date.UTC(2012, 9, 28, 0, minutes)).toLocalTime(),
  ) as [DateTime, DateTime];
  const utc = (date: DateTime) => new Date(date.toUniversalTime().unixMs).toISOString().slice(11, 16);
  const zone = (date: DateTime) => formatDateTime(date, 'HH:mm zzz', cultureNamed('').dateTimeFormat);
  expect([zone(first), zone(second)]).toEqual(['02:30 +02:00', '02:30 +01:00']);
  expect([utc(first), utc(second)]).toEqual(['00:30', '01:30']);
  const minute = TimeSpan.of(60_000);
  const further = [first.add(minute), first.subtractSpan(minute), first.addTicks(1n), first.addUnits(1, 600_000_000)];
  expect(further.map(utc)).toEqual(['00:31', '00:29', '00:30', '00:31']);
  expect([utc(first.addUnits(60, 600_000_000)), utc(first.withKind('Local')), utc(first.date)]).toEqual([
    '02:30',
    '01:30',
    '22:00',
  ]);
  expect(first.ticks).toBe(second.ticks);
});
