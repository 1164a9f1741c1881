/** The statics of Double and Single. */
import type { MethodDeclaration, StaticPropertyDeclaration } from '../type-declaration.ts';
import type { EnumValue } from '../values/enum-value.ts';
import {
  binaryLogarithm,
  bitStep,
  byMagnitude,
  ieeeRemainder,
  maximum,
  minimum,
  signOf,
} from './floating-functions.ts';
import { convertible } from './interface-members.ts';
import type { NumberKind } from './number-kind.ts';
import { instanceMethods, numberBasics, parseMethods } from './number-members.ts';
import { roundDouble, roundingMode } from './rounding.ts';

/** What differs between the two types. */
interface FloatingLimits {
  readonly max: number;
  readonly epsilon: number;
  readonly smallestNormal: number;
  /** What .NET calls the parameter of IsNaN and its kind. */
  readonly parameter: string;
}

type Unary = (x: number) => number;

const UNARY: Readonly<Record<string, Unary>> = {
  Acos: Math.acos,
  Acosh: Math.acosh,
  Asin: Math.asin,
  Asinh: Math.asinh,
  Atan: Math.atan,
  Atanh: Math.atanh,
  Cbrt: Math.cbrt,
  Ceiling: Math.ceil,
  Cos: Math.cos,
  Cosh: Math.cosh,
  Exp: Math.exp,
  AcosPi: (x) => Math.acos(x) / Math.PI,
  AsinPi: (x) => Math.asin(x) / Math.PI,
  AtanPi: (x) => Math.atan(x) / Math.PI,
  CosPi: (x) => Math.cos(x * Math.PI),
  Exp2: (x) => 2 ** x,
  Exp2M1: (x) => 2 ** x - 1,
  Exp10: (x) => 10 ** x,
  Exp10M1: (x) => 10 ** x - 1,
  ExpM1: Math.expm1,
  Floor: Math.floor,
  LogP1: Math.log1p,
  Log2P1: (x) => Math.log2(x + 1),
  Log10P1: (x) => Math.log10(x + 1),
  ReciprocalEstimate: (x) => 1 / x,
  ReciprocalSqrtEstimate: (x) => 1 / Math.sqrt(x),
  SinPi: (x) => Math.sin(x * Math.PI),
  TanPi: (x) => Math.tan(x * Math.PI),
  Log: Math.log,
  Log10: Math.log10,
  Sin: Math.sin,
  Sinh: Math.sinh,
  Sqrt: Math.sqrt,
  Tan: Math.tan,
  Tanh: Math.tanh,
  Truncate: Math.trunc,
};

function testMethods(name: string, limits: FloatingLimits): readonly MethodDeclaration[] {
  const d = `${name} ${limits.parameter}`;
  const isNegative = (x: number) => x < 0 || Object.is(x, -0);
  return [
    [`bool IsNaN(${d})`, (x: number) => Number.isNaN(x)],
    [`bool IsFinite(${d})`, (x: number) => Number.isFinite(x)],
    [`bool IsInfinity(${d})`, (x: number) => x === Number.POSITIVE_INFINITY || x === Number.NEGATIVE_INFINITY],
    [`bool IsPositiveInfinity(${d})`, (x: number) => x === Number.POSITIVE_INFINITY],
    [`bool IsNegativeInfinity(${d})`, (x: number) => x === Number.NEGATIVE_INFINITY],
    [`bool IsInteger(${name} value)`, (x: number) => Number.isInteger(x)],
    [`bool IsEvenInteger(${name} value)`, (x: number) => Number.isInteger(x) && x % 2 === 0],
    [`bool IsOddInteger(${name} value)`, (x: number) => Number.isInteger(x) && x % 2 !== 0],
    [`bool IsNegative(${d})`, isNegative],
    [`bool IsPositive(${name} value)`, (x: number) => !isNegative(x)],
    [`bool IsRealNumber(${name} value)`, (x: number) => !Number.isNaN(x)],
    [`bool IsNormal(${d})`, (x: number) => Number.isFinite(x) && Math.abs(x) >= limits.smallestNormal],
    [`bool IsSubnormal(${d})`, (x: number) => x !== 0 && Math.abs(x) < limits.smallestNormal],
  ];
}

/** The number where only one of the two is one. */
function numberOf(x: number, y: number, choose: (x: number, y: number) => number): number {
  if (Number.isNaN(x)) return y;
  return Number.isNaN(y) ? x : choose(x, y);
}

/** The n-th root; odd roots of negative numbers are negative. */
function rootOf(x: number, n: number): number {
  if (n === 3) return Math.cbrt(x);
  if (x < 0 && n % 2 !== 0) return -((-x) ** (1 / n));
  return n === 2 ? Math.sqrt(x) : x ** (1 / n);
}

