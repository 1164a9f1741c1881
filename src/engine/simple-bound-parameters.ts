/** `$PSBoundParameters` of a call the short way, made only when a script asks for it. */
import type { NetObject } from '../types/net-object.ts';
import { boundParametersDictionary } from './binder/bound-parameters.ts';

export function simpleBoundParameters(names: readonly string[], values: readonly unknown[]): NetObject {
  return boundParametersDictionary(names.map((name, i) => [name, values[i]] as const));
}
