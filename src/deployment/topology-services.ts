/**
 * The services of a topology: which role runs on which cluster, which service depends on which, and what each has of
 * properties. They follow from the document, from what cmdlets have changed of it (published-topology.ts), and from the
 * data of the roles.
 */
import type { StoredValue } from '../storage/store.ts';
import { type RoleProperty, rolesOfPool, type ServiceRole, serviceRole } from './service-roles.ts';
import { OWN_FILE_STORE } from './shares.ts';
import type { Pool, Site, Topology } from './topology.ts';
import type { TrustedApplicationPool } from './topology-parts.ts';

/** A pool in the wide sense: what has one name in the topology, whether a lab has machines for it or not. */
export interface Cluster {
  readonly fqdn: string;
  readonly site: Site;
  readonly machines: readonly string[];
  readonly services: readonly TopologyService[];
  /** The pool of Lync's own servers that it is. */
  readonly pool?: Pool;
}

export interface TopologyService {
  readonly role: ServiceRole;
  /** What is behind the role in its identity: the pool's FQDN, for a further trunk its own name. */
  readonly name: string;
  readonly fqdn: string;
  readonly site: Site;
  readonly pool?: Pool;
  /** What the topology says itself: names for templates, and links by their role. */
  readonly facts: Readonly<Record<string, string>>;
}

/** A trusted application pool with the site in which it is. */
export interface PlacedApplicationPool extends TrustedApplicationPool {
  readonly site: string;
}

/** `Registrar:pool01.contoso.com` */
export function serviceIdentity({ role, name }: TopologyService): string {
  return `${role.role}:${name}`;
}

/** The services of the document alone. */
export function servicesOf(topology: Topology): TopologyService[] {
  return clustersOf(topology, documentedApplicationPools(topology)).flatMap(({ services }) => services);
}

export function documentedApplicationPools({ document }: Topology): PlacedApplicationPool[] {
  return document.sites.flatMap(({ name, trustedApplicationPools = [] }) =>
    trustedApplicationPools.map((pool) => ({ ...pool, site: name })),
  );
}

/** All clusters, by their sites; pools of Lync's own servers first. */
export function clustersOf(topology: Topology, applications: readonly PlacedApplicationPool[]): Cluster[] {
  return topology.document.sites.flatMap((site) => {
    const found = new SiteClusters(site);
    for (const pool of site.pools) found.addPool(pool, pool.fqdn === topology.document.centralManagementStore);
    found.addParts(applications.filter((pool) => pool.site.toLowerCase() === site.name.toLowerCase()));
    return found.all();
  });
}

interface OpenCluster extends Cluster {
  readonly machines: string[];
  readonly services: TopologyService[];
}

/** Gathers the clusters of one site: a computer that has several parts is one cluster. */
class SiteClusters {
  private readonly clusters = new Map<string, OpenCluster>();

  constructor(private readonly site: Site) {}

  all(): Cluster[] {
    return [...this.clusters.values()];
  }

  addPool(pool: Pool, isCentral: boolean): void {
    const cluster = this.cluster(pool.fqdn, pool.computers, pool);
    const facts = {
      ...pool.uses,
      pool: pool.fqdn,
      externalWebServices: pool.externalWebServices ?? pool.fqdn,
      ...pool.externalEdge,
      ...(pool.backupPool && { BackupRegistrar: pool.backupPool }),
      // Of the databases that a Standard Edition server keeps itself.
      instance: 'rtc',
      share: OWN_FILE_STORE,
    };
    const { alsoRuns = [], doesNotRun = [] } = pool;
    const own = rolesOfPool(pool.role, isCentral).filter((role) => !doesNotRun.includes(role));
    for (const role of [...own, ...alsoRuns]) this.add(cluster, role, facts);
  }

  addParts(applications: readonly PlacedApplicationPool[]): void {
    const { sqlStores = [], fileStores = [], pstnGateways = [], webAppServers = [] } = this.site;
    for (const { fqdn, instance = '', databases, mirror } of sqlStores) {
      const mirrored = mirror && {
        MirrorSqlServerFqdn: mirror.fqdn,
        MirrorSqlInstanceName: mirror.instance ?? instance,
      };
      for (const role of databases) this.add(this.cluster(fqdn), role, { pool: fqdn, instance, ...mirrored });
    }
    for (const { fqdn, share } of fileStores) this.add(this.cluster(fqdn), 'FileStore', { pool: fqdn, share });
    for (const { fqdn, mediationPool, trunks = [] } of pstnGateways) {
      const facts = { pool: fqdn, ...(mediationPool && { MediationServer: mediationPool }) };
      for (const name of [fqdn, ...trunks]) this.add(this.cluster(fqdn), 'PstnGateway', facts, name);
    }
    for (const { fqdn, discoveryUrl } of webAppServers)
      this.add(this.cluster(fqdn), 'WacServer', { pool: fqdn, ...(discoveryUrl && { DiscoveryUrl: discoveryUrl }) });
    for (const { fqdn, computers, registrarPool } of applications) {
      const facts = { pool: fqdn, ...(registrarPool && { Registrar: registrarPool }) };
      this.add(this.cluster(fqdn, computers), 'TrustedApplicationPool', facts);
    }
  }

  private cluster(fqdn: string, machines: readonly string[] = [fqdn], pool?: Pool): OpenCluster {
    const key = fqdn.toLowerCase();
    const known = this.clusters.get(key);
    if (known) return known;
    const made: OpenCluster = { fqdn, site: this.site, machines: [...machines], services: [], ...(pool && { pool }) };
    this.clusters.set(key, made);
    return made;
  }

