/**
 * What every part of the parser stands on: one token of lookahead, the tokenizer's mode, errors, recovery.
 *
 * The parser is one object whose rules are spread over a chain of classes, by subject: type names and attributes, then
 * expressions, commands and pipelines, blocks, loops, statements, classes. Rules of later links which earlier ones need are declared
 * abstract here.
 */
import type {
  Ast,
  AttributeBaseAst,
  ErrorExpressionAst,
  ErrorStatementAst,
  ExpressionAst,
  PipelineBaseAst,
  ScriptBlockAst,
  StatementAst,
  StringConstantExpressionAst,
  TrapStatementAst,
  VariableExpressionAst,
} from './ast.ts';
import { Extent, extentAfter, type SourceText } from './extent.ts';
import type { ParserErrorId } from './parser-messages.ts';
import { type Token, TokenFlags, type TokenKind } from './token.ts';
import { Tokenizer, type TokenizerMode } from './tokenizer.ts';
import { parseVariablePath } from './variable-path.ts';

/** Nesting beyond which a script is refused, so that the parser never runs out of stack. */
const MAX_DEPTH = 600;

/** Something that has an extent: a node, a token, or an extent itself. */
export type Placed = { readonly extent: Extent } | Extent;

/** The extent of something. */
export function extentOfPlaced(placed: Placed): Extent {
  return placed instanceof Extent ? placed : placed.extent;
}

/** From the start of one thing to the end of another. */
export function spanning(first: Placed, last: Placed): Extent {
  const start = extentOfPlaced(first);
  const end = extentOfPlaced(last);
  return start === end ? start : new Extent(start.source, start.startOffset, end.endOffset);
}

/** Just after something. */
export function after(placed: Placed): Extent {
  return extentAfter(extentOfPlaced(placed));
}

/** One character before the start of something: where a missing closing character should have been. */
export function before(placed: Placed): Extent {
  const extent = extentOfPlaced(placed);
  const offset = Math.max(0, extent.startOffset - 1);
  return new Extent(extent.source, offset, offset);
}

/** A node for an expression that is missing or could not be parsed. */
export function errorExpression(extent: Extent, nestedAst: readonly Ast[] = []): ErrorExpressionAst {
  return { kind: 'ErrorExpression', extent, nestedAst };
}

/** A node for a statement that is missing or could not be parsed. */
export function errorStatement(
  extent: Extent,
  ...nested: (Ast | readonly Ast[] | null | undefined)[]
): ErrorStatementAst {
  const nestedAst: Ast[] = [];
  for (const item of nested) {
    if (Array.isArray(item)) nestedAst.push(...(item as Ast[]));
    else if (item !== null && item !== undefined) nestedAst.push(item as Ast);
  }
  return { kind: 'ErrorStatement', extent, nestedAst, switchParts: null };
}

/** A word as a string constant. */
export function bareWord(token: Token, value: string): StringConstantExpressionAst {
  return { kind: 'StringConstantExpression', extent: token.extent, value, stringConstantType: 'BareWord' };
}

/** A variable by its path as written. */
export function variableExpression(extent: Extent, userPath: string, splatted: boolean): VariableExpressionAst {
  const { name, scope } = parseVariablePath(userPath);
  const lower = name.length <= 5 ? name.toLowerCase() : name;
  const isConstantVariable = scope === null && (lower === 'true' || lower === 'false' || lower === 'null');
  return { kind: 'VariableExpression', extent, name, scope, userPath, splatted, isConstantVariable };
}

/** Thrown when a script is nested too deeply; parse() turns it into an error. */
export class TooComplicatedError extends Error {}

/** Tokens, mode, errors and recovery. */
export abstract class ParserCore {
  protected readonly tokenizer: Tokenizer;
  /** True while a comma separates arguments instead of making an array. */
  protected commaDisabled = false;
  private ungot: Token | null = null;
  private depth = 0;

  constructor(source: SourceText) {
    this.tokenizer = new Tokenizer(source);
  }

  protected abstract expressionRule(endNumberAtTernary?: boolean): ExpressionAst | null;
  protected abstract pipelineChainRule(): PipelineBaseAst | null;
  protected abstract statementRule(): StatementAst | null;
  protected abstract statementListRule(statements: StatementAst[], traps: TrapStatementAst[]): Extent | null;
  protected abstract scriptBlockRule(lCurly: Token | null, isFilter: boolean): ScriptBlockAst;
  protected abstract singleCommandArgument(context: CommandArgumentContext): ExpressionAst | null;
  protected abstract attributeListRule(inExpression: boolean): AttributeBaseAst[];

  // ------------------------------------------------------------ tokens

  protected next(): Token {
    const token = this.ungot ?? this.tokenizer.nextToken();
    this.ungot = null;
    return token;
  }

  protected peek(): Token {
    this.ungot ??= this.tokenizer.nextToken();
    return this.ungot;
  }

  /** Forgets the token that was peeked at. */
  protected skip(): void {
    this.ungot = null;
  }

  protected unget(token: Token): void {
    this.ungot = token;
  }

  protected get hasLookahead(): boolean {
    return this.ungot !== null;
  }

