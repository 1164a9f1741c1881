/**
 * Scans strings: quoted strings, here-strings, escapes, variables, and what an expandable string has in it.
 *
 * An expandable string is split into its pieces while it is scanned; subexpressions are only delimited here (by counting
 * parentheses, as PowerShell does) and parsed later.
 */
import {
  END,
  isDoubleQuote,
  isHexDigit,
  isLetterOrDigit,
  isLineEnd,
  isSingleQuote,
  isVariableStart,
  isWhitespace,
} from './character-classes.ts';
import { kindFlags, type StringPart, Token, TokenFlags, type TokenKind, type UnscannedSubExpression } from './token.ts';
import { TokenSource } from './token-source.ts';
import { isDrive, parseVariablePath } from './variable-path.ts';

const MAX_UNICODE_DIGITS = 6;

/** A string while it is scanned: its value, and its pieces when something in it is to be expanded. */
export class StringBuilder {
  value = '';
  private literal = '';
  private readonly parts: StringPart[] = [];

  /** Appends literal text. */
  add(text: string): void {
    this.value += text;
    this.literal += text;
  }

  /** Appends something to expand, and how it is written. */
  addNested(nested: Token | UnscannedSubExpression, text: string): void {
    if (this.literal !== '') {
      this.parts.push(this.literal);
      this.literal = '';
    }
    this.parts.push(nested);
    this.value += text;
  }

  /** Takes text off the end, which must be literal. */
  drop(length: number): void {
    this.value = this.value.slice(0, this.value.length - length);
    this.literal = this.literal.slice(0, this.literal.length - length);
  }

  /** The pieces; null when there is nothing to expand. */
  finish(): StringPart[] | null {
    if (this.parts.length === 0) return null;
    if (this.literal !== '') this.parts.push(this.literal);
    return this.parts;
  }
}

/** Scans strings and variables in expandable strings. */
export class StringScanner extends TokenSource {
  // ------------------------------------------------------------ escapes

  /** The meaning of the escape whose letter (after the backtick) is at the position; goes past it. */
  protected scanEscape(): string {
    const c = this.peek();
    this.index++;
    switch (c) {
      case 0x30:
        return '\0';
      case 0x61:
        return '\u0007';
      case 0x62:
        return '\b';
      case 0x65:
        return '\u001b';
      case 0x66:
        return '\f';
      case 0x6e:
        return '\n';
      case 0x72:
        return '\r';
      case 0x74:
        return '\t';
      case 0x75:
        return this.scanUnicodeEscape();
      case 0x76:
        return '\v';
      default:
        return String.fromCharCode(c);
    }
  }

  /** `` `u{…} ``; the position is after the u. */
  private scanUnicodeEscape(): string {
    const start = this.index - 2;
    if (this.peek() !== 0x7b) {
      this.report(this.extent(start, this.index), 'InvalidUnicodeEscapeSequence');
      return '';
    }
    this.index++;
    const digitsStart = this.index;
    while (isHexDigit(this.peek()) && this.index - digitsStart < MAX_UNICODE_DIGITS) this.index++;
    const count = this.index - digitsStart;
    const c = this.peek();
    if (c !== 0x7d) {
      const here = this.extent(this.index, this.index + 1);
      if (isHexDigit(c)) this.report(here, 'TooManyDigitsInUnicodeEscapeSequence');
      else if (count < MAX_UNICODE_DIGITS) this.report(here, 'InvalidUnicodeEscapeSequence');
      else this.report(here, 'MissingUnicodeEscapeSequenceTerminator');
      return '';
    }
    this.index++;
    if (count === 0) {
      this.report(this.extent(start, this.index), 'InvalidUnicodeEscapeSequence');
      return '';
    }
    const value = Number.parseInt(this.text.slice(digitsStart, this.index - 1), 16);
    if (value > 0x10ffff) {
      this.report(this.extent(digitsStart, this.index - 1), 'InvalidUnicodeEscapeSequenceValue');
      return '';
    }
    return String.fromCodePoint(value);
  }

  // ------------------------------------------------------------ single-quoted

  /** Reads on to the closing single quote; the position is after the opening one. False when it is missing. */
  protected readSingleQuoted(into: StringBuilder): boolean {
    const opening = this.index - 1;
    const { text } = this;
    let piece = this.index;
    for (;;) {
      const c = this.peek();
      if (c === END) {
        into.add(text.slice(piece));
        this.reportIncomplete(this.extent(opening, this.index), 'TerminatorExpectedAtEndOfString', "'");
        return false;
      }
      this.index++;
      if (!isSingleQuote(c)) continue;
      into.add(text.slice(piece, this.index - 1));
      if (!isSingleQuote(this.peek())) return true;
      // Two quotes stand for the second one.
      piece = this.index;
      this.index++;
    }
  }

  protected scanStringLiteral(): Token {
    const string = new StringBuilder();
    const closed = this.readSingleQuoted(string);
    return this.newValueToken('StringLiteral', string.value, !closed);
  }

  // ------------------------------------------------------------ double-quoted

