/** Comparers that scripts hand to collections. */

import { typeNamed } from '../../net-type.ts';
import { stringHash } from '../../text/string-methods.ts';
import { type Comparer, defineType } from '../../type-declaration.ts';
import { DefaultComparer, StringComparer } from '../../values/comparer.ts';

const COMPARER_INTERFACES = [
  'System.Collections.IComparer',
  'System.Collections.IEqualityComparer',
  'System.Collections.Generic.IComparer[string]',
  'System.Collections.Generic.IEqualityComparer[string]',
];

export default [
  defineType<StringComparer>({
    name: 'System.StringComparer',
    accelerators: ['stringcomparer'],
    abstract: true,
    interfaces: COMPARER_INTERFACES,
    methods: [
      ['int Compare(System.Object x, System.Object y)', (self: Comparer, a: unknown, b: unknown) => self.compare(a, b)],
      ['int Compare(string x, string y)', (self: Comparer, a: unknown, b: unknown) => self.compare(a, b)],
      ['bool Equals(System.Object x, System.Object y)', (self: Comparer, a: unknown, b: unknown) => self.equals(a, b)],
      ['bool Equals(string x, string y)', (self: Comparer, a: unknown, b: unknown) => self.equals(a, b)],
      ['int GetHashCode(string obj)', (self: Comparer, text: string) => stringHash(self.keyOf(text))],
    ],
    staticProperties: [
      ['System.StringComparer Ordinal {get;}', () => StringComparer.ordinal],
      ['System.StringComparer OrdinalIgnoreCase {get;}', () => StringComparer.ordinalIgnoreCase],
      ['System.StringComparer InvariantCulture {get;}', () => StringComparer.invariant],
      ['System.StringComparer InvariantCultureIgnoreCase {get;}', () => StringComparer.invariantIgnoreCase],
      ['System.StringComparer CurrentCulture {get;}', () => StringComparer.current],
      ['System.StringComparer CurrentCultureIgnoreCase {get;}', () => StringComparer.currentIgnoreCase],
    ],
  }),
  defineType({ name: 'System.OrdinalComparer', base: 'System.StringComparer', interfaces: COMPARER_INTERFACES }),
  defineType({ name: 'System.OrdinalCaseSensitiveComparer', base: 'System.OrdinalComparer' }),
  defineType({ name: 'System.OrdinalIgnoreCaseComparer', base: 'System.OrdinalComparer' }),
  defineType({ name: 'System.CultureAwareComparer', base: 'System.StringComparer', interfaces: COMPARER_INTERFACES }),
  defineType<DefaultComparer>({
    name: 'System.Collections.Comparer',
    interfaces: ['System.Collections.IComparer'],
    methods: [
      ['int Compare(System.Object a, System.Object b)', (self: Comparer, a: unknown, b: unknown) => self.compare(a, b)],
    ],
    staticProperties: [
      [
        'System.Collections.Comparer Default {get;}',
        () => new DefaultComparer(typeNamed('System.Collections.Comparer')),
      ],
    ],
  }),
];
