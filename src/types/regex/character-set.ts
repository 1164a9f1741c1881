/** Which code units a set of a .NET expression holds, as a predicate and as the text of a JavaScript class. */
import type { CategoryTest, CharacterSet } from './regex-node.ts';

/**
 * .NET's \w: letters, marks, decimal digits, connectors (RegexCharClass.WordClass) and the two joiners, which count as
 * part of a word in boundaries too.
 */
const WORD = { all: '[\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}]', ascii: '0-9A-Z_a-z' };
const shorthands = new Map([
  ['w', WORD],
  ['s', { all: '[\\t-\\r\\x85\\p{Z}]', ascii: '\\t-\\r ' }],
  ['d', { all: '\\p{Nd}', ascii: '0-9' }],
]);

const categoryNames = new Set(
  'L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po S Sm Sc Sk So Z Zs Zl Zp C Cc Cf Cs Co Cn'.split(' '),
);

const expressions = new Map<string, RegExp>();

/** Whether `\p{name}` names a general category. */
export function isUnicodeCategory(name: string): boolean {
  return categoryNames.has(name);
}

function expressionOf(category: string): RegExp {
  let found = expressions.get(category);
  const text = shorthands.get(category)?.all ?? `\\p{${category}}`;
  if (!found) expressions.set(category, (found = new RegExp(text, 'u')));
  return found;
}

function categoryHolds(test: CategoryTest, code: number): boolean {
  return expressionOf(test.name).test(String.fromCharCode(code)) !== test.negated;
}

/** Whether the set holds a code unit, letter case apart. */
export function setHolds(set: CharacterSet, code: number): boolean {
  let held =
    set.ranges.some(([low, high]) => code >= low && code <= high) ||
    set.categories.some((test) => categoryHolds(test, code));
  if (set.negated) held = !held;
  return held && !(set.subtract && setHolds(set.subtract, code));
}

/** The code units that are the same letter in whichever case, the given one among them. */
export function caseVariants(code: number): readonly number[] {
  const text = String.fromCharCode(code);
  const variants = [code];
  for (const other of [text.toLowerCase(), text.toUpperCase()]) {
    if (other.length === 1 && !variants.includes(other.charCodeAt(0))) variants.push(other.charCodeAt(0));
  }
  return variants;
}

/** A fast predicate for a set: a table for ASCII, remembered answers for the rest. */
export function setPredicate(set: CharacterSet, ignoreCase: boolean): (code: number) => boolean {
  const { subtract } = set;
  const decide = ignoreCase
    ? (code: number) =>
        caseVariants(code).some((variant) => setHolds({ ...set, negated: false, subtract: null }, variant)) !==
          set.negated && !(subtract && caseVariants(code).some((variant) => setHolds(subtract, variant)))
    : (code: number) => setHolds(set, code);
  const known = new Int8Array(65536);
  return (code) => {
    if (known[code] === 0) known[code] = decide(code) ? 1 : -1;
    return known[code] === 1;
  };
}

/** The ASCII characters of a set as a plain JavaScript class, without lookarounds and with both cases written out. */
export function asciiClass(set: CharacterSet, ignoreCase: boolean): string {
  return `[${rangeTexts(setPredicate(set, ignoreCase), 128)}]`;
}

const isWord = new Int8Array(65536);

/** Whether a code unit is part of a word, for `\b`. */
export function isWordUnit(code: number): boolean {
  if (isWord[code] === 0) {
    isWord[code] = code === 0x200c || code === 0x200d || expressionOf('w').test(String.fromCharCode(code)) ? 1 : -1;
  }
  return isWord[code] === 1;
}

/** A code unit as it can stand in a JavaScript class or outside of one. */
export function escapeUnit(code: number): string {
  if ((code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)) {
    return String.fromCharCode(code);
  }
  return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

function rangeText(low: number, high: number): string {
  return low === high ? escapeUnit(low) : `${escapeUnit(low)}-${escapeUnit(high)}`;
}

const rangesOfTests = new Map<string, string>();

/** The code units below `limit` that fulfil a test, as ranges of a JavaScript class. */
function rangeTexts(holds: (code: number) => boolean, limit: number): string {
  const parts: string[] = [];
  for (let code = 0, start = -1; code <= limit; code++) {
    const held = code < limit && holds(code);
    if (held && start < 0) start = code;
    if (!held && start >= 0) {
      parts.push(rangeText(start, code - 1));
      start = -1;
    }
  }
  return parts.join('');
}

/** All code units of a category. Scanned once and kept: JS has \p{…} only in Unicode mode. */
function rangesOf(test: CategoryTest, limit: number): string {
  const key = `${test.name}${test.negated}${limit}`;
  let text = rangesOfTests.get(key);
  if (text === undefined) {
    text = rangeTexts((code) => categoryHolds(test, code), limit);
    rangesOfTests.set(key, text);
  }
  return text;
}

/**
 * The set as a JavaScript expression that consumes one code unit. With `ascii` it is only right for input without other
 * characters, and much shorter.
 */
export function setToJavaScript(set: CharacterSet, ascii: boolean): string {
  let body = '';
  for (const [low, high] of set.ranges) {
    if (!ascii || low < 128) body += rangeText(low, ascii ? Math.min(high, 127) : high);
  }
  for (const test of set.categories) {
    const shorthand = ascii && !test.negated ? shorthands.get(test.name) : undefined;
    body += shorthand?.ascii ?? rangesOf(test, ascii ? 128 : 65536);
  }
  const positive = set.negated ? `[^${body}]` : `[${body}]`;
  return set.subtract ? `(?:(?!${setToJavaScript(set.subtract, ascii)})${positive})` : positive;
}

/** The JavaScript class of word characters, for boundaries. */
export function wordClass(): string {
  return `[${rangesOf({ name: 'w', negated: false }, 65536)}\\u200c\\u200d]`;
}
