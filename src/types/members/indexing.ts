/**
 * `$x[i]` and `$x[i] = v`. Negative indices count from the end, an index that is a collection takes a slice, an index that
 * is out of range reads as nothing (an exception under StrictMode 3), a scalar is its own element 0.
 */
import { isMissingConversion, noConversion } from '../conversion/conversion-error.ts';
import { enumerate } from '../enumeration.ts';
import { NetException } from '../net-exception.ts';
import type { NetType } from '../net-type.ts';
import { typeNamed } from '../net-type.ts';
import { typeOf } from '../type-of.ts';
import { Char } from '../values/char.ts';
import { Hashtable, KeyedTable, OrderedDictionary } from '../values/hashtable.ts';
import { MultiArray } from '../values/multi-array.ts';
import { NetList } from '../values/net-list.ts';
import { BoxedNumber, Byte } from '../values/numbers.ts';
import { baseOf } from '../values/ps-object.ts';
import { elementTypeOf, isNetArray } from '../values/typed-array.ts';
import { conversion } from './conversion-port.ts';
import {
  cannotIndex,
  indexOnNull,
  indexOutOfRange,
  nullIndex,
  rankMismatch,
  sliceAssignment,
} from './member-errors.ts';
import { membersOf } from './type-members.ts';

/** What `findElement` gives for an index that is not there, apart from an element that holds no value. */
export const NO_ELEMENT: unique symbol = Symbol('no element');

/** `$target[indices]` for code that takes an element without a value as $null; undefined when there is no such element. */
export function getIndex(target: unknown, indices: readonly unknown[]): unknown {
  const found = findElement(target, indices);
  return found === NO_ELEMENT ? undefined : (found ?? null);
}

/**
 * `$target[indices]` as it is kept there: undefined is an element that holds no value. Several indices come only from
 * `$x[1, 2]` on types that take several; usually there is one, which may be a collection.
 */
export function findElement(target: unknown, indices: readonly unknown[]): unknown {
  if (target === null || target === undefined) throw indexOnNull();
  const value = baseOf(target);
  const index = indices.length === 1 ? baseOf(indices[0]) : indices;
  if (typeof index === 'number') {
    if (Array.isArray(value)) return elementAt(value, index);
    if (typeof value === 'string') return charAt(value, index);
  }
  if (value instanceof Hashtable) return tableItem(value, index);
  return getIndexOf(value, index);
}

function elementAt(array: readonly unknown[], index: number): unknown {
  const position = index < 0 ? index + array.length : index;
  return position >= 0 && position < array.length ? array[position] : NO_ELEMENT;
}

function charAt(text: string, index: number): unknown {
  const position = index < 0 ? index + text.length : index;
  return position >= 0 && position < text.length ? Char.of(text.charCodeAt(position)) : NO_ELEMENT;
}

function tableItem(table: KeyedTable, index: unknown): unknown {
  if (index === null || index === undefined) throw nullIndex();
  // A list of any kind is several keys, even where it is a key itself.
  const several = typeof index === 'object' ? enumerate(index) : null;
  if (several) return slice(table, several);
  const entry = table.entryOf(index);
  return entry ? entry.value : null;
}

function getIndexOf(value: unknown, index: unknown): unknown {
  if (value instanceof OrderedDictionary) return orderedItem(value, index);
  if (value instanceof MultiArray) return multiArrayItem(value, index);
  if (index === null || index === undefined) throw nullIndex();
  const dictionary = !isNetArray(value) && isDictionary(value);
  if (!dictionary && index !== null && index !== undefined) {
    const several = enumerate(index);
    if (several) return isIndexed(value) ? slice(value, several) : null;
  }
  if (isNetArray(value) || typeof value === 'string') return sequenceItem(value, index);
  return declaredItem(value, index);
}

function orderedItem(table: OrderedDictionary, index: unknown): unknown {
  if (typeof index !== 'number') return tableItem(table, index);
  const slot = table.at(index < 0 ? index + table.count : index);
  return slot ? slot.value : NO_ELEMENT;
}

function sequenceItem(value: unknown[] | Uint8Array | string, index: unknown): unknown {
  const position = toPosition(index, value);
  if (typeof value === 'string') return charAt(value, position);
  if (Array.isArray(value)) return elementAt(value, position);
  const byte = value[fromEnd(position, value.length)];
  return byte === undefined ? NO_ELEMENT : Byte.of(byte);
}

/**
 * An index is converted to Int32, as `$a['1']` and `$a[1.6]` show; one that is no number is nowhere in a sequence. Of an
 * index that has no conversion PowerShell says that the sequence has none.
 */
function toPosition(index: unknown, sequence: unknown): number {
  if (typeof index === 'number') return index;
  const int = typeNamed('System.Int32');
  try {
    return conversion().convertTo(index, int) as number;
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    if (isMissingConversion(error)) throw noConversion(sequence, int);
    return Number.NaN;
  }
}

/** Whether elements of a value are found by index at all. */
function isIndexed(value: unknown): boolean {
  return isNetArray(value) || typeof value === 'string' || Boolean(membersOf(typeOf(value) as NetType).index);
}

/** Elements of a slice that are not there, or hold no value, are left out; $null is the first place. */
function slice(value: unknown, indices: Iterable<unknown>): unknown[] {
  const items: unknown[] = [];
  for (const index of indices) {
    const item = findElement(value, [index ?? (isDictionary(value) ? null : 0)]);
    if (item !== NO_ELEMENT && item !== undefined) items.push(item);
  }
  return items;
}

