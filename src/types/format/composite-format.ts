/** Composite formats: `{index[,width][:format]}` in String.Format and -f. */
import { netException } from '../net-exception.ts';
import type { CultureName } from '../type-declaration.ts';
import { formatValue } from './format-value.ts';

/** .NET reads no further digits of an index or width once it has reached this. */
const LIMIT = 1_000_000;

function invalid(offset: number, reason: string): never {
  throw netException(
    'System.FormatException',
    `Input string was not in a correct format. Failure to parse near offset ${offset}. ${reason}`,
  );
}

interface FormatItem {
  readonly index: number;
  /** Negative for left alignment; 0 for none. */
  readonly width: number;
  readonly format: string | null;
  /** Behind the closing brace. */
  readonly end: number;
}

class ItemReader {
  constructor(
    private readonly text: string,
    private position: number,
  ) {}

  private next(): string {
    this.position++;
    if (this.position >= this.text.length) invalid(this.position, 'Format item ends prematurely.');
    return this.text.charAt(this.position);
  }

  private static isDigit(c: string): boolean {
    return c >= '0' && c <= '9';
  }

  /** Reads a number and the spaces behind it; `first` is its first character. Returns it and the character that follows. */
  private number(first: string): { value: number; following: string } {
    if (!ItemReader.isDigit(first)) invalid(this.position, 'Expected an ASCII digit.');
    let value = Number(first);
    let c = this.next();
    while (ItemReader.isDigit(c) && value < LIMIT) {
      value = value * 10 + Number(c);
      c = this.next();
    }
    while (c === ' ') c = this.next();
    return { value, following: c };
  }

  /** Reads an item whose index starts at the current position. */
  read(): FormatItem {
    const index = this.number(this.text.charAt(this.position));
    let c = index.following;
    let width = 0;
    if (c === ',') {
      do c = this.next();
      while (c === ' ');
      const left = c === '-';
      const size = this.number(left ? this.next() : c);
      width = left ? -size.value : size.value;
      c = size.following;
    }
    let format: string | null = null;
    if (c !== '}') {
      if (c !== ':') invalid(this.position, 'Format item ends prematurely.');
      const start = this.position + 1;
      for (c = this.next(); c !== '}'; c = this.next()) {
        if (c === '{') invalid(this.position, 'Format item ends prematurely.');
      }
      format = this.text.slice(start, this.position);
    }
    return { index: index.value, width, format, end: this.position + 1 };
  }
}

/** A template taken apart: texts, and items to fill in. */
type Part = string | FormatItem;

const CACHE_LIMIT = 500;
const templates = new Map<string, readonly Part[]>();

/** The parts of a template, read as they are asked for. Throws FormatException where it is malformed. */
function* partsOf(format: string): Generator<Part> {
  let start = 0;
  let text = '';
  for (let i = 0; i < format.length; ) {
    const c = format.charCodeAt(i);
    if (c !== OPEN && c !== CLOSE) {
      i++;
      continue;
    }
    if (i + 1 >= format.length) invalid(i + 1, 'Format item ends prematurely.');
    if (format.charCodeAt(i + 1) === c) {
      text += format.slice(start, i + 1);
      start = i += 2;
      continue;
    }
    if (c === CLOSE) invalid(i + 1, 'Unexpected closing brace without a corresponding opening brace.');
    text += format.slice(start, i);
    if (text !== '') yield text;
    text = '';
    const item = new ItemReader(format, i + 1).read();
    yield item;
    start = i = item.end;
  }
  text += format.slice(start);
  if (text !== '') yield text;
}

const OPEN = 0x7b;
const CLOSE = 0x7d;

function filled(parts: Iterable<Part>, args: readonly unknown[], culture: CultureName): string {
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    const { index, width, format } = part;
    if (index >= args.length) {
      throw netException(
        'System.FormatException',
        'Index (zero based) must be greater than or equal to zero and less than the size of the argument list.',
      );
    }
    const argument = args[index];
    const value = typeof argument === 'string' ? argument : formatValue(argument, format || null, culture);
    text += width === 0 ? value : width < 0 ? value.padEnd(-width) : value.padStart(width);
  }
  return text;
}

/** String.Format: fills the items of `format` with the arguments. Throws FormatException. */
export function compositeFormat(format: string, args: readonly unknown[], culture: CultureName): string {
  const parts = templates.get(format);
  if (!parts) {
    // The first fault in the text counts, so an item without argument is found before a malformed one behind it.
    const text = filled(partsOf(format), args, culture);
    if (templates.size >= CACHE_LIMIT) templates.clear();
    templates.set(format, [...partsOf(format)]);
    return text;
  }
  return filled(parts, args, culture);
}
