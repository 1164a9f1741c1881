/**
 * The ground floor of the tokenizer: the text being read, the position in it, extents, errors and saved tokens.
 *
 * The text is either the whole source or one `$( … )` of an expandable string, whose doubled quotes are already
 * collapsed; the offset table puts what is found in it back where it stands in the source.
 */
import { END, isLineEnd, isWhitespace } from './character-classes.ts';
import { Extent, type SourceText } from './extent.ts';
import type { ParseError } from './parse-error.ts';
import { type ParserErrorId, parserMessage } from './parser-messages.ts';
import { kindFlags, Token, TokenFlags, type TokenKind, type UnscannedSubExpression } from './token.ts';

/** What is kept of a text while a subexpression inside it is read. */
export interface SavedReader {
  readonly text: string;
  readonly index: number;
  readonly base: number;
  readonly map: Int32Array | null;
  readonly tokens: Token[] | null;
}

/** Position, extents, errors and saved tokens of the text being read. */
export class TokenSource {
  readonly source: SourceText;
  readonly errors: ParseError[] = [];
  /** Tokens found so far; null while tokens are not to be kept. */
  tokens: Token[] | null = [];
  /** Comments that look like `#requires`. */
  requiresComments: Token[] = [];
  protected text: string;
  protected index = 0;
  protected tokenStart = 0;
  protected base = 0;
  protected map: Int32Array | null = null;
  /** Start of a signature block; code after it is an error. */
  protected signatureOffset = -1;

  constructor(source: SourceText) {
    this.source = source;
    this.text = source.text;
  }

  // ------------------------------------------------------------ reading

  /** The char code at the position, or END. */
  protected peek(): number {
    return this.index < this.text.length ? this.text.charCodeAt(this.index) : END;
  }

  /** The char code `distance` after the position, or END. */
  protected peekAt(distance: number): number {
    const i = this.index + distance;
    return i < this.text.length ? this.text.charCodeAt(i) : END;
  }

  protected skipWhitespace(): void {
    while (isWhitespace(this.peek())) this.index++;
  }

  /** Goes past the line end at the position; `\r\n` is one. */
  protected skipLineEnd(): void {
    if (this.peek() === 13 && this.peekAt(1) === 10) this.index++;
    this.index++;
  }

  /** Begins to read a subexpression of an expandable string. */
  startNested(nested: UnscannedSubExpression): SavedReader {
    const saved = { text: this.text, index: this.index, base: this.base, map: this.map, tokens: this.tokens };
    this.text = nested.text;
    this.index = 0;
    this.base = nested.base;
    this.map = nested.map;
    this.tokens = this.tokens === null ? null : [];
    return saved;
  }

  /** Goes back to the text around the subexpression. */
  finishNested(saved: SavedReader): void {
    this.text = saved.text;
    this.index = saved.index;
    this.base = saved.base;
    this.map = saved.map;
    this.tokens = saved.tokens;
  }

  /** Where reading would have to go on to come back to this point. */
  get position(): number {
    return this.index;
  }

  /** Goes back to `position`, forgetting the tokens found since. */
  resync(position: number): void {
    this.index = Math.max(0, Math.min(position, this.text.length));
    this.dropTokensAfter(this.tokens);
    this.dropTokensAfter(this.requiresComments);
  }

  private dropTokensAfter(tokens: Token[] | null): void {
    if (tokens === null) return;
    let length = tokens.length;
    while (length > 0) {
      const token = tokens[length - 1] as Token;
      if (token.start < this.index) break;
      length--;
    }
    tokens.length = length;
  }

  // ------------------------------------------------------------ extents

  protected sourceOffset(index: number): number {
    if (this.map === null) return index + this.base;
    const { map } = this;
    const last = map.length - 1;
    return map[index] ?? (map[last] ?? this.base) + (index - last);
  }

  protected extent(start: number, end: number): Extent {
    if (this.map === null) return new Extent(this.source, start + this.base, end + this.base);
    const startOffset = this.sourceOffset(start);
    return new Extent(this.source, startOffset, end > start ? this.sourceOffset(end - 1) + 1 : startOffset);
  }

  /** The extent of the token being scanned. */
  protected currentExtent(): Extent {
    return this.extent(this.tokenStart, this.index);
  }

