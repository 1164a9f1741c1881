/** The static methods of System.String. */

import { ambient } from '../ambient.ts';
import { enumerate } from '../enumeration.ts';
import { compositeFormat } from '../format/composite-format.ts';
import { netText } from '../format/format-value.ts';
import { compareOrdinal } from '../operations/string-comparison.ts';
import type { MethodDeclaration } from '../type-declaration.ts';
import type { Char } from '../values/char.ts';
import { cultureNameOf } from '../values/culture-info.ts';
import type { EnumValue } from '../values/enum-value.ts';
import { requireAtMost, requireNotNegative, requireValue } from './argument-checks.ts';
import { cultureKind } from './string-methods.ts';
import { type ComparisonKind, compareBy, comparisonKind, currentCulture, equalBy } from './string-search.ts';
import { trimStart } from './string-split.ts';

interface NamedCulture {
  readonly name: string;
}

const IGNORE_CASE = 1n;
const ORDINAL = 1n << 30n;
const ORDINAL_IGNORE_CASE = 1n << 28n;

/** How a culture and CompareOptions compare. */
function optionsKind(culture: NamedCulture | null, options: EnumValue): ComparisonKind {
  if ((options.value & (ORDINAL | ORDINAL_IGNORE_CASE)) !== 0n) {
    return { culture: null, ignoreCase: options.value === ORDINAL_IGNORE_CASE };
  }
  return cultureKind(culture, (options.value & IGNORE_CASE) !== 0n);
}

function compareParts(
  a: string | null,
  i: number,
  b: string | null,
  j: number,
  length: number,
  kind: ComparisonKind,
): number {
  requireNotNegative(length, 'length');
  return compareBy(a?.slice(i, i + length) ?? null, b?.slice(j, j + length) ?? null, kind);
}

const comparing: readonly MethodDeclaration[] = [
  ['int Compare(string strA, string strB)', (a: string | null, b: string | null) => compareBy(a, b, currentCulture())],
  [
    'int Compare(string strA, string strB, bool ignoreCase)',
    (a: string | null, b: string | null, ignoreCase: boolean) => compareBy(a, b, currentCulture(ignoreCase)),
  ],
  [
    'int Compare(string strA, string strB, System.StringComparison comparisonType)',
    (a: string | null, b: string | null, how: EnumValue) => compareBy(a, b, comparisonKind(how)),
  ],
  [
    'int Compare(string strA, string strB, cultureinfo culture, System.Globalization.CompareOptions options)',
    (a: string | null, b: string | null, culture: NamedCulture | null, options: EnumValue) =>
      compareBy(a, b, optionsKind(culture, options)),
  ],
  [
    'int Compare(string strA, string strB, bool ignoreCase, cultureinfo culture)',
    (a: string | null, b: string | null, ignoreCase: boolean, culture: NamedCulture | null) =>
      compareBy(a, b, cultureKind(culture, ignoreCase)),
  ],
  [
    'int Compare(string strA, int indexA, string strB, int indexB, int length)',
    (a: string, i: number, b: string, j: number, length: number) => compareParts(a, i, b, j, length, currentCulture()),
  ],
  [
    'int Compare(string strA, int indexA, string strB, int indexB, int length, bool ignoreCase)',
    (a: string, i: number, b: string, j: number, length: number, ignoreCase: boolean) =>
      compareParts(a, i, b, j, length, currentCulture(ignoreCase)),
  ],
  [
    'int Compare(string strA, int indexA, string strB, int indexB, int length, bool ignoreCase, cultureinfo culture)',
    (a: string, i: number, b: string, j: number, length: number, ignoreCase: boolean, culture: NamedCulture | null) =>
      compareParts(a, i, b, j, length, cultureKind(culture, ignoreCase)),
  ],
  [
    'int Compare(string strA, int indexA, string strB, int indexB, int length, cultureinfo culture, System.Globalization.CompareOptions options)',
    (a: string, i: number, b: string, j: number, length: number, culture: NamedCulture | null, options: EnumValue) =>
      compareParts(a, i, b, j, length, optionsKind(culture, options)),
  ],
  [
    'int Compare(string strA, int indexA, string strB, int indexB, int length, System.StringComparison comparisonType)',
    (a: string, i: number, b: string, j: number, length: number, how: EnumValue) =>
      compareParts(a, i, b, j, length, comparisonKind(how)),
  ],
  ['int CompareOrdinal(string strA, string strB)', (a: string, b: string) => compareOrdinal(a, b, false)],
  [
    'int CompareOrdinal(string strA, int indexA, string strB, int indexB, int length)',
    (a: string, i: number, b: string, j: number, length: number) =>
      compareOrdinal(a.slice(i, i + length), b.slice(j, j + length), false),
  ],
  ['bool Equals(string a, string b)', (a: string | null, b: string | null) => a === b],
  [
    'bool Equals(string a, string b, System.StringComparison comparisonType)',
    (a: string | null, b: string | null, how: EnumValue) => equalBy(a, b, comparisonKind(how)),
  ],
  ['bool IsNullOrEmpty(string value)', (value: string | null) => !value],
  ['bool IsNullOrWhiteSpace(string value)', (value: string | null) => !value || trimStart(value) === ''],
];

