/** Parse of every numeric type: NumberStyles, culture symbols, ranges, and .NET's errors. */
import type { NumberFormat } from '../culture/culture-data.ts';
import { type NetException, netException } from '../net-exception.ts';
import { NetDecimal } from '../values/decimal.ts';

/** The bits of System.Globalization.NumberStyles. */
export const NumberStyles = {
  AllowLeadingWhite: 0x1,
  AllowTrailingWhite: 0x2,
  AllowLeadingSign: 0x4,
  AllowTrailingSign: 0x8,
  AllowParentheses: 0x10,
  AllowDecimalPoint: 0x20,
  AllowThousands: 0x40,
  AllowExponent: 0x80,
  AllowCurrencySymbol: 0x100,
  AllowHexSpecifier: 0x200,
  AllowBinarySpecifier: 0x400,
  Integer: 0x7,
  Number: 0x6f,
  Float: 0xa7,
  FloatAndThousands: 0xe7,
  Currency: 0x17f,
  Any: 0x1ff,
} as const;

/** A fixed-size integer type: its range, and its name with article in overflow messages. */
export interface IntegerRange {
  readonly bits: number;
  readonly signed: boolean;
  readonly title: string;
}

/** The integer types by .NET name without namespace. */
export const INTEGER_RANGES = {
  Byte: { bits: 8, signed: false, title: 'an unsigned byte' },
  SByte: { bits: 8, signed: true, title: 'a signed byte' },
  Int16: { bits: 16, signed: true, title: 'an Int16' },
  UInt16: { bits: 16, signed: false, title: 'a UInt16' },
  Int32: { bits: 32, signed: true, title: 'an Int32' },
  UInt32: { bits: 32, signed: false, title: 'a UInt32' },
  Int64: { bits: 64, signed: true, title: 'an Int64' },
  UInt64: { bits: 64, signed: false, title: 'a UInt64' },
} as const satisfies Record<string, IntegerRange>;

/** Whether an integer lies in the range of a type. */
export function inRange(value: bigint, { bits, signed }: IntegerRange): boolean {
  return signed ? BigInt.asIntN(bits, value) === value : BigInt.asUintN(bits, value) === value;
}

/** The OverflowException of an integer type. */
export function integerOverflow(range: IntegerRange): NetException {
  return netException('System.OverflowException', `Value was either too large or too small for ${range.title}.`);
}

/** The FormatException of all Parse methods. */
function formatFailure(text: string): NetException {
  return netException('System.FormatException', `The input string '${text}' was not in a correct format.`);
}

/** What was read: digits of the number without leading zeros, and where the point stands in them. */
interface ScannedNumber {
  readonly negative: boolean;
  readonly digits: string;
  readonly scale: number;
}

function isWhite(c: string | undefined): boolean {
  return c !== undefined && (c === ' ' || (c >= '\t' && c <= '\r'));
}

function isDigit(c: string | undefined): boolean {
  return c !== undefined && c >= '0' && c <= '9';
}

const MINUS_SIGNS = '-\u2012\u207B\u208B\u2212\u2796\uFE63\uFF0D';

/** Reads a number by .NET's grammar; null when the text is none. */
class NumberScanner {
  private position = 0;
  private negative = false;
  private signed = false;
  private openParenthesis = false;
  private currencySeen = false;

  constructor(
    private readonly text: string,
    private readonly style: number,
    private readonly format: NumberFormat,
  ) {}

  private allows(flag: number): boolean {
    return (this.style & flag) !== 0;
  }

  /** Steps over `symbol` when it stands here; a space in the text stands for a no-break space in the symbol. */
  private skip(symbol: string): boolean {
    if (symbol === '') return false;
    for (let i = 0; i < symbol.length; i++) {
      const c = this.text[this.position + i];
      const wanted = symbol[i];
      if (c !== wanted && !(c === ' ' && (wanted === '\u00A0' || wanted === '\u202F'))) return false;
    }
    this.position += symbol.length;
    return true;
  }

  private skipNegativeSign(): boolean {
    if (this.skip(this.format.negativeSign)) return true;
    return MINUS_SIGNS.includes(this.format.negativeSign) && this.skip('-');
  }

  private skipSign(): boolean {
    if (this.skip(this.format.positiveSign)) return true;
    if (!this.skipNegativeSign()) return false;
    this.negative = true;
    return true;
  }

