/** System.Math. */
import { netException } from '../net-exception.ts';
import { genericTypeOf, typeNamed } from '../net-type.ts';
import { clampedDecimal, largerDecimal, roundDecimal, smallerDecimal } from '../numbers/decimal-functions.ts';
import {
  binaryLogarithm,
  bitStep,
  byMagnitude,
  ieeeRemainder,
  maximum,
  minimum,
  signOf,
} from '../numbers/floating-functions.ts';
import { absolute, clamped, divisionWithRemainder, larger, smaller } from '../numbers/integer-members.ts';
import { BYTE, INT16, INT32, INT64, type IntegerKind, SBYTE, UINT16, UINT32, UINT64 } from '../numbers/number-kind.ts';
import { roundDouble, roundingMode } from '../numbers/rounding.ts';
import { defineType, type MethodDeclaration } from '../type-declaration.ts';
import { NetDecimal } from '../values/decimal.ts';
import type { EnumValue } from '../values/enum-value.ts';
import { NetTuple } from '../values/net-tuple.ts';
import { Double, Int64, UInt64 } from '../values/numbers.ts';
import type { PSReference } from '../values/reference.ts';

/** Max, Min, Clamp, and for signed types Abs and Sign. */
function integerMethods<R extends number | bigint>(kind: IntegerKind<R>): readonly MethodDeclaration[] {
  const { name } = kind;
  const signed: readonly MethodDeclaration[] = [
    [`${name} Abs(${name} value)`, (value: R) => absolute(kind, value)],
    [`int Sign(${name} value)`, (value: R) => (value > 0 ? 1 : value < 0 ? -1 : 0)],
  ];
  return [
    ...(kind.range.signed ? signed : []),
    [`${name} Clamp(${name} value, ${name} min, ${name} max)`, (value: R, min: R, max: R) => clamped(value, min, max)],
    [`${name} Max(${name} val1, ${name} val2)`, larger<R>],
    [`${name} Min(${name} val1, ${name} val2)`, smaller<R>],
  ];
}

/** Max, Min, Clamp, Abs and Sign of a floating type. */
function floatingMethods(name: string): readonly MethodDeclaration[] {
  return [
    [`${name} Abs(${name} value)`, (value: number) => Math.abs(value)],
    [`int Sign(${name} value)`, signOf],
    [
      `${name} Clamp(${name} value, ${name} min, ${name} max)`,
      (value: number, min: number, max: number) => (Number.isNaN(value) ? value : clamped(value, min, max)),
    ],
    [`${name} Max(${name} val1, ${name} val2)`, maximum],
    [`${name} Min(${name} val1, ${name} val2)`, minimum],
  ];
}

const decimalMethods: readonly MethodDeclaration[] = [
  ['decimal Abs(decimal value)', (value: NetDecimal) => value.abs()],
  ['decimal Ceiling(decimal d)', (value: NetDecimal) => value.ceiling()],
  ['decimal Clamp(decimal value, decimal min, decimal max)', clampedDecimal],
  ['decimal Floor(decimal d)', (value: NetDecimal) => value.floor()],
  ['decimal Max(decimal val1, decimal val2)', largerDecimal],
  ['decimal Min(decimal val1, decimal val2)', smallerDecimal],
  ['decimal Round(decimal d)', (value: NetDecimal) => roundDecimal(value, 0, 'ToEven')],
  [
    'decimal Round(decimal d, int decimals)',
    (value: NetDecimal, places: number) => roundDecimal(value, places, 'ToEven'),
  ],
  [
    'decimal Round(decimal d, System.MidpointRounding mode)',
    (value: NetDecimal, mode: EnumValue) => roundDecimal(value, 0, roundingMode(mode.value)),
  ],
  [
    'decimal Round(decimal d, int decimals, System.MidpointRounding mode)',
    (value: NetDecimal, places: number, mode: EnumValue) => roundDecimal(value, places, roundingMode(mode.value)),
  ],
  ['decimal Truncate(decimal d)', (value: NetDecimal) => value.truncate()],
  ['int Sign(decimal value)', (value: NetDecimal) => value.compareTo(NetDecimal.zero)],
];

/** Logarithm to a base, with .NET's answers for bases that have none. */
function logarithm(value: number, base: number): number {
  if (Number.isNaN(value) || Number.isNaN(base)) return value + base;
  if (base === 1) return Number.NaN;
  if (value !== 1 && (base === 0 || base === Number.POSITIVE_INFINITY)) return Number.NaN;
  return Math.log(value) / Math.log(base);
}

/** Math.Pow: unlike JavaScript's, 1 to any power is 1. */
function power(x: number, y: number): number {
  return x === 1 || (x === -1 && !Number.isFinite(y) && !Number.isNaN(y)) ? 1 : x ** y;
}

