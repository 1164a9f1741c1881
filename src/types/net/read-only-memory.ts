/** System.ReadOnlyMemory`1: what .NET gives where bytes of something bigger are looked at; here always a copy. */
import { argumentException } from '../net-exception.ts';
import type { NetType } from '../net-type.ts';
import { defineType } from '../type-declaration.ts';
import { ReadOnlyMemory } from '../values/read-only-memory.ts';
import { asTypedArray } from '../values/typed-array.ts';

function slice(self: ReadOnlyMemory, start: number, length = self.items.length - start): ReadOnlyMemory {
  const isWithin = start >= 0 && length >= 0 && start + length <= self.items.length;
  if (!isWithin)
    throw argumentException(
      'ArgumentOutOfRangeException',
      'Specified argument was out of the range of valid values.',
      'start',
    );
  return new ReadOnlyMemory(self.netType(), self.items.slice(start, start + length));
}

function copied(self: ReadOnlyMemory): unknown {
  if (self.items instanceof Uint8Array) return Uint8Array.from(self.items);
  const [element] = self.netType().genericArguments;
  return element ? asTypedArray([...self.items], element) : [...self.items];
}

const isList = (value: unknown): value is readonly unknown[] | Uint8Array =>
  Array.isArray(value) || value instanceof Uint8Array;

export default defineType<ReadOnlyMemory>({
  name: 'System.ReadOnlyMemory`1',
  kind: 'struct',
  generic: ['T'],
  constructors: [
    ['(T[] array)', (type: NetType, items: unknown[] | null) => new ReadOnlyMemory(type, items ?? [])],
    [
      '(T[] array, int start, int length)',
      (type: NetType, items: unknown[] | null, start: number, length: number) =>
        slice(new ReadOnlyMemory(type, items ?? []), start, length),
    ],
  ],
  properties: [
    ['int Length {get;}', ({ items }: ReadOnlyMemory) => items.length],
    ['bool IsEmpty {get;}', ({ items }: ReadOnlyMemory) => items.length === 0],
  ],
  methods: [
    ['System.ReadOnlyMemory[T] Slice(int start)', (self: ReadOnlyMemory, start: number) => slice(self, start)],
    ['System.ReadOnlyMemory[T] Slice(int start, int length)', slice],
    ['T[] ToArray()', copied],
  ],
  toText: (self) =>
    `System.ReadOnlyMemory<${self
      .netType()
      .genericArguments.map(({ name }) => name)
      .join(',')}>[${self.items.length}]`,
  convertFrom: (value, type: NetType) => (isList(value) ? new ReadOnlyMemory(type, value) : undefined),
});
