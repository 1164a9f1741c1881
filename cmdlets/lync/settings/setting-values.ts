/** Values of settings between the shell, where they are .NET's, and the store, where they are JSON. */
import type { StoredValue } from '../../../src/storage/store.ts';
import { convertTo, toText } from '../../../src/types/conversion/conversion.ts';
import { enumerate } from '../../../src/types/enumeration.ts';
import { formatValue } from '../../../src/types/format/format-value.ts';
import { genericTypeOf, type NetType, typeNamed } from '../../../src/types/net-type.ts';
import { KeyedTable } from '../../../src/types/values/hashtable.ts';
import { NetList } from '../../../src/types/values/net-list.ts';
import type { SettingDefault, SettingProperty, SettingType } from './setting-noun.ts';

/** A value that a property cannot have; the message says why. */
export class ValueError extends Error {}

const NET_TYPES: Readonly<Record<Exclude<SettingType, 'list' | 'enum'>, string>> = {
  bool: 'System.Boolean',
  string: 'System.String',
  byte: 'System.Byte',
  int: 'System.Int32',
  uint: 'System.UInt32',
  long: 'System.Int64',
  'System.Int16': 'System.Int16',
  'System.UInt16': 'System.UInt16',
  'System.UInt64': 'System.UInt64',
  timespan: 'System.TimeSpan',
  datetime: 'System.DateTime',
};

const ROUND_TRIP = new Map<SettingType, string>([
  ['timespan', 'c'],
  ['datetime', 'o'],
]);

/** The type of lists: scripts add to them and give the object back to Set-. */
function textList(): NetType {
  return genericTypeOf(typeNamed('System.Collections.Generic.List`1'), [typeNamed('System.String')]);
}

/** The value as scripts see it. */
export function netValue({ type }: SettingProperty, stored: StoredValue | SettingDefault | undefined): unknown {
  if (type === 'list') return new NetList(textList(), ((stored ?? []) as readonly string[]).map(String));
  if (stored === null || stored === undefined) return null;
  if (type === 'enum') return String(stored);
  return convertTo(stored, typeNamed(NET_TYPES[type]));
}

/** The value as the store keeps it. @param current what it was, for `@{Add=…}` @throws ValueError */
export function storedValue(property: SettingProperty, value: unknown, current: StoredValue | undefined): StoredValue {
  if (property.type === 'list') return listValue(property, value, current);
  if (value === null || value === undefined) return null;
  requireRange(property, value);
  const { type } = property;
  if (type === 'bool') return value as boolean;
  const format = ROUND_TRIP.get(type);
  const text = format === undefined ? toText(value) : formatValue(value, format, '');
  if (type === 'string' || type === 'enum' || format !== undefined) return text;
  const number = Number(text);
  // What JSON's numbers cannot hold exactly stays a text.
  return Number.isSafeInteger(number) ? number : text;
}

/** A PSListModifier: a list, or what is to be added to the list, taken out of it, or put in its place. */
function listValue(property: SettingProperty, value: unknown, current: StoredValue | undefined): StoredValue {
  if (!(value instanceof KeyedTable)) return textsOf(property, value);
  let items = [...((current ?? []) as readonly string[])];
  for (const { key, value: part } of value.slots()) {
    const texts = textsOf(property, part);
    switch (toText(key).toLowerCase()) {
      case 'replace':
        items = texts;
        break;
      case 'add':
        items.push(...texts.filter((text) => !items.includes(text)));
        break;
      case 'remove':
        items = items.filter((item) => !texts.some((text) => text.toLowerCase() === item.toLowerCase()));
        break;
      default:
        throw new ValueError(
          `"${toText(key)}" does nothing to the list ${property.name}: it takes Add, Remove and Replace.`,
        );
    }
  }
  return items;
}

function textsOf(property: SettingProperty, value: unknown): string[] {
  if (value === null || value === undefined) return [];
  const items = typeof value === 'string' ? [value] : [...(enumerate(value) ?? [value])];
  return items.map((item) => {
    if (typeof item === 'string' || typeof item === 'number') return String(item);
    throw new ValueError(
      `Items of the list ${property.name} that are objects of their own are not built; it takes texts.`,
    );
  });
}

function requireRange({ name, type, range, maxLength }: SettingProperty, value: unknown): void {
  if (maxLength !== undefined && toText(value).length > maxLength) {
    throw new ValueError(
      `The value of ${name} is ${toText(value).length} characters long; at most ${maxLength} are allowed.`,
    );
  }
  if (range === undefined) return;
  const [least, most] = range.map((bound) => sizeOf(type, bound)) as [number, number];
  const size = sizeOf(type, value);
  if (size < least || size > most) {
    throw new ValueError(
      `The value ${toText(value)} of ${name} is out of range: it must be from ${range[0]} to ${range[1]}.`,
    );
  }
}

function sizeOf(type: SettingType, value: unknown): number {
  if (type !== 'timespan') return Number(toText(value));
  return Number((convertTo(value, typeNamed('System.TimeSpan')) as { ticks: bigint }).ticks);
}
