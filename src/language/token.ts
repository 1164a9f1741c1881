/**
 * Tokens: what the tokenizer hands to the parser, and what highlighting and completion read.
 *
 * Kinds are PowerShell's TokenKind names, so that operators in the tree and messages need no second vocabulary.
 */
import type { NumericLiteral } from '../types/values/numeric-literal.ts';
import type { Extent } from './extent.ts';

/** Facts about a kind of token, and marks which the parser puts on single tokens for highlighting. */
export const TokenFlags = {
  Keyword: 1,
  BlockName: 2,
  NoAttributesBefore: 4,
  BinaryOperator: 8,
  UnaryOperator: 16,
  AssignmentOperator: 32,
  /** The token is the same in every mode of the tokenizer, so that it need not be scanned again. */
  ModeInvariant: 64,
  NotInDataSection: 128,
  CommandName: 256,
  MemberName: 512,
  TypeName: 1024,
  AttributeName: 2048,
  InError: 4096,
} as const;

const { Keyword, BlockName, NoAttributesBefore, BinaryOperator, UnaryOperator, ModeInvariant, NotInDataSection } =
  TokenFlags;
const Statement = Keyword | NoAttributesBefore;

/** [text, flags, precedence of the binary operator] of every kind. */
const KINDS = {
  Unknown: ['unknown', 0, 0],
  Variable: ['var', 0, 0],
  SplattedVariable: ['@var', 0, 0],
  Parameter: ['param', 0, 0],
  Number: ['number', 0, 0],
  Label: ['label', 0, 0],
  Identifier: ['ident', 0, 0],
  Generic: ['generic', 0, 0],
  NewLine: ['newline', ModeInvariant, 0],
  LineContinuation: ['line continuation', ModeInvariant, 0],
  Comment: ['comment', ModeInvariant, 0],
  EndOfInput: ['eof', ModeInvariant, 0],
  StringLiteral: ['sqstr', ModeInvariant, 0],
  StringExpandable: ['dqstr', ModeInvariant, 0],
  HereStringLiteral: ['sq here string', ModeInvariant, 0],
  HereStringExpandable: ['dq here string', ModeInvariant, 0],
  LParen: ['(', ModeInvariant, 0],
  RParen: [')', ModeInvariant, 0],
  LCurly: ['{', ModeInvariant, 0],
  RCurly: ['}', ModeInvariant, 0],
  LBracket: ['[', 0, 0],
  RBracket: [']', ModeInvariant, 0],
  AtParen: ['@(', ModeInvariant, 0],
  AtCurly: ['@{', ModeInvariant, 0],
  DollarParen: ['$(', ModeInvariant, 0],
  Semi: [';', ModeInvariant, 0],
  AndAnd: ['&&', ModeInvariant, 0],
  OrOr: ['||', ModeInvariant, 0],
  Ampersand: ['&', ModeInvariant, 0],
  Pipe: ['|', ModeInvariant, 0],
  Comma: [',', UnaryOperator | ModeInvariant, 0],
  MinusMinus: ['--', UnaryOperator | NotInDataSection, 0],
  PlusPlus: ['++', UnaryOperator | NotInDataSection, 0],
  DotDot: ['..', BinaryOperator | NotInDataSection, 11],
  ColonColon: ['::', 0, 0],
  Dot: ['.', 0, 0],
  Exclaim: ['!', UnaryOperator, 0],
  Multiply: ['*', BinaryOperator, 9],
  Divide: ['/', BinaryOperator, 9],
  Rem: ['%', BinaryOperator, 9],
  Plus: ['+', BinaryOperator | UnaryOperator, 8],
  Minus: ['-', BinaryOperator | UnaryOperator, 8],
  Equals: ['=', TokenFlags.AssignmentOperator, 0],
  PlusEquals: ['+=', TokenFlags.AssignmentOperator, 0],
  MinusEquals: ['-=', TokenFlags.AssignmentOperator, 0],
  MultiplyEquals: ['*=', TokenFlags.AssignmentOperator, 0],
  DivideEquals: ['/=', TokenFlags.AssignmentOperator, 0],
  RemainderEquals: ['%=', TokenFlags.AssignmentOperator, 0],
  QuestionQuestionEquals: ['??=', TokenFlags.AssignmentOperator, 0],
  Redirection: ['redirection', 0, 0],
  RedirectInStd: ['<', 0, 0],
  Format: ['-f', BinaryOperator | NotInDataSection, 10],
  Not: ['-not', UnaryOperator, 0],
  Bnot: ['-bnot', UnaryOperator, 0],
  And: ['-and', BinaryOperator, 1],
  Or: ['-or', BinaryOperator, 1],
  Xor: ['-xor', BinaryOperator, 1],
  Band: ['-band', BinaryOperator, 2],
  Bor: ['-bor', BinaryOperator, 2],
  Bxor: ['-bxor', BinaryOperator, 2],
  Join: ['-join', BinaryOperator | UnaryOperator | NotInDataSection, 5],
  Ieq: ['-eq', BinaryOperator, 5],
  Ine: ['-ne', BinaryOperator, 5],
  Ige: ['-ge', BinaryOperator, 5],
  Igt: ['-gt', BinaryOperator, 5],
  Ilt: ['-lt', BinaryOperator, 5],
  Ile: ['-le', BinaryOperator, 5],
  Ilike: ['-ilike', BinaryOperator, 5],
  Inotlike: ['-inotlike', BinaryOperator, 5],
  Imatch: ['-imatch', BinaryOperator | NotInDataSection, 5],
  Inotmatch: ['-inotmatch', BinaryOperator | NotInDataSection, 5],
  Ireplace: ['-ireplace', BinaryOperator | NotInDataSection, 5],
  Icontains: ['-icontains', BinaryOperator, 5],
  Inotcontains: ['-inotcontains', BinaryOperator, 5],
  Iin: ['-iin', BinaryOperator, 5],
  Inotin: ['-inotin', BinaryOperator, 5],
  Isplit: ['-isplit', BinaryOperator | UnaryOperator | NotInDataSection, 5],
  Ceq: ['-ceq', BinaryOperator, 5],
  Cne: ['-cne', BinaryOperator, 5],
  Cge: ['-cge', BinaryOperator, 5],
  Cgt: ['-cgt', BinaryOperator, 5],
  Clt: ['-clt', BinaryOperator, 5],
  Cle: ['-cle', BinaryOperator, 5],
  Clike: ['-clike', BinaryOperator, 5],
  Cnotlike: ['-cnotlike', BinaryOperator, 5],
  Cmatch: ['-cmatch', BinaryOperator | NotInDataSection, 5],
  Cnotmatch: ['-cnotmatch', BinaryOperator | NotInDataSection, 5],
  Creplace: ['-creplace', BinaryOperator | NotInDataSection, 5],
  Ccontains: ['-ccontains', BinaryOperator, 5],
  Cnotcontains: ['-cnotcontains', BinaryOperator, 5],
  Cin: ['-cin', BinaryOperator, 5],
  Cnotin: ['-cnotin', BinaryOperator, 5],
  Csplit: ['-csplit', BinaryOperator | UnaryOperator | NotInDataSection, 5],
  Is: ['-is', BinaryOperator, 5],
  IsNot: ['-isnot', BinaryOperator, 5],
  As: ['-as', BinaryOperator | NotInDataSection, 5],
  PostfixPlusPlus: ['++', NotInDataSection, 0],
  PostfixMinusMinus: ['--', NotInDataSection, 0],
  Shl: ['-shl', BinaryOperator, 5],
  Shr: ['-shr', BinaryOperator, 5],
  Colon: [':', 0, 0],
  QuestionMark: ['?', 0, 0],
  QuestionQuestion: ['??', BinaryOperator, 7],
  QuestionDot: ['?.', 0, 0],
  QuestionLBracket: ['?[', 0, 0],
  Begin: ['begin', Keyword | BlockName, 0],
  Break: ['break', Statement, 0],
  Catch: ['catch', Keyword, 0],
  Class: ['class', Keyword, 0],
  Clean: ['clean', Keyword | BlockName, 0],
  Continue: ['continue', Statement, 0],
  Data: ['data', Statement, 0],
  Default: ['default', Keyword, 0],
  Define: ['define', Statement, 0],
  Do: ['do', Statement, 0],
  Dynamicparam: ['dynamicparam', Keyword | BlockName, 0],
  Else: ['else', Keyword, 0],
  ElseIf: ['elseif', Keyword, 0],
  End: ['end', Keyword | BlockName, 0],
  Exit: ['exit', Statement, 0],
  Filter: ['filter', Statement, 0],
  Finally: ['finally', Keyword, 0],
  For: ['for', Statement, 0],
  Foreach: ['foreach', Statement, 0],
  From: ['from', Statement, 0],
  Function: ['function', Statement, 0],
  If: ['if', Statement, 0],
  In: ['in', Keyword, 0],
  Param: ['param', Keyword, 0],
  Process: ['process', Keyword | BlockName, 0],
  Return: ['return', Statement, 0],
  Switch: ['switch', Statement, 0],
  Throw: ['throw', Statement, 0],
  Trap: ['trap', Statement, 0],
  Try: ['try', Statement, 0],
  Until: ['until', Keyword, 0],
  Using: ['using', Statement, 0],
  Var: ['var', Statement, 0],
  While: ['while', Statement, 0],
  Workflow: ['workflow', Statement, 0],
  Parallel: ['parallel', Statement, 0],
  Sequence: ['sequence', Statement, 0],
  Configuration: ['configuration', Keyword, 0],
  Public: ['public', Keyword, 0],
  Private: ['private', Keyword, 0],
  Static: ['static', Keyword, 0],
  Interface: ['interface', Keyword, 0],
  Enum: ['enum', Keyword, 0],
  Namespace: ['namespace', Keyword, 0],
  Module: ['module', Keyword, 0],
  Type: ['type', Keyword, 0],
  Assembly: ['assembly', Keyword, 0],
  Command: ['command', Keyword, 0],
  Hidden: ['hidden', Keyword, 0],
  Base: ['base', Keyword, 0],
} as const satisfies Record<string, readonly [string, number, number]>;

