/** Get-Date: the date and time by the clock of the session, or another date, as an object or as text. */
import { type CmdletActions, type CmdletWith, cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { ambient } from '../../src/types/ambient.ts';
import { convertTo } from '../../src/types/conversion/conversion.ts';
import { formatValue } from '../../src/types/format/format-value.ts';
import { requireExtension } from '../../src/types/members/instance-extension.ts';
import { NoteProperty } from '../../src/types/members/ps-member.ts';
import { findType, typeNamed } from '../../src/types/net-type.ts';
import { DateTime } from '../../src/types/values/date-time.ts';
import type { Int64 } from '../../src/types/values/numbers.ts';
import { TICKS_PER_MS } from '../../src/types/values/time-span.ts';
import { unixFormat } from './unix-date-format.ts';

const BY_PATTERN = ['DateAndFormat', 'UnixTimeSecondsAndFormat'] as const;

export default cmdlet({
  verb: 'Get',
  noun: 'Date',
  defaultParameterSet: 'DateAndFormat',
  outputTypes: ['System.String', 'System.DateTime'],
  help: {
    synopsis: 'Gives the date and time, as an object or as text.',
    examples: [
      {
        title: 'A date as text',
        transcript: "PS> Get-Date '2012-07-01 14:30' -Format 'yyyy-MM-dd HH:mm'\n2012-07-01 14:30",
      },
      { title: 'With parts replaced', transcript: "PS> (Get-Date '2012-07-15' -Day 1).Day\n1" },
      { title: 'By a pattern of Unix', transcript: "PS> Get-Date '2012-07-01' -UFormat '%d.%m.%Y'\n01.07.2012" },
    ],
    links: ['New-TimeSpan', 'Set-Date'],
  },
  parameters: {
    Date: {
      type: 'datetime',
      position: 0,
      pipeline: 'both',
      in: ['DateAndFormat', 'DateAndUFormat'],
      aliases: ['LastWriteTime'],
      help: 'The date; now unless given.',
    },
    UnixTimeSeconds: {
      type: 'long',
      mandatory: true,
      in: ['UnixTimeSecondsAndFormat', 'UnixTimeSecondsAndUFormat'],
      aliases: ['UnixTime'],
      validate: [{ kind: 'range', min: -62135596800, max: 253402300799 }],
      help: 'The date as seconds since 1970-01-01 UTC.',
    },
    UFormat: {
      type: 'string',
      mandatory: true,
      in: ['DateAndUFormat', 'UnixTimeSecondsAndUFormat'],
      help: 'A pattern as the Unix command date takes it: %Y-%m-%d.',
    },
    Year: { type: 'int', validate: [{ kind: 'range', min: 1, max: 9999 }], help: 'Replaces the year.' },
    Month: { type: 'int', validate: [{ kind: 'range', min: 1, max: 12 }], help: 'Replaces the month.' },
    Day: { type: 'int', validate: [{ kind: 'range', min: 1, max: 31 }], help: 'Replaces the day.' },
    Hour: { type: 'int', validate: [{ kind: 'range', min: 0, max: 23 }], help: 'Replaces the hour.' },
    Minute: { type: 'int', validate: [{ kind: 'range', min: 0, max: 59 }], help: 'Replaces the minute.' },
    Second: { type: 'int', validate: [{ kind: 'range', min: 0, max: 59 }], help: 'Replaces the second.' },
    Millisecond: { type: 'int', validate: [{ kind: 'range', min: 0, max: 999 }], help: 'Replaces the millisecond.' },
    DisplayHint: {
      type: 'enum',
      typeName: 'Microsoft.PowerShell.Commands.DisplayHintType',
      values: ['Date', 'Time', 'DateTime'],
      help: 'What of it is shown.',
    },
    Format: {
      type: 'string',
      in: BY_PATTERN,
      help: 'A format of .NET, or FileDate, FileDateTime and their Universal forms.',
    },
    AsUTC: { type: 'switch', help: 'Gives the time in UTC.' },
  },
  run(ps) {
    return { process: () => ps.write(dateOrText(ps)) };
  },
});

interface Given {
  Date?: DateTime;
  UnixTimeSeconds?: Int64;
  Year?: number;
  Month?: number;
  Day?: number;
  Hour?: number;
  Minute?: number;
  Second?: number;
  Millisecond?: number;
  DisplayHint?: string;
  Format?: string;
  UFormat?: string;
  AsUTC?: boolean;
}

function dateOrText(ps: CmdletWith<Given>): unknown {
  const given = ps.parameters;
  const replaced = withParts(startingDate(ps, given), given);
  const date = given.AsUTC ? replaced.toUniversalTime() : replaced;
  if (given.UFormat !== undefined) return unixFormat(date, given.UFormat, () => badUnixFormat(ps));
  if (given.Format !== undefined && given.Format !== null) return formatted(date, given.Format);
  return hinted(date, given.DisplayHint ?? 'DateTime');
}

function startingDate(ps: CmdletWith<Given>, { Date: given, UnixTimeSeconds }: Given): DateTime {
  if (ps.isBound('UnixTimeSeconds'))
    return DateTime.fromUnixMs(Number(mandatory(UnixTimeSeconds).value) * 1000).toLocalTime();
  return ps.isBound('Date') && given ? given : DateTime.now();
}

/** Replaces the parts that were given, in PowerShell's order: a day that the new month lacks moves to its last day. */
function withParts(start: DateTime, given: Given): DateTime {
  let date = start;
  if (given.Year !== undefined) date = date.addYears(given.Year - date.year);
  if (given.Month !== undefined) date = date.addMonths(given.Month - date.month);
  if (given.Day !== undefined) date = date.addUnits(given.Day - date.day, 86_400_000 * TICKS_PER_MS);
  if (given.Hour !== undefined) date = date.addUnits(given.Hour - date.hour, 3_600_000 * TICKS_PER_MS);
  if (given.Minute !== undefined) date = date.addUnits(given.Minute - date.minute, 60_000 * TICKS_PER_MS);
  if (given.Second !== undefined) date = date.addUnits(given.Second - date.second, 1000 * TICKS_PER_MS);
  if (given.Millisecond !== undefined) {
    date = date.addUnits(given.Millisecond - date.millisecond, TICKS_PER_MS).addTicks(BigInt(-date.fraction));
  }
  return date;
}

/** Formats that name files, which may hold no colons. */
const FILE_FORMATS = new Map([
  ['filedate', { pattern: 'yyyyMMdd', isUniversal: false }],
  ['filedateuniversal', { pattern: 'yyyyMMddZ', isUniversal: true }],
  ['filedatetime', { pattern: 'yyyyMMddTHHmmssffff', isUniversal: false }],
  ['filedatetimeuniversal', { pattern: 'yyyyMMddTHHmmssffffZ', isUniversal: true }],
]);

function formatted(date: DateTime, format: string): string {
  const file = FILE_FORMATS.get(format.toLowerCase());
  const { culture } = ambient();
  if (!file) return formatValue(date, format, culture);
  return formatValue(file.isUniversal ? date.toUniversalTime() : date, file.pattern, culture);
}

/** The hint is a property of this one object. */
function hinted(date: DateTime, hint: string): DateTime {
  const copy = date.addTicks(0n);
  const type = findType('Microsoft.PowerShell.Commands.DisplayHintType') ?? typeNamed('System.String');
  requireExtension(copy).members.set('displayhint', new NoteProperty('DisplayHint', convertTo(hint, type)));
  return copy;
}

function badUnixFormat(ps: CmdletActions): never {
  return ps.fail('System.IndexOutOfRangeException', 'NotSpecified', 'Index was outside the bounds of the array.', {
    exception: 'System.IndexOutOfRangeException',
  });
}
