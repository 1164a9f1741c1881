/** IFormattable.ToString of any value: what `$x.ToString('format')`, -f and String.Format give. */
import { cultureNamed } from '../culture/culture.ts';
import { conversion } from '../members/conversion-port.ts';
import { NetObject } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import type { CultureName } from '../type-declaration.ts';
import { typeOf } from '../type-of.ts';
import { PSCustomObject } from '../values/custom-object.ts';
import { baseOf } from '../values/ps-object.ts';
import { formatNumber, isNumericValue } from './number-format.ts';

/** The text of a value in a format (null for the plain one) by a culture; types without formats ignore the format. */
export function formatValue(value: unknown, format: string | null, culture: CultureName): string {
  const base = baseOf(value);
  if (typeof base === 'string') return base;
  if (base === null || base === undefined) return '';
  if (typeof base === 'boolean') return base ? 'True' : 'False';
  if (isNumericValue(base)) return formatNumber(base, format, cultureNamed(culture).numberFormat);
  // A custom object formats itself as in a string, although its own ToString gives nothing.
  if (base instanceof PSCustomObject) return conversion().toText(base);
  const type = typeOf(base) as NetType;
  const toText = textFunctionOf(type);
  if (toText) return toText(base as never, format, culture);
  return base instanceof NetObject && Object.hasOwn(Object.getPrototypeOf(base), 'toString')
    ? String(base)
    : type.fullName;
}

function textFunctionOf(type: NetType) {
  for (const ancestor of type.lineage()) {
    if (ancestor.declaration.toText && ancestor.elementType === null) return ancestor.declaration.toText;
  }
  return null;
}