/** The kind of a token. */
export type TokenKind = keyof typeof KINDS;

/** How a kind is written; for kinds without one spelling a word for them. */
export function kindText(kind: TokenKind): string {
  return KINDS[kind][0];
}

/** The flags every token of a kind has. */
export function kindFlags(kind: TokenKind): number {
  return KINDS[kind][1];
}

/** How tightly a binary operator binds; 0 for other kinds. */
export function binaryPrecedence(kind: TokenKind): number {
  return KINDS[kind][2];
}

/** Keywords by their lower-case spelling. */
export const KEYWORDS: ReadonlyMap<string, TokenKind> = new Map(
  (Object.keys(KINDS) as TokenKind[])
    .filter((kind) => (kindFlags(kind) & Keyword) !== 0)
    .map((kind) => [kindText(kind), kind]),
);

function dashOperators(): Map<string, TokenKind> {
  const operators = new Map<string, TokenKind>();
  for (const kind of Object.keys(KINDS) as TokenKind[]) {
    const text = kindText(kind);
    if (text.length > 1 && text.startsWith('-') && text !== '--' && text !== '-=') operators.set(text.slice(1), kind);
  }
  // The plain and the i-prefixed spelling are one operator.
  for (const name of 'eq ne ge gt lt le like notlike match notmatch replace contains notcontains in notin split'.split(
    ' ',
  )) {
    const kind = operators.get(name) ?? operators.get(`i${name}`);
    if (kind === undefined) throw new Error(`No token kind for operator -${name}`);
    operators.set(name, kind);
    operators.set(`i${name}`, kind);
  }
  return operators;
}

