/** Values of settings between the shell, where they are .NET's, and the store, where they are JSON. */
import type { StoredValue } from '../../../src/storage/store.ts';
import { convertTo, toText } from '../../../src/types/conversion/conversion.ts';
import { enumerate } from '../../../src/types/enumeration.ts';
import { formatValue } from '../../../src/types/format/format-value.ts';
import { arrayTypeOf, genericTypeOf, type NetType, typeNamed } from '../../../src/types/net-type.ts';
import { typeOf } from '../../../src/types/type-of.ts';
import { DataObject } from '../../../src/types/values/data-object.ts';
import { KeyedTable } from '../../../src/types/values/hashtable.ts';
import { NetList } from '../../../src/types/values/net-list.ts';
import { settingNoun } from './nouns.ts';
import type { SettingDefault, SettingProperty, SettingType, StoredItem } from './setting-noun.ts';
import { registerSettingType } from './setting-types.ts';

/** A value that a property cannot have; the message says why. */
export class ValueError extends Error {}

const NET_TYPES: Readonly<Record<Exclude<SettingType, 'list' | 'enum' | 'objects' | 'object' | 'bytes'>, string>> = {
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

function objectList(): NetType {
  return genericTypeOf(typeNamed('System.Collections.Generic.List`1'), [typeNamed('System.Object')]);
}

/** The value as scripts see it. */
export function netValue({ type }: SettingProperty, stored: StoredValue | SettingDefault | undefined): unknown {
  if (type === 'list') return new NetList(textList(), ((stored ?? []) as readonly string[]).map(String));
  if (type === 'objects') return new NetList(objectList(), ((stored ?? []) as readonly StoredItem[]).map(itemObject));
  if (stored === null || stored === undefined) return null;
  if (type === 'object') return itemObject(stored as unknown as StoredItem);
  if (type === 'bytes')
    return convertTo((stored as readonly number[]).map(Number), arrayTypeOf(typeNamed('System.Byte')));
  if (type === 'enum') return String(stored);
  return convertTo(stored, typeNamed(NET_TYPES[type]));
}

/** The value as the store keeps it. @param current what it was, for `@{Add=…}` @throws ValueError */
export function storedValue(property: SettingProperty, value: unknown, current: StoredValue | undefined): StoredValue {
  if (property.type === 'list' || property.type === 'objects') return listValue(property, value, current);
  if (value === null || value === undefined) return null;
  if (property.type === 'object') return itemValue(property, value);
  if (property.type === 'bytes') return [...(value as Uint8Array)];
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
  if (!(value instanceof KeyedTable)) return itemsOf(property, value);
  let items = [...((current ?? []) as readonly StoredValue[])];
  for (const { key, value: part } of value.slots()) {
    const given = itemsOf(property, part);
    switch (toText(key).toLowerCase()) {
      case 'replace':
        items = given;
        break;
      case 'add':
        items.push(...given.filter((item) => !items.some((other) => isSame(item, other))));
        break;
      case 'remove':
        items = items.filter((item) => !given.some((other) => isSame(item, other)));
        break;
      default:
        throw new ValueError(
          `"${toText(key)}" does nothing to the list ${property.name}: it takes Add, Remove and Replace.`,
        );
    }
  }
  return items;
}

/** Texts in any letter case; objects by all that they have. */
function isSame(one: StoredValue, other: StoredValue): boolean {
  return JSON.stringify(one).toLowerCase() === JSON.stringify(other).toLowerCase();
}

function itemsOf(property: SettingProperty, value: unknown): StoredValue[] {
  if (value === null || value === undefined) return [];
  const items = typeof value === 'string' ? [value] : [...(enumerate(value) ?? [value])];
  if (property.type === 'objects') return items.map((item) => itemValue(property, item));
  return items.map((item) => {
    if (typeof item === 'string' || typeof item === 'number') return String(item);
    throw new ValueError(`Items of the list ${property.name} are texts.`);
  });
}

/** An object that a New- cmdlet has made, as it is kept. @throws ValueError */
function itemValue(property: SettingProperty, value: unknown): StoredValue {
  const nouns = (property.items ?? []).map(settingNoun);
  const type = typeOf(value)?.fullName;
  const entry = nouns.find((one) => one.type === type);
  if (!entry || !(value instanceof DataObject)) {
    const makers = nouns.map(({ noun }) => `New-${noun}`).join(', ');
    throw new ValueError(`${property.name} takes objects of ${makers}, not "${toText(value)}".`);
  }
  const values = entry.properties
    .filter(({ name }) => !(entry.part && name === 'Priority'))
    .map((one) => [one.name, storedValue(one, value.get(one.name), undefined)] as const);
  return { noun: entry.noun, values: Object.fromEntries(values) };
}

/** An object inside a property as scripts see it. */
function itemObject({ noun, values }: StoredItem): DataObject {
  const entry = settingNoun(noun);
  registerSettingType(entry);
  const own = entry.properties.map((property) => {
    const stored = values[property.name];
    return [property.name, netValue(property, stored === undefined ? property.default : stored)] as const;
  });
  // What is a setting of its own besides is told by its name there.
  const identity = entry.identity === 'name' ? { Identity: values.Name } : {};
  return new DataObject(entry.type, { ...identity, ...Object.fromEntries(own) });
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
