/** Tokens and variable paths as scripts see them: what the tokenizer found, under the names that PowerShell's classes have. */
import { type Token, TokenFlags, type TokenKind } from '../language/token.ts';
import { parseVariablePath } from '../language/variable-path.ts';
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';

const NAMESPACE = 'System.Management.Automation.Language.';

/** Kinds by what TokenTraits.GetTraits gives for them (facts: read from PowerShell 7.6); the others have none. */
const TRAITS: readonly (readonly [number, string])[] = [
  [
    16,
    'Catch Class Else ElseIf Finally In Param Until Configuration DynamicKeyword Public Private Static Interface Enum',
  ],
  [16, 'Namespace Module Type Assembly Command Hidden Base Default'],
  [48, 'Begin Dynamicparam End Process Clean'],
  [261, 'Ieq Ine Ige Igt Ilt Ile Ilike Inotlike Icontains Inotcontains Iin Inotin Is IsNot'],
  [263, 'QuestionQuestion'],
  [1285, 'Ceq Cne Cge Cgt Clt Cle Clike Cnotlike Ccontains Cnotcontains Cin Cnotin'],
  [8192, 'Equals PlusEquals MinusEquals MultiplyEquals DivideEquals RemainderEquals QuestionQuestionEquals'],
  [32_768, 'NewLine LineContinuation Comment EndOfInput StringLiteral StringExpandable HereStringLiteral'],
  [32_768, 'HereStringExpandable LParen RParen LCurly RCurly RBracket AtParen AtCurly DollarParen Semi AndAnd OrOr'],
  [33_280, 'Comma'],
  [36_864, 'Ampersand Pipe'],
  [131_072, 'Redirection'],
  [131_333, 'Imatch Inotmatch Ireplace As'],
  [131_340, 'Format'],
  [131_341, 'DotDot'],
  [131_845, 'Join Isplit'],
  [132_357, 'Cmatch Cnotmatch Creplace'],
  [132_869, 'Csplit'],
  [133_120, 'QuestionMark'],
  [135_168, 'ColonColon Dot Colon QuestionDot'],
  [163_840, 'RedirectInStd'],
  [393_728, 'MinusMinus PlusPlus PostfixPlusPlus PostfixMinusMinus'],
  [8_388_865, 'And Or Xor'],
  [8_388_866, 'Band Bor Bxor'],
  [8_388_869, 'Shl Shr'],
  [8_388_874, 'Multiply Divide Rem'],
  [8_389_120, 'Exclaim Not Bnot'],
  [8_389_385, 'Plus Minus'],
  [
    16_777_232,
    'Break Continue Data Define Do Exit Filter For Foreach From Function If Return Switch Throw Trap Try Using',
  ],
  [16_777_232, 'Var While Workflow Parallel Sequence InlineScript'],
];

const traitsByKind: ReadonlyMap<string, number> = new Map(
  TRAITS.flatMap(([traits, kinds]) => kinds.split(' ').map((kind) => [kind, traits] as const)),
);

/** TokenFlags that every token of a kind has. */
export function traitsOf(kind: TokenKind): number {
  return traitsByKind.get(kind) ?? 0;
}

const KEYWORD = 16;

/** What the parser marks single tokens with, and the member of PowerShell's TokenFlags. */
const MARKS: readonly (readonly [number, number])[] = [
  [TokenFlags.InError, 65_536],
  [TokenFlags.CommandName, 524_288],
  [TokenFlags.MemberName, 1_048_576],
  [TokenFlags.TypeName, 2_097_152],
  [TokenFlags.AttributeName, 4_194_304],
];

const CLASSES: Readonly<Partial<Record<TokenKind, string>>> = {
  Variable: 'VariableToken',
  SplattedVariable: 'VariableToken',
  Parameter: 'ParameterToken',
  Number: 'NumberToken',
  Label: 'LabelToken',
  StringLiteral: 'StringLiteralToken',
  HereStringLiteral: 'StringLiteralToken',
  StringExpandable: 'StringExpandableToken',
  HereStringExpandable: 'StringExpandableToken',
  RedirectInStd: 'InputRedirectionToken',
};

