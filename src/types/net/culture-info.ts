/** System.Globalization.CultureInfo. */
import { ambient } from '../ambient.ts';
import { type Culture, cultureNamed } from '../culture/culture.ts';
import { assignedCultureNames, cultureNameOfLcid } from '../culture/culture-ids.ts';
import { type NetException, netException } from '../net-exception.ts';
import { typeNamed } from '../net-type.ts';
import { requireValue } from '../text/argument-checks.ts';
import { defineType } from '../type-declaration.ts';
import { GregorianCalendar } from '../values/calendar.ts';
import { CompareInfo } from '../values/compare-info.ts';
import {
  CultureInfo,
  cultureInfoNamed,
  cultureNameOf,
  type DateTimeFormatInfo,
  type NumberFormatInfo,
} from '../values/culture-info.ts';
import type { EnumValue } from '../values/enum-value.ts';
import { asTypedArray } from '../values/typed-array.ts';

function requireName(name: string | null): string {
  return requireValue(name, 'name');
}

function nameOfLcid(lcid: number): string {
  const name = lcid === 127 ? '' : cultureNameOfLcid(lcid);
  if (name !== undefined) return name;
  throw netException(
    'System.Globalization.CultureNotFoundException',
    `Culture is not supported. (Parameter 'culture')\n${lcid} (0x${lcid.toString(16).padStart(4, '0')}) is an invalid culture identifier.`,
  );
}

function notNegative(lcid: number): number {
  if (lcid < 0) throw outOfRange(lcid, 'non-negative');
  return lcid;
}

function positive(lcid: number): number {
  if (lcid <= 0) throw outOfRange(lcid, 'non-negative and non-zero');
  return lcid;
}

function outOfRange(lcid: number, wanted: string): NetException {
  return netException(
    'System.ArgumentOutOfRangeException',
    `culture ('${lcid}') must be a ${wanted} value. (Parameter 'culture')\nActual value was ${lcid}.`,
  );
}

const NEUTRAL = 1n;
const SPECIFIC = 2n;

function culturesOf(types: EnumValue): unknown[] {
  const names = ['', ...assignedCultureNames()].filter((name) => {
    const neutral = !/-(?:[A-Z]{2}|\d{3})$/.test(name);
    return (types.value & (neutral ? NEUTRAL : SPECIFIC)) !== 0n;
  });
  return asTypedArray(names.map(cultureInfoNamed), typeNamed('System.Globalization.CultureInfo'));
}

const data = (self: CultureInfo): Culture => self.culture;
const isSame = (a: CultureInfo, b: unknown): boolean => b instanceof CultureInfo && a.culture.name === b.culture.name;

function calendarOf({ isReadOnly }: CultureInfo): GregorianCalendar {
  return isReadOnly ? GregorianCalendar.instance : new GregorianCalendar();
}

