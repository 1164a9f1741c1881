/** Writes the topology as Get-CsTopology -AsXml does: the document that the Topology Builder publishes. */
import { hexText, utf8Bytes } from '../../platform/bytes.ts';
import { platform } from '../../platform/platform.ts';
import type { StoredValue } from '../../storage/store.ts';
import type { RoleProperty } from '../service-roles.ts';
import { versionOf } from '../service-roles.ts';
import type { Setting } from '../settings.ts';
import type { Topology } from '../topology.ts';
import { interfacesOf } from '../topology-parts.ts';
import type { Cluster, TopologyService, TopologyServices } from '../topology-services.ts';
import {
  conferencingParts,
  EDGE_REPLICATION,
  elementsOf,
  type PortElement,
  schemas,
  usageOf,
  webComponents,
} from './service-elements.ts';
import { type XmlElement, xmlText } from './xml-tree.ts';

/** What is written of a topology. */
export interface WrittenTopology {
  readonly topology: Topology;
  readonly services: TopologyServices;
  /** The trusted applications: `pool.contoso.com/urn:application:rcc`. */
  readonly applications: readonly Setting[];
}

/** The text of the document. */
export function topologyXml(written: WrittenTopology): string {
  return xmlText(topologyElement(written));
}

export function topologyElement(written: WrittenTopology): XmlElement {
  return new TopologyWriting(written).document();
}

class TopologyWriting {
  private readonly numbers = new Map<Cluster, number>();
  private readonly clusters = new Map<string, Cluster>();

  constructor(private readonly written: WrittenTopology) {
    const counts = new Map<number, number>();
    const { services } = written;
    for (const cluster of services.clusters) {
      const site = services.siteNumber(cluster.site);
      const number = (counts.get(site) ?? 0) + 1;
      counts.set(site, number);
      this.numbers.set(cluster, number);
      this.clusters.set(cluster.fqdn.toLowerCase(), cluster);
    }
  }

  document(): XmlElement {
    const { services } = this.written;
    const children: XmlElement[] = [
      this.domains(),
      { name: 'Sites', children: this.sites() },
      { name: 'Clusters', children: services.clusters.map((cluster) => this.cluster(cluster)) },
      { name: 'SqlInstances', children: this.sqlInstances() },
      { name: 'Services', children: this.services() },
    ];
    const text = children.map((child) => xmlText(child)).join('\n');
    return { name: 'Topology', attributes: { xmlns: schemas.topology, Signature: signatureOf(text) }, children };
  }

  private domains(): XmlElement {
    const { topology } = this.written;
    const children = topology.document.sipDomains.map((domain): XmlElement => {
      const attributes = { Name: domain, Authoritative: false, AllowSubDomains: false };
      return { name: 'InternalDomain', attributes };
    });
    const attributes = { AllowAllDomains: false, DefaultDomain: topology.defaultSipDomain };
    return { name: 'InternalDomains', attributes, children };
  }

  private sites(): XmlElement[] {
    const { topology, services } = this.written;
    return topology.document.sites.map((site) => ({
      name: 'CentralSite',
      attributes: { SiteId: services.siteNumber(site) },
      children: [
        { name: 'Name', text: site.name },
        ...(site.description === undefined ? [] : [{ name: 'Description', text: site.description }]),
        { name: 'Location' },
      ],
    }));
  }

  private cluster(cluster: Cluster): XmlElement {
    const { fqdn, pool, machines } = cluster;
    const isLync = pool !== undefined;
    const replicates = isLync || this.isTrue(cluster, 'TrustedApplicationPool', 'RequiresReplication');
    const isAlone = machines.length === 1 && machines[0]?.toLowerCase() === fqdn.toLowerCase();
    const children = machines.map((machine, index): XmlElement => {
      const place = index + 1;
      const domains = isLync && pool.role !== 'Edge';
      return {
        name: 'Machine',
        attributes: {
          OrdinalInCluster: place,
          Fqdn: machine,
          FaultDomain: domains ? (isAlone ? machine : `FaultDomain${place}`) : undefined,
          UpgradeDomain: domains ? (isAlone ? machine : `UpgradeDomain${place}`) : undefined,
        },
        children: interfacesOf(this.written.topology.document, cluster, machine).map((one) => ({
          name: 'NetInterface',
          attributes: {
            InterfaceSide: one.side,
            InterfaceNumber: one.number,
            IPAddress: one.address,
            ConfiguredIPAddress: one.published,
          },
        })),
      };
    });
    return {
      name: 'Cluster',
      attributes: { RequiresReplication: replicates, RequiresSetup: isLync, Fqdn: fqdn },
      children: [this.clusterId(cluster), ...children],
    };
  }

  private isTrue({ services: own }: Cluster, role: string, property: string): boolean {
    const service = own.find((one) => one.role.role === role);
    return service !== undefined && this.value(service, property) === true;
  }

