/**
 * Fits an argument to a parameter's type: with coercion as for the command line (CoerceTypeAsNeeded), or only when the
 * value is of the type as it is, which is how pipeline input and positional arguments are tried first.
 */

import { convertByCulture, toText, tryConvertTo } from '../../types/conversion/conversion.ts';
import { isNumber } from '../../types/conversion/to-number.ts';
import { currentText } from '../../types/conversion/to-text.ts';
import { NetException } from '../../types/net-exception.ts';
import type { NetType } from '../../types/net-type.ts';
import { typeOf } from '../../types/type-of.ts';
import { NetList } from '../../types/values/net-list.ts';
import { baseOf, PSObject } from '../../types/values/ps-object.ts';
import { SwitchParameter } from '../../types/values/switch-parameter.ts';
import { arrayItems, asTypedArray, isNetArray } from '../../types/values/typed-array.ts';
import { isBooleanOrSwitch, isNullableBoolean, truthOf } from './boolean-argument.ts';
import type { BindableParameter } from './parameter-table.ts';
import { isOf } from './type-conversion.ts';

/** Why a value does not fit; the binder makes the exception of it, naming the parameter. */
export class UnfitArgument {
  constructor(
    readonly errorId:
      | 'CannotConvertArgument'
      | 'CannotConvertArgumentNoMessage'
      | 'ParameterArgumentValidationErrorNullNotAllowed',
    /** What stands in the message besides the parameter's name and type. */
    readonly text: string,
    readonly inner: NetException | null = null,
  ) {}
}

/** The value as the parameter's type. @throws UnfitArgument */
export function coerce(parameter: BindableParameter, value: unknown, literalText: string | null): unknown {
  const { collection, type } = parameter;
  if (value === null || value === undefined) return nullFor(type);
  if (literalText !== null && wantsText(parameter)) return coerceToType(parameter, literalText);
  if (isOf(value, type)) return unwrapped(value, type);
  if (collection.kind === 'array') return coerceToArray(value, type, collection.element);
  if (collection.kind === 'list') return converted(value, type);
  return coerceToType(parameter, value);
}

/** Types that numbers become by way of their texts, for which it counts how a number was written. */
export const OF_TEXT: ReadonlySet<string> = new Set([
  'System.String',
  'System.Version',
  'System.Management.Automation.SemanticVersion',
  'System.Management.Automation.CmsMessageRecipient',
]);

/** A number on the command line is text for a parameter that wants text: `-Name 007`. */
function wantsText({ type, collection }: BindableParameter): boolean {
  return OF_TEXT.has(collection.kind === 'array' ? collection.element.fullName : type.fullName);
}

function coerceToType(parameter: BindableParameter, value: unknown): unknown {
  const { type, collection } = parameter;
  if (collection.kind === 'array') return coerceToArray(value, type, collection.element);
  return coerceScalar(value, type);
}

/** One value to a type that is no collection. */
function coerceScalar(value: unknown, type: NetType): unknown {
  if (value === null || value === undefined) return nullFor(type);
  if (isOf(value, type)) return unwrapped(value, type);
  if (isBooleanOrSwitch(type)) return coerceBoolean(value, type);
  if (type.fullName.startsWith(FLAGS) && (typeof value === 'string' || isListValue(value))) return listText(value);
  if (isListValue(value) && !type.isEnum) {
    throw new UnfitArgument('CannotConvertArgument', `${typeOf(value)}|Specified method is not supported.`);
  }
  return converted(value, type);
}

/** A text or number with members of its own comes as what it is where its type is asked for. */
function unwrapped(value: unknown, type: NetType): unknown {
  return value instanceof PSObject && !isAny(type) ? baseOf(value) : value;
}

/** Flags may be given one by one. */
const FLAGS = 'System.Management.Automation.FlagsExpression';

function listText(value: unknown): string {
  return (itemsOf(value) ?? [value]).map((item) => toText(item)).join(',');
}

