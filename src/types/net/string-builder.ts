/** System.Text.StringBuilder. */

import { ambient } from '../ambient.ts';
import { enumerate } from '../enumeration.ts';
import { compositeFormat } from '../format/composite-format.ts';
import { netText } from '../format/format-value.ts';
import { argumentException, netException } from '../net-exception.ts';
import { outOfRange, requireIndexUpTo, requireNotNegative } from '../text/argument-checks.ts';
import { StringBuilder } from '../text/string-buffer.ts';
import { charsOf, textOfChars } from '../text/string-methods.ts';
import { defineType, type MethodDeclaration } from '../type-declaration.ts';
import { Char } from '../values/char.ts';
import { cultureNameOf } from '../values/culture-info.ts';
import { Byte, Double, Int16, Int64, SByte, Single, UInt16, UInt32, UInt64 } from '../values/numbers.ts';

const TYPE = 'System.Text.StringBuilder';

/** Numbers arrive plain; the box brings back the type that their text depends on. */
const numericKinds: readonly (readonly [type: string, box: (value: never) => unknown])[] = [
  ['byte', (value: number) => Byte.of(value)],
  ['sbyte', (value: number) => new SByte(value)],
  ['short', (value: number) => new Int16(value)],
  ['ushort', (value: number) => new UInt16(value)],
  ['int', (value: number) => value],
  ['uint', (value: number) => new UInt32(value)],
  ['long', (value: bigint) => new Int64(value)],
  ['ulong', (value: bigint) => new UInt64(value)],
  ['float', (value: number) => new Single(value)],
  ['double', (value: number) => new Double(value)],
];

function insert(self: StringBuilder, index: number, text: string): StringBuilder {
  requireIndexUpTo(index, self.length, 'index');
  const { text: old } = self;
  self.text = old.slice(0, index) + text + old.slice(index);
  return self;
}

const sliceOfChars = (chars: readonly Char[] | null, start: number, count: number) =>
  textOfChars(rangeOf(chars ?? [], start, count, 'charCount', 'charCount'));

/** A part to be appended; .NET blames now one, now the other for one that does not fit. */
function rangeOf<T extends string | readonly Char[]>(
  from: T,
  start: number,
  count: number,
  countName: string,
  blamed: string,
): T {
  requireNotNegative(start, 'startIndex');
  requireNotNegative(count, countName);
  requireIndexUpTo(start + count, from.length, blamed);
  return from.slice(start, start + count) as T;
}

const appends: readonly MethodDeclaration[] = [
  ...numericKinds.map(
    ([type, box]): MethodDeclaration => [
      `${TYPE} Append(${type} value)`,
      (self: StringBuilder, value: never) => self.append(netText(box(value))),
    ],
  ),
  [`${TYPE} Append(bool value)`, (self: StringBuilder, value: boolean) => self.append(netText(value))],
  [`${TYPE} Append(decimal value)`, (self: StringBuilder, value: unknown) => self.append(netText(value))],
  [`${TYPE} Append(char value)`, (self: StringBuilder, value: Char) => self.append(value.toString())],
  [
    `${TYPE} Append(char value, int repeatCount)`,
    (self: StringBuilder, value: Char, count: number) => {
      requireNotNegative(count, 'repeatCount');
      return self.append(value.toString().repeat(count));
    },
  ],
  [
    `${TYPE} Append(char[] value)`,
    (self: StringBuilder, chars: readonly Char[] | null) => self.append(textOfChars(chars ?? [])),
  ],
  [
    `${TYPE} Append(char[] value, int startIndex, int charCount)`,
    (self: StringBuilder, chars: readonly Char[] | null, start: number, count: number) =>
      self.append(sliceOfChars(chars, start, count)),
  ],
  [`${TYPE} Append(string value)`, (self: StringBuilder, value: string | null) => self.append(value ?? '')],
  [
    `${TYPE} Append(string value, int startIndex, int count)`,
    (self: StringBuilder, value: string | null, start: number, count: number) =>
      self.append(rangeOf(value ?? '', start, count, 'count', 'startIndex')),
  ],
  [`${TYPE} Append(System.Object value)`, (self: StringBuilder, value: unknown) => self.append(netText(value))],
  [
    `${TYPE} Append(${TYPE} value)`,
    (self: StringBuilder, value: StringBuilder | null) => self.append(value?.text ?? ''),
  ],
  [
    `${TYPE} Append(${TYPE} value, int startIndex, int count)`,
    (self: StringBuilder, value: StringBuilder | null, start: number, count: number) =>
      self.append((value?.text ?? '').slice(start, start + count)),
  ],
  [`${TYPE} AppendLine()`, (self: StringBuilder) => self.append('\n')],
  [`${TYPE} AppendLine(string value)`, (self: StringBuilder, value: string | null) => self.append(`${value ?? ''}\n`)],
];

function formatted(self: StringBuilder, provider: unknown, format: string, args: readonly unknown[]): StringBuilder {
  const culture = cultureNameOf(provider) ?? ambient().culture;
  return self.append(compositeFormat(format, args, culture));
}

