/** The iterators that Enumerable.Range and Enumerable.Repeat give. */
import { enumeratorOf } from '../../collections/enumerators.ts';
import { netException } from '../../net-exception.ts';
import { defineType } from '../../type-declaration.ts';
import type { LazySequence } from '../../values/lazy-sequence.ts';

function elementAt(self: LazySequence, index: number): unknown {
  if (index >= 0 && index < self.count) return self.at(index);
  throw netException(
    'System.ArgumentOutOfRangeException',
    "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')",
  );
}

const iterator = (name: string) =>
  defineType<LazySequence>({
    name,
    generic: ['T'],
    interfaces: [
      'System.Collections.Generic.IEnumerable[T]',
      'System.Collections.IEnumerable',
      'System.Collections.IEnumerator',
      'System.IDisposable',
    ],
    properties: [['int Count {get;}', (self: LazySequence) => self.count]],
    methods: [
      ['void Dispose()', () => undefined],
      ['System.Collections.IEnumerator GetEnumerator()', (self: LazySequence) => enumeratorOf(() => self)],
    ],
    enumerate: (self) => self,
    index: { get: elementAt, signature: 'T Item(int index) {get;}' },
    count: (self) => self.count,
  });

export default [
  iterator('System.Linq.Enumerable+RangeIterator`1'),
  iterator('System.Linq.Enumerable+RepeatIterator`1'),
];
