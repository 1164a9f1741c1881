/**
 * The operators + - * / %, unary + and -, ++ and --, for operands of every kind. The engine does Int32 with Int32 itself
 * and comes here for everything else. Which rule applies is decided by the left operand, as in PowerShell.
 */

import { convertTo, toText } from '../conversion/conversion.ts';
import { scanNumber } from '../conversion/number-text.ts';
import { enumerate } from '../enumeration.ts';
import { type NetException, netException, runtimeException } from '../net-exception.ts';
import { type NetType, typeNamed } from '../net-type.ts';
import { typeOf } from '../type-of.ts';
import { checkElementCount, newBytes } from '../values/array-limit.ts';
import { Char } from '../values/char.ts';
import { NetDecimal } from '../values/decimal.ts';
import { EnumValue } from '../values/enum-value.ts';
import { Hashtable, KeyedTable, OrderedDictionary } from '../values/hashtable.ts';
import { type BoxedNumber, Double, Int16, Int64, Single, UInt32 } from '../values/numbers.ts';
import { baseOf } from '../values/ps-object.ts';
import { asTypedArray, elementTypeOf } from '../values/typed-array.ts';
import { asInteger, isNumericCode, TypeCode, typeCodeOf } from './numeric-operand.ts';
import { type ArithmeticOperation, int32Operation, numericOperation } from './numeric-operations.ts';
import { type OperatorText, userOperator } from './user-operator.ts';

// ---------------------------------------------------------------- operands

/**
 * A string as a number: by the grammar of literals, else by conversion to the other operand's type (Int32 when that is
 * none), which throws PowerShell's error.
 */
export function stringToNumber(text: string, other: unknown): unknown {
  const scanned = scanNumber(text);
  if (scanned !== undefined) return scanned;
  const numeric = isNumericCode(typeCodeOf(other)) ? (typeOf(other) as NetType) : typeNamed('System.Int32');
  return convertTo(text, numeric);
}

/** The right operand as a primitive that can meet a primitive left one; undefined when it is something else. */
function asPrimitive(right: unknown): unknown {
  if (right === null || right === undefined) return 0;
  return typeCodeOf(right) === TypeCode.Object ? undefined : right;
}

/** The operation on primitives; an enum on the left gives its own type back. */
function primitiveOperation(operation: ArithmeticOperation, left: unknown, right: unknown): unknown {
  if (left instanceof EnumValue) return enumOperation(operation, left, right);
  // An enum meets a truth as a truth.
  if (typeof left === 'boolean' && right instanceof EnumValue) right = right.value !== 0n;
  return numericOperation(operation, left, right);
}

/** What PowerShell's binder says of an enum (of Int32) with a number that is wider: it looks for operators of the enum. */
function widerThanEnum(left: EnumValue, right: unknown): NetException | null {
  const name = left.netType().fullName;
  switch (typeCodeOf(right)) {
    case TypeCode.Int64:
      return netException('System.InvalidCastException', unableToCast('System.Int64', name));
    case TypeCode.Single:
    case TypeCode.Double:
      return netException('System.InvalidCastException', unableToCast(name, 'System.Double'));
    case TypeCode.Decimal:
      return netException(
        'System.InvalidOperationException',
        `No coercion operator is defined between types '${name}' and 'System.Decimal'.`,
      );
    case TypeCode.UInt32:
    case TypeCode.UInt64:
      return noBinaryOperator('GreaterThanOrEqual', name);
    default:
      return null;
  }
}

const unableToCast = (from: string, to: string) => `Unable to cast object of type '${from}' to type '${to}'.`;

/** The operators that enums lack. */
export function noBinaryOperator(operator: string, typeName: string): NetException {
  return netException(
    'System.InvalidOperationException',
    `The binary operator ${operator} is not defined for the types '${typeName}' and 'System.Int32'.`,
  );
}

function enumOperation(operation: ArithmeticOperation, left: EnumValue, right: unknown): EnumValue {
  const type = left.netType();
  const isOfInt32 = typeCodeOf(left) === TypeCode.Int32;
  const problem = isOfInt32 && !(right instanceof EnumValue) ? widerThanEnum(left, right) : null;
  if (problem) throw problem;
  return EnumValue.of(type, integerOf(numericOperation(operation, left, right)));
}

/** What the unchecked cast of NaN and infinity to an integer gives. */
const NOT_FINITE = 0n;

function integerOf(number: unknown): bigint {
  if (number instanceof Double || number instanceof Single)
    return Number.isFinite(number.value) ? BigInt(Math.trunc(number.value)) : NOT_FINITE;
  return number instanceof NetDecimal ? number.toBigInt() : asInteger(number);
}

function isIntegerLike(value: unknown): boolean {
  const code = typeCodeOf(value);
  return (
    typeof value === 'bigint' || (code >= TypeCode.SByte && code <= TypeCode.UInt64 && !(value instanceof EnumValue))
  );
}

