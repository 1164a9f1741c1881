/** The topology as the Get-Cs* cmdlets give it out: sites, pools, computers and services. */
import type { Computer, Pool, ServerRole, Site, Topology } from '../../src/deployment/topology.ts';
import type { CmdletWith, ParameterDeclaration } from '../../src/engine/cmdlet.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { DataObject, textArray } from '../../src/types/values/data-object.ts';
import { hasWildcards, WildcardPattern } from '../../src/types/wildcard.ts';

/** How the service of a role is named in identities, in service ids, and by the switch of Get-CsService. */
interface ServiceKind {
  readonly role: string;
  readonly id: string;
  /** The version of the role's configuration in Lync Server 2013. */
  readonly version: number;
}

const kinds = {
  registrar: { role: 'Registrar', id: 'Registrar', version: 6 },
  users: { role: 'UserServer', id: 'UserServices', version: 6 },
  conferencing: { role: 'ConferencingServer', id: 'ConfServices', version: 6 },
  applications: { role: 'ApplicationServer', id: 'ApplicationServer', version: 6 },
  web: { role: 'WebServer', id: 'WebServices', version: 6 },
  mediation: { role: 'MediationServer', id: 'MediationServer', version: 6 },
  edge: { role: 'EdgeServer', id: 'EdgeServer', version: 6 },
  central: { role: 'CentralManagement', id: 'CentralMgmt', version: 6 },
} as const satisfies Record<string, ServiceKind>;

const frontEnd = [kinds.users, kinds.registrar, kinds.conferencing, kinds.applications, kinds.web, kinds.mediation];

const kindsByRole: Readonly<Record<ServerRole, readonly ServiceKind[]>> = {
  EnterpriseFrontEnd: frontEnd,
  StandardEdition: frontEnd,
  Director: [kinds.registrar, kinds.web],
  Mediation: [kinds.mediation],
  Edge: [kinds.edge],
};

/** One service of a pool. */
export interface PoolService {
  readonly kind: ServiceKind;
  readonly pool: Pool;
  readonly site: Site;
}

/** All services of the topology. */
export function servicesOf(topology: Topology): PoolService[] {
  return topology.document.sites.flatMap((site) =>
    site.pools.flatMap((pool) => poolServices(topology, pool).map((kind) => ({ kind, pool, site }))),
  );
}

function poolServices(topology: Topology, pool: Pool): ServiceKind[] {
  const isCentral = pool.fqdn === topology.document.centralManagementStore;
  return [...kindsByRole[pool.role], ...(isCentral ? [kinds.central] : [])];
}

function serviceIdentity({ kind, pool }: PoolService): string {
  return `${kind.role}:${pool.fqdn}`;
}

export function serviceObject(topology: Topology, service: PoolService): DataObject {
  const { kind, pool, site } = service;
  const same = site.pools.filter((other) => poolServices(topology, other).includes(kind));
  return new DataObject(`Microsoft.Rtc.Management.Xds.Display${kind.role}`, {
    Identity: serviceIdentity(service),
    Role: kind.role,
    ServiceId: `${siteNumber(topology, site)}-${kind.id}-${same.indexOf(pool) + 1}`,
    SiteId: siteIdentity(site),
    PoolFqdn: pool.fqdn,
    Version: kind.version,
  });
}

function siteNumber(topology: Topology, site: Site): number {
  return topology.document.sites.indexOf(site) + 1;
}

function siteIdentity(site: Site): string {
  return `Site:${site.name}`;
}

export function siteObject(topology: Topology, site: Site): DataObject {
  return new DataObject('Microsoft.Rtc.Management.Deploy.Internal.Site', {
    Identity: siteIdentity(site),
    SiteId: String(siteNumber(topology, site)),
    Services: textArray(
      servicesOf(topology)
        .filter((service) => service.site === site)
        .map(serviceIdentity),
    ),
    Pools: textArray(site.pools.map((pool) => pool.fqdn)),
    DisplayName: site.name,
    SiteType: 'CentralSite',
  });
}

