/**
 * Reads JSON as PowerShell does (Newtonsoft's reader): comments, texts in single quotes and names without quotes are
 * fine, whole numbers are Int64 or BigInteger, texts that look like ISO dates become dates. Errors say where they are in
 * Newtonsoft's words.
 */

import { watchMemory } from '../../src/platform/memory-watch.ts';
import { parseJsonDate, parseJsonDateOffset } from '../../src/types/serialization/json-dates.ts';
import { checkElementCount } from '../../src/types/values/array-limit.ts';
import { PSCustomObject, Shape } from '../../src/types/values/custom-object.ts';
import { Double } from '../../src/types/values/numbers.ts';
import { emptyKey, type JsonObjectMaker, keysDiffer } from './json-objects.ts';
import { APOSTROPHE, JsonScanner, jsonError, type OpenContainer, QUOTE } from './json-scanner.ts';

/** As they are written, as a local time, as a time in UTC, with their offset, or texts all the same. */
export type JsonDates = 'convert' | 'local' | 'utc' | 'offset' | 'keep';

export interface JsonReadOptions {
  readonly maxDepth: number;
  /** What becomes of texts that are dates. */
  readonly dates: JsonDates;
  /** Makes the objects; custom objects when omitted. */
  readonly makeObject?: JsonObjectMaker;
}

const OPEN_BRACE = 123;

/**
 * The value of a JSON text; null also when there is nothing but white space and comments. A list may lack its end, and what
 * is in it then too; an object may not. @throws NetException
 */
export function readJson(text: string, options: JsonReadOptions): unknown {
  return new JsonReader(text, options).read();
}

class JsonReader extends JsonScanner {
  /** Where the text ended inside of containers, behind a value. */
  private end: { readonly path: string } | null = null;

  constructor(
    text: string,
    private readonly options: JsonReadOptions,
  ) {
    super(text);
  }

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
        if (this.open.length === 0) throw this.wrongEnd('None');
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

  // --- containers

  private enter(kind: OpenContainer['kind']): OpenContainer {
    if (this.open.length >= this.options.maxDepth) {
      throw this.error(`The reader's MaxDepth of ${this.options.maxDepth} has been exceeded.`);
    }
    const container: OpenContainer = { kind, key: null };
    this.open.push(container);
    this.at++;
    return container;
  }

  private leave(): void {
    if (!this.end) this.at++;
    this.open.pop();
  }

  private array(): unknown[] {
    const list = this.enter('list');
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
        list.key = items.length;
        items.push(null);
        this.at++;
        continue;
      }
      holdsContainer = code === OPEN_BRACE || code === 91;
      if (holdsContainer) list.key = items.length;
      watchMemory();
      items.push(this.value());
      checkElementCount(items.length);
      list.key = items.length - 1;
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
    this.open.pop();
    return this.error(`JsonToken ${token} is not valid for closing JsonType ${open}.`);
  }

  /** The text ends where a value or a name has to follow: told with the container's path and no place, but for the outermost object. */
  private unexpectedEnd(isOutermost = false) {
    if (isOutermost) return this.error('Unexpected end when deserializing object.');
    this.open.pop();
    return jsonError(`Unexpected end when reading token. Path '${this.pathText()}'.`);
  }

  private object(): unknown {
    const object = this.enter('object');
    const isOutermost = this.open.length === 1;
    const make = this.options.makeObject;
    let shape = Shape.empty;
    const values: unknown[] = [];
    const table = make?.();
    let holdsContainer = false;
    for (;;) {
      this.skip();
      if (this.at >= this.text.length) {
        if (isOutermost && object.key === null) throw this.error('Unexpected end when reading JSON.');
        if (isOutermost || !holdsContainer) throw this.unexpectedEnd(isOutermost);
        this.endHere();
        break;
      }
      if (this.text.charCodeAt(this.at) === 125) break;
      const name = this.name();
      this.colon();
      object.key = name;
      this.skip();
      if (this.at >= this.text.length) throw this.unexpectedEnd(isOutermost);
      const code = this.text.charCodeAt(this.at);
      holdsContainer = code === OPEN_BRACE || code === 91;
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
}
