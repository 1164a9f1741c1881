/** Convert's integers in base 2, 8 and 16: two's complement of the type's width, without regard to culture. */
import { netException } from '../net-exception.ts';
import type { IntegerKind } from './number-kind.ts';

function checkBase(base: number): void {
  if (base !== 2 && base !== 8 && base !== 10 && base !== 16)
    throw netException('System.ArgumentException', 'Invalid Base.');
}

/** Convert.ToString(value, toBase). */
export function toRadix(value: bigint, bits: number, base: number): string {
  checkBase(base);
  return base === 10 ? value.toString() : BigInt.asUintN(bits, value).toString(base);
}

function digitsPattern(base: number): RegExp {
  return base === 2 ? /^[01]+/ : base === 8 ? /^[0-7]+/ : base === 10 ? /^[0-9]+/ : /^[0-9a-fA-F]+/;
}

function format(message: string): never {
  throw netException('System.FormatException', message);
}

/** Convert.ToInt32(text, fromBase) and its kind; null is 0. Throws as .NET does. */
export function fromRadix<R extends number | bigint>(text: string | null, base: number, kind: IntegerKind<R>): R {
  checkBase(base);
  if (text === null) return kind.wrapped(0n);
  if (text === '') {
    throw netException(
      'System.ArgumentOutOfRangeException',
      "Specified argument was out of the range of valid values. (Parameter 'Index was out of range. Must be non-negative and less than the size of the collection.')",
    );
  }
  const negative = text.startsWith('-');
  if (negative && base !== 10) {
    throw netException('System.ArgumentException', 'String cannot contain a minus sign if the base is not 10.');
  }
  if (negative && !kind.range.signed) {
    throw netException(
      'System.OverflowException',
      'The string was being parsed as an unsigned number and could not have a negative sign.',
    );
  }
  let body = negative || text.startsWith('+') ? text.slice(1) : text;
  if (base === 16 && /^0[xX]/.test(body)) body = body.slice(2);
  const digits = digitsPattern(base).exec(body)?.[0];
  if (!digits) return format('Could not find any recognizable digits.');
  if (digits.length < body.length) return format('Additional non-parsable characters are at the end of the string.');
  return base === 10
    ? kind.checked(BigInt(negative ? `-${digits}` : digits))
    : fromBits(digits, base as 2 | 8 | 16, kind);
}

const PREFIXES = { 2: '0b', 8: '0o', 16: '0x' } as const;

function fromBits<R extends number | bigint>(digits: string, base: 2 | 8 | 16, kind: IntegerKind<R>): R {
  const { bits } = kind.range;
  const value = BigInt(PREFIXES[base] + digits);
  if (BigInt.asUintN(bits, value) === value) return kind.wrapped(value);
  // .NET reads into 32 or 64 unsigned bits first and names that type when they are too few.
  if (bits >= 64 || value >> 32n === 0n) return kind.checked(bits >= 64 ? value | (1n << 65n) : value);
  throw netException('System.OverflowException', `Value was either too large or too small for a UInt32.`);
}
