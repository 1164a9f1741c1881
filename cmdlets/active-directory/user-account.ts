/** Accounts of people as cmdlets make and change them: names, places, passwords, and attributes by their names in the schema. */
import type { DirectoryEntry } from '../../src/deployment/directory-entry.ts';
import type { CmdletActions, ParameterDeclarations } from '../../src/engine/cmdlet.ts';
import type { StoredValue } from '../../src/storage/store.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import type { KeyedTable } from '../../src/types/values/hashtable.ts';
import { SecureString } from '../../src/types/values/secure-string.ts';
import { connectionParameters, type Directory, findNamed, identityText, notFound } from './ad-connection.ts';
import { AD_KINDS } from './ad-properties.ts';
import { AdRefusal, refuse, refuseArgument } from './ad-refusals.ts';
import { DOMAIN_SID } from './directory-identifiers.ts';
import { attributeNamed, hasSeveralValues, isDerived } from './entry-attributes.ts';
import { firstName, type LdapObject, plainName, valuesOf } from './ldap-schema.ts';

/** What cmdlets take that change one account and no attributes of it by name. */
export const accountParameters = {
  ...connectionParameters,
  Identity: {
    type: 'object',
    mandatory: true,
    position: 0,
    pipeline: 'value',
    help: 'Who: distinguished name, GUID, SID or logon name.',
  },
  Partition: { type: 'string', help: 'The part of the directory.', noEffect: 'accounts are in one partition' },
} as const satisfies ParameterDeclarations;

/** The distinguished name of a new object in a container; what a name cannot hold as it is stands behind a backslash (RFC 4514). */
export function distinguishedName(name: string, container: string): string {
  return `CN=${name.replace(/[,\\#+<>;"=]/g, '\\$&')},${container}`;
}

/** The container that -Path names, or the one of users. Refused where the domain has none of the name. */
export function containerMeant(
  path: string | null | undefined,
  name: string,
  { objects, deployment }: Directory,
): string {
  const wanted = path ? path : `CN=Users,${deployment.directory.root}`;
  const found = objects.find((one) => plainName(one.dn) === plainName(wanted));
  const classes = found ? valuesOf(found, 'objectClass') : [];
  const isContainer = ['organizationalUnit', 'container', 'domainDNS'].some((one) => classes.includes(one));
  return found && isContainer ? found.dn : refuse('path-missing', distinguishedName(name, wanted));
}

/** Refused where the logon name cannot be one, or another account or group has it. @throws AdRefusal */
export function requireFreeAccount(dn: string, account: string, { objects }: Directory, isGroup = false): void {
  if (!isAccountName(account, isGroup)) refuse('account-name-invalid', dn);
  const isTaken = objects.some(
    (one) => toText(valuesOf(one, 'sAMAccountName')[0] ?? '').toLowerCase() === account.toLowerCase(),
  );
  if (isTaken) refuse(isGroup ? 'group-exists' : 'account-exists', dn);
}

/** Refused where the directory has an object of the name. @throws AdRefusal */
export function requireFreeName(dn: string, { objects }: Directory): void {
  if (objects.some((one) => plainName(one.dn) === plainName(dn))) refuse('name-in-use', dn);
}

