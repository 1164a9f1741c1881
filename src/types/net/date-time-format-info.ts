/** System.Globalization.DateTimeFormatInfo. */
import { type DateTimeFormat, fullDateTimePattern } from '../culture/culture.ts';
import { INVARIANT_DATE_TIME_FORMAT } from '../culture/invariant-culture.ts';
import { RFC1123_PATTERN, SORTABLE_PATTERN, UNIVERSAL_SORTABLE_PATTERN } from '../format/date-format.ts';
import { patternsOf, STANDARD_LETTERS } from '../format/date-patterns.ts';
import { argumentException } from '../net-exception.ts';
import { typeNamed } from '../net-type.ts';
import { defineType, type PropertyDeclaration } from '../type-declaration.ts';
import { GregorianCalendar } from '../values/calendar.ts';
import type { Char } from '../values/char.ts';
import { DateTimeFormatInfo, dateTimeFormatOf } from '../values/culture-info.ts';
import type { EnumValue } from '../values/enum-value.ts';
import { asTypedArray } from '../values/typed-array.ts';

/** A property over the field of the same name. */
function field(definition: string, name: keyof DateTimeFormat): PropertyDeclaration {
  return [
    definition,
    (self: DateTimeFormatInfo) => {
      const value = self.dateTimeFormat[name];
      return Array.isArray(value) ? asTypedArray([...value], typeNamed('System.String')) : value;
    },
    (self: DateTimeFormatInfo, value: unknown) => self.change({ [name]: value }),
  ];
}

type PatternField = Extract<keyof DateTimeFormat, `${string}Patterns`>;

/** The pattern in use is the first of its kind; setting one puts it in front of the others. */
function pattern(definition: string, name: PatternField): PropertyDeclaration {
  return [
    definition,
    (self: DateTimeFormatInfo) => self.dateTimeFormat[name][0],
    (self: DateTimeFormatInfo, value: string) => {
      const others = self.dateTimeFormat[name].filter((one) => one !== value);
      self.change({ [name]: [value, ...others] });
      if (name === 'longDatePatterns' || name === 'longTimePatterns') self.change({ fullDateTimePattern: null });
    },
  ];
}

function nameAt(names: readonly string[], index: number, last: number, paramName: string): string {
  const name = index >= 0 ? names[index] : undefined;
  if (name !== undefined) return name;
  throw argumentException(
    'ArgumentOutOfRangeException',
    `Valid values are between ${paramName === 'month' ? 1 : 'Sunday'} and ${paramName === 'month' ? last : 'Saturday'}, inclusive.`,
    paramName,
  );
}

