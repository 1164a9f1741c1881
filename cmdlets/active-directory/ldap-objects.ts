/**
 * The directory as LDAP shows it: the domain, its units, accounts and groups, and where Lync Server keeps in the
 * configuration which server has the Central Management Store. Attributes have their names in the schema and all values.
 */
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { DirectoryEntry } from '../../src/deployment/directory-entry.ts';
import { servicesOf, type TopologyService } from '../../src/deployment/topology-services.ts';
import { convertTo } from '../../src/types/conversion/conversion.ts';
import { invokeMethod } from '../../src/types/members/member-access.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { computerAttributes, userAttributes } from './ad-attributes.ts';

/** An object of the directory: an attribute has one value or several. */
export interface LdapObject {
  readonly dn: string;
  readonly attributes: ReadonlyMap<string, readonly unknown[]>;
}

/** The classes of an object, the most derived last, and the category that it is found by. */
interface Schema {
  readonly classes: readonly string[];
  readonly category: string;
}

const PERSON: Schema = { classes: ['top', 'person', 'organizationalPerson', 'user'], category: 'Person' };
const CONTACT: Schema = { classes: ['top', 'person', 'organizationalPerson', 'contact'], category: 'Person' };
const COMPUTER: Schema = { classes: [...PERSON.classes, 'computer'], category: 'Computer' };
const GROUP: Schema = { classes: ['top', 'group'], category: 'Group' };
const DOMAIN: Schema = { classes: ['top', 'domain', 'domainDNS'], category: 'Domain-DNS' };
const UNIT: Schema = { classes: ['top', 'organizationalUnit'], category: 'Organizational-Unit' };
const CONTAINER: Schema = { classes: ['top', 'container'], category: 'Container' };
const TOPOLOGY: Schema = {
  classes: ['top', 'msRTCSIP-GlobalTopologySetting'],
  category: 'ms-RTC-SIP-GlobalTopologySetting',
};

/** `userAccountControl` of an account that is enabled, of a person and of a computer. */
const NORMAL_ACCOUNT = 512;
const WORKSTATION_ACCOUNT = 4096;
/** `msRTCSIP-OptionFlags`: public partners and enhanced presence; and Enterprise Voice. */
const PRESENCE = 257;
const VOICE = 128;

/** Where the settings of Lync Server lie in the configuration. */
const SERVICE = 'CN=RTC Service,CN=Services,CN=Configuration';

/** All objects, containers before what lies in them. */
export function ldapObjects(deployment: Deployment): LdapObject[] {
  const { directory, topology } = deployment;
  const { root } = directory;
  const make = (dn: string, schema: Schema, attributes: Readonly<Record<string, unknown>> = {}): LdapObject =>
    ldapObject(dn, schema, root, attributes);
  const [database] = servicesOf(topology).filter(({ role }) => role.role === 'CentralManagementDatabase');
  const memberships = membershipsOf(deployment);
  const configuration = ['CN=Configuration', 'CN=Services,CN=Configuration', SERVICE];
  return [
    make(root, DOMAIN, { dc: topology.document.netbiosName.toLowerCase(), objectSid: null }),
    make(`CN=Users,${root}`, CONTAINER),
    make(`CN=Computers,${root}`, CONTAINER),
    ...directory.units.map((dn) => make(dn, /^OU=/i.test(dn) ? UNIT : CONTAINER, unitName(dn))),
    ...configuration.map((dn) => make(`${dn},${root}`, CONTAINER)),
    make(`CN=Topology Settings,${SERVICE},${root}`, TOPOLOGY, {
      'msRTCSIP-BackEndServer': database ? backEnd(database) : null,
    }),
    ...groups(deployment).map(([dn, attributes]) => make(dn, GROUP, attributes)),
    ...directory
      .list()
      .map((entry) => make(entry.dn, schemaOf(entry), accountAttributes(entry, deployment, memberships))),
    ...topology.computers.map((computer) => {
      const known = computerAttributes(computer, deployment);
      return make(String(known.get('DistinguishedName')), COMPUTER, {
        cn: known.get('Name'),
        name: known.get('Name'),
        dNSHostName: computer.fqdn,
        sAMAccountName: known.get('SamAccountName'),
        operatingSystem: known.get('OperatingSystem'),
        objectGUID: bytesOf(known.get('ObjectGUID')),
        userAccountControl: WORKSTATION_ACCOUNT,
      });
    }),
  ].filter(isFirst());
}

function backEnd({ fqdn, facts }: TopologyService): string {
  return facts.instance ? `${fqdn}\\${facts.instance}` : fqdn;
}

/** A distinguished name stands for one object. */
function isFirst(): (object: LdapObject) => boolean {
  const seen = new Set<string>();
  return ({ dn }) => seen.size < seen.add(dn.toLowerCase()).size;
}