/** The longest logon name, and what it cannot contain ([MS-SAMR] 3.1.1.8.4). */
function isAccountName(name: string, isGroup: boolean): boolean {
  return (
    name !== '' && name.length <= (isGroup ? 256 : 20) && !/["/\\[\]:;|=,+*?<>]/.test(name) && !/^[. ]*$/.test(name)
  );
}

/** The next security identifier of an account: they are never given again. */
export function nextSid(entries: readonly DirectoryEntry[]): string {
  const used = entries.map(({ values }) =>
    Number(
      toText(values.Sid ?? '')
        .split('-')
        .at(-1),
    ),
  );
  return `${DOMAIN_SID}-${Math.max(1300, ...used.filter((one) => !Number.isNaN(one))) + 1}`;
}

/** Whether the default policy of a domain takes a password: seven characters of three kinds, without the logon name. */
export function isStrong(password: string, account: string): boolean {
  const kinds = [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(password)).length;
  const isName = account.length > 2 && password.toLowerCase().includes(account.toLowerCase());
  return password.length >= 7 && kinds >= 3 && !isName;
}

/** Refused for a password that the policy does not take. */
export function requirePassword(password: unknown, account: string, dn: string): void {
  if (password instanceof SecureString && isStrong(password.reveal(), account)) return;
  refuse('password-refused', dn);
}

/** The user that an identity means, as the directory shows it and as the lab keeps it; undefined where there is none, which is said. */
export function userMeant(
  ps: CmdletActions,
  identity: unknown,
  directory: Directory,
): { readonly object: LdapObject; readonly guid: string } | undefined {
  const object = findNamed(identity, AD_KINDS.user, directory);
  if (!object) {
    notFound(ps, identity, AD_KINDS.user, directory);
    return undefined;
  }
  const entry = directory.deployment.directory.list().find(({ dn }) => plainName(dn) === plainName(object.dn));
  if (entry) return { object, guid: entry.guid };
  throw new AdRefusal(
    'NotSimulated',
    'NotImplemented',
    `The account '${firstName(object.dn)}' came with the domain: to change it is not built.`,
    'System.NotSupportedException',
    object.dn,
  );
}

/** The user that -Manager and the like name, by the distinguished name. */
export function nameMeant(identity: unknown, directory: Directory): string {
  const found = findNamed(identity, AD_KINDS.user, directory);
  if (found) return found.dn;
  const message = `Identity info provided in the extended attribute: 'Manager' could not be resolved. Reason: 'Cannot find an object with identity: '${identityText(identity)}' under: '${directory.deployment.directory.root}'.'.`;
  const exception = 'Microsoft.ActiveDirectory.Management.ADIdentityResolutionException';
  throw new AdRefusal(`ActiveDirectoryCmdlet:${exception}`, 'InvalidData', message, exception, identity);
}

/** An attribute of a table of a cmdlet, or of -Clear, as the schema writes it. @throws AdRefusal */
export function attributeMeant(name: string, dn: string, isCleared = false): string {
  const known = attributeNamed(name);
  if (known === undefined)
    return refuseArgument(`The specified directory service attribute or value does not exist\nParameter name: ${name}`);
  return isDerived(known) && !isCleared ? refuse('owned-by-system', dn) : known;
}

/** The attributes of a table of a cmdlet, with all values that are given for each. */
export function attributesOfTable(
  table: KeyedTable | null | undefined,
  dn: string,
): (readonly [attribute: string, values: readonly string[]])[] {
  if (!table) return [];
  return [...table.slots()].map(({ key, value }) => [
    attributeMeant(toText(key), dn),
    (Array.isArray(value) ? value : [value])
      .filter((one) => one !== null && one !== undefined)
      .map((one) => toText(one)),
  ]);
}

/** What an attribute is kept as: a text where it has one value, else all of them. Refused for several of one that takes one. */
export function storedValue(attribute: string, values: readonly string[], dn: string): StoredValue | undefined {
  if (values.length === 0) return undefined;
  if (hasSeveralValues(attribute)) return values;
  const [only] = values;
  if (values.length > 1) return refuse('one-value-only', dn);
  if (attribute === 'userAccountControl') return Number(only);
  return attribute === 'msRTCSIP-UserEnabled' ? /^true$/i.test(String(only)) : String(only);
}

/** The entry that is to be changed, as it is in the change-set. */
export function entryOf(entries: readonly DirectoryEntry[], guid: string): DirectoryEntry {
  const found = entries.find((one) => one.guid === guid);
  if (!found) throw new Error(`The directory lost the entry ${guid} in a change.`);
  return found;
}