/** Everything of a floating type's declaration but its names. */
export function floatingMembers(kind: NumberKind<number>, limits: FloatingLimits) {
  const { name } = kind;
  const constants: Readonly<Record<string, number>> = {
    MinValue: -limits.max,
    MaxValue: limits.max,
    Epsilon: limits.epsilon,
    NegativeInfinity: Number.NEGATIVE_INFINITY,
    PositiveInfinity: Number.POSITIVE_INFINITY,
    NaN: Number.NaN,
    NegativeZero: -0,
    E: Math.E,
    Pi: Math.PI,
    Tau: 2 * Math.PI,
  };
  const staticProperties: readonly StaticPropertyDeclaration[] = Object.entries(constants).map(
    ([constant, value]) => [`${name} ${constant} {get;}`, () => value] as const,
  );
  const staticMethods: readonly MethodDeclaration[] = [
    ...parseMethods(kind),
    ...testMethods(name, limits),
    ...Object.entries(UNARY).map(([method, run]) => [`${name} ${method}(${name} x)`, (x: number) => run(x)] as const),
    [`${name} Abs(${name} value)`, (value: number) => Math.abs(value)],
    [`${name} Log2(${name} value)`, (value: number) => Math.log2(value)],
    [`${name} Atan2(${name} y, ${name} x)`, Math.atan2],
    [
      `${name} Clamp(${name} value, ${name} min, ${name} max)`,
      (x: number, low: number, high: number) => Math.min(Math.max(x, low), high),
    ],
    [`${name} Atan2Pi(${name} y, ${name} x)`, (y: number, x: number) => Math.atan2(y, x) / Math.PI],
    [
      `${name} CopySign(${name} value, ${name} sign)`,
      (x: number, sign: number) => (sign < 0 || Object.is(sign, -0) ? -Math.abs(x) : Math.abs(x)),
    ],
    [
      `${name} FusedMultiplyAdd(${name} left, ${name} right, ${name} addend)`,
      (a: number, b: number, c: number) => a * b + c,
    ],
    [
      `${name} Lerp(${name} value1, ${name} value2, ${name} amount)`,
      (a: number, b: number, amount: number) => a * (1 - amount) + b * amount,
    ],
    [`${name} MaxNumber(${name} x, ${name} y)`, (x: number, y: number) => numberOf(x, y, maximum)],
    [`${name} MinNumber(${name} x, ${name} y)`, (x: number, y: number) => numberOf(x, y, minimum)],
    [`${name} MaxMagnitude(${name} x, ${name} y)`, (x: number, y: number) => byMagnitude(x, y, 1)],
    [`${name} MinMagnitude(${name} x, ${name} y)`, (x: number, y: number) => byMagnitude(x, y, -1)],
    [`${name} RootN(${name} x, int n)`, rootOf],
    [`${name} ScaleB(${name} x, int n)`, (x: number, n: number) => x * 2 ** n],
    [`int ILogB(${name} x)`, binaryLogarithm],
    [`bool IsPow2(${name} value)`, (x: number) => x > 0 && Number.isInteger(Math.log2(x))],
    [`${name} Hypot(${name} x, ${name} y)`, (x: number, y: number) => Math.hypot(x, y)],
    [`${name} Ieee754Remainder(${name} left, ${name} right)`, ieeeRemainder],
    [`${name} BitDecrement(${name} x)`, (x: number) => bitStep(x, -1)],
    [`${name} BitIncrement(${name} x)`, (x: number) => bitStep(x, 1)],
    [`${name} Log(${name} x, ${name} newBase)`, (x: number, base: number) => Math.log(x) / Math.log(base)],
    [`${name} Max(${name} x, ${name} y)`, maximum],
    [`${name} Min(${name} x, ${name} y)`, minimum],
    [`${name} Pow(${name} x, ${name} y)`, (x: number, y: number) => x ** y],
    [`${name} RadiansToDegrees(${name} radians)`, (x: number) => (x * 180) / Math.PI],
    [`${name} DegreesToRadians(${name} degrees)`, (x: number) => (x * Math.PI) / 180],
    [`${name} Round(${name} x)`, (x: number) => roundDouble(x, 0, 'ToEven')],
    [`${name} Round(${name} x, int digits)`, (x: number, digits: number) => roundDouble(x, digits, 'ToEven')],
    [
      `${name} Round(${name} x, System.MidpointRounding mode)`,
      (x: number, mode: EnumValue) => roundDouble(x, 0, roundingMode(mode.value)),
    ],
    [
      `${name} Round(${name} x, int digits, System.MidpointRounding mode)`,
      (x: number, digits: number, mode: EnumValue) => roundDouble(x, digits, roundingMode(mode.value)),
    ],
    [`int Sign(${name} value)`, signOf],
  ];
  return {
    ...numberBasics(kind),
    methods: [...instanceMethods(kind), ...convertible],
    staticProperties,
    staticMethods,
  };
}
