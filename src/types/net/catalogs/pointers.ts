/** System.IntPtr and System.UIntPtr. No address can be followed here; they are compared, counted with and converted. */

import { ambient } from '../../ambient.ts';
import { formatValue } from '../../format/format-value.ts';
import { conversion } from '../../members/conversion-port.ts';
import { netException } from '../../net-exception.ts';
import { typeNamed } from '../../net-type.ts';
import { defineType, type TypeDeclaration } from '../../type-declaration.ts';
import { NativeInt } from '../../values/native-int.ts';
import { Int64, UInt64 } from '../../values/numbers.ts';

interface Family {
  readonly name: NativeInt['typeName'];
  /** The name in signatures. */
  readonly short: string;
  readonly whole: 'long' | 'ulong';
  readonly wholeType: string;
  readonly half: 'int' | 'uint';
  readonly min: bigint;
  readonly max: bigint;
  readonly halfMin: bigint;
  readonly halfMax: bigint;
}

const signed: Family = {
  name: 'System.IntPtr',
  short: 'System.IntPtr',
  whole: 'long',
  wholeType: 'System.Int64',
  half: 'int',
  min: -(2n ** 63n),
  max: 2n ** 63n - 1n,
  halfMin: -(2n ** 31n),
  halfMax: 2n ** 31n - 1n,
};

const unsigned: Family = {
  name: 'System.UIntPtr',
  short: 'System.UIntPtr',
  whole: 'ulong',
  wholeType: 'System.UInt64',
  half: 'uint',
  min: 0n,
  max: 2n ** 64n - 1n,
  halfMin: 0n,
  halfMax: 2n ** 32n - 1n,
};

function members(family: Family): Omit<TypeDeclaration<NativeInt>, 'name'> {
  const { short, whole, half } = family;
  const wholeName = whole === 'long' ? 'Int64' : 'UInt64';
  const halfName = half === 'int' ? 'Int32' : 'UInt32';
  const made = (value: number | bigint) => new NativeInt(family.name, BigInt(value));
  const wrapped = (value: bigint) => made(whole === 'long' ? BigInt.asIntN(64, value) : BigInt.asUintN(64, value));
  const toHalf = ({ value }: NativeInt) => {
    if (value >= family.halfMin && value <= family.halfMax) return Number(value);
    throw netException('System.OverflowException', 'Arithmetic operation resulted in an overflow.');
  };
  return {
    kind: 'struct',
    interfaces: ['System.IComparable', 'System.IFormattable'],
    constructors: [
      [`(${half} value)`, made],
      [`(${whole} value)`, made],
    ],
    methods: [
      [`${half} To${halfName}()`, toHalf],
      [`${whole} To${wholeName}()`, ({ value }: NativeInt) => value],
      ['string ToString(string format)', ({ value }: NativeInt, format: string) => formatted(family, value, format)],
    ],
    staticProperties: [
      ['int Size {get;}', () => 8],
      [`${short} Zero {get;}`, () => made(0)],
      [`${short} MaxValue {get;}`, () => made(family.max)],
      [`${short} MinValue {get;}`, () => made(family.min)],
    ],
    staticMethods: [
      [`${short} Add(${short} pointer, int offset)`, ({ value }: NativeInt, by: number) => wrapped(value + BigInt(by))],
      [
        `${short} Subtract(${short} pointer, int offset)`,
        ({ value }: NativeInt, by: number) => wrapped(value - BigInt(by)),
      ],
      [`${half} op_Addition(${short} pointer, int offset)`, ({ value }: NativeInt, by: number) => Number(value) + by],
      [
        `${half} op_Subtraction(${short} pointer, int offset)`,
        ({ value }: NativeInt, by: number) => Number(value) - by,
      ],
      [`${short} Parse(string s)`, (text: string) => made(wholeOf(family, text))],
    ],
    toText: ({ value }, format) => (format === null ? value.toString() : formatted(family, value, format)),
    compare: (a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0),
    equals: (a, b) => a.value === b.value,
    hashKey: ({ value }) => value,
    convertFrom: (value) => {
      if (value instanceof NativeInt) return made(value.value);
      return typeof value === 'number' || typeof value === 'bigint' || value instanceof Int64 || value instanceof UInt64
        ? made(wholeOf(family, value))
        : undefined;
    },
  };
}

/** A value as the whole number of this size. */
function wholeOf({ wholeType }: Family, value: unknown): bigint {
  return (conversion().convertTo(value, typeNamed(wholeType)) as Int64 | UInt64).value;
}

function formatted({ whole }: Family, value: bigint, format: string): string {
  return formatValue(whole === 'long' ? new Int64(value) : new UInt64(value), format, ambient().culture);
}

export default [
  defineType<NativeInt>({ name: 'System.IntPtr', ...members(signed) }),
  defineType<NativeInt>({ name: 'System.UIntPtr', ...members(unsigned) }),
];
