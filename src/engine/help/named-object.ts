/** Custom objects with type names of their own, of which help objects are made. */
import { requireExtension } from '../../types/members/instance-extension.ts';
import { PSCustomObject } from '../../types/values/custom-object.ts';

export type Entry = readonly [name: string, value: unknown];

/** An object of these properties, known by these type names only. */
export function named(typeNames: readonly string[], entries: readonly Entry[]): PSCustomObject {
  const object = PSCustomObject.from(entries);
  requireExtension(object).typeNames = [...typeNames];
  return object;
}
