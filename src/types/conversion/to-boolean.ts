/** What counts as true (LanguagePrimitives.IsTrue). */
import { NetObject, type NetType } from '../net-type.ts';
import { Char } from '../values/char.ts';
import { NetDecimal } from '../values/decimal.ts';
import { EnumValue } from '../values/enum-value.ts';
import { BoxedNumber } from '../values/numbers.ts';
import { PSObject } from '../values/ps-object.ts';
import { SwitchParameter } from '../values/switch-parameter.ts';

/** Whether a value counts as true: an empty or one-element list by its content, other objects always. */
export function toBool(value: unknown): boolean {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'string':
      return value.length > 0;
    case 'number':
      return value !== 0;
    case 'bigint':
      return value !== 0n;
    case 'object':
      return value !== null && objectIsTrue(value);
    default:
      return false;
  }
}

function objectIsTrue(value: object): boolean {
  if (Array.isArray(value)) return listIsTrue(value.length, () => value[0]);
  if (value instanceof Uint8Array) return value.length > 1 || (value.length === 1 && value[0] !== 0);
  if (value instanceof BoxedNumber) return value.value !== 0 && value.value !== 0n;
  if (value instanceof SwitchParameter) return value.isPresent;
  if (value instanceof Char) return value.code !== 0;
  if (value instanceof EnumValue) return value.value !== 0n;
  if (value instanceof NetDecimal) return value.coefficient !== 0n;
  if (value instanceof PSObject) return toBool(value.base);
  if (value instanceof NetObject && isList(value.netType())) {
    const { count, enumerate } = value.netType().declaration;
    const first = (): unknown =>
      enumerate?.(value as never)
        [Symbol.iterator]()
        .next().value;
    return listIsTrue(count?.(value as never) ?? 0, first);
  }
  return true;
}

function listIsTrue(count: number, first: () => unknown): boolean {
  if (count !== 1) return count > 1;
  const only = first();
  const length = listLength(only);
  return length === null ? toBool(only) : length > 0;
}

/** The length of a list inside of a list, which is not looked into further; null for other values. */
function listLength(value: unknown): number | null {
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length;
  if (value instanceof NetObject && isList(value.netType()))
    return value.netType().declaration.count?.(value as never) ?? null;
  return null;
}

const lists = new WeakMap<NetType, boolean>();

/** Whether a type is an IList that declares how to count and enumerate it. */
function isList(type: NetType): boolean {
  let known = lists.get(type);
  if (known === undefined) {
    const { count, enumerate, interfaces = [] } = type.declaration;
    known = count !== undefined && enumerate !== undefined && interfaces.includes('System.Collections.IList');
    lists.set(type, known);
  }
  return known;
}
