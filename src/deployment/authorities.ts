/** The certification authorities of a lab: the enterprise's, which every lab has, and those that were added to it. */
import { list } from '../storage/shape.ts';
import { type StoreChange, type StoreSnapshot, sectionKey } from '../storage/store.ts';
import { type AuthorityState, authoritySection, authorityShape, requireAuthority } from './certification-authority.ts';
import { DeploymentError } from './deployment-error.ts';
import { hostNameOf } from './topology.ts';

export const furtherAuthoritiesSection = sectionKey('certification-authorities', list(authorityShape));

/** All of them, the enterprise's first. */
export function authorities(lab: StoreSnapshot): readonly AuthorityState[] {
  return [requireAuthority(lab), ...(lab.read(furtherAuthoritiesSection) ?? [])];
}

/** `dc1.contoso.com\contoso-DC1-CA`, as -CA and -config name an authority. */
export function configurationOf({ computer, name }: AuthorityState): string {
  return `${computer}\\${name}`;
}

/** The authority of a name: the name alone, or `COMPUTER\NAME` with the computer's short or full name. */
export function findAuthority(lab: StoreSnapshot, wanted: string): AuthorityState | undefined {
  const text = wanted.toLowerCase();
  return authorities(lab).find(({ name, computer }) =>
    [name, `${computer}\\${name}`, `${hostNameOf(computer)}\\${name}`].some((form) => form.toLowerCase() === text),
  );
}

/** @throws DeploymentError `ca-not-found` */
export function requireNamedAuthority(lab: StoreSnapshot, wanted: string): AuthorityState {
  const found = findAuthority(lab, wanted);
  if (found) return found;
  throw new DeploymentError('ca-not-found', { ca: wanted, known: authorities(lab).map(configurationOf).join('", "') });
}

/** Writes an authority in place of what it was, or as a new one. */
export function putAuthority(change: StoreChange, state: AuthorityState): void {
  if (requireAuthority(change).name === state.name) {
    change.write(authoritySection, state);
    return;
  }
  const others = change.read(furtherAuthoritiesSection) ?? [];
  const isKnown = others.some(({ name }) => name === state.name);
  const changed = isKnown ? others.map((one) => (one.name === state.name ? state : one)) : [...others, state];
  change.write(furtherAuthoritiesSection, changed);
}
