/**
 * Data of any culture from Intl (ICU), which is where .NET takes it from as well; `culture-corrections.ts` has what
 * cannot be read from Intl or differs.
 */
import type { DateTimeFormat, NumberFormat, Patterns } from './culture-data.ts';
import { patternLocale, patternOf, separatorIn } from './intl-patterns.ts';
import { regionTable } from './regions.ts';

/** 2003-01-05, a Sunday. */
const SUNDAY = Date.UTC(2003, 0, 5);
const DAY = 86_400_000;

export function dateTimeFormatFromIntl(locale: string): DateTimeFormat {
  const shortDatePatterns = withFullYear(
    distinct([
      patternOf(locale, { dateStyle: 'short' }),
      patternOf(locale, { dateStyle: 'medium' }),
      patternOf(locale, { year: 'numeric', month: 'numeric', day: 'numeric' }),
    ]),
  );
  const longTime = patternOf(locale, { timeStyle: 'medium' });
  const week = weekOf(locale);
  const abbreviatedDayNames = dayNames(locale, 'short');
  return {
    amDesignator: dayPeriod(locale, 5),
    pmDesignator: dayPeriod(locale, 17),
    dateSeparator: separatorIn(shortDatePatterns[0], 'dMy'),
    timeSeparator: separatorIn(longTime, 'hHms') || ':',
    shortDatePatterns,
    longDatePatterns: distinct([patternOf(locale, { dateStyle: 'full' }), patternOf(locale, { dateStyle: 'long' })]),
    shortTimePatterns: [patternOf(locale, { timeStyle: 'short' })],
    longTimePatterns: [longTime],
    yearMonthPatterns: [patternOf(locale, { year: 'numeric', month: 'long' })],
    monthDayPatterns: [patternOf(locale, { month: 'long', day: 'numeric' })],
    fullDateTimePattern: null,
    firstDayOfWeek: week.firstDay,
    calendarWeekRule: week.rule,
    dayNames: dayNames(locale, 'long'),
    abbreviatedDayNames,
    // Intl has no EEEEEE width; where it differs from the abbreviated names the corrections have it.
    shortestDayNames: abbreviatedDayNames,
    monthNames: monthNames(locale, 'long'),
    abbreviatedMonthNames: monthNames(locale, 'short'),
    monthGenitiveNames: genitiveMonthNames(locale, 'long'),
    abbreviatedMonthGenitiveNames: genitiveMonthNames(locale, 'short'),
    nativeCalendarName: new Intl.DisplayNames([locale], { type: 'calendar' }).of('gregory') ?? 'Gregorian Calendar',
    eraName: era(locale, 'short'),
    abbreviatedEraName: era(locale, 'narrow'),
  };
}

/** .NET widens a year of two digits in the default short date and keeps the original pattern among the others. */
function withFullYear([short, ...others]: Patterns): Patterns {
  const full = short.replace(/(?<!y)yy(?!y)/, 'yyyy');
  if (full === short) return [short, ...others];
  return others.includes(full) ? [full, ...others.map((p) => (p === full ? short : p))] : [full, ...others, short];
}

function distinct([first, ...others]: Patterns): Patterns {
  return [first, ...new Set(others.filter((pattern) => pattern !== first))];
}

function dayNames(locale: string, weekday: 'long' | 'short'): string[] {
  const format = new Intl.DateTimeFormat(patternLocale(locale), { weekday, timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, i) => format.format(SUNDAY + i * DAY));
}

function monthNames(locale: string, month: 'long' | 'short'): string[] {
  const format = new Intl.DateTimeFormat(patternLocale(locale), { month, timeZone: 'UTC' });
  return [...Array.from({ length: 12 }, (_, i) => format.format(Date.UTC(2003, i, 15))), ''];
}

/** The names as they stand beside a day: `1 января`. Where the month is a number there, the plain names. */
function genitiveMonthNames(locale: string, month: 'long' | 'short'): string[] {
  const format = new Intl.DateTimeFormat(patternLocale(locale), { month, day: 'numeric', timeZone: 'UTC' });
  const plain = monthNames(locale, month);
  return plain.map((name, i) => {
    if (name === '') return '';
    const part = format.formatToParts(Date.UTC(2003, i, 15)).find((p) => p.type === 'month');
    return part && !/^\d+$/.test(part.value) ? part.value : name;
  });
}

function dayPeriod(locale: string, hour: number): string {
  const format = new Intl.DateTimeFormat(patternLocale(locale), {
    hour: 'numeric',
    minute: 'numeric',
    hour12: true,
    timeZone: 'UTC',
  });
  return format.formatToParts(Date.UTC(2003, 1, 4, hour)).find((part) => part.type === 'dayPeriod')?.value ?? '';
}

function era(locale: string, width: 'short' | 'narrow'): string {
  const format = new Intl.DateTimeFormat(patternLocale(locale), { era: width, year: 'numeric', timeZone: 'UTC' });
  return format.formatToParts(SUNDAY).find((part) => part.type === 'era')?.value ?? '';
}

interface WeekInfo {
  readonly firstDay: number;
  readonly minimalDays: number;
}

/** `Intl.Locale.weekInfo` of Node 20 is a method from Node 24 on; TypeScript knows neither. */
function weekOf(locale: string): { firstDay: number; rule: number } {
  const intlLocale = new Intl.Locale(locale) as Intl.Locale & { weekInfo?: WeekInfo; getWeekInfo?: () => WeekInfo };
  const info = intlLocale.getWeekInfo?.() ?? intlLocale.weekInfo ?? { firstDay: 7, minimalDays: 1 };
  return { firstDay: info.firstDay % 7, rule: info.minimalDays === 4 ? 2 : info.minimalDays === 7 ? 1 : 0 };
}

