/** What a controller says of itself and its directory before anybody has logged on ([MS-ADTS] 3.1.1.3.2). */
import type { Deployment } from '../../src/deployment/deployment.ts';
import { localDate } from '../../src/types/values/instants.ts';
import { domainFacts, FUNCTIONAL_LEVEL } from './domain-facts.ts';
import type { LdapObject } from './ldap-schema.ts';

/** Extensions that a controller of Windows Server 2012 names, by their object identifiers ([MS-ADTS] 3.1.1.3.4.3). */
const CAPABILITIES = ['800', '1670', '1791', '1935', '2080', '2237'].map((end) => `1.2.840.113556.1.4.${end}`);
const CONTROLS = ['319', '417', '473', '528', '529', '801', '805', '841', '1338', '1339', '1340', '1413', '1504'].map(
  (end) => `1.2.840.113556.1.4.${end}`,
);
const POLICIES = [
  'InitRecvTimeout',
  'MaxActiveQueries',
  'MaxConnections',
  'MaxConnIdleTime',
  'MaxDatagramRecv',
  'MaxPageSize',
  'MaxPoolThreads',
  'MaxQueryDuration',
  'MaxReceiveBuffer',
  'MaxResultSetSize',
  'MaxTempTableSize',
  'MaxValRange',
];

export function rootDse(deployment: Deployment): LdapObject {
  const { root, configuration, schema, dnsName, controller } = domainFacts(deployment);
  const level = String(FUNCTIONAL_LEVEL);
  const attributes: Readonly<Record<string, readonly unknown[]>> = {
    configurationNamingContext: [configuration],
    currentTime: [localDate(Math.trunc(deployment.clock.now() / 1000) * 1000)],
    defaultNamingContext: [root],
    dnsHostName: [controller.fqdn],
    domainControllerFunctionality: [level],
    domainFunctionality: [level],
    dsServiceName: [controller.settingsDn],
    forestFunctionality: [level],
    // Each change of a lab has the next number, as each write of a controller has.
    highestCommittedUSN: [String(deployment.generation)],
    isGlobalCatalogReady: ['TRUE'],
    isSynchronized: ['TRUE'],
    ldapServiceName: [`${dnsName}:${controller.name.toLowerCase()}$@${dnsName.toUpperCase()}`],
    namingContexts: [root, configuration, schema],
    rootDomainNamingContext: [root],
    schemaNamingContext: [schema],
    serverName: [controller.serverDn],
    subschemaSubentry: [`CN=Aggregate,${schema}`],
    supportedCapabilities: CAPABILITIES,
    supportedControl: CONTROLS,
    supportedLDAPPolicies: POLICIES,
    supportedLDAPVersion: ['3', '2'],
    supportedSASLMechanisms: ['GSSAPI', 'GSS-SPNEGO', 'EXTERNAL', 'DIGEST-MD5'],
  };
  return { dn: '', attributes: new Map(Object.entries(attributes)) };
}
