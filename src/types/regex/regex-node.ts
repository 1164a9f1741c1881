/**
 * The syntax tree of a .NET regular expression. .NET and JavaScript expressions look alike but differ in a dozen places
 * (class subtraction, `$`, numbering of groups, options inside of a pattern …), so a pattern is parsed once into this
 * tree, from which `javascript-translator.ts` makes a RegExp or `backtracking-matcher.ts` a matcher.
 */

/** The bits of System.Text.RegularExpressions.RegexOptions. */
export const RegexOption = {
  None: 0,
  IgnoreCase: 1,
  Multiline: 2,
  ExplicitCapture: 4,
  Compiled: 8,
  Singleline: 16,
  IgnorePatternWhitespace: 32,
  RightToLeft: 64,
  ECMAScript: 256,
  CultureInvariant: 512,
  NonBacktracking: 1024,
} as const;

/** A Unicode general category (`Lu`, `L`) or one of `w`, `s`, `d`, as part of a set. */
export interface CategoryTest {
  readonly name: string;
  readonly negated: boolean;
}

/** A set of UTF-16 code units: `[a-z\d-[aeiou]]`, `\w`, `.`. */
export interface CharacterSet {
  readonly negated: boolean;
  readonly ranges: readonly (readonly [low: number, high: number])[];
  readonly categories: readonly CategoryTest[];
  readonly subtract: CharacterSet | null;
}

/** Positions that match without consuming: `^` and `$` as they mean under the options in force. */
export type AnchorKind =
  | 'start'
  | 'end'
  | 'endBeforeNewline'
  | 'lineStart'
  | 'lineEnd'
  | 'scanStart'
  | 'wordBoundary'
  | 'notWordBoundary';

export interface CaptureNode {
  readonly kind: 'capture';
  /** Group number that gets the text; null in `(?<-b>…)`, which only takes one away. */
  readonly number: number | null;
  /** Balancing group: the group whose last capture is taken away. */
  readonly balances: number | null;
  readonly item: RegexNode;
}

export interface RepeatNode {
  readonly kind: 'repeat';
  readonly min: number;
  /** Infinity when there is no upper bound. */
  readonly max: number;
  readonly lazy: boolean;
  readonly item: RegexNode;
}

export interface LookNode {
  readonly kind: 'look';
  readonly ahead: boolean;
  readonly negative: boolean;
  readonly item: RegexNode;
}

export type RegexNode =
  | { readonly kind: 'empty' }
  | { readonly kind: 'character'; readonly code: number; readonly ignoreCase: boolean }
  | { readonly kind: 'set'; readonly set: CharacterSet; readonly ignoreCase: boolean }
  | { readonly kind: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'alternation'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'atomic'; readonly item: RegexNode }
  | { readonly kind: 'anchor'; readonly which: AnchorKind }
  | { readonly kind: 'backreference'; readonly number: number; readonly ignoreCase: boolean }
  | { readonly kind: 'ifGroup'; readonly number: number; readonly yes: RegexNode; readonly no: RegexNode }
  | { readonly kind: 'ifMatch'; readonly test: RegexNode; readonly yes: RegexNode; readonly no: RegexNode }
  | CaptureNode
  | RepeatNode
  | LookNode;

/** A parsed pattern: its tree and its groups. */
export interface ParsedRegex {
  readonly pattern: string;
  readonly options: number;
  readonly root: RegexNode;
  /** Group numbers in ascending order, 0 first. They need not be contiguous: `(?<7>…)`. */
  readonly groupNumbers: readonly number[];
  /** Name of each number of `groupNumbers`; the number itself for a group without name. */
  readonly groupNames: readonly string[];
}

/** The least number of characters that a node consumes. */
export function minimumLength(node: RegexNode): number {
  switch (node.kind) {
    case 'character':
    case 'set':
      return 1;
    case 'sequence':
      return node.items.reduce((sum, item) => sum + minimumLength(item), 0);
    case 'alternation':
      return Math.min(...node.items.map(minimumLength));
    case 'capture':
    case 'atomic':
      return minimumLength(node.item);
    case 'repeat':
      return node.min * minimumLength(node.item);
    case 'ifGroup':
    case 'ifMatch':
      return Math.min(minimumLength(node.yes), minimumLength(node.no));
    default:
      return 0;
  }
}

/** The nodes directly below a node. */
export function childrenOf(node: RegexNode): readonly RegexNode[] {
  switch (node.kind) {
    case 'sequence':
    case 'alternation':
      return node.items;
    case 'capture':
    case 'repeat':
    case 'look':
    case 'atomic':
      return [node.item];
    case 'ifGroup':
      return [node.yes, node.no];
    case 'ifMatch':
      return [node.test, node.yes, node.no];
    default:
      return [];
  }
}
