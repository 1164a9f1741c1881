/** The forest, its domain and the controller as the cmdlets of Active Directory show them. */
import { hostNameOf } from '../../src/deployment/topology.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { EnumValue } from '../../src/types/values/enum-value.ts';
import type { Directory } from './ad-connection.ts';
import { AdObject, AdValues } from './ad-object.ts';
import { AD_KINDS, propertyValue } from './ad-properties.ts';
import { DOMAIN_SID, guidOfBytes, sidBytes, sidOfBytes } from './directory-identifiers.ts';
import { CONTROLLER_SYSTEM, domainFacts, FUNCTIONAL_LEVEL, LEVEL_NAMES } from './domain-facts.ts';
import { plainName, valuesOf } from './ldap-schema.ts';
import { rootDse } from './root-dse.ts';

const N = 'Microsoft.ActiveDirectory.Management.';
/** Where a controller answers, without and with TLS. */
const LDAP_PORT = 389;
const LDAPS_PORT = 636;

const MASTER_ROLES = ['SchemaMaster', 'DomainNamingMaster', 'PDCEmulator', 'RIDMaster', 'InfrastructureMaster'];

/** An object of a type with its properties in the order of the alphabet, as the cmdlets give them. */
function made(type: string, properties: Readonly<Record<string, unknown>>): AdObject {
  return new AdObject(`${N}${type}`, Object.entries(properties));
}

function mode(of: 'Domain' | 'Forest'): EnumValue {
  return EnumValue.named(typeNamed(`${N}AD${of}Mode`), `${LEVEL_NAMES[FUNCTIONAL_LEVEL]}${of}`);
}

/** The GUID of an object that the directory has. */
function guidAt(dn: string, { objects }: Directory): unknown {
  const found = objects.find((one) => plainName(one.dn) === plainName(dn));
  return found ? guidOfBytes(valuesOf(found, 'objectGUID')[0]) : null;
}

export function forestObject({ deployment }: Directory): AdObject {
  const { root, configuration, dnsName, site, controller } = domainFacts(deployment);
  return made('ADForest', {
    ApplicationPartitions: new AdValues([`DC=DomainDnsZones,${root}`, `DC=ForestDnsZones,${root}`]),
    CrossForestReferences: new AdValues([]),
    DomainNamingMaster: controller.fqdn,
    Domains: new AdValues([dnsName]),
    ForestMode: mode('Forest'),
    GlobalCatalogs: new AdValues([controller.fqdn]),
    Name: dnsName,
    PartitionsContainer: `CN=Partitions,${configuration}`,
    RootDomain: dnsName,
    SchemaMaster: controller.fqdn,
    Sites: new AdValues([site]),
    SPNSuffixes: new AdValues([]),
    UPNSuffixes: new AdValues([]),
  });
}

export function domainObject(directory: Directory): AdObject {
  const { root, configuration, dnsName, netbiosName, controller } = domainFacts(directory.deployment);
  const policies = `CN=Policies,CN=System,${root}`;
  return made('ADDomain', {
    AllowedDNSSuffixes: new AdValues([]),
    ChildDomains: new AdValues([]),
    ComputersContainer: `CN=Computers,${root}`,
    DeletedObjectsContainer: `CN=Deleted Objects,${root}`,
    DistinguishedName: root,
    DNSRoot: dnsName,
    DomainControllersContainer: `OU=Domain Controllers,${root}`,
    DomainMode: mode('Domain'),
    DomainSID: sidOfBytes(sidBytes(DOMAIN_SID)[0]),
    ForeignSecurityPrincipalsContainer: `CN=ForeignSecurityPrincipals,${root}`,
    Forest: dnsName,
    InfrastructureMaster: controller.fqdn,
    LastLogonReplicationInterval: null,
    // The default domain policy, whose GUID is the same everywhere ([MS-GPOD] 1.1.4).
    LinkedGroupPolicyObjects: new AdValues([`CN={31B2F340-016D-11D2-945F-00C04FB984F9},${policies}`]),
    LostAndFoundContainer: `CN=LostAndFound,${root}`,
    ManagedBy: null,
    Name: hostNameOf(dnsName),
    NetBIOSName: netbiosName,
    ObjectClass: 'domainDNS',
    ObjectGUID: guidAt(root, directory),
    ParentDomain: null,
    PDCEmulator: controller.fqdn,
    QuotasContainer: `CN=NTDS Quotas,${root}`,
    ReadOnlyReplicaDirectoryServers: new AdValues([]),
    ReplicaDirectoryServers: new AdValues([controller.fqdn]),
    RIDMaster: controller.fqdn,
    SubordinateReferences: new AdValues([`DC=ForestDnsZones,${root}`, `DC=DomainDnsZones,${root}`, configuration]),
    SystemsContainer: `CN=System,${root}`,
    UsersContainer: `CN=Users,${root}`,
  });
}

