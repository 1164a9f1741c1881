/** Numbers in texts: what `[int]'…'` reads. Number literals of the language come first, then .NET's own parsers. */
import { type NetException, netException } from '../net-exception.ts';
import { NetDecimal } from '../values/decimal.ts';
import { Byte, Double, Int16, Int64, SByte, UInt16, UInt32, UInt64 } from '../values/numbers.ts';

const literal =
  /^([+-]?)(?:0x([0-9a-f]+)|0b([01]+)|(\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?))(uy|us|ul|y|s|l|u|n|d)?([kmgtp]b)?$/i;
const multipliers: Readonly<Record<string, bigint>> = {
  kb: 1n << 10n,
  mb: 1n << 20n,
  gb: 1n << 30n,
  tb: 1n << 40n,
  pb: 1n << 50n,
};

const INT_MIN = -2147483648n;
const INT_MAX = 2147483647n;
const LONG_MIN = -(1n << 63n);
const LONG_MAX = (1n << 63n) - 1n;
const DECIMAL_MAX = (1n << 96n) - 1n;

/** The value of a number literal with white space around it (`' 0xFF '`, `'1.5kb'`); undefined when the text is none. */
export function scanNumber(text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === '') return 0;
  const match = literal.exec(trimmed);
  if (!match) return undefined;
  const [, sign, hexadecimal, binary, decimal, suffix = '', unit = ''] = match;
  // In a hexadecimal number a final d is a digit; the expression above takes it as such already.
  const multiplier = unit ? multipliers[unit.toLowerCase()] : 1n;
  if (decimal !== undefined && /[.e]/i.test(decimal)) {
    return realLiteral(Number(`${sign}${decimal}`), `${sign}${decimal}`, suffix.toLowerCase(), multiplier);
  }
  const magnitude =
    decimal !== undefined
      ? BigInt(decimal)
      : hexadecimal !== undefined
        ? hex(hexadecimal, suffix)
        : bits(binary, suffix);
  return integerLiteral(
    (sign === '-' ? -magnitude : magnitude) * multiplier,
    suffix.toLowerCase(),
    decimal !== undefined,
  );
}

function hex(digits: string, suffix: string): bigint {
  return signed(BigInt(`0x${digits}`), digits.length * 4, suffix, [32, 64]);
}

function bits(digits: string, suffix: string): bigint {
  return signed(BigInt(`0b${digits}`), digits.length, suffix, [8, 16, 32, 64]);
}

/**
 * Digits that fill one of the widths (or, with suffix y or s, 8 or 16 bits) are a number with a sign, so that 0xFFFFFFFF
 * and 0b11111111 are -1; unless the suffix says unsigned or big.
 */
function signed(value: bigint, width: number, suffix: string, widths: readonly number[]): bigint {
  const own = /^y$/i.test(suffix) ? 8 : /^s$/i.test(suffix) ? 16 : 0;
  if ((!widths.includes(width) && width !== own) || /^(u|n)/i.test(suffix)) return value;
  return BigInt.asIntN(width, value);
}

function realLiteral(value: number, text: string, suffix: string, multiplier: bigint): unknown {
  switch (suffix) {
    case '':
      return new Double(value * Number(multiplier));
    case 'd':
      return NetDecimal.fromText(text).multiply(NetDecimal.of(multiplier));
    default: {
      const rounded = roundHalfEven(value * Number(multiplier));
      return Number.isFinite(rounded) ? integerLiteral(BigInt(rounded), suffix, false) : undefined;
    }
  }
}

function integerLiteral(value: bigint, suffix: string, isDecimal: boolean): unknown {
  switch (suffix) {
    case '':
      return smallestInteger(value, isDecimal);
    case 'd':
      return NetDecimal.of(value);
    case 'n':
      return value;
    case 'l':
      return within(value, LONG_MIN, LONG_MAX) ? new Int64(value) : undefined;
    case 'ul':
      return within(value, 0n, (1n << 64n) - 1n) ? new UInt64(value) : undefined;
    case 'u':
      if (within(value, 0n, (1n << 32n) - 1n)) return new UInt32(Number(value));
      return within(value, 0n, (1n << 64n) - 1n) ? new UInt64(value) : undefined;
    case 's':
      return within(value, -32768n, 32767n) ? new Int16(Number(value)) : undefined;
    case 'us':
      return within(value, 0n, 65535n) ? new UInt16(Number(value)) : undefined;
    case 'y':
      return within(value, -128n, 127n) ? new SByte(Number(value)) : undefined;
    default:
      return within(value, 0n, 255n) ? new Byte(Number(value)) : undefined;
  }
}

/** Without suffix: int, long, decimal, double, whichever holds it first. */
function smallestInteger(value: bigint, isDecimal: boolean): unknown {
  if (within(value, INT_MIN, INT_MAX)) return Number(value);
  if (within(value, LONG_MIN, LONG_MAX)) return new Int64(value);
  if (!isDecimal) return undefined;
  return within(value, -DECIMAL_MAX, DECIMAL_MAX) ? NetDecimal.of(value) : new Double(Number(value));
}

function within(value: bigint, low: bigint, high: bigint): boolean {
  return value >= low && value <= high;
}

/** Rounds to the nearest integer, a half to the even one, as every conversion to an integer does. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** FormatException of a text that is no number. */
export function notANumber(text: string): NetException {
  return netException('System.FormatException', `The input string '${text}' was not in a correct format.`);
}

/** .NET's integer parser with the prefixes that its type converter adds (`#ff`, `0xff`, `&hff`); null when not a number. */
export function parseIntegerText(text: string): bigint | null {
  const trimmed = text.trim();
  const prefixed = /^(?:#|0x|&h)([0-9a-f]+)$/i.exec(trimmed);
  if (prefixed) return BigInt(`0x${prefixed[1]}`);
  return /^[+-]?\d+$/.test(trimmed) ? BigInt(trimmed.replace('+', '')) : null;
}

/** Double.Parse by the invariant culture with thousands separators; null when not a number. */
export function parseDoubleText(text: string): number | null {
  const trimmed = text.trim();
  if (/^[+-]?(?:\d[\d,]*(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(trimmed)) return Number(trimmed.replaceAll(',', ''));
  switch (trimmed.toLowerCase()) {
    case 'infinity':
    case '+infinity':
    case '∞':
      return Number.POSITIVE_INFINITY;
    case '-infinity':
    case '-∞':
      return Number.NEGATIVE_INFINITY;
    case 'nan':
    case '+nan':
    case '-nan':
      return Number.NaN;
    default:
      return null;
  }
}

/** Decimal.Parse by the invariant culture: thousands separators, no exponent; null when not a number. */
export function parseDecimalText(text: string): NetDecimal | null {
  const match = /^\s*([+-]?)((?:\d[\d,]*(?:\.\d*)?|\.\d+))([+-]?)\s*$/.exec(text);
  if (!match || (match[1] && match[3])) return null;
  return NetDecimal.fromText(`${match[1] || match[3]}${match[2].replaceAll(',', '')}`);
}
