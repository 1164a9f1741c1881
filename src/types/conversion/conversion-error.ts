/** The exceptions of failed conversions: PSInvalidCastException with the ids and texts of PowerShell's ExtendedTypeSystem. */

import { netText } from '../format/format-value.ts';
import { extensionOf } from '../members/instance-extension.ts';
import { assemblyQualifiedArguments } from '../members/type-names.ts';
import { NetException, netException } from '../net-exception.ts';
import type { NetType } from '../net-type.ts';
import { typeOf } from '../type-of.ts';
import { typeText } from './type-text.ts';

const TYPE_NAME = 'System.Management.Automation.PSInvalidCastException';

function invalidCast(errorId: string, message: string, inner: NetException | null = null): NetException {
  return new NetException(TYPE_NAME, message, { errorId, category: 'InvalidArgument' }, inner);
}

/** Whether an exception says that a conversion failed. */
export function isInvalidCast(error: unknown): error is NetException {
  return error instanceof NetException && error.typeName === TYPE_NAME;
}

/** The first of PSObject.TypeNames, as messages name the type of a value. */
export function typeNameForMessage(value: unknown): string {
  const type = typeOf(value);
  return extensionOf(value)?.typeNames?.[0] ?? (type ? assemblyQualifiedArguments(type) : 'null');
}

/** `Cannot convert value "x" to type "T". Error: "…"`. */
export function conversionFailed(errorId: string, value: unknown, type: NetType, problem: NetException): NetException {
  const message = `Cannot convert value "${netText(value)}" to type "${typeText(type)}". Error: "${problem.message}"`;
  return invalidCast(errorId, message, problem);
}

/** Types whose values Convert.ChangeType is asked for when nothing else takes them. */
const CONVERTIBLE: ReadonlySet<string> = new Set(['System.Boolean', 'System.Char', 'System.DateTime']);

/** There is no conversion from the value's type at all. */
export function noConversion(value: unknown, type: NetType): NetException {
  if (value === null || value === undefined) return nullConversion(type);
  const from = typeOf(value);
  if (from && (CONVERTIBLE.has(from.fullName) || from.isEnum)) {
    const [source, target] =
      type.fullName === 'System.DateTime' ? [from.name, type.name] : [from.fullName, typeText(type)];
    const problem = `Invalid cast from '${source}' to '${target}'.`;
    return conversionFailed(
      'InvalidCastIConvertible',
      value,
      type,
      netException('System.InvalidCastException', problem),
    );
  }
  // What may be a secret is not shown.
  if (MAY_BE_SECRET.has(type.fullName)) {
    const message = `Cannot convert the value of type "${typeNameForMessage(value)}" to type "${typeText(type)}".`;
    return invalidCast('ConvertToFinalInvalidCastException', message);
  }
  return invalidCast(
    'ConvertToFinalInvalidCastException',
    `Cannot convert the "${netText(value)}" value of type "${typeNameForMessage(value)}" to type "${typeText(type)}".`,
  );
}

const MAY_BE_SECRET: ReadonlySet<string> = new Set([
  'System.Security.SecureString',
  'System.Management.Automation.PSCredential',
]);

function nullConversion(type: NetType): NetException {
  if (!type.isEnum) return invalidCast('nullToObjectInvalidCast', `Cannot convert null to type "${typeText(type)}".`);
  return invalidCast(
    'nullToEnumInvalidCast',
    `Cannot convert null to type "${typeText(type)}" due to enumeration values that are not valid. ` +
      'Specify one of the following enumeration values and try again. ' +
      `The possible enumeration values are "${Object.keys(type.declaration.members ?? {}).join(',')}".`,
  );
}

/** A text that names no type. */
export function unknownTypeName(name: string, type: NetType): NetException {
  return invalidCast(
    'InvalidCastFromStringToType',
    `Cannot convert the "${name}" value of type "System.String" to type "${typeText(type)}".`,
  );
}

/** A number, or the number that a text holds, that the enum does not have. */
export function undefinedEnumValue(errorId: string, value: unknown, type: NetType, names: string): NetException {
  return invalidCast(
    errorId,
    `Cannot convert value "${netText(value)}" to type "${typeText(type)}" due to enumeration values that are not valid. ` +
      'Specify one of the following enumeration values and try again. ' +
      `The possible enumeration values are "${names}".`,
  );
}

/** The properties of a hashtable could not be given to a new object. */
export function objectCreationFailed(type: NetType, problem: NetException): NetException {
  return invalidCast(
    'ObjectCreationError',
    `Cannot create object of type "${typeText(type)}". ${problem.message}`,
    problem,
  );
}

const MISSING: ReadonlySet<string> = new Set([
  'ConvertToFinalInvalidCastException',
  'nullToObjectInvalidCast',
  'nullToEnumInvalidCast',
]);

/** Whether there is no conversion by type, as opposed to one that this value made fail. */
export function isMissingConversion(error: NetException): boolean {
  const id = error.identity?.errorId;
  return id !== undefined && MISSING.has(id);
}

/** Whether Convert.ChangeType refused the types, as opposed to this value; numbers have a conversion that may fail. */
export function isConvertibleFailure(error: NetException, value: unknown): boolean {
  const from = typeOf(value);
  return (
    from !== null &&
    (CONVERTIBLE.has(from.fullName) || from.isEnum) &&
    error.identity?.errorId === 'InvalidCastIConvertible' &&
    error.innerException?.typeName === 'System.InvalidCastException'
  );
}
