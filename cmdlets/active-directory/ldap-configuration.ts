/**
 * The configuration partition of the forest, as far as scripts for Lync Server look into it: sites and controllers, the
 * partitions, the authorities of the enterprise, and what Lync Server keeps there.
 */
import type { Deployment } from '../../src/deployment/deployment.ts';
import { servicesOf, type TopologyService } from '../../src/deployment/topology-services.ts';
import { base64Bytes } from '../../src/platform/bytes.ts';
import { type DomainFacts, domainFacts, FUNCTIONAL_LEVEL } from './domain-facts.ts';
import { type LdapObject, ldapObject, SCHEMA, type Schema } from './ldap-schema.ts';

/** Where the settings of Lync Server lie in the configuration. */
const LYNC = 'CN=RTC Service,CN=Services';
const KEY_SERVICES = 'CN=Public Key Services,CN=Services';

export function configurationObjects(deployment: Deployment): LdapObject[] {
  const facts = domainFacts(deployment);
  const make = (name: string, schema: Schema, attributes: Readonly<Record<string, unknown>> = {}): LdapObject =>
    ldapObject(`${name},${facts.configuration}`, schema, facts.root, attributes);
  return [
    ldapObject(facts.configuration, SCHEMA.configuration, facts.root),
    ...siteObjects(facts, make),
    make('CN=Partitions', SCHEMA.partitions, { 'msDS-Behavior-Version': FUNCTIONAL_LEVEL }),
    make(`CN=${facts.netbiosName},CN=Partitions`, SCHEMA.partition, {
      nCName: facts.root,
      dnsRoot: facts.dnsName,
      nETBIOSName: facts.netbiosName,
    }),
    make('CN=Services', SCHEMA.container),
    ...authorityObjects(deployment, make),
    make(LYNC, SCHEMA.lyncService),
    make(`CN=Application Contacts,${LYNC}`, SCHEMA.container),
    make(`CN=Topology Settings,${LYNC}`, SCHEMA.lyncTopology, {
      'msRTCSIP-BackEndServer': backEnd(servicesOf(deployment.topology)),
    }),
  ];
}

type Make = (name: string, schema: Schema, attributes?: Readonly<Record<string, unknown>>) => LdapObject;

function siteObjects({ site, controller }: DomainFacts, make: Make): LdapObject[] {
  const servers = `CN=Servers,CN=${site},CN=Sites`;
  return [
    make('CN=Sites', SCHEMA.sites),
    // A new forest has no subnets.
    make('CN=Subnets,CN=Sites', SCHEMA.subnets),
    make(`CN=${site},CN=Sites`, SCHEMA.site),
    make(servers, SCHEMA.servers),
    make(`CN=${controller.name},${servers}`, SCHEMA.server, {
      dNSHostName: controller.fqdn,
      serverReference: controller.computerDn,
    }),
    make(`CN=NTDS Settings,CN=${controller.name},${servers}`, SCHEMA.directoryService, {
      'msDS-Behavior-Version': FUNCTIONAL_LEVEL,
      // A global catalog ([MS-ADTS] 6.1.1.2.2.1.2.1.1).
      options: 1,
    }),
  ];
}

/** The authorities that the enterprise enrols with, and the roots that its computers trust. */
function authorityObjects({ authority }: Deployment, make: Make): LdapObject[] {
  const ours = authority.all().filter(({ kind }) => kind !== 'public');
  const enrollment = `CN=Enrollment Services,${KEY_SERVICES}`;
  const roots = `CN=Certification Authorities,${KEY_SERVICES}`;
  return [
    make(KEY_SERVICES, SCHEMA.container),
    make(enrollment, SCHEMA.container),
    ...ours.map(({ name, computer, certificate }) =>
      make(`CN=${name},${enrollment}`, SCHEMA.enrollment, {
        displayName: name,
        dNSHostName: computer,
        certificateTemplates: authority.templates(name).map((template) => template.name),
        cACertificate: [base64Bytes(certificate)],
      }),
    ),
    make(roots, SCHEMA.container),
    ...ours.map(({ name, certificate }) =>
      make(`CN=${name},${roots}`, SCHEMA.authority, { cACertificate: [base64Bytes(certificate)] }),
    ),
  ];
}

function backEnd(services: readonly TopologyService[]): string | null {
  const database = services.find(({ role }) => role.role === 'CentralManagementDatabase');
  if (!database) return null;
  const { fqdn, facts } = database;
  return facts.instance ? `${fqdn}\\${facts.instance}` : fqdn;
}
