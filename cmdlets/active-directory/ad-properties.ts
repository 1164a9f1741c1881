/**
 * What the cmdlets of Active Directory show of an object: their own names for attributes, and what they make of them (the
 * "extended properties" of the documentation), each class with those that are shown without being asked for.
 */
import type { Deployment } from '../../src/deployment/deployment.ts';
import { hostAddresses } from '../../src/deployment/machine-facts.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { EnumValue } from '../../src/types/values/enum-value.ts';
import { localDate } from '../../src/types/values/instants.ts';
import { AdValues } from './ad-object.ts';
import { guidOfBytes, sidOfBytes } from './directory-identifiers.ts';
import { domainFacts } from './domain-facts.ts';
import { groupKind } from './ldap-groups.ts';
import { containerOf, firstName, type LdapObject, valuesOf } from './ldap-schema.ts';

const N = 'Microsoft.ActiveDirectory.Management.';

/** The attribute that a property is, or what it is made of. */
type Property = string | ((object: LdapObject, deployment: Deployment) => unknown);

/** Attributes that may have several values, which come as a collection even where there is one or none. */
const SEVERAL = new Set([
  'cacertificate',
  'certificatetemplates',
  'member',
  'memberof',
  'msrtcsip-userpolicies',
  'proxyaddresses',
  'serviceprincipalname',
]);

/** Bits of `userAccountControl` ([MS-ADTS] 2.2.16). */
export const CONTROL = {
  disabled: 2,
  passwordNotRequired: 0x20,
  reversiblePassword: 0x80,
  passwordNeverExpires: 0x1_0000,
  smartcardRequired: 0x4_0000,
  trustedForDelegation: 0x8_0000,
  notDelegated: 0x10_0000,
} as const;

/** `accountExpires` of an account that never does. */
const NEVER = 9e18;
/** Milliseconds from 1601 to 1970. */
export const UNIX_EPOCH = 11_644_473_600_000;

/** `userAccountControl` of an account. */
export const accountControl = (object: LdapObject): number => Number(valuesOf(object, 'userAccountControl')[0] ?? 0);
const has = (object: LdapObject, bit: number): boolean => (accountControl(object) & bit) !== 0;
const groupType = (object: LdapObject) => groupKind(Number(valuesOf(object, 'groupType')[0] ?? 0));

const OBJECT: Readonly<Record<string, Property>> = {
  CanonicalName: ({ dn }) => canonicalName(dn),
  CN: 'cn',
  Created: 'whenCreated',
  Description: 'description',
  DisplayName: 'displayName',
  DistinguishedName: 'distinguishedName',
  Modified: 'whenChanged',
  Name: 'name',
  ObjectClass: (object) => valuesOf(object, 'objectClass').at(-1),
  ObjectGUID: (object) => guidOfBytes(valuesOf(object, 'objectGUID')[0]),
  ProtectedFromAccidentalDeletion: () => false,
};

const PRINCIPAL: Readonly<Record<string, Property>> = {
  ...OBJECT,
  MemberOf: 'memberOf',
  SamAccountName: 'sAMAccountName',
  SID: (object) => sidOfBytes(valuesOf(object, 'objectSid')[0]),
};

const ACCOUNT: Readonly<Record<string, Property>> = {
  ...PRINCIPAL,
  Enabled: (object) => !has(object, CONTROL.disabled),
  PasswordNeverExpires: (object) => has(object, CONTROL.passwordNeverExpires),
  AccountNotDelegated: (object) => has(object, CONTROL.notDelegated),
  AllowReversiblePasswordEncryption: (object) => has(object, CONTROL.reversiblePassword),
  AccountExpirationDate: (object) => expiration(valuesOf(object, 'accountExpires')[0]),
  CannotChangePassword: () => false,
  LockedOut: () => false,
  PasswordExpired: (object) => `${valuesOf(object, 'pwdLastSet')[0]}` === '0',
  PasswordNotRequired: (object) => has(object, CONTROL.passwordNotRequired),
  SmartcardLogonRequired: (object) => has(object, CONTROL.smartcardRequired),
  TrustedForDelegation: (object) => has(object, CONTROL.trustedForDelegation),
  UserPrincipalName: 'userPrincipalName',
};

const USER: Readonly<Record<string, Property>> = {
  ...ACCOUNT,
  City: 'l',
  Company: 'company',
  Country: 'c',
  Department: 'department',
  Division: 'division',
  EmailAddress: 'mail',
  EmployeeID: 'employeeID',
  EmployeeNumber: 'employeeNumber',
  Fax: 'facsimileTelephoneNumber',
  GivenName: 'givenName',
  HomeDirectory: 'homeDirectory',
  HomeDrive: 'homeDrive',
  HomePage: 'wWWHomePage',
  HomePhone: 'homePhone',
  Initials: 'initials',
  LogonWorkstations: 'userWorkstations',
  Manager: 'manager',
  MobilePhone: 'mobile',
  Office: 'physicalDeliveryOfficeName',
  OfficePhone: 'telephoneNumber',
  Organization: 'o',
  OtherName: 'middleName',
  POBox: 'postOfficeBox',
  PostalCode: 'postalCode',
  ProfilePath: 'profilePath',
  ScriptPath: 'scriptPath',
  State: 'st',
  StreetAddress: 'streetAddress',
  Surname: 'sn',
  Title: 'title',
};

/** What `accountExpires` says, in tenths of microseconds since 1601: nothing for 0 and for never. */
function expiration(value: unknown): unknown {
  const ticks = Number(toText(value ?? 0));
  return ticks <= 0 || ticks >= NEVER ? null : localDate(ticks / 10_000 - UNIX_EPOCH);
}

