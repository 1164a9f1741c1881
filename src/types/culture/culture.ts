/** Cultures by name: tables for the invariant one and en-US, Intl with corrections for every other. */
import { argumentException, type NetException, netException } from '../net-exception.ts';
import { compareStrings } from '../operations/string-comparison.ts';
import { correctionsFor } from './culture-corrections.ts';
import type { Culture, CultureIds, DateTimeFormat, NumberFormat } from './culture-data.ts';
import { assignedListSeparator, cultureIds } from './culture-ids.ts';
import { canonicalName, languageOf } from './culture-name.ts';
import { EN_US_DATE_TIME_FORMAT, EN_US_IDS, EN_US_NUMBER_FORMAT } from './en-us-culture.ts';
import { dateTimeFormatFromIntl, numberFormatFromIntl } from './intl-culture.ts';
import { INVARIANT_DATE_TIME_FORMAT, INVARIANT_IDS, INVARIANT_NUMBER_FORMAT } from './invariant-culture.ts';

export type { Culture, DateTimeFormat, NumberFormat } from './culture-data.ts';
export { fullDateTimePattern } from './culture-data.ts';

/** Languages whose region decides the script, which .NET puts between the two. */
const PARENTS = new Map([
  ['zh-TW', 'zh-Hant'],
  ['zh-HK', 'zh-Hant'],
  ['zh-MO', 'zh-Hant'],
  ['zh-CN', 'zh-Hans'],
  ['zh-SG', 'zh-Hans'],
]);

class IntlCulture implements Culture {
  private numbers: NumberFormat | null = null;
  private dates: DateTimeFormat | null = null;

  constructor(
    readonly name: string,
    readonly locale: string,
  ) {}

  get parentName(): string {
    return PARENTS.get(this.name) ?? this.name.slice(0, Math.max(this.name.lastIndexOf('-'), 0));
  }

  get englishName(): string {
    return displayName(this.name, 'en');
  }

  get displayName(): string {
    return this.englishName;
  }

  get nativeName(): string {
    return displayName(this.name, this.locale);
  }

  get isNeutral(): boolean {
    return !/-(?:[A-Z]{2}|\d{3})\b/.test(this.name);
  }

  get isRightToLeft(): boolean {
    const script = new Intl.Locale(this.locale).maximize().script ?? '';
    return ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg'].includes(script);
  }

  get twoLetterIsoLanguageName(): string {
    return languageOf(this.name);
  }

  get listSeparator(): string {
    return assignedListSeparator(this.name) ?? (this.numberFormat.numberDecimalSeparator === ',' ? ';' : ',');
  }

  get ids(): CultureIds {
    return cultureIds(this.name);
  }

  get numberFormat(): NumberFormat {
    return (this.numbers ??= Object.assign(
      numberFormatFromIntl(this.locale),
      ...correctionsFor(this.name).map((c) => c.numberFormat),
    ) as NumberFormat);
  }

  get dateTimeFormat(): DateTimeFormat {
    return (this.dates ??= Object.assign(
      dateTimeFormatFromIntl(this.locale),
      ...correctionsFor(this.name).map((c) => c.dateTimeFormat),
    ) as DateTimeFormat);
  }

  compare(a: string, b: string, ignoreCase: boolean): number {
    return compareStrings(a, b, { ignoreCase, culture: this.locale });
  }
}

function displayName(name: string, inLocale: string): string {
  return new Intl.DisplayNames([inLocale], { type: 'language', languageDisplay: 'standard' }).of(name) ?? name;
}

const INVARIANT_NAME = 'Invariant Language (Invariant Country)';