export default defineType<DateTimeFormatInfo>({
  name: 'System.Globalization.DateTimeFormatInfo',
  interfaces: ['System.IFormatProvider', 'System.ICloneable'],
  constructors: [['()', () => new DateTimeFormatInfo(INVARIANT_DATE_TIME_FORMAT, false)]],
  properties: [
    field('string AMDesignator {get;set;}', 'amDesignator'),
    [
      'System.Globalization.Calendar Calendar {get;}',
      ({ isReadOnly }: DateTimeFormatInfo) => (isReadOnly ? GregorianCalendar.instance : new GregorianCalendar()),
    ],
    field('string DateSeparator {get;set;}', 'dateSeparator'),
    [
      'System.DayOfWeek FirstDayOfWeek {get;set;}',
      (self: DateTimeFormatInfo) => self.dateTimeFormat.firstDayOfWeek,
      (self: DateTimeFormatInfo, value: EnumValue) => self.change({ firstDayOfWeek: Number(value.value) }),
    ],
    [
      'System.Globalization.CalendarWeekRule CalendarWeekRule {get;set;}',
      (self: DateTimeFormatInfo) => self.dateTimeFormat.calendarWeekRule,
      (self: DateTimeFormatInfo, value: EnumValue) => self.change({ calendarWeekRule: Number(value.value) }),
    ],
    [
      'string FullDateTimePattern {get;set;}',
      (self: DateTimeFormatInfo) => fullDateTimePattern(self.dateTimeFormat),
      (self: DateTimeFormatInfo, value: string) => self.change({ fullDateTimePattern: value }),
    ],
    pattern('string LongDatePattern {get;set;}', 'longDatePatterns'),
    pattern('string LongTimePattern {get;set;}', 'longTimePatterns'),
    pattern('string MonthDayPattern {get;set;}', 'monthDayPatterns'),
    field('string PMDesignator {get;set;}', 'pmDesignator'),
    ['string RFC1123Pattern {get;}', () => RFC1123_PATTERN],
    pattern('string ShortDatePattern {get;set;}', 'shortDatePatterns'),
    pattern('string ShortTimePattern {get;set;}', 'shortTimePatterns'),
    ['string SortableDateTimePattern {get;}', () => SORTABLE_PATTERN],
    field('string TimeSeparator {get;set;}', 'timeSeparator'),
    ['string UniversalSortableDateTimePattern {get;}', () => UNIVERSAL_SORTABLE_PATTERN],
    pattern('string YearMonthPattern {get;set;}', 'yearMonthPatterns'),
    field('string[] AbbreviatedDayNames {get;set;}', 'abbreviatedDayNames'),
    field('string[] ShortestDayNames {get;set;}', 'shortestDayNames'),
    field('string[] DayNames {get;set;}', 'dayNames'),
    field('string[] AbbreviatedMonthNames {get;set;}', 'abbreviatedMonthNames'),
    field('string[] MonthNames {get;set;}', 'monthNames'),
    ['bool IsReadOnly {get;}', (self: DateTimeFormatInfo) => self.isReadOnly],
    field('string NativeCalendarName {get;}', 'nativeCalendarName'),
    field('string[] AbbreviatedMonthGenitiveNames {get;set;}', 'abbreviatedMonthGenitiveNames'),
    field('string[] MonthGenitiveNames {get;set;}', 'monthGenitiveNames'),
  ],
  methods: [
    ['System.Object Clone()', (self: DateTimeFormatInfo) => new DateTimeFormatInfo(self.dateTimeFormat, false)],
    [
      'string GetAbbreviatedDayName(System.DayOfWeek dayofweek)',
      (self: DateTimeFormatInfo, day: EnumValue) =>
        nameAt(self.dateTimeFormat.abbreviatedDayNames, Number(day.value), 6, 'dayofweek'),
    ],
    [
      'string GetDayName(System.DayOfWeek dayofweek)',
      (self: DateTimeFormatInfo, day: EnumValue) =>
        nameAt(self.dateTimeFormat.dayNames, Number(day.value), 6, 'dayofweek'),
    ],
    [
      'string GetShortestDayName(System.DayOfWeek dayOfWeek)',
      (self: DateTimeFormatInfo, day: EnumValue) =>
        nameAt(self.dateTimeFormat.shortestDayNames, Number(day.value), 6, 'dayOfWeek'),
    ],
    [
      'string GetAbbreviatedMonthName(int month)',
      (self: DateTimeFormatInfo, month: number) =>
        nameAt(self.dateTimeFormat.abbreviatedMonthNames, month - 1, 13, 'month'),
    ],
    [
      'string GetMonthName(int month)',
      (self: DateTimeFormatInfo, month: number) => nameAt(self.dateTimeFormat.monthNames, month - 1, 13, 'month'),
    ],
    ['string GetEraName(int era)', (self: DateTimeFormatInfo) => self.dateTimeFormat.eraName],
    ['string GetAbbreviatedEraName(int era)', (self: DateTimeFormatInfo) => self.dateTimeFormat.abbreviatedEraName],
    [
      'string[] GetAllDateTimePatterns()',
      (self: DateTimeFormatInfo) => [...STANDARD_LETTERS].flatMap((letter) => patternsOf(letter, self.dateTimeFormat)),
    ],
    [
      'string[] GetAllDateTimePatterns(char format)',
      (self: DateTimeFormatInfo, format: Char) => patternsOf(String(format), self.dateTimeFormat),
    ],
    [
      'System.Object GetFormat(type formatType)',
      (self: DateTimeFormatInfo, type: { fullName: string }) =>
        type.fullName === self.netType().fullName ? self : null,
    ],
  ],
  staticProperties: [
    [
      'System.Globalization.DateTimeFormatInfo CurrentInfo {get;}',
      () => new DateTimeFormatInfo(dateTimeFormatOf(null), true),
    ],
    [
      'System.Globalization.DateTimeFormatInfo InvariantInfo {get;}',
      () => new DateTimeFormatInfo(INVARIANT_DATE_TIME_FORMAT, true),
    ],
  ],
  staticMethods: [
    [
      'System.Globalization.DateTimeFormatInfo GetInstance(System.IFormatProvider provider)',
      (provider: unknown) => new DateTimeFormatInfo(dateTimeFormatOf(provider), true),
    ],
  ],
});
