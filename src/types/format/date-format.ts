/** Standard and custom formats of DateTime and DateTimeOffset, as .NET documents them under "date and time format strings". */
import { type DateTimeFormat, fullDateTimePattern } from '../culture/culture.ts';
import { INVARIANT_DATE_TIME_FORMAT } from '../culture/invariant-culture.ts';
import { netException } from '../net-exception.ts';
import type { DateTime } from '../values/date-time.ts';
import type { TimeSpan } from '../values/time-span.ts';

/** A FormatException; .NET says the same for a bad format of any kind of value. */
export function invalidFormat(): never {
  throw netException('System.FormatException', 'Input string was not in a correct format.');
}

/** Formats by a standard letter or a custom pattern; `offset` is given for a DateTimeOffset (with its clock time). */
export function formatDateTime(
  value: DateTime,
  format: string | null,
  names: DateTimeFormat,
  offset: TimeSpan | null = null,
): string {
  if (!format) {
    const general = `${names.shortDatePatterns[0]} ${names.longTimePatterns[0]}`;
    return new PatternWriter(value, names, offset).write(offset ? `${general} zzz` : general);
  }
  if (format.length > 1) return new PatternWriter(value, names, offset).write(format);
  return formatStandard(value, format, names, offset);
}

function formatStandard(value: DateTime, letter: string, names: DateTimeFormat, offset: TimeSpan | null): string {
  const universal = offset ? value.subtractSpan(offset) : value;
  switch (letter) {
    case 'r':
    case 'R':
      return new PatternWriter(universal, INVARIANT_DATE_TIME_FORMAT, offset).write(RFC1123_PATTERN);
    case 'u':
      return new PatternWriter(universal, INVARIANT_DATE_TIME_FORMAT, offset).write(UNIVERSAL_SORTABLE_PATTERN);
    case 'U':
      if (offset) invalidFormat();
      return new PatternWriter(value.toUniversalTime(), names, null).write(fullDateTimePattern(names));
    case 'o':
    case 'O':
    case 's':
      return new PatternWriter(value, INVARIANT_DATE_TIME_FORMAT, offset).write(standardPattern(letter, names));
    default:
      return new PatternWriter(value, names, offset).write(standardPattern(letter, names));
  }
}

/** DateTimeFormatInfo.RFC1123Pattern and UniversalSortableDateTimePattern: the same in every culture. */
export const RFC1123_PATTERN = "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'";
export const UNIVERSAL_SORTABLE_PATTERN = "yyyy'-'MM'-'dd HH':'mm':'ss'Z'";
export const SORTABLE_PATTERN = "yyyy'-'MM'-'dd'T'HH':'mm':'ss";
export const ROUND_TRIP_PATTERN = "yyyy'-'MM'-'dd'T'HH':'mm':'ss.fffffffK";

/** The custom pattern that a standard letter stands for; throws FormatException for other letters. */
export function standardPattern(letter: string, names: DateTimeFormat): string {
  switch (letter) {
    case 'd':
      return names.shortDatePatterns[0];
    case 'D':
      return names.longDatePatterns[0];
    case 'f':
      return `${names.longDatePatterns[0]} ${names.shortTimePatterns[0]}`;
    case 'F':
    case 'U':
      return fullDateTimePattern(names);
    case 'g':
      return `${names.shortDatePatterns[0]} ${names.shortTimePatterns[0]}`;
    case 'G':
      return `${names.shortDatePatterns[0]} ${names.longTimePatterns[0]}`;
    case 'm':
    case 'M':
      return names.monthDayPatterns[0];
    case 'o':
    case 'O':
      return ROUND_TRIP_PATTERN;
    case 'r':
    case 'R':
      return RFC1123_PATTERN;
    case 's':
      return SORTABLE_PATTERN;
    case 't':
      return names.shortTimePatterns[0];
    case 'T':
      return names.longTimePatterns[0];
    case 'u':
      return UNIVERSAL_SORTABLE_PATTERN;
    case 'y':
    case 'Y':
      return names.yearMonthPatterns[0];
    default:
      return invalidFormat();
  }
}

/** How often the letter at `index` is repeated. */
export function runLength(pattern: string, index: number): number {
  let end = index + 1;
  while (end < pattern.length && pattern[end] === pattern[index]) end++;
  return end - index;
}

/** A quoted literal of a pattern that starts at `index`: its text (`\` escapes) and the index behind it. */
export function readQuoted(pattern: string, index: number): { text: string; end: number } {
  const quote = pattern[index];
  let text = '';
  let i = index + 1;
  while (i < pattern.length) {
    const char = pattern[i++];
    if (char === quote) return { text, end: i };
    if (char !== '\\') text += char;
    else if (i < pattern.length) text += pattern[i++];
    else invalidFormat();
  }
  throw netException('System.FormatException', `Cannot find a matching quote character for the character '${quote}'.`);
}

