/** System.Char. */

import { argumentException, netException } from '../net-exception.ts';
import { convertible } from '../numbers/interface-members.ts';
import { outOfRange, requireIndex, requireValue } from '../text/argument-checks.ts';
import { unicodeCategoryOf } from '../text/character-class.ts';
import { mapCase, toLower, toUpper, toUpperInvariant } from '../text/string-methods.ts';
import { isWhiteSpace } from '../text/string-split.ts';
import { defineType, type MethodDeclaration } from '../type-declaration.ts';
import { Char } from '../values/char.ts';
import type { PSReference } from '../values/reference.ts';

type Test = (symbol: string) => boolean;

/** Tests that exist for a char, and for a position in a string (where a surrogate pair counts as one symbol). */
const tests = {
  IsControl: (s) => /^\p{Cc}/u.test(s),
  IsDigit: (s) => /^\p{Nd}/u.test(s),
  IsLetter: (s) => /^\p{L}/u.test(s),
  IsLetterOrDigit: (s) => /^[\p{L}\p{Nd}]/u.test(s),
  IsLower: (s) => /^\p{Ll}/u.test(s),
  IsNumber: (s) => /^\p{N}/u.test(s),
  IsPunctuation: (s) => /^\p{P}/u.test(s),
  IsSeparator: (s) => /^\p{Z}/u.test(s),
  IsSymbol: (s) => /^\p{S}/u.test(s),
  IsUpper: (s) => /^\p{Lu}/u.test(s),
  IsWhiteSpace: (s) => isWhiteSpace(s),
  IsHighSurrogate: (s) => /^[\ud800-\udbff]/.test(s),
  IsLowSurrogate: (s) => /^[\udc00-\udfff]/.test(s),
  IsSurrogate: (s) => /^[\ud800-\udfff]/.test(s),
} satisfies Readonly<Record<string, Test>>;

const asciiTests: Readonly<Record<string, RegExp>> = {
  IsAscii: /[\0-\x7f]/,
  IsAsciiDigit: /[0-9]/,
  IsAsciiHexDigit: /[0-9A-Fa-f]/,
  IsAsciiHexDigitLower: /[0-9a-f]/,
  IsAsciiHexDigitUpper: /[0-9A-F]/,
  IsAsciiLetter: /[A-Za-z]/,
  IsAsciiLetterLower: /[a-z]/,
  IsAsciiLetterOrDigit: /[0-9A-Za-z]/,
  IsAsciiLetterUpper: /[A-Z]/,
};

function unitAt(text: string, index: number): string {
  requireValue(text, 's');
  if (index < 0 || index >= text.length)
    throw outOfRange('Specified argument was out of the range of valid values.', 'index');
  return text.charAt(index);
}

function symbolAt(text: string, index: number): string {
  unitAt(text, index);
  return String.fromCodePoint(text.codePointAt(index) ?? 0);
}

const testMethods: readonly MethodDeclaration[] = [
  ...Object.entries(asciiTests).map(
    ([name, expression]): MethodDeclaration => [`bool ${name}(char c)`, (c: Char) => expression.test(c.toString())],
  ),
  ...Object.entries(tests).flatMap(([name, test]): MethodDeclaration[] => [
    [`bool ${name}(char c)`, (c: Char) => test(c.toString())],
    [
      `bool ${name}(string s, int index)`,
      (s: string, index: number) => test(name.endsWith('Surrogate') ? unitAt(s, index) : symbolAt(s, index)),
    ],
  ]),
];

function parse(text: string): Char {
  requireValue(text, 's');
  if (text.length !== 1) throw netException('System.FormatException', 'String must be exactly one character long.');
  return Char.of(text.charCodeAt(0));
}

function tryParse(text: string | null, result: PSReference): boolean {
  const isOne = text?.length === 1;
  result.value = Char.of(isOne ? text.charCodeAt(0) : 0);
  return isOne;
}

function fromUtf32(code: number): string {
  if (code < 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
    throw outOfRange(
      'A valid UTF32 value is between 0x000000 and 0x10ffff, inclusive, and should not include surrogate codepoint values (0x00d800 ~ 0x00dfff).',
      'utf32',
    );
  }
  return String.fromCodePoint(code);
}

function toUtf32(text: string, index: number): number {
  requireIndex(index, text.length, 'index');
  return text.codePointAt(index) ?? 0;
}