/** A word of several kinds of characters; one that is expanded when it is used has pieces. */
function classOfWord(token: Token): string {
  return token.nestedTokens && token.nestedTokens.length > 0 ? 'StringExpandableToken' : 'StringLiteralToken';
}

function classOf(token: Token): string {
  if (token.kind === 'Generic') return classOfWord(token);
  if (token.redirection) return token.redirection.to === null ? 'FileRedirectionToken' : 'MergingRedirectionToken';
  return CLASSES[token.kind] ?? 'Token';
}

function kindOf(token: Token): TokenKind {
  return token.isArgument && token.kind !== 'Identifier' ? 'Generic' : token.kind;
}

/** Those of the kind, without that of a keyword where the word is none, and with what the parser marked. */
function flagsOf(token: Token): number {
  const traits = traitsOf(token.kind);
  const first = token.has(TokenFlags.Keyword) ? traits : traits & ~KEYWORD;
  return MARKS.reduce((all, [mark, flag]) => (token.has(mark) ? all | flag : all), first);
}

export class TokenObject extends NetObject {
  constructor(readonly token: Token) {
    super();
  }

  netType(): NetType {
    return typeNamed(NAMESPACE + classOf(this.token));
  }

  /** An argument that is a word like `*` or `in` is nothing but a word. */
  get kind(): TokenKind {
    return kindOf(this.token);
  }

  /** TokenFlags as PowerShell numbers them. */
  get flags(): number {
    return flagsOf(this.token);
  }

  override toString(): string {
    return this.token.text;
  }
}

/** System.Management.Automation.VariablePath. */
export class VariablePathObject extends NetObject {
  constructor(
    /** Scope or drive in lower case; null for a plain name. */
    readonly scope: string | null,
    /** As written, without the dollar sign. */
    readonly userPath: string,
  ) {
    super();
  }

  /** @param userPath as written, without the dollar sign */
  static of(userPath: string): VariablePathObject {
    return new VariablePathObject(parseVariablePath(userPath).scope, userPath);
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.VariablePath');
  }

  /** The name without a scope in front. */
  get name(): string {
    return parseVariablePath(this.userPath).name;
  }

  get isDriveQualified(): boolean {
    return this.scope !== null && !/^(?:global|local|private|script|variable|using)$/.test(this.scope);
  }

  override toString(): string {
    return this.userPath;
  }
}

/** Kinds that the tokens of PowerShell 2 (PSTokenType) have a word for; what is not listed is an operator. */
const OLD_KINDS: readonly (readonly [string, string])[] = [
  ['Unknown', 'Unknown EndOfInput Colon QuestionMark QuestionQuestionEquals QuestionQuestion QuestionDot'],
  ['Unknown', 'QuestionLBracket Clean'],
  ['Variable', 'Variable SplattedVariable'],
  ['CommandParameter', 'Parameter'],
  ['Number', 'Number'],
  ['LoopLabel', 'Label'],
  ['CommandArgument', 'Identifier Generic'],
  ['NewLine', 'NewLine'],
  ['LineContinuation', 'LineContinuation'],
  ['Comment', 'Comment'],
  ['String', 'StringLiteral StringExpandable HereStringLiteral HereStringExpandable'],
  ['GroupStart', 'LParen LCurly AtParen AtCurly DollarParen'],
  ['GroupEnd', 'RParen RCurly'],
  ['StatementSeparator', 'Semi'],
];

const oldKinds: ReadonlyMap<string, string> = new Map(
  OLD_KINDS.flatMap(([type, kinds]) => kinds.split(' ').map((kind) => [kind, type] as const)),
);

/** PSTokenType of a token: what its place makes of it, or its kind. */
export function oldTokenType(token: Token): string {
  if (token.has(TokenFlags.CommandName)) return 'Command';
  if (token.has(TokenFlags.MemberName)) return 'Member';
  if (token.has(TokenFlags.AttributeName)) return 'Attribute';
  if (token.has(TokenFlags.TypeName)) return 'Type';
  const kind = kindOf(token);
  return oldKinds.get(kind) ?? (traitsOf(kind) & KEYWORD ? 'Keyword' : 'Operator');
}
