/**
 * Hashtable and OrderedDictionary. Keys compare as in PowerShell's literals: strings without regard to case, every other
 * key by .NET equality (1 and [long]1 differ). A key is reduced to a primitive of its own kind (`hashKeyOf`), so that one
 * Map lookup finds the entry.
 */

import { requireMemoryToGrow } from '../../platform/memory-watch.ts';
import { netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { bucketOrder, integerHash } from './bucket-order.ts';
import type { DictionaryEntrySlot } from './dictionary-entry-slot.ts';
import { hashKeyOf } from './hash-key.ts';

/** Lower case. Most keys are in it already, and a loop over the characters is cheaper than a new string. */
function folded(key: string): string {
  if (key.length > 40) return key.toLowerCase();
  for (let i = 0; i < key.length; i++) {
    const c = key.charCodeAt(i);
    if (c >= 128 || (c >= 65 && c <= 90)) return key.toLowerCase();
  }
  return key;
}

/** What Hashtable and OrderedDictionary share: a map by reduced key. */
export abstract class KeyedTable extends NetObject {
  protected readonly entries = new Map<unknown, DictionaryEntrySlot>();
  /** Counts changes, so that an enumeration by a script notices them. */
  protected version = 0;

  /** @param ignoreCase whether string keys of different letter case are the same key (true for literals). */
  constructor(readonly ignoreCase = true) {
    super();
  }

  protected reduce(key: unknown): unknown {
    if (typeof key === 'number') return key;
    return typeof key === 'string' ? (this.ignoreCase ? folded(key) : key) : hashKeyOf(key);
  }

  get count(): number {
    return this.entries.size;
  }

  /** The types of key and value where the entries are KeyValuePairs; null where they are DictionaryEntries. */
  get pairTypes(): readonly [key: NetType, value: NetType] | null {
    return null;
  }

  has(key: unknown): boolean {
    return this.entries.has(this.reduce(key));
  }

  /** The value of a key, undefined when there is none (which reads as $null) or where it holds no value at all. */
  get(key: unknown): unknown {
    return this.entryOf(key)?.value;
  }

  /** The entry of a key, which tells a key that holds no value (AutomationNull) from one that is not there. */
  entryOf(key: unknown): DictionaryEntrySlot | undefined {
    return this.entries.get(this.reduce(key));
  }

  set(key: unknown, value: unknown): void {
    this.version++;
    const reduced = this.reduce(key);
    const entry = this.entries.get(reduced);
    if (entry) {
      entry.value = value;
      return;
    }
    requireMemoryToGrow(this.entries);
    this.entries.set(reduced, { key, value });
  }

  remove(key: unknown): boolean {
    this.version++;
    return this.entries.delete(this.reduce(key));
  }

  clear(): void {
    this.version++;
    this.entries.clear();
  }

  /** The entries in the order in which the table enumerates them. */
  abstract slots(): Iterable<DictionaryEntrySlot>;

  *keys(): Generator<unknown> {
    for (const slot of this.unchangedSlots()) yield slot.key;
  }

  *valuesInOrder(): Generator<unknown> {
    for (const slot of this.unchangedSlots()) yield slot.value;
  }

  /** The entries for an enumeration that fails, as .NET's do, when the table is changed meanwhile. */
  *unchangedSlots(): Generator<DictionaryEntrySlot> {
    const { version } = this;
    for (const slot of this.slots()) {
      yield slot;
      if (this.version !== version) {
        throw netException(
          'System.InvalidOperationException',
          'Collection was modified; enumeration operation may not execute.',
        );
      }
    }
  }
}

/** System.Collections.Hashtable: `@{}`. */
export class Hashtable extends KeyedTable {
  /** Whether every key so far has a hash code that its value defines. */
  private onlyIntegerKeys = true;

  /** @param capacity what the table was made for (a literal: its number of entries); it decides the number of buckets. */
  constructor(
    ignoreCase = true,
    private readonly capacity = 0,
  ) {
    super(ignoreCase);
  }

  override set(key: unknown, value: unknown): void {
    if (this.onlyIntegerKeys && integerHash(key) === null) this.onlyIntegerKeys = false;
    super.set(key, value);
  }

  /** Replaces the value of a key by what `change` makes of it: one look-up when the key is there (`$h[$k] += 1`). */
  update(key: unknown, change: (value: unknown) => unknown): unknown {
    const entry = this.entries.get(this.reduce(key));
    const result = change(entry?.value ?? null);
    if (entry) {
      this.version++;
      entry.value = result ?? null;
    } else {
      this.set(key, result ?? null);
    }
    return result;
  }

  override clear(): void {
    super.clear();
    this.onlyIntegerKeys = true;
  }

  netType(): NetType {
    return typeNamed('System.Collections.Hashtable');
  }

  /**
   * .NET enumerates by bucket. For integer keys that order is defined by their values; string hashes are seeded per process
   * there, so insertion order is as true as any other.
   */
  slots(): Iterable<DictionaryEntrySlot> {
    if (!this.onlyIntegerKeys || this.entries.size < 2) return this.entries.values();
    return bucketOrder([...this.entries.values()], this.capacity);
  }
}

/** System.Management.Automation.OrderedHashtable: a Hashtable that keeps the order in which keys came. */
export class OrderedHashtable extends Hashtable {
  override netType(): NetType {
    return typeNamed('System.Management.Automation.OrderedHashtable');
  }

  override slots(): Iterable<DictionaryEntrySlot> {
    return this.entries.values();
  }
}

/** System.Collections.Specialized.OrderedDictionary: `[ordered]@{}`. */
export class OrderedDictionary extends KeyedTable {
  netType(): NetType {
    return typeNamed('System.Collections.Specialized.OrderedDictionary');
  }

  slots(): Iterable<DictionaryEntrySlot> {
    return this.entries.values();
  }

  /** The entry at a position, undefined when out of range. */
  at(index: number): DictionaryEntrySlot | undefined {
    if (index < 0 || index >= this.entries.size) return undefined;
    let i = 0;
    for (const slot of this.entries.values()) if (i++ === index) return slot;
    return undefined;
  }

  /** Puts a new key at a position; the entries behind it move up. */
  insert(index: number, key: unknown, value: unknown): void {
    const behind = [...this.entries].slice(index);
    for (const [reduced] of behind) this.entries.delete(reduced);
    this.set(key, value);
    for (const [reduced, slot] of behind) this.entries.set(reduced, slot);
  }
}

/** System.Collections.DictionaryEntry: what a Hashtable yields when it is enumerated. */
export class DictionaryEntry extends NetObject {
  constructor(
    public key: unknown,
    public value: unknown,
  ) {
    super();
  }
  netType(): NetType {
    return typeNamed('System.Collections.DictionaryEntry');
  }
}
