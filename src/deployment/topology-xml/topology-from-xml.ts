/**
 * What a document of the Topology Builder means here: which sites, pools and stores there are, and what their services have of
 * other values than those of a lab have at first. What is there already stays as it is in all of which the document says
 * nothing, such as a time zone.
 */
import { DeploymentError } from '../deployment-error.ts';
import { rolesOfPool } from '../service-roles.ts';
import type { Pool, ServerRole, Site, TopologyDocument } from '../topology.ts';
import {
  type ComputerInterfaces,
  databaseRoles,
  type FileStore,
  interfaceSides,
  interfacesOf,
  type PstnGateway,
  type SqlStore,
  type WebAppServer,
} from '../topology-parts.ts';
import { portIn, roleOf, serviceNames } from './read-services.ts';
import { elementsOf } from './service-elements.ts';
import type { ReadCluster, ReadService, ReadTopology } from './topology-reading.ts';

/** A document without sites: what the XML does not say of a deployment. */
export type TopologyFrame = Omit<TopologyDocument, 'sites' | 'sipDomains' | 'centralManagementStore'> & {
  readonly sites: readonly Site[];
  /** The pool with the Central Management store; where it is undefined, the document says it. */
  readonly centralManagementStore?: string;
};

/** The document of a deployment, of which some is known. @throws DeploymentError `topology-document-differs` */
export function documentFromXml(read: ReadTopology, frame: TopologyFrame): TopologyDocument {
  return new DocumentMaking(read, frame).document();
}

class DocumentMaking {
  private readonly services = new Map<string, ReadService[]>();
  private readonly names: ReadonlyMap<ReadService, string>;
  private readonly central: string;

  constructor(
    private readonly read: ReadTopology,
    private readonly frame: TopologyFrame,
  ) {
    for (const service of read.services)
      this.services.set(service.cluster, [...(this.services.get(service.cluster) ?? []), service]);
    this.names = serviceNames(read);
    const said = read.services.find((service) => roleOf(service)?.role === 'CentralManagement')?.cluster;
    const isFrontEnd = (cluster: ReadCluster) => /EnterpriseFrontEnd|StandardEdition/.test(this.kindOf(cluster) ?? '');
    const found = read.clusters.find(({ key }) => key === said) ?? read.clusters.find(isFrontEnd);
    this.central = frame.centralManagementStore ?? found?.fqdn ?? '';
  }

  document(): TopologyDocument {
    const { read, frame } = this;
    const [first, ...others] = read.domains;
    if (first === undefined)
      throw new DeploymentError('topology-document-invalid', { reason: 'it has no InternalDomain' });
    const { defaultSipDomain: _, interfaces: before = [], ...rest } = frame;
    const interfaces = [...before.filter(({ computer }) => !this.isSaid(computer)), ...this.interfaces()];
    const isFirst = read.defaultDomain.toLowerCase() === first.toLowerCase();
    return {
      ...rest,
      sipDomains: [first, ...others],
      ...(!isFirst && { defaultSipDomain: read.defaultDomain }),
      centralManagementStore: this.central,
      sites: read.sites.map(({ number, name, description }) => this.site(number, name, description)),
      ...(interfaces.length > 0 && { interfaces }),
    };
  }

  private site(number: string, name: string, description: string | undefined): Site {
    const before = this.frame.sites.find((site) => site.name.toLowerCase() === name.toLowerCase());
    const atNumber = this.frame.sites[Number(number) - 1];
    const isLost = !this.read.sites.some((site) => site.name.toLowerCase() === atNumber?.name.toLowerCase());
    // Policies and much else are kept by the name of a site.
    if (!before && atNumber && isLost)
      throw new DeploymentError('topology-document-differs', {
        difference: `it calls the site "${atNumber.name}" "${name}"`,
      });
    const clusters = this.read.clusters.filter(({ site }) => site === number);
    const pools = clusters.flatMap((cluster) => {
      const kind = this.kindOf(cluster);
      return kind ? [this.pool(cluster, kind, before)] : [];
    });
    const lists = {
      sqlStores: clusters.flatMap((cluster) => this.sqlStores(cluster, before)),
      fileStores: clusters.flatMap((cluster) => this.fileStores(cluster)),
      pstnGateways: clusters.flatMap((cluster) => this.gateways(cluster, before)),
      webAppServers: clusters.flatMap((cluster) => this.webApps(cluster, before)),
      trustedApplicationPools:
        before?.trustedApplicationPools ?? clusters.flatMap((cluster) => this.applications(cluster)),
    };
    return {
      ...before,
      name: before?.name ?? name,
      ...(description !== undefined && { description }),
      pools,
      ...Object.fromEntries(
        Object.entries(lists).map(([list, items]) => [list, items.length > 0 ? items : undefined] as const),
      ),
    };
  }

