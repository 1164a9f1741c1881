/**
 * CultureInfo, NumberFormatInfo and DateTimeFormatInfo as scripts hold them. They share the immutable data of their
 * culture until a script changes one; whoever takes a culture by name gets the changed one by `cultureNameOf`.
 */

import {
  type Culture,
  cultureNamed,
  type DateTimeFormat,
  derivedCultureName,
  type NumberFormat,
} from '../culture/culture.ts';
import { cultureOrCurrent } from '../culture/current-culture.ts';
import { netException } from '../net-exception.ts';
import { keepExtensionsByProcess, NetObject, type NetType, typeNamed } from '../net-type.ts';
import type { CultureName } from '../type-declaration.ts';
import { TextInfo } from './text-info.ts';

function requireWritable(isReadOnly: boolean): void {
  if (isReadOnly) throw netException('System.InvalidOperationException', 'Instance is read-only.');
}

export class NumberFormatInfo extends NetObject {
  constructor(
    public numberFormat: NumberFormat,
    readonly isReadOnly: boolean,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Globalization.NumberFormatInfo');
  }

  /** Replaces one field. */
  change(part: Partial<NumberFormat>): void {
    requireWritable(this.isReadOnly);
    this.numberFormat = { ...this.numberFormat, ...part };
  }
}

export class DateTimeFormatInfo extends NetObject {
  constructor(
    public dateTimeFormat: DateTimeFormat,
    readonly isReadOnly: boolean,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Globalization.DateTimeFormatInfo');
  }

  /** Replaces one field. */
  change(part: Partial<DateTimeFormat>): void {
    requireWritable(this.isReadOnly);
    this.dateTimeFormat = { ...this.dateTimeFormat, ...part };
  }
}

export class CultureInfo extends NetObject {
  private numbers: NumberFormatInfo | null = null;
  private dates: DateTimeFormatInfo | null = null;
  private texts: TextInfo | null = null;

  constructor(
    readonly culture: Culture,
    readonly isReadOnly = false,
    /** Whether a user's own settings would count: so of what a constructor makes, unless it is told otherwise. */
    readonly usesUserOverride = !isReadOnly,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Globalization.CultureInfo');
  }

  get name(): string {
    return this.culture.name;
  }

  get numberFormatInfo(): NumberFormatInfo {
    return (this.numbers ??= new NumberFormatInfo(this.culture.numberFormat, this.isReadOnly));
  }

  set numberFormatInfo(value: NumberFormatInfo) {
    requireWritable(this.isReadOnly);
    this.numbers = value;
  }

  get dateTimeFormatInfo(): DateTimeFormatInfo {
    return (this.dates ??= new DateTimeFormatInfo(this.culture.dateTimeFormat, this.isReadOnly));
  }

  set dateTimeFormatInfo(value: DateTimeFormatInfo) {
    requireWritable(this.isReadOnly);
    this.dates = value;
  }

  get textInfo(): TextInfo {
    return (this.texts ??= new TextInfo(this.culture, this.isReadOnly));
  }

  get listSeparator(): string {
    return this.texts?.listSeparator ?? this.culture.listSeparator;
  }

  /** The number format in force, for whoever takes any format provider. */
  get numberFormat(): NumberFormat {
    return this.numbers?.numberFormat ?? this.culture.numberFormat;
  }

  get dateTimeFormat(): DateTimeFormat {
    return this.dates?.dateTimeFormat ?? this.culture.dateTimeFormat;
  }

  /** A copy that a script may change. */
  clone(): CultureInfo {
    const copy = new CultureInfo(this.culture, false, this.usesUserOverride);
    if (this.numbers) copy.numbers = new NumberFormatInfo(this.numbers.numberFormat, false);
    if (this.dates) copy.dates = new DateTimeFormatInfo(this.dates.dateTimeFormat, false);
    if (this.texts) copy.texts = this.texts.copy();
    return copy;
  }

  override toString(): string {
    return this.culture.name;
  }
}

keepExtensionsByProcess(CultureInfo.prototype);

/** By culture, not by name: one that a script has changed has the name of the one that it comes from. */
const shared = new Map<Culture, CultureInfo>();

/** The read-only CultureInfo of a name: what CurrentCulture, InvariantCulture and GetCultureInfo give. */
export function cultureInfoNamed(name: CultureName): CultureInfo {
  const culture = cultureNamed(name);
  let info = shared.get(culture);
  if (!info) shared.set(culture, (info = new CultureInfo(culture, true)));
  return info;
}

/** The names and patterns of an IFormatProvider argument; the current culture's for null. */
export function dateTimeFormatOf(provider: unknown): DateTimeFormat {
  if (provider instanceof CultureInfo || provider instanceof DateTimeFormatInfo) return provider.dateTimeFormat;
  return cultureOrCurrent(null).dateTimeFormat;
}

/** The culture of an IFormatProvider argument by name; null (the current one) for null and for other providers. */
export function cultureNameOf(provider: unknown): CultureName | null {
  if (provider instanceof CultureInfo) {
    return derivedCultureName(provider.culture, provider);
  }
  const current = cultureOrCurrent(null);
  if (provider instanceof NumberFormatInfo) {
    return derivedCultureName(current, { numberFormat: provider.numberFormat });
  }
  if (provider instanceof DateTimeFormatInfo) {
    return derivedCultureName(current, { dateTimeFormat: provider.dateTimeFormat });
  }
  return null;
}
