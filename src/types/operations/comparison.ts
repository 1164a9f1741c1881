/**
 * `-eq`, `-lt` and their kin: the left operand decides. A collection on the left is filtered; a string compares as text,
 * a number with the right side as a number, anything else with the right side converted to its type.
 */

import { convertTo, toText, tryConvertTo } from '../conversion/conversion.ts';
import { isInvalidCast } from '../conversion/conversion-error.ts';
import { isNumber } from '../conversion/to-number.ts';
import { currentText } from '../conversion/to-text.ts';
import { enumerate } from '../enumeration.ts';
import { netText } from '../format/format-value.ts';
import { invokeMethod } from '../members/member-access.ts';
import { NetException, runtimeException } from '../net-exception.ts';
import { NetObject, type NetType } from '../net-type.ts';
import { typeOf } from '../type-of.ts';
import { Char } from '../values/char.ts';
import { PSCustomObject } from '../values/custom-object.ts';
import { NetDecimal } from '../values/decimal.ts';
import { EnumValue } from '../values/enum-value.ts';
import { BoxedNumber, Double, Int64, Single } from '../values/numbers.ts';
import { baseOf } from '../values/ps-object.ts';
import { compareStrings, equalStrings } from './string-comparison.ts';

type NumericValue = number | bigint | BoxedNumber | NetDecimal;

/** The number as JS can compare it: a double for floating point, else a bigint or number without fraction. */
function plainNumber(value: number | bigint | BoxedNumber): number | bigint {
  return value instanceof BoxedNumber ? value.value : value;
}

function isFloating(value: unknown): value is Double | Single {
  return value instanceof Double || value instanceof Single;
}

/** -1, 0, 1, or NaN when one of them is no number. Decimals compare as decimals unless the other side is out of range. */
function compareNumbers(a: NumericValue, b: NumericValue): number {
  if (a instanceof NetDecimal || b instanceof NetDecimal) return compareDecimals(a, b);
  const x = plainNumber(a);
  const y = plainNumber(b);
  // A long beside a double is converted to double first, as in C#; JS would compare exactly.
  const [p, q] = isFloating(a) || isFloating(b) ? [Number(x), Number(y)] : [x, y];
  return p < q ? -1 : p > q ? 1 : p === q || (typeof p !== typeof q && Number(p) === Number(q)) ? 0 : Number.NaN;
}

function compareDecimals(a: NumericValue, b: NumericValue): number {
  const x = asDecimal(a);
  const y = asDecimal(b);
  if (x && y) return x.compareTo(y);
  const p = a instanceof NetDecimal ? a.toDouble() : Number(plainNumber(a));
  const q = b instanceof NetDecimal ? b.toDouble() : Number(plainNumber(b));
  return p < q ? -1 : p > q ? 1 : p === q ? 0 : Number.NaN;
}

/** The number as a decimal; null when it is out of the range of decimals. */
function asDecimal(value: NumericValue): NetDecimal | null {
  if (value instanceof NetDecimal) return value;
  if (!isFloating(value)) return NetDecimal.of(BigInt(plainNumber(value)));
  if (!(Math.abs(value.value) < 7.9e28)) return null;
  return value instanceof Single ? NetDecimal.fromSingle(value.value) : NetDecimal.fromDouble(value.value);
}

// ---- equality

/** Whether two values are equal as `-eq` has it for a scalar on the left. */
export function equalValues(left: unknown, right: unknown, ignoreCase: boolean): boolean {
  const a = baseOf(left) ?? null;
  const b = baseOf(right) ?? null;
  if (a === null || b === null) return a === b;
  if (typeof a === 'string') return equalStrings(a, typeof b === 'string' ? b : toText(b), ignoreCase);
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b) === 0;
  if (a === b) return true;
  if (a instanceof Char && ignoreCase) {
    const other = b instanceof Char ? b.toString() : typeof b === 'string' && b.length === 1 ? b : null;
    if (other !== null) return a.toString().toUpperCase() === other.toUpperCase();
  }
  const type = typeOf(a) as NetType;
  if (type === typeOf(b)) return equalOfType(a, b, type);
  // Equals of a script's class takes anything.
  if (type.declaration.scripted && type.declaration.equals?.(a as never, b as never)) return true;
  if (Array.isArray(a) || a instanceof Uint8Array) return false;
  const converted = tryConvertTo(b, type);
  return converted !== null && equalOfType(a, converted.value, type);
}

