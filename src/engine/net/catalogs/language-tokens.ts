/** Types of tokens, and the parser of PowerShell 2, which gives tokens only. */
import { Extent } from '../../../language/extent.ts';
import type { ParseError } from '../../../language/parse-error.ts';
import { parse } from '../../../language/parser.ts';
import { type Token, TokenFlags } from '../../../language/token.ts';
import { toText } from '../../../types/conversion/conversion.ts';
import { NetObject, type NetType, typeNamed } from '../../../types/net-type.ts';
import { defineType } from '../../../types/type-declaration.ts';
import { EnumValue } from '../../../types/values/enum-value.ts';
import { numberFromLiteral } from '../../../types/values/numeric-literal.ts';
import type { PSReference } from '../../../types/values/reference.ts';
import { asTypedArray } from '../../../types/values/typed-array.ts';
import { oldTokenType, TokenObject, VariablePathObject } from '../../language-tokens.ts';
import { ExtentObject } from '../../syntax-tree/extents.ts';

const LANGUAGE = 'System.Management.Automation.Language.';
const TOKEN = `${LANGUAGE}Token`;
const REDIRECTION = `${LANGUAGE}RedirectionToken`;
const STREAM = `${LANGUAGE}RedirectionStream`;
const OLD = 'System.Management.Automation.';

function stream(number: number | null | undefined): EnumValue {
  return EnumValue.of(typeNamed(STREAM), number ?? 0);
}

/** System.Management.Automation.PSToken: a token as PowerShell 2 had it. */
class OldToken extends NetObject {
  constructor(
    /** Member of PSTokenType. */
    readonly type: string,
    readonly extent: Extent,
    readonly content = extent.text,
  ) {
    super();
  }

  /** The content of a string is its value and that of a variable its path; else it is the text. */
  static of(token: Token): OldToken {
    const type = oldTokenType(token);
    const hasValue = type === 'String' || token.kind === 'Generic' || type === 'Variable';
    return new OldToken(type, token.extent, hasValue ? token.value : token.text);
  }

  netType(): NetType {
    return typeNamed(`${OLD}PSToken`);
  }
}

/** A type in brackets is one token, its brackets and arguments with it; the brackets of an attribute stand alone. */
function* oldTokens(tokens: readonly Token[]): Iterable<OldToken> {
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    const next = tokens[at + 1];
    if (token.kind === 'EndOfInput') continue;
    if (token.kind !== 'LBracket' || !next?.has(TokenFlags.TypeName) || next.has(TokenFlags.AttributeName)) {
      yield OldToken.of(token);
      continue;
    }
    at = closingBracket(tokens, at);
    const { source, startOffset } = token.extent;
    yield new OldToken('Type', new Extent(source, startOffset, (tokens[at] ?? token).extent.endOffset));
  }
}

/** Where the bracket ends that opens at a token; the last token when it never does. */
function closingBracket(tokens: readonly Token[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    if (tokens[at]?.kind === 'LBracket') depth++;
    else if (tokens[at]?.kind === 'RBracket' && --depth === 0) return at;
  }
  return tokens.length - 1;
}

