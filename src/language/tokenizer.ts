/**
 * Splits text into tokens, one at a time, as the parser asks for them.
 *
 * What a character means depends on where it stands: `a-b` is one word in a command and a subtraction in an expression.
 * So the parser sets the mode before it asks, and may go back and have the same text scanned in another mode.
 */
import {
  END,
  forcesNewToken,
  forcesNewTokenInAssemblyName,
  isDash,
  isDecimalDigit,
  isDoubleQuote,
  isIdentifierFollow,
  isIdentifierStart,
  isLetter,
  isLetterOrDigit,
  isLineEnd,
  isSingleQuote,
  isVariableStart,
  isWhitespace,
} from './character-classes.ts';
import type { Extent } from './extent.ts';
import { scanNumber } from './number-scanner.ts';
import { StringBuilder, StringScanner } from './string-scanner.ts';
import { DASH_OPERATORS, KEYWORDS, kindFlags, Token, TokenFlags, type TokenKind } from './token.ts';

/** What the parser expects next. */
export type TokenizerMode = 'Command' | 'Expression' | 'TypeName' | 'Signature';

const LONGEST_KEYWORD = 13;

/** The tokenizer; positions are indexes into the text being read. */
export class Tokenizer extends StringScanner {
  mode: TokenizerMode = 'Command';
  /** A sign directly before digits is part of the number: only where an operand is expected. */
  allowSignedNumbers = false;
  /** `?` and `:` end a number: only where a ternary expression may go on. */
  endNumberAtTernary = false;
  /** A plain name is wanted: no keyword, no word with other characters. */
  wantSimpleName = false;

  /** Scans the next token. */
  nextToken(): Token {
    for (;;) {
      this.tokenStart = this.index;
      const c = this.peek();
      if (c === END) return this.endToken();
      this.index++;
      if (c === 0x20 || c === 9) continue;
      const token = this.scanFrom(c);
      if (token !== null) return token;
    }
  }

  /** The token that begins with `c`, which is behind the position; null for blanks and comments. */
  private scanFrom(c: number): Token | null {
    switch (c) {
      case 0x0a:
        return this.newToken('NewLine');
      case 0x0d:
        if (this.peek() === 10) this.index++;
        return this.newToken('NewLine');
      case 0x21:
        return this.scanExclaim();
      case 0x23:
        this.scanLineComment();
        return null;
      case 0x24:
        if (this.peek() === 0x28) {
          this.index++;
          return this.newToken('DollarParen');
        }
        return this.scanVariable(false);
      case 0x25:
        return this.scanOperator('Rem', 'RemainderEquals');
      case 0x26:
        return this.scanDoubled(0x26, 'AndAnd', 'Ampersand');
      case 0x28:
        return this.newToken('LParen');
      case 0x29:
        return this.newToken('RParen');
      case 0x2a:
        return this.scanAsterisk();
      case 0x2b:
        return this.scanPlus();
      case 0x2c:
        return this.newToken('Comma');
      case 0x2e:
        return this.scanDot();
      case 0x2f:
        return this.scanOperator('Divide', 'DivideEquals');
      case 0x3a:
        return this.scanColon();
      case 0x3b:
        return this.newToken('Semi');
      case 0x3c:
        if (this.peek() === 0x23) {
          this.index++;
          this.scanBlockComment();
          return null;
        }
        return this.newToken('RedirectInStd');
      case 0x3d:
        return this.operatorOrWord('Equals');
      case 0x3e:
        return this.scanFileRedirection(1, false);
      case 0x3f:
        return this.mode === 'Expression' ? this.scanQuestionMark() : this.scanGeneric(this.tokenStart);
      case 0x40:
        return this.scanAt();
      case 0x5b:
        if (this.inCommand && !forcesNewToken(this.peek())) return this.scanGeneric(this.tokenStart);
        return this.newToken('LBracket');
      case 0x5d:
        return this.newToken('RBracket');
      case 0x60:
        return this.scanBacktick();
      case 0x7b:
        return this.newToken('LCurly');
      case 0x7c:
        return this.scanDoubled(0x7c, 'OrOr', 'Pipe');
      case 0x7d:
        return this.newToken('RCurly');
      default:
        return this.scanOther(c);
    }
  }