function joined(separator: Char | string | null, values: Iterable<unknown> | null): string {
  return Array.from(requireValue(values, 'values'), netText).join(separator?.toString() ?? '');
}

function joinedRange(separator: Char | string | null, values: readonly string[], start: number, count: number): string {
  requireNotNegative(start, 'startIndex');
  requireNotNegative(count, 'count');
  requireAtMost(start, values.length - count, 'startIndex');
  return joined(separator, values.slice(start, start + count));
}

const sequence = (values: unknown): Iterable<unknown> => enumerate(values) ?? [];

const joining: readonly MethodDeclaration[] = [
  ['string Concat(System.Object arg0)', (a: unknown) => netText(a)],
  ['string Concat(System.Object arg0, System.Object arg1)', (a: unknown, b: unknown) => netText(a) + netText(b)],
  [
    'string Concat(System.Object arg0, System.Object arg1, System.Object arg2)',
    (a: unknown, b: unknown, c: unknown) => netText(a) + netText(b) + netText(c),
  ],
  ['string Concat(params System.Object[] args)', (args: readonly unknown[]) => joined('', args)],
  [
    'string Concat(System.Collections.Generic.IEnumerable[string] values)',
    (values: unknown) => joined('', sequence(values)),
  ],
  ['string Concat(string str0, string str1)', (a: string, b: string) => a + b],
  ['string Concat(string str0, string str1, string str2)', (a: string, b: string, c: string) => a + b + c],
  [
    'string Concat(string str0, string str1, string str2, string str3)',
    (a: string, b: string, c: string, d: string) => a + b + c + d,
  ],
  ['string Concat(params string[] values)', (values: readonly string[]) => joined('', values)],
  ['string Join(char separator, params string[] value)', joined],
  ['string Join(string separator, params string[] value)', joined],
  ['string Join(char separator, string[] value, int startIndex, int count)', joinedRange],
  ['string Join(string separator, string[] value, int startIndex, int count)', joinedRange],
  [
    'string Join(string separator, System.Collections.Generic.IEnumerable[string] values)',
    (separator: string, values: unknown) => joined(separator, sequence(values)),
  ],
  ['string Join(char separator, params System.Object[] values)', joined],
  ['string Join(string separator, params System.Object[] values)', joined],
];

function formatted(culture: string, format: string, args: readonly unknown[]): string {
  return compositeFormat(requireValue(format, 'format'), args, culture);
}

function cultureOf(provider: unknown): string {
  return cultureNameOf(provider) ?? ambient().culture;
}

const formatting: readonly MethodDeclaration[] = [
  [
    'string Format(string format, System.Object arg0)',
    (format: string, a: unknown) => formatted(ambient().culture, format, [a]),
  ],
  [
    'string Format(string format, System.Object arg0, System.Object arg1)',
    (format: string, a: unknown, b: unknown) => formatted(ambient().culture, format, [a, b]),
  ],
  [
    'string Format(string format, System.Object arg0, System.Object arg1, System.Object arg2)',
    (format: string, a: unknown, b: unknown, c: unknown) => formatted(ambient().culture, format, [a, b, c]),
  ],
  [
    'string Format(string format, params System.Object[] args)',
    (format: string, args: readonly unknown[]) => formatted(ambient().culture, format, args),
  ],
  [
    'string Format(System.IFormatProvider provider, string format, System.Object arg0)',
    (provider: unknown, format: string, a: unknown) => formatted(cultureOf(provider), format, [a]),
  ],
  [
    'string Format(System.IFormatProvider provider, string format, System.Object arg0, System.Object arg1)',
    (provider: unknown, format: string, a: unknown, b: unknown) => formatted(cultureOf(provider), format, [a, b]),
  ],
  [
    'string Format(System.IFormatProvider provider, string format, System.Object arg0, System.Object arg1, System.Object arg2)',
    (provider: unknown, format: string, a: unknown, b: unknown, c: unknown) =>
      formatted(cultureOf(provider), format, [a, b, c]),
  ],
  [
    'string Format(System.IFormatProvider provider, string format, params System.Object[] args)',
    (provider: unknown, format: string, args: readonly unknown[]) => formatted(cultureOf(provider), format, args),
  ],
];

/** All of them, for the declaration. */
export const stringStatics: readonly MethodDeclaration[] = [
  ...comparing,
  ...joining,
  ...formatting,
  ['string Copy(string str)', (text: string) => requireValue(text, 'str')],
  ['string Intern(string str)', (text: string) => requireValue(text, 'str')],
  ['string IsInterned(string str)', (text: string) => requireValue(text, 'str')],
];