  private rolesOn({ key }: ReadCluster): ReadonlyMap<string, ReadService> {
    const own = this.services.get(key) ?? [];
    return new Map(own.flatMap((service) => (roleOf(service) ? [[roleOf(service)?.role ?? '', service]] : [])));
  }

  /** What the servers of a pool are; undefined where it is none of Lync's. */
  private kindOf(cluster: ReadCluster): ServerRole | undefined {
    const roles = this.rolesOn(cluster);
    if (roles.has('UserServer')) return roles.has('UserDatabase') ? 'StandardEdition' : 'EnterpriseFrontEnd';
    if (roles.has('Director')) return 'Director';
    if (roles.has('EdgeServer')) return 'Edge';
    if (roles.has('PersistentChatServer')) return 'PersistentChat';
    return roles.has('MediationServer') && !roles.has('Registrar') ? 'Mediation' : undefined;
  }

  private pool(cluster: ReadCluster, role: ServerRole, site: Site | undefined): Pool {
    const { fqdn, machines } = cluster;
    const roles = this.rolesOn(cluster);
    const [first = fqdn, ...others] = machines.map((machine) => machine.fqdn);
    const before = site?.pools.find((pool) => pool.fqdn.toLowerCase() === fqdn.toLowerCase());
    if (before && before.role !== role)
      throw new DeploymentError('topology-document-differs', { difference: `its pool ${fqdn} is of the role ${role}` });
    const usual = rolesOfPool(role, fqdn.toLowerCase() === this.central.toLowerCase());
    const isOwn = (name: string) => !isKeptElsewhere(name) && name !== 'CentralManagement';
    const alsoRuns = [...roles.keys()].filter((name) => !usual.includes(name) && isOwn(name));
    const doesNotRun = usual.filter((name) => !roles.has(name) && name !== 'CentralManagement');
    const external = roles.get('WebServer')?.hosts.get('ExternalSettings');
    const edge = roles.get('EdgeServer');
    const { alsoRuns: _, doesNotRun: __, ...known } = before ?? { fqdn, role };
    return {
      ...known,
      computers: [first, ...others],
      ...(!before && external && external.toLowerCase() !== fqdn.toLowerCase() && { externalWebServices: external }),
      ...(edge && { externalEdge: externalNames(edge, fqdn) }),
      ...(alsoRuns.length > 0 && { alsoRuns }),
      ...(doesNotRun.length > 0 && { doesNotRun }),
    };
  }

  /** Stores that are no part of a Standard Edition server. */
  private storesOn(cluster: ReadCluster): ReadService[] {
    const kind = this.kindOf(cluster);
    const usual = kind ? rolesOfPool(kind, cluster.fqdn.toLowerCase() === this.central.toLowerCase()) : [];
    return (this.services.get(cluster.key) ?? []).filter((service) => !usual.includes(roleOf(service)?.role ?? ''));
  }

  private sqlStores(cluster: ReadCluster, site: Site | undefined): SqlStore[] {
    const { fqdn } = cluster;
    const databases = this.storesOn(cluster).filter((service) => isDatabase(roleOf(service)?.role ?? ''));
    const instances = new Map(databases.map(({ instance }) => [instance?.name.toLowerCase() ?? '', instance]));
    return Array.from(instances, ([key, instance]): SqlStore => {
      const before = site?.sqlStores?.find(
        (store) => store.fqdn.toLowerCase() === fqdn.toLowerCase() && (store.instance ?? '').toLowerCase() === key,
      );
      const held = databases
        .filter((service) => (service.instance?.name.toLowerCase() ?? '') === key)
        .map((service) => roleOf(service)?.role as SqlStore['databases'][number]);
      const { mirror } = instance ?? {};
      const name = instance?.name ?? '';
      const isUnpublished =
        this.frame.centralManagementStore === undefined && !this.hasStore() && held.includes('UserDatabase');
      return {
        ...(before ?? { fqdn, ...(name !== '' && { instance: name }) }),
        databases: isUnpublished ? [...held, 'CentralManagementDatabase'] : held,
        ...(mirror && {
          mirror: { fqdn: mirror.fqdn, ...(mirror.instance !== name && { instance: mirror.instance }) },
        }),
      };
    });
  }

  /** Whether the document has the Central Management store: the one of a first topology is not there before it is published. */
  private hasStore(): boolean {
    return this.read.services.some((service) => roleOf(service)?.role === 'CentralManagementDatabase');
  }

  private fileStores(cluster: ReadCluster): FileStore[] {
    return this.storesOn(cluster)
      .filter((service) => roleOf(service)?.role === 'FileStore')
      .map(({ own }) => ({ fqdn: cluster.fqdn, share: own.get('ShareName') ?? '' }));
  }

