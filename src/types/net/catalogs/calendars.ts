/** Calendars, ISO weeks, regions and the text elements of strings. */
import { ambient } from '../../ambient.ts';
import { type Culture, findCulture } from '../../culture/culture.ts';
import { NON_METRIC_REGIONS } from '../../culture/regions.ts';
import { requireValue } from '../../text/argument-checks.ts';
import { defineType, type MethodDeclaration } from '../../type-declaration.ts';
import { GregorianCalendar, isoWeek, weekOfYear } from '../../values/calendar.ts';
import { DateTime } from '../../values/date-time.ts';
import type { EnumValue } from '../../values/enum-value.ts';
import { daysInMonth, isLeapYear } from '../../values/gregorian.ts';
import { RegionInfo } from '../../values/region-info.ts';
import { StringInfo, textElements } from '../../values/string-info.ts';

const DAY = 864_000_000_000;

function added(name: string, ticks: number): MethodDeclaration {
  return [
    `datetime ${name}(datetime time, int ${name.slice(3).toLowerCase()})`,
    (_: unknown, date: DateTime, count: number) => date.addUnits(count, ticks),
  ];
}

function part(name: string, type: string, get: (date: DateTime) => unknown): MethodDeclaration {
  return [`${type} ${name}(datetime time)`, (_: unknown, date: DateTime) => get(date)];
}

const calendarMethods: readonly MethodDeclaration[] = [
  added('AddDays', DAY),
  added('AddWeeks', 7 * DAY),
  added('AddHours', DAY / 24),
  added('AddMinutes', DAY / 1440),
  added('AddSeconds', DAY / 86400),
  [
    'datetime AddMonths(datetime time, int months)',
    (_: unknown, date: DateTime, count: number) => date.addMonths(count),
  ],
  ['datetime AddYears(datetime time, int years)', (_: unknown, date: DateTime, count: number) => date.addYears(count)],
  part('GetYear', 'int', (date) => date.year),
  part('GetMonth', 'int', (date) => date.month),
  part('GetDayOfMonth', 'int', (date) => date.day),
  part('GetDayOfYear', 'int', (date) => date.dayOfYear),
  part('GetDayOfWeek', 'System.DayOfWeek', (date) => date.dayOfWeek),
  part('GetEra', 'int', () => 1),
  ['int GetDaysInMonth(int year, int month)', (_: unknown, year: number, month: number) => daysInMonth(year, month)],
  ['int GetDaysInYear(int year)', (_: unknown, year: number) => (isLeapYear(year) ? 366 : 365)],
  ['int GetMonthsInYear(int year)', () => 12],
  ['bool IsLeapYear(int year)', (_: unknown, year: number) => isLeapYear(year)],
  [
    'bool IsLeapDay(int year, int month, int day)',
    (_: unknown, year: number, month: number, day: number) => isLeapYear(year) && month === 2 && day === 29,
  ],
  [
    'int GetWeekOfYear(datetime time, System.Globalization.CalendarWeekRule rule, System.DayOfWeek firstDayOfWeek)',
    (_: unknown, date: DateTime, rule: EnumValue, first: EnumValue) =>
      weekOfYear(date, Number(rule.value), Number(first.value)),
  ],
  [
    'int ToFourDigitYear(int year)',
    (_: unknown, year: number) => (year >= 100 ? year : year <= 49 ? 2000 + year : 1900 + year),
  ],
  [
    'datetime ToDateTime(int year, int month, int day, int hour, int minute, int second, int millisecond)',
    (_: unknown, year: number, month: number, day: number, hour: number, minute: number, second: number, ms: number) =>
      DateTime.create(year, month, day, hour, minute, second, ms),
  ],
];

const currentRegion = () => ambient().culture.split('-').at(-1) ?? 'US';

