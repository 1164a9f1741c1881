/** The operators of C# on values: numbers wrap and divide as C#'s do, texts are compared letter by letter. */

import { callDelegate } from '../../types/collections/delegates.ts';
import { netText } from '../../types/format/format-value.ts';
import { boxerFor, unboxed } from '../../types/members/value-boxing.ts';
import { NetException, netException } from '../../types/net-exception.ts';
import { type NetType, typeNamed } from '../../types/net-type.ts';
import { add, divide, multiply, remainder, subtract } from '../../types/operations/arithmetic.ts';
import { callOperator } from '../../types/operations/user-operator.ts';
import { typeOf } from '../../types/type-of.ts';
import { Char } from '../../types/values/char.ts';
import { NetDecimal } from '../../types/values/decimal.ts';
import { EnumValue } from '../../types/values/enum-value.ts';
import { netEquals } from '../../types/values/net-equality.ts';
import { BoxedNumber, Double, Int64, Single, UInt32, UInt64 } from '../../types/values/numbers.ts';
import { baseOf } from '../../types/values/ps-object.ts';
import { attachFields, fieldsOf } from '../classes/class-field.ts';
import { ScriptObject } from '../classes/script-object.ts';
import { Lambda } from './lambda.ts';

type Rank = 'int' | 'uint' | 'long' | 'ulong' | 'float' | 'double' | 'decimal';
const RANKS: readonly Rank[] = ['int', 'uint', 'long', 'ulong', 'float', 'double', 'decimal'];

function rankOf(value: unknown): Rank | null {
  if (typeof value === 'number' || value instanceof Char) return 'int';
  if (value instanceof NetDecimal) return 'decimal';
  if (value instanceof Double) return 'double';
  if (value instanceof Single) return 'float';
  if (value instanceof Int64) return 'long';
  if (value instanceof UInt64) return 'ulong';
  if (value instanceof UInt32) return 'uint';
  return value instanceof BoxedNumber ? 'int' : null;
}

/** The type in which two numbers meet; an int and a uint meet in long. */
function commonRank(left: Rank, right: Rank): Rank {
  if (left !== right && [left, right].every((rank) => rank === 'int' || rank === 'uint')) return 'long';
  return RANKS[Math.max(RANKS.indexOf(left), RANKS.indexOf(right))] ?? 'double';
}

/** A number of whichever type as JavaScript's. */
function plainNumber(value: unknown): number | bigint {
  if (value instanceof Char) return value.code;
  if (value instanceof EnumValue) return value.value;
  if (value instanceof NetDecimal) return Number(value.toString());
  const plain = unboxed(value);
  return typeof plain === 'bigint' ? plain : Number(plain);
}

function whole(rank: Rank, value: bigint): unknown {
  switch (rank) {
    case 'uint':
      return new UInt32(Number(BigInt.asUintN(32, value)));
    case 'long':
      return new Int64(BigInt.asIntN(64, value));
    case 'ulong':
      return new UInt64(BigInt.asUintN(64, value));
    default:
      return Number(BigInt.asIntN(32, value));
  }
}

const WHOLE: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
};

const FLOATING: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
};

const DECIMAL: Readonly<Record<string, (a: unknown, b: unknown) => unknown>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '%': remainder,
};

const OPERATOR_METHODS: Readonly<Record<string, string>> = {
  '+': 'op_Addition',
  '-': 'op_Subtraction',
  '*': 'op_Multiply',
  '/': 'op_Division',
  '%': 'op_Modulus',
  '&': 'op_BitwiseAnd',
  '|': 'op_BitwiseOr',
  '^': 'op_ExclusiveOr',
  '==': 'op_Equality',
  '!=': 'op_Inequality',
  '<': 'op_LessThan',
  '>': 'op_GreaterThan',
  '<=': 'op_LessThanOrEqual',
  '>=': 'op_GreaterThanOrEqual',
};

/** `left operator right`, for all operators but those that look at their right side only sometimes. */
export function binaryOperation(operator: string, leftValue: unknown, rightValue: unknown): unknown {
  const [left, right] = [baseOf(leftValue), baseOf(rightValue)];
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string')) return textOf(left) + textOf(right);
  if (operator === '==') return equal(left, right);
  if (operator === '!=') return !equal(left, right);
  const [leftRank, rightRank] = [rankOf(left), rankOf(right)];
  if (leftRank && rightRank) return numbersOperation(operator, leftRank, rightRank, left, right);
  if (left instanceof EnumValue || right instanceof EnumValue) return enumOperation(operator, left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return truthOperation(operator, left, right);
  if (left instanceof Lambda || right instanceof Lambda) return delegateOperation(operator, left, right);
  if (left === null || right === null) return nullOperation(operator);
  return ownOperation(operator, left, right);
}

/** A delegate more, which is called after those before it, or one less. */
function delegateOperation(operator: string, left: unknown, right: unknown): unknown {
  if (operator === '-') return left === right ? null : left;
  if (operator !== '+') return nullOperation(operator);
  if (left === null || right === null) return left ?? right;
  return new Lambda((args) => {
    callDelegate(left, ...args);
    return callDelegate(right, ...args);
  });
}

/** Text of a value in a concatenation or interpolation. */
export function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : netText(value);
}