const INVARIANT: Culture = {
  name: '',
  parentName: '',
  displayName: INVARIANT_NAME,
  englishName: INVARIANT_NAME,
  nativeName: INVARIANT_NAME,
  isNeutral: false,
  isRightToLeft: false,
  twoLetterIsoLanguageName: 'iv',
  listSeparator: ',',
  ids: INVARIANT_IDS,
  numberFormat: INVARIANT_NUMBER_FORMAT,
  dateTimeFormat: INVARIANT_DATE_TIME_FORMAT,
  locale: 'en-US',
  compare: (a, b, ignoreCase) => compareStrings(a, b, { ignoreCase }),
};

const EN_US: Culture = {
  name: 'en-US',
  parentName: 'en',
  displayName: 'English (United States)',
  englishName: 'English (United States)',
  nativeName: 'English (United States)',
  isNeutral: false,
  isRightToLeft: false,
  twoLetterIsoLanguageName: 'en',
  listSeparator: ',',
  ids: EN_US_IDS,
  numberFormat: EN_US_NUMBER_FORMAT,
  dateTimeFormat: EN_US_DATE_TIME_FORMAT,
  locale: 'en-US',
  compare: (a, b, ignoreCase) => compareStrings(a, b, { ignoreCase }),
};

const cultures = new Map<string, Culture>([
  ['', INVARIANT],
  ['en-us', EN_US],
]);

function isLocale(name: string): boolean {
  try {
    return Intl.getCanonicalLocales(name).length > 0;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Most questions are about the culture of the one before. */
let lastFound: { readonly name: string; readonly culture: Culture } = { name: '', culture: INVARIANT };

/** The culture of a name in whichever letter case; undefined when ICU cannot take the name. */
export function findCulture(name: string): Culture | undefined {
  if (name === lastFound.name) return lastFound.culture;
  const key = name.toLowerCase();
  let culture = cultures.get(key);
  if (culture) {
    lastFound = { name, culture };
    return culture;
  }
  const canonical = canonicalName(name);
  if (canonical === undefined || !isLocale(canonical)) return undefined;
  culture = new IntlCulture(canonical, canonical);
  cultures.set(key, culture);
  return culture;
}

/** As `findCulture`; throws CultureNotFoundException. */
export function cultureNamed(name: string): Culture {
  return findCulture(name) ?? cultureNotFound(name);
}

function cultureNotFound(name: string): never {
  const known = argumentException('ArgumentException', 'Culture is not supported.', 'name');
  const exception: NetException = netException(
    'System.Globalization.CultureNotFoundException',
    `${known.message}\n${name} is an invalid culture identifier.`,
  );
  exception.properties.set('ParamName', 'name');
  exception.properties.set('InvalidCultureName', name);
  throw exception;
}

let derivedCount = 0;
const derivedNames = new Map<string, string>();

/** What scripts may change of a culture. */
export type CultureParts = Pick<Culture, 'numberFormat' | 'dateTimeFormat' | 'listSeparator'>;

/**
 * The name under which a culture with formats of a script's own (a changed NumberFormatInfo, DateTimeFormatInfo or
 * TextInfo) can be given to whoever takes a culture by name. Equal formats get the same name, so that a loop does not add
 * up cultures.
 */
export function derivedCultureName(base: Culture, parts: Partial<CultureParts>): string {
  const { numberFormat = base.numberFormat, dateTimeFormat = base.dateTimeFormat } = parts;
  const { listSeparator = base.listSeparator } = parts;
  const isSame =
    numberFormat === base.numberFormat &&
    dateTimeFormat === base.dateTimeFormat &&
    listSeparator === base.listSeparator;
  if (isSame) return base.name;
  const content = JSON.stringify([base.name, numberFormat, dateTimeFormat, listSeparator]);
  let name = derivedNames.get(content);
  if (name === undefined) {
    name = `${base.name}@${++derivedCount}`;
    derivedNames.set(content, name);
    const derived: Culture = Object.create(base, {
      numberFormat: { value: numberFormat },
      dateTimeFormat: { value: dateTimeFormat },
      listSeparator: { value: listSeparator },
    }) as Culture;
    cultures.set(name.toLowerCase(), derived);
  }
  return name;
}