  private skipCurrency(): boolean {
    if (this.currencySeen || !this.allows(NumberStyles.AllowCurrencySymbol)) return false;
    if (!this.skip(this.format.currencySymbol)) return false;
    this.currencySeen = true;
    return true;
  }

  scan(): ScannedNumber | null {
    this.leading();
    const number = this.digits();
    if (!number) return null;
    this.trailing();
    const rest = this.text.slice(this.position);
    if (this.openParenthesis || !/^\0*$/.test(rest)) return null;
    return { ...number, negative: this.negative };
  }

  private leading(): void {
    for (;;) {
      const c = this.text[this.position];
      // `-Kr 12` is a number, `- 12` is none, except where the culture writes negative numbers so.
      const whiteEnds = this.signed && !this.currencySeen && this.format.numberNegativePattern !== 2;
      if (isWhite(c) && this.allows(NumberStyles.AllowLeadingWhite) && !whiteEnds) {
        this.position++;
      } else if (!this.signed && this.allows(NumberStyles.AllowLeadingSign) && this.skipSign()) {
        this.signed = true;
      } else if (c === '(' && !this.signed && this.allows(NumberStyles.AllowParentheses)) {
        this.position++;
        this.signed = this.openParenthesis = this.negative = true;
      } else if (!this.skipCurrency()) {
        return;
      }
    }
  }

  private digits(): { digits: string; scale: number } | null {
    const money = this.allows(NumberStyles.AllowCurrencySymbol);
    const { format } = this;
    let digits = '';
    let scale = 0;
    let any = false;
    let point = false;
    for (;;) {
      const c = this.text[this.position];
      if (isDigit(c)) {
        any = true;
        this.position++;
        if (digits !== '' || c !== '0') {
          digits += c;
          if (!point) scale++;
        } else if (point) scale--;
      } else if (
        this.allows(NumberStyles.AllowDecimalPoint) &&
        !point &&
        ((money && this.skip(format.currencyDecimalSeparator)) || this.skip(format.numberDecimalSeparator))
      ) {
        point = true;
      } else if (
        !this.allows(NumberStyles.AllowThousands) ||
        !any ||
        point ||
        !((money && this.skip(format.currencyGroupSeparator)) || this.skip(format.numberGroupSeparator))
      ) {
        break;
      }
    }
    if (!any) return null;
    return { digits, scale: scale + this.exponent() };
  }

  private exponent(): number {
    const c = this.text[this.position];
    if ((c !== 'E' && c !== 'e') || !this.allows(NumberStyles.AllowExponent)) return 0;
    const start = this.position++;
    const negative = !this.skip(this.format.positiveSign) && this.skipNegativeSign();
    if (!isDigit(this.text[this.position])) {
      this.position = start;
      return 0;
    }
    let exponent = 0;
    while (isDigit(this.text[this.position])) {
      exponent = Math.min(exponent * 10 + Number(this.text[this.position++]), 99_999);
    }
    return negative ? -exponent : exponent;
  }

  private trailing(): void {
    for (;;) {
      const c = this.text[this.position];
      if (isWhite(c) && this.allows(NumberStyles.AllowTrailingWhite)) {
        this.position++;
      } else if (!this.signed && this.allows(NumberStyles.AllowTrailingSign) && this.skipSign()) {
        this.signed = true;
      } else if (c === ')' && this.openParenthesis) {
        this.position++;
        this.openParenthesis = false;
      } else if (!this.skipCurrency()) {
        return;
      }
    }
  }
}

function scan(text: string, style: number, format: NumberFormat): ScannedNumber | null {
  return new NumberScanner(text, style, format).scan();
}

/** The integer that digits and scale stand for; null when there is a fraction. */
function wholeNumber({ digits, scale, negative }: ScannedNumber): bigint | null {
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return 0n;
  if (scale < significant.length || scale > 100_000) return null;
  const magnitude = BigInt(digits.slice(0, scale).padEnd(scale, '0'));
  return negative ? -magnitude : magnitude;
}

