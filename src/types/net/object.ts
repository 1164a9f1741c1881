/** System.Object: what every value has. */

import { ambient } from '../ambient.ts';
import { formatValue } from '../format/format-value.ts';
import { type NetObject, typeNamed } from '../net-type.ts';
import { stringHash } from '../text/string-methods.ts';
import { defineType } from '../type-declaration.ts';
import { typeOf } from '../type-of.ts';
import { hashKeyOf } from '../values/hash-key.ts';
import { PlainObject } from '../values/plain-object.ts';

const identities = new WeakMap<object, number>();
let nextIdentity = 1;

/** Object.Equals: by value where the type has values, else the same object. */
function equals(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  const type = typeOf(a);
  if (a === null || b === null || type !== typeOf(b)) return false;
  const equalsOfType = type?.declaration.equals;
  return equalsOfType ? equalsOfType(a as never, b as never) : false;
}

/** The same number for equal values. */
function hashCode(self: unknown): number {
  const key = hashKeyOf(self);
  if (typeof key !== 'object' || key === null) return stringHash(String(key));
  let identity = identities.get(key);
  if (identity === undefined) identities.set(key, (identity = nextIdentity++));
  return Math.imul(identity, 0x9e3779b1) & 0x7fffffff;
}

export default defineType<NetObject>({
  name: 'System.Object',
  constructors: [['()', () => new PlainObject()]],
  methods: [
    ['bool Equals(System.Object obj)', equals],
    ['int GetHashCode()', hashCode],
    ['string ToString()', (self: unknown) => formatValue(self, null, ambient().culture)],
    ['type GetType()', (self: unknown) => typeOf(self) ?? typeNamed('System.Object')],
  ],
  staticMethods: [
    ['bool Equals(System.Object objA, System.Object objB)', equals],
    [
      'bool ReferenceEquals(System.Object objA, System.Object objB)',
      (a: unknown, b: unknown) => typeof a === 'object' && a === b,
    ],
  ],
});
