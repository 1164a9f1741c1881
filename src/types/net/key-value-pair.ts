/** System.Collections.Generic.KeyValuePair`2: a key and its value, as dictionaries give them. */
import { netText } from '../format/format-value.ts';
import type { NetType } from '../net-type.ts';
import { defineType } from '../type-declaration.ts';
import { KeyValuePair } from '../values/net-dictionary.ts';

export default defineType<KeyValuePair>({
  name: 'System.Collections.Generic.KeyValuePair`2',
  kind: 'struct',
  generic: ['TKey', 'TValue'],
  constructors: [
    ['(TKey key, TValue value)', (type: NetType, key: unknown, value: unknown) => new KeyValuePair(type, key, value)],
  ],
  properties: [
    ['TKey Key {get;}', (pair: KeyValuePair) => pair.key],
    ['TValue Value {get;}', (pair: KeyValuePair) => pair.value],
  ],
  toText: (pair) => `[${netText(pair.key)}, ${netText(pair.value)}]`,
});
