/** A cast as the language makes it: where a list becomes one text, `$OFS` stands between its elements. */
import { defaultValueOf } from '../members/default-value.ts';
import type { NetType } from '../net-type.ts';
import { NullString } from '../values/null-string.ts';
import { arrayItems, isNetArray } from '../values/typed-array.ts';
import { convertTo, tryConvertTo } from './conversion.ts';
import { toText } from './to-text.ts';

/** The value as a type. @param separator what `$OFS` says; asked for only where a list becomes a text */
export function castTo(value: unknown, type: NetType, separator: () => string): unknown {
  if (value === undefined) return castNothing(type);
  if (typeof value !== 'object' || value === null) return convertTo(value, type);
  if (type.fullName === 'System.String') return value instanceof NullString ? null : toText(value, separator());
  if (type.elementType?.fullName !== 'System.String' || type.rank !== 1 || !isNetArray(value))
    return convertTo(value, type);
  const elements = arrayItems(value).map((item) => (isNetArray(item) ? toText(item, separator()) : item));
  return convertTo(elements, type);
}

/**
 * The cast of no value (AutomationNull): what has no type of its own leaves it as it is, and a struct that $null does not
 * convert to is its default.
 */
function castNothing(type: NetType): unknown {
  if (type.fullName === 'System.Object') return undefined;
  const hasNull = !type.isValueType || type.declaration.name === 'System.Nullable`1';
  return hasNull ? convertTo(null, type) : (tryConvertTo(null, type)?.value ?? defaultValueOf(type));
}
