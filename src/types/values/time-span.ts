/**
 * System.TimeSpan: a signed count of 100 ns ticks. Kept as whole milliseconds and the 0..9999 ticks that remain, both
 * exact as JS numbers, because bigint arithmetic on every comparison of a sort would cost ten times as much.
 */
import { argumentException, netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

export const TICKS_PER_MS = 10_000;
const INT64_MAX = 9_223_372_036_854_775_807n;
const INT64_MIN = -9_223_372_036_854_775_808n;
/** Whole milliseconds of TimeSpan.MaxValue: beyond it the exact check is needed. */
const SAFE_MS = 922_337_203_685_476;

function overflow(): never {
  throw netException('System.OverflowException', 'TimeSpan overflowed because the duration is too long.');
}

export class TimeSpan extends NetObject {
  private constructor(
    /** Whole milliseconds, rounded towards minus infinity. */
    readonly ms: number,
    /** Ticks beyond `ms`, 0..9999. */
    readonly fraction: number,
  ) {
    super();
  }

  /**
   * From milliseconds and any number of further whole ticks; parts of a tick are cut off, as clocks of the host give them.
   * @throws OverflowException out of Int64
   */
  static of(ms: number, extraTicks = 0): TimeSpan {
    if (!Number.isInteger(ms) && Number.isFinite(ms)) {
      const whole = Math.floor(ms);
      return TimeSpan.of(whole, extraTicks + Math.trunc((ms - whole) * TICKS_PER_MS));
    }
    const carry = Math.floor(extraTicks / TICKS_PER_MS);
    const wholeMs = ms + carry;
    if (Math.abs(wholeMs) >= SAFE_MS - 1) {
      return TimeSpan.fromTicks(BigInt(ms) * 10_000n + BigInt(extraTicks));
    }
    return new TimeSpan(wholeMs + 0, extraTicks - carry * TICKS_PER_MS);
  }

  static fromTicks(ticks: bigint): TimeSpan {
    if (ticks > INT64_MAX || ticks < INT64_MIN) overflow();
    let fraction = ticks % 10_000n;
    if (fraction < 0n) fraction += 10_000n;
    return new TimeSpan(Number((ticks - fraction) / 10_000n), Number(fraction));
  }

  /** TimeSpan.FromDays(double) and its kind: the fraction below a tick is cut off. */
  static fromDouble(value: number, ticksPerUnit: number): TimeSpan {
    if (Number.isNaN(value)) notANumber();
    return TimeSpan.fromDoubleTicks(Math.trunc(value * ticksPerUnit));
  }

  private static fromDoubleTicks(ticks: number): TimeSpan {
    if (Number.isNaN(ticks)) notANumber();
    // As .NET compares: Int64.MaxValue is 2^63 as a double, and exactly that value gives MaxValue.
    if (ticks === 2 ** 63) return TimeSpan.maxValue;
    if (ticks > 2 ** 63 || ticks < -(2 ** 63)) overflow();
    return TimeSpan.fromTicks(BigInt(ticks));
  }

  static readonly zero = new TimeSpan(0, 0);
  static readonly maxValue = TimeSpan.fromTicks(INT64_MAX);
  static readonly minValue = TimeSpan.fromTicks(INT64_MIN);

  netType(): NetType {
    return typeNamed('System.TimeSpan');
  }

  get ticks(): bigint {
    return BigInt(this.ms) * 10_000n + BigInt(this.fraction);
  }

  /** The ticks as a double, as .NET computes the Total… properties from it. */
  get doubleTicks(): number {
    return Number(this.ticks);
  }

  get isNegative(): boolean {
    return this.ms < 0;
  }

  get days(): number {
    return this.part(864_000_000_000n, 0n);
  }
  get hours(): number {
    return this.part(36_000_000_000n, 24n);
  }
  get minutes(): number {
    return this.part(600_000_000n, 60n);
  }
  get seconds(): number {
    return this.part(10_000_000n, 60n);
  }
  get milliseconds(): number {
    return this.part(10_000n, 1000n);
  }
  get microseconds(): number {
    return this.part(10n, 1000n);
  }
  get nanoseconds(): number {
    return this.part(1n, 10n) * 100;
  }

  /** Division truncates towards zero, so every part of a negative span is negative. */
  private part(ticksPerUnit: bigint, modulus: bigint): number {
    const units = this.ticks / ticksPerUnit;
    return Number(modulus === 0n ? units : units % modulus);
  }

  get totalDays(): number {
    return this.doubleTicks / 864_000_000_000;
  }
  get totalHours(): number {
    return this.doubleTicks / 36_000_000_000;
  }
  get totalMinutes(): number {
    return this.doubleTicks / 600_000_000;
  }
  get totalSeconds(): number {
    return this.doubleTicks / 10_000_000;
  }
  get totalMicroseconds(): number {
    return this.doubleTicks / 10;
  }
  get totalNanoseconds(): number {
    return this.doubleTicks * 100;
  }

  /** Kept within what Int64 milliseconds can say, as .NET does. */
  get totalMilliseconds(): number {
    return Math.min(Math.max(this.doubleTicks / 10_000, -922_337_203_685_477), 922_337_203_685_477);
  }

  add(other: TimeSpan): TimeSpan {
    return TimeSpan.of(this.ms + other.ms, this.fraction + other.fraction);
  }

  subtract(other: TimeSpan): TimeSpan {
    return TimeSpan.of(this.ms - other.ms, this.fraction - other.fraction);
  }

  negate(): TimeSpan {
    if (compareTimeSpans(this, TimeSpan.minValue) === 0) {
      throw netException(
        'System.OverflowException',
        'Negating the minimum value of a twos complement number is invalid.',
      );
    }
    return TimeSpan.of(-this.ms, -this.fraction);
  }

  duration(): TimeSpan {
    if (!this.isNegative) return this;
    if (compareTimeSpans(this, TimeSpan.minValue) === 0) {
      throw netException(
        'System.OverflowException',
        'The duration cannot be returned for TimeSpan.MinValue because the absolute value of TimeSpan.MinValue exceeds the value of TimeSpan.MaxValue.',
      );
    }
    return this.negate();
  }

  /** Rounds to the nearest tick, halves to even. */
  multiply(factor: number): TimeSpan {
    if (Number.isNaN(factor)) notANumber('factor');
    return TimeSpan.fromDoubleTicks(roundHalfEven(this.doubleTicks * factor));
  }

  divide(divisor: number): TimeSpan {
    if (Number.isNaN(divisor)) notANumber('divisor');
    return TimeSpan.fromDoubleTicks(roundHalfEven(this.doubleTicks / divisor));
  }
}

function notANumber(paramName: string | null = null): never {
  throw argumentException(
    'ArgumentException',
    'TimeSpan does not accept floating point Not-a-Number values.',
    paramName,
  );
}

function roundHalfEven(value: number): number {
  const rounded = Math.round(value);
  return Math.abs(value % 1) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

/** Negative, zero or positive. */
export function compareTimeSpans(a: TimeSpan, b: TimeSpan): number {
  return a.ms - b.ms || a.fraction - b.fraction;
}
