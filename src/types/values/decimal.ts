/**
 * System.Decimal: a 96-bit integer over a power of ten (scale 0..28). The scale is part of the value as it is shown
 * (`1.10d` prints 1.10), which is why it is kept as a coefficient and a scale; decimal.js normalises it away.
 */

import { netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

const MAX_COEFFICIENT = (1n << 96n) - 1n;
const MAX_SCALE = 28;

const powers: (bigint | undefined)[] = [];

/** 10 to the power of `n`, remembered. */
function powerOfTen(n: number): bigint {
  let power = powers[n];
  if (power === undefined) powers[n] = power = 10n ** BigInt(n);
  return power;
}

/** 10 to the power of `n` as the double nearest to it, which `**` does not give for every n. */
function floatPower(n: number): number {
  return Number(`1e${n}`);
}

/** How a value between two neighbours is rounded: the names of System.MidpointRounding. */
export type MidpointRounding = 'ToEven' | 'AwayFromZero' | 'ToZero' | 'ToNegativeInfinity' | 'ToPositiveInfinity';

/** `dividend / divisor` as an integer, rounded; the divisor is positive. */
function divideRounded(dividend: bigint, divisor: bigint, mode: MidpointRounding): bigint {
  const quotient = dividend / divisor;
  const rest = dividend % divisor;
  if (rest === 0n) return quotient;
  const sign = dividend < 0n ? -1n : 1n;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  let away: boolean;
  switch (mode) {
    case 'ToEven':
      away = twice > divisor || (twice === divisor && (quotient & 1n) === 1n);
      break;
    case 'AwayFromZero':
      away = twice >= divisor;
      break;
    case 'ToZero':
      away = false;
      break;
    case 'ToNegativeInfinity':
      away = sign < 0n;
      break;
    case 'ToPositiveInfinity':
      away = sign > 0n;
      break;
  }
  return away ? quotient + sign : quotient;
}

function overflow(): never {
  throw netException('System.OverflowException', 'Value was either too large or too small for a Decimal.');
}

function fits(coefficient: bigint): boolean {
  return coefficient <= MAX_COEFFICIENT && coefficient >= -MAX_COEFFICIENT;
}

/** Digits of `coefficient` that must go so that it fits 96 bits; an estimate that is exact or one too small. */
function excessDigits(coefficient: bigint): number {
  const digits = (coefficient < 0n ? -coefficient : coefficient).toString().length;
  return Math.max(0, digits - 29);
}

export class NetDecimal extends NetObject {
  private constructor(
    /** The signed integer that is divided by ten to the power of `scale`. */
    readonly coefficient: bigint,
    readonly scale: number,
  ) {
    super();
  }

  static readonly zero = new NetDecimal(0n, 0);
  static readonly one = new NetDecimal(1n, 0);
  static readonly maxValue = new NetDecimal(MAX_COEFFICIENT, 0);
  static readonly minValue = new NetDecimal(-MAX_COEFFICIENT, 0);

  netType(): NetType {
    return typeNamed('System.Decimal');
  }

  /**
   * The decimal nearest to `coefficient / 10^scale` (half to even), giving up trailing places until it fits 28 places
   * and 96 bits. Throws OverflowException when no number of places makes it fit.
   */
  static of(coefficient: bigint, scale = 0): NetDecimal {
    if (scale < 0) {
      coefficient *= powerOfTen(-scale);
      scale = 0;
    }
    if (scale <= MAX_SCALE && fits(coefficient)) return new NetDecimal(coefficient, scale);
    let drop = Math.max(scale - MAX_SCALE, excessDigits(coefficient));
    for (; drop <= scale; drop++) {
      const rounded = divideRounded(coefficient, powerOfTen(drop), 'ToEven');
      if (fits(rounded)) return new NetDecimal(rounded, scale - drop);
    }
    return overflow();
  }

  /** From digits with an optional point, sign and exponent (`-1.50`, `1e3`); the text must be well formed. */
  static fromText(text: string): NetDecimal {
    const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
    if (!match) throw new Error(`Not a decimal: ${text}`);
    const [, sign, whole, fraction = '', exponent = '0'] = match;
    const magnitude = BigInt(`${whole}${fraction}` || '0');
    return NetDecimal.of(sign === '-' ? -magnitude : magnitude, fraction.length - Number(exponent));
  }

  /** As the cast from double does it: 15 significant digits, trailing zeros dropped. Throws OverflowException. */
  static fromDouble(value: number): NetDecimal {
    return NetDecimal.fromFloating(value, 15);
  }

  /** As the cast from float does it: 7 significant digits. */
  static fromSingle(value: number): NetDecimal {
    return NetDecimal.fromFloating(value, 7);
  }

  /** .NET scales in double arithmetic before it rounds half to even; an exact way would differ in the last digit. */
  private static fromFloating(value: number, precision: number): NetDecimal {
    const exponent = binaryExponent(value);
    if (exponent < -94) return NetDecimal.zero;
    if (exponent > 96) overflow();
    let scaled = Math.abs(value);
    let scale = precision - 1 - ((exponent * 19728) >> 16);
    if (scale >= 0) {
      scale = Math.min(scale, MAX_SCALE);
      scaled *= floatPower(scale);
    } else if (scale !== -1 || scaled >= floatPower(precision)) {
      scaled /= floatPower(-scale);
    } else {
      scale = 0;
    }
    if (scaled < floatPower(precision - 1) && scale < MAX_SCALE) {
      scaled *= 10;
      scale++;
    }
    let mantissa = Math.trunc(scaled);
    const rest = scaled - mantissa;
    if (rest > 0.5 || (rest === 0.5 && mantissa % 2 !== 0)) mantissa++;
    if (mantissa === 0) return NetDecimal.zero;
    const coefficient = BigInt(value < 0 ? -mantissa : mantissa);
    return NetDecimal.of(coefficient, scale).withoutTrailingZeros(precision - 1);
  }

  /** Whether the number is below zero. */
  get isNegative(): boolean {
    return this.coefficient < 0n;
  }

  /** The same number with fewer places: at most so many trailing zeros are taken away. */
  withoutTrailingZeros(limit = MAX_SCALE): NetDecimal {
    let { coefficient, scale } = this;
    const lowest = Math.max(0, scale - limit);
    while (scale > lowest && coefficient % 10n === 0n) {
      coefficient /= 10n;
      scale--;
    }
    return scale === this.scale ? this : new NetDecimal(coefficient, scale);
  }

  /** The coefficients of two numbers over their common scale. */
  private aligned(other: NetDecimal): { left: bigint; right: bigint; scale: number } {
    const scale = Math.max(this.scale, other.scale);
    return {
      left: this.coefficient * powerOfTen(scale - this.scale),
      right: other.coefficient * powerOfTen(scale - other.scale),
      scale,
    };
  }

  add(other: NetDecimal): NetDecimal {
    const { left, right, scale } = this.aligned(other);
    return NetDecimal.of(left + right, scale);
  }

  subtract(other: NetDecimal): NetDecimal {
    const { left, right, scale } = this.aligned(other);
    return NetDecimal.of(left - right, scale);
  }

  multiply(other: NetDecimal): NetDecimal {
    return NetDecimal.of(this.coefficient * other.coefficient, this.scale + other.scale);
  }

  /** Throws DivideByZeroException, and OverflowException. */
  divide(other: NetDecimal): NetDecimal {
    if (other.coefficient === 0n) divideByZero();
    const divisor = other.coefficient < 0n ? -other.coefficient : other.coefficient;
    const dividend = other.coefficient < 0n ? -this.coefficient : this.coefficient;
    const natural = this.scale - other.scale;
    if (dividend % divisor === 0n) return NetDecimal.of(dividend / divisor, natural);
    // As many places as fit; what was not exact at its natural scale loses trailing zeros again.
    let scale = MAX_SCALE;
    for (; scale >= 0; scale--) {
      const shift = scale - natural;
      const rounded =
        shift >= 0
          ? divideRounded(dividend * powerOfTen(shift), divisor, 'ToEven')
          : divideRounded(dividend, divisor * powerOfTen(-shift), 'ToEven');
      if (fits(rounded)) return new NetDecimal(rounded, scale).withoutTrailingZeros();
    }
    return overflow();
  }

  /** The remainder with the sign of the dividend. */
  remainder(other: NetDecimal): NetDecimal {
    if (other.coefficient === 0n) divideByZero();
    const { left, right, scale } = this.aligned(other);
    const magnitude = (n: bigint) => (n < 0n ? -n : n);
    if (magnitude(left) < magnitude(right)) return this;
    return NetDecimal.of(left % right, scale);
  }

  negate(): NetDecimal {
    return new NetDecimal(-this.coefficient, this.scale);
  }

  abs(): NetDecimal {
    return this.coefficient < 0n ? this.negate() : this;
  }

  /** Rounded to at most `places` decimal places; fewer places stay as they are. */
  round(places = 0, mode: MidpointRounding = 'ToEven'): NetDecimal {
    if (places >= this.scale) return this;
    return new NetDecimal(divideRounded(this.coefficient, powerOfTen(this.scale - places), mode), places);
  }

  truncate(): NetDecimal {
    return this.round(0, 'ToZero');
  }

  floor(): NetDecimal {
    return this.round(0, 'ToNegativeInfinity');
  }

  ceiling(): NetDecimal {
    return this.round(0, 'ToPositiveInfinity');
  }

  compareTo(other: NetDecimal): number {
    const { left, right } = this.aligned(other);
    return left < right ? -1 : left > right ? 1 : 0;
  }

  equals(other: NetDecimal): boolean {
    return this.compareTo(other) === 0;
  }

  /** The integer part. */
  toBigInt(): bigint {
    return this.coefficient / powerOfTen(this.scale);
  }

  /** The integer part after rounding half to even, as Convert.ToInt32 and PowerShell's casts do. */
  toRoundedBigInt(): bigint {
    return divideRounded(this.coefficient, powerOfTen(this.scale), 'ToEven');
  }

  /** As the cast to double does it: both 64-bit halves as doubles, divided by the power of ten. */
  toDouble(): number {
    const magnitude = this.coefficient < 0n ? -this.coefficient : this.coefficient;
    const high = Number(magnitude >> 64n);
    const low = Number(magnitude & 0xffffffffffffffffn);
    const result = (high * 2 ** 64 + low) / floatPower(this.scale);
    return this.coefficient < 0n ? -result : result;
  }

  /** Digits with a point and all places, by the invariant culture: `1.10`. */
  override toString(): string {
    const digits = (this.coefficient < 0n ? -this.coefficient : this.coefficient)
      .toString()
      .padStart(this.scale + 1, '0');
    const sign = this.coefficient < 0n ? '-' : '';
    if (this.scale === 0) return sign + digits;
    return `${sign}${digits.slice(0, -this.scale)}.${digits.slice(-this.scale)}`;
  }
}

function divideByZero(): never {
  throw netException('System.DivideByZeroException', 'Attempted to divide by zero.');
}

const doubleView = new DataView(new ArrayBuffer(8));

/** The exponent of a double whose mantissa is taken to lie in [0.5, 1). */
function binaryExponent(value: number): number {
  doubleView.setFloat64(0, value);
  return ((doubleView.getUint16(0) >> 4) & 0x7ff) - 1022;
}
