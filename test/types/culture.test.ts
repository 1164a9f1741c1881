/** Cultures: names, formats, ids. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { cultureNamed, fullDateTimePattern } from '../../src/types/culture/culture.ts';

/** Thirteen cultures as PowerShell 7.6 on Linux has them (ICU). */
const recorded = JSON.parse(readFileSync(new URL('fixtures/cultures.json', import.meta.url), 'utf8')) as {
  name: string;
}[];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

test.each(recorded)('culture "$name" is the one of .NET', (expected) => {
  const culture = cultureNamed(expected.name);
  const dates = culture.dateTimeFormat;
  const numbers = culture.numberFormat;
  expect({
    name: culture.name,
    display: culture.displayName,
    lcid: culture.ids.lcid,
    shortDate: dates.shortDatePatterns[0],
    longDate: dates.longDatePatterns[0],
    shortTime: dates.shortTimePatterns[0],
    longTime: dates.longTimePatterns[0],
    full: fullDateTimePattern(dates),
    monthDay: dates.monthDayPatterns[0],
    yearMonth: dates.yearMonthPatterns[0],
    am: dates.amDesignator,
    pm: dates.pmDesignator,
    firstDay: DAYS[dates.firstDayOfWeek],
    months: dates.monthNames,
    shortMonths: dates.abbreviatedMonthNames,
    days: dates.dayNames,
    shortDays: dates.abbreviatedDayNames,
    decimal: numbers.numberDecimalSeparator,
    group: numbers.numberGroupSeparator,
    groupSizes: numbers.numberGroupSizes,
    digits: numbers.numberDecimalDigits,
    currency: numbers.currencySymbol,
    currencyPositive: numbers.currencyPositivePattern,
    currencyNegative: numbers.currencyNegativePattern,
    percentPositive: numbers.percentPositivePattern,
    percentNegative: numbers.percentNegativePattern,
    negative: numbers.numberNegativePattern,
    nan: numbers.nanSymbol,
    infinity: numbers.positiveInfinitySymbol,
    list: culture.listSeparator,
  }).toEqual(expected);
});

test('names are found in whichever letter case, and what is no name is refused', () => {
  expect(cultureNamed('FR-fr').name).toBe('fr-FR');
  expect(() => cultureNamed('no_such culture')).toThrow(
    expect.objectContaining({ typeName: 'System.Globalization.CultureNotFoundException' }),
  );
});
