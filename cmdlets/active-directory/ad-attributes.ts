/** The properties of accounts under the names that the cmdlets of Active Directory have for them, and under its own. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { DirectoryEntry } from '../../src/deployment/directory-entry.ts';
import type { Computer } from '../../src/deployment/topology.ts';
import { convertTo } from '../../src/types/conversion/conversion.ts';
import { typeNamed } from '../../src/types/net-type.ts';

/** Gives every property of an object by name; null for one that is empty. */
export type Attributes = ReadonlyMap<string, unknown>;

/** What every account shows without being asked for more. */
export const USER_PROPERTIES = [
  'DistinguishedName',
  'Enabled',
  'GivenName',
  'Name',
  'ObjectClass',
  'ObjectGUID',
  'SamAccountName',
  'SID',
  'Surname',
  'UserPrincipalName',
];

export const COMPUTER_PROPERTIES = [
  'DistinguishedName',
  'DNSHostName',
  'Enabled',
  'Name',
  'ObjectClass',
  'ObjectGUID',
  'SamAccountName',
  'SID',
  'UserPrincipalName',
];

/** Names of properties, and of the directory's own attributes, by the value of an entry. */
const USER_VALUES: Readonly<Record<string, string>> = {
  GivenName: 'FirstName',
  Surname: 'LastName',
  sn: 'LastName',
  SamAccountName: 'SamAccountName',
  SID: 'Sid',
  UserPrincipalName: 'UserPrincipalName',
  DisplayName: 'DisplayName',
  Department: 'Department',
  Title: 'Title',
  Company: 'Company',
  City: 'City',
  l: 'City',
  OfficePhone: 'Phone',
  telephoneNumber: 'Phone',
  EmailAddress: 'WindowsEmailAddress',
  mail: 'WindowsEmailAddress',
  'msRTCSIP-PrimaryUserAddress': 'SipAddress',
  'msRTCSIP-Line': 'LineURI',
  'msRTCSIP-LineServer': 'LineServerURI',
};

export function userAttributes({ dn, guid, values }: DirectoryEntry): Attributes {
  const isEnabled = values.SipAddress === undefined ? null : values.Enabled === true;
  return new Map<string, unknown>([
    ['DistinguishedName', dn],
    ['Enabled', true],
    ['Name', commonName(dn)],
    ['CN', commonName(dn)],
    ['ObjectClass', 'user'],
    ['ObjectGUID', guidOf(guid)],
    ['msRTCSIP-UserEnabled', isEnabled],
    ['msRTCSIP-UserPolicies', null],
    ...Object.entries(USER_VALUES).map(([name, value]): [string, unknown] => [name, values[value] ?? null]),
  ]);
}

/** Where the SIDs of computers begin. */
const FIRST_RID = 1100;
export const DOMAIN_SID = 'S-1-5-21-1244062140-1183362120-2114482010';

/** The computers of the topology have accounts in the container of computers. */
export function computerAttributes(computer: Computer, { directory, machines, topology }: Deployment): Attributes {
  const name = computer.name.toUpperCase();
  const { operatingSystem, network } = machines.facts(machines.get(computer.fqdn));
  const index = topology.indexOf(computer);
  const dn = `CN=${name},CN=Computers,${directory.root}`;
  return new Map<string, unknown>([
    ['DistinguishedName', dn],
    ['DNSHostName', computer.fqdn],
    ['Enabled', true],
    ['Name', name],
    ['CN', name],
    ['ObjectClass', 'computer'],
    ['ObjectGUID', guidOf(`00000000-0000-4000-8000-${String(index).padStart(12, '0')}`)],
    ['SamAccountName', `${name}$`],
    ['SID', `${DOMAIN_SID}-${FIRST_RID + index}`],
    ['UserPrincipalName', null],
    ['OperatingSystem', operatingSystem.trim()],
    ['IPv4Address', network.address],
  ]);
}

function guidOf(text: string): unknown {
  return convertTo(text, typeNamed('System.Guid'));
}

function commonName(dn: string): string {
  return /^CN=((?:\\.|[^,])*)/i.exec(dn)?.[1] ?? dn;
}
