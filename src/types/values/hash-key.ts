/** Reduces a value to a JS primitive (or the object itself) that is equal exactly where .NET's Equals says so. */
import { NetObject } from '../net-type.ts';
import { BoxedNumber } from './numbers.ts';

/** `'s:abc'`-like text for strings would cost a copy; strings stay themselves and boxed values get a tagged text. */
export function hashKeyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? `\0b:${value}` : value;
  if (value instanceof BoxedNumber) return `\0${value.netType().fullName}:${value.value}`;
  if (value instanceof NetObject) {
    const type = value.netType();
    const { hashKey } = type.declaration;
    if (hashKey) return `\0${type.fullName}:${hashKey(value as never)}`;
  }
  return value;
}