export function poolObject(topology: Topology, pool: Pool, site: Site): DataObject {
  return new DataObject('Microsoft.Rtc.Management.Deploy.Internal.Cluster', {
    Identity: pool.fqdn,
    Services: textArray(
      servicesOf(topology)
        .filter((service) => service.pool === pool)
        .map(serviceIdentity),
    ),
    Computers: textArray(pool.computers),
    Fqdn: pool.fqdn,
    Site: siteIdentity(site),
  });
}

export function computerObject({ fqdn, pool }: Computer): DataObject {
  return new DataObject('Microsoft.Rtc.Management.Deploy.Internal.Machine', {
    Identity: fqdn,
    Pool: pool.fqdn,
    Fqdn: fqdn,
  });
}

export function topologyObject(topology: Topology): DataObject {
  const { sipDomains, sites, centralManagementStore, domain } = topology.document;
  return new DataObject('Microsoft.Rtc.Management.Deploy.Internal.DefaultTopology', {
    InternalSipDomain: sipDomains[0],
    SipDomains: textArray(sipDomains),
    Sites: textArray(sites.map(siteIdentity)),
    Clusters: textArray(sites.flatMap((site) => site.pools.map((pool) => pool.fqdn))),
    Machines: textArray(topology.computers.map((computer) => computer.fqdn)),
    Services: textArray(servicesOf(topology).map(serviceIdentity)),
    CentralManagementStore: centralManagementStore,
    ActiveDirectoryDomain: domain,
  });
}

/** -Identity and -Filter of the cmdlets that list what has an identity. */
export const identityParameters = {
  Identity: {
    type: 'other',
    typeName: 'Microsoft.Rtc.Management.Xds.XdsGlobalRelativeIdentity',
    in: { Identity: { position: 0 } },
    help: 'Only the one with this identity.',
  },
  Filter: { type: 'string', in: ['Filter'], wildcards: true, help: 'Only those whose identity fits this pattern.' },
} as const satisfies Record<string, ParameterDeclaration>;

export const localStoreParameter = {
  LocalStore: {
    type: 'switch',
    help: 'Reads the replica of this computer instead of the Central Management store.',
    noEffect: 'the topology of a lab is the same in the Central Management store and in its replicas',
  },
} as const;

/** -Tenant: a deployment of one's own has no tenants. */
export const hostedParameters = {
  Tenant: {
    type: 'guid',
    help: 'The tenant of a hosted deployment.',
    noEffect: "a deployment of one's own has no tenants",
  },
} as const satisfies Record<string, ParameterDeclaration>;

/** Writes those of the objects that -Identity or -Filter ask for; an identity that is not among them is an error. */
export function writeSelected(
  ps: CmdletWith<{ Identity?: unknown; Filter?: string }>,
  kind: string,
  objects: readonly DataObject[],
): void {
  const { Identity: identity, Filter: filter } = ps.parameters;
  if (filter !== undefined) {
    const pattern = WildcardPattern.of(filter, true);
    for (const object of objects) if (pattern.isMatch(identityOf(object))) ps.write(object);
    return;
  }
  const wanted = identity === undefined || identity === null ? '*' : toText(identity);
  const found = objects.filter((object) => isNamed(object, wanted));
  for (const object of found) ps.write(object);
  if (found.length > 0 || hasWildcards(wanted)) return;
  ps.error('ItemNotFound', 'ObjectNotFound', `Cannot find "${kind}" "${wanted}" because it does not exist.`, {
    target: wanted,
    exception: 'System.Management.Automation.ItemNotFoundException',
  });
}

function identityOf(object: DataObject): string {
  return String(object.get('Identity'));
}

/** `Site:Redmond` is also found as `Redmond`, a service with the leading word `service:`. */
function isNamed(object: DataObject, wanted: string): boolean {
  const identity = identityOf(object).toLowerCase();
  const name = wanted.toLowerCase();
  if (hasWildcards(wanted)) return WildcardPattern.of(wanted, true).isMatch(identityOf(object));
  return identity === name || identity === `site:${name}` || `service:${identity}` === name;
}
