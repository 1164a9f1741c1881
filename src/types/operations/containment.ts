/** `-contains`, `-in`, `-is` and `-as`. */

import { convertByCulture, convertTo, tryConvertTo } from '../conversion/conversion.ts';
import { isInvalidCast } from '../conversion/conversion-error.ts';
import { enumerate } from '../enumeration.ts';
import { extensionOf } from '../members/instance-extension.ts';
import { runtimeException } from '../net-exception.ts';
import { NetType, typeNamed } from '../net-type.ts';
import { typeOf } from '../type-of.ts';
import { PSCustomObject } from '../values/custom-object.ts';
import { baseOf, PSObject } from '../values/ps-object.ts';
import { equalValues } from './comparison.ts';

/** `$collection -contains $value`; a scalar on the left counts as a collection of one, no value as an empty one. */
export function contains(collection: unknown, value: unknown, ignoreCase: boolean): boolean {
  if (collection === undefined) return false;
  const items = enumerate(collection);
  if (!items) return equalValues(collection, value, ignoreCase);
  for (const item of items) if (equalValues(item, value, ignoreCase)) return true;
  return false;
}

/** `$value -in $collection`. */
export function in_(value: unknown, collection: unknown, ignoreCase: boolean): boolean {
  return contains(collection, value, ignoreCase);
}

/** The right operand of `-is` and `-as`: a type, or the name of one. */
function typeOperand(operand: unknown, operator: '-is' | '-as'): NetType {
  if (baseOf(operand) === null || baseOf(operand) === undefined) {
    const errorId = operator === '-is' ? 'IsOperatorRequiresType' : 'AsOperatorRequiresType';
    throw runtimeException(errorId, 'InvalidOperation', `The right operand of '${operator}' must be a type.`);
  }
  if (operand instanceof NetType) return operand;
  try {
    return convertTo(operand, typeNamed('System.Type')) as NetType;
  } catch (error) {
    if (operator === '-as' || !isInvalidCast(error)) throw error;
    throw runtimeException('RuntimeException', 'NotSpecified', error.message, { inner: error });
  }
}

/** `$value -is [T]`. */
export function isOfType(value: unknown, operand: unknown): boolean {
  const type = typeOperand(operand, '-is');
  // No value is an object of PowerShell's own, and nothing else.
  if (value === undefined) return type.fullName === 'System.Management.Automation.PSObject';
  const from = typeOf(baseOf(value));
  if (!from) return false;
  if (type.fullName === 'System.Management.Automation.PSObject') {
    return value instanceof PSObject || value instanceof PSCustomObject || extensionOf(value) !== undefined;
  }
  return type.isAssignableFrom(from);
}

/** `$value -as [T]`: the converted value, or null. */
export function asType(value: unknown, operand: unknown): unknown {
  const type = typeOperand(operand, '-as');
  const result = tryConvertTo(value, type, convertByCulture)?.value ?? null;
  // No value stays none where $null would stay $null; of a struct there is always a $null at least.
  return value === undefined && result === null && !type.isValueType ? undefined : result;
}