/** BigInteger with BigInteger or another integer; undefined where the type's own operator must decide. */
function bigIntegerOperation(operation: ArithmeticOperation, left: unknown, right: unknown): bigint | undefined {
  if (typeof left !== 'bigint' && typeof right !== 'bigint') return undefined;
  if (!isIntegerLike(left) || !isIntegerLike(right)) return undefined;
  const a = typeof left === 'bigint' ? left : asInteger(left);
  const b = typeof right === 'bigint' ? right : asInteger(right);
  switch (operation) {
    case 'add':
      return a + b;
    case 'subtract':
      return a - b;
    case 'multiply':
      return a * b;
    case 'divide':
      return b === 0n ? undefined : a / b;
    case 'remainder':
      return b === 0n ? undefined : a % b;
  }
}

// ---------------------------------------------------------------- addition

/** `left + right`. */
export function add(left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number') return int32Operation('add', left, right);
  if (typeof left === 'string') return left + textOf(right);
  left = baseOf(left);
  right = baseOf(right);
  if (left === null || left === undefined) return right ?? null;
  if (typeof left === 'string') return left + textOf(right);
  if (left instanceof Char) return left.toString() + textOf(right);
  if (typeCodeOf(left) !== TypeCode.Object) {
    const number = asPrimitive(right);
    if (number !== undefined) return primitiveOperation('add', left, number);
    if (typeof right === 'string') return add(left, stringToNumber(right, left));
  }
  if (left instanceof KeyedTable) return addTables(left, right);
  const items = typeof left === 'object' ? enumerate(left) : null;
  if (items) return concatenate(items, right);
  return bigIntegerOperation('add', left, right) ?? userOperator('+', left, right);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '' : toText(value);
}

/** A collection and another one, or one more element: always a new object[]. */
function concatenate(items: Iterable<unknown>, right: unknown): unknown[] {
  // `concat` copies as a block into an array of the final length: `+=` in a loop lives by it (4 times a loop's speed).
  const first: unknown[] = Array.isArray(items) ? items : Array.from(items);
  if (right === undefined) return first.concat();
  const more = typeof right === 'object' && right !== null ? enumerate(right) : null;
  checkElementCount(first.length + (Array.isArray(more) ? more.length : 1));
  if (!more) return first.concat([right]);
  return first.concat(Array.isArray(more) ? more : Array.from(more));
}

/** The entries of both tables in a new one; the left one says whether it keeps their order. */
function addTables(left: KeyedTable, right: unknown): KeyedTable {
  if (!(right instanceof KeyedTable)) {
    const message = 'A hash table can only be added to another hash table.';
    throw runtimeException('AddHashTableToNonHashTable', 'InvalidOperation', message);
  }
  const sum = left instanceof OrderedDictionary ? new OrderedDictionary() : new Hashtable();
  for (const table of [left, right]) {
    for (const { key, value } of table.slots()) {
      if (sum.has(key)) throw duplicateKey(sum, key);
      sum.set(key, value);
    }
  }
  return sum;
}

function duplicateKey(table: KeyedTable, key: unknown) {
  const present = Array.from(table.keys()).find((other) => {
    const probe = new Hashtable();
    probe.set(other, null);
    return probe.has(key);
  });
  const message = `Item has already been added. Key in dictionary: '${textOf(present)}'  Key being added: '${textOf(key)}'`;
  return netException('System.ArgumentException', message);
}

// ---------------------------------------------------------------- multiplication

/** `left * right`: numbers, repetition of strings and of arrays. */
export function multiply(left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number') return int32Operation('multiply', left, right);
  left = baseOf(left);
  right = baseOf(right);
  if (left === null || left === undefined) return null;
  if (typeof left === 'string') return repeatString(left, repetitions(right, 'System.Int32'));
  if (isNumericCode(typeCodeOf(left))) {
    const number = asPrimitive(right);
    if (number !== undefined) return primitiveOperation('multiply', left, number);
    if (typeof right === 'string') return multiply(left, stringToNumber(right, left));
  }
  if (left instanceof Uint8Array) return repeatBytes(left, repetitions(right, 'System.UInt32'));
  const items = typeof left === 'object' && !(left instanceof KeyedTable) ? enumerate(left) : null;
  if (items) {
    const repeated = repeatItems(Array.from(items), repetitions(right, 'System.UInt32'));
    return Array.isArray(left) ? asTypedArray(repeated, elementTypeOf(left)) : repeated;
  }
  return bigIntegerOperation('multiply', left, right) ?? userOperator('*', left, right);
}

