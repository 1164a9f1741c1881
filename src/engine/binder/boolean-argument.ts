/** Booleans and switches as parameters take only booleans and numbers, not everything that counts as true elsewhere. */

import { toDouble } from '../../types/conversion/conversion.ts';
import { NetException } from '../../types/net-exception.ts';
import type { NetType } from '../../types/net-type.ts';
import { typeOf } from '../../types/type-of.ts';
import { baseOf } from '../../types/values/ps-object.ts';
import { SwitchParameter } from '../../types/values/switch-parameter.ts';

const NUMERIC: ReadonlySet<string> = new Set(
  ['SByte', 'Byte', 'Int16', 'UInt16', 'Int32', 'UInt32', 'Int64', 'UInt64', 'Single', 'Double', 'Decimal'].map(
    (n) => `System.${n}`,
  ),
);

/** Whether a type is one of .NET's numbers (not an enum, not BigInteger). */
export function isNumericType(type: NetType): boolean {
  return NUMERIC.has(type.fullName);
}

export function isBooleanOrSwitch(type: NetType): boolean {
  return isBoolean(type) || type.fullName === 'System.Management.Automation.SwitchParameter';
}

function isBoolean(type: NetType): boolean {
  return type.fullName === 'System.Boolean' || isNullableBoolean(type);
}

export function isNullableBoolean(type: NetType): boolean {
  return type.declaration.name === 'System.Nullable`1' && type.genericArguments[0]?.fullName === 'System.Boolean';
}

/** What a boolean, switch or number says; null for anything else. */
export function truthOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  if (value instanceof SwitchParameter) return value.isPresent;
  const type = typeOf(value);
  return type !== null && isNumericType(type) ? toDouble(value) !== 0 : null;
}

/** @throws PSInvalidCastException when a script's boolean or switch is given something else. */
export function refuseNonBoolean(value: unknown, type: NetType): void {
  const own = typeOf(baseOf(value));
  if (own === null) {
    if (type.fullName === 'System.Boolean') throw notBoolean('', type);
    return;
  }
  if (!isNumericType(own) && !isBooleanOrSwitch(own)) throw notBoolean(own.toString(), type);
}

function notBoolean(given: string, type: NetType): NetException {
  return new NetException(
    'System.Management.Automation.PSInvalidCastException',
    `Cannot convert value "${given}" to type "${type.toString()}". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.`,
    { errorId: 'InvalidCastFromAnyTypeToBool', category: 'InvalidArgument' },
  );
}
