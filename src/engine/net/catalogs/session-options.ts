/** System.Management.Automation.Remoting.PSSessionOption and the dictionary that goes with it. */
import { defineType } from '../../../types/type-declaration.ts';
import { Hashtable } from '../../../types/values/hashtable.ts';
import { PSPrimitiveDictionary, PSSessionOption, SESSION_OPTIONS } from '../../session-option.ts';

export default [
  defineType<PSSessionOption>({
    name: 'System.Management.Automation.Remoting.PSSessionOption',
    constructors: [['()', () => new PSSessionOption()]],
    properties: SESSION_OPTIONS.map(([name, type]) => [
      `${type} ${name} {get;set;}`,
      (self: PSSessionOption) => self.get(name),
      (self: PSSessionOption, value: unknown) => self.set(name, value),
    ]),
  }),
  defineType<PSPrimitiveDictionary>({
    name: 'System.Management.Automation.PSPrimitiveDictionary',
    accelerators: ['psprimitivedictionary'],
    base: 'System.Collections.Hashtable',
    constructors: [
      ['()', () => new PSPrimitiveDictionary()],
      ['(hashtable other)', copyOf],
    ],
    convertFrom: (value) => (value instanceof Hashtable ? copyOf(value) : undefined),
  }),
];

function copyOf(table: Hashtable): PSPrimitiveDictionary {
  const copy = new PSPrimitiveDictionary();
  for (const key of table.keys()) copy.set(key, table.get(key));
  return copy;
}
