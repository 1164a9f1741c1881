/**
 * Which values can go to another thread and be there what they are here. Those that never change can; containers where a
 * block changes nothing of what it is given, since the other thread has its own.
 */
import { convertTo } from '../../types/conversion/conversion.ts';
import { construct } from '../../types/members/construction.ts';
import { extensionOf } from '../../types/members/instance-extension.ts';
import { findType, typeNamed } from '../../types/net-type.ts';
import { TAG_OF_TYPE } from '../../types/serialization/clixml-tags.ts';
import { typeOf } from '../../types/type-of.ts';
import { PSCustomObject } from '../../types/values/custom-object.ts';
import { EnumValue } from '../../types/values/enum-value.ts';
import { KeyedTable } from '../../types/values/hashtable.ts';
import { PSObject } from '../../types/values/ps-object.ts';

const DEPTH = 6;
const TABLES: ReadonlySet<string> = new Set([
  'System.Collections.Hashtable',
  'System.Collections.Specialized.OrderedDictionary',
]);

/** Files are found again by their paths. */
const FILES: ReadonlySet<string> = new Set(['System.IO.FileInfo', 'System.IO.DirectoryInfo']);

export function isCarried(value: unknown, changesThings: boolean, depth = DEPTH): boolean {
  if (value === null || value === undefined) return true;
  const name = typeOf(value)?.fullName ?? '';
  if (name === 'System.Management.Automation.ScriptBlock') return false;
  if (TAG_OF_TYPE.has(name) || value instanceof EnumValue) return !(value instanceof PSObject) || !extensionOf(value);
  if (FILES.has(name)) return true;
  if (changesThings || depth === 0) return false;
  const isInside = (one: unknown) => isCarried(one, changesThings, depth - 1);
  if (name === 'System.Object[]') return (value as readonly unknown[]).every(isInside);
  if (value instanceof KeyedTable && TABLES.has(name))
    return Array.from(value.slots()).every(({ key, value: one }) => isInside(key) && isInside(one));
  return value instanceof PSCustomObject && !extensionOf(value) && value.values.every(isInside);
}

const COPY = 'Deserialized.';

/** What came out of CLIXML as it was before: enums and files are no bags of properties. */
export function revived(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revived);
  if (value instanceof KeyedTable) {
    for (const { key, value: one } of [...value.slots()]) value.set(key, revived(one));
    return value;
  }
  if (value instanceof PSObject) return revivedEnum(value);
  if (!(value instanceof PSCustomObject)) return value;
  const [name = ''] = extensionOf(value)?.typeNames ?? [];
  const type = name.replace(COPY, '');
  if (FILES.has(type)) return construct(typeNamed(type), [value.get('FullName')]);
  value.values = value.values.map(revived);
  return value;
}

function revivedEnum(value: PSObject): unknown {
  const [name = ''] = extensionOf(value)?.typeNames ?? [];
  const type = name.startsWith(COPY) ? findType(name.slice(COPY.length)) : null;
  return type && typeof value.base === 'number' ? convertTo(value.base, type) : value;
}
