/** Type.ToString of .NET: as FullName, but generic arguments without inner brackets (``List`1[System.Int32]``). */
import type { NetType } from '../net-type.ts';

/** The name of a type as .NET messages show it. */
export function typeText(type: NetType): string {
  if (type.elementType) return `${typeText(type.elementType)}[${','.repeat(type.rank - 1)}]`;
  if (type.genericArguments.length === 0) return type.fullName;
  return `${type.declaration.name}[${type.genericArguments.map(typeText).join(',')}]`;
}
