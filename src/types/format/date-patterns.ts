/** All patterns of a culture by standard letter: DateTimeFormatInfo.GetAllDateTimePatterns, DateTime.GetDateTimeFormats. */
import type { DateTimeFormat } from '../culture/culture.ts';
import type { DateTime } from '../values/date-time.ts';
import { formatDateTime, standardPattern } from './date-format.ts';

/** The letters in the order in which .NET goes through them. */
export const STANDARD_LETTERS = 'dDfFgGmMoOrRstTuUyY';

function combined(dates: readonly string[], times: readonly string[]): string[] {
  return dates.flatMap((date) => times.map((time) => `${date} ${time}`));
}

/** The patterns that a standard letter can stand for; throws FormatException for other letters. */
export function patternsOf(letter: string, names: DateTimeFormat): string[] {
  switch (letter) {
    case 'd':
      return [...names.shortDatePatterns];
    case 'D':
      return [...names.longDatePatterns];
    case 'f':
      return combined(names.longDatePatterns, names.shortTimePatterns);
    case 'F':
    case 'U':
      return combined(names.longDatePatterns, names.longTimePatterns);
    case 'g':
      return combined(names.shortDatePatterns, names.shortTimePatterns);
    case 'G':
      return combined(names.shortDatePatterns, names.longTimePatterns);
    case 'm':
    case 'M':
      return [...names.monthDayPatterns];
    case 't':
      return [...names.shortTimePatterns];
    case 'T':
      return [...names.longTimePatterns];
    case 'y':
    case 'Y':
      return [...names.yearMonthPatterns];
    default:
      return [standardPattern(letter, names)];
  }
}

/** The value in every pattern of a letter, or of all. */
export function allDateTimeFormats(value: DateTime, letters: string, names: DateTimeFormat): string[] {
  return [...letters].flatMap((letter) =>
    letter === 'U'
      ? patternsOf('U', names).map((pattern) => formatDateTime(value.toUniversalTime(), pattern, names))
      : /[oOrRsu]/.test(letter)
        ? [formatDateTime(value, letter, names)]
        : patternsOf(letter, names).map((pattern) => formatDateTime(value, pattern, names)),
  );
}
