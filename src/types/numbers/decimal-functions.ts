/** Functions of decimals that both Math and Decimal have. */
import { netException } from '../net-exception.ts';
import type { MidpointRounding, NetDecimal } from '../values/decimal.ts';

/** Round. Throws ArgumentOutOfRangeException for places that a decimal cannot have. */
export function roundDecimal(value: NetDecimal, places: number, mode: MidpointRounding): NetDecimal {
  if (places < 0 || places > 28) {
    throw netException(
      'System.ArgumentOutOfRangeException',
      "Decimal can only round to between 0 and 28 digits of precision. (Parameter 'decimals')",
    );
  }
  return value.round(places, mode);
}

/** The larger of two. */
export function largerDecimal(a: NetDecimal, b: NetDecimal): NetDecimal {
  return a.compareTo(b) >= 0 ? a : b;
}

/** The smaller of two. */
export function smallerDecimal(a: NetDecimal, b: NetDecimal): NetDecimal {
  return a.compareTo(b) < 0 ? a : b;
}

/** Value brought between two limits. Throws ArgumentException when the limits are in the wrong order. */
export function clampedDecimal(value: NetDecimal, min: NetDecimal, max: NetDecimal): NetDecimal {
  if (min.compareTo(max) > 0) throw netException('System.ArgumentException', `'${min}' cannot be greater than ${max}.`);
  return smallerDecimal(largerDecimal(value, min), max);
}
