/**
 * Reads JSON as PowerShell does (Newtonsoft's reader): comments, texts in single quotes and names without quotes are
 * fine, whole numbers are Int64 or BigInteger, texts that look like ISO dates become dates. Errors say where they are in
 * Newtonsoft's words.
 */

import { watchMemory } from '../../src/platform/memory-watch.ts';
import { netException } from '../../src/types/net-exception.ts';
import { parseJsonDate, parseJsonDateOffset } from '../../src/types/serialization/json-dates.ts';
import { checkElementCount } from '../../src/types/values/array-limit.ts';
import { PSCustomObject, Shape } from '../../src/types/values/custom-object.ts';
import { Double, Int64 } from '../../src/types/values/numbers.ts';
import { emptyKey, type JsonObjectMaker, keysDiffer } from './json-objects.ts';

/** As they are written, as a local time, as a time in UTC, with their offset, or texts all the same. */
export type JsonDates = 'convert' | 'local' | 'utc' | 'offset' | 'keep';

export interface JsonReadOptions {
  readonly maxDepth: number;
  /** What becomes of texts that are dates. */
  readonly dates: JsonDates;
  /** Makes the objects; custom objects when omitted. */
  readonly makeObject?: JsonObjectMaker;
}

const QUOTE = 34;
const APOSTROPHE = 39;
const BACKSLASH = 92;
const OPEN_BRACE = 123;

/**
 * The value of a JSON text; null also when there is nothing but white space and comments. A list may lack its end, and what
 * is in it then too; an object may not. @throws NetException
 */
export function readJson(text: string, options: JsonReadOptions): unknown {
  return new JsonReader(text, options).read();
}

/** Whole numbers that come again and again share one box. */
const SMALL_INTEGERS: Int64[] = [];
for (let i = 0; i < 1024; i++) SMALL_INTEGERS.push(new Int64(BigInt(i)));

class JsonReader {
  private at = 0;
  /** For each container that is open the name or position read last, null before the first; for messages. */
  private readonly path: (string | number | null)[] = [];
  /** Whether the value that is read is an element of a list, not of an object. */
  private inList = false;
  /** Where the text ended inside of containers, behind a value. */
  private end: { readonly path: string } | null = null;

  constructor(
    private readonly text: string,
    private readonly options: JsonReadOptions,
  ) {}

  read(): unknown {
    this.skip();
    if (this.at >= this.text.length) return null;
    if (this.text[this.at] === ',') {
      throw jsonError(
        `Additional text encountered after finished reading JSON content: ,. Path '', line 1, position ${this.at}.`,
      );
    }
    const isObject = this.text.charCodeAt(this.at) === OPEN_BRACE;
    const value = this.value();
    if (this.end && isObject) throw this.error('Unexpected end when deserializing object.', this.end.path);
    this.skip();
    if (this.at < this.text.length) {
      throw this.error(`Additional text encountered after finished reading JSON content: ${this.text[this.at]}.`);
    }
    return value;
  }

  // --- values

  private value(): unknown {
    const code = this.text.charCodeAt(this.at);
    switch (code) {
      case QUOTE:
      case APOSTROPHE:
        return this.string(code);
      case OPEN_BRACE:
        return this.object();
      case 91:
        return this.array();
      case 93:
        if (this.path.length === 0) throw this.wrongEnd('None');
        break;
      case 116:
        return this.word('true', true, 'Error parsing boolean value.');
      case 102:
        return this.word('false', false, 'Error parsing boolean value.');
      case 110:
        return this.word('null', null, 'Error parsing null value.');
      case 117:
        return this.word('undefined', null, 'Error parsing undefined value.');
      case 78:
        return this.word('NaN', new Double(Number.NaN), 'Error parsing NaN value.');
      case 73:
        return this.word('Infinity', new Double(Number.POSITIVE_INFINITY), 'Error parsing positive infinity value.');
      case 45:
        if (this.text[this.at + 1] === 'I') {
          return this.word('-Infinity', new Double(Number.NEGATIVE_INFINITY), 'Error parsing negative infinity value.');
        }
        return this.number();
    }
    if ((code >= 48 && code <= 57) || code === 46) return this.number();
    throw this.error(`Unexpected character encountered while parsing value: ${this.text[this.at]}.`);
  }