const doubleMethods: readonly MethodDeclaration[] = [
  ['double Acos(double d)', Math.acos],
  ['double Acosh(double d)', Math.acosh],
  ['double Asin(double d)', Math.asin],
  ['double Asinh(double d)', Math.asinh],
  ['double Atan(double d)', Math.atan],
  ['double Atan2(double y, double x)', Math.atan2],
  ['double Atanh(double d)', Math.atanh],
  ['double BitDecrement(double x)', (x: number) => bitStep(x, -1)],
  ['double BitIncrement(double x)', (x: number) => bitStep(x, 1)],
  ['double Cbrt(double d)', Math.cbrt],
  ['double Ceiling(double a)', Math.ceil],
  [
    'double CopySign(double x, double y)',
    (x: number, y: number) => (y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x)),
  ],
  ['double Cos(double d)', Math.cos],
  ['double Cosh(double value)', Math.cosh],
  ['double Exp(double d)', Math.exp],
  ['double Floor(double d)', Math.floor],
  ['double FusedMultiplyAdd(double x, double y, double z)', (x: number, y: number, z: number) => x * y + z],
  ['double IEEERemainder(double x, double y)', ieeeRemainder],
  ['double Log(double d)', Math.log],
  ['double Log(double a, double newBase)', logarithm],
  ['double Log10(double d)', Math.log10],
  ['double Log2(double x)', Math.log2],
  ['double MaxMagnitude(double x, double y)', (x: number, y: number) => byMagnitude(x, y, 1)],
  ['double MinMagnitude(double x, double y)', (x: number, y: number) => byMagnitude(x, y, -1)],
  ['double Pow(double x, double y)', power],
  ['double ReciprocalEstimate(double d)', (x: number) => 1 / x],
  ['double ReciprocalSqrtEstimate(double d)', (x: number) => 1 / Math.sqrt(x)],
  ['double Round(double a)', (x: number) => roundDouble(x, 0, 'ToEven')],
  ['double Round(double value, int digits)', (x: number, digits: number) => roundDouble(x, digits, 'ToEven')],
  [
    'double Round(double value, System.MidpointRounding mode)',
    (x: number, mode: EnumValue) => roundDouble(x, 0, roundingMode(mode.value)),
  ],
  [
    'double Round(double value, int digits, System.MidpointRounding mode)',
    (x: number, digits: number, mode: EnumValue) => roundDouble(x, digits, roundingMode(mode.value)),
  ],
  [
    'System.ValueTuple[double,double] SinCos(double x)',
    (x: number) => {
      const double = typeNamed('System.Double');
      const type = genericTypeOf(typeNamed('System.ValueTuple`2'), [double, double]);
      return new NetTuple(type, [new Double(Math.sin(x)), new Double(Math.cos(x))]);
    },
  ],
  ['double ScaleB(double x, int n)', (x: number, n: number) => x * 2 ** n],
  ['double Sin(double a)', Math.sin],
  ['double Sinh(double value)', Math.sinh],
  ['double Sqrt(double d)', Math.sqrt],
  ['double Tan(double a)', Math.tan],
  ['double Tanh(double value)', Math.tanh],
  ['double Truncate(double d)', Math.trunc],
  ['int ILogB(double x)', binaryLogarithm],
];

function quotient(a: bigint, b: bigint): bigint {
  if (b === 0n) throw netException('System.DivideByZeroException', 'Attempted to divide by zero.');
  return a / b;
}

function tupleDivision<R extends number | bigint>(kind: IntegerKind<R>): MethodDeclaration {
  const { name } = kind;
  return [
    `System.ValueTuple[${name},${name}] DivRem(${name} left, ${name} right)`,
    (left: R, right: R) => divisionWithRemainder(kind, left, right),
  ];
}

const divisionMethods: readonly MethodDeclaration[] = [
  [
    'int DivRem(int a, int b, [ref] int result)',
    (a: number, b: number, result: PSReference) => {
      const whole = quotient(BigInt(a), BigInt(b));
      result.value = a % b;
      return INT32.checked(whole);
    },
  ],
  [
    'long DivRem(long a, long b, [ref] long result)',
    (a: bigint, b: bigint, result: PSReference) => {
      const whole = quotient(a, b);
      result.value = new Int64(a % b);
      return INT64.checked(whole);
    },
  ],
  ...[SBYTE, BYTE, INT16, UINT16, INT32, UINT32].map((kind) => tupleDivision(kind)),
  tupleDivision(INT64),
  tupleDivision(UINT64),
  ['long BigMul(int a, int b)', (a: number, b: number) => BigInt(a) * BigInt(b)],
  ['ulong BigMul(uint a, uint b)', (a: number, b: number) => BigInt(a) * BigInt(b)],
  [
    'long BigMul(long a, long b, [ref] long low)',
    (a: bigint, b: bigint, low: PSReference) => {
      low.value = new Int64(BigInt.asIntN(64, a * b));
      return (a * b) >> 64n;
    },
  ],
  [
    'ulong BigMul(ulong a, ulong b, [ref] ulong low)',
    (a: bigint, b: bigint, low: PSReference) => {
      low.value = new UInt64(BigInt.asUintN(64, a * b));
      return (a * b) >> 64n;
    },
  ],
];

export default defineType({
  name: 'System.Math',
  abstract: true,
  staticProperties: [
    ['double E {get;}', () => Math.E],
    ['double PI {get;}', () => Math.PI],
    ['double Tau {get;}', () => 2 * Math.PI],
  ],
  staticMethods: [
    // In the order of .NET, which is that of its type names.
    ...integerMethods(BYTE),
    ...decimalMethods,
    ...floatingMethods('double'),
    ...integerMethods(INT16),
    ...integerMethods(INT32),
    ...integerMethods(INT64),
    ...integerMethods(SBYTE),
    ...floatingMethods('float'),
    ...integerMethods(UINT16),
    ...integerMethods(UINT32),
    ...integerMethods(UINT64),
    ...doubleMethods,
    ...divisionMethods,
  ],
});
