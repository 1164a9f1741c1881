/** System.Management.Automation.OrderedHashtable. */
import { defineType } from '../../../src/types/type-declaration.ts';
import { OrderedHashtable } from '../json-objects.ts';

export default defineType<OrderedHashtable>({
  name: 'System.Management.Automation.OrderedHashtable',
  base: 'System.Collections.Hashtable',
  constructors: [['()', () => new OrderedHashtable()]],
});
