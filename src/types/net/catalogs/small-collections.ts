/** Collections that scripts meet more than they make: read-only and observable ones, string collections. */
import { elementsOf } from '../../collections/enumerators.ts';
import { basicListMethods, listIndex, removeItem, requireWritable } from '../../collections/list-members.ts';
import {
  duplicateTableKey,
  hasKey,
  tableIndex,
  tableMethods,
  tableProperties,
} from '../../collections/table-members.ts';
import { netException } from '../../net-exception.ts';
import { genericTypeOf, type NetType, typeNamed } from '../../net-type.ts';
import { defineType, type MethodDeclaration } from '../../type-declaration.ts';
import { DataCollection } from '../../values/data-collection.ts';
import type { NetDictionary } from '../../values/net-dictionary.ts';
import { NetList } from '../../values/net-list.ts';

const GENERIC_LIST = [
  'System.Collections.Generic.ICollection[T]',
  'System.Collections.Generic.IEnumerable[T]',
  'System.Collections.Generic.IList[T]',
  'System.Collections.Generic.IReadOnlyCollection[T]',
  'System.Collections.Generic.IReadOnlyList[T]',
  'System.Collections.ICollection',
  'System.Collections.IEnumerable',
  'System.Collections.IList',
];

const add: MethodDeclaration = [
  'void Add(T item)',
  (list: NetList, item: unknown) => {
    requireWritable(list);
    list.items.push(item);
  },
];

function closedBuffer() {
  return netException(
    'System.Management.Automation.PSInvalidOperationException',
    'Objects cannot be added to a closed buffer. Make sure the buffer is open for Add and Insert operations to succeed.',
  );
}

function readOnly(type: NetType, source: unknown): NetList {
  const list = new NetList(type, source instanceof NetList ? source.items : elementsOf(source, 'list'));
  list.isReadOnly = true;
  return list;
}

export default [
  defineType<NetList>({
    name: 'System.Collections.ObjectModel.ReadOnlyCollection`1',
    generic: ['T'],
    interfaces: GENERIC_LIST,
    constructors: [['(System.Collections.Generic.IList[T] list)', readOnly]],
    properties: [['int Count {get;}', (list: NetList) => list.items.length]],
    methods: basicListMethods('T').filter(([signature]) => !/ (Clear|Insert|RemoveAt)\(/.test(signature)),
    enumerate: (list) => list.items,
    count: (list) => list.items.length,
    index: { ...listIndex, signature: 'T Item(int index) {get;}' },
  }),
  defineType<DataCollection>({
    name: 'System.Management.Automation.PSDataCollection`1',
    generic: ['T'],
    interfaces: GENERIC_LIST,
    constructors: [
      ['()', (type: NetType) => new DataCollection(type)],
      [
        '(System.Collections.Generic.IEnumerable[T] items)',
        (type: NetType, items: unknown) => {
          const filled = new DataCollection(type, elementsOf(items, 'valueToConvert'));
          filled.isOpen = false;
          return filled;
        },
      ],
      ['(int capacity)', (type: NetType) => new DataCollection(type)],
    ],
    properties: [
      ['int Count {get;}', (list: DataCollection) => list.items.length],
      ['bool IsOpen {get;}', (list: DataCollection) => list.isOpen],
      ['bool IsReadOnly {get;}', () => false],
    ],
    methods: [
      ...basicListMethods('T'),
      [
        'void Add(T item)',
        (list: DataCollection, item: unknown) => {
          if (!list.isOpen) throw closedBuffer();
          list.items.push(item);
        },
      ],
      ['bool Remove(T item)', removeItem],
      [
        'void Complete()',
        (list: DataCollection) => {
          list.isOpen = false;
        },
      ],
      [
        'System.Collections.ObjectModel.Collection[T] ReadAll()',
        (list: DataCollection) =>
          new NetList(
            genericTypeOf(
              typeNamed('System.Collections.ObjectModel.Collection`1'),
              list.netType().genericArguments as readonly NetType[],
            ),
            list.takeAll(),
          ),
      ],
      ['void Dispose()', () => {}],
    ],
    enumerate: (list) => list.items,
    count: (list) => list.items.length,
    index: { ...listIndex, signature: 'T Item(int index) {get;set;}' },
  }),
  // What PSObject.TypeNames is.
  defineType<NetList>({
    name: 'System.Management.Automation.Runspaces.ConsolidatedString',
    base: 'System.Collections.ObjectModel.Collection`1[System.String]',
  }),
  defineType<NetList>({
    name: 'System.Collections.ObjectModel.ObservableCollection`1',
    generic: ['T'],
    interfaces: GENERIC_LIST,
    constructors: [
      ['()', (type: NetType) => new NetList(type)],
      [
        '(System.Collections.Generic.IEnumerable[T] collection)',
        (type: NetType, items: unknown) => new NetList(type, elementsOf(items)),
      ],
    ],
    properties: [['int Count {get;}', (list: NetList) => list.items.length]],
    methods: [
      ...basicListMethods('T'),
      add,
      ['bool Remove(T item)', removeItem],
      [
        'void Move(int oldIndex, int newIndex)',
        (list: NetList, from: number, to: number) => {
          const item = listIndex.get(list, from);
          list.items.splice(from, 1);
          list.items.splice(to, 0, item);
        },
      ],
    ],
    enumerate: (list) => list.items,
    count: (list) => list.items.length,
    index: { ...listIndex, signature: 'T Item(int index) {get;set;}' },
  }),
  defineType<NetList>({
    name: 'System.Collections.Specialized.StringCollection',
    interfaces: ['System.Collections.IList', 'System.Collections.ICollection', 'System.Collections.IEnumerable'],
    constructors: [['()', () => new NetList(typeNamed('System.Collections.Specialized.StringCollection'))]],
    properties: [
      ['int Count {get;}', (list: NetList) => list.items.length],
      ['bool IsReadOnly {get;}', () => false],
    ],
    methods: [
      ...basicListMethods('string'),
      ['int Add(string value)', (list: NetList, item: string) => list.items.push(item) - 1],
      [
        'void AddRange(string[] value)',
        (list: NetList, items: string[]) => {
          for (const item of items) list.items.push(item);
        },
      ],
      [
        'void Remove(string value)',
        (list: NetList, item: string) => {
          removeItem(list, item);
        },
      ],
    ],
    enumerate: (list) => list.items,
    count: (list) => list.items.length,
    index: { ...listIndex, signature: 'string Item(int index) {get;set;}' },
  }),
  defineType<NetDictionary>({
    name: 'System.Collections.ListDictionaryInternal',
    interfaces: ['System.Collections.IDictionary', 'System.Collections.ICollection', 'System.Collections.IEnumerable'],
    properties: tableProperties('System.Collections.ICollection', 'System.Collections.ICollection'),
    methods: [
      ...tableMethods('System.Object', 'System.Object', duplicateTableKey).filter(
        ([text]) => !text.includes('Contains'),
      ),
      ['bool Contains(System.Object key)', hasKey],
      [
        'void Remove(System.Object key)',
        (table: NetDictionary, key: unknown) => {
          if (hasKey(table, key)) table.remove(key);
        },
      ],
    ],
    count: (table) => table.count,
    index: { ...tableIndex, signature: 'System.Object Item(System.Object key) {get;set;}' },
  }),
];