export default [
  defineType<GregorianCalendar>({
    name: 'System.Globalization.Calendar',
    abstract: true,
    interfaces: ['System.ICloneable'],
    properties: [
      ['datetime MinSupportedDateTime {get;}', () => DateTime.minValue],
      ['datetime MaxSupportedDateTime {get;}', () => DateTime.maxValue],
      ['System.Globalization.CalendarAlgorithmType AlgorithmType {get;}', () => 1],
      ['bool IsReadOnly {get;}', (self: GregorianCalendar) => self.isReadOnly],
    ],
    methods: calendarMethods,
  }),
  defineType<GregorianCalendar>({
    name: 'System.Globalization.GregorianCalendar',
    base: 'System.Globalization.Calendar',
    constructors: [['()', () => new GregorianCalendar()]],
    properties: [
      // Overridden, which makes them the first that a listing shows.
      ['datetime MinSupportedDateTime {get;}', () => DateTime.minValue],
      ['datetime MaxSupportedDateTime {get;}', () => DateTime.maxValue],
      ['System.Globalization.CalendarAlgorithmType AlgorithmType {get;}', () => 1],
      ['System.Globalization.GregorianCalendarTypes CalendarType {get;}', () => 1],
      ['int[] Eras {get;}', () => [1]],
      ['int TwoDigitYearMax {get;}', () => 2049],
    ],
  }),
  defineType({
    name: 'System.Globalization.CalendarAlgorithmType',
    kind: 'enum',
    members: { Unknown: 0, SolarCalendar: 1, LunarCalendar: 2, LunisolarCalendar: 3 },
  }),
  defineType({
    name: 'System.Globalization.GregorianCalendarTypes',
    kind: 'enum',
    members: {
      Localized: 1,
      USEnglish: 2,
      MiddleEastFrench: 9,
      Arabic: 10,
      TransliteratedEnglish: 11,
      TransliteratedFrench: 12,
    },
  }),
  defineType({
    name: 'System.Globalization.ISOWeek',
    abstract: true,
    staticMethods: [
      ['int GetWeekOfYear(datetime date)', (date: DateTime) => isoWeek(date).week],
      ['int GetYear(datetime date)', (date: DateTime) => isoWeek(date).year],
      ['int GetWeeksInYear(int year)', (year: number) => isoWeek(DateTime.create(year, 12, 28)).week],
      [
        'datetime ToDateTime(int year, int week, System.DayOfWeek dayOfWeek)',
        (year: number, week: number, day: EnumValue) => {
          const january4 = DateTime.create(year, 1, 4);
          const monday = (january4.dayOfWeek + 6) % 7;
          return january4.addUnits((week - 1) * 7 - monday + ((Number(day.value) + 6) % 7), DAY);
        },
      ],
    ],
  }),
  defineType<RegionInfo>({
    name: 'System.Globalization.RegionInfo',
    constructors: [['(string name)', (name: string | null) => RegionInfo.named(requireValue(name, 'name'))]],
    properties: [
      ['string Name {get;}', (self: RegionInfo) => self.name],
      ['string EnglishName {get;}', (self: RegionInfo) => self.displayName('en')],
      ['string DisplayName {get;}', (self: RegionInfo) => self.displayName(ambient().uiCulture || 'en')],
      ['string NativeName {get;}', (self: RegionInfo) => self.nativeName],
      ['string TwoLetterISORegionName {get;}', (self: RegionInfo) => self.region.code],
      ['string ThreeLetterISORegionName {get;}', (self: RegionInfo) => self.region.threeLetterCode],
      ['string ThreeLetterWindowsRegionName {get;}', (self: RegionInfo) => self.region.threeLetterCode],
      ['bool IsMetric {get;}', (self: RegionInfo) => !NON_METRIC_REGIONS.includes(self.region.code)],
      ['int GeoId {get;}', (self: RegionInfo) => self.region.geoId],
      ['string CurrencyEnglishName {get;}', (self: RegionInfo) => self.currencyName('en')],
      ['string CurrencyNativeName {get;}', (self: RegionInfo) => self.currencyName(self.locale)],
      ['string CurrencySymbol {get;}', (self: RegionInfo) => cultureOf(self).numberFormat.currencySymbol],
      ['string ISOCurrencySymbol {get;}', (self: RegionInfo) => self.region.currency],
    ],
    methods: [['string ToString()', (self: RegionInfo) => self.name]],
    staticProperties: [
      ['System.Globalization.RegionInfo CurrentRegion {get;}', () => RegionInfo.named(currentRegion())],
    ],
    toText: (self) => self.name,
    equals: (a, b) => a.name === b.name,
    hashKey: (self) => self.name,
  }),
  defineType<StringInfo>({
    name: 'System.Globalization.StringInfo',
    constructors: [['(string value)', (text: string) => new StringInfo(text)]],
    properties: [
      ['string String {get;}', (self: StringInfo) => self.text],
      ['int LengthInTextElements {get;}', (self: StringInfo) => textElements(self.text).length],
    ],
    methods: [
      [
        'string SubstringByTextElements(int startingTextElement)',
        (self: StringInfo, start: number) => textElements(self.text).slice(start).join(''),
      ],
      [
        'string SubstringByTextElements(int startingTextElement, int lengthInTextElements)',
        (self: StringInfo, start: number, length: number) =>
          textElements(self.text)
            .slice(start, start + length)
            .join(''),
      ],
    ],
    staticMethods: [
      ['int GetNextTextElementLength(string str)', (text: string) => textElements(text)[0]?.length ?? 0],
      ['string GetNextTextElement(string str)', (text: string) => textElements(text)[0] ?? ''],
    ],
  }),
];

function cultureOf(region: RegionInfo): Culture {
  return findCulture(region.locale) as Culture;
}
