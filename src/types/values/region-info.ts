/** System.Globalization.RegionInfo: a country or region by its code or by a culture. */
import { findCulture } from '../culture/culture.ts';
import { type Region, regionTable } from '../culture/regions.ts';
import { argumentException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

export class RegionInfo extends NetObject {
  private constructor(
    readonly name: string,
    readonly region: Region,
    /** A culture of the region: the one that was asked for, or the one with the most speakers. */
    readonly locale: string,
  ) {
    super();
  }

  /** By `US` or `en-US`. Throws ArgumentException. */
  static named(name: string): RegionInfo {
    const culture = name.includes('-') ? findCulture(name) : undefined;
    const code = (culture ? culture.name.slice(culture.name.lastIndexOf('-') + 1) : name).toUpperCase();
    const region = regionTable().get(code);
    if (!region) {
      throw argumentException('ArgumentException', `Culture name '${name}' is not supported.`, 'name');
    }
    return new RegionInfo(culture?.name ?? code, region, culture?.name ?? likeliestLocale(code));
  }

  netType(): NetType {
    return typeNamed('System.Globalization.RegionInfo');
  }

  displayName(locale: string): string {
    return new Intl.DisplayNames([locale], { type: 'region' }).of(this.region.code) ?? this.region.code;
  }

  get nativeName(): string {
    return this.displayName(this.locale);
  }

  currencyName(locale: string): string {
    return new Intl.DisplayNames([locale], { type: 'currency' }).of(this.region.currency) ?? this.region.currency;
  }
}

function likeliestLocale(code: string): string {
  const { language } = new Intl.Locale('und', { region: code }).maximize();
  return `${language}-${code}`;
}