function isListValue(value: unknown): boolean {
  return isNetArray(value) || value instanceof NetList;
}

function nullFor(type: NetType): unknown {
  if (type.fullName === 'System.Boolean') throw new UnfitArgument('ParameterArgumentValidationErrorNullNotAllowed', '');
  return type.fullName === 'System.Management.Automation.SwitchParameter' ? SwitchParameter.absent : null;
}

function coerceBoolean(value: unknown, type: NetType): unknown {
  const plain = baseOf(value);
  const truth = truthOf(plain);
  if (truth === null) throw new UnfitArgument('CannotConvertArgument', `${typeOf(plain)}|`);
  if (type.fullName === 'System.Boolean' || isNullableBoolean(type)) return truth;
  return SwitchParameter.of(truth);
}

/** A list that is put into an array item by item: unlike a cast, it leaves null among texts what it is. */
export function coerceToArray(value: unknown, type: NetType, element: NetType): unknown {
  if (type.rank !== 1) return converted(value, type);
  if (element.fullName === 'System.Byte') return converted(value, type);
  const items = itemsOf(value) ?? [value];
  return asTypedArray(
    items.map((item) => coerceElement(item, element)),
    element,
  );
}

function coerceElement(item: unknown, element: NetType): unknown {
  if (element.elementType) return item === null ? null : coerceToArray(item, element, element.elementType);
  const value = coerceScalar(item, element);
  return value === null && element.isValueType ? converted(null, element) : value;
}

/** The items of a value that is put into a collection item by item: lists, but no strings and no dictionaries. */
export function itemsOf(value: unknown): unknown[] | null {
  if (isNetArray(value)) return withoutGaps(arrayItems(value));
  if (value instanceof NetList) return withoutGaps(value.items);
  return null;
}

/** The items with $null where one holds no value (AutomationNull), as a command gets them; themselves where all do. */
export function withoutGaps(items: unknown[]): unknown[] {
  return items.includes(undefined) ? items.map((item) => item ?? null) : items;
}

/** Only here do texts follow the current culture; those of numbers are the same everywhere. */
function converted(value: unknown, type: NetType): unknown {
  try {
    if (type.fullName === 'System.String') return isNumber(baseOf(value)) ? toText(value) : currentText(value);
    return convertByCulture(value, type);
  } catch (error) {
    if (error instanceof NetException) throw new UnfitArgument('CannotConvertArgumentNoMessage', error.message, error);
    throw error;
  }
}

/** The value as it is bound without coercion, or null when it would need one. */
export function fitAsIs(parameter: BindableParameter, value: unknown): { readonly value: unknown } | null {
  const { type, collection } = parameter;
  if (value === null || value === undefined) return type.isValueType && !isNullable(type) ? null : { value: null };
  if (isOf(value, type)) return { value: isAny(type) ? value : baseOf(value) };
  if (collection.kind !== 'array') return null;
  const items = itemsOf(value) ?? [value];
  if (!items.every((item) => isElementAsIs(item, collection.element))) return null;
  return collection.element.fullName === 'System.Byte'
    ? tryConvertTo(value, type)
    : {
        value: asTypedArray(
          items.map((item) => unwrapped(item, collection.element)),
          collection.element,
        ),
      };
}

/** Whether every value is of a type. */
export function isAny(type: NetType): boolean {
  return type.fullName === 'System.Object' || type.fullName === 'System.Management.Automation.PSObject';
}

function isElementAsIs(item: unknown, element: NetType): boolean {
  return item === null || item === undefined ? !element.isValueType : isOf(item, element);
}

export function isNullable(type: NetType): boolean {
  return type.declaration.name === 'System.Nullable`1';
}

/** Whether script blocks are values for a parameter, so that they are not run for each pipeline object. */
export function takesScriptBlocks({ type, collection }: BindableParameter): boolean {
  const element = collection.kind === 'none' ? type : collection.element;
  if (!element) return false;
  return element.fullName === 'System.Object' || element.fullName === 'System.Management.Automation.ScriptBlock';
}
