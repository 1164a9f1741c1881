/**
 * The tokens of JSON as Newtonsoft's reader takes them: texts in either quotes, names without, numbers of all its kinds,
 * comments; and where in the text and in its containers an error stands.
 */
import { netException } from '../../src/types/net-exception.ts';
import { Double, Int64 } from '../../src/types/values/numbers.ts';

/** Character codes. */
export const QUOTE = 34;
export const APOSTROPHE = 39;
const BACKSLASH = 92;

/** Whole numbers that come again and again share one box. */
const SMALL_INTEGERS: Int64[] = [];
for (let i = 0; i < 1024; i++) SMALL_INTEGERS.push(new Int64(BigInt(i)));

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['f', '\f'],
  ['r', '\r'],
  ['"', '"'],
  ["'", "'"],
  ['/', '/'],
  ['\\', '\\'],
]);

/** A list or an object that is being read. */
export interface OpenContainer {
  readonly kind: 'list' | 'object';
  /** The name or the position that was read last; null before the first. */
  key: string | number | null;
}

export class JsonScanner {
  protected at = 0;
  protected readonly open: OpenContainer[] = [];

  constructor(protected readonly text: string) {}

  // --- simple values

  protected word(word: string, value: unknown, message: string): unknown {
    const { text } = this;
    for (const letter of word) {
      if (this.at >= text.length) throw this.error('Unexpected end when reading JSON.');
      if (text[this.at] !== letter) throw this.error(message);
      this.at++;
    }
    const next = text[this.at];
    if (next !== undefined && !/[\s,\]}/]/.test(next)) throw this.error(message);
    return value;
  }

  protected number(): unknown {
    const { text } = this;
    const start = this.at;
    let isWhole = true;
    let i = start + (text.charCodeAt(start) === 45 ? 1 : 0);
    for (; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code >= 48 && code <= 57) continue;
      if (code === 46 || code === 101 || code === 69 || code === 43 || code === 45) isWhole = false;
      else break;
    }
    this.at = i;
    const next = text[i];
    if (next !== undefined && !/[\s,\]}/]/.test(next)) return this.unusual(start);
    const digits = text.slice(start, i);
    if (isWhole) return this.whole(digits);
    const number = /[\deE]\.?$/.test(digits) ? Number(digits) : Number.NaN;
    if (Number.isNaN(number)) throw this.notNumber(digits);
    return new Double(number);
  }

  /** A number with other characters than those of decimal ones: a hexadecimal one, or none. */
  private unusual(start: number): Int64 {
    while (/[0-9a-fA-FxX.eE+-]/.test(this.text[this.at] ?? '')) this.at++;
    const next = this.text[this.at];
    if (next !== undefined && !/[\s,\]}/]/.test(next)) {
      this.countNumber();
      throw this.error(`Unexpected character encountered while parsing number: ${next}.`);
    }
    const digits = this.text.slice(start, this.at);
    if (!/^0x[0-9a-f]+$/i.test(digits)) throw this.notNumber(digits);
    return new Int64(BigInt(digits));
  }

  private notNumber(digits: string) {
    this.countNumber();
    return this.error(`Input string '${digits}' is not a valid number.`);
  }

  /** A number counts as an element of its list before it is read, other plain values when they have been. */
  private countNumber(): void {
    const list = this.open.at(-1);
    if (list?.kind === 'list') list.key = typeof list.key === 'number' ? list.key + 1 : 0;
  }

  /** A leading zero means octal digits, as in JavaScript of old. */
  private whole(digits: string): unknown {
    if (digits.length < 16) {
      const isOctal = digits.length > 1 && digits[0] === '0';
      if (!/^(?:-?[1-9]\d*|-?0[0-7]*)$/.test(digits)) throw this.notNumber(digits);
      const number = isOctal ? Number.parseInt(digits, 8) : Number(digits);
      return number >= 0 && number < SMALL_INTEGERS.length ? SMALL_INTEGERS[number] : new Int64(BigInt(number));
    }
    const big = BigInt(digits);
    return BigInt.asIntN(64, big) === big ? new Int64(big) : big;
  }

  protected rawString(quote: number): string {
    const { text } = this;
    const start = ++this.at;
    for (let i = start; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === quote) {
        this.at = i + 1;
        return text.slice(start, i);
      }
      if (code === BACKSLASH) return this.escapedString(quote, start, i);
    }
    this.at = text.length;
    throw this.error(`Unterminated string. Expected delimiter: ${String.fromCharCode(quote)}.`);
  }

  private escapedString(quote: number, start: number, firstEscape: number): string {
    const { text } = this;
    let result = text.slice(start, firstEscape);
    let i = firstEscape;
    while (i < text.length) {
      const code = text.charCodeAt(i);
      if (code === quote) {
        this.at = i + 1;
        return result;
      }
      if (code !== BACKSLASH) {
        result += text[i++];
        continue;
      }
      const symbol = text[i + 1];
      if (symbol === undefined) break;
      i += 2;
      if (symbol === 'u') {
        const digits = text.slice(i, i + 4);
        this.at = i;
        // Newtonsoft wants a character behind the digits.
        if (i + 4 >= text.length) throw this.error('Unexpected end while parsing Unicode escape sequence.');
        if (!/^[0-9a-f]{4}$/i.test(digits)) throw this.error(`Invalid Unicode escape sequence: \\u${digits}.`);
        result += String.fromCharCode(Number.parseInt(digits, 16));
        i += 4;
        continue;
      }
      const plain = ESCAPES.get(symbol);
      this.at = i;
      if (plain === undefined) throw this.error(`Bad JSON escape sequence: \\${symbol}.`);
      result += plain;
    }
    this.at = text.length;
    throw this.error(`Unterminated string. Expected delimiter: ${String.fromCharCode(quote)}.`);
  }

  protected name(): string {
    const code = this.text.charCodeAt(this.at);
    if (code === QUOTE || code === APOSTROPHE) return this.rawString(code);
    const start = this.at;
    while (/[\p{L}\p{N}_$]/u.test(this.text[this.at] ?? '')) this.at++;
    const end = this.text[this.at];
    if (this.at === start) throw this.error(`Invalid property identifier character: ${end}.`);
    if (end === undefined) throw this.error('Unexpected end while parsing unquoted property name.');
    if (end !== ':' && !/\s/.test(end)) throw this.error(`Invalid JavaScript property identifier character: ${end}.`);
    return this.text.slice(start, this.at);
  }

  protected colon(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at++;
    if (this.text.charCodeAt(this.at) !== 58) {
      const found = this.text[this.at] ?? '\0';
      throw this.error(`Invalid character after parsing property name. Expected ':' but got: ${found}.`);
    }
    this.at++;
  }

  // --- between values

  protected skip(): void {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code === 32 || code === 10 || code === 13 || code === 9) this.at++;
      else if (code === 47) this.comment();
      else if (code > 127 && /\s/.test(text[this.at] as string)) this.at++;
      else return;
    }
  }

  private comment(): void {
    const kind = this.text[this.at + 1];
    if (this.at + 2 >= this.text.length) {
      this.at++;
      throw this.error('Unexpected end while parsing comment.');
    }
    if (kind === '*') {
      const end = this.text.indexOf('*/', this.at + 2);
      if (end < 0) {
        this.at = this.text.length;
        throw this.error('Unexpected end while parsing comment.');
      }
      this.at = end + 2;
    } else if (kind === '/') {
      const end = this.text.indexOf('\n', this.at);
      this.at = end < 0 ? this.text.length : end + 1;
    } else {
      this.at++;
      throw this.error(`Error parsing comment. Expected: *, got ${kind}.`);
    }
  }

  // --- errors

  /** At the very beginning Newtonsoft has not counted a line yet. */
  protected error(message: string, path = this.pathText()) {
    const before = this.text.slice(0, this.at).split(/\r\n|\r|\n/);
    const position = (before.at(-1) as string).length;
    const line = this.at === 0 ? 0 : before.length;
    return jsonError(`${message} Path '${path}', line ${line}, position ${position}.`);
  }

  protected pathText(): string {
    let text = '';
    for (const { key: part } of this.open) {
      if (part === null) continue;
      if (typeof part === 'number') text += `[${part}]`;
      else if (/[.\s'"()[\]\\/]/.test(part)) text += `['${part}']`;
      else text += text === '' ? part : `.${part}`;
    }
    return text;
  }
}

export function jsonError(message: string) {
  return netException('System.ArgumentException', `Conversion from JSON failed with error: ${message}`);
}
