/**
 * The directory as LDAP shows it: the domain, its units, accounts and groups, and what lies in the configuration.
 * Attributes have their names in the schema and all values.
 */
import { accountName } from '../../src/deployment/accounts.ts';
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { DirectoryEntry } from '../../src/deployment/directory-entry.ts';
import { setUpTime } from '../../src/deployment/disk-setup.ts';
import { guidOf } from '../../src/deployment/made-directory.ts';
import type { Computer } from '../../src/deployment/topology.ts';
import { localDate } from '../../src/types/values/instants.ts';
import { computerGuid, computerSid, DOMAIN_SID, founderSid, guidBytes, sidBytes } from './directory-identifiers.ts';
import { CONTROLLER_SYSTEM, type DomainFacts, domainFacts, FUNCTIONAL_LEVEL } from './domain-facts.ts';
import { furtherAttributes } from './entry-attributes.ts';
import { configurationObjects } from './ldap-configuration.ts';
import { groupSid, type Member, Memberships, primaryGroupId } from './ldap-groups.ts';
import { firstName, type LdapObject, ldapObject, SCHEMA, type Schema } from './ldap-schema.ts';

/** `userAccountControl` ([MS-ADTS] 2.2.16) of an account that is enabled: of a person, a computer, a controller. */
const NORMAL_ACCOUNT = 512;
const WORKSTATION_ACCOUNT = 4096;
const CONTROLLER_ACCOUNT = 532_480;
/** `sAMAccountType`. */
const USER_ACCOUNT = 805_306_368;
const MACHINE_ACCOUNT = 805_306_369;
/** `msRTCSIP-OptionFlags`: public partners and enhanced presence; and Enterprise Voice. */
const PRESENCE = 257;
const VOICE = 128;

/** All objects, containers before what lies in them. */
export function ldapObjects(deployment: Deployment): LdapObject[] {
  const { root } = deployment.directory;
  const accounts = accountsOf(deployment);
  const memberships = new Memberships(deployment, accounts);
  const made = {
    whenCreated: localDate(setUpTime(deployment.start)),
    whenChanged: localDate(setUpTime(deployment.start)),
  };
  return [
    ...domainObjects(deployment),
    ...configurationObjects(deployment),
    ...memberships.names.map((group) => groupObject(group, memberships, root)),
    ...accounts.map((account) => accountObject(account, memberships, root)),
  ]
    .filter(isFirst())
    .map((object) => withEverything(object, made));
}

/** A distinguished name stands for one object. */
function isFirst(): (object: LdapObject) => boolean {
  const seen = new Set<string>();
  return ({ dn }) => seen.size < seen.add(dn.toLowerCase()).size;
}

/** What every object has besides: a GUID that follows from its name unless it has one, and when it was made. */
function withEverything(
  { dn, attributes }: LdapObject,
  made: Readonly<Record<'whenCreated' | 'whenChanged', unknown>>,
): LdapObject {
  const own = attributes.has('objectGUID') ? [] : [['objectGUID', guidBytes(guidOf(dn))] as const];
  const dates = Object.entries(made).map(([name, value]) => [name, [value]] as const);
  return { dn, attributes: new Map([...attributes, ...own, ...dates]) };
}

function domainObjects(deployment: Deployment): LdapObject[] {
  const { directory } = deployment;
  const { root, netbiosName, controller } = domainFacts(deployment);
  const make = (name: string, schema: Schema): LdapObject => ldapObject(`${name},${root}`, schema, root);
  return [
    ldapObject(root, SCHEMA.domain, root, {
      dc: netbiosName.toLowerCase(),
      objectSid: sidBytes(DOMAIN_SID),
      fSMORoleOwner: controller.settingsDn,
      'msDS-Behavior-Version': FUNCTIONAL_LEVEL,
    }),
    make('CN=Users', SCHEMA.container),
    make('CN=Computers', SCHEMA.container),
    make('OU=Domain Controllers', SCHEMA.unit),
    ...directory.units.map((dn) => ldapObject(dn, /^OU=/i.test(dn) ? SCHEMA.unit : SCHEMA.container, root)),
  ];
}

function groupObject(group: string, memberships: Memberships, root: string): LdapObject {
  return ldapObject(memberships.dnOf(group), SCHEMA.group, root, {
    ...memberships.attributes(group),
    objectSid: sidBytes(groupSid(group, memberships.names)),
  });
}

/** An account with what is its own; `account` is '' for a contact, which logs on nowhere. */
interface Account extends Member {
  readonly schema: Schema;
  readonly attributes: Readonly<Record<string, unknown>>;
}

function accountsOf(deployment: Deployment): Account[] {
  const { directory, topology } = deployment;
  const facts = domainFacts(deployment);
  return [
    founder(accountName(topology.document.session.user), facts),
    controllerAccount(facts),
    ...directory.list().map(entryAccount),
    ...topology.computers.map((computer) => computerAccount(computer, deployment)),
  ];
}

