/** Rounding of doubles as Math.Round does it. */
import { netException } from '../net-exception.ts';
import type { MidpointRounding } from '../values/decimal.ts';

const MODES: readonly MidpointRounding[] = [
  'ToEven',
  'AwayFromZero',
  'ToZero',
  'ToNegativeInfinity',
  'ToPositiveInfinity',
];

/** The mode of a MidpointRounding number. Throws ArgumentException when there is none. */
export function roundingMode(value: bigint): MidpointRounding {
  const mode = MODES[Number(value)];
  if (!mode) {
    throw netException(
      'System.ArgumentException',
      `The value '${value}' is not valid for this usage of the type MidpointRounding. (Parameter 'mode')`,
    );
  }
  return mode;
}

function toInteger(value: number, mode: MidpointRounding): number {
  switch (mode) {
    case 'ToNegativeInfinity':
      return Math.floor(value);
    case 'ToPositiveInfinity':
      return Math.ceil(value);
    case 'ToZero':
      return Math.trunc(value);
    case 'AwayFromZero': {
      const whole = Math.trunc(value);
      return Math.abs(value - whole) >= 0.5 ? whole + Math.sign(value) : whole;
    }
    case 'ToEven': {
      const floor = Math.floor(value);
      const rest = value - floor;
      const rounded = rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : floor + 1;
      return rounded === 0 && value < 0 ? -0 : rounded;
    }
  }
}

/** Math.Round of a double: .NET scales by a power of ten, so its result is that of binary arithmetic, not of the digits. */
export function roundDouble(value: number, digits: number, mode: MidpointRounding): number {
  if (digits < 0 || digits > 15) {
    throw netException(
      'System.ArgumentOutOfRangeException',
      "Rounding digits must be between 0 and 15, inclusive. (Parameter 'digits')",
    );
  }
  if (!Number.isFinite(value)) return value;
  if (digits === 0) return toInteger(value, mode);
  if (Math.abs(value) >= 1e16) return value;
  const power = Number(`1e${digits}`);
  return toInteger(value * power, mode) / power;
}