class OldParseError extends NetObject {
  constructor(readonly error: ParseError) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${OLD}PSParseError`);
  }
}

function tokenize(text: string, errors: PSReference): unknown {
  const result = parse(text, null);
  errors.value = asTypedArray(
    result.errors.map((error) => new OldParseError(error)),
    typeNamed(`${OLD}PSParseError`),
  );
  return asTypedArray([...oldTokens(result.tokens)], typeNamed(`${OLD}PSToken`));
}

export default [
  defineType<TokenObject>({
    name: 'System.Management.Automation.Language.Token',
    toText: (self) => self.token.text,
    properties: [
      ['string Text {get;}', (self: TokenObject) => self.token.text],
      [
        `${LANGUAGE}TokenFlags TokenFlags {get;}`,
        (self: TokenObject) => EnumValue.of(typeNamed(`${LANGUAGE}TokenFlags`), self.flags),
      ],
      [
        `${LANGUAGE}TokenKind Kind {get;}`,
        (self: TokenObject) => EnumValue.named(typeNamed(`${LANGUAGE}TokenKind`), self.kind),
      ],
      ['bool HasError {get;}', (self: TokenObject) => (self.flags & 65_536) !== 0],
      [`${LANGUAGE}IScriptExtent Extent {get;}`, (self: TokenObject) => new ExtentObject(self.token.extent)],
    ],
  }),
  defineType<TokenObject>({
    name: 'System.Management.Automation.Language.StringToken',
    base: TOKEN,
    properties: [['string Value {get;}', (self: TokenObject) => self.token.value]],
  }),
  defineType<TokenObject>({
    name: 'System.Management.Automation.Language.StringLiteralToken',
    base: `${LANGUAGE}StringToken`,
  }),
  defineType<TokenObject>({
    name: 'System.Management.Automation.Language.StringExpandableToken',
    base: `${LANGUAGE}StringToken`,
    properties: [
      [
        `System.Collections.ObjectModel.ReadOnlyCollection[${TOKEN}] NestedTokens {get;}`,
        (self: TokenObject) => {
          const { nestedTokens } = self.token;
          if (!nestedTokens || nestedTokens.length === 0) return null;
          const tokens = nestedTokens.map((token) => new TokenObject(token));
          return asTypedArray(tokens, typeNamed('System.Management.Automation.Language.Token'));
        },
      ],
    ],
  }),
  defineType<TokenObject>({
    name: 'System.Management.Automation.Language.VariableToken',
    base: TOKEN,
    properties: [
      ['string Name {get;}', (self: TokenObject) => VariablePathObject.of(self.token.value).name],
      [`${OLD}VariablePath VariablePath {get;}`, (self: TokenObject) => VariablePathObject.of(self.token.value)],
    ],
  }),
  defineType<TokenObject>({
    name: 'System.Management.Automation.Language.NumberToken',
    base: TOKEN,
    properties: [
      [
        'System.Object Value {get;}',
        (self: TokenObject) => (self.token.number ? numberFromLiteral(self.token.number) : null),
      ],
    ],
  }),
  defineType<TokenObject>({
    name: 'System.Management.Automation.Language.ParameterToken',
    base: TOKEN,
    properties: [
      ['string ParameterName {get;}', (self: TokenObject) => self.token.value],
      ['bool UsedColon {get;}', (self: TokenObject) => self.token.usedColon],
    ],
  }),
  defineType<TokenObject>({
    name: 'System.Management.Automation.Language.LabelToken',
    base: TOKEN,
    properties: [['string LabelText {get;}', (self: TokenObject) => self.token.value]],
  }),
  defineType<TokenObject>({
    name: 'System.Management.Automation.Language.RedirectionToken',
    base: TOKEN,
    abstract: true,
  }),
  defineType<TokenObject>({ name: 'System.Management.Automation.Language.InputRedirectionToken', base: REDIRECTION }),
  defineType<TokenObject>({
    name: 'System.Management.Automation.Language.FileRedirectionToken',
    base: REDIRECTION,
    properties: [
      [`${STREAM} FromStream {get;}`, (self: TokenObject) => stream(self.token.redirection?.from)],
      ['bool Append {get;}', (self: TokenObject) => self.token.redirection?.append ?? false],
    ],
  }),
  defineType<TokenObject>({
    name: 'System.Management.Automation.Language.MergingRedirectionToken',
    base: REDIRECTION,
    properties: [
      [`${STREAM} FromStream {get;}`, (self: TokenObject) => stream(self.token.redirection?.from)],
      [`${STREAM} ToStream {get;}`, (self: TokenObject) => stream(self.token.redirection?.to)],
    ],
  }),
  defineType({
    name: 'System.Management.Automation.Language.RedirectionStream',
    kind: 'enum',
    members: { All: 0, Output: 1, Error: 2, Warning: 3, Verbose: 4, Debug: 5, Information: 6 },
  }),
  defineType<VariablePathObject>({
    name: 'System.Management.Automation.VariablePath',
    constructors: [['VariablePath(string path)', (path: string) => VariablePathObject.of(path)]],
    toText: (self) => self.userPath,
    properties: [
      ['string UserPath {get;}', (self: VariablePathObject) => self.userPath],
      ['bool IsGlobal {get;}', (self: VariablePathObject) => self.scope === 'global'],
      ['bool IsLocal {get;}', (self: VariablePathObject) => self.scope === 'local'],
      ['bool IsPrivate {get;}', (self: VariablePathObject) => self.scope === 'private'],
      ['bool IsScript {get;}', (self: VariablePathObject) => self.scope === 'script'],
      ['bool IsUnqualified {get;}', (self: VariablePathObject) => self.scope === null],
      ['bool IsUnscopedVariable {get;}', (self: VariablePathObject) => self.scope === null],
      ['bool IsVariable {get;}', (self: VariablePathObject) => !self.isDriveQualified],
      ['bool IsDriveQualified {get;}', (self: VariablePathObject) => self.isDriveQualified],
      ['string DriveName {get;}', (self: VariablePathObject) => (self.isDriveQualified ? self.scope : null)],
    ],
  }),
  defineType({
    name: 'System.Management.Automation.PSTokenType',
    kind: 'enum',
    members: Object.fromEntries(
      'Unknown Command CommandParameter CommandArgument Number String Variable Member LoopLabel Attribute Type Operator GroupStart GroupEnd Keyword Comment StatementSeparator NewLine LineContinuation Position'
        .split(' ')
        .map((name, number) => [name, number]),
    ),
  }),
  defineType<OldToken>({
    name: 'System.Management.Automation.PSToken',
    properties: [
      ['string Content {get;}', (self: OldToken) => self.content],
      [`${OLD}PSTokenType Type {get;}`, (self: OldToken) => EnumValue.named(typeNamed(`${OLD}PSTokenType`), self.type)],
      ['int Start {get;}', (self: OldToken) => self.extent.startOffset],
      ['int Length {get;}', (self: OldToken) => self.extent.endOffset - self.extent.startOffset],
      ['int StartLine {get;}', (self: OldToken) => self.extent.startLine],
      ['int StartColumn {get;}', (self: OldToken) => self.extent.startColumn],
      ['int EndLine {get;}', (self: OldToken) => self.extent.endLine],
      ['int EndColumn {get;}', (self: OldToken) => self.extent.endColumn],
    ],
    staticMethods: [
      [
        `${OLD}PSTokenType GetPSTokenType(${TOKEN} token)`,
        (token: TokenObject) => EnumValue.named(typeNamed(`${OLD}PSTokenType`), oldTokenType(token.token)),
      ],
    ],
  }),
  defineType<OldParseError>({
    name: 'System.Management.Automation.PSParseError',
    properties: [
      [`${OLD}PSToken Token {get;}`, (self: OldParseError) => new OldToken('Position', self.error.extent)],
      ['string Message {get;}', (self: OldParseError) => self.error.message],
    ],
  }),
  defineType({
    name: 'System.Management.Automation.PSParser',
    staticMethods: [
      [
        `System.Collections.ObjectModel.Collection[${OLD}PSToken] Tokenize(string script, ref System.Collections.ObjectModel.Collection[${OLD}PSParseError] errors)`,
        tokenize,
      ],
      [
        `System.Collections.ObjectModel.Collection[${OLD}PSToken] Tokenize(System.Object[] script, ref System.Collections.ObjectModel.Collection[${OLD}PSParseError] errors)`,
        (lines: readonly unknown[], errors: PSReference) =>
          tokenize(lines.map((line) => `${toText(line)}\n`).join(''), errors),
      ],
    ],
  }),
];
