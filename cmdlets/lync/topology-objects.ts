/** The topology as Get-CsTopology and the Get- cmdlets of its parts give it out: sites, clusters, machines, SQL instances. */
import type { TopologyState } from '../../src/deployment/published-topology.ts';
import type { Site } from '../../src/deployment/topology.ts';
import { type Cluster, serviceIdentity, type TopologyService } from '../../src/deployment/topology-services.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { DataObject, textArray } from '../../src/types/values/data-object.ts';
import { asTypedArray } from '../../src/types/values/typed-array.ts';
import { serviceObject } from './service-objects.ts';

const DEPLOY = 'Microsoft.Rtc.Management.Deploy.Internal';

function siteIdentity(site: Site): string {
  return `Site:${site.name}`;
}

export function siteObject(state: TopologyState, site: Site): DataObject {
  const { services } = state;
  const clusters = services.clusters.filter((cluster) => cluster.site === site);
  const changed = changesOf(state, site);
  return new DataObject(`${DEPLOY}.Site`, {
    Identity: siteIdentity(site),
    SiteId: String(services.siteNumber(site)),
    Services: textArray(identitiesOf(clusters.flatMap((cluster) => cluster.services))),
    Pools: textArray(clusters.map(({ fqdn }) => fqdn)),
    FederationRoute: changed.FederationRoute,
    XmppFederationRoute: changed.XmppFederationRoute,
    DefaultPersistentChatPool: changed.DefaultPersistentChatPool,
    Description: changed.Description,
    DisplayName: changed.DisplayName,
    SiteType: 'CentralSite',
    SiteConfiguration: siteConfiguration(state, changed),
  });
}

/** What has been said of a site, over what the topology's document says. */
export function changesOf({ settings }: TopologyState, site: Site): Readonly<Record<string, unknown>> {
  const identity = siteIdentity(site).toLowerCase();
  const changed = settings('CsSite').find((one) => one.identity.toLowerCase() === identity)?.values;
  return { Description: site.description ?? null, DisplayName: site.name, ...changed };
}

/** Scripts walk from a site to the id of the Edge service that federates for it. */
function siteConfiguration({ services }: TopologyState, changed: Readonly<Record<string, unknown>>): DataObject {
  const routeTo = (identity: unknown) => {
    const service = typeof identity === 'string' ? services.find(identity) : undefined;
    return service ? new DataObject(`${DEPLOY}.ServiceId`, { LocalName: services.serviceId(service) }) : null;
  };
  return new DataObject(`${DEPLOY}.SiteConfiguration`, {
    FederationRoute: routeTo(changed.FederationRoute),
    XmppFederationRoute: routeTo(changed.XmppFederationRoute),
  });
}

export function clusterObject(state: TopologyState, cluster: Cluster): DataObject {
  const { fqdn, site, machines, services, pool } = cluster;
  return new DataObject(`${DEPLOY}.Cluster`, {
    Identity: fqdn,
    Services: textArray(identitiesOf(services)),
    Computers: textArray(machines),
    Fqdn: fqdn,
    BackupPoolFqdn: pool?.backupPool ?? null,
    Site: siteIdentity(site),
    Machines: objectArray(
      'Machine',
      machines.map((machine) => machineObject(machine, fqdn)),
    ),
    InstalledServices: textArray(identitiesOf(services)),
    RequiresReplication: requiresReplication(state, cluster),
    IsOnEdge: pool?.role === 'Edge',
    IsSingleMachineOnly: pool?.role === 'StandardEdition',
  });
}

/** Replicas are on the computers of Lync's own servers, and of applications that want one. */
function requiresReplication({ services }: TopologyState, { pool, services: own }: Cluster): boolean {
  if (pool) return true;
  const application = own.find(({ role }) => role.role === 'TrustedApplicationPool');
  const property = application?.role.properties.find(({ name }) => name === 'RequiresReplication');
  return application !== undefined && property !== undefined && services.value(application, property) === true;
}

export function machineObject(fqdn: string, pool: string): DataObject {
  return new DataObject(`${DEPLOY}.Machine`, { Identity: fqdn, Pool: pool, Fqdn: fqdn });
}

/** A machine of a cluster with its pool. */
export function machinesOf({ services }: TopologyState): { readonly fqdn: string; readonly pool: string }[] {
  return services.clusters.flatMap(({ fqdn: pool, machines }) => machines.map((fqdn) => ({ fqdn, pool })));
}

export function topologyObject(state: TopologyState): DataObject {
  const { topology, services } = state;
  const { sipDomains, sites, centralManagementStore, domain } = topology.document;
  return new DataObject(`${DEPLOY}.DefaultTopology`, {
    InternalSipDomain: topology.defaultSipDomain,
    SipDomains: textArray(sipDomains),
    Sites: objectArray(
      'Site',
      sites.map((site) => siteObject(state, site)),
    ),
    Clusters: objectArray(
      'Cluster',
      services.clusters.map((cluster) => clusterObject(state, cluster)),
    ),
    Machines: objectArray(
      'Machine',
      machinesOf(state).map(({ fqdn, pool }) => machineObject(fqdn, pool)),
    ),
    Services: services.services.map((service) => serviceObject(services, service)),
    SqlInstances: objectArray('SqlInstance', sqlInstances(state)),
    CentralManagementStore: centralManagementStore,
    ActiveDirectoryDomain: domain,
  });
}

function sqlInstances({ services }: TopologyState): DataObject[] {
  const found = new Map<string, DataObject>();
  for (const service of services.services) {
    const property = service.role.properties.find(({ name }) => name === 'SqlInstanceName');
    if (!property) continue;
    const name = String(services.value(service, property) ?? '');
    const identity = name === '' ? service.fqdn : `${service.fqdn}\\${name}`;
    found.set(
      identity.toLowerCase(),
      new DataObject(`${DEPLOY}.SqlInstance`, { Identity: identity, SqlServerFqdn: service.fqdn, Name: name }),
    );
  }
  return [...found.values()];
}

function identitiesOf(services: readonly TopologyService[]): string[] {
  return services.map(serviceIdentity);
}

function objectArray(type: string, objects: DataObject[]): unknown[] {
  return asTypedArray(objects, typeNamed(`${DEPLOY}.${type}`));
}
