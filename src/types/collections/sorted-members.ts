/** What sorted lists offer by position. */

import { netException } from '../net-exception.ts';
import type { DictionaryEntrySlot } from '../values/dictionary-entry-slot.ts';
import type { SortedTable } from '../values/net-dictionary.ts';
import { netEquals } from '../values/net-equality.ts';

/** The entry at a position. */
export function slotAt(table: SortedTable, index: number): DictionaryEntrySlot {
  const slot = table.slots()[index];
  if (slot) return slot;
  const message = 'Index was out of range. Must be non-negative and less than the size of the collection.';
  throw netException('System.ArgumentOutOfRangeException', `${message} (Parameter 'index')`);
}

/** The position of a key, -1 when it is not there. */
export function indexOfKey(table: SortedTable, key: unknown): number {
  return table.slots().findIndex((slot) => netEquals(slot.key, key));
}

/** The position of the first entry with a value, -1 when there is none. */
export function indexOfValue(table: SortedTable, value: unknown): number {
  return table.slots().findIndex((slot) => netEquals(slot.value, value));
}
