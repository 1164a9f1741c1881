/** System.DirectoryServices: what searches give, and the exceptions. */
import { hasKey, tableIndex, tableProperties } from '../../../../src/types/collections/table-members.ts';
import { plainException } from '../../../../src/types/exceptions/exception-declaration.ts';
import {
  defineType,
  type MethodDeclaration,
  type PropertyDeclaration,
  type TypeDeclaration,
} from '../../../../src/types/type-declaration.ts';
import { netEquals } from '../../../../src/types/values/net-equality.ts';
import { type AttributeValues, DirectoryEntryObject } from '../../directory-entry.ts';
import type { ResultCollection, ResultProperties, SearchResult } from '../../directory-search.ts';

const N = 'System.DirectoryServices.';
const LIST = ['System.Collections.ICollection', 'System.Collections.IEnumerable'];
const [count, keys, values] = tableProperties('System.Collections.ICollection', 'System.Collections.ICollection');

const contains: MethodDeclaration = [
  'bool Contains(System.Object value)',
  (self: AttributeValues, value: unknown) => self.items.some((one) => netEquals(one, value)),
];

const attributeValues: Omit<TypeDeclaration<AttributeValues>, 'name'> = {
  interfaces: LIST,
  enumerate: (self) => self.items,
  count: (self) => self.items.length,
  methods: [contains],
  index: {
    get: (self: AttributeValues, index: number) => self.items.at(index),
    signature: 'System.Object Item(int index) {get;}',
  },
};

const size: PropertyDeclaration = ['int Count {get;}', (self: AttributeValues) => self.items.length];

export default [
  defineType<AttributeValues>({
    name: 'System.DirectoryServices.PropertyValueCollection',
    ...attributeValues,
    properties: [
      size,
      ['string PropertyName {get;}', ({ attribute }: AttributeValues) => attribute],
      [
        'System.Object Value {get;}',
        ({ items }: AttributeValues) => (items.length > 1 ? [...items] : (items[0] ?? null)),
      ],
    ],
  }),
  defineType<AttributeValues>({
    name: 'System.DirectoryServices.ResultPropertyValueCollection',
    ...attributeValues,
    properties: [size],
  }),
  defineType<ResultProperties>({
    name: 'System.DirectoryServices.ResultPropertyCollection',
    interfaces: ['System.Collections.IDictionary', ...LIST],
    properties: [
      count,
      keys,
      values,
      ['System.Collections.ICollection PropertyNames {get;}', (self: ResultProperties) => [...self.keys()]],
    ],
    methods: [['bool Contains(string propertyName)', hasKey]],
    count: (self) => self.count,
    index: {
      get: tableIndex.get,
      signature: 'System.DirectoryServices.ResultPropertyValueCollection Item(string name) {get;}',
    },
  }),
  defineType<SearchResult>({
    name: 'System.DirectoryServices.SearchResult',
    properties: [
      ['string Path {get;}', (self: SearchResult) => self.path],
      [`${N}ResultPropertyCollection Properties {get;}`, (self: SearchResult) => self.properties],
    ],
    methods: [[`${N}DirectoryEntry GetDirectoryEntry()`, (self: SearchResult) => new DirectoryEntryObject(self.path)]],
  }),
  defineType<ResultCollection>({
    name: 'System.DirectoryServices.SearchResultCollection',
    interfaces: LIST,
    properties: [['int Count {get;}', (self: ResultCollection) => self.items.length]],
    methods: [['void Dispose()', () => undefined]],
    enumerate: (self) => self.items,
    count: (self) => self.items.length,
    index: { get: (self: ResultCollection, index: number) => self.items.at(index) },
  }),
  defineType({
    name: 'System.DirectoryServices.SearchScope',
    kind: 'enum',
    members: { Base: 0, OneLevel: 1, Subtree: 2 },
  }),
  defineType({
    name: 'System.DirectoryServices.DirectoryServicesCOMException',
    base: 'System.Runtime.InteropServices.COMException',
    ...plainException(
      'System.DirectoryServices.DirectoryServicesCOMException',
      "Exception of type 'System.DirectoryServices.DirectoryServicesCOMException' was thrown.",
    ),
  }),
];
