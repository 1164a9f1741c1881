/** System.Boolean. */

import { argumentException, netException } from '../net-exception.ts';
import { convertible } from '../numbers/interface-members.ts';
import { requireValue } from '../text/argument-checks.ts';
import { defineType } from '../type-declaration.ts';
import type { PSReference } from '../values/reference.ts';

/** True or false; null for any other text. */
function parsed(text: string | null): boolean | null {
  const word = (text ?? '').replace(/^[\s\0]+|[\s\0]+$/g, '').toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : null;
}

function parse(text: string): boolean {
  const value = parsed(requireValue(text, 'value'));
  if (value === null)
    throw netException('System.FormatException', `String '${text}' was not recognized as a valid Boolean.`);
  return value;
}

function tryParse(text: string | null, result: PSReference): boolean {
  const value = parsed(text);
  result.value = value ?? false;
  return value !== null;
}

function compareToObject(self: boolean, other: unknown): number {
  if (other === null || other === undefined) return 1;
  if (typeof other !== 'boolean') throw argumentException('ArgumentException', 'Object must be of type Boolean.', null);
  return Number(self) - Number(other);
}

const text = (self: boolean) => (self ? 'True' : 'False');

export default defineType<boolean>({
  name: 'System.Boolean',
  accelerators: ['bool'],
  kind: 'struct',
  interfaces: [
    'System.IComparable',
    'System.IConvertible',
    'System.IComparable[bool]',
    'System.IEquatable[bool]',
    'System.ISpanParsable[bool]',
    'System.IParsable[bool]',
  ],
  staticProperties: [
    ['string TrueString {get;}', () => 'True'],
    ['string FalseString {get;}', () => 'False'],
  ],
  methods: [
    ...convertible,
    ['System.TypeCode GetTypeCode()', () => 3],
    ['int CompareTo(System.Object obj)', compareToObject],
    ['int CompareTo(bool value)', (self: boolean, other: boolean) => Number(self) - Number(other)],
    ['bool Equals(System.Object obj)', (self: boolean, other: unknown) => self === other],
    ['bool Equals(bool obj)', (self: boolean, other: boolean) => self === other],
    ['int GetHashCode()', (self: boolean) => Number(self)],
    ['string ToString()', text],
    ['string ToString(System.IFormatProvider provider)', text],
  ],
  staticMethods: [
    ['bool Parse(string value)', parse],
    ['bool TryParse(string value, ref bool result)', tryParse],
  ],
  toText: text,
  compare: (a, b) => Number(a) - Number(b),
  equals: (a, b) => a === b,
  hashKey: (self) => Number(self),
});