  private clusterId(cluster: Cluster): XmlElement {
    const SiteId = this.written.services.siteNumber(cluster.site);
    return { name: 'ClusterId', attributes: { SiteId, Number: this.numbers.get(cluster) } };
  }

  private sqlInstances(): XmlElement[] {
    const found = new Map<string, XmlElement>();
    for (const service of this.written.services.services) {
      const instance = this.sqlInstanceOf(service);
      if (!instance) continue;
      // Nobody has published how the real document names the mirror of an instance.
      const mirror = this.value(service, 'MirrorSqlServerFqdn');
      const attributes =
        mirror === null
          ? {}
          : {
              MirrorSqlServerFqdn: String(mirror),
              MirrorSqlInstanceName: String(this.value(service, 'MirrorSqlInstanceName') ?? ''),
            };
      found.set(`${service.fqdn} ${instance.attributes?.Name}`.toLowerCase(), {
        name: 'SqlInstance',
        attributes,
        children: [instance],
      });
    }
    return [...found.values()];
  }

  private sqlInstanceOf(service: TopologyService): XmlElement | undefined {
    const cluster = this.clusters.get(service.fqdn.toLowerCase());
    if (!cluster || !service.role.properties.some(({ name }) => name === 'SqlInstanceName')) return undefined;
    const Name = String(this.value(service, 'SqlInstanceName') ?? '');
    return { name: 'SqlInstanceId', attributes: { Name }, children: [this.clusterId(cluster)] };
  }

  private services(): XmlElement[] {
    const { services } = this.written;
    const edges = services.services.filter(({ role }) => role.role === 'EdgeServer');
    return [
      ...services.services.map((service) => this.service(service)),
      ...edges.map((edge) => this.edgeReplication(edge)),
    ];
  }

  private service(service: TopologyService): XmlElement {
    const { role, fqdn } = service;
    const { version = 1, element } = elementsOf(role);
    const cluster = this.clusters.get(fqdn.toLowerCase());
    const place = this.sqlInstanceOf(service) ?? (cluster && this.clusterId(cluster));
    const own = element && this.ownElement(service);
    return {
      name: 'Service',
      attributes: {
        RoleVersion: version,
        ServiceVersion: versionOf(role),
        Type: element && `Microsoft.Rtc.Management.Deploy.Internal.ServiceRoles.${element.name}`,
      },
      children: [
        this.serviceId(service),
        { name: 'DependsOn', children: this.dependencies(service) },
        { name: 'InstalledOn', children: place ? [place] : [] },
        { name: 'Ports', attributes: { xmlns: schemas.roles }, children: this.ports(service) },
        ...(own ? [own] : []),
      ],
    };
  }

  /** The numbers of `1-Registrar-1`. */
  private serviceId(service: TopologyService): XmlElement {
    const [SiteId, RoleName, Instance] = this.written.services.serviceId(service).split('-');
    return { name: 'ServiceId', attributes: { SiteId, RoleName, Instance } };
  }

  private dependencies(service: TopologyService): XmlElement[] {
    const { services } = this.written;
    const own = this.clusters.get(service.fqdn.toLowerCase())?.services ?? [];
    const needed = own.filter(({ role }) => elementsOf(service.role).needsOwn?.includes(role.role));
    const dependency = (Usage: string, one: TopologyService): XmlElement => ({
      name: 'Dependency',
      attributes: { Usage },
      children: [this.serviceId(one)],
    });
    const ofProperties = service.role.properties.flatMap((property) => {
      const identity = property.type === 'service' ? services.value(service, property) : null;
      const needed = typeof identity === 'string' ? services.find(identity) : undefined;
      if (!needed) return [];
      return [dependency(usageOf(property), needed)];
    });
    return [...ofProperties, ...needed.map((one) => dependency('Default', one))];
  }

  private ports(service: TopologyService): XmlElement[] {
    const { role, name } = service;
    const own = elementsOf(role).ports.flatMap((port) => this.port(service, port));
    if (role.role !== 'TrustedApplicationPool') return own;
    const start = `${name}/`.toLowerCase();
    const applications = this.written.applications.filter(({ identity }) => identity.toLowerCase().startsWith(start));
    return [
      ...applications.map(({ identity, values }) =>
        portElement({
          Owner: identity.slice(start.length),
          Usage: 'SipServer',
          Port: String(values.Port ?? 0),
          Protocol: values.EnableTcp === true ? 'Tcp' : 'Mtls',
          AuthorizesRequests: true,
        }),
      ),
      ...own,
    ];
  }

  private port(service: TopologyService, port: PortElement): XmlElement[] {
    const { owner, usage, side, protocol, path, authorizes, gruu, number, fallback } = port;
    const value = port.port === undefined ? number : (this.value(service, port.port) ?? fallback);
    if (value === undefined || value === null) return [];
    const configured = port.configuredPort === undefined ? value : this.value(service, port.configuredPort);
    const fqdn = port.fqdn === 'name' ? service.name : port.fqdn && this.value(service, port.fqdn);
    return [
      portElement({
        Owner: owner,
        Usage: usage,
        InterfaceSide: side,
        Port: String(value),
        Protocol: protocol,
        UrlPath: path,
        AuthorizesRequests: authorizes === true,
        Range: port.range && textOf(this.value(service, port.range)),
        GruuType: gruu,
        ConfiguredPort: configured === value ? undefined : textOf(configured),
        ConfiguredFqdn: textOf(fqdn),
      }),
    ];
  }

