/**
 * WildcardPattern: `*`, `?`, `[a-z]` and the escape character, as `-like`, paths and names use them. Matched without
 * regular expressions, so that no pattern can run away: only the last `*` is ever tried again.
 */
import { NetException, nullArgument } from './net-exception.ts';
import { NetObject, type NetType, typeNamed } from './net-type.ts';
import { compareStrings } from './operations/string-comparison.ts';

type Element =
  | { readonly kind: 'star' }
  | { readonly kind: 'any' }
  | { readonly kind: 'literal'; readonly code: number }
  | { readonly kind: 'set'; readonly ranges: readonly (readonly [number, number])[] };

const SPECIAL = '*?[]';
const CACHE_LIMIT = 500;
const cache = new Map<string, WildcardPattern>();

/** The bits of System.Management.Automation.WildcardOptions. */
export const WildcardOption = { None: 0, Compiled: 1, IgnoreCase: 2, CultureInvariant: 4 } as const;

export class WildcardPattern extends NetObject {
  private elements: readonly Element[] | null = null;
  private readonly test: (input: string) => boolean;

  constructor(
    readonly pattern: string,
    /** Bits of `WildcardOption`. */
    readonly options: number,
  ) {
    super();
    // A list of patterns that a script gives may have $null in it.
    if (pattern === null || pattern === undefined) throw nullArgument('pattern');
    this.test = this.chooseTest();
  }

  /** A pattern that may have been made before. */
  static of(pattern: string, ignoreCase: boolean): WildcardPattern {
    const key = (ignoreCase ? 'i' : 'c') + pattern;
    let found = cache.get(key);
    if (!found) {
      if (cache.size >= CACHE_LIMIT) cache.clear();
      found = new WildcardPattern(pattern, ignoreCase ? WildcardOption.IgnoreCase : WildcardOption.None);
      cache.set(key, found);
    }
    return found;
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.WildcardPattern');
  }

  get ignoreCase(): boolean {
    return (this.options & WildcardOption.IgnoreCase) !== 0;
  }

  /** Whether the whole input fits. Throws WildcardPatternException for a bad pattern. */
  isMatch(input: string): boolean {
    return this.test(input);
  }

  private chooseTest(): (input: string) => boolean {
    const { pattern, ignoreCase } = this;
    if (pattern === '*') return () => true;
    const special = pattern.search(/[*?[\]`]/);
    if (special < 0) {
      return (input) => input === pattern || compareStrings(input, pattern, { ignoreCase }) === 0;
    }
    const start = folded(pattern.slice(0, -1), ignoreCase);
    if (special === pattern.length - 1 && pattern.endsWith('*')) {
      return (input) => folded(input.slice(0, start.length), ignoreCase) === start;
    }
    return (input) => this.matchElements(folded(input, ignoreCase));
  }

  private matchElements(input: string): boolean {
    const elements = (this.elements ??= parseElements(this.pattern, this.ignoreCase));
    let position = 0;
    let index = 0;
    let starIndex = -1;
    let starPosition = 0;
    while (position < input.length) {
      const element = elements[index];
      if (element?.kind === 'star') {
        starIndex = index++;
        starPosition = position;
      } else if (element && holds(element, input.charCodeAt(position))) {
        index++;
        position++;
      } else if (starIndex >= 0) {
        index = starIndex + 1;
        position = ++starPosition;
      } else {
        return false;
      }
    }
    while (elements[index]?.kind === 'star') index++;
    return index === elements.length;
  }
}

function folded(text: string, ignoreCase: boolean): string {
  return ignoreCase ? text.toLowerCase() : text;
}

function holds(element: Element, code: number): boolean {
  switch (element.kind) {
    case 'any':
      return true;
    case 'literal':
      return element.code === code;
    case 'set':
      return element.ranges.some(([low, high]) => code >= low && code <= high);
    case 'star':
      return false;
  }
}

function invalidPattern(pattern: string): NetException {
  return new NetException(
    'System.Management.Automation.WildcardPatternException',
    `The specified wildcard character pattern is not valid: ${pattern}`,
    { errorId: 'WildcardPattern_Invalid', category: 'InvalidArgument' },
  );
}

function parseElements(pattern: string, ignoreCase: boolean): Element[] {
  const text = folded(pattern, ignoreCase);
  const elements: Element[] = [];
  for (let i = 0; i < text.length; i++) {
    const symbol = text[i];
    if (symbol === '*') elements.push({ kind: 'star' });
    else if (symbol === '?') elements.push({ kind: 'any' });
    else if (symbol === '[') {
      const { ranges, end } = parseSet(text, i, pattern);
      elements.push({ kind: 'set', ranges });
      i = end;
    } else if (symbol === '`') {
      // A lone escape character at the end stands for itself, but the pattern of just it is empty.
      if (i + 1 < text.length) elements.push({ kind: 'literal', code: text.charCodeAt(++i) });
      else if (text !== '`') elements.push({ kind: 'literal', code: 96 });
    } else {
      elements.push({ kind: 'literal', code: text.charCodeAt(i) });
    }
  }
  return elements;
}

/** The set whose `[` is at `start`; a `]` right behind it is a member. There is no negation. */
function parseSet(text: string, start: number, pattern: string): { ranges: [number, number][]; end: number } {
  const members: { code: number; isDash: boolean }[] = [];
  let i = start + 1;
  for (; ; i++) {
    if (i >= text.length) throw invalidPattern(pattern);
    if (text[i] === ']' && i > start + 1) break;
    const escaped = text[i] === '`' && i + 1 < text.length;
    if (escaped) i++;
    members.push({ code: text.charCodeAt(i), isDash: !escaped && text[i] === '-' });
  }
  const ranges: [number, number][] = [];
  for (let m = 0; m < members.length; m++) {
    const [first, dash, last] = members.slice(m, m + 3);
    if (!first) break;
    const isRange = last !== undefined && dash?.isDash;
    const [low, high] = [first.code, isRange ? last.code : first.code];
    if (low > high) throw invalidPattern(pattern);
    ranges.push([low, high]);
    if (isRange) m += 2;
  }
  return { ranges, end: i };
}

/** Whether a text has wildcard characters that are not escaped. */
export function hasWildcards(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    if (SPECIAL.includes(text.charAt(i))) return true;
    if (text[i] === '`') i++;
  }
  return false;
}

/** The pattern that matches exactly the text. */
export function escapeWildcards(text: string): string {
  return text.replace(/[*?[\]`]/g, '`$&');
}

/** The text of a pattern without wildcards. */
export function unescapeWildcards(pattern: string): string {
  return pattern.replace(/`([*?[\]`])/g, '$1');
}

/**
 * Whether a name fits any of several patterns; what is null or empty is none. (SessionStateUtilities.)
 * @param withoutAny the answer where there is no pattern.
 */
export function anyPattern(patterns: readonly (string | null)[], withoutAny: boolean): (name: string) => boolean {
  const made = patterns.flatMap((pattern) => (pattern ? [WildcardPattern.of(pattern, true)] : []));
  return made.length === 0 ? () => withoutAny : (name) => made.some((pattern) => pattern.isMatch(name));
}
