/** Copies between arrays, with .NET's checks and conversions. */
import { netException } from '../net-exception.ts';
import { typeOf } from '../type-of.ts';
import { Byte } from '../values/numbers.ts';
import { elementTypeOf } from '../values/typed-array.ts';
import { outOfRange } from './ranges.ts';

type NetArray = unknown[] | Uint8Array;

/** Array.Copy: the target's elements must be able to hold the source's. */
export function copyItems(source: NetArray, from: number, target: NetArray, to: number, count: number): void {
  if (from < 0) throw outOfRange("Number was less than the array's lower bound in the first dimension.", 'sourceIndex');
  if (to < 0)
    throw outOfRange("Number was less than the array's lower bound in the first dimension.", 'destinationIndex');
  if (count < 0) throw outOfRange('Non-negative number required.', 'length');
  if (from + count > source.length) {
    throw netException(
      'System.ArgumentException',
      "Source array was not long enough. Check the source index, length, and the array's lower bounds. (Parameter 'sourceArray')",
    );
  }
  if (to + count > target.length) {
    throw netException(
      'System.ArgumentException',
      "Destination array was not long enough. Check the destination index, length, and the array's lower bounds. (Parameter 'destinationArray')",
    );
  }
  const items = Array.from(source.slice(from, from + count), (item) =>
    source instanceof Uint8Array ? Byte.of(item as number) : item,
  );
  items.forEach((item, i) => {
    store(target, to + i, item);
  });
}

function store(target: NetArray, index: number, item: unknown): void {
  if (target instanceof Uint8Array) {
    target[index] = (item as Byte).value;
    return;
  }
  const element = elementTypeOf(target);
  const own = typeOf(item);
  if (element.fullName !== 'System.Object' && own && !element.isAssignableFrom(own)) {
    throw netException(
      'System.InvalidCastException',
      'At least one element in the source array could not be cast down to the destination array type.',
    );
  }
  target[index] = item;
}
