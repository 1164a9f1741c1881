/** What an expression may give, as far as that can be told without running it. */

import type { ExpressionAst, TypeDefinitionAst } from '../../language/ast.ts';
import { enumerate, isCollection } from '../../types/enumeration.ts';
import { findType, type NetType } from '../../types/net-type.ts';

/** One thing that a value may be. */
export type Inferred =
  /** A value of a variable that is there. */
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'type'; readonly type: NetType }
  /** The type itself, for its static members. */
  | { readonly kind: 'static'; readonly type: NetType }
  /** An object whose properties the text tells. */
  | { readonly kind: 'object'; readonly properties: ReadonlyMap<string, ExpressionAst | null> }
  /** A class that the text defines. */
  | { readonly kind: 'class'; readonly definition: TypeDefinitionAst; readonly isStatic: boolean };

const LOOKED_AT = 3;

/** The elements of a collection, or the thing itself where it is none. */
export function elementsIfArray(owner: Inferred): Inferred[] {
  if (owner.kind === 'value') {
    if (!isCollection(owner.value)) return [owner];
    const found: Inferred[] = [];
    for (const value of enumerate(owner.value) ?? []) {
      if (found.length >= LOOKED_AT) break;
      if (value !== null && value !== undefined) found.push({ kind: 'value', value });
    }
    return found;
  }
  if (owner.kind !== 'type') return [owner];
  const { elementType, genericArguments, fullName } = owner.type;
  if (elementType) return [{ kind: 'type', type: elementType }];
  const isList =
    /^System\.Collections\.(?:Generic|ObjectModel)\.(?:List|Collection|IEnumerable|HashSet|Queue|Stack)`1/.test(
      fullName,
    );
  const [element] = genericArguments;
  return isList && element ? [{ kind: 'type', type: element }] : [owner];
}

/** Values of the types of these names, as far as there are such. */
export function ofTypes(names: readonly string[]): Inferred[] {
  return names.flatMap((name): Inferred[] => {
    const type = findType(name);
    return type ? [{ kind: 'type', type }] : [];
  });
}
