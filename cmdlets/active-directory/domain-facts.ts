/** What a lab's domain is: one domain in a forest of its own, with one controller, on which its authority stands too. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import { hostAddresses } from '../../src/deployment/machine-facts.ts';
import { domainControllerOf } from '../deployment/domain-controller.ts';

/** The level at which domain, forest and controller work: that of Windows Server 2012. */
export const FUNCTIONAL_LEVEL = 5;
/** The names of the levels ([MS-ADTS] 6.1.4), as the modes of a domain and a forest begin with them. */
export const LEVEL_NAMES: readonly string[] = [
  'Windows2000',
  'Windows2003Interim',
  'Windows2003',
  'Windows2008',
  'Windows2008R2',
  'Windows2012',
];

/** The system of the controller, by its name and as Active Directory writes its version. */
export const CONTROLLER_SYSTEM = { name: 'Windows Server 2012 Standard', version: '6.2 (9200)' } as const;

/** The site that a forest has from its start. */
const SITE = 'Default-First-Site-Name';

export interface DomainFacts {
  /** `DC=contoso,DC=com`. */
  readonly root: string;
  readonly configuration: string;
  readonly schema: string;
  readonly dnsName: string;
  readonly netbiosName: string;
  readonly site: string;
  readonly controller: {
    /** `dc1.contoso.com` and `DC1`. */
    readonly fqdn: string;
    readonly name: string;
    readonly address: string;
    readonly computerDn: string;
    readonly serverDn: string;
    readonly settingsDn: string;
  };
}

export function domainFacts({ directory, topology }: Deployment): DomainFacts {
  const { root } = directory;
  const { domain, netbiosName } = topology.document;
  const configuration = `CN=Configuration,${root}`;
  const fqdn = domainControllerOf(topology);
  const name = (fqdn.split('.')[0] ?? fqdn).toUpperCase();
  const serverDn = `CN=${name},CN=Servers,CN=${SITE},CN=Sites,${configuration}`;
  const found = hostAddresses(topology).find((one) => one.name === fqdn.toLowerCase());
  return {
    root,
    configuration,
    schema: `CN=Schema,${configuration}`,
    dnsName: domain,
    netbiosName,
    site: SITE,
    controller: {
      fqdn,
      name,
      address: found?.address ?? '',
      computerDn: `CN=${name},OU=Domain Controllers,${root}`,
      serverDn,
      settingsDn: `CN=NTDS Settings,${serverDn}`,
    },
  };
}

/** Whether a name that -Server gives means the domain or its controller; a port behind it is that of the same directory. */
export function isDirectoryServer(name: string, deployment: Deployment): boolean {
  const { dnsName, netbiosName, controller } = domainFacts(deployment);
  const wanted = name.replace(/:\d+$/, '').toLowerCase();
  return [dnsName, netbiosName, controller.fqdn, controller.name, controller.address].some(
    (one) => one.toLowerCase() === wanted,
  );
}
