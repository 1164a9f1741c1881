/** The type that -SecondValue of an alias property names: what is read through the alias is converted to it. */
import { convertTo } from '../../src/types/conversion/conversion.ts';
import { type NetType, typeNamed } from '../../src/types/net-type.ts';
import { baseOf } from '../../src/types/values/ps-object.ts';

/** @throws NetException where the value names no type */
export function conversionTypeOf(value: unknown): NetType | null {
  const plain = baseOf(value) ?? null;
  return plain === null ? null : (convertTo(plain, typeNamed('System.Type')) as NetType);
}