const PROVIDER = 'System.IFormatProvider provider, ';
const formats: readonly MethodDeclaration[] = [
  [
    `${TYPE} AppendFormat(string format, System.Object arg0)`,
    (self: StringBuilder, format: string, a: unknown) => formatted(self, null, format, [a]),
  ],
  [
    `${TYPE} AppendFormat(string format, System.Object arg0, System.Object arg1)`,
    (self: StringBuilder, format: string, a: unknown, b: unknown) => formatted(self, null, format, [a, b]),
  ],
  [
    `${TYPE} AppendFormat(string format, System.Object arg0, System.Object arg1, System.Object arg2)`,
    (self: StringBuilder, format: string, a: unknown, b: unknown, c: unknown) =>
      formatted(self, null, format, [a, b, c]),
  ],
  [
    `${TYPE} AppendFormat(string format, params System.Object[] args)`,
    (self: StringBuilder, format: string, args: readonly unknown[]) => formatted(self, null, format, args),
  ],
  [
    `${TYPE} AppendFormat(${PROVIDER}string format, System.Object arg0)`,
    (self: StringBuilder, provider: unknown, format: string, a: unknown) => formatted(self, provider, format, [a]),
  ],
  [
    `${TYPE} AppendFormat(${PROVIDER}string format, System.Object arg0, System.Object arg1)`,
    (self: StringBuilder, provider: unknown, format: string, a: unknown, b: unknown) =>
      formatted(self, provider, format, [a, b]),
  ],
  [
    `${TYPE} AppendFormat(${PROVIDER}string format, System.Object arg0, System.Object arg1, System.Object arg2)`,
    (self: StringBuilder, provider: unknown, format: string, a: unknown, b: unknown, c: unknown) =>
      formatted(self, provider, format, [a, b, c]),
  ],
  [`${TYPE} AppendFormat(${PROVIDER}string format, params System.Object[] args)`, formatted],
];

const joined = (self: StringBuilder, separator: Char | string | null, values: unknown) =>
  self.append(Array.from(enumerate(values) ?? [], netText).join(separator?.toString() ?? ''));

const joins: readonly MethodDeclaration[] = ['char', 'string'].flatMap((separator): MethodDeclaration[] => [
  [`${TYPE} AppendJoin(${separator} separator, params System.Object[] values)`, joined],
  [`${TYPE} AppendJoin(${separator} separator, params string[] values)`, joined],
]);

const inserts: readonly MethodDeclaration[] = [
  ...numericKinds.map(
    ([type, box]): MethodDeclaration => [
      `${TYPE} Insert(int index, ${type} value)`,
      (self: StringBuilder, index: number, value: never) => insert(self, index, netText(box(value))),
    ],
  ),
  [
    `${TYPE} Insert(int index, bool value)`,
    (self: StringBuilder, index: number, value: boolean) => insert(self, index, netText(value)),
  ],
  [
    `${TYPE} Insert(int index, decimal value)`,
    (self: StringBuilder, index: number, value: unknown) => insert(self, index, netText(value)),
  ],
  [
    `${TYPE} Insert(int index, char value)`,
    (self: StringBuilder, index: number, value: Char) => insert(self, index, value.toString()),
  ],
  [
    `${TYPE} Insert(int index, char[] value)`,
    (self: StringBuilder, index: number, chars: readonly Char[] | null) =>
      insert(self, index, textOfChars(chars ?? [])),
  ],
  [
    `${TYPE} Insert(int index, char[] value, int startIndex, int charCount)`,
    (self: StringBuilder, index: number, chars: readonly Char[] | null, start: number, count: number) =>
      insert(self, index, sliceOfChars(chars, start, count)),
  ],
  [
    `${TYPE} Insert(int index, string value)`,
    (self: StringBuilder, index: number, value: string | null) => insert(self, index, value ?? ''),
  ],
  [
    `${TYPE} Insert(int index, string value, int count)`,
    (self: StringBuilder, index: number, value: string | null, count: number) => {
      requireNotNegative(count, 'count');
      return insert(self, index, (value ?? '').repeat(count));
    },
  ],
  [
    `${TYPE} Insert(int index, System.Object value)`,
    (self: StringBuilder, index: number, value: unknown) => insert(self, index, netText(value)),
  ],
];

function remove(self: StringBuilder, start: number, length: number): StringBuilder {
  requireNotNegative(length, 'length');
  requireNotNegative(start, 'startIndex');
  if (length > self.length - start) {
    throw outOfRange(
      'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
      'length',
    );
  }
  const { text } = self;
  self.text = text.slice(0, start) + text.slice(start + length);
  return self;
}

function replace(
  self: StringBuilder,
  from: Char | string,
  to: Char | string | null,
  start = 0,
  count = self.length - start,
): StringBuilder {
  const wanted = from.toString();
  if (wanted === '') throw argumentException('ArgumentException', 'The value cannot be an empty string.', 'oldValue');
  requireIndexUpTo(start, self.length, 'startIndex');
  requireIndexUpTo(count, self.length - start, 'count');
  const { text } = self;
  const replaced = text.slice(start, start + count).replaceAll(wanted, () => to?.toString() ?? '');
  self.text = text.slice(0, start) + replaced + text.slice(start + count);
  return self;
}

