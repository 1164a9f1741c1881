/**
 * Arrays. `object[]` is a bare JS array; an array of another element type carries that type under a symbol,
 * so that both index and enumerate alike. `byte[]` is a Uint8Array (files, keys and certificates are bytes).
 */
import type { NetType } from '../net-type.ts';
import { typeNamed } from '../net-type.ts';
import { arrayOf } from './array-limit.ts';
import { Byte } from './numbers.ts';

const ELEMENT_TYPE = Symbol('element type');

interface TaggedArray extends Array<unknown> {
  [ELEMENT_TYPE]?: NetType;
}

/** Marks a JS array as `elementType[]` and returns it. System.Object needs no mark. */
export function asTypedArray(items: unknown[], elementType: NetType): unknown[] {
  if (elementType.fullName !== 'System.Object') (items as TaggedArray)[ELEMENT_TYPE] = elementType;
  return items;
}

/** The element type of an array value. */
export function elementTypeOf(array: readonly unknown[] | Uint8Array): NetType {
  if (array instanceof Uint8Array) return typeNamed('System.Byte');
  return (array as TaggedArray)[ELEMENT_TYPE] ?? typeNamed('System.Object');
}

/** Whether a value is a one-dimensional .NET array in either representation. */
export function isNetArray(value: unknown): value is unknown[] | Uint8Array {
  return Array.isArray(value) || value instanceof Uint8Array;
}

/** The elements of an array as PowerShell values (a byte[] yields Byte boxes). */
export function arrayItems(array: unknown[] | Uint8Array): unknown[] {
  return array instanceof Uint8Array ? arrayOf(array.length, (i) => Byte.of(array[i] as number)) : array;
}
