/** System.String. */

import { netException } from '../net-exception.ts';
import { convertible } from '../numbers/interface-members.ts';
import { requireAtMost, requireNotNegative } from '../text/argument-checks.ts';
import { charsOf, stringMethods, textOfChars } from '../text/string-methods.ts';
import { compareBy, currentCulture } from '../text/string-search.ts';
import { stringStatics } from '../text/string-statics.ts';
import { defineType } from '../type-declaration.ts';
import { Char } from '../values/char.ts';

/** The character at an index of `[int]`; outside of the string IndexOutOfRangeException. */
function characterAt(text: string, index: number): Char {
  if (index < 0 || index >= text.length) {
    throw netException('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
  }
  return Char.of(text.charCodeAt(index));
}

function repeated(char: Char, count: number): string {
  requireNotNegative(count, 'count');
  return char.toString().repeat(count);
}

export default defineType<string>({
  name: 'System.String',
  accelerators: ['string'],
  interfaces: [
    'System.IComparable',
    'System.Collections.IEnumerable',
    'System.IConvertible',
    'System.Collections.Generic.IEnumerable[char]',
    'System.IComparable[string]',
    'System.IEquatable[string]',
    'System.ICloneable',
    'System.ISpanParsable[string]',
    'System.IParsable[string]',
  ],
  constructors: [
    ['(char[] value)', (chars: Char[]) => textOfChars(chars)],
    [
      '(char[] value, int startIndex, int length)',
      (chars: Char[], start: number, length: number) => {
        requireNotNegative(start, 'startIndex');
        requireNotNegative(length, 'length');
        requireAtMost(start, chars.length - length, 'startIndex');
        return textOfChars(chars.slice(start, start + length));
      },
    ],
    ['(char c, int count)', repeated],
  ],
  properties: [['int Length {get;}', (text: string) => text.length]],
  staticProperties: [['string Empty {get;}', () => '']],
  methods: [
    ...convertible,
    ['System.TypeCode GetTypeCode()', () => 18],
    ...stringMethods,
    ['System.CharEnumerator GetEnumerator()', (text: string) => charsOf(text)],
  ],
  staticMethods: stringStatics,
  toText: (text) => text,
  compare: (a, b) => compareBy(a, b, currentCulture()),
  equals: (a, b) => a === b,
  hashKey: (text) => text,
  index: { get: characterAt, signature: 'char Chars(int index) {get;}' },
});