function setLength(self: StringBuilder, length: number): void {
  requireNotNegative(length, 'value');
  self.text = self.text.slice(0, length).padEnd(length, '\0');
}

function characterAt(self: StringBuilder, index: number): Char {
  if (index < 0 || index >= self.length) {
    throw netException('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
  }
  return Char.of(self.text.charCodeAt(index));
}

function setCharacter(self: StringBuilder, value: unknown, index: number): void {
  if (index < 0 || index >= self.length) {
    throw outOfRange('Index was out of range. Must be non-negative and less than the size of the collection.', 'index');
  }
  const { text } = self;
  self.text = text.slice(0, index) + String(value)[0] + text.slice(index + 1);
}

function partOf(text: string, start: number, length: number): string {
  requireNotNegative(start, 'startIndex');
  requireNotNegative(length, 'length');
  if (start + length > text.length)
    throw outOfRange('Index and length must refer to a location within the string.', 'length');
  return text.slice(start, start + length);
}

function textPart(self: StringBuilder, start: number, length: number): string {
  requireNotNegative(start, 'startIndex');
  if (start > self.length) throw outOfRange('startIndex cannot be larger than length of string.', 'startIndex');
  return partOf(self.text, start, length);
}

function ensureCapacity(self: StringBuilder, capacity: number): number {
  requireNotNegative(capacity, 'capacity');
  self.capacity = Math.max(self.capacity, capacity);
  return self.capacity;
}

function withCapacity(capacity: number, maximum?: number): StringBuilder {
  requireNotNegative(capacity, 'capacity');
  if (maximum !== undefined && capacity > maximum) throw outOfRange('Capacity exceeds maximum capacity.', 'capacity');
  return new StringBuilder('', capacity || 16, maximum);
}

export default defineType<StringBuilder>({
  name: 'System.Text.StringBuilder',
  interfaces: ['System.Runtime.Serialization.ISerializable'],
  constructors: [
    ['()', () => new StringBuilder()],
    ['(int capacity)', (capacity: number) => withCapacity(capacity)],
    ['(string value)', (text: string | null) => new StringBuilder(text ?? '')],
    [
      '(string value, int capacity)',
      (text: string | null, capacity: number) => {
        requireNotNegative(capacity, 'capacity');
        return new StringBuilder(text ?? '', capacity);
      },
    ],
    [
      '(string value, int startIndex, int length, int capacity)',
      (text: string | null, start: number, length: number, capacity: number) =>
        new StringBuilder(partOf(text ?? '', start, length), capacity),
    ],
    ['(int capacity, int maxCapacity)', withCapacity],
  ],
  properties: [
    [
      'int Capacity {get;set;}',
      (self: StringBuilder) => self.capacity,
      (self: StringBuilder, capacity: number) => {
        requireNotNegative(capacity, 'value');
        if (capacity > self.maxCapacity) throw outOfRange('Capacity exceeds maximum capacity.', 'value');
        if (capacity < self.length) throw outOfRange('capacity was less than the current size.', 'value');
        self.capacity = capacity;
      },
    ],
    ['int MaxCapacity {get;}', (self: StringBuilder) => self.maxCapacity],
    ['int Length {get;set;}', (self: StringBuilder) => self.length, setLength],
  ],
  methods: [
    ...appends,
    ...formats,
    ...joins,
    ...inserts,
    [
      `${TYPE} Clear()`,
      (self: StringBuilder) => {
        self.text = '';
        return self;
      },
    ],
    [
      'void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)',
      (self: StringBuilder, from: number, destination: unknown[], to: number, count: number) => {
        charsOf(self.text.slice(from, from + count)).forEach((char, i) => {
          destination[to + i] = char;
        });
      },
    ],
    ['int EnsureCapacity(int capacity)', ensureCapacity],
    [`bool Equals(${TYPE} sb)`, (self: StringBuilder, other: StringBuilder | null) => self.text === other?.text],
    [`${TYPE} Remove(int startIndex, int length)`, remove],
    [
      `${TYPE} Replace(char oldChar, char newChar)`,
      (self: StringBuilder, from: Char, to: Char) => replace(self, from, to),
    ],
    [`${TYPE} Replace(char oldChar, char newChar, int startIndex, int count)`, replace],
    [
      `${TYPE} Replace(string oldValue, string newValue)`,
      (self: StringBuilder, from: string, to: string | null) => replace(self, from, to),
    ],
    [`${TYPE} Replace(string oldValue, string newValue, int startIndex, int count)`, replace],
    ['string ToString()', (self: StringBuilder) => self.text],
    ['string ToString(int startIndex, int length)', textPart],
  ],
  toText: (self) => self.text,
  index: { get: characterAt, set: setCharacter },
});
