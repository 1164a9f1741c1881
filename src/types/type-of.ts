/** The .NET type of any PowerShell value. */
import { arrayTypeOf, NetObject, type NetType, typeNamed } from './net-type.ts';
import { elementTypeOf } from './values/typed-array.ts';

/** The type of a value; null for $null, which has none. */
export function typeOf(value: unknown): NetType | null {
  switch (typeof value) {
    case 'string':
      return typeNamed('System.String');
    case 'number':
      return typeNamed('System.Int32');
    case 'boolean':
      return typeNamed('System.Boolean');
    case 'bigint':
      return typeNamed('System.Numerics.BigInteger');
    case 'object':
      if (value === null) return null;
      if (value instanceof NetObject) return value.netType();
      if (Array.isArray(value) || value instanceof Uint8Array) return arrayTypeOf(elementTypeOf(value));
      break;
    case 'undefined':
      return null;
  }
  throw new TypeError(`A ${typeof value} is not a PowerShell value: ${String(value)}`);
}
