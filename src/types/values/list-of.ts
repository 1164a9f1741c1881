/** Makes a `List[T]`. */
import { genericTypeOf, type NetType, typeNamed } from '../net-type.ts';
import { NetList } from './net-list.ts';

/** A new list of an element type; `items` becomes its own. */
export function listOf(element: NetType, items: unknown[] = []): NetList {
  return new NetList(genericTypeOf(typeNamed('System.Collections.Generic.List`1'), [element]), items);
}
