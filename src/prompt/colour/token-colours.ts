/** The colour of each token, by PSReadLine's rules. */
import { type Token, TokenFlags, type TokenKind } from '../../language/token.ts';
import type { ColorName, PromptColors } from '../options.ts';

const BY_KIND: Partial<Record<TokenKind, ColorName>> = {
  Comment: 'Comment',
  Parameter: 'Parameter',
  Variable: 'Variable',
  SplattedVariable: 'Variable',
  StringLiteral: 'String',
  StringExpandable: 'String',
  HereStringLiteral: 'String',
  HereStringExpandable: 'String',
  Number: 'Number',
};

const OPERATORS = TokenFlags.BinaryOperator | TokenFlags.UnaryOperator | TokenFlags.AssignmentOperator;

export function colourOf(token: Token): ColorName {
  if (token.has(TokenFlags.CommandName)) return 'Command';
  const byKind = BY_KIND[token.kind];
  if (byKind !== undefined) return byKind;
  // `--long-option` of a program.
  if (token.kind === 'Generic' && /^--?\w/.test(token.text)) return 'Parameter';
  if (token.has(TokenFlags.Keyword)) return 'Keyword';
  if (token.has(OPERATORS)) return 'Operator';
  if (token.has(TokenFlags.TypeName)) return 'Type';
  if (token.has(TokenFlags.MemberName)) return 'Member';
  return 'Default';
}

/** The stretches of a text that have a colour, in order, those inside expandable strings included. */
export function colourSpans(
  tokens: readonly Token[],
  colors: PromptColors,
): { start: number; end: number; style: string }[] {
  const spans: { start: number; end: number; style: string }[] = [];
  for (const token of tokens) addToken(token, colors, spans);
  return spans;
}

function addToken(token: Token, colors: PromptColors, spans: { start: number; end: number; style: string }[]): void {
  const { startOffset, endOffset } = token.extent;
  const style = colors[colourOf(token)];
  let at = startOffset;
  const add = (start: number, end: number): void => {
    if (start < end) spans.push({ start, end, style });
  };
  for (const nested of token.nestedTokens ?? []) {
    const { startOffset: start, endOffset: end } = nested.extent;
    // Errors put tokens where nothing is, or behind the text.
    if (start < at || end > endOffset) continue;
    add(at, start);
    addToken(nested, colors, spans);
    at = end;
  }
  add(at, endOffset);
}
