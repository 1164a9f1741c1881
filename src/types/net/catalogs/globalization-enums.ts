/** Enums of dates and cultures. */
import { defineType } from '../../type-declaration.ts';

export default [
  defineType({
    name: 'System.DateTimeKind',
    kind: 'enum',
    members: { Unspecified: 0, Utc: 1, Local: 2 },
  }),
  defineType({
    name: 'System.DayOfWeek',
    kind: 'enum',
    members: { Sunday: 0, Monday: 1, Tuesday: 2, Wednesday: 3, Thursday: 4, Friday: 5, Saturday: 6 },
  }),
  defineType({
    name: 'System.Globalization.DateTimeStyles',
    kind: 'enum',
    flags: true,
    members: {
      None: 0,
      AllowLeadingWhite: 1,
      AllowTrailingWhite: 2,
      AllowInnerWhite: 4,
      AllowWhiteSpaces: 7,
      NoCurrentDateDefault: 8,
      AdjustToUniversal: 16,
      AssumeLocal: 32,
      AssumeUniversal: 64,
      RoundtripKind: 128,
    },
  }),
  defineType({
    name: 'System.Globalization.TimeSpanStyles',
    kind: 'enum',
    flags: true,
    members: { None: 0, AssumeNegative: 1 },
  }),
  defineType({
    name: 'System.Globalization.CalendarWeekRule',
    kind: 'enum',
    members: { FirstDay: 0, FirstFullWeek: 1, FirstFourDayWeek: 2 },
  }),
  defineType({
    name: 'System.Globalization.DigitShapes',
    kind: 'enum',
    members: { Context: 0, None: 1, NativeNational: 2 },
  }),
  defineType({
    name: 'System.Globalization.CultureTypes',
    kind: 'enum',
    flags: true,
    members: {
      NeutralCultures: 1,
      SpecificCultures: 2,
      InstalledWin32Cultures: 4,
      AllCultures: 7,
      UserCustomCulture: 8,
      ReplacementCultures: 16,
      WindowsOnlyCultures: 32,
      FrameworkCultures: 64,
    },
  }),
  defineType({
    name: 'System.Globalization.CompareOptions',
    kind: 'enum',
    flags: true,
    members: {
      None: 0,
      IgnoreCase: 1,
      IgnoreNonSpace: 2,
      IgnoreSymbols: 4,
      IgnoreKanaType: 8,
      IgnoreWidth: 16,
      NumericOrdering: 32,
      OrdinalIgnoreCase: 0x10000000,
      StringSort: 0x20000000,
      Ordinal: 0x40000000,
    },
  }),
];