  private ownElement(service: TopologyService): XmlElement | undefined {
    const { element } = elementsOf(service.role);
    if (!element) return undefined;
    const entries = Object.entries(element.attributes ?? {}).map(([attribute, property]) => {
      const { default: usual = null } = propertyOf(service, property) ?? {};
      const value = this.value(service, property);
      // What was never set is left out, but for what the documents of others always have.
      const isUsual = value === usual && element.name.startsWith('Registrar');
      return [attribute, value === null || isUsual ? undefined : String(value)] as const;
    });
    const inner = element.inner === 'web' ? this.web(service) : element.inner === 'conferencing' ? conferencing() : [];
    return {
      name: element.name,
      attributes: { xmlns: schemas.roles, ...element.fixed, ...Object.fromEntries(entries) },
      children: inner,
    };
  }

  private web(service: TopologyService): XmlElement[] {
    const internal = this.value(service, 'InternalFqdn');
    const override = { name: 'OverrideUrls' };
    return [
      ...(internal === service.fqdn
        ? []
        : [{ name: 'InternalSettings', attributes: { Host: textOf(internal) }, children: [override] }]),
      {
        name: 'ExternalSettings',
        attributes: { Host: textOf(this.value(service, 'ExternalFqdn')) },
        children: [override],
      },
      {
        name: 'WebComponents',
        attributes: { xmlns: schemas.web },
        children: webComponents.map((ComponentName) => ({ name: 'Component', attributes: { ComponentName } })),
      },
      { name: 'UpaSeparator', attributes: { xmlns: schemas.base } },
    ];
  }

  private edgeReplication({ site, fqdn }: TopologyService): XmlElement {
    const { services } = this.written;
    const central = services.services.find(({ role }) => role.role === 'CentralManagement');
    const port = central && this.value(central, 'ReplicationServicePort');
    const own = services.services.filter(({ role, site: other }) => role.role === 'EdgeServer' && other === site);
    const Instance = own.findIndex((one) => one.fqdn === fqdn) + 1;
    const cluster = this.clusters.get(fqdn.toLowerCase());
    return {
      name: 'Service',
      attributes: { RoleVersion: 1, ServiceVersion: 6 },
      children: [
        {
          name: 'ServiceId',
          attributes: { SiteId: services.siteNumber(site), RoleName: EDGE_REPLICATION.roleName, Instance },
        },
        { name: 'DependsOn' },
        { name: 'InstalledOn', children: cluster ? [this.clusterId(cluster)] : [] },
        {
          name: 'Ports',
          attributes: { xmlns: schemas.roles },
          children: [
            portElement({
              Owner: EDGE_REPLICATION.owner,
              Usage: 'Replication',
              InterfaceSide: 'Internal',
              Port: textOf(port ?? 4443),
              Protocol: 'Https',
              AuthorizesRequests: false,
            }),
          ],
        },
      ],
    };
  }

  private value(service: TopologyService, name: string): StoredValue {
    const property = propertyOf(service, name);
    return property ? this.written.services.value(service, property) : null;
  }
}

function propertyOf({ role }: TopologyService, name: string): RoleProperty | undefined {
  return role.properties.find((property) => property.name === name);
}

function conferencing(): XmlElement[] {
  return [{ name: 'MCUs', children: conferencingParts.map((attributes) => ({ name: 'MCU', attributes })) }];
}

function portElement({
  InterfaceSide = 'Primary',
  UrlPath = '/',
  ...given
}: {
  readonly Owner: string;
  readonly Usage: string;
  readonly InterfaceSide?: string | undefined;
  readonly Port: string | undefined;
  readonly Protocol: string;
  readonly UrlPath?: string | undefined;
  readonly AuthorizesRequests: boolean;
  readonly Range?: string | undefined;
  readonly GruuType?: string | undefined;
  readonly ConfiguredPort?: string | undefined;
  readonly ConfiguredFqdn?: string | undefined;
}): XmlElement {
  const { Owner, Usage, Port, Protocol, AuthorizesRequests, ...rest } = given;
  const attributes = { Owner, Usage, InterfaceSide, InterfaceNumber: 1, Port, Protocol, UrlPath, AuthorizesRequests };
  return { name: 'Port', attributes: { ...attributes, ...rest } };
}

function textOf(value: StoredValue | undefined): string | undefined {
  return value === null || value === undefined ? undefined : String(value);
}

/** The same for the same document. */
function signatureOf(text: string): string {
  const hex = hexText(platform().cryptography.hash('sha256', utf8Bytes(text)));
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `9${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
