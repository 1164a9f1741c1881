/**
 * Numbers in strings as PowerShell's operators read them: by the grammar of its literals (`'0x10' + 0`, `'1kb' * 1`),
 * with a sign. What is no such literal is left to the conversions.
 */
import { NetDecimal } from '../values/decimal.ts';
import { Byte, Double, Int16, Int64, SByte, UInt16, UInt32, UInt64 } from '../values/numbers.ts';
import { INTEGER_RANGES, type IntegerRange, inRange } from './number-parse.ts';

const LITERAL =
  /^([+-]?)(?:0x([0-9a-f]+)|0b([01]+)|(\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?))(ul|us|uy|[ludysn])?([kmgtp]b)?$/i;

const MULTIPLIERS = new Map([
  ['kb', 1n << 10n],
  ['mb', 1n << 20n],
  ['gb', 1n << 30n],
  ['tb', 1n << 40n],
  ['pb', 1n << 50n],
]);

const SUFFIXED: ReadonlyMap<string, readonly [IntegerRange, (value: bigint) => unknown]> = new Map<
  string,
  readonly [IntegerRange, (value: bigint) => unknown]
>([
  ['l', [INTEGER_RANGES.Int64, (v) => new Int64(v)]],
  ['ul', [INTEGER_RANGES.UInt64, (v) => new UInt64(v)]],
  ['s', [INTEGER_RANGES.Int16, (v) => new Int16(Number(v))]],
  ['us', [INTEGER_RANGES.UInt16, (v) => new UInt16(Number(v))]],
  ['y', [INTEGER_RANGES.SByte, (v) => new SByte(Number(v))]],
  ['uy', [INTEGER_RANGES.Byte, (v) => new Byte(Number(v))]],
]);

/** The number that a string spells as a literal would; undefined when it does not. Empty text is 0. */
export function scanNumber(text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === '') return 0;
  const match = LITERAL.exec(trimmed);
  if (!match) return undefined;
  const [, sign, hex, binary, plain, suffixText = '', multiplierText = ''] = match;
  const suffix = suffixText.toLowerCase();
  const multiplier = MULTIPLIERS.get(multiplierText.toLowerCase()) ?? 1n;
  if (plain !== undefined && /[.e]/i.test(plain)) return realNumber(sign! + plain, suffix, multiplier);
  const magnitude = hex ? signedBits(hex, 16, suffix) : binary ? signedBits(binary, 2, suffix) : BigInt(plain!);
  return wholeNumber((sign === '-' ? -magnitude : magnitude) * multiplier, suffix);
}

/** Digits that fill a whole 32 or 64 bits (in binary 8 or 16 too) are two's complement, unless the suffix is unsigned. */
function signedBits(digits: string, radix: 16 | 2, suffix: string): bigint {
  const value = BigInt((radix === 16 ? '0x' : '0b') + digits);
  const bits = radix === 16 ? digits.length * 4 : digits.length;
  const own = suffix === 'y' ? 8 : suffix === 's' ? 16 : 0;
  const twosComplement = bits === 32 || bits === 64 || bits === own || (radix === 2 && (bits === 8 || bits === 16));
  return twosComplement && !suffix.startsWith('u') && suffix !== 'n' ? BigInt.asIntN(bits, value) : value;
}

function realNumber(text: string, suffix: string, multiplier: bigint): unknown {
  if (suffix === 'd') return NetDecimal.fromText(text).multiply(NetDecimal.of(multiplier));
  const value = Number(text) * Number(multiplier);
  if (suffix === '') return new Double(value);
  if (!Number.isFinite(value)) return undefined;
  return wholeNumber(NetDecimal.fromText(text).multiply(NetDecimal.of(multiplier)).toRoundedBigInt(), suffix);
}

function wholeNumber(value: bigint, suffix: string): unknown {
  switch (suffix) {
    case '':
      return unsuffixed(value);
    case 'n':
      return value;
    case 'd':
      return fitsDecimal(value) ? NetDecimal.of(value) : undefined;
    case 'u':
      if (inRange(value, INTEGER_RANGES.UInt32)) return new UInt32(Number(value));
      return inRange(value, INTEGER_RANGES.UInt64) ? new UInt64(value) : undefined;
    default: {
      const [range, box] = SUFFIXED.get(suffix)!;
      return inRange(value, range) ? box(value) : undefined;
    }
  }
}

function fitsDecimal(value: bigint): boolean {
  return value <= NetDecimal.maxValue.coefficient && value >= NetDecimal.minValue.coefficient;
}

/** The first of int, long, decimal and double that holds the number. */
function unsuffixed(value: bigint): unknown {
  if (inRange(value, INTEGER_RANGES.Int32)) return Number(value);
  if (inRange(value, INTEGER_RANGES.Int64)) return new Int64(value);
  return fitsDecimal(value) ? NetDecimal.of(value) : new Double(Number(value));
}
