/** System.Management.Automation.OrderedHashtable: what ConvertFrom-Json -AsHashtable gives. */
import { defineType } from '../type-declaration.ts';
import { type KeyedTable, OrderedHashtable } from '../values/hashtable.ts';

function filled(source: KeyedTable): OrderedHashtable {
  const made = new OrderedHashtable(false, source.count);
  for (const { key, value } of source.slots()) made.set(key, value);
  return made;
}

export default defineType<OrderedHashtable>({
  name: 'System.Management.Automation.OrderedHashtable',
  base: 'System.Collections.Hashtable',
  constructors: [
    ['()', () => new OrderedHashtable(false)],
    ['(int capacity)', (capacity: number) => new OrderedHashtable(false, capacity)],
    ['(System.Collections.IDictionary dictionary)', filled],
  ],
  methods: [['System.Object Clone()', filled]],
});