const PERCENT_POSITIVE = ['n %', 'n%', '%n', '% n'];
const PERCENT_NEGATIVE = ['-n %', '-n%', '-%n', '%-n', '%n-', 'n-%', 'n%-', '-% n', 'n %-', '% n-', '% -n', 'n- %'];
const CURRENCY_POSITIVE = ['$n', 'n$', '$ n', 'n $'];
const CURRENCY_NEGATIVE = '($n)|-$n|$-n|$n-|(n$)|-n$|n-$|n$-|-n $|-$ n|n $-|$ n-|$ -n|n- $|($ n)|(n $)|$- n'.split('|');

export function numberFormatFromIntl(locale: string): NumberFormat {
  const number = new Intl.NumberFormat(locale);
  const ownCurrency = currencyOf(locale);
  const currency = new Intl.NumberFormat(locale, { style: 'currency', currency: ownCurrency ?? 'EUR' });
  // The pattern alone: with a symbol of letters Intl inserts a space that .NET does not count to the pattern.
  const euro = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' });
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const decimalSeparator = partOf(new Intl.NumberFormat(locale, { minimumFractionDigits: 1 }), 1.5, 'decimal', '.');
  const groupSeparator = partOf(number, 1_234_567, 'group', ',');
  const groupSizes = groupSizesOf(number);
  const negativeSign = signOf(number, -1);
  const infinity = partOf(number, Number.POSITIVE_INFINITY, 'infinity', '∞');
  return {
    currencyDecimalDigits: currency.resolvedOptions().maximumFractionDigits ?? 2,
    currencyDecimalSeparator: partOf(currency, 1.5, 'decimal', decimalSeparator),
    currencyGroupSeparator: partOf(currency, 1_234_567, 'group', groupSeparator),
    currencyGroupSizes: groupSizes,
    currencyNegativePattern: patternIndex(CURRENCY_NEGATIVE, euro, -1, 1),
    currencyPositivePattern: patternIndex(CURRENCY_POSITIVE, euro, 1, 0),
    currencySymbol: ownCurrency === undefined ? '¤' : partOf(currency, 1, 'currency', '¤'),
    nanSymbol: partOf(number, Number.NaN, 'nan', 'NaN'),
    nativeDigits: Array.from({ length: 10 }, (_, digit) => number.format(digit)),
    negativeInfinitySymbol: negativeSign + infinity,
    negativeSign,
    numberDecimalDigits: 3,
    numberDecimalSeparator: decimalSeparator,
    numberGroupSeparator: groupSeparator,
    numberGroupSizes: groupSizes,
    numberNegativePattern: 1,
    percentDecimalDigits: 3,
    percentDecimalSeparator: decimalSeparator,
    percentGroupSeparator: groupSeparator,
    percentGroupSizes: groupSizes,
    percentNegativePattern: patternIndex(PERCENT_NEGATIVE, percent, -1, 1),
    percentPositivePattern: patternIndex(PERCENT_POSITIVE, percent, 1, 1),
    percentSymbol: partOf(percent, 1, 'percentSign', '%'),
    perMilleSymbol: '‰',
    positiveInfinitySymbol: infinity,
    positiveSign: signOf(new Intl.NumberFormat(locale, { signDisplay: 'always' }), 1),
  };
}

/** ISO code of the currency of a locale's region; a neutral culture has none (`¤`). */
function currencyOf(locale: string): string | undefined {
  const region = new Intl.Locale(locale).region ?? '';
  return regionTable().get(region)?.currency;
}

/** The sign with its direction marks, which the parts leave out. */
function signOf(format: Intl.NumberFormat, value: number): string {
  const digit = format.formatToParts(value).find((part) => part.type === 'integer')?.value ?? '1';
  return format.format(value).replace(digit, '').trim();
}

function partOf(format: Intl.NumberFormat, value: number, type: string, otherwise: string): string {
  return format.formatToParts(value).find((part) => part.type === type)?.value ?? otherwise;
}

/** Sizes from the right; the last repeats, so equal neighbours are said once. */
function groupSizesOf(format: Intl.NumberFormat): number[] {
  const groups = format
    .formatToParts(1_234_567_890_123)
    .filter((part) => part.type === 'integer')
    .map((part) => part.value.length);
  const [last, next, ...others] = groups.reverse();
  if (last === undefined || next === undefined) return [0];
  return next === last || others.length === 0 ? [last] : [last, next];
}

/** Which of .NET's numbered patterns the parts of a sample make up. */
function patternIndex(
  patterns: readonly string[],
  format: Intl.NumberFormat,
  sample: number,
  otherwise: number,
): number {
  const text = format
    .formatToParts(sample)
    .map((part) => {
      if (part.type === 'integer') return 'n';
      if (part.type === 'currency') return '$';
      if (part.type === 'percentSign') return '%';
      if (part.type === 'minusSign') return '-';
      return part.type === 'literal'
        ? part.value.replace(/[\u200e\u200f\u061c]/g, '').replace(/[\s\u00a0\u202f]+/g, ' ')
        : '';
    })
    .join('');
  const index = patterns.indexOf(text.trim());
  return index < 0 ? otherwise : index;
}
