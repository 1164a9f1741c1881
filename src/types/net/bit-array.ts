/** System.Collections.BitArray: bits in a row. */

import { copyItems } from '../collections/copying.ts';
import { enumeratorOf } from '../collections/enumerators.ts';
import { argumentException } from '../net-exception.ts';
import { requireNotNegative } from '../text/argument-checks.ts';
import { defineType } from '../type-declaration.ts';
import { arrayOf, filledArray } from '../values/array-limit.ts';
import { BitArray } from '../values/bit-array.ts';

function filledWith(length: number, value: boolean): BitArray {
  requireNotNegative(length, 'length');
  return new BitArray(filledArray(length, value));
}

/** The lowest bit of each number first. */
function bitsOf(numbers: ArrayLike<number>, width: number): boolean[] {
  return arrayOf(numbers.length * width, (i) => (((numbers[Math.floor(i / width)] ?? 0) >>> (i % width)) & 1) === 1);
}

function at(self: BitArray, index: number): number {
  if (index >= 0 && index < self.bits.length) return index;
  throw argumentException(
    'ArgumentOutOfRangeException',
    'Index was out of range. Must be non-negative and less than the size of the collection.',
    'index',
  );
}

function combine(self: BitArray, other: BitArray, rule: (a: boolean, b: boolean) => boolean): BitArray {
  if (other.bits.length !== self.bits.length) {
    throw argumentException('ArgumentException', 'Array lengths must be the same.', null);
  }
  self.bits = self.bits.map((bit, i) => rule(bit, other.bits[i] ?? false));
  return self;
}

function shifted(self: BitArray, by: number): BitArray {
  self.bits = self.bits.map((_, i) => self.bits[i + by] ?? false);
  return self;
}

/** Into bool[], byte[] or int[], the lowest bit first. */
function copyTo(self: BitArray, target: unknown[] | Uint8Array, index: number): void {
  if (!(target instanceof Uint8Array) && (target.length === 0 || typeof target[0] === 'boolean')) {
    copyItems(self.bits, 0, target, index, self.bits.length);
    return;
  }
  const width = target instanceof Uint8Array ? 8 : 32;
  for (let i = 0; i * width < self.bits.length; i++) {
    const number = self.bits
      .slice(i * width, (i + 1) * width)
      .reduce((sum, bit, position) => (bit ? sum | (1 << position) : sum), 0);
    target[index + i] = target instanceof Uint8Array ? number & 0xff : number;
  }
}

export default defineType<BitArray>({
  name: 'System.Collections.BitArray',
  interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable', 'System.ICloneable'],
  constructors: [
    ['(int length)', (length: number) => filledWith(length, false)],
    ['(int length, bool defaultValue)', filledWith],
    ['(byte[] bytes)', (bytes: Uint8Array) => new BitArray(bitsOf(bytes, 8))],
    ['(bool[] values)', (values: boolean[]) => new BitArray([...values])],
    ['(int[] values)', (values: number[]) => new BitArray(bitsOf(values, 32))],
    ['(System.Collections.BitArray bits)', (bits: BitArray) => new BitArray([...bits.bits])],
  ],
  properties: [
    [
      'int Length {get;set;}',
      (self: BitArray) => self.bits.length,
      (self: BitArray, length: number) => {
        requireNotNegative(length, 'value');
        self.bits = arrayOf(length, (i) => self.bits[i] ?? false);
      },
    ],
    ['int Count {get;}', (self: BitArray) => self.bits.length],
    ['bool IsSynchronized {get;}', () => false],
    ['bool IsReadOnly {get;}', () => false],
  ],
  methods: [
    [
      'System.Collections.BitArray And(System.Collections.BitArray value)',
      (self: BitArray, other: BitArray) => combine(self, other, (a, b) => a && b),
    ],
    [
      'System.Collections.BitArray Or(System.Collections.BitArray value)',
      (self: BitArray, other: BitArray) => combine(self, other, (a, b) => a || b),
    ],
    [
      'System.Collections.BitArray Xor(System.Collections.BitArray value)',
      (self: BitArray, other: BitArray) => combine(self, other, (a, b) => a !== b),
    ],
    ['System.Collections.BitArray Not()', (self: BitArray) => combine(self, self, (a) => !a)],
    ['System.Collections.BitArray LeftShift(int count)', (self: BitArray, count: number) => shifted(self, -count)],
    ['System.Collections.BitArray RightShift(int count)', shifted],
    ['bool Get(int index)', (self: BitArray, index: number) => self.bits[at(self, index)]],
    [
      'void Set(int index, bool value)',
      (self: BitArray, index: number, value: boolean) => {
        self.bits[at(self, index)] = value;
      },
    ],
    ['void SetAll(bool value)', (self: BitArray, value: boolean) => void self.bits.fill(value)],
    ['bool HasAllSet()', (self: BitArray) => self.bits.every(Boolean)],
    ['bool HasAnySet()', (self: BitArray) => self.bits.some(Boolean)],
    ['void CopyTo(array array, int index)', copyTo],
    ['System.Object Clone()', (self: BitArray) => new BitArray([...self.bits])],
    ['System.Collections.IEnumerator GetEnumerator()', (self: BitArray) => enumeratorOf(() => self.bits)],
  ],
  enumerate: (self) => self.bits,
  count: (self) => self.bits.length,
  index: {
    get: (self: BitArray, index: number) => self.bits[at(self, index)],
    set: (self: BitArray, value: unknown, index: number) => {
      self.bits[at(self, index)] = value === true;
    },
    signature: 'bool Item(int index) {get;set;}',
  },
});