function multiArrayItem(array: MultiArray, index: unknown): unknown {
  const positions = enumerate(index);
  if (!positions) throw rankMismatch(array.rank, indexText(index));
  const list = [...positions];
  if (list.some((position) => enumerate(position) !== null)) {
    const items: unknown[] = [];
    for (const one of list) {
      const item = multiArrayItem(array, one);
      if (item !== NO_ELEMENT) items.push(item);
    }
    return items;
  }
  if (list.length !== array.rank) throw rankMismatch(array.rank, indexText(index));
  const at = positionsIn(array, list);
  if (!array.lengths.every((length, dimension) => isWithin(at[dimension], length))) return NO_ELEMENT;
  return array.get(at);
}

/** The place of an element in each dimension; one below 0 or behind the end is none. */
function positionsIn(array: MultiArray, indices: readonly unknown[]): number[] {
  return array.lengths.map((length, dimension) => fromEnd(toPosition(indices[dimension], array), length));
}

function isWithin(position: number | undefined, length: number): boolean {
  return position !== undefined && position >= 0 && position < length;
}

function fromEnd(position: number, length: number): number {
  return position < 0 ? position + length : position;
}

/** At most 20 characters of an index for an error text. */
function indexText(index: unknown): string {
  const items = enumerate(index);
  const text = items ? [...items].map((item) => conversion().toText(item)).join(',') : conversion().toText(index);
  return text.length > 20 ? `${text.slice(0, 20)} ...` : text;
}

/** Whether a type is indexed by keys, so that a negative index or a collection is a key like any other. */
function isDictionary(value: unknown): boolean {
  const type = typeOf(value) as NetType;
  let known = dictionaries.get(type);
  if (known === undefined) dictionaries.set(type, (known = isDictionaryType(type)));
  return known;
}

const dictionaries = new WeakMap<NetType, boolean>();

function isDictionaryType(type: NetType): boolean {
  for (const one of type.lineage()) {
    if (one.declaration.interfaces?.includes('System.Collections.IDictionary')) return true;
  }
  return false;
}

const ABSENT: ReadonlySet<string> = new Set([
  'System.ArgumentOutOfRangeException',
  'System.IndexOutOfRangeException',
  'System.Collections.Generic.KeyNotFoundException',
]);

function declaredItem(value: unknown, index: unknown): unknown {
  const members = membersOf(typeOf(value) as NetType);
  if (!members.index) return scalarItem(value, index);
  try {
    const item = members.index.get(value, ...([countedIndex(value, index)] as never[]));
    // An indexer's undefined is a key that is not there, but for what can keep an element without a value.
    return item !== undefined || value instanceof NetList || isKey(value, index) ? item : null;
  } catch (error) {
    if (!(error instanceof NetException) || !ABSENT.has(error.typeName)) throw error;
    return NO_ELEMENT;
  }
}

function isKey(table: unknown, key: unknown): boolean {
  return table instanceof KeyedTable && table.has(key);
}

/** A negative index of a list counts from its end. */
function countedIndex(value: unknown, index: unknown): unknown {
  if (isDictionary(value)) return index;
  const position = index instanceof BoxedNumber ? toPosition(index, value) : index;
  if (typeof position !== 'number' || position >= 0) return position;
  const { count } = membersOf(typeOf(value) as NetType);
  return count ? position + count(value) : position;
}

function scalarItem(value: unknown, index: unknown): unknown {
  return index === 0 || index === -1 ? value : NO_ELEMENT;
}

/** `$target[indices] = value`. */
export function setIndex(target: unknown, indices: readonly unknown[], value: unknown): void {
  if (target === null || target === undefined) throw indexOnNull();
  const object = baseOf(target);
  const index = indices.length === 1 ? baseOf(indices[0]) : indices;
  if (object instanceof MultiArray) setMultiArrayItem(object, index, value);
  else if (index === null || index === undefined) throw nullIndex();
  else if (isNetArray(object)) setElement(object, index, value);
  else if (object instanceof OrderedDictionary && typeof index === 'number') setOrderedItem(object, index, value);
  else if (object instanceof KeyedTable) object.set(index, value);
  else setDeclaredItem(object, index, value);
}

function setElement(array: unknown[] | Uint8Array, index: unknown, value: unknown): void {
  if (enumerate(index)) throw sliceAssignment(indexText(index));
  const position = fromEnd(toPosition(index, array), array.length);
  if (position < 0 || position >= array.length) throw indexOutOfRange();
  const element = elementTypeOf(array);
  if (Array.isArray(array)) {
    array[position] = element.fullName === 'System.Object' ? value : conversion().convertTo(value, element);
  } else {
    array[position] = (conversion().convertTo(value, element) as Byte).value;
  }
}

function setOrderedItem(table: OrderedDictionary, index: number, value: unknown): void {
  const slot = table.at(fromEnd(index, table.count));
  if (!slot) {
    const message =
      "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')";
    throw new NetException('System.ArgumentOutOfRangeException', message);
  }
  slot.value = value;
}

function setMultiArrayItem(array: MultiArray, index: unknown, value: unknown): void {
  const positions = enumerate(index);
  const list = positions ? [...positions] : [index];
  if (list.length !== array.rank) throw rankMismatch(array.rank, indexText(index));
  const at = positionsIn(array, list);
  const element = array.elementType;
  array.set(at, element.fullName === 'System.Object' ? value : conversion().convertTo(value, element));
}

function setDeclaredItem(object: unknown, index: unknown, value: unknown): void {
  const type = typeOf(object) as NetType;
  const declared = membersOf(type).index;
  if (!declared?.set) throw cannotIndex(String(type));
  declared.set(object, value, ...([countedIndex(object, index)] as never[]));
}
