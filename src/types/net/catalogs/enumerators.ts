/** Enumerators, and the live views of keys and values. */

import { copyItems } from '../../collections/copying.ts';
import { enumeratorOf } from '../../collections/enumerators.ts';
import { defineType } from '../../type-declaration.ts';
import { DictionaryEntry } from '../../values/hashtable.ts';
import type { CollectionView, NetEnumerator } from '../../values/net-collections.ts';
import type { KeyValuePair } from '../../values/net-dictionary.ts';

/** What goes through elements: of a collection, of a loop, of a command's input. */
interface ElementEnumerator {
  readonly current: unknown;
  moveNext(): boolean;
  reset(): void;
  rest(): Iterable<unknown>;
}

const elementEnumerator = (name: string) =>
  defineType<ElementEnumerator>({
    name,
    interfaces: ['System.Collections.IEnumerator', 'System.ICloneable'],
    properties: [['System.Object Current {get;}', (self: ElementEnumerator) => self.current]],
    methods: [
      ['bool MoveNext()', (self: ElementEnumerator) => self.moveNext()],
      ['void Reset()', (self: ElementEnumerator) => self.reset()],
    ],
    enumerate: (self) => self.rest(),
  });

const entry = (self: NetEnumerator) => self.current as DictionaryEntry | KeyValuePair;

export default [
  elementEnumerator('System.ArrayEnumerator'),
  elementEnumerator('System.Collections.ArrayList+ArrayListEnumeratorSimple'),
  elementEnumerator('System.Management.Automation.RangeEnumerator'),
  defineType<NetEnumerator>({
    name: 'System.Collections.Hashtable+HashtableEnumerator',
    interfaces: ['System.Collections.IDictionaryEnumerator', 'System.Collections.IEnumerator', 'System.ICloneable'],
    properties: [
      ['System.Object Key {get;}', (self: NetEnumerator) => entry(self).key],
      [
        'System.Collections.DictionaryEntry Entry {get;}',
        (self: NetEnumerator) => new DictionaryEntry(entry(self).key, entry(self).value),
      ],
      ['System.Object Current {get;}', (self: NetEnumerator) => self.current],
      ['System.Object Value {get;}', (self: NetEnumerator) => entry(self).value],
    ],
    methods: [
      ['bool MoveNext()', (self: NetEnumerator) => self.moveNext()],
      ['void Reset()', (self: NetEnumerator) => self.reset()],
    ],
    enumerate: (self) => self.rest(),
  }),
  defineType<CollectionView>({
    name: 'System.Collections.Hashtable+KeyCollection',
    interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable'],
    properties: [
      ['bool IsSynchronized {get;}', () => false],
      ['int Count {get;}', (self: CollectionView) => self.count],
    ],
    methods: [
      [
        'void CopyTo(array array, int arrayIndex)',
        (self: CollectionView, target: unknown[], at: number) => copyItems(self.items(), 0, target, at, self.count),
      ],
      ['System.Collections.IEnumerator GetEnumerator()', (self: CollectionView) => enumeratorOf(() => self.items())],
    ],
    enumerate: (self) => self.each(),
    count: (self) => self.count,
  }),
  defineType<CollectionView>({
    name: 'System.Collections.Hashtable+ValueCollection',
    interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable'],
    properties: [
      ['bool IsSynchronized {get;}', () => false],
      ['int Count {get;}', (self: CollectionView) => self.count],
    ],
    methods: [
      [
        'void CopyTo(array array, int arrayIndex)',
        (self: CollectionView, target: unknown[], at: number) => copyItems(self.items(), 0, target, at, self.count),
      ],
      ['System.Collections.IEnumerator GetEnumerator()', (self: CollectionView) => enumeratorOf(() => self.items())],
    ],
    enumerate: (self) => self.each(),
    count: (self) => self.count,
  }),
];
