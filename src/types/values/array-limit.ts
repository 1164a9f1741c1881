/**
 * How many elements one array or list may have. V8 ends the process when an array grows beyond what it can hold, or the
 * heap beyond its size; .NET throws OutOfMemoryException, which a script can catch.
 */
import { requireBuffer, requireMemory } from '../../platform/memory-watch.ts';
import { type NetException, netException } from '../net-exception.ts';

/** Half a gigabyte of references. */
export const MOST_ELEMENTS = 2 ** 26;

export function outOfMemory(): NetException {
  return netException('System.OutOfMemoryException', 'Insufficient memory to continue the execution of the program.');
}

/** Throws when an array of that many elements cannot be made. */
export function checkElementCount(count: number): void {
  if (count > MOST_ELEMENTS) throw outOfMemory();
  requireMemory(count * REFERENCE);
}

/** Before a list of a length takes one more element; looked at now and then, since asking V8 costs more than adding. */
export function checkOneMore(length: number): void {
  if (length % ADDED_UNSEEN === 0) checkElementCount(length + 1);
}

const ADDED_UNSEEN = 2 ** 14;

/** Bytes that one element takes in an array. */
const REFERENCE = 8;

/** Bytes beside the heap, all zero. */
export function newBytes(length: number): Uint8Array {
  if (length > MOST_BYTES) throw outOfMemory();
  requireBuffer(length);
  return new Uint8Array(length);
}

/** What .NET holds in one array of bytes. */
const MOST_BYTES = 0x7fffffc7;

/** Up to here V8 makes an array of a length as one block, beyond as a table that takes many times the room and the time. */
const LONGEST_BLOCK = 2 ** 25;

/** An array of a length, ready to be filled from its beginning on. */
export function emptyArray<T>(length: number): T[] {
  checkElementCount(length);
  return length <= LONGEST_BLOCK ? new Array<T>(length) : [];
}

export function filledArray<T>(length: number, value: T): T[] {
  const array = emptyArray<T>(length);
  if (array.length === length) return array.fill(value);
  for (let i = 0; i < length; i++) array.push(value);
  return array;
}

/** The elements from 0 on, made one by one. */
export function arrayOf<T>(length: number, element: (index: number) => T): T[] {
  const array = emptyArray<T>(length);
  for (let i = 0; i < length; i++) array[i] = element(i);
  return array;
}
