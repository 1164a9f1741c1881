/**
 * Between PowerShell values and what the functions of declarations take and give (see `type-declaration.ts`): numbers
 * arrive there as plain JS numbers or bigints, and results are boxed by the return type of the signature.
 */
import { NetObject, type NetType } from '../net-type.ts';
import { Char } from '../values/char.ts';
import { EnumValue } from '../values/enum-value.ts';
import { BoxedNumber, Byte, Double, Int16, Int64, SByte, Single, UInt16, UInt32, UInt64 } from '../values/numbers.ts';
import { asTypedArray, elementTypeOf } from '../values/typed-array.ts';

/** Turns the raw result of a declaration's function into a PowerShell value. */
export type Boxer = (raw: unknown) => unknown;

const numberBoxes = new Map<string, (raw: number | bigint) => unknown>([
  ['System.Int32', (raw) => Number(raw)],
  ['System.Double', (raw) => new Double(Number(raw))],
  ['System.Single', (raw) => new Single(Number(raw))],
  ['System.Int64', (raw) => new Int64(BigInt(raw))],
  ['System.UInt64', (raw) => new UInt64(BigInt(raw))],
  ['System.UInt32', (raw) => new UInt32(Number(raw))],
  ['System.Int16', (raw) => new Int16(Number(raw))],
  ['System.UInt16', (raw) => new UInt16(Number(raw))],
  ['System.Byte', (raw) => Byte.of(Number(raw))],
  ['System.SByte', (raw) => new SByte(Number(raw))],
  ['System.Numerics.BigInteger', (raw) => BigInt(raw)],
]);

/** Null for a type that is not numeric. */
function numberBox(type: NetType): ((raw: number | bigint) => unknown) | null {
  return numberBoxes.get(type.fullName) ?? null;
}

const plain: Boxer = (raw) => (raw === undefined ? null : raw);

/** The boxer for results of a type. */
export function boxerFor(type: NetType | null): Boxer {
  if (!type) return plain;
  const box = numberBox(type);
  if (box) return (raw) => (typeof raw === 'number' || typeof raw === 'bigint' ? box(raw) : plain(raw));
  if (type.fullName === 'System.Char')
    return (raw) => (typeof raw === 'string' ? Char.of(raw.charCodeAt(0)) : plain(raw));
  if (type.isEnum) {
    return (raw) => (typeof raw === 'number' || typeof raw === 'bigint' ? EnumValue.of(type, raw) : plain(raw));
  }
  if (type.elementType && type.rank === 1) return arrayBoxer(type.elementType);
  return plain;
}

function arrayBoxer(elementType: NetType): Boxer {
  const boxElement = boxerFor(elementType);
  return (raw) => {
    if (!Array.isArray(raw)) return plain(raw);
    // An array that has its type already came from a script or was boxed before.
    if (elementTypeOf(raw).fullName !== 'System.Object') return raw;
    if (elementType.fullName === 'System.Byte') return Uint8Array.from(raw, (b) => Number(unboxed(b)));
    if (boxElement !== plain) for (let i = 0; i < raw.length; i++) raw[i] = boxElement(raw[i]);
    return asTypedArray(raw, elementType);
  };
}

/** The number in a numeric box; other values as they are. */
export function unboxed(value: unknown): unknown {
  if (!(value instanceof NetObject)) return value;
  // decimal keeps its own class (its value is not a JS number).
  if (value instanceof BoxedNumber && (typeof value.value === 'number' || typeof value.value === 'bigint')) {
    return value.value;
  }
  return value;
}

/** How an argument of a parameter's type arrives at a declaration's function. */
export function unboxesArguments(type: NetType | null): boolean {
  return type !== null && numberBox(type) !== null;
}
