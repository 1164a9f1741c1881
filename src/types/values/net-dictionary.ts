/** Generic and sorted dictionaries. Keys and values are converted to the types of the dictionary when a script sets them. */

import { conversion } from '../members/conversion-port.ts';
import { netException } from '../net-exception.ts';
import { genericTypeOf, NetObject, type NetType, typeNamed } from '../net-type.ts';
import type { Comparer } from '../type-declaration.ts';
import { typeOf } from '../type-of.ts';
import type { DictionaryEntrySlot } from './dictionary-entry-slot.ts';
import { KeyedTable } from './hashtable.ts';
import { netCompare } from './net-equality.ts';

/** Dictionary`2, ConcurrentDictionary`2: entries in the order of insertion. */
export class NetDictionary extends KeyedTable {
  constructor(
    private readonly type: NetType,
    /** What IEqualityComparer the dictionary was made with; null for the default one. */
    readonly comparer: Comparer | null = null,
  ) {
    super(comparer?.ignoresCase ?? false);
  }

  netType(): NetType {
    return this.type;
  }

  override get pairTypes(): readonly [NetType, NetType] | null {
    return this.type.genericArguments.length === 2 ? [this.keyType, this.valueType] : null;
  }

  get keyType(): NetType {
    return this.type.genericArguments[0] ?? typeNamed('System.Object');
  }
  get valueType(): NetType {
    return this.type.genericArguments[1] ?? typeNamed('System.Object');
  }

  protected override reduce(key: unknown): unknown {
    if (this.comparer && typeof key === 'string') return this.comparer.keyOf(key);
    return super.reduce(key);
  }

  override has(key: unknown): boolean {
    const converted = tryAsType(key, this.keyType);
    return converted !== undefined && super.has(converted);
  }
  override entryOf(key: unknown): DictionaryEntrySlot | undefined {
    const converted = tryAsType(key, this.keyType);
    return converted === undefined ? undefined : super.entryOf(converted);
  }
  override set(key: unknown, value: unknown): void {
    super.set(asType(key, this.keyType), asType(value, this.valueType));
  }
  override remove(key: unknown): boolean {
    const converted = tryAsType(key, this.keyType);
    return converted !== undefined && super.remove(converted);
  }

  slots(): Iterable<DictionaryEntrySlot> {
    return this.entries.values();
  }
}

/** SortedDictionary`2, SortedList`2 and SortedList: entries in the order of their keys. */
export class SortedTable extends NetDictionary {
  private sorted: DictionaryEntrySlot[] | null = null;

  override set(key: unknown, value: unknown): void {
    super.set(key, value);
    this.sorted = null;
  }
  override remove(key: unknown): boolean {
    this.sorted = null;
    return super.remove(key);
  }
  override clear(): void {
    this.sorted = null;
    super.clear();
  }

  override slots(): DictionaryEntrySlot[] {
    if (!this.sorted) {
      const compare = this.comparer ? this.comparer.compare.bind(this.comparer) : netCompare;
      this.sorted = [...this.entries.values()].sort((a, b) => compare(a.key, b.key));
    }
    return this.sorted;
  }
}

/** A value as a type, undefined when it cannot be converted. */
function tryAsType(value: unknown, type: NetType): unknown {
  if (isOf(value, type)) return value;
  return conversion().tryConvertTo(value, type)?.value;
}

function asType(value: unknown, type: NetType): unknown {
  return isOf(value, type) ? value : conversion().convertTo(value, type);
}

function isOf(value: unknown, type: NetType): boolean {
  if (type.fullName === 'System.Object') return true;
  const own = typeOf(value);
  return own === null ? !type.isValueType && type.fullName !== 'System.String' : type.isAssignableFrom(own);
}

/** What a generic dictionary yields when it is enumerated. */
export class KeyValuePair extends NetObject {
  constructor(
    private readonly type: NetType,
    readonly key: unknown,
    readonly value: unknown,
  ) {
    super();
  }

  static of(types: readonly [key: NetType, value: NetType], { key, value }: DictionaryEntrySlot): KeyValuePair {
    return new KeyValuePair(genericTypeOf(typeNamed('System.Collections.Generic.KeyValuePair`2'), types), key, value);
  }

  netType(): NetType {
    return this.type;
  }
}

/** Adds a new key; throws as .NET when the key is there. */
export function addNewKey(table: KeyedTable, key: unknown, value: unknown, message: (key: string) => string): void {
  if (key === null || key === undefined) throw nullKey();
  if (table.has(key)) throw netException('System.ArgumentException', message(conversion().toText(key)));
  table.set(key, value);
}

/** What every dictionary says to a null key. */
export function nullKey(): ReturnType<typeof netException> {
  return netException('System.ArgumentNullException', "Value cannot be null. (Parameter 'key')");
}
