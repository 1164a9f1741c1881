/** Which entry of the directory an argument means: an object that another cmdlet gave, or one of the forms of a name. */
import type { DirectoryEntry, DirectoryKind } from '../../../src/deployment/directory-entry.ts';
import type { Topology } from '../../../src/deployment/topology.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { getMember } from '../../../src/types/members/member-access.ts';
import { hasWildcards, WildcardPattern } from '../../../src/types/wildcard.ts';
import { argumentValue } from '../argument-types.ts';

/** An identity as it was given: the text of it. */
export function identityText(argument: unknown): string {
  const value = argumentValue(argument);
  if (typeof value === 'string') return value;
  const guid = getMember(value, 'Guid');
  if (guid !== undefined && guid !== null) return toText(guid);
  const identity = getMember(value, 'Identity');
  return toText(identity ?? value);
}

/**
 * The entries of some kinds that an identity means: a distinguished name, a SIP address, a user principal name,
 * `DOMAIN\name`, a GUID, or the name that people see, which may have wildcards.
 */
export function entriesNamed(
  entries: readonly DirectoryEntry[],
  kinds: readonly DirectoryKind[],
  identity: string,
  topology: Topology,
): DirectoryEntry[] {
  const isMeant = matcherOf(identity.trim().toLowerCase(), topology);
  return entries.filter((entry) => kinds.includes(entry.kind) && isMeant(entry));
}

function matcherOf(wanted: string, { document }: Topology): (entry: DirectoryEntry) => boolean {
  const is = (value: unknown, text: string): boolean => typeof value === 'string' && value.toLowerCase() === text;
  if (/^sips?:/.test(wanted)) return ({ values }) => is(values.SipAddress, wanted);
  if (/^(?:cn|ou)=.*,/s.test(wanted)) return ({ dn }) => is(dn, wanted);
  if (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(wanted)) return ({ guid }) => guid === wanted;
  const slash = wanted.indexOf('\\');
  if (slash > 0) {
    const domains = [document.netbiosName.toLowerCase(), document.domain];
    if (!domains.includes(wanted.slice(0, slash))) return () => false;
    return ({ values }) => is(values.SamAccountName, wanted.slice(slash + 1));
  }
  if (wanted.includes('@')) {
    return ({ values }) => is(values.UserPrincipalName, wanted) || is(values.SipAddress, `sip:${wanted}`);
  }
  if (hasWildcards(wanted)) {
    const pattern = WildcardPattern.of(wanted, true);
    return ({ values }) => pattern.isMatch(String(values.DisplayName ?? ''));
  }
  return ({ values }) => is(values.DisplayName, wanted);
}
