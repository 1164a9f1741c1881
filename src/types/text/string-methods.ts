/** The instance methods of System.String. */

import { ambient } from '../ambient.ts';
import { argumentException } from '../net-exception.ts';
import type { MethodDeclaration } from '../type-declaration.ts';
import { arrayOf } from '../values/array-limit.ts';
import { Char } from '../values/char.ts';
import type { EnumValue } from '../values/enum-value.ts';
import {
  outOfRange,
  requireAtMost,
  requireCount,
  requireIndex,
  requireIndexUpTo,
  requireNotNegative,
  requireValue,
} from './argument-checks.ts';
import {
  type ComparisonKind,
  compareBy,
  comparisonKind,
  currentCulture,
  endsBy,
  equalBy,
  findIn,
  ordinal,
  replaceBy,
  startsBy,
} from './string-search.ts';
import { splitString, trimCharacters, trimEnd, trimStart } from './string-split.ts';

/** What a CultureInfo argument tells. */
interface NamedCulture {
  readonly name: string;
}

const MAX_COUNT = 2147483647;
const normalForms: ReadonlyMap<bigint, string> = new Map([
  [1n, 'NFC'],
  [2n, 'NFD'],
  [5n, 'NFKC'],
  [6n, 'NFKD'],
]);

/** The code units of a char[] argument as one string. */
export function textOfChars(chars: readonly Char[]): string {
  return String.fromCharCode(...chars.map((char) => char.code));
}

/** The chars of a string, as a char[] holds them. */
export function charsOf(text: string): Char[] {
  return arrayOf(text.length, (i) => Char.of(text.charCodeAt(i)));
}

/** The hash of a string; .NET seeds its own per process, so that any will do that spreads well. */
export function stringHash(text: string): number {
  let hash = 5381;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 33) ^ text.charCodeAt(i)) | 0;
  return hash;
}

/** How a culture argument compares; null means the current culture. */
export function cultureKind(culture: NamedCulture | null, ignoreCase: boolean): ComparisonKind {
  return culture ? { culture: culture.name, ignoreCase } : currentCulture(ignoreCase);
}

function localeOf(culture: NamedCulture | null): string {
  return (culture ? culture.name : ambient().culture) || 'en';
}

/** Lower case by a culture; letters that would become several stay, as in .NET's simple case mapping. */
export function toLower(text: string, culture: NamedCulture | null): string {
  return mapCase(text, (part) => part.toLocaleLowerCase(localeOf(culture)));
}

export function toUpper(text: string, culture: NamedCulture | null): string {
  return mapCase(text, (part) => part.toLocaleUpperCase(localeOf(culture)));
}

/** The invariant culture leaves the dotless i as it is. */
export function toUpperInvariant(text: string): string {
  return text.includes('\u0131')
    ? text.split('\u0131').map(toUpperInvariant).join('\u0131')
    : mapCase(text, (part) => part.toUpperCase());
}

export function mapCase(text: string, map: (part: string) => string): string {
  const mapped = map(text);
  if (mapped.length === text.length) return mapped;
  return Array.from(text, (symbol) => {
    const one = map(symbol);
    return one.length === symbol.length ? one : symbol;
  }).join('');
}

// ---- searching

function indexOf(text: string, value: string, start: number, count: number, kind: ComparisonKind): number {
  requireValue(value, 'value');
  requireIndexUpTo(start, text.length, 'startIndex');
  requireCount(count, text.length - start);
  return findIn(text.slice(0, start + count), value, kind, start)?.index ?? -1;
}

function lastIndexOf(text: string, value: string, start: number, count: number, kind: ComparisonKind): number {
  requireValue(value, 'value');
  if (text === '') return value === '' && count >= 0 && start <= 0 ? 0 : -1;
  requireIndex(start, text.length + (value.length > 1 || value === '' ? 1 : 0), 'startIndex');
  requireCount(count, Math.min(start, text.length - 1) + 1);
  const first = start - count + 1;
  const section = text.slice(Math.max(first, 0), start + 1);
  const found = findIn(section, value, kind, section.length - Math.min(value.length, section.length), true);
  return found ? found.index + Math.max(first, 0) : -1;
}

function indexOfAny(text: string, chars: readonly Char[], start: number, count: number): number {
  requireIndexUpTo(start, text.length, 'startIndex');
  requireCount(count, text.length - start);
  const wanted = textOfChars(chars);
  for (let i = start; i < start + count; i++) if (wanted.includes(text.charAt(i))) return i;
  return -1;
}

