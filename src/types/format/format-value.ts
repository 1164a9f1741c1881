/** IFormattable.ToString of any value: what `$x.ToString('format')`, -f and String.Format give. */
import { ambient } from '../ambient.ts';
import { cultureNamed } from '../culture/culture.ts';
import { conversion } from '../members/conversion-port.ts';
import type { NetType } from '../net-type.ts';
import type { CultureName, TypeDeclaration } from '../type-declaration.ts';
import { typeOf } from '../type-of.ts';
import { PSCustomObject } from '../values/custom-object.ts';
import { baseOf } from '../values/ps-object.ts';
import { formatNumber, isNumericValue } from './number-format.ts';

type TextFunction = NonNullable<TypeDeclaration<never>['toText']>;

/** The text of a value in a format (null for the plain one) by a culture; types without formats ignore the format. */
export function formatValue(value: unknown, format: string | null, culture: CultureName): string {
  const base = baseOf(value);
  if (typeof base === 'string') return base;
  if (base === null || base === undefined) return '';
  if (typeof base === 'boolean') return base ? 'True' : 'False';
  if (isNumericValue(base)) return formatNumber(base, format, cultureNamed(culture).numberFormat);
  // A custom object formats itself as in a string, although its own ToString gives nothing.
  if (base instanceof PSCustomObject) return conversion().toText(base, ' ', culture);
  const type = typeOf(base) as NetType;
  return textFunctionOf(type)?.(base as never, format, culture) ?? type.toString();
}

/** `ToString()` of .NET: by the current culture, a collection as the name of its type. */
export function netText(value: unknown): string {
  return formatValue(value, null, ambient().culture);
}

/** ToString of a type: the nearest in its lineage that defines one, as `toText` or as a method; null where none but Object does. */
export function textFunctionOf(type: NetType): TextFunction | null {
  for (const ancestor of type.lineage()) {
    if (ancestor.elementType !== null) continue;
    const own = ownTextFunction(ancestor.declaration);
    if (own) return own;
  }
  return null;
}

const declared = new WeakMap<TypeDeclaration<never>, TextFunction | null>();

/** ToString as a declaration itself has it. */
export function ownTextFunction(declaration: TypeDeclaration<never>): TextFunction | null {
  let found = declared.get(declaration);
  if (found === undefined) declared.set(declaration, (found = declaration.toText ?? textMethod(declaration)));
  return found;
}

function textMethod({ name, methods }: TypeDeclaration<never>): TextFunction | null {
  if (name === 'System.Object') return null;
  const method = methods?.find(([signature]) => signature === 'string ToString()')?.[1];
  return method ? (self) => (method as (self: unknown) => string)(self) : null;
}