/** Equals of two values, the second of which is converted to the first's type. */
function equalOfType(a: unknown, b: unknown, type: NetType): boolean {
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b) === 0;
  if (a === b) return true;
  if (!(a instanceof NetObject && b instanceof NetObject) || !type.isAssignableFrom(b.netType())) return false;
  for (const base of type.lineage()) {
    if (base.declaration.equals) return base.declaration.equals(a as never, b as never);
  }
  return false;
}

// ---- order

function comparisonFailure(a: unknown, b: unknown, problem: NetException): NetException {
  const message = `Could not compare "${toText(a)}" to "${toText(b)}". Error: "${problem.message}"`;
  return runtimeException('ComparisonFailure', 'InvalidOperation', message, { inner: problem });
}

function notComparable(value: unknown, other: unknown): NetException {
  if (value instanceof PSCustomObject) {
    const shown = currentText(value);
    const message = `Cannot compare "${shown}" to "${currentText(other)}" because the objects are not the same type or the object "${shown}" does not implement "IComparable".`;
    return runtimeException('PSObjectCompareTo', 'NotSpecified', message, {
      typeName: 'System.Management.Automation.ExtendedTypeSystemException',
    });
  }
  return runtimeException(
    'NotIcomparable',
    'InvalidOperation',
    `Cannot compare "${netText(value)}" because it is not IComparable.`,
  );
}

/** Null comes before everything but negative numbers (LanguagePrimitives.CompareObjectToNull). */
function compareToNull(value: unknown): number {
  const isSignedNumber = isNumber(value) && typeof value !== 'bigint';
  return isSignedNumber && compareNumbers(value, 0) < 0 ? -1 : 1;
}

/** Compares two values of one type; undefined when the type has no order. */
function compareOfType(a: unknown, b: unknown, type: NetType): number | undefined {
  if (isNumber(a) && isNumber(b)) {
    const order = compareNumbers(a, b);
    // .NET's CompareTo puts NaN first.
    return Number.isNaN(order) ? nanOrder(a, b) : order;
  }
  if (typeof a === 'boolean') return Number(a) - Number(b);
  // Order heeds letter case of chars, unlike -eq.
  if (a instanceof Char && b instanceof Char) return a.code - b.code;
  if (a instanceof EnumValue && b instanceof EnumValue) return a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
  const compare = declaredOrder(type);
  if (compare) return compare(a as never, b as never);
  if (implementsComparable(type)) return convertToOrder(invokeMethod(a, 'CompareTo', [b]));
  return undefined;
}

function convertToOrder(result: unknown): number {
  return typeof result === 'number' ? result : 0;
}

function nanOrder(a: NumericValue, b: NumericValue): number {
  const isNoNumber = (value: NumericValue) => isFloating(value) && Number.isNaN(value.value);
  return isNoNumber(a) ? (isNoNumber(b) ? 0 : -1) : 1;
}

function implementsComparable(type: NetType): boolean {
  return [...type.lineage()].some((base) =>
    base.declaredInterfaces().some((name) => /^System\.IComparable(?![a-z])/.test(name)),
  );
}

function isComparable(value: unknown, type: NetType): boolean {
  if (typeof value !== 'object' || value instanceof Char || value instanceof EnumValue || isNumber(value)) return true;
  return declaredOrder(type) !== null || implementsComparable(type);
}

function declaredOrder(type: NetType): ((a: never, b: never) => number) | null {
  for (let base: NetType | null = type; base; base = base.baseType) {
    if (base.declaration.compare) return base.declaration.compare;
  }
  return null;
}