function accountObject({ dn, account, schema, attributes }: Account, memberships: Memberships, root: string) {
  const further = account === '' ? {} : { memberOf: memberships.groups(dn), adminCount: memberships.adminCount(dn) };
  return ldapObject(dn, schema, root, { ...attributes, ...further });
}

/** Whoever set the deployment up: the administrator that a domain has from its start. */
function founder(account: string, { root, dnsName }: DomainFacts): Account {
  return {
    dn: `CN=${account},CN=Users,${root}`,
    account,
    schema: SCHEMA.user,
    attributes: {
      sAMAccountName: account,
      userPrincipalName: `${account}@${dnsName}`,
      description: 'Built-in account for administering the computer/domain',
      objectSid: sidBytes(founderSid()),
      ...logsOn(NORMAL_ACCOUNT, USER_ACCOUNT, primaryGroupId('user')),
    },
  };
}

function logsOn(control: number, type: number, primary: number) {
  return { userAccountControl: control, sAMAccountType: type, primaryGroupID: primary };
}

function controllerAccount({ controller }: DomainFacts): Account {
  const { name, fqdn, computerDn } = controller;
  return {
    dn: computerDn,
    account: `${name}$`,
    schema: SCHEMA.computer,
    attributes: {
      dNSHostName: fqdn,
      sAMAccountName: `${name}$`,
      operatingSystem: CONTROLLER_SYSTEM.name,
      operatingSystemVersion: CONTROLLER_SYSTEM.version,
      objectSid: sidBytes(`${DOMAIN_SID}-1000`),
      ...logsOn(CONTROLLER_ACCOUNT, MACHINE_ACCOUNT, primaryGroupId('controller')),
    },
  };
}

/** The computers of the topology have accounts in the container of computers. */
function computerAccount(computer: Computer, { directory, machines, topology }: Deployment): Account {
  const name = computer.name.toUpperCase();
  const { operatingSystem, version, servicePack } = machines.facts(machines.get(computer.fqdn));
  const index = topology.indexOf(computer);
  const [, release, build] = /^(\d+\.\d+)\.(\d+)$/.exec(version) ?? [];
  return {
    dn: `CN=${name},CN=Computers,${directory.root}`,
    account: `${name}$`,
    schema: SCHEMA.computer,
    attributes: {
      dNSHostName: computer.fqdn,
      sAMAccountName: `${name}$`,
      operatingSystem: operatingSystem.trim(),
      operatingSystemVersion: `${release} (${build})`,
      operatingSystemServicePack: servicePack > 0 ? `Service Pack ${servicePack}` : null,
      servicePrincipalName: ['HOST', 'WSMAN', 'TERMSRV'].flatMap((of) => [`${of}/${computer.fqdn}`, `${of}/${name}`]),
      objectGUID: guidBytes(computerGuid(index)),
      objectSid: sidBytes(computerSid(index)),
      ...logsOn(WORKSTATION_ACCOUNT, MACHINE_ACCOUNT, primaryGroupId('computer')),
    },
  };
}

function entryAccount(entry: DirectoryEntry): Account {
  const { dn, guid, kind, values } = entry;
  const account = values.SamAccountName === undefined ? '' : String(values.SamAccountName);
  const mail = values.WindowsEmailAddress === undefined ? [] : [`SMTP:${String(values.WindowsEmailAddress)}`];
  return {
    dn,
    account,
    schema: kind === 'user' || kind === 'meetingRoom' ? SCHEMA.user : SCHEMA.contact,
    attributes: {
      displayName: values.DisplayName ?? firstName(dn),
      givenName: values.FirstName,
      sn: values.LastName,
      sAMAccountName: values.SamAccountName,
      userPrincipalName: values.UserPrincipalName,
      mail: values.WindowsEmailAddress,
      proxyAddresses: [...mail, ...(values.SipAddress === undefined ? [] : [String(values.SipAddress)])],
      department: values.Department,
      title: values.Title,
      company: values.Company,
      l: values.City,
      telephoneNumber: values.Phone,
      objectGUID: guidBytes(guid),
      objectSid: values.Sid === undefined ? null : sidBytes(String(values.Sid)),
      ...(account !== '' && logsOn(NORMAL_ACCOUNT, USER_ACCOUNT, primaryGroupId('user'))),
      ...lyncAttributes(entry),
      ...furtherAttributes(entry),
    },
  };
}

/** What Lync Server writes to those who are enabled for it. */
function lyncAttributes({ values }: DirectoryEntry): Readonly<Record<string, unknown>> {
  if (values.SipAddress === undefined) return {};
  return {
    'msRTCSIP-UserEnabled': values.Enabled === true,
    'msRTCSIP-PrimaryUserAddress': values.SipAddress,
    'msRTCSIP-Line': values.LineURI,
    'msRTCSIP-LineServer': values.LineServerURI,
    'msRTCSIP-DeploymentLocator': 'SRV:',
    'msRTCSIP-OptionFlags': PRESENCE + (values.EnterpriseVoiceEnabled === true ? VOICE : 0),
  };
}
