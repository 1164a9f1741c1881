/** Numbers in texts: what `[int]'…'` reads. Number literals of the language come first, then .NET's own parsers. */
import { INVARIANT_NUMBER_FORMAT } from '../culture/invariant-culture.ts';
import { NumberStyles, readBigInteger, readDecimal, readDouble } from '../format/number-parse.ts';
import { type NetException, netException } from '../net-exception.ts';
import type { NetDecimal } from '../values/decimal.ts';
import { numberFromLiteral } from '../values/numeric-literal.ts';
import { scanNumber as scanNumberLiteral } from './number-literal.ts';

const isEnd = (c: number) => c < 0;

/** The value of a number literal with white space around it (`' 0xFF '`, `'1.5kb'`); undefined when the text is none. */
export function scanNumber(text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === '') return 0;
  const c = trimmed.charCodeAt(0);
  // Nothing else begins a number: digits, a dot, a plus, the dashes.
  if (!((c >= 0x30 && c <= 0x39) || c === 0x2e || c === 0x2b || c === 0x2d || (c >= 0x2013 && c <= 0x2015)))
    return undefined;
  if (!/[0-9]/.test(trimmed)) return undefined;
  const literal = scanNumberLiteral(trimmed, 0, isEnd)?.literal;
  return literal ? numberFromLiteral(literal) : undefined;
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
  return readBigInteger(trimmed, NumberStyles.Integer, INVARIANT_NUMBER_FORMAT);
}

/** Double.Parse by the invariant culture with thousands separators; null when not a number. */
export function parseDoubleText(text: string): number | null {
  return readDouble(text, NumberStyles.FloatAndThousands, INVARIANT_NUMBER_FORMAT);
}

/** Decimal.Parse by the invariant culture: thousands separators, no exponent; null when not a number. */
export function parseDecimalText(text: string): NetDecimal | null {
  return readDecimal(text, NumberStyles.Number, INVARIANT_NUMBER_FORMAT);
}