/** Whether a month name at `index` stands beside a day number (`d` or `dd`) and so takes its genitive form. */
function besideDayNumber(pattern: string, index: number, length: number): boolean {
  const before = pattern.lastIndexOf('d', index - 1);
  if (index > 0 && before >= 0) {
    let start = before;
    while (start > 0 && pattern[start - 1] === 'd') start--;
    if (before - start < 2) return true;
  }
  const after = pattern.indexOf('d', index + length);
  return after >= 0 && runLength(pattern, after) <= 2;
}

/** The name of a day or month: every calendar names all of them. */
function nameAt(names: readonly string[], index: number): string {
  const name = names[index];
  if (name === undefined)
    throw new Error(`A calendar names ${names.length} days or months, and none as number ${index}.`);
  return name;
}

/** Writes one value by custom patterns. */
class PatternWriter {
  constructor(
    private readonly value: DateTime,
    private readonly names: DateTimeFormat,
    private readonly offset: TimeSpan | null,
  ) {}

  write(pattern: string): string {
    let out = '';
    let i = 0;
    while (i < pattern.length) {
      const char = pattern.charAt(i);
      switch (char) {
        case "'":
        case '"': {
          const literal = readQuoted(pattern, i);
          out += literal.text;
          i = literal.end;
          continue;
        }
        case '\\':
          if (i + 1 >= pattern.length) invalidFormat();
          out += pattern.charAt(i + 1);
          i += 2;
          continue;
        case '%':
          // `%d` is the custom d alone: the percent sign only keeps it from being a standard format.
          if (i + 1 >= pattern.length || pattern[i + 1] === '%') invalidFormat();
          out += this.write(pattern.charAt(i + 1));
          i += 2;
          continue;
        case ':':
          out += this.names.timeSeparator;
          i++;
          continue;
        case '/':
          out += this.names.dateSeparator;
          i++;
          continue;
      }
      const length = runLength(pattern, i);
      if (char === 'F' && this.fraction(length, true) === '' && out.endsWith('.')) out = out.slice(0, -1);
      else out += this.field(char, length, pattern, i);
      i += length;
    }
    return out;
  }

  private field(char: string, length: number, pattern: string, index: number): string {
    const { value, names } = this;
    switch (char) {
      case 'd':
        if (length <= 2) return pad(value.day, length);
        return nameAt(length === 3 ? names.abbreviatedDayNames : names.dayNames, value.dayOfWeek);
      case 'M':
        return this.month(length, pattern, index);
      case 'y':
        return length <= 2 ? pad(value.year % 100, length) : pad(value.year, length);
      case 'h':
        return pad(value.hour % 12 || 12, Math.min(length, 2));
      case 'H':
        return pad(value.hour, Math.min(length, 2));
      case 'm':
        return pad(value.minute, Math.min(length, 2));
      case 's':
        return pad(value.second, Math.min(length, 2));
      case 'f':
        return this.fraction(length, false);
      case 'F':
        return this.fraction(length, true);
      case 't': {
        const designator = value.hour < 12 ? names.amDesignator : names.pmDesignator;
        return length === 1 ? designator.slice(0, 1) : designator;
      }
      case 'g':
        return names.eraName;
      case 'z':
        return this.zone(length);
      case 'K':
        return this.kind().repeat(length);
      default:
        return char.repeat(length);
    }
  }

  private month(length: number, pattern: string, index: number): string {
    const { value, names } = this;
    if (length <= 2) return pad(value.month, length);
    const genitive = besideDayNumber(pattern, index, length);
    const short = genitive ? names.abbreviatedMonthGenitiveNames : names.abbreviatedMonthNames;
    const long = genitive ? names.monthGenitiveNames : names.monthNames;
    return nameAt(length === 3 ? short : long, value.month - 1);
  }

  private fraction(length: number, trimZeros: boolean): string {
    if (length > 7) invalidFormat();
    const digits = pad(this.value.ticksOfSecond, 7).slice(0, length);
    return trimZeros ? digits.replace(/0+$/, '') : digits;
  }

  /** z, zz, zzz: the offset; of the local zone for a DateTime that is not UTC. */
  private zone(length: number): string {
    const minutes = this.offsetMinutes();
    const sign = minutes < 0 ? '-' : '+';
    const hours = pad(Math.trunc(Math.abs(minutes) / 60), Math.min(length, 2));
    return length < 3 ? sign + hours : `${sign}${hours}:${pad(Math.abs(minutes) % 60, 2)}`;
  }

  private offsetMinutes(): number {
    if (this.offset) return Math.round(this.offset.ms / 60_000);
    if (this.value.kind === 'Utc') return 0;
    return Math.round(this.value.localOffset / 60_000);
  }

  private kind(): string {
    if (this.offset || this.value.kind === 'Local') return this.zone(3);
    return this.value.kind === 'Utc' ? 'Z' : '';
  }
}

function pad(value: number, width: number): string {
  return value.toString().padStart(width, '0');
}
