/** Which events or subscriptions a cmdlet means that was given a number, or a name with or without wildcards. */
import { WildcardPattern } from '../../src/types/wildcard.ts';

/** @param id every number where it was not given. @param name every name where it was not; letter case does not matter */
export function selection(
  id: number | undefined,
  name: string | undefined,
): (one: { readonly id: number; readonly sourceIdentifier: string }) => boolean {
  const pattern = name === undefined ? null : WildcardPattern.of(name, true);
  return (one) => (id === undefined || one.id === id) && (pattern === null || pattern.isMatch(one.sourceIdentifier));
}
