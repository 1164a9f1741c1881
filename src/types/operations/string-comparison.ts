/**
 * Comparison of strings as .NET with ICU does it: words before letter case (a < A < b), punctuation counts, characters
 * without weight (zero-width joiner, NUL) do not. ASCII text, which is nearly all there is, is compared by a table.
 */
import { languageOf } from '../culture/culture-name.ts';

/** How strings compare: by the invariant culture unless another is named. */
export interface StringComparisonOptions {
  readonly ignoreCase: boolean;
  readonly culture?: string;
}

/** ICU's order of the ASCII characters that have a weight (probed on .NET 10); letters by their lower case. */
const ASCII_ORDER = '\t\n\v\f\r _-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz';

const weights = new Uint8Array(128);
for (const [i, character] of [...ASCII_ORDER].entries()) {
  weights[character.charCodeAt(0)] = i + 1;
  weights[character.toUpperCase().charCodeAt(0)] = i + 1;
}

/** Languages whose order of the ASCII characters is not ICU's root order. */
const tailored = new Set([
  'az',
  'bs',
  'cs',
  'cy',
  'da',
  'es',
  'et',
  'fo',
  'hr',
  'hu',
  'kl',
  'lt',
  'lv',
  'nb',
  'nn',
  'no',
  'pl',
  'ro',
  'sk',
  'sl',
  'sq',
  'sr',
  'tr',
  'vi',
  'uz',
]);

const collators = new Map<string, Intl.Collator>();

function collatorFor(culture: string): Intl.Collator {
  let collator = collators.get(culture);
  if (!collator) {
    // The invariant culture is ICU's root locale, whose order English has unchanged.
    collator = new Intl.Collator(culture || 'en', { sensitivity: 'variant' });
    collators.set(culture, collator);
  }
  return collator;
}

const plainAscii = /^[\t-\r -~]*$/;

function rootOrdered(culture: string): boolean {
  return culture === '' || culture.startsWith('en') || !tailored.has(languageOf(culture));
}

function compareAscii(a: string, b: string, ignoreCase: boolean): number {
  const length = Math.min(a.length, b.length);
  let caseDifference = 0;
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    const difference = (weights[x] ?? 0) - (weights[y] ?? 0);
    if (difference !== 0) return difference < 0 ? -1 : 1;
    // The same letter: the lower case comes first, if nothing else differs.
    if (caseDifference === 0) caseDifference = x > y ? -1 : 1;
  }
  if (a.length !== b.length) return a.length < b.length ? -1 : 1;
  return ignoreCase ? 0 : caseDifference;
}

/** Negative, zero or positive, as CompareInfo.Compare. */
export function compareStrings(a: string, b: string, options: StringComparisonOptions): number {
  if (a === b) return 0;
  const { ignoreCase, culture = '' } = options;
  if (rootOrdered(culture) && plainAscii.test(a) && plainAscii.test(b)) return compareAscii(a, b, ignoreCase);
  // Lower case on both sides leaves the other differences of the third level (width, kana) as .NET's IgnoreCase does.
  const result = ignoreCase
    ? collatorFor(culture).compare(a.toLowerCase(), b.toLowerCase())
    : collatorFor(culture).compare(a, b);
  return Math.sign(result);
}

/** Whether two strings are the same by the invariant culture: what `-eq` asks. */
export function equalStrings(a: string, b: string, ignoreCase: boolean): boolean {
  if (a === b) return true;
  if (plainAscii.test(a) && plainAscii.test(b)) {
    return ignoreCase && a.length === b.length && a.toLowerCase() === b.toLowerCase();
  }
  return compareStrings(a, b, { ignoreCase }) === 0;
}

/** Code unit by code unit, letters folded to upper case where case is ignored (StringComparison.OrdinalIgnoreCase). */
export function compareOrdinal(a: string, b: string, ignoreCase: boolean): number {
  const [x, y] = ignoreCase ? [foldOrdinal(a), foldOrdinal(b)] : [a, b];
  const length = Math.min(x.length, y.length);
  for (let i = 0; i < length; i++) {
    const difference = x.charCodeAt(i) - y.charCodeAt(i);
    if (difference !== 0) return difference;
  }
  return x.length - y.length;
}

/** Upper case letter by letter: what would become several letters (ß) stays. */
export function foldOrdinal(text: string): string {
  const upper = text.toUpperCase();
  if (upper.length === text.length) return upper;
  return Array.from({ length: text.length }, (_, i) => {
    const unit = text.charAt(i);
    const folded = unit.toUpperCase();
    return folded.length === 1 ? folded : unit;
  }).join('');
}