function lastIndexOfAny(text: string, chars: readonly Char[], start: number, count: number): number {
  if (text === '') return -1;
  requireIndex(start, text.length, 'startIndex');
  requireCount(count, start + 1);
  const wanted = textOfChars(chars);
  for (let i = start; i > start - count; i--) if (wanted.includes(text.charAt(i))) return i;
  return -1;
}

const searching: readonly MethodDeclaration[] = [
  ['bool Contains(char value)', (s: string, c: Char) => s.includes(c.toString())],
  [
    'bool Contains(char value, System.StringComparison comparisonType)',
    (s: string, c: Char, how: EnumValue) => findIn(s, c.toString(), comparisonKind(how), 0) !== null,
  ],
  ['bool Contains(string value)', (s: string, value: string) => s.includes(requireValue(value, 'value'))],
  [
    'bool Contains(string value, System.StringComparison comparisonType)',
    (s: string, value: string, how: EnumValue) => findIn(s, value, comparisonKind(how), 0) !== null,
  ],
  ['bool StartsWith(char value)', (s: string, c: Char) => s.startsWith(c.toString())],
  [
    'bool StartsWith(string value)',
    (s: string, value: string) => startsBy(s, requireValue(value, 'value'), currentCulture()),
  ],
  [
    'bool StartsWith(string value, System.StringComparison comparisonType)',
    (s: string, value: string, how: EnumValue) => startsBy(s, value, comparisonKind(how)),
  ],
  [
    'bool StartsWith(string value, bool ignoreCase, cultureinfo culture)',
    (s: string, value: string, ignoreCase: boolean, culture: NamedCulture | null) =>
      startsBy(s, value, cultureKind(culture, ignoreCase)),
  ],
  ['bool EndsWith(char value)', (s: string, c: Char) => s.endsWith(c.toString())],
  [
    'bool EndsWith(string value)',
    (s: string, value: string) => endsBy(s, requireValue(value, 'value'), currentCulture()),
  ],
  [
    'bool EndsWith(string value, System.StringComparison comparisonType)',
    (s: string, value: string, how: EnumValue) => endsBy(s, value, comparisonKind(how)),
  ],
  [
    'bool EndsWith(string value, bool ignoreCase, cultureinfo culture)',
    (s: string, value: string, ignoreCase: boolean, culture: NamedCulture | null) =>
      endsBy(s, value, cultureKind(culture, ignoreCase)),
  ],
  ['int IndexOf(char value)', (s: string, c: Char) => s.indexOf(c.toString())],
  [
    'int IndexOf(char value, int startIndex)',
    (s: string, c: Char, start: number) => indexOf(s, c.toString(), start, s.length - start, ordinal),
  ],
  [
    'int IndexOf(char value, int startIndex, int count)',
    (s: string, c: Char, start: number, count: number) => indexOf(s, c.toString(), start, count, ordinal),
  ],
  [
    'int IndexOf(char value, System.StringComparison comparisonType)',
    (s: string, c: Char, how: EnumValue) => indexOf(s, c.toString(), 0, s.length, comparisonKind(how)),
  ],
  ['int IndexOf(string value)', (s: string, value: string) => indexOf(s, value, 0, s.length, currentCulture())],
  [
    'int IndexOf(string value, int startIndex)',
    (s: string, value: string, start: number) => indexOf(s, value, start, s.length - start, currentCulture()),
  ],
  [
    'int IndexOf(string value, int startIndex, int count)',
    (s: string, value: string, start: number, count: number) => indexOf(s, value, start, count, currentCulture()),
  ],
  [
    'int IndexOf(string value, System.StringComparison comparisonType)',
    (s: string, value: string, how: EnumValue) => indexOf(s, value, 0, s.length, comparisonKind(how)),
  ],
  [
    'int IndexOf(string value, int startIndex, System.StringComparison comparisonType)',
    (s: string, value: string, start: number, how: EnumValue) =>
      indexOf(s, value, start, s.length - start, comparisonKind(how)),
  ],
  [
    'int IndexOf(string value, int startIndex, int count, System.StringComparison comparisonType)',
    (s: string, value: string, start: number, count: number, how: EnumValue) =>
      indexOf(s, value, start, count, comparisonKind(how)),
  ],
  ['int IndexOfAny(char[] anyOf)', (s: string, chars: readonly Char[]) => indexOfAny(s, chars, 0, s.length)],
  [
    'int IndexOfAny(char[] anyOf, int startIndex)',
    (s: string, chars: readonly Char[], start: number) => indexOfAny(s, chars, start, s.length - start),
  ],
  [
    'int IndexOfAny(char[] anyOf, int startIndex, int count)',
    (s: string, chars: readonly Char[], start: number, count: number) => indexOfAny(s, chars, start, count),
  ],
  ['int LastIndexOf(char value)', (s: string, c: Char) => s.lastIndexOf(c.toString())],
  [
    'int LastIndexOf(char value, int startIndex)',
    (s: string, c: Char, start: number) => lastIndexOf(s, c.toString(), start, start + 1, ordinal),
  ],
  [
    'int LastIndexOf(char value, int startIndex, int count)',
    (s: string, c: Char, start: number, count: number) => lastIndexOf(s, c.toString(), start, count, ordinal),
  ],
  [
    'int LastIndexOf(string value)',
    (s: string, value: string) => lastIndexOf(s, value, s.length - 1, s.length, currentCulture()),
  ],
  [
    'int LastIndexOf(string value, int startIndex)',
    (s: string, value: string, start: number) => lastIndexOf(s, value, start, start + 1, currentCulture()),
  ],
  [
    'int LastIndexOf(string value, int startIndex, int count)',
    (s: string, value: string, start: number, count: number) => lastIndexOf(s, value, start, count, currentCulture()),
  ],
  [
    'int LastIndexOf(string value, System.StringComparison comparisonType)',
    (s: string, value: string, how: EnumValue) => lastIndexOf(s, value, s.length - 1, s.length, comparisonKind(how)),
  ],
  [
    'int LastIndexOf(string value, int startIndex, System.StringComparison comparisonType)',
    (s: string, value: string, start: number, how: EnumValue) =>
      lastIndexOf(s, value, start, start + 1, comparisonKind(how)),
  ],
  [
    'int LastIndexOf(string value, int startIndex, int count, System.StringComparison comparisonType)',
    (s: string, value: string, start: number, count: number, how: EnumValue) =>
      lastIndexOf(s, value, start, count, comparisonKind(how)),
  ],
  [
    'int LastIndexOfAny(char[] anyOf)',
    (s: string, chars: readonly Char[]) => lastIndexOfAny(s, chars, s.length - 1, s.length),
  ],
  [
    'int LastIndexOfAny(char[] anyOf, int startIndex)',
    (s: string, chars: readonly Char[], start: number) => lastIndexOfAny(s, chars, start, start + 1),
  ],
  [
    'int LastIndexOfAny(char[] anyOf, int startIndex, int count)',
    (s: string, chars: readonly Char[], start: number, count: number) => lastIndexOfAny(s, chars, start, count),
  ],
];

