/** en-US, the culture of a plain start: a table, so that starting constructs nothing of Intl. */
import type { CultureIds, DateTimeFormat, NumberFormat } from './culture-data.ts';
import { INVARIANT_DATE_TIME_FORMAT, INVARIANT_IDS, INVARIANT_NUMBER_FORMAT } from './invariant-culture.ts';

export const EN_US_NUMBER_FORMAT: NumberFormat = {
  ...INVARIANT_NUMBER_FORMAT,
  currencyNegativePattern: 1,
  currencySymbol: '$',
  negativeInfinitySymbol: '-∞',
  numberDecimalDigits: 3,
  percentDecimalDigits: 3,
  percentNegativePattern: 1,
  percentPositivePattern: 1,
  positiveInfinitySymbol: '∞',
};

/** ICU puts a narrow no-break space (U+202F) before AM and PM. */
export const EN_US_DATE_TIME_FORMAT: DateTimeFormat = {
  ...INVARIANT_DATE_TIME_FORMAT,
  shortDatePatterns: ['M/d/yyyy', 'MMM d, yyyy', 'M/d/yy'],
  longDatePatterns: ['dddd, MMMM d, yyyy', 'MMMM d, yyyy'],
  shortTimePatterns: ['h:mm\u202Ftt'],
  longTimePatterns: ['h:mm:ss\u202Ftt'],
  yearMonthPatterns: ['MMMM yyyy'],
  monthDayPatterns: ['MMMM d'],
  eraName: 'AD',
  abbreviatedEraName: 'A',
};

export const EN_US_IDS: CultureIds = {
  ...INVARIANT_IDS,
  lcid: 1033,
  threeLetterIsoLanguageName: 'eng',
  threeLetterWindowsLanguageName: 'ENU',
};