  private scanOther(c: number): Token | null {
    if (isIdentifierStart(c)) return this.scanIdentifier();
    if (isDecimalDigit(c)) return this.scanDigit(c);
    if (isDash(c)) return this.scanDash();
    if (isSingleQuote(c)) return this.scanStringLiteral();
    if (isDoubleQuote(c)) return this.scanStringExpandable();
    if (isWhitespace(c)) return null;
    return this.scanGeneric(this.tokenStart);
  }

  private get inCommand(): boolean {
    return this.mode === 'Command';
  }

  /** The end lies one after the last character, as in PowerShell: errors at the end point behind the text. */
  private endToken(): Token {
    const offset = this.text.length + 1;
    return this.save(new Token('EndOfInput', this.extent(offset, offset), this.text.length, kindFlags('EndOfInput')));
  }

  // ------------------------------------------------------------ operators

  /** An operator that has been scanned, or in a command the word it begins. */
  private operatorOrWord(kind: TokenKind): Token {
    return this.inCommand && !forcesNewToken(this.peek()) ? this.scanGeneric(this.tokenStart) : this.newToken(kind);
  }

  private scanOperator(plain: TokenKind, withEquals: TokenKind): Token {
    if (this.peek() !== 0x3d) return this.operatorOrWord(plain);
    this.index++;
    return this.operatorOrWord(withEquals);
  }

  private scanDoubled(c: number, doubled: TokenKind, single: TokenKind): Token {
    if (this.peek() !== c) return this.newToken(single);
    this.index++;
    return this.newToken(doubled);
  }

  private isSignedNumber(next: number): boolean {
    return this.allowSignedNumbers && (isDecimalDigit(next) || next === 0x2e);
  }

  private scanPlus(): Token {
    const next = this.peek();
    if (next === 0x2b) {
      this.index++;
      return this.operatorOrWord('PlusPlus');
    }
    if (next === 0x3d) return this.scanOperator('Plus', 'PlusEquals');
    return this.isSignedNumber(next) ? this.scanNumberToken() : this.operatorOrWord('Plus');
  }

  private scanDash(): Token {
    const next = this.peek();
    if (isDash(next)) {
      this.index++;
      return this.operatorOrWord('MinusMinus');
    }
    if (next === 0x3d) return this.scanOperator('Minus', 'MinusEquals');
    if (isLetter(next) || next === 0x5f || next === 0x3f) return this.scanParameter();
    return this.isSignedNumber(next) ? this.scanNumberToken() : this.operatorOrWord('Minus');
  }

  private scanExclaim(): Token {
    const next = this.peek();
    if (this.inCommand && !forcesNewToken(next)) return this.scanGeneric(this.tokenStart);
    if (this.mode === 'Expression') {
      if (isIdentifierStart(next)) return this.scanGeneric(this.tokenStart);
      const numeric = isDecimalDigit(next) || next === 0x2e;
      if (numeric && scanNumber(this.text, this.index, true, this.endNumberAtTernary) === null) {
        return this.scanGeneric(this.tokenStart);
      }
    }
    return this.newToken('Exclaim');
  }

  private scanQuestionMark(): Token {
    if (this.peek() !== 0x3f) return this.newToken('QuestionMark');
    this.index++;
    if (this.peek() !== 0x3d) return this.newToken('QuestionQuestion');
    this.index++;
    return this.newToken('QuestionQuestionEquals');
  }

