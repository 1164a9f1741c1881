/**
 * Methods of interfaces that number types implement privately: PowerShell lists and calls them all the same
 * (`(5).ToBoolean($null)`).
 */
import { cultureOrCurrent } from '../culture/current-culture.ts';
import { netException } from '../net-exception.ts';
import { type NetType, typeNamed } from '../net-type.ts';
import { changeType, convertToBoolean, convertToChar } from '../operations/system-convert.ts';
import type { MethodDeclaration } from '../type-declaration.ts';
import { cultureNameOf } from '../values/culture-info.ts';
import { BoxedNumber } from '../values/numbers.ts';
import type { IntegerKind } from './number-kind.ts';

/** Result types of IConvertible's methods beside bool and char. */
const TARGETS: readonly (readonly [method: string, name: string, type: string])[] = [
  ['ToSByte', 'sbyte', 'System.SByte'],
  ['ToByte', 'byte', 'System.Byte'],
  ['ToInt16', 'short', 'System.Int16'],
  ['ToUInt16', 'ushort', 'System.UInt16'],
  ['ToInt32', 'int', 'System.Int32'],
  ['ToUInt32', 'uint', 'System.UInt32'],
  ['ToInt64', 'long', 'System.Int64'],
  ['ToUInt64', 'ulong', 'System.UInt64'],
  ['ToSingle', 'float', 'System.Single'],
  ['ToDouble', 'double', 'System.Double'],
  ['ToDecimal', 'decimal', 'System.Decimal'],
  ['ToDateTime', 'datetime', 'System.DateTime'],
];

const PROVIDER = 'System.IFormatProvider provider';

function converted(self: unknown, type: NetType, provider: unknown): unknown {
  return changeType(self, type, cultureNameOf(provider) ?? cultureOrCurrent(null).name);
}

/** IConvertible. */
export const convertible: readonly MethodDeclaration[] = [
  [`bool IConvertible.ToBoolean(${PROVIDER})`, (self: unknown) => convertToBoolean(self)],
  [`char IConvertible.ToChar(${PROVIDER})`, (self: unknown) => convertToChar(self)],
  ...TARGETS.map(
    ([method, name, type]): MethodDeclaration => [
      `${name} IConvertible.${method}(${PROVIDER})`,
      (self: unknown, provider: unknown) => converted(self, typeNamed(type), provider),
    ],
  ),
  [`System.Object IConvertible.ToType(type conversionType, ${PROVIDER})`, converted],
  ['System.TypeCode IConvertible.GetTypeCode()', () => undefined],
];

function raw(self: unknown): bigint {
  return BigInt(self instanceof BoxedNumber ? self.value : (self as number | bigint));
}

/** The bytes of an integer, the most significant first. */
function bytesOf(value: bigint, bits: number): Uint8Array {
  const bytes = new Uint8Array(bits / 8);
  let rest = BigInt.asUintN(bits, value);
  for (let i = bytes.length - 1; i >= 0; i--, rest >>= 8n) bytes[i] = Number(rest & 0xffn);
  return bytes;
}

function written(target: Uint8Array, start: number, bytes: Uint8Array): number {
  if (start < 0 || start + bytes.length > target.length) {
    throw netException('System.ArgumentException', "Destination is too short. (Parameter 'destination')");
  }
  target.set(bytes, start);
  return bytes.length;
}

/** WriteBigEndian or WriteLittleEndian. Those with spans are listed, and no script can call them. */
function writers(name: string, bits: number, order: 'Big' | 'Little'): MethodDeclaration[] {
  const write = (self: unknown, target: Uint8Array, start = 0) => {
    const bytes = bytesOf(raw(self), bits);
    return written(target, start, order === 'Big' ? bytes : bytes.reverse());
  };
  const owner = `IBinaryInteger[${name}]`;
  return [
    [`bool ${owner}.TryWrite${order}Endian(System.Span[byte] destination, [ref] int bytesWritten)`, () => false],
    [`int ${owner}.Write${order}Endian(byte[] destination)`, write],
    [`int ${owner}.Write${order}Endian(byte[] destination, int startIndex)`, write],
    [`int ${owner}.Write${order}Endian(System.Span[byte] destination)`, write],
  ];
}

/** What an integer type of a fixed size implements privately. */
export function privateIntegerMethods<R extends number | bigint>(kind: IntegerKind<R>): readonly MethodDeclaration[] {
  const { name, range } = kind;
  return [
    [`int IBinaryInteger[${name}].GetByteCount()`, () => range.bits / 8],
    [
      `int IBinaryInteger[${name}].GetShortestBitLength()`,
      (self: unknown) => {
        const value = raw(self);
        return value < 0n
          ? (~value).toString(2).replace(/^0$/, '').length + 1
          : value.toString(2).replace(/^0$/, '').length;
      },
    ],
    ...convertible,
    ...writers(name, range.bits, 'Big'),
    ...writers(name, range.bits, 'Little'),
    [
      'bool TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format = , System.IFormatProvider provider = )',
      () => false,
    ],
  ];
}
