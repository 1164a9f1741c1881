/** System.BitConverter: numbers as bytes, least significant first. */
import { netException } from '../net-exception.ts';
import { hexText } from '../numbers/byte-text.ts';
import { bitsToDouble, bitsToSingle, doubleToBits, singleToBits } from '../numbers/floating-functions.ts';
import { defineType, type MethodDeclaration } from '../type-declaration.ts';
import { Char } from '../values/char.ts';

function indexError(): never {
  throw netException(
    'System.ArgumentOutOfRangeException',
    "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'startIndex')",
  );
}

function tooShort(): never {
  throw netException(
    'System.ArgumentException',
    "The array starting from the specified index is not long enough to read a value of the specified type. (Parameter 'value')",
  );
}

/** A view of `size` bytes from `start`. Throws as .NET does when they are not there. */
function viewOf(bytes: Uint8Array, start: number, size: number): DataView {
  if (start < 0 || start >= bytes.length) indexError();
  if (start + size > bytes.length) tooShort();
  return new DataView(bytes.buffer, bytes.byteOffset + start, size);
}

function bytesOf(size: number, write: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(size);
  write(new DataView(bytes.buffer));
  return bytes;
}

/** `01-FF`. */
function hyphenated(bytes: Uint8Array): string {
  return hexText(bytes)
    .toUpperCase()
    .replace(/..(?=.)/g, '$&-');
}

function range(bytes: Uint8Array, start: number, length: number): Uint8Array {
  if (start < 0 || (start >= bytes.length && start > 0)) indexError();
  if (length < 0) {
    throw netException('System.ArgumentOutOfRangeException', "Value must be positive. (Parameter 'length')");
  }
  if (start > bytes.length - length) tooShort();
  return bytes.subarray(start, start + length);
}

const readers: readonly MethodDeclaration[] = [
  ['bool ToBoolean(byte[] value, int startIndex)', (b: Uint8Array, i: number) => viewOf(b, i, 1).getUint8(0) !== 0],
  [
    'char ToChar(byte[] value, int startIndex)',
    (b: Uint8Array, i: number) => Char.of(viewOf(b, i, 2).getUint16(0, true)),
  ],
  ['double ToDouble(byte[] value, int startIndex)', (b: Uint8Array, i: number) => viewOf(b, i, 8).getFloat64(0, true)],
  ['float ToSingle(byte[] value, int startIndex)', (b: Uint8Array, i: number) => viewOf(b, i, 4).getFloat32(0, true)],
  ['short ToInt16(byte[] value, int startIndex)', (b: Uint8Array, i: number) => viewOf(b, i, 2).getInt16(0, true)],
  ['int ToInt32(byte[] value, int startIndex)', (b: Uint8Array, i: number) => viewOf(b, i, 4).getInt32(0, true)],
  ['long ToInt64(byte[] value, int startIndex)', (b: Uint8Array, i: number) => viewOf(b, i, 8).getBigInt64(0, true)],
  ['ushort ToUInt16(byte[] value, int startIndex)', (b: Uint8Array, i: number) => viewOf(b, i, 2).getUint16(0, true)],
  ['uint ToUInt32(byte[] value, int startIndex)', (b: Uint8Array, i: number) => viewOf(b, i, 4).getUint32(0, true)],
  ['ulong ToUInt64(byte[] value, int startIndex)', (b: Uint8Array, i: number) => viewOf(b, i, 8).getBigUint64(0, true)],
];

const writers: readonly MethodDeclaration[] = [
  ['byte[] GetBytes(bool value)', (value: boolean) => Uint8Array.of(value ? 1 : 0)],
  ['byte[] GetBytes(char value)', (value: Char) => bytesOf(2, (view) => view.setUint16(0, value.code, true))],
  ['byte[] GetBytes(short value)', (value: number) => bytesOf(2, (view) => view.setInt16(0, value, true))],
  ['byte[] GetBytes(int value)', (value: number) => bytesOf(4, (view) => view.setInt32(0, value, true))],
  ['byte[] GetBytes(long value)', (value: bigint) => bytesOf(8, (view) => view.setBigInt64(0, value, true))],
  ['byte[] GetBytes(ushort value)', (value: number) => bytesOf(2, (view) => view.setUint16(0, value, true))],
  ['byte[] GetBytes(uint value)', (value: number) => bytesOf(4, (view) => view.setUint32(0, value, true))],
  ['byte[] GetBytes(ulong value)', (value: bigint) => bytesOf(8, (view) => view.setBigUint64(0, value, true))],
  ['byte[] GetBytes(float value)', (value: number) => bytesOf(4, (view) => view.setFloat32(0, value, true))],
  ['byte[] GetBytes(double value)', (value: number) => bytesOf(8, (view) => view.setFloat64(0, value, true))],
];

export default defineType({
  name: 'System.BitConverter',
  abstract: true,
  staticProperties: [['bool IsLittleEndian {get;}', () => true]],
  staticMethods: [
    ...writers,
    ...readers,
    ['string ToString(byte[] value)', (bytes: Uint8Array) => hyphenated(bytes)],
    [
      'string ToString(byte[] value, int startIndex)',
      (bytes: Uint8Array, start: number) => hyphenated(range(bytes, start, bytes.length - start)),
    ],
    [
      'string ToString(byte[] value, int startIndex, int length)',
      (bytes: Uint8Array, start: number, length: number) => hyphenated(range(bytes, start, length)),
    ],
    ['long DoubleToInt64Bits(double value)', doubleToBits],
    ['ulong DoubleToUInt64Bits(double value)', (value: number) => BigInt.asUintN(64, doubleToBits(value))],
    ['double Int64BitsToDouble(long value)', bitsToDouble],
    ['double UInt64BitsToDouble(ulong value)', (bits: bigint) => bitsToDouble(BigInt.asIntN(64, bits))],
    ['int SingleToInt32Bits(float value)', singleToBits],
    ['uint SingleToUInt32Bits(float value)', (value: number) => singleToBits(value) >>> 0],
    ['float Int32BitsToSingle(int value)', bitsToSingle],
    ['float UInt32BitsToSingle(uint value)', (bits: number) => bitsToSingle(bits | 0)],
  ],
});