  private scanDot(): Token {
    const next = this.peek();
    if (next === 0x2e) {
      if (this.inCommand && !forcesNewToken(this.peekAt(1))) return this.scanGeneric(this.tokenStart);
      this.index++;
      return this.newToken('DotDot');
    }
    if (isDecimalDigit(next)) return this.scanNumberToken();
    // In a command .$name, ."name" and .'name' dot-source; other characters make a word that begins with a dot.
    if (this.inCommand && !forcesNewToken(next) && next !== 0x24 && next !== 0x22 && next !== 0x27) {
      return this.scanGeneric(this.tokenStart);
    }
    return this.newToken('Dot');
  }

  private scanColon(): Token {
    if (this.peek() === 0x3a) {
      this.index++;
      if (this.inCommand && !this.wantSimpleName && !forcesNewToken(this.peek())) {
        return this.scanGeneric(this.tokenStart);
      }
      return this.newToken('ColonColon');
    }
    return this.inCommand ? this.scanLabel() : this.newToken('Colon');
  }

  private scanLabel(): Token {
    if (!isIdentifierStart(this.peek())) return this.scanGeneric(this.tokenStart);
    while (isIdentifierFollow(this.peek())) this.index++;
    if (!forcesNewToken(this.peek())) return this.scanGeneric(this.tokenStart);
    return this.newValueToken('Label', this.text.slice(this.tokenStart + 1, this.index));
  }

  private scanAt(): Token {
    const next = this.peek();
    if (next === 0x7b || next === 0x28) {
      this.index++;
      return this.newToken(next === 0x7b ? 'AtCurly' : 'AtParen');
    }
    if (isSingleQuote(next) || isDoubleQuote(next)) {
      this.index++;
      return isSingleQuote(next) ? this.scanHereString(isSingleQuote, "'") : this.scanHereString(isDoubleQuote, '"');
    }
    if (isVariableStart(next)) return this.scanVariable(true);
    this.report(this.currentExtent(), 'UnrecognizedToken');
    return this.newToken('Unknown');
  }

  private scanBacktick(): Token | null {
    const next = this.peek();
    if (isLineEnd(next)) {
      this.skipLineEnd();
      this.newToken('LineContinuation');
      return null;
    }
    if (isWhitespace(next)) {
      this.skipWhitespace();
      return null;
    }
    if (next === END) {
      const end = this.text.length + 1;
      this.reportIncomplete(this.extent(end, end), 'IncompleteString');
      return null;
    }
    return this.scanGeneric(this.tokenStart);
  }

  // ------------------------------------------------------------ redirections

  private scanAsterisk(): Token {
    if (this.peek() !== 0x3e) return this.scanOperator('Multiply', 'MultiplyEquals');
    this.index++;
    if (this.peek() === 0x26 && this.peekAt(1) === 0x31) {
      this.index += 2;
      return this.redirectionToken(0, 1, false);
    }
    return this.scanFileRedirection(0, false);
  }

  /** `>` or `>>` whose first character is behind the position. */
  private scanFileRedirection(from: number, explicit: boolean): Token {
    const append = this.peek() === 0x3e;
    if (explicit && this.mode === 'Expression') {
      // In an expression the digit is an operand: 1 > file.
      this.index--;
      const number = this.newToken('Number');
      number.number = { type: 'int', value: from };
      return number;
    }
    if (append) this.index++;
    return this.redirectionToken(from, null, append);
  }

  private redirectionToken(from: number, to: number | null, append: boolean): Token {
    const token = this.newToken('Redirection');
    token.redirection = { from, to, append };
    return token;
  }

  // ------------------------------------------------------------ numbers

  private scanDigit(c: number): Token {
    if (c >= 0x31 && c <= 0x36 && this.peek() === 0x3e) {
      this.index++;
      const target = this.peekAt(1);
      if (this.peek() === 0x26 && (target === 0x31 || target === 0x32)) {
        this.index += 2;
        return this.redirectionToken(c - 0x30, target - 0x30, false);
      }
      return this.scanFileRedirection(c - 0x30, true);
    }
    return this.scanNumberToken();
  }

