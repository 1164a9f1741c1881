/**
 * The text of any value as PowerShell's language makes it (PSObject.ToString): `[string]$value` and `"$value"` by the
 * invariant culture, what is shown to a person (cells, names of groups, elements that are joined) by the current one.
 */
import { ambient } from '../ambient.ts';
import { formatValue, ownTextFunction } from '../format/format-value.ts';
import { extensionOf } from '../members/instance-extension.ts';
import { NetObject, NetType } from '../net-type.ts';
import type { CultureName } from '../type-declaration.ts';
import { typeOf } from '../type-of.ts';
import { checkElementCount } from '../values/array-limit.ts';
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

const INVARIANT: CultureName = '';

/** @param separator between the items of a collection: `$OFS`. */
export function toText(value: unknown, separator = ' ', culture: CultureName = INVARIANT): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'bigint':
      return value < 0 && culture !== INVARIANT ? formatValue(value, null, culture) : String(value);
    case 'boolean':
      return value ? 'True' : 'False';
    case 'object':
      return value === null ? '' : objectText(value, separator, culture, true);
    default:
      return '';
  }
}

/** The text of a value by the current culture. */
export function currentText(value: unknown): string {
  return toText(value, ' ', ambient().culture);
}

/**
 * @param outermost inside of a collection or a custom object PowerShell shows a collection by its type and a custom
 * object as nothing.
 */
function objectText(value: object, separator: string, culture: CultureName, outermost: boolean): string {
  const own = ownText(value);
  if (own !== null) return own;
  if (Array.isArray(value)) {
    const type = outermost ? null : typeOf(value);
    return type ? typeText(type) : joinItems(value, separator, culture);
  }
  if (value instanceof Uint8Array) return outermost ? bytesText(value, separator) : 'System.Byte[]';
  if (value instanceof PSObject) return value.enumName ?? toText(value.base, separator, culture);
  if (value instanceof BoxedNumber || value instanceof NetDecimal) return numberText(value, culture);
  if (value instanceof EnumValue) return value.toString();
  if (value instanceof NetType) return value.displayName;
  if (value instanceof PSCustomObject) return outermost ? customObjectText(value, separator, culture) : '';
  if (value instanceof NetObject) return netObjectText(value, separator, culture, outermost);
  throw new TypeError(`Not a PowerShell value: ${String(value)}`);
}

/** In pieces, for V8 would end the process over millions of elements joined at once. */
function bytesText(bytes: Uint8Array, separator: string): string {
  checkElementCount(bytes.length);
  const size = 1 << 16;
  let text = bytes.subarray(0, size).join(separator);
  for (let at = size; at < bytes.length; at += size) text += separator + bytes.subarray(at, at + size).join(separator);
  return text;
}

/** Doubles have 15 significant digits in texts of PowerShell, singles 7. */
function numberText(value: BoxedNumber | NetDecimal, culture: CultureName): string {
  if (value instanceof Double || value instanceof Single) {
    if (culture === INVARIANT) return floatingText(value);
    return formatValue(value, value instanceof Double ? 'G15' : 'G7', culture);
  }
  if (culture !== INVARIANT) return formatValue(value, null, culture);
  return value instanceof NetDecimal ? value.toString() : String(value.value);
}

function netObjectText(value: NetObject, separator: string, culture: CultureName, outermost: boolean): string {
  const type = value.netType();
  for (const base of type.lineage()) {
    const own = ownTextFunction(base.declaration);
    if (own) return own(value as never, null, culture);
    if (outermost && base.declaration.enumerate)
      return joinItems(base.declaration.enumerate(value as never), separator, culture);
  }
  return typeText(type);
}

/** The result of a ToString method that was added to this one object, or the text that came with it; null for neither. */
function ownText(value: object): string | null {
  const extension = extensionOf(value);
  const member = extension?.members.get('tostring') as (Partial<CallableMember> & object) | undefined;
  return member?.invoke ? toText(member.invoke(value, [])) : (extension?.text ?? null);
}

function itemText(item: unknown, separator: string, culture: CultureName): string {
  return typeof item === 'object' && item !== null
    ? objectText(item, separator, culture, false)
    : toText(item, separator, culture);
}

/** The text that PowerShell's type table has for a value, where it has one. */
export function tableText(value: unknown): string | null {
  if (!(value instanceof NetObject)) return null;
  for (const { declaration } of value.netType().lineage()) {
    if (declaration.tableText) return declaration.tableText(value as never);
  }
  return null;
}

/** The items' texts, joined; collections inside of the collection show their type. */
export function joinItems(items: Iterable<unknown>, separator: string, culture: CultureName = INVARIANT): string {
  const parts: string[] = [];
  // A type alone is shown by its accelerator, in a collection by its name.
  for (const item of items)
    parts.push(item instanceof NetType ? typeText(item) : (tableText(item) ?? elementText(item, separator, culture)));
  return parts.join(separator);
}

/** In a collection a number that was an argument keeps the text that it was written with. */
function elementText(item: unknown, separator: string, culture: CultureName): string {
  return item instanceof PSObject && item.text !== null ? item.text : itemText(item, separator, culture);
}

/** `@{A=1; B=2}`; nothing for an object without properties. */
function customObjectText(object: PSCustomObject, separator: string, culture: CultureName): string {
  const parts = object.shape.names.map((name, i) => `${name}=${itemText(object.values[i], separator, culture)}`);
  for (const member of extensionOf(object)?.members.values() ?? []) {
    if (isReadable(member)) parts.push(`${member.name}=${itemText(addedValue(object, member), separator, culture)}`);
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
