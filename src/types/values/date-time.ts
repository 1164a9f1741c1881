/**
 * System.DateTime: a count of 100 ns ticks since 0001-01-01 with a kind. Kept as whole milliseconds and the 0..9999
 * ticks that remain (both exact as JS numbers), so that comparing and adding cost no bigint.
 */
import { ambient } from '../ambient.ts';
import { argumentException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { localToUtcOffset, utcOffsetAt } from '../time-zone-offset.ts';
import type { EnumValue } from './enum-value.ts';
import { type CivilDate, civilFromDays, daysFromCivil, daysInMonth, MS_PER_DAY, UNIX_EPOCH_MS } from './gregorian.ts';
import { TICKS_PER_MS, TimeSpan } from './time-span.ts';

export type DateTimeKind = 'Unspecified' | 'Utc' | 'Local';

/** The numbers of System.DateTimeKind. */
export const DATE_TIME_KINDS: readonly DateTimeKind[] = ['Unspecified', 'Utc', 'Local'];

/** The kind of an argument; throws ArgumentException for a number that is none (`[Enum]::ToObject` makes such). */
export function dateTimeKind(kind: EnumValue): DateTimeKind {
  const found = DATE_TIME_KINDS[Number(kind.value)];
  if (found) return found;
  throw argumentException('ArgumentException', 'Invalid DateTimeKind value.', 'kind');
}

/** The first millisecond that no DateTime can have: 10000-01-01. */
export const END_OF_TIME_MS = daysFromCivil(10_000, 1, 1) * MS_PER_DAY;

function unrepresentable(paramName = 'value'): never {
  throw argumentException(
    'ArgumentOutOfRangeException',
    'The added or subtracted value results in an un-representable DateTime.',
    paramName,
  );
}

export class DateTime extends NetObject {
  private civil: CivilDate | null = null;

  private constructor(
    /** Whole milliseconds since 0001-01-01T00:00. */
    readonly ms: number,
    /** Ticks beyond `ms`, 0..9999. */
    readonly fraction: number,
    readonly kind: DateTimeKind,
    /**
     * Of a reading of the local clock that comes twice: it is the first of them, in daylight time. It goes with the date
     * through arithmetic and means nothing to comparisons (DateTime.KindLocalAmbiguousDst).
     */
    private readonly isFirst = false,
  ) {
    super();
  }

  /** From milliseconds since 0001-01-01 and further ticks; undefined where no DateTime is. */
  static tryOf(ms: number, extraTicks: number, kind: DateTimeKind): DateTime | undefined {
    const carry = Math.floor(extraTicks / TICKS_PER_MS);
    const wholeMs = ms + carry;
    if (!(wholeMs >= 0 && wholeMs < END_OF_TIME_MS)) return undefined;
    return new DateTime(wholeMs, extraTicks - carry * TICKS_PER_MS, kind);
  }

  /** As `tryOf`, throwing what .NET's arithmetic throws. */
  static of(ms: number, extraTicks = 0, kind: DateTimeKind = 'Unspecified'): DateTime {
    return DateTime.tryOf(ms, extraTicks, kind) ?? unrepresentable();
  }

  static fromTicks(ticks: bigint, kind: DateTimeKind = 'Unspecified'): DateTime {
    if (ticks < 0n || ticks > DateTime.maxValue.ticks) {
      throw argumentException(
        'ArgumentOutOfRangeException',
        'Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.',
        'ticks',
      );
    }
    return new DateTime(Number(ticks / 10_000n), Number(ticks % 10_000n), kind);
  }

  /** From the parts of a date that must exist; `DateTime.create` checks them as the constructor of .NET does. */
  static create(
    year: number,
    month: number,
    day: number,
    hour = 0,
    minute = 0,
    second = 0,
    millisecond = 0,
    microsecond = 0,
    kind: DateTimeKind = 'Unspecified',
  ): DateTime {
    if (!isDate(year, month, day)) {
      throw argumentException(
        'ArgumentOutOfRangeException',
        'Year, Month, and Day parameters describe an un-representable DateTime.',
        null,
      );
    }
    if (!inRange(hour, 24) || !inRange(minute, 60) || !inRange(second, 60)) {
      throw argumentException(
        'ArgumentOutOfRangeException',
        'Hour, Minute, and Second parameters describe an un-representable DateTime.',
        null,
      );
    }
    requireBelow1000(millisecond, 'millisecond');
    requireBelow1000(microsecond, 'microsecond');
    const ms = daysFromCivil(year, month, day) * MS_PER_DAY + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
    return new DateTime(ms, microsecond * 10, kind);
  }

  /** From milliseconds since 1970-01-01 (a fraction of them is kept to the tick). */
  static fromUnixMs(unixMs: number, kind: DateTimeKind = 'Utc'): DateTime {
    const whole = Math.floor(unixMs);
    return DateTime.of(whole + UNIX_EPOCH_MS, Math.floor((unixMs - whole) * TICKS_PER_MS), kind);
  }

  /** The clock of the runspace in the local zone. */
  static now(): DateTime {
    return DateTime.utcNow().toLocalTime();
  }

  static utcNow(): DateTime {
    return DateTime.fromUnixMs(ambient().now());
  }

  static today(): DateTime {
    return DateTime.now().date;
  }

  static readonly minValue = new DateTime(0, 0, 'Unspecified');
  static readonly maxValue = new DateTime(END_OF_TIME_MS - 1, 9999, 'Unspecified');
  static readonly unixEpoch = new DateTime(UNIX_EPOCH_MS, 0, 'Utc');

  netType(): NetType {
    return typeNamed('System.DateTime');
  }

  get ticks(): bigint {
    return BigInt(this.ms) * 10_000n + BigInt(this.fraction);
  }

  /** Milliseconds since 1970-01-01 of the same reading of the clock (no conversion to UTC). */
  get unixMs(): number {
    return this.ms - UNIX_EPOCH_MS;
  }

  private get ymd(): CivilDate {
    return (this.civil ??= civilFromDays(Math.floor(this.ms / MS_PER_DAY)));
  }

  get year(): number {
    return this.ymd.year;
  }
  get month(): number {
    return this.ymd.month;
  }
  get day(): number {
    return this.ymd.day;
  }
  get dayOfYear(): number {
    return Math.floor(this.ms / MS_PER_DAY) - daysFromCivil(this.year, 1, 1) + 1;
  }
  /** 0 is Sunday. */
  get dayOfWeek(): number {
    return (Math.floor(this.ms / MS_PER_DAY) + 1) % 7;
  }
  get hour(): number {
    return Math.floor(this.ms / 3_600_000) % 24;
  }
  get minute(): number {
    return Math.floor(this.ms / 60_000) % 60;
  }
  get second(): number {
    return Math.floor(this.ms / 1000) % 60;
  }
  get millisecond(): number {
    return this.ms % 1000;
  }
  get microsecond(): number {
    return Math.floor(this.fraction / 10);
  }
  get nanosecond(): number {
    return (this.fraction % 10) * 100;
  }
  /** Ticks since the last full second, 0..9999999. */
  get ticksOfSecond(): number {
    return (this.ms % 1000) * TICKS_PER_MS + this.fraction;
  }

  get date(): DateTime {
    return new DateTime(this.ms - (this.ms % MS_PER_DAY), 0, this.kind, this.isFirst);
  }

  get timeOfDay(): TimeSpan {
    return TimeSpan.of(this.ms % MS_PER_DAY, this.fraction);
  }

  withKind(kind: DateTimeKind): DateTime {
    return new DateTime(this.ms, this.fraction, kind);
  }

  add(span: TimeSpan): DateTime {
    return this.moved(this.ms + span.ms, this.fraction + span.fraction);
  }

  subtractSpan(span: TimeSpan): DateTime {
    return this.moved(this.ms - span.ms, this.fraction - span.fraction);
  }

  /** The kinds do not matter, as in .NET. */
  subtract(other: DateTime): TimeSpan {
    return TimeSpan.of(this.ms - other.ms, this.fraction - other.fraction);
  }

  addTicks(ticks: bigint): DateTime {
    const sum = this.ticks + ticks;
    if (sum < 0n || sum > DateTime.maxValue.ticks) unrepresentable();
    return new DateTime(Number(sum / 10_000n), Number(sum % 10_000n), this.kind, this.isFirst);
  }

  /** The same kind of date at another time. */
  private moved(ms: number, extraTicks: number): DateTime {
    const date = DateTime.of(ms, extraTicks, this.kind);
    return this.isFirst ? date.asFirst() : date;
  }

  private asFirst(): DateTime {
    return new DateTime(this.ms, this.fraction, this.kind, true);
  }

  /** AddDays(double) and its kind: whole units exactly, the fraction to the tick below. */
  addUnits(value: number, ticksPerUnit: number): DateTime {
    if (!(Math.abs(value) <= (END_OF_TIME_MS * TICKS_PER_MS) / ticksPerUnit)) {
      throw argumentException('ArgumentOutOfRangeException', 'Value to add was out of range.', 'value');
    }
    const whole = Math.trunc(value);
    const rest = Math.trunc((value - whole) * ticksPerUnit);
    // Nine quadrillion ticks are 28 years: within them plain numbers are exact, and ten times as fast.
    const ticks = whole * ticksPerUnit + rest;
    if (Number.isSafeInteger(ticks)) return this.moved(this.ms, this.fraction + ticks);
    return this.addTicks(BigInt(whole) * BigInt(ticksPerUnit) + BigInt(rest));
  }

  /** The day is kept, or the last of the month where that is shorter. */
  addMonths(months: number): DateTime {
    if (months < -120_000 || months > 120_000) {
      throw argumentException('ArgumentOutOfRangeException', 'Months value must be between +/-120000.', 'months');
    }
    return this.shiftMonths(months, 'months');
  }

  addYears(years: number): DateTime {
    if (years < -10_000 || years > 10_000) {
      throw argumentException('ArgumentOutOfRangeException', 'Years value must be between +/-10000.', 'years');
    }
    return this.shiftMonths(years * 12, 'value');
  }

  private shiftMonths(months: number, paramName: string): DateTime {
    const index = this.year * 12 + this.month - 1 + months;
    const year = Math.floor(index / 12);
    const month = index - year * 12 + 1;
    if (year < 1 || year > 9999) unrepresentable(paramName);
    const day = Math.min(this.day, daysInMonth(year, month));
    return new DateTime(
      daysFromCivil(year, month, day) * MS_PER_DAY + (this.ms % MS_PER_DAY),
      this.fraction,
      this.kind,
      this.isFirst,
    );
  }

  /** Utc and Unspecified are read as UTC; the ends of time stay where they are. */
  toLocalTime(): DateTime {
    if (this.kind === 'Local') return this;
    const { timeZone } = ambient();
    const offset = utcOffsetAt(timeZone, this.unixMs);
    const local = DateTime.clamped(this.ms + offset, this.fraction, 'Local');
    return localToUtcOffset(timeZone, local.unixMs) < offset ? local.asFirst() : local;
  }

  /** Local and Unspecified are read as local time. */
  toUniversalTime(): DateTime {
    if (this.kind === 'Utc') return this;
    return DateTime.clamped(this.ms - this.localOffset, this.fraction, 'Utc');
  }

  /** Milliseconds that the local clock was ahead of UTC when it showed this. */
  get localOffset(): number {
    return localToUtcOffset(ambient().timeZone, this.unixMs, this.isFirst);
  }

  private static clamped(ms: number, fraction: number, kind: DateTimeKind): DateTime {
    const end = ms < 0 ? DateTime.minValue : DateTime.maxValue;
    return DateTime.tryOf(ms, fraction, kind) ?? end.withKind(kind);
  }
}

function isDate(year: number, month: number, day: number): boolean {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function inRange(value: number, end: number): boolean {
  return value >= 0 && value < end;
}

function requireBelow1000(value: number, paramName: string): void {
  if (inRange(value, 1000)) return;
  throw argumentException('ArgumentOutOfRangeException', 'Valid values are between 0 and 999, inclusive.', paramName);
}

/** By the reading of the clock, whatever the kinds. */
export function compareDateTimes(a: DateTime, b: DateTime): number {
  return a.ms - b.ms || a.fraction - b.fraction;
}
