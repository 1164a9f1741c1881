/**
 * Which expressions may backtrack for long, as far as their form tells: a repetition of what can itself match one text in
 * many ways, and repetitions behind each other that can share out one text among them. V8 cannot be stopped inside of a
 * match, so these are kept from its backtracking matcher.
 */
import { platform } from '../../platform/platform.ts';
import { setPredicate } from './character-set.ts';
import { childrenOf, type RegexNode } from './regex-node.ts';

/** Repetitions with fewer turns cannot multiply to much. */
const MANY_TURNS = 10;

/** So many steps take V8 some tenths of a second. */
const MANY_STEPS = 2e8;

/** Whether a match in a text of that length may take more steps than one can wait for. */
export function mayTakeLong(degree: number, length: number): boolean {
  return degree === Number.POSITIVE_INFINITY || length ** degree > MANY_STEPS;
}

/**
 * The power of the length of the input with which the time that a match takes may grow, Infinity where it may grow
 * exponentially. A search that begins anew at every position counts.
 */
export function backtrackingDegree(node: RegexNode): number {
  return mayMultiply(node) ? Number.POSITIVE_INFINITY : 1 + longestChain(node);
}

function mayMultiply(node: RegexNode): boolean {
  if (isWide(node) && isAmbiguous(node.item)) return true;
  return childrenOf(node).some(mayMultiply);
}

function isWide(node: RegexNode): node is Extract<RegexNode, { kind: 'repeat' }> {
  return node.kind === 'repeat' && node.max >= MANY_TURNS;
}

/** Whether a text can be matched by the node in more than one way, as far as its form tells. */
function isAmbiguous(node: RegexNode): boolean {
  if (isWide(node) && node.max > node.min) return true;
  if (node.kind === 'alternation' && !differAtOnce(node.items)) return true;
  return childrenOf(node).some(isAmbiguous);
}

/** Whether no two branches of an alternation begin with the same character. */
function differAtOnce(branches: readonly RegexNode[]): boolean {
  const first = branches.map(firstCharacter);
  return !first.includes(null) && new Set(first).size === first.length;
}

/** The one character, letter case apart, with which all matches of a node begin; null when there are others. */
function firstCharacter(node: RegexNode): string | null {
  switch (node.kind) {
    case 'character':
      return String.fromCharCode(node.code).toLowerCase();
    case 'sequence': {
      const [first] = node.items;
      return first ? firstCharacter(first) : null;
    }
    case 'capture':
    case 'atomic':
      return firstCharacter(node.item);
    default:
      return null;
  }
}

// ---- repetitions that can share out one text

/** Characters that a part can match: a bit for each of ASCII, and one for all others. */
type Characters = bigint;

const OTHERS = 1n << 128n;

function charactersOf(node: RegexNode): Characters {
  switch (node.kind) {
    case 'character':
      return node.code < 128 ? bitsOf(String.fromCharCode(node.code), node.ignoreCase) : OTHERS;
    case 'set': {
      const holds = setPredicate(node.set, node.ignoreCase);
      let bits = OTHERS;
      for (let code = 0; code < 128; code++) if (holds(code)) bits |= 1n << BigInt(code);
      return bits;
    }
    case 'backreference':
      return (OTHERS << 1n) - 1n;
    default:
      return childrenOf(node).reduce((all, child) => all | charactersOf(child), 0n);
  }
}

function bitsOf(character: string, ignoreCase: boolean): Characters {
  const spellings = ignoreCase ? [character.toLowerCase(), character.toUpperCase()] : [character];
  return spellings.reduce((bits, one) => bits | (1n << BigInt(one.charCodeAt(0))), 0n);
}

/** The most repetitions behind each other between which a text of theirs can be moved. */
function longestChain(root: RegexNode): number {
  let longest = 0;
  let chain = { length: 0, characters: 0n };
  const visit = (node: RegexNode): void => {
    if (isWide(node) && node.max > node.min) {
      const characters = charactersOf(node.item);
      chain =
        (chain.characters & characters) === 0n
          ? { length: 1, characters }
          : { length: chain.length + 1, characters: chain.characters | characters };
      longest = Math.max(longest, chain.length);
    } else if (node.kind === 'alternation' || node.kind === 'ifGroup' || node.kind === 'ifMatch') {
      const before = chain;
      const ends = childrenOf(node).map((branch) => {
        chain = before;
        visit(branch);
        return chain;
      });
      chain = ends.reduce((a, b) => (b.length > a.length ? b : a), before);
    } else if (node.kind === 'character' || node.kind === 'set') {
      // Nothing can be moved past a character that the repetitions before it do not match.
      if ((chain.characters & charactersOf(node)) === 0n) chain = { length: 0, characters: 0n };
    } else {
      for (const child of childrenOf(node)) visit(child);
    }
  };
  visit(root);
  return longest;
}

let fallbackEnabled = false;

/** Lets V8 go over to its matcher without backtracking when a match takes too many steps, where it can. */
export function enableLinearFallback(): void {
  if (fallbackEnabled) return;
  fallbackEnabled = true;
  platform().system.enableLinearRegExp();
}