function numbersOperation(operator: string, leftRank: Rank, rightRank: Rank, left: unknown, right: unknown): unknown {
  if (operator === '<<' || operator === '>>') return shift(operator, leftRank, left, right);
  const rank = commonRank(leftRank, rightRank);
  const order = comparison(operator, plainNumber(left), plainNumber(right));
  if (order !== null) return order;
  if (rank === 'decimal') {
    const run = DECIMAL[operator];
    if (run) return run(asDecimal(left), asDecimal(right));
  } else if (rank === 'double' || rank === 'float') {
    const run = FLOATING[operator];
    if (run) {
      const result = run(Number(plainNumber(left)), Number(plainNumber(right)));
      return rank === 'double' ? new Double(result) : new Single(Math.fround(result));
    }
  } else {
    const [a, b] = [BigInt(plainNumber(left)), BigInt(plainNumber(right))];
    if ((operator === '/' || operator === '%') && b === 0n) {
      throw netException('System.DivideByZeroException', 'Attempted to divide by zero.');
    }
    const run = WHOLE[operator];
    if (run) return whole(rank, run(a, b));
  }
  return notDefined(operator, left, right);
}

function asDecimal(value: unknown): NetDecimal {
  return value instanceof NetDecimal ? value : NetDecimal.fromText(String(plainNumber(value)));
}

function shift(operator: string, rank: Rank, left: unknown, right: unknown): unknown {
  const isLong = rank === 'long' || rank === 'ulong';
  const count = BigInt(plainNumber(right)) & (isLong ? 63n : 31n);
  const value = BigInt(plainNumber(left));
  return whole(rank, operator === '<<' ? value << count : value >> count);
}

function comparison(operator: string, left: number | bigint, right: number | bigint): boolean | null {
  switch (operator) {
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '<=':
      return left <= right;
    case '>=':
      return left >= right;
    default:
      return null;
  }
}

function enumOperation(operator: string, left: unknown, right: unknown): unknown {
  const [a, b] = [plainNumber(left), plainNumber(right)];
  const order = comparison(operator, a, b);
  if (order !== null) return order;
  const run = WHOLE[operator];
  if (!run) return notDefined(operator, left, right);
  const result = run(BigInt(a), BigInt(b));
  // The difference of two values is a number.
  if (operator === '-' && left instanceof EnumValue && right instanceof EnumValue) return Number(result);
  const type = (left instanceof EnumValue ? left : (right as EnumValue)).netType();
  return EnumValue.of(type, result);
}

function truthOperation(operator: string, left: boolean, right: boolean): unknown {
  switch (operator) {
    case '&':
      return left && right;
    case '|':
      return left || right;
    case '^':
      return left !== right;
    default:
      return notDefined(operator, left, right);
  }
}

/** A number that may be null: nothing is less or greater, and sums are null. */
function nullOperation(operator: string): unknown {
  return /^[<>]=?$/.test(operator) ? false : null;
}

function ownOperation(operator: string, left: unknown, right: unknown): unknown {
  const method = OPERATOR_METHODS[operator];
  const type = typeOf(left);
  if (!method || !type) return notDefined(operator, left, right);
  return callOperator(type, method, [left, right]);
}

function notDefined(operator: string, left: unknown, right: unknown): never {
  throw netException(
    'System.InvalidOperationException',
    `Operator '${operator}' cannot be applied to operands of type '${typeOf(left) ?? 'null'}' and '${typeOf(right) ?? 'null'}'.`,
  );
}

/** `==`: numbers by value, texts letter by letter, structs by their fields, objects by identity. */
export function equal(left: unknown, right: unknown): boolean {
  if (left === null || left === undefined) return right === null || right === undefined;
  if (right === null || right === undefined) return false;
  if (typeof left === 'string' || typeof left === 'boolean') return left === right;
  const [leftRank, rightRank] = [rankOf(left), rankOf(right)];
  if (leftRank && rightRank) {
    if (leftRank === 'decimal' || rightRank === 'decimal') return netEquals(asDecimal(left), asDecimal(right));
    return sameNumber(plainNumber(left), plainNumber(right));
  }
  const type = typeOf(left);
  if (type?.isValueType) return netEquals(left, right);
  const own = type?.declaration.staticMethods?.some(([text]) => text.includes(' op_Equality('));
  return own && type ? callOperator(type, 'op_Equality', [left, right]) === true : left === right;
}

function sameNumber(left: number | bigint, right: number | bigint): boolean {
  return left <= right && left >= right;
}