  private gateways(cluster: ReadCluster, site: Site | undefined): PstnGateway[] {
    const { fqdn } = cluster;
    const services = this.withRole(cluster, 'PstnGateway');
    if (services.length === 0) return [];
    const before = site?.pstnGateways?.find((gateway) => gateway.fqdn.toLowerCase() === fqdn.toLowerCase());
    const { trunks: _, ...known } = before ?? { fqdn };
    const trunks = services
      .map((service) => this.names.get(service) ?? fqdn)
      .filter((name) => name.toLowerCase() !== fqdn.toLowerCase());
    return [{ ...known, ...(trunks.length > 0 && { trunks }) }];
  }

  private webApps(cluster: ReadCluster, site: Site | undefined): WebAppServer[] {
    const { fqdn } = cluster;
    return this.withRole(cluster, 'WacServer').map(({ own }) => {
      const before = site?.webAppServers?.find((farm) => farm.fqdn.toLowerCase() === fqdn.toLowerCase());
      const url = own.get('DiscoveryUrl');
      return before ?? { fqdn, ...(url !== undefined && { discoveryUrl: url }) };
    });
  }

  private applications(cluster: ReadCluster): NonNullable<Site['trustedApplicationPools']>[number][] {
    const { fqdn, machines } = cluster;
    return this.withRole(cluster, 'TrustedApplicationPool').map(({ ports }) => {
      const applications = ports.flatMap((port) => {
        const id = /^urn:application:(.+)$/i.exec(port.get('Owner') ?? '')?.[1];
        return id === undefined ? [] : [{ id, port: Number(port.get('Port')) }];
      });
      const computers = machines.map((machine) => machine.fqdn);
      return { fqdn, computers, ...(applications.length > 0 && { applications }) };
    });
  }

  private withRole({ key }: ReadCluster, role: string): ReadService[] {
    return (this.services.get(key) ?? []).filter((service) => roleOf(service)?.role === role);
  }

  private isSaid(computer: string): boolean {
    return this.read.clusters.some(({ machines }) =>
      machines.some(({ fqdn, interfaces }) => fqdn.toLowerCase() === computer.toLowerCase() && interfaces.length > 0),
    );
  }

  /** Of machines that have other interfaces than machines of their roles, or addresses. */
  private interfaces(): ComputerInterfaces[] {
    return this.read.clusters.flatMap((cluster) => {
      const role = this.kindOf(cluster);
      const services = [...this.rolesOn(cluster).keys()].map((name) => ({ role: { role: name } }));
      return cluster.machines.flatMap(({ fqdn, interfaces }): ComputerInterfaces[] => {
        if (interfaces.length === 0) return [];
        const said = interfaces.map(({ side, number, address, published }) => ({
          side: sideFrom(side, fqdn),
          number: Number(number),
          address,
          ...(published !== undefined && { published }),
        }));
        const usual = interfacesOf({}, { ...(role && { pool: { role } }), services }, fqdn);
        const isUsual = said.every(
          (one) =>
            one.published === undefined &&
            usual.some(
              ({ side, number, address }) => side === one.side && number === one.number && address === one.address,
            ),
        );
        return isUsual && said.length === usual.length ? [] : [{ computer: fqdn, interfaces: said }];
      });
    });
  }
}

function sideFrom(text: string, machine: string): (typeof interfaceSides)[number] {
  const side = interfaceSides.find((known) => known.toLowerCase() === text.toLowerCase());
  if (side) return side;
  const reason = `the machine ${machine} has an interface on the side "${text}", which is none of ${interfaceSides.join(', ')}`;
  throw new DeploymentError('topology-document-invalid', { reason });
}

function isDatabase(role: string): boolean {
  return (databaseRoles as readonly string[]).includes(role);
}

/** Roles that a site keeps in lists of their own. */
function isKeptElsewhere(role: string): boolean {
  return isDatabase(role) || ['FileStore', 'PstnGateway', 'WacServer', 'TrustedApplicationPool'].includes(role);
}

/** The names of an Edge pool for those outside, from its ports. */
function externalNames(edge: ReadService, fqdn: string): NonNullable<Pool['externalEdge']> {
  const role = roleOf(edge);
  const nameOf = (property: string): string => {
    const ports = role ? elementsOf(role).ports.filter((port) => port.fqdn === property) : [];
    const names = ports.map((port) => portIn(edge, port)?.get('ConfiguredFqdn'));
    return names.find((name) => name !== undefined && name !== '') ?? fqdn;
  };
  return {
    access: nameOf('AccessEdgeExternalFqdn'),
    webConferencing: nameOf('DataEdgeExternalFqdn'),
    audioVideo: nameOf('AVEdgeExternalFqdn'),
  };
}