  /** Reads on to the closing double quote; the position is after the opening one. False when it is missing. */
  protected readDoubleQuoted(into: StringBuilder): boolean {
    const opening = this.index - 1;
    const { text } = this;
    let piece = this.index;
    for (;;) {
      const c = this.peek();
      if (c === END) {
        into.add(text.slice(piece));
        this.reportIncomplete(this.extent(opening, this.index), 'TerminatorExpectedAtEndOfString', '"');
        return false;
      }
      if (c === 0x24 || c === 0x60) {
        into.add(text.slice(piece, this.index));
        this.readDollarOrEscape(into, false);
        piece = this.index;
        continue;
      }
      this.index++;
      if (!isDoubleQuote(c)) continue;
      into.add(text.slice(piece, this.index - 1));
      if (!isDoubleQuote(this.peek())) return true;
      piece = this.index;
      this.index++;
    }
  }

  protected scanStringExpandable(): Token {
    const string = new StringBuilder();
    const closed = this.readDoubleQuoted(string);
    return this.newStringToken('StringExpandable', string, !closed);
  }

  protected newStringToken(kind: TokenKind, string: StringBuilder, inError: boolean): Token {
    const token = this.newValueToken(kind, string.value, inError);
    token.parts = string.finish();
    return token;
  }

  /** Reads the `$` or backtick at the position, and what belongs to it. */
  protected readDollarOrEscape(into: StringBuilder, hereString: boolean): void {
    if (this.peek() === 0x60) {
      this.index++;
      // At the end of input the backtick stands for itself; the missing terminator is reported later.
      into.add(this.peek() === END ? '`' : this.scanEscape());
      return;
    }
    const dollar = this.index;
    const nested = this.scanDollar(hereString);
    if (nested === null) {
      this.index = dollar + 1;
      into.add('$');
    } else {
      into.addNested(nested, this.text.slice(dollar, this.index));
    }
  }

  /** The variable or subexpression whose `$` is at the position; null when it is a plain dollar sign. */
  private scanDollar(hereString: boolean): Token | UnscannedSubExpression | null {
    const next = this.peekAt(1);
    if (next === 0x28) return this.scanSubExpression(hereString);
    if (next !== 0x7b && !isVariableStart(next)) return null;
    const start = this.index;
    this.index++;
    const savedTokenStart = this.tokenStart;
    this.tokenStart = start;
    const name = next === 0x7b ? this.readBracedVariable(true) : this.readVariableName();
    const token = this.variableToken('Variable', name, next === 0x7b, false);
    this.tokenStart = savedTokenStart;
    return token;
  }

  /** Delimits `$( … )`; in a quoted string doubled (or backtick-escaped) double quotes stand for one. */
  private scanSubExpression(hereString: boolean): UnscannedSubExpression {
    const { text } = this;
    const start = this.index;
    let i = start + 2;
    let depth = 1;
    let collapsed = '';
    let piece = start;
    const skipped: number[] = [];
    while (depth > 0 && i < text.length) {
      const c = text.charCodeAt(i);
      if (c === 0x28) depth++;
      else if (c === 0x29) depth--;
      else if (!hereString && (c === 0x60 || isDoubleQuote(c)) && isDoubleQuote(text.charCodeAt(i + 1))) {
        collapsed += text.slice(piece, i);
        skipped.push(i);
        piece = i + 1;
        i++;
      }
      i++;
    }
    this.index = i;
    if (depth > 0) this.reportIncomplete(this.extent(start, i), 'IncompleteDollarSubexpressionReference');
    return {
      kind: 'UnscannedSubExpression',
      text: collapsed + text.slice(piece, i),
      extent: this.extent(start, i),
      base: this.map === null ? this.base + start : 0,
      map: this.map === null && skipped.length === 0 ? null : this.offsetMap(start, i, skipped),
    };
  }

  private offsetMap(start: number, end: number, skipped: readonly number[]): Int32Array {
    const map = new Int32Array(end - start - skipped.length + 1);
    let next = 0;
    let k = 0;
    for (let i = start; i < end; i++) {
      if (skipped[next] === i) next++;
      else map[k++] = this.sourceOffset(i);
    }
    map[k] = this.sourceOffset(end);
    return map;
  }

  // ------------------------------------------------------------ here-strings

  protected scanHereString(isQuote: (c: number) => boolean, quote: "'" | '"'): Token {
    const kind = quote === "'" ? 'HereStringLiteral' : 'HereStringExpandable';
    const string = new StringBuilder();
    const header = this.index - 2;
    if (!this.skipHereStringHeader(header, isQuote, quote)) return this.newStringToken(kind, string, true);
    let falseFooter = this.tryHereStringFooter(string, isQuote);
    let piece = this.index;
    let errorAt = -1;
    while (falseFooter !== true) {
      if (typeof falseFooter === 'number' && errorAt < 0) errorAt = falseFooter;
      falseFooter = false;
      const c = this.peek();
      if (c === END) {
        string.add(this.text.slice(piece, this.index));
        this.reportMissingFooter(errorAt, header, quote);
        return this.newStringToken(kind, string, true);
      }
      if (isLineEnd(c)) {
        string.add(this.text.slice(piece, this.index));
        const lineEnd = this.index;
        this.skipLineEnd();
        const end = this.text.slice(lineEnd, this.index);
        string.add(end);
        falseFooter = this.tryHereStringFooter(string, isQuote);
        if (falseFooter === true) string.drop(end.length);
        piece = this.index;
      } else if (quote === '"' && (c === 0x24 || c === 0x60)) {
        string.add(this.text.slice(piece, this.index));
        this.readDollarOrEscape(string, true);
        piece = this.index;
      } else {
        this.index++;
      }
    }
    return this.newStringToken(kind, string, false);
  }

