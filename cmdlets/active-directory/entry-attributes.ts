/**
 * The attributes of accounts, and where an entry of the directory keeps each: those that Lync Server shows have a value of the
 * entry, all others are together in one, by their names in the schema.
 */
import type { DirectoryEntry, DirectoryValues } from '../../src/deployment/directory-entry.ts';
import type { StoredValue } from '../../src/storage/store.ts';

/** The value of an entry that an attribute is. */
const VALUES: Readonly<Record<string, string>> = {
  company: 'Company',
  department: 'Department',
  displayName: 'DisplayName',
  givenName: 'FirstName',
  l: 'City',
  mail: 'WindowsEmailAddress',
  sAMAccountName: 'SamAccountName',
  sn: 'LastName',
  telephoneNumber: 'Phone',
  title: 'Title',
  userPrincipalName: 'UserPrincipalName',
  'msRTCSIP-Line': 'LineURI',
  'msRTCSIP-LineServer': 'LineServerURI',
  'msRTCSIP-PrimaryUserAddress': 'SipAddress',
  'msRTCSIP-UserEnabled': 'Enabled',
};

const numbered = (name: string, last: number): string[] => Array.from({ length: last }, (_, at) => `${name}${at + 1}`);

/** Attributes of a person that have no value of their own in an entry, and take one value ([MS-ADSC], user). */
const SINGLE = [
  'accountExpires',
  'adminDescription',
  'adminDisplayName',
  'assistant',
  'c',
  'co',
  'comment',
  'countryCode',
  'description',
  'division',
  'employeeID',
  'employeeNumber',
  'employeeType',
  ...numbered('extensionAttribute', 15),
  'facsimileTelephoneNumber',
  'generationQualifier',
  'homeDirectory',
  'homeDrive',
  'homePhone',
  'info',
  'initials',
  'ipPhone',
  'mailNickname',
  'manager',
  'middleName',
  'mobile',
  'msExchHideFromAddressLists',
  'o',
  'pager',
  'personalTitle',
  'physicalDeliveryOfficeName',
  'postalCode',
  'preferredLanguage',
  'profilePath',
  'pwdLastSet',
  'roomNumber',
  'scriptPath',
  'st',
  'streetAddress',
  'targetAddress',
  'userAccountControl',
  'userWorkstations',
  'wWWHomePage',
  ...numbered('msDS-cloudExtensionAttribute', 20),
];

/** Attributes of a person that take several values. */
const SEVERAL = [
  'carLicense',
  'departmentNumber',
  'otherFacsimileTelephoneNumber',
  'otherHomePhone',
  'otherIpPhone',
  'otherMailbox',
  'otherMobile',
  'otherPager',
  'otherTelephone',
  'postOfficeBox',
  'proxyAddresses',
  'secretary',
  'servicePrincipalName',
  'showInAddressBook',
  'url',
];

/**
 * Attributes that Lync Server makes of other values of an entry, by the names of these: scripts clear them, which takes the values
 * away, and nobody sets them by themselves.
 */
const DERIVED: Readonly<Record<string, RegExp>> = {
  'msRTCSIP-DeploymentLocator': /^HostingProvider/,
  'msRTCSIP-FederationEnabled': /(?!)/,
  'msRTCSIP-InternetAccessEnabled': /(?!)/,
  'msRTCSIP-OptionFlags': /^(?:EnterpriseVoiceEnabled|AudioVideoDisabled|RemoteCallControlTelephonyEnabled)$/,
  'msRTCSIP-PrimaryHomeServer': /^RegistrarPool$/,
  'msRTCSIP-UserPolicies': /Policy$|^DialPlan$/,
  'msRTCSIP-UserPolicy': /(?!)/,
};

const KNOWN = new Map(
  [...Object.keys(VALUES), ...SINGLE, ...SEVERAL, ...Object.keys(DERIVED)].map((name) => [name.toLowerCase(), name]),
);
const SEVERAL_VALUES = new Set(SEVERAL);

/** The name of an attribute of accounts as the schema writes it; undefined for one that accounts do not have. */
export function attributeNamed(name: string): string | undefined {
  return KNOWN.get(name.toLowerCase());
}

export function hasSeveralValues(attribute: string): boolean {
  return SEVERAL_VALUES.has(attribute);
}

export function isDerived(attribute: string): boolean {
  return attribute in DERIVED;
}

/** The attributes of an entry that have no value of their own in it. */
export function furtherAttributes({ values }: DirectoryEntry): Readonly<Record<string, StoredValue | undefined>> {
  return (values.Attributes ?? {}) as Readonly<Record<string, StoredValue | undefined>>;
}

/** An entry with other values of attributes, undefined for none. */
export function withAttributes(
  entry: DirectoryEntry,
  changes: Readonly<Record<string, StoredValue | undefined>>,
): DirectoryEntry {
  const values: Record<string, StoredValue | undefined> = { ...entry.values };
  const further: Record<string, StoredValue | undefined> = { ...furtherAttributes(entry) };
  for (const [attribute, value] of Object.entries(changes)) {
    const own = VALUES[attribute];
    const derived = DERIVED[attribute];
    if (derived) for (const name of Object.keys(values).filter((one) => derived.test(one))) delete values[name];
    else if (own === undefined) put(further, attribute, value);
    else put(values, own, value);
  }
  put(values, 'Attributes', Object.keys(further).length === 0 ? undefined : further);
  return { ...entry, values: values as DirectoryValues };
}

function put(values: Record<string, StoredValue | undefined>, name: string, value: StoredValue | undefined): void {
  if (value === undefined) delete values[name];
  else values[name] = value;
}
