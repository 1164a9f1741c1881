/** The operator `..`: integers, or characters when both ends are one character that is no digit. */

import { ambient } from '../ambient.ts';
import { netException } from '../net-exception.ts';
import { emptyArray } from '../values/array-limit.ts';
import { Char } from '../values/char.ts';
import { baseOf } from '../values/ps-object.ts';
import { convertToInt32 } from './system-convert.ts';

/** The code of an end that makes a range of characters; null when it stands for a number. */
function characterCode(value: unknown): number | null {
  if (value instanceof Char) return value.code;
  return typeof value === 'string' && value.length === 1 && !/\p{Nd}/u.test(value) ? value.charCodeAt(0) : null;
}

function toInteger(value: unknown): number {
  return typeof value === 'number' ? value : convertToInt32(value, ambient().culture);
}

/** Integers counted when they are asked for: a long range that is only gone through takes no memory. */
export class IntegerSequence implements Iterable<number> {
  constructor(
    private readonly first: number,
    private readonly last: number,
  ) {}

  *[Symbol.iterator](): Iterator<number> {
    const { first, last } = this;
    if (first <= last) for (let i = first; i <= last; i++) yield i;
    else for (let i = first; i >= last; i--) yield i;
  }
}

/** Shorter ranges are made at once, which is faster to go through. */
const SHORT_RANGE = 100_000;

/** `first..last` where it is only gone through: by `foreach`, or at the head of a pipeline. */
export function rangeToEnumerate(first: unknown, last: unknown): unknown[] | IntegerSequence {
  if (typeof first === 'number' && typeof last === 'number' && Math.abs(last - first) > SHORT_RANGE) {
    return new IntegerSequence(first, last);
  }
  return range(first, last);
}

/** `first..last`, counting up or down. */
export function range(first: unknown, last: unknown): unknown[] {
  const lower = baseOf(first);
  const upper = baseOf(last);
  const lowerCode = characterCode(lower);
  const upperCode = characterCode(upper);
  if (lowerCode !== null && upperCode !== null) return count(lowerCode, upperCode).map((code) => Char.of(code));
  return count(toInteger(lower), toInteger(upper));
}

function count(first: number, last: number): number[] {
  const length = Math.abs(last - first) + 1;
  if (length > 2 ** 31 - 1) {
    throw netException('System.OverflowException', 'Arithmetic operation resulted in an overflow.');
  }
  const step = first <= last ? 1 : -1;
  const items = emptyArray<number>(length);
  for (let i = 0; i < length; i++) items[i] = first + i * step;
  return items;
}
