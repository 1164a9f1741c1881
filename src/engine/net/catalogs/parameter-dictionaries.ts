/** $PSBoundParameters and the parameters that dynamicparam blocks define. */
import { entriesOf, enumeratorOf } from '../../../types/collections/enumerators.ts';
import {
  duplicateKey,
  hasKey,
  tableIndex,
  tableMethods,
  tableProperties,
} from '../../../types/collections/table-members.ts';
import type { NetType } from '../../../types/net-type.ts';
import { defineType, type MethodDeclaration } from '../../../types/type-declaration.ts';
import type { KeyedTable } from '../../../types/values/hashtable.ts';
import type { NetList } from '../../../types/values/net-list.ts';
import type { PSReference } from '../../../types/values/reference.ts';
import { BoundParametersDictionary } from '../../binder/bound-parameters.ts';
import { RuntimeDefinedParameter, RuntimeDefinedParameterDictionary } from '../../binder/runtime-defined-parameter.ts';

const INTERFACES = [
  'System.Collections.IDictionary',
  'System.Collections.ICollection',
  'System.Collections.IEnumerable',
];

const KEYS = 'System.Collections.Generic.ICollection[string]';
const RUNTIME = 'System.Management.Automation.RuntimeDefinedParameter';

const removal: MethodDeclaration = [
  'bool Remove(string key)',
  (table: KeyedTable, key: string) => hasKey(table, key) && table.remove(key),
];

/** Entries are pairs, as those of the generic dictionaries that both types derive from. */
function methods(valueType: string): MethodDeclaration[] {
  return [
    ['System.Collections.IEnumerator GetEnumerator()', (table: KeyedTable) => enumeratorOf(() => entriesOf(table))],
    ...tableMethods('string', valueType, duplicateKey).filter(([signature]) => !signature.includes('GetEnumerator')),
    removal,
    [
      `bool TryGetValue(string key, ref ${valueType} value)`,
      (table: KeyedTable, key: string, target: PSReference) => {
        const found = hasKey(table, key);
        target.value = found ? table.get(key) : null;
        return found;
      },
    ],
  ];
}

export default [
  defineType<BoundParametersDictionary>({
    name: 'System.Management.Automation.PSBoundParametersDictionary',
    interfaces: INTERFACES,
    constructors: [['()', () => new BoundParametersDictionary()]],
    properties: [
      ...tableProperties(KEYS, 'System.Collections.Generic.ICollection[System.Object]'),
      ['int Capacity {get;}', (table: KeyedTable) => table.count],
    ],
    methods: methods('System.Object'),
    count: (table) => table.count,
    index: tableIndex,
  }),
  defineType<RuntimeDefinedParameterDictionary>({
    name: 'System.Management.Automation.RuntimeDefinedParameterDictionary',
    interfaces: INTERFACES,
    constructors: [['()', () => new RuntimeDefinedParameterDictionary()]],
    properties: tableProperties(KEYS, `System.Collections.Generic.ICollection[${RUNTIME}]`),
    methods: methods(RUNTIME),
    count: (table) => table.count,
    index: tableIndex,
  }),
  defineType<RuntimeDefinedParameter>({
    name: 'System.Management.Automation.RuntimeDefinedParameter',
    constructors: [
      ['()', () => new RuntimeDefinedParameter()],
      [
        '(string name, type parameterType, System.Collections.ObjectModel.Collection[System.Attribute] attributes)',
        (name: string, type: NetType, attributes: NetList) => new RuntimeDefinedParameter(name, type, attributes),
      ],
    ],
    properties: [
      [
        'string Name {get;set;}',
        (self: RuntimeDefinedParameter) => self.name,
        (self: RuntimeDefinedParameter, value: string) => void (self.name = value),
      ],
      [
        'type ParameterType {get;set;}',
        (self: RuntimeDefinedParameter) => self.type,
        (self: RuntimeDefinedParameter, value: NetType) => void (self.type = value),
      ],
      [
        'System.Object Value {get;set;}',
        (self: RuntimeDefinedParameter) => self.value,
        (self: RuntimeDefinedParameter, value: unknown) => {
          self.value = value;
          self.isSet = true;
        },
      ],
      [
        'bool IsSet {get;set;}',
        (self: RuntimeDefinedParameter) => self.isSet,
        (self: RuntimeDefinedParameter, value: boolean) => void (self.isSet = value),
      ],
      [
        'System.Collections.ObjectModel.Collection[System.Attribute] Attributes {get;}',
        (self: RuntimeDefinedParameter) => self.attributes,
      ],
    ],
  }),
];