  private scanNumberToken(): Token {
    const inExpression = this.mode === 'Expression';
    const scanned = scanNumber(this.text, this.tokenStart, inExpression, this.endNumberAtTernary);
    if (scanned === null || (scanned.literal === null && !inExpression)) return this.scanGeneric(this.tokenStart);
    this.index = scanned.end;
    const token = this.newToken('Number');
    token.number = scanned.literal;
    if (scanned.literal === null) {
      this.report(token.extent, 'BadNumericConstant', token.text);
      token.flags |= TokenFlags.InError;
    }
    return token;
  }

  // ------------------------------------------------------------ words

  private scanIdentifier(): Token {
    while (isIdentifierFollow(this.peek())) this.index++;
    if (this.mode === 'TypeName') return this.scanTypeName();
    if (!this.wantSimpleName) {
      if (this.inCommand && !forcesNewToken(this.peek())) return this.scanGeneric(this.tokenStart);
      if (this.mode !== 'Expression' && this.index - this.tokenStart <= LONGEST_KEYWORD) {
        const keyword = KEYWORDS.get(this.text.slice(this.tokenStart, this.index).toLowerCase());
        if (keyword !== undefined) return this.newToken(keyword);
      }
    }
    return this.newToken('Identifier');
  }

  /**
   * Scans a word as commands and arguments have them, from `start`, whatever it begins with. It may have quoted parts,
   * variables and subexpressions inside; whether those are expanded is the parser's decision.
   */
  private scanGeneric(start: number): Token {
    this.index = start;
    const { text } = this;
    const word = new StringBuilder();
    let piece = start;
    for (;;) {
      const c = this.peek();
      // The first character belongs to the word even if it ends others.
      if (this.index > start ? forcesNewToken(c) : c === END) break;
      const quoted = isSingleQuote(c) || isDoubleQuote(c);
      if (!quoted && c !== 0x24 && c !== 0x60) {
        this.index++;
        continue;
      }
      word.add(text.slice(piece, this.index));
      if (quoted) {
        this.index++;
        if (isSingleQuote(c)) this.readSingleQuoted(word);
        else this.readDoubleQuoted(word);
      } else {
        this.readDollarOrEscape(word, false);
      }
      piece = this.index;
    }
    word.add(text.slice(piece, this.index));
    return this.newStringToken('Generic', word, false);
  }

  /** A parameter or an operator that is a word; the dash is behind the position. */
  private scanParameter(): Token {
    const start = this.index;
    let usedColon = false;
    for (;;) {
      const c = this.peek();
      if (c === 0x3a) {
        usedColon = true;
        break;
      }
      if (c === 0x2e || c === 0x5b || forcesNewToken(c)) break;
      if (isSingleQuote(c) || isDoubleQuote(c)) {
        // A quote is never part of a parameter, so this is an argument.
        if (this.inCommand) return this.scanGeneric(this.tokenStart);
        break;
      }
      if (!this.inCommand && !(c < 128 && isLetter(c))) break;
      this.index++;
    }
    const name = this.text.slice(start, this.index);
    if (this.mode === 'Expression') {
      const operator = DASH_OPERATORS.get(name.toLowerCase());
      if (operator !== undefined) return this.newToken(operator);
    }
    if (usedColon && this.inCommand) this.index++;
    if (name === '') return this.newToken('Minus');
    const token = this.newValueToken('Parameter', name);
    token.usedColon = usedColon;
    return token;
  }

