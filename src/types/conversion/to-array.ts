/** Conversions to `T[]`: item by item from collections, one item from anything else. */

import { enumerate } from '../enumeration.ts';
import { NetException } from '../net-exception.ts';
import type { NetType } from '../net-type.ts';
import { typeNamed } from '../net-type.ts';
import { charsOf } from '../text/string-methods.ts';
import type { Byte } from '../values/numbers.ts';
import { arrayItems, asTypedArray, elementTypeOf, isNetArray } from '../values/typed-array.ts';
import {
  conversionFailed,
  isConvertibleFailure,
  isInvalidCast,
  isMissingConversion,
  noConversion,
} from './conversion-error.ts';
import type { Convert } from './via-members.ts';

/** An array of an element type in its representation: bytes become a Uint8Array. The items are of the type already. */
export function makeArray(items: unknown[], elementType: NetType): unknown[] | Uint8Array {
  if (elementType.fullName !== 'System.Byte') return asTypedArray(items, elementType);
  return Uint8Array.from(items as Byte[], (item) => item.value);
}

/** A value to an array type of rank one. */
export function toArray(value: unknown, type: NetType, convert: Convert): unknown {
  const elementType = type.elementType ?? typeNamed('System.Object');
  if (typeof value === 'string' && elementType.fullName === 'System.Char') {
    return asTypedArray(charsOf(value), elementType);
  }
  if (isNetArray(value)) return fromArray(value, elementType, convert);
  const items = enumerate(value);
  const errorId = items ? 'InvalidCastExceptionEnumerableToArray' : 'InvalidCastExceptionScalarToArray';
  try {
    return makeArray(
      Array.from(items ?? [value], (item) => convert(item, elementType)),
      elementType,
    );
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    // Where the one value has no conversion to the element's type there is none to the array's.
    if (!items && isInvalidCast(error) && (isMissingConversion(error) || isConvertibleFailure(error, value))) {
      throw noConversion(value, type);
    }
    throw conversionFailed(errorId, value, type, error);
  }
}

function fromArray(value: unknown[] | Uint8Array, elementType: NetType, convert: Convert): unknown {
  if (elementTypeOf(value) === elementType) return value;
  const items = arrayItems(value);
  return makeArray(
    items.map((item) => convert(item, elementType)),
    elementType,
  );
}