/** How often to repeat: the right operand converted to `typeName`. */
function repetitions(right: unknown, typeName: 'System.Int32' | 'System.UInt32'): number {
  if (typeof right === 'number' && (right >= 0 || typeName === 'System.Int32')) return right;
  const number = typeof right === 'string' ? stringToNumber(right, null) : right;
  const converted = convertTo(number, typeNamed(typeName));
  return converted instanceof UInt32 ? converted.value : (converted as number);
}

function repeatString(text: string, times: number): string {
  if (times < 0) {
    throw netException(
      'System.ArgumentOutOfRangeException',
      `times ('${times}') must be a non-negative value. (Parameter 'times')\nActual value was ${times}.`,
    );
  }
  return text.repeat(times);
}

function repeatItems(items: readonly unknown[], times: number): unknown[] {
  checkElementCount(items.length * times);
  const result: unknown[] = [];
  for (let i = 0; i < times; i++) for (const item of items) result.push(item);
  return result;
}

function repeatBytes(bytes: Uint8Array, times: number): Uint8Array {
  checkElementCount(bytes.length * times);
  const result = newBytes(bytes.length * times);
  for (let i = 0; i < times; i++) result.set(bytes, i * bytes.length);
  return result;
}

// ---------------------------------------------------------------- - / %

/** Strings on either side become numbers; everything that is no number has operators of its own or none. */
function numbersOnly(operation: ArithmeticOperation, operator: OperatorText, left: unknown, right: unknown): unknown {
  left = baseOf(left) ?? 0;
  right = baseOf(right);
  if (typeCodeOf(left) !== TypeCode.Object) {
    const number = asPrimitive(right);
    if (number !== undefined) return primitiveOperation(operation, left, number);
  }
  const primitiveLeft = typeof left === 'string' || typeCodeOf(left) !== TypeCode.Object;
  if (typeof left === 'string' || (primitiveLeft && typeof right === 'string')) {
    const leftNumber = typeof left === 'string' ? stringToNumber(left, right) : left;
    const rightNumber = typeof right === 'string' ? stringToNumber(right, left) : right;
    return numbersOnly(operation, operator, leftNumber, rightNumber);
  }
  return bigIntegerOperation(operation, left, right) ?? userOperator(operator, left, right);
}

/** `left - right`. */
export function subtract(left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number') return int32Operation('subtract', left, right);
  return numbersOnly('subtract', '-', left, right);
}

/** `left / right`: integers that do not divide evenly give a Double. */
export function divide(left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number') return int32Operation('divide', left, right);
  return numbersOnly('divide', '/', left, right);
}

/** `left % right`, with the sign of the left operand. */
export function remainder(left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number') return int32Operation('remainder', left, right);
  return numbersOnly('remainder', '%', left, right);
}

// ---------------------------------------------------------------- unary

/** `-value`. The smallest integer stays itself, because the negation is not checked. */
export function negate(value: unknown): unknown {
  const operand = baseOf(value);
  if (typeof operand === 'number') return operand === -2147483648 ? operand : 0 - operand;
  if (operand instanceof Double) return new Double(-operand.value);
  if (operand instanceof NetDecimal) return operand.negate();
  if (operand instanceof Int64) return new Int64(BigInt.asIntN(64, -operand.value));
  if (operand instanceof Single) return new Single(-operand.value);
  if (operand instanceof Int16) return new Int16((-operand.value << 16) >> 16);
  const code = typeCodeOf(operand);
  if (code === TypeCode.Byte || code === TypeCode.SByte) return 0 - (operand as BoxedNumber as { value: number }).value;
  if (isNumericCode(code)) {
    const name = (typeOf(operand) as NetType).fullName;
    throw netException(
      'System.InvalidOperationException',
      `The unary operator Negate is not defined for the type '${name}'.`,
    );
  }
  return subtract(0, operand);
}

/** `+value`: makes a number of a string. */
export function unaryPlus(value: unknown): unknown {
  const operand = baseOf(value);
  const code = typeCodeOf(operand);
  if (code === TypeCode.Byte || code === TypeCode.SByte) return Number((operand as BoxedNumber).value);
  return isNumericCode(code) ? operand : add(0, operand);
}

function step(value: unknown, by: 1 | -1, operator: '++' | '--'): unknown {
  const operand = baseOf(value);
  if (operand === null || operand === undefined) return by;
  if (isNumericCode(typeCodeOf(operand))) return add(operand, by);
  const name = (typeOf(operand) as NetType).fullName;
  throw runtimeException(
    'OperatorRequiresNumber',
    'InvalidOperation',
    `The '${operator}' operator works only on numbers. The operand is a '${name}'.`,
  );
}

/** The value after `++`; null counts as 0, and everything but numbers is an error. */
export function increment(value: unknown): unknown {
  return step(value, 1, '++');
}

/** The value after `--`. */
export function decrement(value: unknown): unknown {
  return step(value, -1, '--');
}