  /** The token peeked at, if any. */
  protected get lookahead(): Token | null {
    return this.ungot;
  }

  protected skipNewlines(): void {
    if (this.ungot === null || this.ungot.kind === 'NewLine') {
      this.ungot = null;
      this.tokenizer.skipNewlines(false);
    }
  }

  protected skipNewlinesAndSemicolons(): void {
    if (this.ungot === null || this.ungot.kind === 'NewLine' || this.ungot.kind === 'Semi') {
      this.ungot = null;
      this.tokenizer.skipNewlines(true);
    }
  }

  /** Where to resync to in order to read on from here once more. */
  protected get restorePoint(): number {
    return this.ungot === null ? this.tokenizer.position : this.ungot.start;
  }

  protected resync(position: number): void {
    this.ungot = null;
    this.tokenizer.resync(position);
  }

  protected get mode(): TokenizerMode {
    return this.tokenizer.mode;
  }

  /** Changes the mode; a token peeked at in the old mode is scanned again unless it is the same in every mode. */
  protected set mode(mode: TokenizerMode) {
    if (mode === this.tokenizer.mode) return;
    if (this.ungot !== null && !this.ungot.has(TokenFlags.ModeInvariant)) this.resync(this.ungot.start);
    this.tokenizer.mode = mode;
  }

  // After an error a token may have been put back; then no operator or bracket is looked for behind it.

  protected nextMemberAccess(allowBracket: boolean): Token | null {
    return this.ungot !== null ? null : this.tokenizer.memberAccessOperator(allowBracket);
  }

  protected nextInvokeOpening(): Token | null {
    return this.ungot !== null ? null : this.tokenizer.invokeMemberOpening();
  }

  protected nextLeftBracket(): Token | null {
    if (this.ungot === null) return this.tokenizer.leftBracket();
    return this.ungot.kind === 'LBracket' ? this.next() : null;
  }

  /** A plain name, with no other characters than letters, digits and underscores; null when there is none. */
  protected simpleNameToken(): Token | null {
    this.tokenizer.wantSimpleName = true;
    const token = this.peek();
    this.tokenizer.wantSimpleName = false;
    if (token.kind !== 'Identifier') return null;
    token.flags |= TokenFlags.MemberName;
    this.skip();
    return token;
  }

  protected simpleNameRule(): StringConstantExpressionAst | null {
    const token = this.simpleNameToken();
    return token === null ? null : bareWord(token, token.text);
  }

  /** Counts a level of nesting; refuses scripts that are nested too deeply. */
  protected enter(): void {
    if (++this.depth > MAX_DEPTH) throw new TooComplicatedError();
  }

  /** Leaves the level that was entered last. */
  protected leave(): void {
    this.depth--;
  }

  // ------------------------------------------------------------ errors

  protected report(placed: Placed, errorId: ParserErrorId, ...args: string[]): void {
    this.tokenizer.report(extentOfPlaced(placed), errorId, ...args);
  }

  protected reportIncomplete(placed: Placed, errorId: ParserErrorId, ...args: string[]): boolean {
    return this.tokenizer.reportIncomplete(extentOfPlaced(placed), errorId, ...args);
  }

  /** Reports at `placed` what was noticed at `noticedAt`. */
  protected reportIncompleteAt(placed: Placed, noticedAt: Placed, errorId: ParserErrorId): boolean {
    return this.tokenizer.reportIncompleteAt(extentOfPlaced(placed), extentOfPlaced(noticedAt), errorId);
  }

  protected get hasErrors(): boolean {
    return this.tokenizer.errors.length > 0;
  }

  /**
   * Skips tokens until one of `kinds` which is not inside brackets opened on the way. A closing kind among them is taken
   * to close something opened before.
   */
  protected syncOnError(consumeClosing: boolean, ...kinds: TokenKind[]): void {
    let parens = kinds.includes('RParen') ? 1 : 0;
    let curlies = kinds.includes('RCurly') ? 1 : 0;
    let brackets = kinds.includes('RBracket') ? 1 : 0;
    for (;;) {
      const token = this.next();
      let closed = false;
      switch (token.kind) {
        case 'LParen':
          parens++;
          break;
        case 'LCurly':
          curlies++;
          break;
        case 'LBracket':
          brackets++;
          break;
        case 'RParen':
          closed = --parens === 0;
          break;
        case 'RCurly':
          closed = --curlies === 0;
          break;
        case 'RBracket':
          closed = --brackets === 0;
          break;
        case 'EndOfInput':
          this.unget(token);
          return;
        default:
          break;
      }
      const wanted = kinds.includes(token.kind);
      if (closed && wanted) {
        if (!consumeClosing) this.unget(token);
        return;
      }
      if (wanted && parens === 0 && curlies === 0 && brackets === 0) return;
    }
  }
}

/** What a word is taken as; a command's name is not expanded, a name after `&` or `.` is. */
export type CommandArgumentContext =
  | 'CommandName'
  | 'CommandNameAfterInvocationOperator'
  | 'FileName'
  | 'CommandArgument'
  | 'SwitchCondition';
