/**
 * What a culture is: the numbers, dates and names that formats use. Field names are those of .NET's NumberFormatInfo and
 * DateTimeFormatInfo in camel case, so that either can be read beside the other.
 */

/** NumberFormatInfo. */
export interface NumberFormat {
  readonly currencyDecimalDigits: number;
  readonly currencyDecimalSeparator: string;
  readonly currencyGroupSeparator: string;
  readonly currencyGroupSizes: readonly number[];
  /** 0..16, see NumberFormatInfo.CurrencyNegativePattern. */
  readonly currencyNegativePattern: number;
  /** 0 `$n`, 1 `n$`, 2 `$ n`, 3 `n $`. */
  readonly currencyPositivePattern: number;
  readonly currencySymbol: string;
  readonly nanSymbol: string;
  readonly nativeDigits: readonly string[];
  readonly negativeInfinitySymbol: string;
  readonly negativeSign: string;
  readonly numberDecimalDigits: number;
  readonly numberDecimalSeparator: string;
  readonly numberGroupSeparator: string;
  readonly numberGroupSizes: readonly number[];
  /** 0 `(n)`, 1 `-n`, 2 `- n`, 3 `n-`, 4 `n -`. */
  readonly numberNegativePattern: number;
  readonly percentDecimalDigits: number;
  readonly percentDecimalSeparator: string;
  readonly percentGroupSeparator: string;
  readonly percentGroupSizes: readonly number[];
  /** 0..11, see NumberFormatInfo.PercentNegativePattern. */
  readonly percentNegativePattern: number;
  /** 0 `n %`, 1 `n%`, 2 `%n`, 3 `% n`. */
  readonly percentPositivePattern: number;
  readonly percentSymbol: string;
  readonly perMilleSymbol: string;
  readonly positiveInfinitySymbol: string;
  readonly positiveSign: string;
}

/** The patterns of one standard format, the one in use first. */
export type Patterns = readonly [string, ...string[]];

/** DateTimeFormatInfo. Names of days start with Sunday; names of months have a 13th, empty entry, as in .NET. */
export interface DateTimeFormat {
  readonly amDesignator: string;
  readonly pmDesignator: string;
  readonly dateSeparator: string;
  readonly timeSeparator: string;
  readonly shortDatePatterns: Patterns;
  readonly longDatePatterns: Patterns;
  readonly shortTimePatterns: Patterns;
  readonly longTimePatterns: Patterns;
  readonly yearMonthPatterns: Patterns;
  readonly monthDayPatterns: Patterns;
  /** FullDateTimePattern where a script set one; otherwise it is made of the long date and the long time. */
  readonly fullDateTimePattern: string | null;
  /** 0 is Sunday. */
  readonly firstDayOfWeek: number;
  /** 0 FirstDay, 1 FirstFullWeek, 2 FirstFourDayWeek. */
  readonly calendarWeekRule: number;
  readonly dayNames: readonly string[];
  readonly abbreviatedDayNames: readonly string[];
  readonly shortestDayNames: readonly string[];
  readonly monthNames: readonly string[];
  readonly abbreviatedMonthNames: readonly string[];
  readonly monthGenitiveNames: readonly string[];
  readonly abbreviatedMonthGenitiveNames: readonly string[];
  readonly nativeCalendarName: string;
  readonly eraName: string;
  readonly abbreviatedEraName: string;
}

/** Ids and code pages that Windows gave the culture. */
export interface CultureIds {
  readonly lcid: number;
  readonly threeLetterIsoLanguageName: string;
  readonly threeLetterWindowsLanguageName: string;
  readonly ansiCodePage: number;
  readonly oemCodePage: number;
  readonly macCodePage: number;
  readonly ebcdicCodePage: number;
}

/** A culture; data that costs Intl is made when it is first read. */
export interface Culture {
  /** .NET name: 'en-US', 'fr', '' for the invariant culture. */
  readonly name: string;
  readonly parentName: string;
  readonly displayName: string;
  readonly englishName: string;
  readonly nativeName: string;
  readonly isNeutral: boolean;
  readonly isRightToLeft: boolean;
  readonly twoLetterIsoLanguageName: string;
  readonly listSeparator: string;
  readonly ids: CultureIds;
  readonly numberFormat: NumberFormat;
  readonly dateTimeFormat: DateTimeFormat;
  /** The locale for Intl (sorting, upper and lower case). */
  readonly locale: string;
  /** Linguistic order of two strings: negative, zero or positive. */
  compare(a: string, b: string, ignoreCase: boolean): number;
}

/** DateTimeFormatInfo.FullDateTimePattern. */
export function fullDateTimePattern(format: DateTimeFormat): string {
  return format.fullDateTimePattern ?? `${format.longDatePatterns[0]} ${format.longTimePatterns[0]}`;
}