export function unaryOperation(operator: string, value: unknown): unknown {
  const operand = baseOf(value);
  if (operator === '!') return typeof operand === 'boolean' ? !operand : ownUnary('op_LogicalNot', operator, operand);
  const rank = rankOf(operand);
  if (operand instanceof EnumValue && operator === '~') return EnumValue.of(operand.netType(), ~operand.value);
  if (!rank) return ownUnary(operator === '-' ? 'op_UnaryNegation' : 'op_OnesComplement', operator, operand);
  if (operator === '+') return operand;
  if (operator === '~') return whole(rank, ~BigInt(plainNumber(operand)));
  if (rank === 'decimal') return subtract(NetDecimal.of(0n), operand);
  if (rank === 'double') return new Double(-Number(plainNumber(operand)));
  if (rank === 'float') return new Single(-Number(plainNumber(operand)));
  return whole(rank === 'uint' ? 'long' : rank, -BigInt(plainNumber(operand)));
}

function ownUnary(method: string, operator: string, operand: unknown): unknown {
  const type = typeOf(operand);
  return type ? callOperator(type, method, [operand]) : notDefined(operator, operand, null);
}

const BITS: ReadonlyMap<string, readonly [bits: number, signed: boolean]> = new Map([
  ['System.SByte', [8, true]],
  ['System.Byte', [8, false]],
  ['System.Int16', [16, true]],
  ['System.UInt16', [16, false]],
  ['System.Int32', [32, true]],
  ['System.UInt32', [32, false]],
  ['System.Int64', [64, true]],
  ['System.UInt64', [64, false]],
]);

function isNumeric(type: NetType): boolean {
  return BITS.has(type.fullName) || /^System\.(?:Double|Single|Decimal)$/.test(type.fullName);
}

/** What an assignment to a variable of a type makes of a value: numbers widen, everything else stays. */
export function coerced(value: unknown, type: NetType | null): unknown {
  if (!type || value === null || value === undefined) return value ?? null;
  if (type.declaration.name === 'System.Nullable`1') return coerced(value, type.genericArguments[0] ?? null);
  if (value instanceof ScriptObject && type.isValueType) return copyOf(value);
  // Declarations take numbers as plain ones.
  if (typeof value === 'bigint' && isNumeric(type)) return boxerFor(type)(value);
  if (!isNumeric(type) || (!rankOf(value) && !(value instanceof EnumValue))) return value;
  if (type.fullName === 'System.Decimal') return asDecimal(value);
  return boxerFor(type)(plainNumber(value));
}

/** A struct is copied where it is assigned. */
function copyOf(value: ScriptObject): ScriptObject {
  const copy = new ScriptObject(value.netType());
  attachFields(copy, [...(fieldsOf(value) ?? [])]);
  return copy;
}

/** `(T)value`: numbers are cut to size; other values must be of the type, or have an operator that makes one. */
export function castTo(type: NetType, given: unknown): unknown {
  const value = baseOf(given);
  if (value === null || value === undefined) {
    if (!type.isValueType || type.declaration.name === 'System.Nullable`1') return null;
    throw netException('System.NullReferenceException', 'Object reference not set to an instance of an object.');
  }
  const [underlying] = type.declaration.name === 'System.Nullable`1' ? type.genericArguments : [];
  if (underlying) return castTo(underlying, value);
  const own = typeOf(value);
  if (own && type.isAssignableFrom(own)) return given;
  const isNumber = rankOf(value) !== null || value instanceof EnumValue;
  if (isNumber) {
    const number = plainNumber(value);
    const [bits, signed] = BITS.get(type.fullName) ?? [];
    if (type.isEnum) return EnumValue.of(type, truncated(number));
    if (type.fullName === 'System.Char') return Char.of(Number(BigInt.asUintN(16, truncated(number))));
    if (bits !== undefined) {
      const cut = signed ? BigInt.asIntN(bits, truncated(number)) : BigInt.asUintN(bits, truncated(number));
      return boxerFor(type)(bits === 64 ? cut : Number(cut));
    }
    if (isNumeric(type)) return coerced(value, type);
  }
  for (const owner of own ? [own, type] : [type]) {
    for (const method of ['op_Explicit', 'op_Implicit']) {
      const found = owner.declaration.staticMethods?.some(([text]) => text.includes(` ${method}(`));
      if (found) return callOperator(owner, method, [value]);
    }
  }
  throw netException('System.InvalidCastException', `Unable to cast object of type '${own}' to type '${type}'.`);
}

function truncated(value: number | bigint): bigint {
  if (typeof value === 'bigint') return value;
  return Number.isFinite(value) ? BigInt(Math.trunc(value)) : 0n;
}

/** Whether a value is of a type (`is`); null is of none. */
export function isOf(type: NetType, value: unknown): boolean {
  const own = typeOf(baseOf(value));
  return own !== null && value !== null && type.isAssignableFrom(own);
}

export function isException(value: unknown): value is NetException {
  return value instanceof NetException;
}

/** One more or one less, of the same type. */
export function stepped(value: unknown, operator: '++' | '--'): unknown {
  const next = binaryOperation(operator === '++' ? '+' : '-', value, 1);
  const type = typeOf(value);
  return type && isNumeric(type)
    ? castTo(type, next)
    : value instanceof Char
      ? castTo(typeNamed('System.Char'), next)
      : next;
}
