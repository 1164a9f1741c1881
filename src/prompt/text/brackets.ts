/** Brackets that belong together, found through tokens: one in a string or a comment has no partner. */
import type { Token } from '../../language/parser.ts';

const OPENING: Readonly<Record<string, string>> = {
  LParen: 'RParen',
  LCurly: 'RCurly',
  LBracket: 'RBracket',
  AtParen: 'RParen',
  AtCurly: 'RCurly',
  DollarParen: 'RParen',
  QuestionLBracket: 'RBracket',
};
const CLOSING: ReadonlySet<string> = new Set(Object.values(OPENING));

/** Where two brackets stand: the sign itself, not what may be before it (`@{`). */
export interface BracketPair {
  readonly open: number;
  readonly close: number;
}

/** All pairs, tokens inside expandable strings included. */
export function bracketPairs(tokens: readonly Token[]): BracketPair[] {
  const pairs: BracketPair[] = [];
  const open: { readonly closedBy: string; readonly at: number }[] = [];
  for (const token of tokens) {
    const closedBy = OPENING[token.kind];
    if (closedBy !== undefined) open.push({ closedBy, at: token.extent.endOffset - 1 });
    else if (CLOSING.has(token.kind)) {
      const at = open.findLastIndex((bracket) => bracket.closedBy === token.kind);
      const bracket = open[at];
      if (!bracket) continue;
      pairs.push({ open: bracket.at, close: token.extent.startOffset });
      open.length = at;
    }
    if (token.nestedTokens) pairs.push(...bracketPairs(token.nestedTokens));
  }
  return pairs;
}

/** The pair with a bracket at a place, else the one with a bracket just before it. */
export function pairAt(pairs: readonly BracketPair[], cursor: number): BracketPair | null {
  const at = (place: number) => pairs.find(({ open, close }) => open === place || close === place);
  return at(cursor) ?? (cursor > 0 ? at(cursor - 1) : undefined) ?? null;
}
