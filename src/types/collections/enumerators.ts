/** Makes the enumerators that GetEnumerator gives, and reads the elements of collections that methods are handed. */
import { enumerate } from '../enumeration.ts';
import { netException } from '../net-exception.ts';
import { typeNamed } from '../net-type.ts';
import { DictionaryEntry, KeyedTable } from '../values/hashtable.ts';
import { LazySequence } from '../values/lazy-sequence.ts';
import { NetEnumerator } from '../values/net-collections.ts';
import { KeyValuePair } from '../values/net-dictionary.ts';

/** An enumerator over a sequence. */
export function enumeratorOf(source: () => Iterable<unknown>): NetEnumerator {
  return new NetEnumerator(typeNamed('System.ArrayEnumerator'), source);
}

/** An enumerator over the entries of a table. */
export function entryEnumerator(table: KeyedTable): NetEnumerator {
  return new NetEnumerator(typeNamed('System.Collections.Hashtable+HashtableEnumerator'), () => entriesOf(table));
}

/** The entries of a table as scripts see them: DictionaryEntry, or KeyValuePair for generic dictionaries. */
export function* entriesOf(table: KeyedTable): Generator<DictionaryEntry | KeyValuePair> {
  const types = table.pairTypes;
  for (const slot of table.slots()) {
    yield types ? KeyValuePair.of(types, slot) : new DictionaryEntry(slot.key, slot.value);
  }
}

/** The elements of a collection argument; dictionaries give their entries. */
export function elementsOf(collection: unknown, parameter = 'collection'): unknown[] {
  if (collection instanceof KeyedTable) return [...entriesOf(collection)];
  if (collection instanceof LazySequence) return collection.toArray();
  const items = enumerate(collection);
  if (items) return [...items];
  throw netException('System.ArgumentNullException', `Value cannot be null. (Parameter '${parameter}')`);
}
