/** The statics of the fixed-size integer types (INumber and IBinaryInteger), made from a description of the type. */

import { netException } from '../net-exception.ts';
import { genericTypeOf, typeNamed } from '../net-type.ts';
import type { MethodDeclaration, StaticPropertyDeclaration } from '../type-declaration.ts';
import { NetTuple } from '../values/net-tuple.ts';
import { privateIntegerMethods } from './interface-members.ts';
import type { IntegerKind } from './number-kind.ts';
import { instanceMethods, numberBasics, parseMethods } from './number-members.ts';

/** Abs of an integer of a signed type. Throws OverflowException for the smallest one. */
export function absolute<R extends number | bigint>(kind: IntegerKind<R>, value: R): R {
  if (value === kind.min && kind.range.signed) {
    throw netException(
      'System.OverflowException',
      'Negating the minimum value of a twos complement number is invalid.',
    );
  }
  return (value < 0 ? -value : value) as R;
}

/** Value brought between two limits. Throws ArgumentException when the limits are in the wrong order. */
export function clamped<R extends number | bigint>(value: R, min: R, max: R): R {
  if (min > max) throw netException('System.ArgumentException', `'${min}' cannot be greater than ${max}.`);
  return value < min ? min : value > max ? max : value;
}

/** The larger of two. */
export function larger<R extends number | bigint>(a: R, b: R): R {
  if (a > b) return a;
  return b;
}

/** The smaller of two. */
export function smaller<R extends number | bigint>(a: R, b: R): R {
  if (a < b) return a;
  return b;
}

function bitsSet(value: bigint): number {
  return value.toString(2).replaceAll('0', '').length;
}

/** The statics that work on a value's bits. */
function bitMethods<R extends number | bigint>(kind: IntegerKind<R>): readonly MethodDeclaration[] {
  const { name, range, wrapped } = kind;
  const bits = (value: R) => BigInt.asUintN(range.bits, BigInt(value));
  const length = (value: R) => (bits(value) === 0n ? 0 : bits(value).toString(2).length);
  const rotate = (value: R, by: number): R => {
    const places = BigInt(((by % range.bits) + range.bits) % range.bits);
    const unsigned = bits(value);
    return wrapped((unsigned << places) | (unsigned >> (BigInt(range.bits) - places)));
  };
  const trailing = (value: R) =>
    bits(value) === 0n ? range.bits : (/0*$/.exec(bits(value).toString(2))?.[0].length ?? 0);
  return [
    [`${name} LeadingZeroCount(${name} value)`, (value: R) => wrapped(BigInt(range.bits - length(value)))],
    [
      `${name} Log2(${name} value)`,
      (value: R) => {
        if (value < 0)
          throw netException(
            'System.ArgumentOutOfRangeException',
            "value must be a non-negative value. (Parameter 'value')",
          );
        return wrapped(BigInt(Math.max(0, length(value) - 1)));
      },
    ],
    [`${name} PopCount(${name} value)`, (value: R) => wrapped(BigInt(bitsSet(bits(value))))],
    [`${name} RotateLeft(${name} value, int rotateAmount)`, (value: R, by: number) => rotate(value, by)],
    [`${name} RotateRight(${name} value, int rotateAmount)`, (value: R, by: number) => rotate(value, -by)],
    [`${name} TrailingZeroCount(${name} value)`, (value: R) => wrapped(BigInt(trailing(value)))],
    [`bool IsEvenInteger(${name} value)`, (value: R) => (BigInt(value) & 1n) === 0n],
    [`bool IsOddInteger(${name} value)`, (value: R) => (BigInt(value) & 1n) === 1n],
    [`bool IsPow2(${name} value)`, (value: R) => value > 0 && bitsSet(BigInt(value)) === 1],
  ];
}

/** The statics that only signed types have. */
function signedMethods<R extends number | bigint>(kind: IntegerKind<R>): readonly MethodDeclaration[] {
  const { name } = kind;
  const magnitude = (value: R) => (value < 0 ? -BigInt(value) : BigInt(value));
  return [
    [`${name} Abs(${name} value)`, (value: R) => absolute(kind, value)],
    [
      `${name} CopySign(${name} value, ${name} sign)`,
      (value: R, sign: R) => kind.checked(sign < 0 ? -magnitude(value) : magnitude(value)),
    ],
    [`bool IsNegative(${name} value)`, (value: R) => value < 0],
    [`bool IsPositive(${name} value)`, (value: R) => value >= 0],
    [
      `${name} MaxMagnitude(${name} x, ${name} y)`,
      (x: R, y: R) => (magnitude(x) > magnitude(y) || (magnitude(x) === magnitude(y) && x > y) ? x : y),
    ],
    [
      `${name} MinMagnitude(${name} x, ${name} y)`,
      (x: R, y: R) => (magnitude(x) < magnitude(y) || (magnitude(x) === magnitude(y) && x < y) ? x : y),
    ],
  ];
}

/** Quotient and remainder as a ValueTuple. */
export function divisionWithRemainder<R extends number | bigint>(kind: IntegerKind<R>, left: R, right: R): NetTuple {
  const [a, b] = [BigInt(left), BigInt(right)];
  if (b === 0n) throw netException('System.DivideByZeroException', 'Attempted to divide by zero.');
  const type = typeNamed(`System.${kind.title}`);
  return new NetTuple(genericTypeOf(typeNamed('System.ValueTuple`2'), [type, type]), [
    kind.box(kind.checked(a / b)),
    kind.box(kind.checked(a % b)),
  ]);
}

/** Everything of a fixed-size integer type's declaration but its names. */
export function integerMembers<R extends number | bigint>(kind: IntegerKind<R>) {
  const { name } = kind;
  const staticProperties: readonly StaticPropertyDeclaration[] = [
    [`${name} MaxValue {get;}`, () => kind.max],
    [`${name} MinValue {get;}`, () => kind.min],
  ];
  const staticMethods: readonly MethodDeclaration[] = [
    ...parseMethods(kind),
    [`${name} Clamp(${name} value, ${name} min, ${name} max)`, (value: R, min: R, max: R) => clamped(value, min, max)],
    [`${name} Max(${name} x, ${name} y)`, larger<R>],
    [`${name} Min(${name} x, ${name} y)`, smaller<R>],
    [`int Sign(${name} value)`, (value: R) => (value > 0 ? 1 : value < 0 ? -1 : 0)],
    [
      `System.ValueTuple[${name},${name}] DivRem(${name} left, ${name} right)`,
      (left: R, right: R) => divisionWithRemainder(kind, left, right),
    ],
    ...bitMethods(kind),
    ...(kind.range.signed ? signedMethods(kind) : []),
  ];
  return {
    ...numberBasics(kind),
    methods: [...instanceMethods(kind), ...privateIntegerMethods(kind)],
    staticProperties,
    staticMethods,
  };
}
