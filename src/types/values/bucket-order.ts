/**
 * The order in which .NET's Hashtable enumerates keys whose hash codes are their values. The table is open-addressed with
 * double hashing, sizes are primes, and the enumerator walks the buckets from the last to the first.
 */

import { Char } from './char.ts';
import type { DictionaryEntrySlot } from './dictionary-entry-slot.ts';
import { EnumValue } from './enum-value.ts';
import { Byte, Int16, Int64, SByte, UInt16, UInt32 } from './numbers.ts';

const LOAD_FACTOR = 0.72;
const HASH_PRIME = 101;
const SMALLEST_SIZE = 3;
const PRIMES = [3, 7, 11, 17, 23, 29, 37, 47, 59, 71, 89, 107, 131, 163, 197, 239, 293, 353, 431, 521, 631, 761, 919];

/** GetHashCode of a key whose value defines it, null for others. */
export function integerHash(key: unknown): number | null {
  if (typeof key === 'number') return key;
  if (typeof key === 'boolean') return key ? 1 : 0;
  if (key instanceof Int64) return Number(BigInt.asIntN(32, key.value ^ (key.value >> 32n)));
  if (key instanceof UInt32) return key.value | 0;
  if (key instanceof Byte || key instanceof UInt16 || key instanceof Int16 || key instanceof SByte) return key.value;
  if (key instanceof Char) return key.code | (key.code << 16);
  if (key instanceof EnumValue) return Number(BigInt.asIntN(32, key.value));
  return null;
}

/** The smallest prime of .NET's list that is not less; beyond the list, one that its rule accepts. */
function primeAtLeast(least: number): number {
  for (const prime of PRIMES) if (prime >= least) return prime;
  for (let candidate = least | 1; ; candidate += 2) {
    if (isPrime(candidate) && (candidate - 1) % HASH_PRIME !== 0) return candidate;
  }
}

function isPrime(odd: number): boolean {
  for (let divisor = 3; divisor * divisor <= odd; divisor += 2) if (odd % divisor === 0) return false;
  return true;
}

class Buckets {
  private slots: (DictionaryEntrySlot | undefined)[];
  private count = 0;

  constructor(capacity: number) {
    const wanted = capacity / LOAD_FACTOR;
    this.slots = new Array(wanted > SMALLEST_SIZE ? primeAtLeast(Math.trunc(wanted)) : SMALLEST_SIZE);
  }

  insert(slot: DictionaryEntrySlot): void {
    if (this.count >= Math.trunc(LOAD_FACTOR * this.slots.length)) this.grow();
    this.place(slot);
    this.count++;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Array(primeAtLeast(old.length * 2));
    for (const slot of old) if (slot) this.place(slot);
  }

  private place(slot: DictionaryEntrySlot): void {
    const size = this.slots.length;
    const hash = (integerHash(slot.key) as number) & 0x7fffffff;
    const step = 1 + ((Math.imul(hash, HASH_PRIME) >>> 0) % (size - 1));
    let bucket = hash % size;
    while (this.slots[bucket]) bucket = (bucket + step) % size;
    this.slots[bucket] = slot;
  }

  fromLast(): DictionaryEntrySlot[] {
    return this.slots.filter((slot) => slot !== undefined).reverse();
  }
}

/** The entries in .NET's order; `entries` in the order of insertion, every key with an `integerHash`. */
export function bucketOrder(entries: readonly DictionaryEntrySlot[], capacity: number): DictionaryEntrySlot[] {
  const buckets = new Buckets(capacity);
  for (const entry of entries) buckets.insert(entry);
  return buckets.fromLast();
}