// ---- comparison

function compareToObject(self: string, value: unknown): number {
  if (value === null || value === undefined) return 1;
  if (typeof value !== 'string') throw argumentException('ArgumentException', 'Object must be of type String.', null);
  return compareBy(self, value, currentCulture());
}

function normalize(text: string, form: EnumValue | null): string {
  const name = form ? normalForms.get(form.value) : 'NFC';
  if (!name)
    throw argumentException('ArgumentException', 'Invalid or unsupported normalization form.', 'normalizationForm');
  return text.normalize(name);
}

const comparing: readonly MethodDeclaration[] = [
  ['int CompareTo(System.Object value)', compareToObject],
  ['int CompareTo(string strB)', (s: string, other: string) => compareBy(s, other, currentCulture())],
  ['bool Equals(System.Object obj)', (s: string, other: unknown) => s === other],
  ['bool Equals(string value)', (s: string, other: string) => s === other],
  [
    'bool Equals(string value, System.StringComparison comparisonType)',
    (s: string, other: string, how: EnumValue) => equalBy(s, other, comparisonKind(how)),
  ],
  ['int GetHashCode()', (s: string) => stringHash(s)],
  [
    'int GetHashCode(System.StringComparison comparisonType)',
    (s: string, how: EnumValue) => stringHash(comparisonKind(how).ignoreCase ? s.toUpperCase() : s),
  ],
  ['bool IsNormalized()', (s: string) => normalize(s, null) === s],
  [
    'bool IsNormalized(System.Text.NormalizationForm normalizationForm)',
    (s: string, form: EnumValue) => normalize(s, form) === s,
  ],
];

// ---- changing

function substring(text: string, start: number, length: number | undefined): string {
  requireNotNegative(start, 'startIndex');
  if (length !== undefined) requireNotNegative(length, 'length');
  if (start > text.length) throw outOfRange('startIndex cannot be larger than length of string.', 'startIndex');
  if (length !== undefined && start + length > text.length) {
    throw outOfRange('Index and length must refer to a location within the string.', 'length');
  }
  return length === undefined ? text.slice(start) : text.slice(start, start + length);
}

