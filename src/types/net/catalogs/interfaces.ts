/** Interfaces: they have no members of their own here, values are asked by their own types. */
import { defineType, type PropertyDeclaration } from '../../type-declaration.ts';
import { typeOf } from '../../type-of.ts';
import { NetList } from '../../values/net-list.ts';
import type { NetTuple } from '../../values/net-tuple.ts';

const count: PropertyDeclaration = ['int Count {get;}', countOf];

const isReadOnly: PropertyDeclaration = [
  'bool IsReadOnly {get;}',
  (self: unknown) => self instanceof NetList && self.isReadOnly,
];

function isFixedSize(self: unknown): boolean {
  return self instanceof NetList && (self.isFixedSize || self.isReadOnly);
}

/** By the type that declares how its values are counted. */
function countOf(self: unknown): number {
  for (const type of typeOf(self)?.lineage() ?? []) {
    if (type.declaration.count) return type.declaration.count(self as never);
  }
  return 0;
}

export default [
  defineType({ name: 'System.Collections.IEnumerable', kind: 'interface' }),
  defineType({
    name: 'System.Collections.ICollection',
    kind: 'interface',
    properties: [
      count,
      ['System.Object SyncRoot {get;}', (self: unknown) => self],
      ['bool IsSynchronized {get;}', () => false],
    ],
  }),
  defineType({
    name: 'System.Collections.IList',
    kind: 'interface',
    properties: [isReadOnly, ['bool IsFixedSize {get;}', isFixedSize]],
  }),
  defineType({
    name: 'System.Collections.IDictionary',
    kind: 'interface',
    properties: [isReadOnly, ['bool IsFixedSize {get;}', isFixedSize]],
  }),
  defineType({ name: 'System.Collections.IEnumerator', kind: 'interface' }),
  defineType({ name: 'System.Collections.IDictionaryEnumerator', kind: 'interface' }),
  defineType({ name: 'System.Collections.IComparer', kind: 'interface' }),
  defineType({ name: 'System.Collections.IEqualityComparer', kind: 'interface' }),
  defineType({ name: 'System.Collections.IStructuralComparable', kind: 'interface' }),
  defineType({ name: 'System.Collections.IStructuralEquatable', kind: 'interface' }),
  defineType({ name: 'System.Collections.Specialized.IOrderedDictionary', kind: 'interface' }),
  defineType({ name: 'System.ICloneable', kind: 'interface' }),
  defineType({ name: 'System.IComparable', kind: 'interface' }),
  defineType({ name: 'System.IConvertible', kind: 'interface' }),
  defineType({ name: 'System.IDisposable', kind: 'interface' }),
  defineType({ name: 'System.IFormattable', kind: 'interface' }),
  defineType({ name: 'System.IFormatProvider', kind: 'interface' }),
  defineType({ name: 'System.ICustomFormatter', kind: 'interface' }),
  defineType({ name: 'System.IServiceProvider', kind: 'interface' }),
  defineType({ name: 'System.Runtime.Serialization.ISerializable', kind: 'interface' }),
  defineType({ name: 'System.Management.Automation.IContainsErrorRecord', kind: 'interface' }),
  defineType({ name: 'System.Xml.XPath.IXPathNavigable', kind: 'interface' }),
  defineType({ name: 'System.Collections.Generic.IEnumerable`1', kind: 'interface', generic: ['T'] }),
  defineType({
    name: 'System.Collections.Generic.ICollection`1',
    kind: 'interface',
    generic: ['T'],
    properties: [count, isReadOnly],
  }),
  defineType({ name: 'System.Collections.Generic.IList`1', kind: 'interface', generic: ['T'] }),
  defineType({ name: 'System.Collections.Generic.IReadOnlyCollection`1', kind: 'interface', generic: ['T'] }),
  defineType({ name: 'System.Collections.Generic.IReadOnlyList`1', kind: 'interface', generic: ['T'] }),
  defineType({ name: 'System.Collections.Generic.ISet`1', kind: 'interface', generic: ['T'] }),
  defineType({ name: 'System.Collections.Generic.IReadOnlySet`1', kind: 'interface', generic: ['T'] }),
  defineType({ name: 'System.Collections.Generic.IEnumerator`1', kind: 'interface', generic: ['T'] }),
  defineType({ name: 'System.Collections.Generic.IComparer`1', kind: 'interface', generic: ['T'] }),
  defineType({ name: 'System.Collections.Generic.IEqualityComparer`1', kind: 'interface', generic: ['T'] }),
  defineType({ name: 'System.Collections.Generic.IDictionary`2', kind: 'interface', generic: ['TKey', 'TValue'] }),
  defineType({
    name: 'System.Collections.Generic.IReadOnlyDictionary`2',
    kind: 'interface',
    generic: ['TKey', 'TValue'],
  }),
  defineType({ name: 'System.IComparable`1', kind: 'interface', generic: ['T'] }),
  defineType({ name: 'System.IEquatable`1', kind: 'interface', generic: ['T'] }),
  defineType<NetTuple>({
    name: 'System.Runtime.CompilerServices.ITuple',
    kind: 'interface',
    properties: [['int Length {get;}', (self: NetTuple) => self.items.length]],
  }),
];