  private add({ services, fqdn, pool }: OpenCluster, role: string, facts: TopologyService['facts'], name = fqdn): void {
    services.push({ role: serviceRole(role), name, fqdn, site: this.site, facts, ...(pool && { pool }) });
  }
}

/** What has been changed of services: by identity in lower case, by the names of the properties. */
export type ServiceChanges = ReadonlyMap<string, Readonly<Record<string, StoredValue>>>;

/** The services of a topology with their values and what depends on them. */
export class TopologyServices {
  readonly services: readonly TopologyService[];
  private readonly byIdentity = new Map<string, TopologyService>();
  /** The first service of a role in a cluster and in a site. */
  private readonly firsts = new Map<string, TopologyService>();
  private readonly ids = new Map<TopologyService, string>();
  private readonly siteNumbers: ReadonlyMap<Site, number>;
  private dependents?: ReadonlyMap<string, readonly string[]>;
  /** What the document says, as changes are kept. */
  private readonly stated: ServiceChanges;

  constructor(
    topology: Topology,
    readonly clusters: readonly Cluster[],
    private readonly changes: ServiceChanges,
  ) {
    this.stated = new Map(
      Object.entries(topology.document.services ?? {}).map(([identity, values]) => [identity.toLowerCase(), values]),
    );
    this.siteNumbers = new Map(topology.document.sites.map((site, index) => [site, index + 1]));
    this.services = clusters.flatMap(({ services }) => services);
    const counts = new Map<string, number>();
    for (const service of this.services) {
      const { role, fqdn, site } = service;
      this.byIdentity.set(serviceIdentity(service).toLowerCase(), service);
      const isShared = !(role.store && service.pool);
      for (const key of [`${role.role} ${fqdn.toLowerCase()}`, ...(isShared ? [`${role.role} in ${site.name}`] : [])])
        if (!this.firsts.has(key)) this.firsts.set(key, service);
      const id = `${this.siteNumber(site)}-${role.id}`;
      counts.set(id, (counts.get(id) ?? 0) + 1);
      this.ids.set(service, `${id}-${counts.get(id)}`);
    }
  }

  /** By its identity or its id (`1-ApplicationServer-1`), in any letter case; a role's other name is known too. */
  find(identity: string): TopologyService | undefined {
    const wanted = identity.replace(/^service:/i, '').toLowerCase();
    const found =
      this.byIdentity.get(wanted) ?? this.services.find((one) => this.serviceId(one).toLowerCase() === wanted);
    if (found) return found;
    const [word = '', name = ''] = wanted.split(':', 2);
    return this.services.find(
      ({ role, name: own }) => role.alias?.toLowerCase() === word && own.toLowerCase() === name,
    );
  }

  cluster(fqdn: string): Cluster | undefined {
    return this.clusters.find((cluster) => cluster.fqdn.toLowerCase() === fqdn.toLowerCase());
  }

  siteNumber(site: Site): number {
    return this.siteNumbers.get(site) ?? 0;
  }

  /** `1-Registrar-1` */
  serviceId(service: TopologyService): string {
    return this.ids.get(service) ?? '';
  }

  /** The value of a property, as the store would keep it; null where there is none. */
  value(service: TopologyService, property: RoleProperty): StoredValue {
    const identity = serviceIdentity(service).toLowerCase();
    const [own, said] = [this.changes.get(identity)?.[property.name], this.stated.get(identity)?.[property.name]];
    const changed = own === undefined ? said : own;
    if (changed !== undefined) return changed;
    if (property.type === 'service') return this.link(service, property);
    const stated = service.facts[property.name] ?? property.default;
    if (typeof stated !== 'string') return stated ?? null;
    return this.filled(service, stated);
  }

  /** The identities of the services that depend on one. */
  dependentsOf(service: TopologyService): readonly string[] {
    this.dependents ??= this.allDependents();
    return this.dependents.get(serviceIdentity(service).toLowerCase()) ?? [];
  }

  private allDependents(): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, string[]>();
    for (const service of this.services) {
      const needed = service.role.properties
        .filter(({ type }) => type === 'service')
        .map((property) => this.value(service, property))
        .filter((identity): identity is string => typeof identity === 'string');
      for (const identity of new Set(needed.map((one) => one.toLowerCase())))
        found.set(identity, [...(found.get(identity) ?? []), serviceIdentity(service)]);
    }
    return found;
  }

  /** The service that another one uses: that which the topology names, its own cluster's, or its site's first. */
  private link(service: TopologyService, { name, role = '', set = false }: RoleProperty): StoredValue {
    const { facts, fqdn, site } = service;
    const named = facts[name] ?? facts[role];
    if (named !== undefined) {
      const found = this.firsts.get(`${role} ${named.toLowerCase()}`);
      return found ? serviceIdentity(found) : null;
    }
    if (set) return null;
    const found = this.firsts.get(`${role} ${fqdn.toLowerCase()}`) ?? this.firsts.get(`${role} in ${site.name}`);
    return found ? serviceIdentity(found) : null;
  }

  /** A text with what the topology says in the place of `{pool}`; other properties of the service can stand there too. */
  private filled(service: TopologyService, text: string): string {
    return text.replace(/\{(\w+)\}/g, (_, word: string) => {
      const property = service.role.properties.find(({ name }) => name === word);
      return property ? String(this.value(service, property) ?? '') : (service.facts[word] ?? '');
    });
  }
}