function remove(text: string, start: number, count: number | undefined): string {
  if (count === undefined) {
    if (start < 0) throw outOfRange('StartIndex cannot be less than zero.', 'startIndex');
    if (start > text.length) throw outOfRange('startIndex cannot be larger than length of string.', 'startIndex');
    return text.slice(0, start);
  }
  requireNotNegative(start, 'startIndex');
  requireNotNegative(count, 'count');
  requireAtMost(count, text.length - start, 'count');
  return text.slice(0, start) + text.slice(start + count);
}

function insert(text: string, index: number, value: string): string {
  requireValue(value, 'value');
  requireNotNegative(index, 'startIndex');
  requireAtMost(index, text.length, 'startIndex');
  return text.slice(0, index) + value + text.slice(index);
}

function pad(text: string, width: number, filler: Char | undefined, atStart: boolean): string {
  requireNotNegative(width, 'totalWidth');
  const padding = (filler?.toString() ?? ' ').repeat(Math.max(0, width - text.length));
  return atStart ? padding + text : text + padding;
}

function replace(text: string, oldValue: string, newValue: string | null, kind: ComparisonKind): string {
  requireValue(oldValue, 'oldValue');
  if (oldValue === '') throw argumentException('ArgumentException', 'The value cannot be an empty string.', 'oldValue');
  return replaceBy(text, oldValue, newValue ?? '', kind);
}

function toCharArray(text: string, start: number, length: number): Char[] {
  requireNotNegative(start, 'startIndex');
  requireAtMost(start, text.length - length, 'startIndex');
  return charsOf(text.slice(start, start + length));
}

function trimmed(text: string, chars: readonly Char[] | null, atStart: boolean, atEnd: boolean): string {
  if (chars && chars.length > 0) return trimCharacters(text, textOfChars(chars), atStart, atEnd);
  const start = atStart ? trimStart(text) : text;
  return atEnd ? trimEnd(start) : start;
}

const NEWLINES = /\r\n|[\r\n\f\x85\u2028\u2029]/g;

function copyTo(text: string, from: number, destination: unknown[], to: number, count: number): void {
  requireNotNegative(count, 'count');
  requireNotNegative(from, 'sourceIndex');
  requireAtMost(count, text.length - from, 'sourceIndex');
  charsOf(text.slice(from, from + count)).forEach((char, i) => {
    destination[to + i] = char;
  });
}

const changing: readonly MethodDeclaration[] = [
  ['string Insert(int startIndex, string value)', insert],
  ['string Normalize()', (s: string) => normalize(s, null)],
  ['string Normalize(System.Text.NormalizationForm normalizationForm)', normalize],
  ['string PadLeft(int totalWidth)', (s: string, width: number) => pad(s, width, undefined, true)],
  [
    'string PadLeft(int totalWidth, char paddingChar)',
    (s: string, width: number, filler: Char) => pad(s, width, filler, true),
  ],
  ['string PadRight(int totalWidth)', (s: string, width: number) => pad(s, width, undefined, false)],
  [
    'string PadRight(int totalWidth, char paddingChar)',
    (s: string, width: number, filler: Char) => pad(s, width, filler, false),
  ],
  ['string Remove(int startIndex)', (s: string, start: number) => remove(s, start, undefined)],
  ['string Remove(int startIndex, int count)', remove],
  [
    'string Replace(char oldChar, char newChar)',
    (s: string, from: Char, to: Char) => s.replaceAll(from.toString(), () => to.toString()),
  ],
  [
    'string Replace(string oldValue, string newValue)',
    (s: string, from: string, to: string | null) => replace(s, from, to, ordinal),
  ],
  [
    'string Replace(string oldValue, string newValue, System.StringComparison comparisonType)',
    (s: string, from: string, to: string | null, how: EnumValue) => replace(s, from, to, comparisonKind(how)),
  ],
  [
    'string Replace(string oldValue, string newValue, bool ignoreCase, cultureinfo culture)',
    (s: string, from: string, to: string | null, ignoreCase: boolean, culture: NamedCulture | null) =>
      replace(s, from, to, cultureKind(culture, ignoreCase)),
  ],
  ['string ReplaceLineEndings()', (s: string) => s.replace(NEWLINES, '\n')],
  ['string ReplaceLineEndings(string replacementText)', (s: string, text: string) => s.replace(NEWLINES, () => text)],
  ['string Substring(int startIndex)', (s: string, start: number) => substring(s, start, undefined)],
  ['string Substring(int startIndex, int length)', substring],
  ['string ToLower()', (s: string) => toLower(s, null)],
  ['string ToLower(cultureinfo culture)', toLower],
  ['string ToLowerInvariant()', (s: string) => mapCase(s, (part) => part.toLowerCase())],
  ['string ToUpper()', (s: string) => toUpper(s, null)],
  ['string ToUpper(cultureinfo culture)', toUpper],
  ['string ToUpperInvariant()', toUpperInvariant],
  ['string ToString()', (s: string) => s],
  ['string ToString(System.IFormatProvider provider)', (s: string) => s],
  ['string Trim()', (s: string) => trimmed(s, null, true, true)],
  ['string Trim(char trimChar)', (s: string, c: Char) => trimmed(s, [c], true, true)],
  ['string Trim(params char[] trimChars)', (s: string, chars: readonly Char[]) => trimmed(s, chars, true, true)],
  ['string TrimStart()', (s: string) => trimmed(s, null, true, false)],
  ['string TrimStart(char trimChar)', (s: string, c: Char) => trimmed(s, [c], true, false)],
  ['string TrimStart(params char[] trimChars)', (s: string, chars: readonly Char[]) => trimmed(s, chars, true, false)],
  ['string TrimEnd()', (s: string) => trimmed(s, null, false, true)],
  ['string TrimEnd(char trimChar)', (s: string, c: Char) => trimmed(s, [c], false, true)],
  ['string TrimEnd(params char[] trimChars)', (s: string, chars: readonly Char[]) => trimmed(s, chars, false, true)],
  ['char[] ToCharArray()', (s: string) => charsOf(s)],
  ['char[] ToCharArray(int startIndex, int length)', toCharArray],
  ['void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)', copyTo],
  ['System.Object Clone()', (s: string) => s],
];