  /** A variable; its `$` or `@` is behind the position. */
  private scanVariable(splatted: boolean): Token {
    const first = this.peek();
    const errorCount = this.errors.length;
    if (!splatted && first === 0x7b) {
      const path = this.readBracedVariable(false);
      const next = this.peek();
      if (this.inCommand && !forcesNewToken(next) && next !== 0x2e && next !== 0x5b) {
        return this.rescanAsWord(errorCount);
      }
      return this.variableToken('Variable', path, true, true);
    }
    if (!isVariableStart(first)) return this.scanGeneric(this.tokenStart);
    const path = this.readVariableName();
    const next = this.peek();
    if (this.inCommand && !forcesNewToken(next) && !(next === 0x3a && this.peekAt(1) === 0x3a)) {
      const single = path === '$' || path === '?' || path === '^';
      const operatorFollows = next === 0x2e || next === 0x5b || next === 0x3d;
      if (single || !operatorFollows) return this.rescanAsWord(errorCount);
    }
    return this.variableToken(splatted ? 'SplattedVariable' : 'Variable', path, false, true);
  }

  /** What looked like a variable goes on, so it is a word with a variable in it; its errors will be found again. */
  private rescanAsWord(errorCount: number): Token {
    this.errors.length = errorCount;
    return this.scanGeneric(this.tokenStart);
  }

  // ------------------------------------------------------------ type names

  private scanTypeName(): Token {
    for (;;) {
      const c = this.peek();
      const special = c === 0x2e || c === 0x60 || c === 0x5f || c === 0x2b || c === 0x23 || c === 0x5c;
      if (!special && !isLetterOrDigit(c)) break;
      this.index++;
    }
    const token = this.newToken('Identifier');
    token.flags |= TokenFlags.TypeName;
    return token;
  }

  /** Reads an assembly name with its properties, as it stands after the comma of a type name. */
  readAssemblyName(): string {
    let name = this.readAssemblyNamePiece();
    while (this.peek() === 0x2c) {
      this.scanPunctuator('Comma');
      name += `, ${this.readAssemblyNamePiece()}`;
      if (this.peek() === 0x3d) {
        this.scanPunctuator('Equals');
        name += `=${this.readAssemblyNamePiece()}`;
      }
    }
    return name;
  }

  /** The extent of the last piece of the assembly name that was read. */
  get assemblyNameEnd(): Extent {
    return this.extent(this.tokenStart, this.index);
  }

  private scanPunctuator(kind: TokenKind): void {
    this.tokenStart = this.index;
    this.index++;
    this.newToken(kind);
  }

  private readAssemblyNamePiece(): string {
    this.skipWhitespace();
    this.tokenStart = this.index;
    while (!forcesNewTokenInAssemblyName(this.peek())) this.index++;
    const token = this.newToken('Identifier');
    token.flags |= TokenFlags.TypeName;
    this.skipWhitespace();
    return token.text;
  }

  // ------------------------------------------------------------ tokens asked for by name

  /** Skips blanks, comments, line continuations and line ends, and semicolons if wanted. */
  skipNewlines(semicolons: boolean): void {
    for (;;) {
      this.tokenStart = this.index;
      const c = this.peek();
      if (isLineEnd(c)) {
        this.skipLineEnd();
        this.newToken('NewLine');
      } else if (c === 0x3b && semicolons) {
        this.index++;
        this.newToken('Semi');
      } else if (c === 0x23) {
        this.scanLineComment();
      } else if (c === 0x3c && this.peekAt(1) === 0x23) {
        this.index += 2;
        this.scanBlockComment();
      } else if (c === 0x60 && isLineEnd(this.peekAt(1))) {
        this.index++;
        this.skipLineEnd();
        this.newToken('LineContinuation');
      } else if (c === 0x60 && isWhitespace(this.peekAt(1))) {
        this.index++;
      } else if (isWhitespace(c)) {
        this.index++;
      } else {
        return;
      }
    }
  }