/** Hexadecimal and binary text as a number without sign; null when it is malformed. */
function scanBits(text: string, style: number): bigint | null {
  let body = text.replace(/\0+$/, '');
  if (style & NumberStyles.AllowLeadingWhite) body = body.replace(/^[\t-\r ]+/, '');
  if (style & NumberStyles.AllowTrailingWhite) body = body.replace(/[\t-\r ]+$/, '');
  const hex = (style & NumberStyles.AllowHexSpecifier) !== 0;
  if (!(hex ? /^[0-9A-Fa-f]+$/ : /^[01]+$/).test(body)) return null;
  return BigInt((hex ? '0x' : '0b') + body);
}

const BITS = NumberStyles.AllowHexSpecifier | NumberStyles.AllowBinarySpecifier;

/** Parses an integer of a fixed size. Throws FormatException and OverflowException. */
export function parseInteger(text: string, style: number, format: NumberFormat, range: IntegerRange): bigint {
  if (style & BITS) {
    const bits = scanBits(text, style);
    if (bits === null) throw formatFailure(text);
    if (BigInt.asUintN(range.bits, bits) !== bits) throw integerOverflow(range);
    return range.signed ? BigInt.asIntN(range.bits, bits) : bits;
  }
  const scanned = scan(text, style, format);
  if (!scanned) throw formatFailure(text);
  const value = wholeNumber(scanned);
  if (value === null || !inRange(value, range)) throw integerOverflow(range);
  return value;
}

/** Parses a BigInteger. Hexadecimal text whose first digit has its high bit set is negative. Throws FormatException. */
export function parseBigInteger(text: string, style: number, format: NumberFormat): bigint {
  const value = readBigInteger(text, style, format);
  if (value === null) throw netException('System.FormatException', 'The value could not be parsed.');
  return value;
}

/** As `parseBigInteger`; null when the text is no whole number. */
export function readBigInteger(text: string, style: number, format: NumberFormat): bigint | null {
  if (style & BITS) {
    const bits = scanBits(text, style);
    const width = text.trim().length * (style & NumberStyles.AllowHexSpecifier ? 4 : 1);
    return bits === null ? null : BigInt.asIntN(width, bits);
  }
  const scanned = scan(text, style, format);
  return scanned && wholeNumber(scanned);
}

/** Parses a double; too large a number is infinite. Throws FormatException. */
export function parseDouble(text: string, style: number, format: NumberFormat): number {
  return readDouble(text, style, format) ?? fail(text);
}

/** As `parseDouble`; null when the text is no number. */
export function readDouble(text: string, style: number, format: NumberFormat): number | null {
  const scanned = scan(text, style, format);
  if (!scanned) return namedNumber(text, format);
  const magnitude = scanned.digits === '' ? 0 : Number(`0.${scanned.digits}e${scanned.scale}`);
  return scanned.negative ? -magnitude : magnitude;
}

function fail(text: string): never {
  throw formatFailure(text);
}

/** Infinity and NaN by the culture's symbols, without regard to case. */
function namedNumber(text: string, format: NumberFormat): number | null {
  const name = text.trim().toLowerCase();
  const infinity = format.positiveInfinitySymbol.toLowerCase();
  const nan = format.nanSymbol.toLowerCase();
  if (name === infinity || name === format.positiveSign + infinity) return Number.POSITIVE_INFINITY;
  if (name === format.negativeInfinitySymbol.toLowerCase()) return Number.NEGATIVE_INFINITY;
  if (name === nan || name === format.positiveSign + nan || name === format.negativeSign + nan) return Number.NaN;
  return null;
}

/** Parses a decimal, rounding what exceeds 28 places. Throws FormatException and OverflowException. */
export function parseDecimal(text: string, style: number, format: NumberFormat): NetDecimal {
  return readDecimal(text, style, format) ?? fail(text);
}

/** As `parseDecimal`; null when the text is no number. Throws OverflowException. */
export function readDecimal(text: string, style: number, format: NumberFormat): NetDecimal | null {
  const scanned = scan(text, style, format);
  if (!scanned) return null;
  const { digits, scale, negative } = scanned;
  const places = digits.length - scale;
  // Digits so far behind the point that they round to zero would only cost time.
  if (digits === '' || scale < -30) return NetDecimal.of(0n, Math.min(Math.max(places, 0), 28));
  if (scale > 29)
    throw netException('System.OverflowException', 'Value was either too large or too small for a Decimal.');
  const magnitude = BigInt(digits);
  return NetDecimal.of(negative ? -magnitude : magnitude, places);
}
