/** Who is in a group, and by which names the deployment knows them. */
import { accountName } from '../../src/deployment/accounts.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { type Directory, findNamed, groupNamed } from './ad-connection.ts';
import { AD_KINDS } from './ad-properties.ts';
import { sidOfBytes } from './directory-identifiers.ts';
import { type LdapObject, valuesOf } from './ldap-schema.ts';

/** The accounts whose primary group it is, which `member` does not name ([MS-ADTS] 3.1.1.1.3). */
export function primaryMembers(group: LdapObject, { objects }: Directory): string[] {
  const rid = ridOf(group);
  return objects.filter((one) => valuesOf(one, 'primaryGroupID')[0] === rid).map(({ dn }) => dn);
}

/** The group that an account is in by its kind; undefined for what has none. */
export function primaryGroup(account: LdapObject, { objects }: Directory): LdapObject | undefined {
  const [rid] = valuesOf(account, 'primaryGroupID');
  return rid === undefined
    ? undefined
    : objects.find((one) => valuesOf(one, 'groupType').length > 0 && ridOf(one) === rid);
}

function ridOf(object: LdapObject): number {
  return Number(sidOfBytes(valuesOf(object, 'objectSid')[0])?.value.split('-').at(-1));
}

/** The distinguished names of accounts and groups by the names that the deployment's rights have: `CONTOSO\kenmyer`. */
export function directoryNames(members: readonly string[], directory: Directory): string[] {
  return members.flatMap((member) => {
    const group = findNamed(member, AD_KINDS.group, directory);
    if (group) return group.dn;
    return findNamed(accountName(member), AD_KINDS.user, directory)?.dn ?? [];
  });
}

/** The name by which the deployment's rights know an account, a computer or a group; null for what the directory has not. */
export function memberName(identity: unknown, directory: Directory): string | null {
  const group = groupNamed(identity, directory);
  if (group !== null) return group;
  const found = [AD_KINDS.user, AD_KINDS.computer].map((kind) => findNamed(accountIdentity(identity), kind, directory));
  const account = found.find((one) => one !== undefined);
  return account ? toText(valuesOf(account, 'sAMAccountName')[0]) : null;
}

/** `CONTOSO\\kenmyer` is the account of the domain; its name alone is looked for. */
function accountIdentity(identity: unknown): unknown {
  return typeof identity === 'string' ? accountName(identity) : identity;
}
