/**
 * Reads .NET date patterns out of Intl: ICU's patterns are not exposed, but the parts of a formatted sample tell which
 * field stands where, in which width, and what is literal text between them.
 */

/** A Tuesday whose day, month, hour, minute and second are all one digit, so that padding shows. */
const SAMPLE = Date.UTC(2003, 1, 4, 5, 6, 7);

/** Literal letters are quoted in CLDR's patterns except in scripts that no pattern letter can come from. Half a millisecond to make. */
const quotedLetters = () =>
  /(?:(?!\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana})[\p{L}\p{M}])+/gu;

/** The locale with calendar and digits fixed, as the patterns need them. */
export function patternLocale(locale: string): string {
  return `${locale}-u-ca-gregory-nu-latn`;
}

/** The .NET pattern of what Intl formats with the options. */
export function patternOf(locale: string, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(patternLocale(locale), { ...options, timeZone: 'UTC' });
  const twelveHours = (format.resolvedOptions().hourCycle ?? 'h23').startsWith('h1');
  return format
    .formatToParts(SAMPLE)
    .map((part) => fieldOf(part, options, twelveHours))
    .join('')
    .trim();
}

function fieldOf(part: Intl.DateTimeFormatPart, options: Intl.DateTimeFormatOptions, twelveHours: boolean): string {
  const digits = /^\d+$/.test(part.value) ? part.value.length : 0;
  switch (part.type) {
    case 'year':
      return digits === 2 ? 'yy' : 'yyyy';
    case 'month':
      if (digits > 0) return 'M'.repeat(digits);
      return options.dateStyle === 'medium' ? 'MMM' : 'MMMM';
    case 'day':
      return 'd'.repeat(digits);
    case 'weekday':
      return 'dddd';
    case 'hour':
      return (twelveHours ? 'h' : 'H').repeat(digits);
    case 'minute':
      return 'm'.repeat(digits);
    case 'second':
      return 's'.repeat(digits);
    case 'dayPeriod':
      return 'tt';
    case 'era':
      return 'g';
    default:
      return part.value.replace(quotedLetters(), "'$&'");
  }
}

/** What stands between the first two fields of a pattern: DateSeparator and TimeSeparator. */
export function separatorIn(pattern: string, fields: string): string {
  const plain = pattern.replace(/'[^']*'/g, '');
  return new RegExp(`[${fields}]+([^${fields}]+)[${fields}]`).exec(plain)?.[1] ?? '';
}