  /** The extent of the whole text. */
  get scriptExtent(): Extent {
    return this.extent(0, this.text.length);
  }

  // ------------------------------------------------------------ tokens

  protected newToken(kind: TokenKind): Token {
    return this.save(new Token(kind, this.currentExtent(), this.tokenStart, kindFlags(kind)));
  }

  protected save(token: Token): Token {
    this.tokens?.push(token);
    return token;
  }

  protected newValueToken(kind: TokenKind, value: string, inError = false): Token {
    const token = this.newToken(kind);
    token.value = value;
    if (inError) token.flags |= TokenFlags.InError;
    return token;
  }

  // ------------------------------------------------------------ comments

  /** Scans a line comment whose `#` is at the start of the current token. */
  protected scanLineComment(): void {
    const { text } = this;
    let end = this.index;
    while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
    this.index = end;
    const token = this.newToken('Comment');
    const start = this.tokenStart;
    const second = text.charCodeAt(start + 1);
    if ((second | 0x20) === 0x72 && text.slice(start + 1, start + 9).toLowerCase() === 'requires') {
      if (this.base === 0 && this.map === null) this.requiresComments.push(token);
    } else if ((text.charCodeAt(start + 2) | 0x20) === 0x73 && isSignatureStart(text.slice(start, end))) {
      this.signatureOffset = token.extent.startOffset;
    }
  }

  /** Scans a block comment; the position is after its `<#`. */
  protected scanBlockComment(): void {
    const end = this.text.indexOf('#>', this.index);
    if (end >= 0) {
      this.index = end + 2;
    } else {
      const start = this.index - 2;
      this.index = this.text.length;
      this.reportIncomplete(this.extent(start, this.index), 'MissingTerminatorMultiLineComment');
    }
    this.newToken('Comment');
  }

  /** Reports code after a signature block. */
  checkBeforeSignature(extent: Extent): void {
    if (this.signatureOffset >= 0 && this.signatureOffset < extent.startOffset) {
      this.report(extent, 'TokenAfterEndOfValidScriptText');
    }
  }

  // ------------------------------------------------------------ errors

  /** Reports an error. */
  report(extent: Extent, errorId: ParserErrorId, ...args: string[]): void {
    this.addError(extent, errorId, args, false);
  }

  /**
   * Reports something missing. When nothing but blanks and comments follows the place where it was missed, more input
   * could still bring it; returns whether that is so.
   */
  reportIncomplete(extent: Extent, errorId: ParserErrorId, ...args: string[]): boolean {
    return this.reportIncompleteAt(extent, extent, errorId, ...args);
  }

  /** As reportIncomplete, where the error is shown at one place and was noticed at another. */
  reportIncompleteAt(extent: Extent, noticedAt: Extent, errorId: ParserErrorId, ...args: string[]): boolean {
    const incomplete = this.isAtEnd(noticedAt);
    this.addError(extent, errorId, args, incomplete);
    return incomplete;
  }

  private addError(extent: Extent, errorId: ParserErrorId, args: readonly string[], incompleteInput: boolean): void {
    for (const error of this.errors) {
      const same =
        error.errorId === errorId &&
        error.extent.startOffset === extent.startOffset &&
        error.extent.endOffset === extent.endOffset;
      if (same) return;
    }
    this.errors.push({ extent, errorId, message: parserMessage(errorId, args), incompleteInput });
  }

  private isAtEnd(extent: Extent): boolean {
    const { text } = this.source;
    let i = extent.endOffset;
    while (i < text.length) {
      const c = text.charCodeAt(i);
      if (c === 0x23) {
        while (i < text.length && !isLineEnd(text.charCodeAt(i))) i++;
      } else if (c === 0x3c && text.charCodeAt(i + 1) === 0x23) {
        const end = text.indexOf('#>', i + 2);
        i = end < 0 ? text.length : end + 2;
      } else if (isWhitespace(c)) {
        i++;
      } else {
        return false;
      }
    }
    return true;
  }
}

function isSignatureStart(comment: string): boolean {
  return comment.replace(/\s/g, '').toLowerCase() === '#sig#beginsignatureblock';
}
