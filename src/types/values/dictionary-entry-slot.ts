/** An entry of a dictionary as the dictionary keeps it: the value changes in place. */
export interface DictionaryEntrySlot {
  readonly key: unknown;
  value: unknown;
}