  /** The rest of the line after `--%`, verbatim, up to a pipe or && outside quotes. */
  verbatimArgument(): Token {
    this.skipWhitespace();
    this.tokenStart = this.index;
    let inQuotes = false;
    for (;;) {
      const c = this.peek();
      if (c === END || isLineEnd(c)) break;
      if (isDoubleQuote(c)) inQuotes = !inQuotes;
      else if (!inQuotes && (c === 0x7c || (c === 0x26 && this.peekAt(1) === 0x26))) break;
      this.index++;
    }
    return this.newValueToken('Generic', this.text.slice(this.tokenStart, this.index));
  }

  /** A member access operator right here (only block comments may come between); else null. */
  memberAccessOperator(allowBracket: boolean): Token | null {
    while (this.peek() === 0x3c && this.peekAt(1) === 0x23) {
      this.tokenStart = this.index;
      this.index += 2;
      this.scanBlockComment();
    }
    this.tokenStart = this.index;
    switch (this.peek()) {
      case 0x2e:
        if (this.peekAt(1) === 0x2e || this.endsArgument(this.peekAt(1))) return null;
        return this.accept(1, 'Dot');
      case 0x3a:
        if (this.peekAt(1) !== 0x3a || this.endsArgument(this.peekAt(2))) return null;
        return this.accept(2, 'ColonColon');
      case 0x5b:
        return allowBracket ? this.accept(1, 'LBracket') : null;
      case 0x3f:
        if (this.peekAt(1) === 0x2e) return this.accept(2, 'QuestionDot');
        return this.peekAt(1) === 0x5b && allowBracket ? this.accept(2, 'QuestionLBracket') : null;
      default:
        return null;
    }
  }

  /** In a command an operator before a blank belongs to the next argument. */
  private endsArgument(c: number): boolean {
    return this.inCommand && (c === END || c === 0 || isLineEnd(c) || isWhitespace(c));
  }

  private accept(length: number, kind: TokenKind): Token {
    this.index += length;
    return this.newToken(kind);
  }

  /** The opening parenthesis or brace of a method call right here; else null. */
  invokeMemberOpening(): Token | null {
    this.tokenStart = this.index;
    if (this.peek() === 0x28) return this.accept(1, 'LParen');
    return this.peek() === 0x7b ? this.accept(1, 'LCurly') : null;
  }

  /** A bracket which begins an attribute or type, after blanks and comments; else null. */
  leftBracket(): Token | null {
    const start = this.index;
    let blanks = false;
    for (;;) {
      this.tokenStart = this.index;
      const c = this.peek();
      if (c === 0x23) {
        blanks = true;
        this.scanLineComment();
      } else if (c === 0x3c && this.peekAt(1) === 0x23) {
        blanks = false;
        this.index += 2;
        this.scanBlockComment();
      } else if (isWhitespace(c)) {
        blanks = true;
        this.index++;
      } else if (c === 0x5b) {
        return this.accept(1, 'LBracket');
      } else {
        // A member access operator must see the blanks that stand before it.
        if ((c === 0x2e || c === 0x3a) && blanks) this.resync(start);
        return null;
      }
    }
  }

  /** True when the line after this line end goes on with a pipe: blank lines do not count as such a line. */
  isPipeContinuation(newLine: Token): boolean {
    const { text } = this;
    let i = newLine.start + (newLine.extent.endOffset - newLine.extent.startOffset);
    let blankLine = true;
    while (i < text.length) {
      const c = text.charCodeAt(i);
      if (isWhitespace(c)) {
        i++;
      } else if (isLineEnd(c)) {
        if (blankLine) return false;
        blankLine = true;
        i += c === 13 && text.charCodeAt(i + 1) === 10 ? 2 : 1;
      } else if (c === 0x23) {
        blankLine = false;
        while (i < text.length && !isLineEnd(text.charCodeAt(i))) i++;
      } else if (c === 0x3c && text.charCodeAt(i + 1) === 0x23) {
        blankLine = false;
        const end = text.indexOf('#>', i + 2);
        i = end < 0 ? text.length : end + 2;
      } else {
        return c === 0x7c;
      }
    }
    return false;
  }
}
