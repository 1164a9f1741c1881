/**
 * Translates the tree of a .NET expression to a JavaScript RegExp, where both mean the same. What JavaScript cannot say
 * (balancing groups, conditions, matching from the right, `\G` inside, groups whose last capture JavaScript forgets) is
 * left to the backtracking matcher: `translate` then returns null.
 */
import { asciiClass, caseVariants, escapeUnit, setToJavaScript, wordClass } from './character-set.ts';
import {
  type CharacterSet,
  childrenOf,
  minimumLength,
  type ParsedRegex,
  type RegexNode,
  RegexOption,
} from './regex-node.ts';

/** A JavaScript expression and where its groups stand in it. */
export interface Translation {
  readonly source: string;
  readonly flags: string;
  /** Index in the JavaScript match of each .NET group number. */
  readonly indexOfGroup: ReadonlyMap<number, number>;
}

/**
 * For what input an expression is right: any, ASCII only, or (`linear`) ASCII that does not end with a line feed; a linear
 * one has no lookarounds, back-references and flags, so that V8 can fall back to its matcher without backtracking.
 */
export type InputKind = 'any' | 'ascii' | 'linear';

/** Thrown inside of this file only: the tree has no JavaScript equivalent. */
class Untranslatable {}

const END_BEFORE_NEWLINE = '(?=\\n?$)';

class Translator {
  readonly indexOfGroup = new Map<number, number>();
  private groupCount = 0;

  private readonly ascii: boolean;
  private readonly linear: boolean;

  constructor(
    input: InputKind,
    /** Whether the flag `i` stands for the letter case of all parts. */
    private readonly caseFlag: boolean,
  ) {
    this.ascii = input !== 'any';
    this.linear = input === 'linear';
  }

  /**
   * @param set the groups that have matched whenever this node is reached, and on return whenever it has matched
   * @param behind whether the node is matched from right to left, in a lookbehind
   */
  emit(node: RegexNode, set: Set<number>, behind: boolean): string {
    switch (node.kind) {
      case 'empty':
        return '';
      case 'character':
        return this.character(node.code, node.ignoreCase);
      case 'set':
        if (this.linear) return asciiClass(node.set, node.ignoreCase);
        if (node.ignoreCase && !this.caseFlag && !isWithoutCase(node.set)) throw new Untranslatable();
        return setToJavaScript(node.set, this.ascii);
      case 'sequence':
        return node.items.map((item) => this.emit(item, set, behind)).join('');
      case 'alternation':
        return this.alternation(node.items, set, behind);
      case 'anchor':
        return this.anchor(node.which);
      case 'capture':
        return this.capture(node, set, behind);
      case 'atomic': {
        if (behind || this.linear) throw new Untranslatable();
        const index = ++this.groupCount;
        return `(?=(${this.emit(node.item, set, behind)}))\\${index}(?:)`;
      }
      case 'look': {
        if (this.linear) throw new Untranslatable();
        const inner = new Set(set);
        const body = this.emit(node.item, inner, !node.ahead);
        if (!node.negative) for (const number of inner) set.add(number);
        return `(?:(?${node.ahead ? '' : '<'}${node.negative ? '!' : '='}${body}))`;
      }
      case 'repeat':
        return this.repeat(node, set, behind);
      case 'backreference':
        if (this.linear || behind || !set.has(node.number) || (node.ignoreCase && !this.caseFlag))
          throw new Untranslatable();
        return `\\${this.indexOfGroup.get(node.number)}(?:)`;
      default:
        throw new Untranslatable();
    }
  }

  private character(code: number, ignoreCase: boolean): string {
    if (!ignoreCase || this.caseFlag) return escapeUnit(code);
    const variants = caseVariants(code);
    return variants.length === 1 ? escapeUnit(code) : `[${variants.map(escapeUnit).join('')}]`;
  }

  private alternation(items: readonly RegexNode[], set: Set<number>, behind: boolean): string {
    const before = new Set(set);
    const after: Set<number>[] = [];
    const bodies = items.map((item) => {
      const own = new Set(before);
      after.push(own);
      return this.emit(item, own, behind);
    });
    const [first = before, ...others] = after;
    for (const number of first) if (others.every((own) => own.has(number))) set.add(number);
    return `(?:${bodies.join('|')})`;
  }

  private anchor(which: string): string {
    switch (which) {
      case 'start':
        return '^';
      case 'end':
        return '$';
      case 'endBeforeNewline':
        return this.linear ? '$' : END_BEFORE_NEWLINE;
      case 'lineStart':
        if (this.linear) throw new Untranslatable();
        return '(?<=^|\\n)';
      case 'lineEnd':
        if (this.linear) throw new Untranslatable();
        return '(?=\\n|$)';
      case 'wordBoundary':
      case 'notWordBoundary':
        return this.boundary(which === 'wordBoundary');
      default:
        throw new Untranslatable();
    }
  }

