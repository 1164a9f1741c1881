/** System.Random. */
import { defineType } from '../type-declaration.ts';
import { Random } from '../values/random.ts';
import { asTypedArray, elementTypeOf } from '../values/typed-array.ts';

const shared = new Random();

export default defineType<Random>({
  name: 'System.Random',
  constructors: [
    ['()', () => new Random()],
    ['(int Seed)', (seed: number) => new Random(seed)],
  ],
  staticProperties: [['System.Random Shared {get;}', () => shared]],
  methods: [
    ['int Next()', (self: Random) => self.next()],
    ['int Next(int maxValue)', (self: Random, max: number) => self.nextBelow(max)],
    ['int Next(int minValue, int maxValue)', (self: Random, min: number, max: number) => self.nextBetween(min, max)],
    ['long NextInt64()', (self: Random) => self.nextInt64()],
    ['long NextInt64(long maxValue)', (self: Random, max: bigint) => self.nextInt64Below(max)],
    [
      'long NextInt64(long minValue, long maxValue)',
      (self: Random, min: bigint, max: bigint) => self.nextInt64Between(min, max),
    ],
    ['double NextDouble()', (self: Random) => self.nextDouble()],
    ['float NextSingle()', (self: Random) => self.nextSingle()],
    ['void NextBytes(byte[] buffer)', (self: Random, bytes: Uint8Array) => self.fill(bytes)],
    ['void Shuffle[T](T[] values)', (self: Random, items: unknown[] | Uint8Array) => self.shuffle(items)],
    [
      'T[] GetItems[T](T[] choices, int length)',
      (self: Random, choices: unknown[] | Uint8Array, length: number) =>
        choices instanceof Uint8Array
          ? Uint8Array.from(self.items(choices, length))
          : asTypedArray(self.items(choices, length), elementTypeOf(choices)),
    ],
    [
      'string GetHexString(int stringLength, bool lowercase = False)',
      (self: Random, length: number, lowerCase?: boolean) =>
        self.items(lowerCase ? '0123456789abcdef' : '0123456789ABCDEF', length).join(''),
    ],
  ],
});
