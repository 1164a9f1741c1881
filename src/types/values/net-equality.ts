/** Object.Equals and the default comparers of .NET, as collections use them. */

import { ambient } from '../ambient.ts';
import { cultureNamed } from '../culture/culture.ts';
import { netException } from '../net-exception.ts';
import { NetObject } from '../net-type.ts';
import { typeOf } from '../type-of.ts';
import { hashKeyOf } from './hash-key.ts';
import { BoxedNumber } from './numbers.ts';
import { baseOf } from './ps-object.ts';

/** a.Equals(b): same type and value, or the same object. */
export function netEquals(a: unknown, b: unknown): boolean {
  const [left, right] = [baseOf(a), baseOf(b)];
  if (left === right || hashKeyOf(left) === hashKeyOf(right)) return true;
  if (!(left instanceof NetObject) || !(right instanceof NetObject)) return false;
  const type = left.netType();
  const { equals } = type.declaration;
  return equals !== undefined && right.netType() === type && equals(left as never, right as never);
}

/** Comparer.Default: strings by the current culture; throws as .NET does for what cannot be compared. */
export function netCompare(a: unknown, b: unknown): number {
  const [left, right] = [baseOf(a), baseOf(b)];
  if (left === null || right === null) return left === right ? 0 : left === null ? -1 : 1;
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right);
  if (typeof left === typeof right && typeof left !== 'object') return order(left as number, right as number);
  const type = typeOf(left);
  if (type && type === typeOf(right)) {
    if (left instanceof BoxedNumber) return order(left.value, (right as BoxedNumber).value);
    const { compare } = type.declaration;
    if (compare) return compare(left as never, right as never);
  }
  throw incomparable(left, right);
}

function compareText(a: string, b: string): number {
  return cultureNamed(ambient().culture).compare(a, b, false);
}

function order<T extends number | bigint>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function incomparable(left: unknown, right: unknown) {
  const type = typeOf(left);
  return type?.declaration.compare || typeof left !== 'object'
    ? netException('System.ArgumentException', `Object must be of type ${type?.name}.`)
    : netException(
        'System.ArgumentException',
        typeOf(right) ? 'At least one object must implement IComparable.' : 'Object must be comparable.',
      );
}

/** Sorts in place as Array.Sort: what a comparison throws is wrapped as .NET wraps it. */
export function netSort(items: unknown[], compare: (a: unknown, b: unknown) => number = netCompare): void {
  try {
    items.sort(compare);
  } catch (error) {
    if (!(error instanceof NetObject)) throw error;
    throw netException(
      'System.InvalidOperationException',
      'Failed to compare two elements in the array.',
      error as ReturnType<typeof netException>,
    );
  }
}