  private word(word: string, value: unknown, message: string): unknown {
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

  private number(): unknown {
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
    const last = this.path.length - 1;
    const key = this.path[last];
    if (typeof key === 'number') this.path[last] = key + 1;
    else if (key === null && this.inList) this.path[last] = 0;
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

  private string(quote: number): unknown {
    const text = this.rawString(quote);
    if (this.options.dates === 'keep' || text.length < 9) return text;
    return this.date(text) ?? text;
  }

  private date(text: string): unknown {
    const { dates } = this.options;
    if (dates === 'offset') return parseJsonDateOffset(text);
    const date = parseJsonDate(text);
    if (!date || dates === 'convert') return date;
    if (dates === 'local') return date.kind === 'Utc' ? date.toLocalTime() : date.withKind('Local');
    return date.kind === 'Local' ? date.toUniversalTime() : date.withKind('Utc');
  }

  private rawString(quote: number): string {
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

  // --- containers

  private enter(): void {
    if (this.path.length >= this.options.maxDepth) {
      throw this.error(`The reader's MaxDepth of ${this.options.maxDepth} has been exceeded.`);
    }
    this.path.push(null);
    this.at++;
  }

  private leave(): void {
    if (!this.end) this.at++;
    this.path.pop();
  }

  private array(): unknown[] {
    this.enter();
    const last = this.path.length - 1;
    const items: unknown[] = [];
    let holdsContainer = false;
    for (;;) {
      this.skip();
      if (this.at >= this.text.length) {
        if (!holdsContainer) throw this.unexpectedEnd();
        this.endHere();
        break;
      }
      const code = this.text.charCodeAt(this.at);
      if (code === 93) break;
      if (code === 44) {
        // A missing element is one without a value.
        this.path[last] = items.length;
        items.push(null);
        this.at++;
        continue;
      }
      holdsContainer = code === OPEN_BRACE || code === 91;
      if (holdsContainer) this.path[last] = items.length;
      this.inList = true;
      watchMemory();
      items.push(this.value());
      checkElementCount(items.length);
      this.path[last] = items.length - 1;
      if (this.endsAfterValue(93)) break;
    }
    this.leave();
    return items;
  }

  /**
   * Steps over the comma behind a value. Whether the container ends there, by its bracket or with the text.
   * @param close the bracket's code
   */
  private endsAfterValue(close: number): boolean {
    if (this.end) return true;
    this.skip();
    if (this.at >= this.text.length) {
      this.endHere();
      return true;
    }
    const next = this.text.charCodeAt(this.at);
    if (next === close) return true;
    if (next === 44) this.at++;
    else if (next === 93 || next === 125) throw this.wrongEnd(close === 93 ? 'Array' : 'Object');
    else throw this.error(`After parsing a value an unexpected character was encountered: ${this.text[this.at]}.`);
    return false;
  }

  private endHere(): void {
    this.end = { path: this.pathText() };
  }

  /** A bracket that closes what is not open. */
  private wrongEnd(open: 'Array' | 'Object' | 'None') {
    const token = this.text.charCodeAt(this.at) === 93 ? 'EndArray' : 'EndObject';
    this.at++;
    this.path.pop();
    return this.error(`JsonToken ${token} is not valid for closing JsonType ${open}.`);
  }

  /** The text ends where a value or a name has to follow: told with the container's path and no place, but for the outermost object. */
  private unexpectedEnd(isOutermost = false) {
    if (isOutermost) return this.error('Unexpected end when deserializing object.');
    this.path.pop();
    return jsonError(`Unexpected end when reading token. Path '${this.pathText()}'.`);
  }

  private object(): unknown {
    this.enter();
    const last = this.path.length - 1;
    const make = this.options.makeObject;
    let shape = Shape.empty;
    const values: unknown[] = [];
    const table = make?.();
    let holdsContainer = false;
    for (;;) {
      this.skip();
      if (this.at >= this.text.length) {
        if (last === 0 && this.path[0] === null) throw this.error('Unexpected end when reading JSON.');
        if (last === 0 || !holdsContainer) throw this.unexpectedEnd(last === 0);
        this.endHere();
        break;
      }
      if (this.text.charCodeAt(this.at) === 125) break;
      const name = this.name();
      this.colon();
      this.path[last] = name;
      this.skip();
      if (this.at >= this.text.length) throw this.unexpectedEnd(last === 0);
      const code = this.text.charCodeAt(this.at);
      holdsContainer = code === OPEN_BRACE || code === 91;
      this.inList = false;
      const value = code === 44 ? null : this.value();
      if (table) table.add(name, value);
      else {
        const slot = shape.slotOf(name);
        if (name === '') throw emptyKey();
        if (slot < 0) {
          shape = shape.with(name);
          values.push(value);
        } else if (shape.nameAt(slot) !== name) throw keysDiffer(shape.nameAt(slot), name);
        else values[slot] = value;
      }
      if (this.endsAfterValue(125)) break;
    }
    this.leave();
    return table ? table.result : new PSCustomObject(shape, values);
  }

  private name(): string {
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

  private colon(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at++;
    if (this.text.charCodeAt(this.at) !== 58) {
      const found = this.text[this.at] ?? '\0';
      throw this.error(`Invalid character after parsing property name. Expected ':' but got: ${found}.`);
    }
    this.at++;
  }

  // --- between values

  private skip(): void {
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
  private error(message: string, path = this.pathText()) {
    const before = this.text.slice(0, this.at).split(/\r\n|\r|\n/);
    const position = (before.at(-1) as string).length;
    const line = this.at === 0 ? 0 : before.length;
    return jsonError(`${message} Path '${path}', line ${line}, position ${position}.`);
  }

  private pathText(): string {
    let text = '';
    for (const part of this.path) {
      if (part === null) continue;
      if (typeof part === 'number') text += `[${part}]`;
      else if (/[.\s'"()[\]\\/]/.test(part)) text += `['${part}']`;
      else text += text === '' ? part : `.${part}`;
    }
    return text;
  }
}

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

function jsonError(message: string) {
  return netException('System.ArgumentException', `Conversion from JSON failed with error: ${message}`);
}