/** The number that a digit or numeric symbol stands for, -1 for others. */
function numericValue(symbol: string): number {
  if (/^\p{Nd}/u.test(symbol)) {
    // Decimal digits stand in runs of ten that begin with zero.
    let value = 0;
    for (let code = (symbol.codePointAt(0) ?? 0) - 1; value < 9 && /^\p{Nd}/u.test(String.fromCodePoint(code)); code--)
      value++;
    return value % 10;
  }
  const fractions: Readonly<Record<string, number>> = { '¼': 0.25, '½': 0.5, '¾': 0.75, '²': 2, '³': 3, '¹': 1 };
  return fractions[symbol] ?? -1;
}

function compareToObject(self: Char, value: unknown): number {
  if (value === null || value === undefined) return 1;
  if (!(value instanceof Char)) throw argumentException('ArgumentException', 'Object must be of type Char.', null);
  return self.code - value.code;
}

interface NamedCulture {
  readonly name: string;
}

export default defineType<Char>({
  name: 'System.Char',
  accelerators: ['char'],
  kind: 'struct',
  interfaces: [
    'System.IComparable',
    'System.IComparable[char]',
    'System.IEquatable[char]',
    'System.IConvertible',
    'System.IFormattable',
  ],
  staticProperties: [
    ['char MaxValue {get;}', () => Char.of(65535)],
    ['char MinValue {get;}', () => Char.of(0)],
  ],
  methods: [
    ...convertible,
    ['System.TypeCode GetTypeCode()', () => 4],
    ['int CompareTo(System.Object value)', compareToObject],
    ['int CompareTo(char value)', (self: Char, value: Char) => self.code - value.code],
    ['bool Equals(System.Object obj)', (self: Char, value: unknown) => self === value],
    ['bool Equals(char obj)', (self: Char, value: Char) => self === value],
    ['int GetHashCode()', (self: Char) => self.code | (self.code << 16)],
    ['string ToString()', (self: Char) => self.toString()],
    ['string ToString(System.IFormatProvider provider)', (self: Char) => self.toString()],
  ],
  staticMethods: [
    ...testMethods,
    [
      'bool IsBetween(char c, char minInclusive, char maxInclusive)',
      (c: Char, low: Char, high: Char) => c.code >= low.code && c.code <= high.code,
    ],
    [
      'bool IsSurrogatePair(char highSurrogate, char lowSurrogate)',
      (high: Char, low: Char) => tests.IsHighSurrogate(high.toString()) && tests.IsLowSurrogate(low.toString()),
    ],
    ['bool IsSurrogatePair(string s, int index)', (s: string, index: number) => symbolAt(s, index).length === 2],
    ['char Parse(string s)', parse],
    ['bool TryParse(string s, ref char result)', tryParse],
    ['char ToLower(char c)', (c: Char) => toLower(c.toString(), null)],
    ['char ToLower(char c, cultureinfo culture)', (c: Char, culture: NamedCulture) => toLower(c.toString(), culture)],
    ['char ToLowerInvariant(char c)', (c: Char) => mapCase(c.toString(), (part) => part.toLowerCase())],
    ['char ToUpper(char c)', (c: Char) => toUpper(c.toString(), null)],
    ['char ToUpper(char c, cultureinfo culture)', (c: Char, culture: NamedCulture) => toUpper(c.toString(), culture)],
    ['char ToUpperInvariant(char c)', (c: Char) => toUpperInvariant(c.toString())],
    ['double GetNumericValue(char c)', (c: Char) => numericValue(c.toString())],
    ['double GetNumericValue(string s, int index)', (s: string, index: number) => numericValue(symbolAt(s, index))],
    [
      'int ConvertToUtf32(char highSurrogate, char lowSurrogate)',
      (high: Char, low: Char) => (high.toString() + low.toString()).codePointAt(0),
    ],
    ['int ConvertToUtf32(string s, int index)', toUtf32],
    ['string ConvertFromUtf32(int utf32)', fromUtf32],
    ['string ToString(char c)', (c: Char) => c.toString()],
    ['System.Globalization.UnicodeCategory GetUnicodeCategory(char c)', (c: Char) => unicodeCategoryOf(c.toString())],
    [
      'System.Globalization.UnicodeCategory GetUnicodeCategory(string s, int index)',
      (s: string, index: number) => unicodeCategoryOf(symbolAt(s, index)),
    ],
  ],
  toText: (char) => char.toString(),
  compare: (a, b) => a.code - b.code,
  equals: (a, b) => a === b,
  hashKey: (char) => char.code,
});