export function controllerObject(directory: Directory): AdObject {
  const { root, configuration, schema, dnsName, site, controller } = domainFacts(directory.deployment);
  const roles = MASTER_ROLES.map((role) => EnumValue.named(typeNamed(`${N}ADOperationMasterRole`), role));
  return made('ADDomainController', {
    ComputerObjectDN: controller.computerDn,
    DefaultPartition: root,
    Domain: dnsName,
    Enabled: true,
    Forest: dnsName,
    HostName: controller.fqdn,
    InvocationId: guidAt(controller.settingsDn, directory),
    IPv4Address: controller.address,
    IPv6Address: null,
    IsGlobalCatalog: true,
    IsReadOnly: false,
    LdapPort: LDAP_PORT,
    Name: controller.name,
    NTDSSettingsObjectDN: controller.settingsDn,
    OperatingSystem: CONTROLLER_SYSTEM.name,
    OperatingSystemHotfix: null,
    OperatingSystemServicePack: null,
    OperatingSystemVersion: CONTROLLER_SYSTEM.version,
    OperationMasterRoles: new AdValues(roles),
    Partitions: new AdValues([`DC=ForestDnsZones,${root}`, `DC=DomainDnsZones,${root}`, schema, configuration, root]),
    ServerObjectDN: controller.serverDn,
    ServerObjectGuid: guidAt(controller.serverDn, directory),
    Site: site,
    SslPort: LDAPS_PORT,
  });
}

/** What of it has several values, in a collection, as it is in the directory; the rest alone. */
const SINGLE = new Set([
  'configurationNamingContext',
  'currentTime',
  'defaultNamingContext',
  'dnsHostName',
  'dsServiceName',
  'highestCommittedUSN',
  'ldapServiceName',
  'rootDomainNamingContext',
  'schemaNamingContext',
  'serverName',
  'subschemaSubentry',
]);

export function rootDseObject({ deployment }: Directory): AdObject {
  const { attributes } = rootDse(deployment);
  const level = (of: 'Domain' | 'Forest') => ({ [`${of.toLowerCase()}Functionality`]: mode(of) });
  const shown = Object.fromEntries(
    [...attributes].map(([name, values]) => [name, SINGLE.has(name) ? values[0] : new AdValues(values)]),
  );
  return made('ADRootDSE', {
    ...shown,
    ...level('Domain'),
    ...level('Forest'),
    domainControllerFunctionality: `${LEVEL_NAMES[FUNCTIONAL_LEVEL]}`,
  });
}

/** Of an account or a group what the cmdlets about members show; these names are those of the schema. */
export function principalObject(dn: string, directory: Directory, isGroup: boolean): AdObject | null {
  const found = directory.objects.find((one) => plainName(one.dn) === plainName(dn));
  if (!found) return null;
  const kind = isGroup ? AD_KINDS.group : AD_KINDS.user;
  const value = (name: string) => propertyValue(found, name, kind, directory.deployment);
  return made(isGroup ? 'ADGroup' : 'ADPrincipal', {
    distinguishedName: found.dn,
    ...(isGroup && { GroupCategory: value('GroupCategory'), GroupScope: value('GroupScope') }),
    name: value('Name'),
    objectClass: value('ObjectClass'),
    objectGUID: value('ObjectGUID'),
    SamAccountName: value('SamAccountName'),
    SID: value('SID'),
  });
}
