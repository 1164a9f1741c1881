/** Whether values of a parameter's type are collections, and of what: decides how a single argument is put into one. */
import { findType, type NetType } from '../../types/net-type.ts';

export type CollectionShape =
  | { readonly kind: 'none' }
  | { readonly kind: 'array'; readonly element: NetType }
  /** Anything else that is a list; the conversion of the type itself makes it. */
  | { readonly kind: 'list'; readonly element: NetType | null };

const NONE: CollectionShape = { kind: 'none' };

/** Dictionaries are collections to .NET but single values to the binder. */
export function collectionShapeOf(type: NetType): CollectionShape {
  if (type.elementType) return { kind: 'array', element: type.elementType };
  if (implementsInterface(type, 'System.Collections.IDictionary')) return NONE;
  if (type.fullName === 'System.Array') return { kind: 'list', element: null };
  if (implementsInterface(type, 'System.Collections.IList'))
    return { kind: 'list', element: type.genericArguments[0] ?? null };
  return NONE;
}

/** Whether a type is an interface or has it; false when the interface is not emulated. */
export function implementsInterface(type: NetType, name: string): boolean {
  if (type.fullName === name) return true;
  return findType(name)?.isAssignableFrom(type) ?? false;
}
