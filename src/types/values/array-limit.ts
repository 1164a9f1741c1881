/**
 * How many elements one array or list may have. V8 ends the process when an array grows beyond what it can hold, or the
 * heap beyond its size; .NET throws OutOfMemoryException, which a script can catch.
 */
import { type NetException, netException } from '../net-exception.ts';

/** Half a gigabyte of references. */
export const MOST_ELEMENTS = 2 ** 26;

export function outOfMemory(): NetException {
  return netException('System.OutOfMemoryException', 'Insufficient memory to continue the execution of the program.');
}

/** Throws when an array of that many elements cannot be made. */
export function checkElementCount(count: number): void {
  if (count > MOST_ELEMENTS) throw outOfMemory();
}