function ldapObject(
  dn: string,
  { classes, category }: Schema,
  root: string,
  attributes: Readonly<Record<string, unknown>>,
): LdapObject {
  const name = firstName(dn);
  const all = {
    objectClass: classes,
    ...(/^CN=/i.test(dn) && { cn: name }),
    name,
    distinguishedName: dn,
    ...attributes,
    objectCategory: `CN=${category},CN=Schema,CN=Configuration,${root}`,
  };
  const values = Object.entries(all).map(([key, value]) => [key, Array.isArray(value) ? value : [value]] as const);
  return { dn, attributes: new Map(values.filter(([, list]) => list.length > 0 && list[0] != null)) };
}

function unitName(dn: string): Readonly<Record<string, unknown>> {
  return /^OU=/i.test(dn) ? { ou: firstName(dn) } : {};
}

/** `Ken Myer` of `CN=Ken Myer,OU=…`; commas of the name itself are escaped. */
export function firstName(dn: string): string {
  return (/^\w+=((?:\\.|[^,])*)/.exec(dn)?.[1] ?? dn).replace(/\\(.)/g, '$1');
}

/** `OU=…` of `CN=Ken Myer,OU=…`; '' for the root of all. */
export function containerOf(dn: string): string {
  return /^\w+=(?:\\.|[^,])*,(.*)$/s.exec(dn)?.[1] ?? '';
}

function schemaOf({ kind }: DirectoryEntry): Schema {
  return kind === 'user' || kind === 'meetingRoom' ? PERSON : CONTACT;
}

/** The groups of each account, `contoso\\kenmyer`: asked of every group once, not once for each account. */
function membershipsOf({ rights }: Deployment): ReadonlyMap<string, readonly string[]> {
  const groupsOf = new Map<string, string[]>();
  for (const group of rights.allGroups()) {
    for (const member of new Set(rights.members(group).map((name) => name.toLowerCase()))) {
      groupsOf.set(member, [...(groupsOf.get(member) ?? []), group]);
    }
  }
  return groupsOf;
}

function accountAttributes(
  entry: DirectoryEntry,
  { directory, topology }: Deployment,
  memberships: ReadonlyMap<string, readonly string[]>,
) {
  const { values } = entry;
  const known = userAttributes(entry);
  const isAccount = values.SamAccountName !== undefined;
  const account = `${topology.document.netbiosName}\\${String(values.SamAccountName)}`.toLowerCase();
  const address = values.SipAddress === undefined ? [] : [String(values.SipAddress)];
  const mail = values.WindowsEmailAddress === undefined ? [] : [`SMTP:${String(values.WindowsEmailAddress)}`];
  const memberOf = isAccount ? (memberships.get(account) ?? []) : [];
  return {
    cn: known.get('CN'),
    name: known.get('Name'),
    displayName: values.DisplayName ?? known.get('Name'),
    givenName: known.get('GivenName'),
    sn: known.get('sn'),
    sAMAccountName: values.SamAccountName,
    userPrincipalName: values.UserPrincipalName,
    mail: known.get('mail'),
    proxyAddresses: [...mail, ...address],
    department: values.Department,
    title: values.Title,
    company: values.Company,
    l: values.City,
    telephoneNumber: values.Phone,
    memberOf: memberOf.map((group) => groupDn(group, directory.root)),
    objectGUID: bytesOf(known.get('ObjectGUID')),
    userAccountControl: isAccount ? NORMAL_ACCOUNT : null,
    'msRTCSIP-UserEnabled': known.get('msRTCSIP-UserEnabled'),
    'msRTCSIP-PrimaryUserAddress': values.SipAddress,
    'msRTCSIP-Line': values.LineURI,
    'msRTCSIP-LineServer': values.LineServerURI,
    'msRTCSIP-DeploymentLocator': values.SipAddress === undefined ? null : 'SRV:',
    'msRTCSIP-OptionFlags':
      values.SipAddress === undefined ? null : PRESENCE + (values.EnterpriseVoiceEnabled === true ? VOICE : 0),
  };
}

function groupDn(group: string, root: string): string {
  return `CN=${group},CN=Users,${root}`;
}

function groups({ directory, rights }: Deployment): (readonly [dn: string, attributes: Record<string, unknown>])[] {
  const { root } = directory;
  const people = new Map(
    directory.list().map(({ dn, values }) => [String(values.SamAccountName ?? '').toLowerCase(), dn]),
  );
  const all = new Set(rights.allGroups());
  return [...all].map((group) => {
    const member = rights
      .members(group)
      .map((one) => (all.has(one) ? groupDn(one, root) : people.get(one.replace(/^.*\\/s, '').toLowerCase())))
      .filter((dn) => dn !== undefined);
    return [groupDn(group, root), { sAMAccountName: group, member }];
  });
}

function bytesOf(guid: unknown): unknown {
  // One value of bytes, not a value for each byte.
  return [invokeMethod(convertTo(guid, typeNamed('System.Guid')), 'ToByteArray', [])];
}
