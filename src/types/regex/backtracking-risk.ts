/**
 * Which expressions may backtrack without end: a repetition of what can itself match one text in many ways. V8 cannot be
 * stopped inside of a match, so these are kept from its backtracking matcher.
 */
import { platform } from '../../platform/platform.ts';
import { childrenOf, type RegexNode } from './regex-node.ts';

/** Repetitions with fewer turns cannot multiply to much. */
const MANY_TURNS = 10;

/** Whether the time that a match takes may grow exponentially with the length of the input. */
export function mayBacktrackForLong(node: RegexNode): boolean {
  if (node.kind === 'repeat' && node.max >= MANY_TURNS && isAmbiguous(node.item)) return true;
  return childrenOf(node).some(mayBacktrackForLong);
}

/** Whether a text can be matched by the node in more than one way, as far as its form tells. */
function isAmbiguous(node: RegexNode): boolean {
  if (node.kind === 'repeat' && node.max > node.min && node.max >= MANY_TURNS) return true;
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
    case 'sequence':
      return node.items.length > 0 ? firstCharacter(node.items[0]) : null;
    case 'capture':
    case 'atomic':
      return firstCharacter(node.item);
    default:
      return null;
  }
}

let fallbackEnabled = false;

/** Lets V8 go over to its matcher without backtracking when a match takes too many steps, where it can. */
export function enableLinearFallback(): void {
  if (fallbackEnabled) return;
  fallbackEnabled = true;
  platform().system.enableLinearRegExp();
}
