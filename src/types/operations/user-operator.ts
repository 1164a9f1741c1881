/** Operators that a type defines itself (op_Addition and its kind), and the errors when there is none. */

import { invokeStatic, resolveStaticMethod } from '../members/member-access.ts';
import { methodNotFound } from '../members/member-errors.ts';
import { assemblyQualifiedArguments } from '../members/type-names.ts';
import { runtimeException } from '../net-exception.ts';
import type { NetType } from '../net-type.ts';
import { typeOf } from '../type-of.ts';
import { EnumValue } from '../values/enum-value.ts';
import { TypeCode, typeCodeOf } from './numeric-operand.ts';

/** Names of .NET's operator methods by the operator that PowerShell shows in errors. */
const OPERATOR_METHODS = {
  '+': 'op_Addition',
  '-': 'op_Subtraction',
  '*': 'op_Multiply',
  '/': 'op_Division',
  '%': 'op_Modulus',
  '-band': 'op_BitwiseAnd',
  '-bor': 'op_BitwiseOr',
  '-bxor': 'op_ExclusiveOr',
  '-shl': 'op_LeftShift',
  '-shr': 'op_RightShift',
} as const;

export type OperatorText = keyof typeof OPERATOR_METHODS;

/** Whether .NET counts the type of a value as primitive: numbers (decimal is none), booleans and chars. */
function isPrimitive(value: unknown): boolean {
  const code = typeCodeOf(value);
  return code !== TypeCode.Object && code !== TypeCode.Decimal && !(value instanceof EnumValue);
}

/** The name that errors give a type: custom objects show as what wraps them. */
function errorName(type: NetType | null): string {
  if (!type) return '$null';
  return type.fullName === 'System.Management.Automation.PSCustomObject'
    ? 'System.Management.Automation.PSObject'
    : assemblyQualifiedArguments(type);
}

/**
 * Calls the operator of the left operand's type, or of the right one's when the left one is primitive or null.
 * Throws MethodNotFound when the type has no such operator.
 */
export function userOperator(operator: OperatorText, left: unknown, right: unknown): unknown {
  const leftType = left === null || left === undefined ? null : typeOf(left);
  const rightType = right === null || right === undefined ? null : typeOf(right);
  const type = leftType && !isPrimitive(left) ? leftType : rightType && !isPrimitive(right) ? rightType : null;
  if (!type) {
    throw runtimeException(
      'NotADefinedOperationForType',
      'InvalidOperation',
      `The operation '[${errorName(leftType)}] ${operator} [${errorName(rightType)}]' is not defined.`,
      { target: left },
    );
  }
  return callOperator(type, OPERATOR_METHODS[operator], [left, right]);
}

/** Calls an operator method of a type. Throws MethodNotFound when it has none. */
export function callOperator(type: NetType, method: string, operands: readonly unknown[]): unknown {
  if (!resolveStaticMethod(type, method)) {
    throw methodNotFound(errorName(type), method, method);
  }
  return invokeStatic(type, method, [...operands]);
}