const COMPUTER: Readonly<Record<string, Property>> = {
  ...ACCOUNT,
  DNSHostName: 'dNSHostName',
  IPv4Address: (object, { topology }) => {
    const name = toText(valuesOf(object, 'dNSHostName')[0] ?? '').toLowerCase();
    return hostAddresses(topology).find((one) => one.name === name)?.address;
  },
  OperatingSystem: 'operatingSystem',
  OperatingSystemServicePack: 'operatingSystemServicePack',
  OperatingSystemVersion: 'operatingSystemVersion',
  ServicePrincipalNames: 'servicePrincipalName',
};

const GROUP: Readonly<Record<string, Property>> = {
  ...PRINCIPAL,
  GroupCategory: (object) => enumValue('ADGroupCategory', groupType(object).category),
  GroupScope: (object) => enumValue('ADGroupScope', groupType(object).scope),
  ManagedBy: 'managedBy',
  Members: 'member',
};

const UNIT: Readonly<Record<string, Property>> = {
  ...OBJECT,
  City: 'l',
  Country: 'c',
  LinkedGroupPolicyObjects: () => new AdValues([]),
  ManagedBy: 'managedBy',
  PostalCode: 'postalCode',
  State: 'st',
  StreetAddress: 'street',
};

const SITE: Readonly<Record<string, Property>> = {
  ...OBJECT,
  InterSiteTopologyGenerator: (_, deployment) => domainFacts(deployment).controller.settingsDn,
  Location: 'location',
  ManagedBy: 'managedBy',
};

const SUBNET: Readonly<Record<string, Property>> = { ...OBJECT, Location: 'location', Site: 'siteObject' };

/** A kind of objects: its .NET type, what is shown of each, what else can be asked for, and which objects are of it. */
export interface AdKind {
  readonly typeName: string;
  readonly shown: readonly string[];
  readonly properties: Readonly<Record<string, Property>>;
  /** The class that its objects have last; '' for all. */
  readonly objectClass: string;
  /** Whether its objects lie in the configuration and not in the domain. */
  readonly isOfConfiguration?: boolean;
}

const PLAIN = ['DistinguishedName', 'Name', 'ObjectClass', 'ObjectGUID'];
const ACCOUNTS = [...PLAIN, 'Enabled', 'SamAccountName', 'SID', 'UserPrincipalName'];

const kind = (typeName: string, objectClass: string, properties: AdKind['properties'], shown: readonly string[]) =>
  ({ typeName: `${N}${typeName}`, objectClass, properties, shown }) satisfies AdKind;

export const AD_KINDS = {
  user: kind('ADUser', 'user', USER, [...ACCOUNTS, 'GivenName', 'Surname']),
  computer: kind('ADComputer', 'computer', COMPUTER, [...ACCOUNTS, 'DNSHostName']),
  group: kind('ADGroup', 'group', GROUP, [...PLAIN, 'GroupCategory', 'GroupScope', 'SamAccountName', 'SID']),
  unit: kind('ADOrganizationalUnit', 'organizationalUnit', UNIT, [
    ...PLAIN,
    'City',
    'Country',
    'LinkedGroupPolicyObjects',
    'ManagedBy',
    'PostalCode',
    'State',
    'StreetAddress',
  ]),
  site: {
    ...kind('ADReplicationSite', 'site', SITE, [...PLAIN, 'InterSiteTopologyGenerator', 'ManagedBy']),
    isOfConfiguration: true,
  },
  subnet: {
    ...kind('ADReplicationSubnet', 'subnet', SUBNET, [...PLAIN, 'Location', 'Site']),
    isOfConfiguration: true,
  },
  object: kind('ADObject', '', { ...PRINCIPAL }, PLAIN),
} as const;

/** The name of a property as it is written, for one of a kind's or an attribute of the object; null for neither. */
export function propertyNamed(name: string, { properties }: AdKind, { attributes }: LdapObject): string | null {
  const wanted = name.toLowerCase();
  const isIt = (known: string) => known.toLowerCase() === wanted;
  return Object.keys(properties).find(isIt) ?? [...attributes.keys()].find(isIt) ?? null;
}

/** What the cmdlets give for a property or an attribute; null where the object has no such value. */
export function propertyValue(
  object: LdapObject,
  name: string,
  { properties }: AdKind,
  deployment: Deployment,
): unknown {
  const wanted = name.toLowerCase();
  const own = Object.entries(properties).find(([known]) => known.toLowerCase() === wanted)?.[1] ?? name;
  if (typeof own === 'function') return own(object, deployment) ?? null;
  const values = valuesOf(object, own);
  return SEVERAL.has(own.toLowerCase()) ? new AdValues(values) : (values[0] ?? null);
}

/** The values that a filter compares: classes are all of an object, not the last alone. */
export function filterValues(object: LdapObject, name: string, of: AdKind, deployment: Deployment): readonly unknown[] {
  if (/^objectclass$/i.test(name)) return valuesOf(object, name);
  const value = propertyValue(object, name, of, deployment);
  if (value instanceof AdValues) return value.items;
  return value === null ? [] : [value];
}

function enumValue(type: string, name: string): EnumValue {
  return EnumValue.named(typeNamed(`${N}${type}`), name);
}

/** `contoso.com/Redmond/Ken Myer`. */
function canonicalName(dn: string): string {
  const domain = [...dn.matchAll(/(?:^|,)DC=([^,]*)/gi)].map(([, part]) => part).join('.');
  const names: string[] = [];
  for (let rest = dn; rest !== '' && !/^DC=/i.test(rest); rest = containerOf(rest)) names.unshift(firstName(rest));
  return [domain, ...names].join('/');
}