/**
 * The order of two values as `-lt` and `-gt` have it for a scalar on the left: negative, zero, positive, or NaN when
 * there is none (`[double]::NaN -lt 1` and its opposite are both false). Throws PowerShell's errors.
 */
export function compareValues(left: unknown, right: unknown, ignoreCase: boolean, culture = ''): number {
  const a = baseOf(left) ?? null;
  const b = baseOf(right) ?? null;
  if (a === null) return b === null ? 0 : -compareToNull(b);
  if (b === null) return compareToNull(a);
  if (typeof a === 'string') {
    return compareStrings(a, typeof b === 'string' ? b : toText(b), { ignoreCase, culture });
  }
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  if (a instanceof EnumValue && isNumber(b)) return compareNumbers(new Int64(a.value), b);
  const type = typeOf(a) as NetType;
  if (!isComparable(a, type)) {
    if (equalValues(a, b, ignoreCase)) return 0;
    throw notComparable(a, b);
  }
  const order = compareOfType(a, rightAs(type, a, b), type);
  if (order === undefined) throw notComparable(a, b);
  return order;
}

function rightAs(type: NetType, a: unknown, b: unknown): unknown {
  try {
    return convertTo(b, type);
  } catch (error) {
    // A text that is no number or no member of an enum shows its own error: `5 -lt 'abc'`.
    const showsItself = (isNumber(a) && typeof a !== 'bigint') || a instanceof EnumValue;
    if (isInvalidCast(error) && !(showsItself && typeof b === 'string')) throw comparisonFailure(a, b, error);
    throw error;
  }
}

/** Sort-Object's order: never throws; what has no order is compared by its text. */
export function compareForSort(a: unknown, b: unknown, options: { ignoreCase: boolean; culture: string }): number {
  const { ignoreCase, culture } = options;
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b, options);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  try {
    const order = compareValues(a, b, ignoreCase, culture);
    return Number.isNaN(order) ? nanOrder(baseOf(a) as NumericValue, baseOf(b) as NumericValue) : order;
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    return compareStrings(orderText(a), orderText(b), options);
  }
}

/** ToString of what has no order; a custom object's is empty, so that all of them are equal. */
function orderText(value: unknown): string {
  return value instanceof PSCustomObject ? '' : toText(value);
}

// ---- operators

/** The elements of a collection that pass, or the test of a scalar. */
function filtered(left: unknown, test: (item: unknown) => boolean): unknown {
  if (typeof left !== 'object' || left === null) return test(left);
  const items = enumerate(left);
  if (!items) return test(left);
  const passed: unknown[] = [];
  for (const item of items) if (test(item)) passed.push(item);
  return passed;
}

/** `-eq`, `-ieq`, `-ceq`. */
export function eq(left: unknown, right: unknown, ignoreCase: boolean): unknown {
  return filtered(left, (item) => equalValues(item, right, ignoreCase));
}

/** `-ne`. */
export function ne(left: unknown, right: unknown, ignoreCase: boolean): unknown {
  return filtered(left, (item) => !equalValues(item, right, ignoreCase));
}

/** `-gt`. */
export function gt(left: unknown, right: unknown, ignoreCase: boolean): unknown {
  return filtered(left, (item) => compareValues(item, right, ignoreCase) > 0);
}

/** `-ge`. */
export function ge(left: unknown, right: unknown, ignoreCase: boolean): unknown {
  return filtered(left, (item) => compareValues(item, right, ignoreCase) >= 0);
}

/** `-lt`. */
export function lt(left: unknown, right: unknown, ignoreCase: boolean): unknown {
  return filtered(left, (item) => compareValues(item, right, ignoreCase) < 0);
}

/** `-le`. */
export function le(left: unknown, right: unknown, ignoreCase: boolean): unknown {
  return filtered(left, (item) => compareValues(item, right, ignoreCase) <= 0);
}