  private boundary(positive: boolean): string {
    if (this.ascii) return positive ? '\\b' : '\\B';
    const word = wordClass();
    return positive
      ? `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`
      : `(?:(?<=${word})(?=${word})|(?<!${word})(?!${word}))`;
  }

  private capture(node: Extract<RegexNode, { kind: 'capture' }>, set: Set<number>, behind: boolean): string {
    // Two groups of one name share a number, and which captured last is not to be seen in a JavaScript match.
    if (node.number === null || node.balances !== null || this.indexOfGroup.has(node.number))
      throw new Untranslatable();
    this.indexOfGroup.set(node.number, ++this.groupCount);
    const body = this.emit(node.item, set, behind);
    set.add(node.number);
    return `(${body})`;
  }

  private repeat(node: Extract<RegexNode, { kind: 'repeat' }>, set: Set<number>, behind: boolean): string {
    if (node.max > 1 && forgetsCaptures(node.item)) throw new Untranslatable();
    const own = new Set(set);
    const body = this.emit(node.item, own, behind);
    if (node.min > 0) for (const number of own) set.add(number);
    if (node.max === 0) return hasCapture(node.item) ? `(?:${body}){0}` : '';
    return `(?:${body})${quantifier(node.min, node.max)}${node.lazy ? '?' : ''}`;
  }
}

function quantifier(min: number, max: number): string {
  if (min === 0 && max === Number.POSITIVE_INFINITY) return '*';
  if (min === 1 && max === Number.POSITIVE_INFINITY) return '+';
  if (min === 0 && max === 1) return '?';
  if (min === max) return `{${min}}`;
  return max === Number.POSITIVE_INFINITY ? `{${min},}` : `{${min},${max}}`;
}

/** Whether a set holds the same characters whether letter case counts or not, as `\s` and `[^\d]` do. */
function isWithoutCase({ ranges, categories, subtract }: CharacterSet): boolean {
  const isPlain = ranges.length === 0 && categories.every(({ name }) => /^[wsd]$/.test(name));
  return isPlain && (subtract === null || isWithoutCase(subtract));
}

/** Whether there is a capture group in a tree. */
export function hasCapture(node: RegexNode): boolean {
  return node.kind === 'capture' || childrenOf(node).some(hasCapture);
}

/**
 * Whether a repetition of the node can end with a group empty in JavaScript that has a capture in .NET: JavaScript clears
 * the groups of the body at every turn, and does not take a turn that matches nothing.
 */
function forgetsCaptures(item: RegexNode): boolean {
  return hasCapture(item) && (minimumLength(item) === 0 || hasOptionalCapture(item));
}

/** Whether the node can match without passing all of its groups. */
function hasOptionalCapture(node: RegexNode): boolean {
  switch (node.kind) {
    case 'alternation':
      return node.items.some(hasCapture);
    case 'repeat':
      return node.min === 0 ? hasCapture(node.item) : hasOptionalCapture(node.item);
    case 'look':
      return node.negative ? hasCapture(node.item) : hasOptionalCapture(node.item);
    default:
      return childrenOf(node).some(hasOptionalCapture);
  }
}

/** Whether all letters of the tree are matched without regard to case, none, or some. */
function caseUse(node: RegexNode): 'all' | 'none' | 'mixed' {
  const seen = new Set<boolean>();
  const visit = (current: RegexNode): void => {
    if (current.kind === 'character') {
      if (caseVariants(current.code).length > 1) seen.add(current.ignoreCase);
    } else if (current.kind === 'set') {
      if (current.set.ranges.length > 0) seen.add(current.ignoreCase);
    } else if (current.kind === 'backreference') {
      seen.add(current.ignoreCase);
    }
    for (const child of childrenOf(current)) visit(child);
  };
  visit(node);
  if (seen.size === 2) return 'mixed';
  return seen.has(true) ? 'all' : 'none';
}

/** The JavaScript expression of a parsed one; null when there is none that means the same. */
export function translate(parsed: ParsedRegex, input: InputKind): Translation | null {
  if ((parsed.options & RegexOption.RightToLeft) !== 0) return null;
  const caseFlag = input !== 'linear' && caseUse(parsed.root) === 'all';
  const translator = new Translator(input, caseFlag);
  try {
    const source = translator.emit(parsed.root, new Set(), false);
    return { source, flags: caseFlag ? 'i' : '', indexOfGroup: translator.indexOfGroup };
  } catch (error) {
    if (error instanceof Untranslatable) return null;
    throw error;
  }
}
