/** `[string]$value` and `"$value"` (PSObject.ToStringParser): the text of any value by the invariant culture. */
import { extensionOf } from '../members/instance-extension.ts';
import { NetObject } from '../net-object.ts';
import { NetType } from '../net-type.ts';
import { typeOf } from '../type-of.ts';
import { PSCustomObject } from '../values/custom-object.ts';
import { NetDecimal } from '../values/decimal.ts';
import { EnumValue } from '../values/enum-value.ts';
import { BoxedNumber, Double, Single } from '../values/numbers.ts';
import { PSObject } from '../values/ps-object.ts';
import { floatingText } from './floating-text.ts';
import { typeText } from './type-text.ts';

/** A member of one object that overrides ToString: Add-Member ScriptMethod ToString. */
interface CallableMember {
  invoke(self: unknown, args: readonly unknown[]): unknown;
}

/** @param separator between the items of a collection: `$OFS`. */
export function toText(value: unknown, separator = ' '): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'bigint':
      return String(value);
    case 'boolean':
      return value ? 'True' : 'False';
    case 'object':
      return value === null ? '' : objectText(value, separator, true);
    default:
      return '';
  }
}

/**
 * @param outermost inside of a collection or a custom object PowerShell shows a collection by its type and a custom
 * object as nothing.
 */
function objectText(value: object, separator: string, outermost: boolean): string {
  const own = ownText(value);
  if (own !== null) return own;
  if (Array.isArray(value)) return outermost ? joinItems(value, separator) : typeText(typeOf(value)!);
  if (value instanceof Uint8Array) return outermost ? value.join(separator) : 'System.Byte[]';
  if (value instanceof PSObject) return value.enumName ?? toText(value.base);
  if (value instanceof BoxedNumber) {
    return value instanceof Double || value instanceof Single ? floatingText(value) : String(value.value);
  }
  if (value instanceof EnumValue || value instanceof NetDecimal) return value.toString();
  if (value instanceof NetType) return value.displayName;
  if (value instanceof PSCustomObject) return outermost ? customObjectText(value, separator) : '';
  if (value instanceof NetObject) return netObjectText(value, separator, outermost);
  throw new TypeError(`Not a PowerShell value: ${String(value)}`);
}

function netObjectText(value: NetObject, separator: string, outermost: boolean): string {
  const type = value.netType();
  for (const base of type.lineage()) {
    if (base.declaration.toText) return base.declaration.toText(value as never, null, '');
    if (outermost && base.declaration.enumerate)
      return joinItems(base.declaration.enumerate(value as never), separator);
  }
  return typeText(type);
}

/** The result of a ToString method that was added to this one object; null when there is none. */
function ownText(value: object): string | null {
  const member = extensionOf(value)?.members.get('tostring') as (Partial<CallableMember> & object) | undefined;
  return member?.invoke ? toText(member.invoke(value, [])) : null;
}

function itemText(item: unknown, separator: string): string {
  return typeof item === 'object' && item !== null ? objectText(item, separator, false) : toText(item);
}

/** The items' texts, joined; collections inside of the collection show their type. */
export function joinItems(items: Iterable<unknown>, separator: string): string {
  const parts: string[] = [];
  for (const item of items) parts.push(itemText(item, separator));
  return parts.join(separator);
}

/** `@{A=1; B=2}`; nothing for an object without properties. */
function customObjectText(object: PSCustomObject, separator: string): string {
  const parts = object.shape.names.map((name, i) => `${name}=${itemText(object.values[i], separator)}`);
  for (const member of extensionOf(object)?.members.values() ?? []) {
    if (isReadable(member)) parts.push(`${member.name}=${itemText(addedValue(object, member), separator)}`);
  }
  if (parts.length === 0) return '';
  return `@{${parts.join('; ')}}`;
}

/** A property that was added to one object; members are known here by their form, as their classes need this module. */
interface ReadableMember {
  readonly name: string;
  readonly memberType: string;
  get(self: unknown): unknown;
  netType(): NetType;
}

function isReadable(member: object): member is ReadableMember {
  return typeof (member as Partial<ReadableMember>).get === 'function';
}

/** The script of a script property does not run for a text: its kind stands for the value. */
function addedValue(object: PSCustomObject, member: ReadableMember): unknown {
  return member.memberType === 'ScriptProperty' ? member.netType().fullName : member.get(object);
}
