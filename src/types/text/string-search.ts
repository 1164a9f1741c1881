/** Searching and comparing in strings by a System.StringComparison. */
import { ambient } from '../ambient.ts';
import { compareOrdinal, compareStrings, foldOrdinal } from '../operations/string-comparison.ts';
import type { EnumValue } from '../values/enum-value.ts';

/** How a StringComparison compares. */
export interface ComparisonKind {
  /** Null for the ordinal ones. */
  readonly culture: string | null;
  readonly ignoreCase: boolean;
}

/** The values of StringComparison in their order, resolved now: the current culture may change. */
export function comparisonKind(comparison: EnumValue): ComparisonKind {
  const number = Number(comparison.value);
  const culture = number < 2 ? ambient().culture : number < 4 ? '' : null;
  return { culture, ignoreCase: number % 2 === 1 };
}

export const ordinal: ComparisonKind = { culture: null, ignoreCase: false };

/** By the current culture, as methods without a StringComparison do. */
export function currentCulture(ignoreCase = false): ComparisonKind {
  return { culture: ambient().culture, ignoreCase };
}

/** Order of two strings; null comes first. */
export function compareBy(a: string | null, b: string | null, kind: ComparisonKind): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  const { culture, ignoreCase } = kind;
  return culture === null ? compareOrdinal(a, b, ignoreCase) : compareStrings(a, b, { ignoreCase, culture });
}

export function equalBy(a: string | null, b: string | null, kind: ComparisonKind): boolean {
  return compareBy(a, b, kind) === 0;
}

const plain = /^[ -~]*$/;

/** Whether plain search by code units finds the same as the culture does. */
function searchesByUnits(text: string, value: string, kind: ComparisonKind): boolean {
  return kind.culture === null || (plain.test(text) && plain.test(value));
}

/**
 * Where `value` is found in `text` and how long the found text is, which may differ from `value` by a culture (é as one
 * character or two).
 */
export function findIn(
  text: string,
  value: string,
  kind: ComparisonKind,
  from: number,
  fromEnd = false,
): { index: number; length: number } | null {
  if (searchesByUnits(text, value, kind)) {
    const [t, v] = kind.ignoreCase ? [foldOrdinal(text), foldOrdinal(value)] : [text, value];
    const index = fromEnd ? t.lastIndexOf(v, from) : t.indexOf(v, from);
    return index < 0 ? null : { index, length: value.length };
  }
  const step = fromEnd ? -1 : 1;
  for (let index = from; index >= 0 && index <= text.length; index += step) {
    for (const length of likelyLengths(value.length, text.length - index)) {
      if (equalBy(text.slice(index, index + length), value, kind)) return { index, length };
    }
  }
  return null;
}

/** Lengths of the text that may equal a value of a length: itself first, then those that combining characters make. */
function likelyLengths(length: number, available: number): number[] {
  const lengths = [length];
  for (let d = 1; d <= length + 1; d++) lengths.push(length + d, length - d);
  return lengths.filter((candidate) => candidate >= 0 && candidate <= available);
}

/** Whether the text begins with a value. */
export function startsBy(text: string, value: string, kind: ComparisonKind): boolean {
  if (value === '') return true;
  if (searchesByUnits(text, value, kind)) return equalBy(text.slice(0, value.length), value, kind);
  return likelyLengths(value.length, text.length).some((length) => equalBy(text.slice(0, length), value, kind));
}

/** Whether the text ends with a value. */
export function endsBy(text: string, value: string, kind: ComparisonKind): boolean {
  if (value === '') return true;
  if (searchesByUnits(text, value, kind))
    return equalBy(text.slice(Math.max(0, text.length - value.length)), value, kind);
  return likelyLengths(value.length, text.length).some((length) =>
    equalBy(text.slice(text.length - length), value, kind),
  );
}

/** Replaces every occurrence. */
export function replaceBy(text: string, oldValue: string, newValue: string, kind: ComparisonKind): string {
  if (kind.culture === null && !kind.ignoreCase) return text.replaceAll(oldValue, () => newValue);
  let result = '';
  let position = 0;
  for (let found = findIn(text, oldValue, kind, 0); found; found = findIn(text, oldValue, kind, position)) {
    if (found.length === 0) break;
    result += text.slice(position, found.index) + newValue;
    position = found.index + found.length;
  }
  return result + text.slice(position);
}
