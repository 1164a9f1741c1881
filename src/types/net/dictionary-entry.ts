/** System.Collections.DictionaryEntry: a key and its value, as hash tables give them. */
import { netText } from '../format/format-value.ts';
import { AliasProperty } from '../members/ps-member.ts';
import { defineType } from '../type-declaration.ts';
import { DictionaryEntry } from '../values/hashtable.ts';

export default defineType<DictionaryEntry>({
  name: 'System.Collections.DictionaryEntry',
  kind: 'struct',
  constructors: [
    ['()', () => new DictionaryEntry(null, null)],
    ['(System.Object key, System.Object value)', (key: unknown, value: unknown) => new DictionaryEntry(key, value)],
  ],
  properties: [
    [
      'System.Object Key {get;set;}',
      (entry: DictionaryEntry) => entry.key,
      (entry: DictionaryEntry, key: unknown) => {
        entry.key = key;
      },
    ],
    [
      'System.Object Value {get;set;}',
      (entry: DictionaryEntry) => entry.value,
      (entry: DictionaryEntry, value: unknown) => {
        entry.value = value;
      },
    ],
  ],
  extended: () => [new AliasProperty('Name', 'Key')],
  toText: (entry) => `[${netText(entry.key)}, ${netText(entry.value)}]`,
});