export default defineType<CultureInfo>({
  name: 'System.Globalization.CultureInfo',
  accelerators: ['cultureinfo'],
  interfaces: ['System.IFormatProvider', 'System.ICloneable'],
  constructors: [
    ['(string name)', (name: string | null) => new CultureInfo(cultureNamed(requireName(name)))],
    [
      '(string name, bool useUserOverride)',
      (name: string | null, override: boolean) => new CultureInfo(cultureNamed(requireName(name)), false, override),
    ],
    ['(int culture)', (lcid: number) => new CultureInfo(cultureNamed(nameOfLcid(notNegative(lcid))))],
    [
      '(int culture, bool useUserOverride)',
      (lcid: number, override: boolean) =>
        new CultureInfo(cultureNamed(nameOfLcid(notNegative(lcid))), false, override),
    ],
  ],
  properties: [
    ['cultureinfo Parent {get;}', (self: CultureInfo) => cultureInfoNamed(data(self).parentName)],
    ['int LCID {get;}', (self: CultureInfo) => data(self).ids.lcid],
    ['int KeyboardLayoutId {get;}', (self: CultureInfo) => data(self).ids.lcid],
    ['string Name {get;}', (self: CultureInfo) => data(self).name],
    ['string IetfLanguageTag {get;}', (self: CultureInfo) => data(self).name],
    ['string DisplayName {get;}', (self: CultureInfo) => data(self).displayName],
    ['string NativeName {get;}', (self: CultureInfo) => data(self).nativeName],
    ['string EnglishName {get;}', (self: CultureInfo) => data(self).englishName],
    ['string TwoLetterISOLanguageName {get;}', (self: CultureInfo) => data(self).twoLetterIsoLanguageName],
    ['string ThreeLetterISOLanguageName {get;}', (self: CultureInfo) => data(self).ids.threeLetterIsoLanguageName],
    [
      'string ThreeLetterWindowsLanguageName {get;}',
      (self: CultureInfo) => data(self).ids.threeLetterWindowsLanguageName,
    ],
    ['System.Globalization.CompareInfo CompareInfo {get;}', (self: CultureInfo) => new CompareInfo(data(self))],
    ['System.Globalization.TextInfo TextInfo {get;}', (self: CultureInfo) => self.textInfo],
    ['bool IsNeutralCulture {get;}', (self: CultureInfo) => data(self).isNeutral],
    [
      'System.Globalization.CultureTypes CultureTypes {get;}',
      (self: CultureInfo) => (data(self).isNeutral ? NEUTRAL : SPECIFIC),
    ],
    [
      'System.Globalization.NumberFormatInfo NumberFormat {get;set;}',
      (self: CultureInfo) => self.numberFormatInfo,
      (self: CultureInfo, value: NumberFormatInfo) => {
        self.numberFormatInfo = value;
      },
    ],
    [
      'System.Globalization.DateTimeFormatInfo DateTimeFormat {get;set;}',
      (self: CultureInfo) => self.dateTimeFormatInfo,
      (self: CultureInfo, value: DateTimeFormatInfo) => {
        self.dateTimeFormatInfo = value;
      },
    ],
    ['System.Globalization.Calendar Calendar {get;}', calendarOf],
    ['System.Globalization.Calendar[] OptionalCalendars {get;}', () => [new GregorianCalendar()]],
    ['bool UseUserOverride {get;}', (self: CultureInfo) => self.usesUserOverride],
    ['bool IsReadOnly {get;}', (self: CultureInfo) => self.isReadOnly],
  ],
  methods: [
    ['void ClearCachedData()', () => undefined],
    ['System.Object Clone()', (self: CultureInfo) => self.clone()],
    ['bool Equals(System.Object value)', isSame],
    ['cultureinfo GetConsoleFallbackUICulture()', (self: CultureInfo) => self],
    [
      'System.Object GetFormat(type formatType)',
      (self: CultureInfo, type: { fullName: string }) =>
        type.fullName.endsWith('NumberFormatInfo')
          ? self.numberFormatInfo
          : type.fullName.endsWith('DateTimeFormatInfo')
            ? self.dateTimeFormatInfo
            : null,
    ],
    ['int GetHashCode()', (self: CultureInfo) => data(self).ids.lcid],
    ['string ToString()', (self: CultureInfo) => data(self).name],
  ],
  staticProperties: [
    [
      'cultureinfo CurrentCulture {get;set;}',
      () => cultureInfoNamed(ambient().culture),
      (value: CultureInfo) => {
        ambient().culture = cultureNameOf(value) ?? '';
      },
    ],
    [
      'cultureinfo CurrentUICulture {get;set;}',
      () => cultureInfoNamed(ambient().uiCulture),
      (value: CultureInfo) => {
        ambient().uiCulture = cultureNameOf(value) ?? '';
      },
    ],
    [
      'cultureinfo DefaultThreadCurrentCulture {get;set;}',
      () => null,
      (value: CultureInfo | null) => {
        if (value) ambient().culture = cultureNameOf(value) ?? '';
      },
    ],
    [
      'cultureinfo DefaultThreadCurrentUICulture {get;set;}',
      () => null,
      (value: CultureInfo | null) => {
        if (value) ambient().uiCulture = cultureNameOf(value) ?? '';
      },
    ],
    ['cultureinfo InstalledUICulture {get;}', () => cultureInfoNamed(ambient().uiCulture)],
    ['cultureinfo InvariantCulture {get;}', () => cultureInfoNamed('')],
  ],
  staticMethods: [
    ['cultureinfo CreateSpecificCulture(string name)', (name: string) => new CultureInfo(specificCulture(name))],
    ['cultureinfo GetCultureInfo(int culture)', (lcid: number) => cultureInfoNamed(nameOfLcid(positive(lcid)))],
    ['cultureinfo GetCultureInfo(string name)', (name: string | null) => cultureInfoNamed(requireName(name))],
    [
      'cultureinfo GetCultureInfo(string name, bool predefinedOnly)',
      (name: string | null) => cultureInfoNamed(requireName(name)),
    ],
    [
      'cultureinfo GetCultureInfo(string name, string altName)',
      (name: string | null) => cultureInfoNamed(requireName(name)),
    ],
    [
      'cultureinfo GetCultureInfoByIetfLanguageTag(string name)',
      (name: string | null) => cultureInfoNamed(requireName(name)),
    ],
    ['cultureinfo[] GetCultures(System.Globalization.CultureTypes types)', culturesOf],
    ['cultureinfo ReadOnly(cultureinfo ci)', (ci: CultureInfo) => cultureInfoNamed(cultureNameOf(ci) ?? '')],
  ],
  toText: (self) => self.culture.name,
  equals: isSame,
  hashKey: (self) => self.culture.name,
  convertFrom: (value) => (typeof value === 'string' ? new CultureInfo(cultureNamed(value)) : undefined),
});

/** A neutral culture with the region that ICU thinks likeliest: `fr` gives `fr-FR`. */
function specificCulture(name: string): Culture {
  const culture = cultureNamed(name);
  if (!culture.isNeutral || culture.name === '') return culture;
  const region = new Intl.Locale(culture.locale).maximize().region;
  return region ? cultureNamed(`${culture.name}-${region}`) : culture;
}
