/** What .NET's `default(T)` gives, and arrays filled with it. */

import { type NetException, netException } from '../net-exception.ts';
import { arrayTypeOf, type NetType } from '../net-type.ts';
import { filledArray, newBytes } from '../values/array-limit.ts';
import { Char } from '../values/char.ts';
import { EnumValue } from '../values/enum-value.ts';
import { MultiArray } from '../values/multi-array.ts';
import { asTypedArray } from '../values/typed-array.ts';
import { conversion } from './conversion-port.ts';
import { callNames } from './overload.ts';
import { membersOf } from './type-members.ts';
import { boxerFor, unboxesArguments } from './value-boxing.ts';

/** The default value of a type: zero, false, an empty struct, null for classes. */
export function defaultValueOf(type: NetType): unknown {
  if (!type.isValueType) return null;
  if (type.fullName === 'System.Boolean') return false;
  if (type.fullName === 'System.Char') return Char.of(0);
  if (type.isEnum) return EnumValue.of(type, 0);
  if (unboxesArguments(type)) return boxerFor(type)(0);
  if (type.declaration.empty) return type.declaration.empty();
  const { constructors } = membersOf(type);
  const empty = constructors?.overloads.find((overload) => overload.parameters.length === 0);
  if (empty) return empty.invoke(type, [], false, callNames('.ctor'));
  // A struct that declares no empty constructor converts from 0 (decimal) or has no default here.
  return conversion().tryConvertTo(0, type)?.value ?? null;
}

function overflow(): NetException {
  return netException('System.OverflowException', 'Arithmetic operation resulted in an overflow.');
}

/** A new array of a length, every element the default of its type. */
export function newArray(elementType: NetType, length: number): unknown[] | Uint8Array {
  if (length < 0) throw overflow();
  if (elementType.fullName === 'System.Byte') {
    return newBytes(length);
  }
  return asTypedArray(filledArray(length, defaultValueOf(elementType)), elementType);
}

/** A new array of several dimensions. */
export function newMultiArray(elementType: NetType, lengths: readonly number[]): MultiArray {
  if (lengths.some((length) => length < 0)) throw overflow();
  return new MultiArray(arrayTypeOf(elementType, lengths.length), lengths, () => defaultValueOf(elementType));
}
