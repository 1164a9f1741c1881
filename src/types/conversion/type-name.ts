/** Type names in texts: `[type]'int[]'`, `-is 'datetime'`, `New-Object 'System.Collections.Generic.List[string]'`. */
import { noBindings, resolveTypeReference } from '../members/type-reference.ts';
import { findType, genericTypeOf, type NetType } from '../net-type.ts';

/** The type of a name as scripts write it (without the outer brackets); null when there is none. */
export function resolveTypeName(name: string): NetType | null {
  const trimmed = name.trim();
  if (trimmed === '') return null;
  const [, nullable] = /^(?:System\.)?Nullable(?:`1)?\[(.+)\]$/i.exec(trimmed) ?? [];
  if (nullable !== undefined) {
    const definition = findType('System.Nullable`1');
    const argument = resolveTypeName(nullable.replace(/^\[(.*)\]$/, '$1'));
    return definition && argument ? genericTypeOf(definition, [argument]) : null;
  }
  return resolveTypeReference(withoutAssembly(trimmed), noBindings).type;
}

/** `System.Int32, mscorlib, Version=…` without what comes behind the type. */
function withoutAssembly(name: string): string {
  let depth = 0;
  for (let i = 0; i < name.length; i++) {
    if (name[i] === '[') depth++;
    else if (name[i] === ']') depth--;
    else if (name[i] === ',' && depth === 0) return name.slice(0, i).trim();
  }
  return name;
}