/** Operators which are words after a dash, by the lower-case word. */
export const DASH_OPERATORS: ReadonlyMap<string, TokenKind> = dashOperators();

/** A piece of an expandable string: literal text, a variable, or a subexpression still to be parsed. */
export type StringPart = string | Token | UnscannedSubExpression;

/** `$( … )` in an expandable string: its text, and where each of its characters is in the source. */
export interface UnscannedSubExpression {
  readonly kind: 'UnscannedSubExpression';
  readonly text: string;
  readonly extent: Extent;
  /** Source offset of the first character, when the text stands in the source unchanged. */
  readonly base: number;
  /** Source offsets of all characters, when doubled quotes were collapsed. */
  readonly map: Int32Array | null;
}

/** Redirection details of a token of kind Redirection; streams by number, 0 being all. */
export interface RedirectionDetails {
  readonly from: number;
  /** Target stream of a merge; null when it goes to a file. */
  readonly to: number | null;
  readonly append: boolean;
}

/** One token. */
export class Token {
  readonly kind: TokenKind;
  readonly extent: Extent;
  /** Where the tokenizer has to go to scan it again. */
  readonly start: number;
  flags: number;
  /** Value of a string or generic token, name of a parameter, variable path or label; else empty. */
  value = '';
  /** Pieces of a string with something to expand in it. */
  parts: readonly StringPart[] | null = null;
  /** The value of a number; null if it is not valid. */
  number: NumericLiteral | null = null;
  /** A word that is an argument, whatever else its kind would mean (`Get-Item *`). */
  isArgument = false;
  /** Of a parameter: a colon follows the name. */
  usedColon = false;
  redirection: RedirectionDetails | null = null;
  /** The tokens inside an expandable string, filled in by the parser. */
  nestedTokens: readonly Token[] | null = null;

  constructor(kind: TokenKind, extent: Extent, start: number, flags: number) {
    this.kind = kind;
    this.extent = extent;
    this.start = start;
    this.flags = flags;
  }

  /** The token as written. */
  get text(): string {
    return this.extent.text;
  }

  /** True when any of the given flags is set. */
  has(flags: number): boolean {
    return (this.flags & flags) !== 0;
  }
}
