/** C# source as tokens. Comments and lines for the preprocessor are left out. */
import { CSharpError } from './csharp-error.ts';

export type TokenKind = 'name' | 'number' | 'string' | 'char' | 'interpolated' | 'sign' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** The token as written; of a name written with `@`, the name. */
  readonly text: string;
  /** What a string or character stands for. */
  readonly value: string;
  /** Of an interpolated string: its texts and its holes in turn, beginning with a text. */
  readonly parts: readonly InterpolationPart[];
  readonly line: number;
  readonly column: number;
  /** Whether blanks stand before it: `> >` closes two lists, `>>` may be an operator. */
  readonly spaced: boolean;
}

export type InterpolationPart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'hole';
      readonly source: string;
      readonly line: number;
      readonly column: number;
      readonly format: string;
    };

/** Longest first. `>>` is left as two signs, because it also closes lists of type arguments. */
const SIGNS =
  /(?:<<=|\?\?=|=>|\+\+|--|&&|\|\||==|!=|<=|>=|\+=|-=|\*=|\/=|%=|&=|\|=|\^=|<<|\?\?|\?\.|\?\[|::|->|\.\.|[-+*/%&|^~!<>=?:;,.(){}[\]#])/y;
const NAME = /@?[\p{L}_][\p{L}\p{N}_]*/uy;
const NUMBER = /0[xX][\da-fA-F_]+[uUlL]*|0[bB][01_]+[uUlL]*|(?:\d[\d_]*)?\.?\d[\d_]*(?:[eE][-+]?\d+)?[fFdDmMuUlL]*/y;
const BLANKS = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|(?<=^[ \t]*)#[^\n]*)+/my;

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  v: '\v',
};

export function tokensOf(source: string, firstLine = 1, firstColumn = 1): Token[] {
  return new Scanner(source, firstLine, firstColumn).tokens();
}

class Scanner {
  private at = 0;

  constructor(
    private readonly source: string,
    private readonly firstLine: number,
    private readonly firstColumn: number,
  ) {}

  tokens(): Token[] {
    const found: Token[] = [];
    for (;;) {
      const spaced = this.match(BLANKS) !== null;
      const token = this.token(spaced);
      found.push(token);
      if (token.kind === 'end') return found;
    }
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const [text = null] = pattern.exec(this.source) ?? [];
    if (text !== null) this.at += text.length;
    return text;
  }

  private place(offset: number): { line: number; column: number } {
    const before = this.source.slice(0, offset).split('\n');
    const line = before.length;
    const column = (before.at(-1)?.length ?? 0) + 1;
    return { line: line + this.firstLine - 1, column: line === 1 ? column + this.firstColumn - 1 : column };
  }

  private token(spaced: boolean): Token {
    const start = this.at;
    const make = (kind: TokenKind, text: string, value = '', parts: readonly InterpolationPart[] = []): Token => ({
      kind,
      text,
      value,
      parts,
      spaced,
      ...this.place(start),
    });
    if (start >= this.source.length) return make('end', '');
    const opening = /(?:\$@|@\$|[$@])?"|'/y;
    const quote = this.match(opening);
    if (quote === "'") return make('char', quote, this.untilQuote("'"));
    if (quote !== null) {
      const verbatim = quote.includes('@');
      if (this.source.startsWith('""', this.at) && !verbatim) this.fail('A raw string (""") is not read.', start);
      if (quote.includes('$')) return make('interpolated', quote, '', this.interpolation(verbatim));
      return make('string', quote, verbatim ? this.verbatim() : this.untilQuote('"'));
    }
    const name = this.match(NAME);
    if (name !== null) return make('name', name.replace(/^@/, ''), name.startsWith('@') ? '@' : '');
    if (/^\.?\d/.test(this.source.slice(start, start + 2))) {
      const number = this.match(NUMBER);
      if (number !== null) return make('number', number);
    }
    const sign = this.match(SIGNS);
    if (sign !== null) return make('sign', sign);
    return this.fail(`Unexpected character '${this.source.charAt(start)}'.`, start);
  }

  private untilQuote(quote: string): string {
    let text = '';
    for (;;) {
      const c = this.source.charAt(this.at);
      if (c === '' || c === '\n') this.fail('Newline in constant.', this.at);
      if (c === quote) break;
      text += c === '\\' ? this.escape() : this.take();
    }
    this.at++;
    return text;
  }

  private take(): string {
    return this.source.charAt(this.at++);
  }

  private escape(): string {
    const pattern = /\\(?:x([\da-fA-F]{1,4})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([\s\S]))/y;
    pattern.lastIndex = this.at;
    const [whole = '\\', short, fixed, long, other = ''] = pattern.exec(this.source) ?? [];
    this.at += whole.length;
    const code = short ?? fixed ?? long;
    return code === undefined ? (ESCAPES[other] ?? other) : String.fromCodePoint(Number.parseInt(code, 16));
  }

  private verbatim(): string {
    const end = /((?:[^"]|"")*)"/y;
    end.lastIndex = this.at;
    const [whole, text = ''] = end.exec(this.source) ?? [];
    if (whole === undefined) return this.fail('Unterminated string literal.', this.at);
    this.at += whole.length;
    return text.replaceAll('""', '"');
  }

  private interpolation(verbatim: boolean): InterpolationPart[] {
    const parts: InterpolationPart[] = [];
    let text = '';
    for (;;) {
      const c = this.source.charAt(this.at);
      if (c === '' || (c === '\n' && !verbatim)) this.fail('Newline in constant.', this.at);
      if (c === '"') {
        this.at++;
        if (!verbatim || this.source.charAt(this.at) !== '"') break;
        text += this.take();
      } else if ((c === '{' || c === '}') && this.source.charAt(this.at + 1) === c) {
        this.at += 2;
        text += c;
      } else if (c === '{') {
        parts.push({ kind: 'text', text });
        text = '';
        parts.push(this.hole());
      } else text += c === '\\' && !verbatim ? this.escape() : this.take();
    }
    parts.push({ kind: 'text', text });
    return parts;
  }

  /** `{value}`, `{value,10}`, `{value:format}`. */
  private hole(): InterpolationPart {
    const start = ++this.at;
    let depth = 0;
    let end = -1;
    for (; this.at < this.source.length; this.at++) {
      const c = this.source.charAt(this.at);
      if (c === '"') this.skipString();
      else if ('([{'.includes(c)) depth++;
      else if (c === '}' && depth === 0) break;
      else if (')]}'.includes(c)) depth--;
      else if ((c === ',' || c === ':') && depth === 0 && end < 0) end = this.at;
    }
    const close = this.at++;
    const stop = end < 0 ? close : end;
    return {
      kind: 'hole',
      source: this.source.slice(start, stop),
      format: this.source.slice(stop, close),
      ...this.place(start),
    };
  }

  private skipString(): void {
    this.at++;
    while (this.at < this.source.length && this.source.charAt(this.at) !== '"') this.at++;
  }

  private fail(message: string, offset: number): never {
    const { line, column } = this.place(offset);
    throw new CSharpError(message, { line, column });
  }
}