// ---- splitting

const one = (separator: Char): string[] => [separator.toString()];
const each = (chars: readonly Char[] | null): string[] => (chars ?? []).map((char) => char.toString());

const splitting: readonly MethodDeclaration[] = [
  [
    'string[] Split(params char[] separator)',
    (s: string, chars: readonly Char[] | null) => splitString(s, each(chars), MAX_COUNT, null),
  ],
  [
    'string[] Split(char separator, System.StringSplitOptions options = None)',
    (s: string, c: Char, options: EnumValue | undefined) => splitString(s, one(c), MAX_COUNT, options ?? null),
  ],
  [
    'string[] Split(char separator, int count, System.StringSplitOptions options = None)',
    (s: string, c: Char, count: number, options: EnumValue | undefined) =>
      splitString(s, one(c), count, options ?? null),
  ],
  [
    'string[] Split(char[] separator, int count)',
    (s: string, chars: readonly Char[] | null, count: number) => splitString(s, each(chars), count, null),
  ],
  [
    'string[] Split(char[] separator, System.StringSplitOptions options)',
    (s: string, chars: readonly Char[] | null, options: EnumValue) => splitString(s, each(chars), MAX_COUNT, options),
  ],
  [
    'string[] Split(char[] separator, int count, System.StringSplitOptions options)',
    (s: string, chars: readonly Char[] | null, count: number, options: EnumValue) =>
      splitString(s, each(chars), count, options),
  ],
  [
    'string[] Split(string separator, System.StringSplitOptions options = None)',
    (s: string, separator: string | null, options: EnumValue | undefined) =>
      splitByString(s, separator, MAX_COUNT, options),
  ],
  [
    'string[] Split(string separator, int count, System.StringSplitOptions options = None)',
    (s: string, separator: string | null, count: number, options: EnumValue | undefined) =>
      splitByString(s, separator, count, options),
  ],
  [
    'string[] Split(string[] separator, System.StringSplitOptions options)',
    (s: string, separators: readonly string[] | null, options: EnumValue) =>
      splitString(s, separators ?? [], MAX_COUNT, options),
  ],
  [
    'string[] Split(string[] separator, int count, System.StringSplitOptions options)',
    (s: string, separators: readonly string[] | null, count: number, options: EnumValue) =>
      splitString(s, separators ?? [], count, options),
  ],
];

/** An empty string as separator splits nothing. */
function splitByString(
  text: string,
  separator: string | null,
  count: number,
  options: EnumValue | undefined,
): string[] {
  return splitString(text, [separator ?? ''], count, options ?? null);
}

/** All of them, for the declaration. */
export const stringMethods: readonly MethodDeclaration[] = [...searching, ...comparing, ...changing, ...splitting];