  private reportMissingFooter(falseFooter: number, header: number, quote: string): void {
    if (falseFooter >= 0) {
      this.reportIncomplete(this.extent(falseFooter, this.index), 'WhitespaceBeforeHereStringFooter');
    } else {
      this.reportIncomplete(this.extent(header, this.index), 'TerminatorExpectedAtEndOfString', `${quote}@`);
    }
  }

  /** Only blanks may stand between the header and the end of its line. */
  private skipHereStringHeader(header: number, isQuote: (c: number) => boolean, quote: string): boolean {
    this.skipWhitespace();
    const c = this.peek();
    if (isLineEnd(c)) {
      this.skipLineEnd();
      return true;
    }
    if (c === END) {
      this.reportIncomplete(this.extent(header, this.index), 'TerminatorExpectedAtEndOfString', `${quote}@`);
      return false;
    }
    this.report(this.extent(this.index, this.index + 1), 'UnexpectedCharactersAfterHereStringHeader');
    // Go on after the terminator if it is on this line, else at the end of the line.
    while (this.peek() !== END && !isLineEnd(this.peek())) {
      if (isQuote(this.peek()) && this.peekAt(1) === 0x40) {
        this.index += 2;
        break;
      }
      this.index++;
    }
    return false;
  }

  /**
   * Looks for the footer at the start of a line. True when it was there (and is now behind the position); the index of a
   * footer that has blanks before it; else false. Blanks before something else are appended.
   */
  private tryHereStringFooter(string: StringBuilder, isQuote: (c: number) => boolean): boolean | number {
    if (isQuote(this.peek()) && this.peekAt(1) === 0x40) {
      this.index += 2;
      return true;
    }
    const start = this.index;
    while (isWhitespace(this.peek())) this.index++;
    let falseFooter: number | false = false;
    if (isQuote(this.peek()) && this.peekAt(1) === 0x40) {
      falseFooter = this.index;
      this.index += 2;
    }
    string.add(this.text.slice(start, this.index));
    return falseFooter;
  }

  // ------------------------------------------------------------ variables

  /** Reads `{name}`; the position is at the brace, and after it on return. */
  protected readBracedVariable(inString: boolean): string {
    const brace = this.index;
    this.index++;
    let name = '';
    for (;;) {
      const c = this.peek();
      if (c === END) {
        this.reportIncomplete(this.extent(brace, this.index), 'IncompleteDollarVariableReference');
        return name === '' ? ':Error:' : name;
      }
      this.index++;
      if (c === 0x7d) break;
      if (c === 0x60) {
        if (this.peek() === END) continue;
        name += this.scanEscape();
      } else if (inString && isDoubleQuote(c) && isDoubleQuote(this.peek())) {
        name += this.text.charAt(this.index);
        this.index++;
      } else {
        if (c === 0x7b) {
          this.report(this.extent(this.index, this.index + 1), 'OpenBraceNeedsToBeBackTickedInVariableName');
        }
        name += String.fromCharCode(c);
      }
    }
    if (name === '') {
      this.report(this.extent(this.index - 1, this.index), 'EmptyVariableReference');
      return ':Error:';
    }
    return name;
  }

  /** Reads a name without braces; the position is at its first character. */
  protected readVariableName(): string {
    const start = this.index;
    const first = this.peek();
    this.index++;
    // $$, $? and $^ are complete.
    if (first === 0x24 || first === 0x3f || first === 0x5e) return this.text.slice(start, this.index);
    for (;;) {
      const c = this.peek();
      if (c === 0x3a) {
        // $a::b is a static member.
        if (this.peekAt(1) === 0x3a) break;
      } else if (c !== 0x5f && c !== 0x3f && !isLetterOrDigit(c)) {
        break;
      }
      this.index++;
    }
    return this.text.slice(start, this.index);
  }

  /** Makes the token of a variable that was read, and checks its name. Nested ones are not saved. */
  protected variableToken(kind: 'Variable' | 'SplattedVariable', path: string, braced: boolean, save: boolean): Token {
    const { name, scope } = parseVariablePath(path);
    if (name === '') {
      if (braced) this.report(this.currentExtent(), 'InvalidBracedVariableReference');
      else
        this.report(
          this.currentExtent(),
          isDrive(scope) ? 'InvalidVariableReferenceWithDrive' : 'InvalidVariableReference',
        );
    }
    const token = new Token(kind, this.currentExtent(), this.tokenStart, kindFlags(kind));
    token.value = path;
    if (path === ':Error:') token.flags |= TokenFlags.InError;
    return save ? this.save(token) : token;
  }
}
