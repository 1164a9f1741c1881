/**
 * Reads the Topology Builder's XML: the document that is published (`Topology`, as Get-CsTopology -AsXml gives it), and the file
 * in which the Topology Builder keeps its work (`TopologyBuilder`, .tbxml). Both say the same in two ways: the one numbers
 * clusters and services, the other gives each an identifier. What is read has no sense yet; topology-from-xml.ts gives it one.
 */
import { DeploymentError } from '../deployment-error.ts';

/** What a document says. Clusters, SQL instances and services name each other by keys. */
export interface ReadTopology {
  readonly domains: readonly string[];
  readonly defaultDomain: string;
  /** URLs by component: `meet`. */
  readonly simpleUrls: ReadonlyMap<string, string>;
  readonly sites: readonly ReadSite[];
  readonly clusters: readonly ReadCluster[];
  readonly services: readonly ReadService[];
  /** The names of SQL instances with their clusters. */
  readonly instances: readonly ReadInstance[];
  /** What stands in the document and means nothing to this program, in words. */
  readonly unknown: readonly string[];
}

interface ReadSite {
  readonly number: string;
  readonly name: string;
  readonly description?: string;
}

export interface ReadCluster {
  readonly key: string;
  readonly fqdn: string;
  readonly site: string;
  readonly replicates: boolean;
  readonly machines: readonly ReadMachine[];
}

interface ReadMachine {
  readonly fqdn: string;
  readonly interfaces: readonly ReadInterface[];
}

export interface ReadInterface {
  readonly side: string;
  readonly number: string;
  readonly address: string;
  readonly published?: string;
}

export interface ReadInstance {
  readonly key: string;
  readonly cluster: string;
  readonly name: string;
  readonly mirror?: { readonly fqdn: string; readonly instance: string };
}

export type Attributes = ReadonlyMap<string, string>;

export interface ReadService {
  readonly key: string;
  readonly roleName: string;
  readonly cluster: string;
  /** The SQL instance on which it is. */
  readonly instance?: ReadInstance;
  readonly dependencies: readonly { readonly usage: string; readonly service: string }[];
  readonly ports: readonly Attributes[];
  /** The attributes of the element that only its role has. */
  readonly own: Attributes;
  /** `Host` of the settings of web services, by the name of the element. */
  readonly hosts: ReadonlyMap<string, string>;
  /** What else is in that element, in words. */
  readonly parts: readonly string[];
}

/** @throws DeploymentError `topology-document-invalid` */
export function readTopologyXml(document: Document): ReadTopology {
  const root = document.documentElement;
  if (root?.localName === 'Topology') return readTopologyElement(root);
  if (root?.localName !== 'TopologyBuilder') return invalid('its root is no Topology and no TopologyBuilder');
  // What is authored goes before what was downloaded.
  const part = ['NewTopology', 'CurrentTopology', 'OldTopology'].flatMap((name) => one(root, name) ?? [])[0];
  const partial = part && one(part, 'PartialTopology');
  return partial ? new TopologyReading(partial, builderForm).read() : invalid('it has no PartialTopology');
}

/** The same of the element of a topology that stands in another document. */
export function readTopologyElement(root: Element): ReadTopology {
  return new TopologyReading(root, publishedForm).read();
}

/** How one of the two forms names things. */
interface Form {
  sites(root: Element): Element[];
  clusters(root: Element): { readonly element: Element; readonly site: string }[];
  instances(root: Element): ReadInstance[];
  clusterKey(cluster: Element): string;
  machines(cluster: Element): Element[];
  serviceKey(service: Element): string;
  roleName(service: Element): string;
  /** The key of the cluster or of the instance on which it is. */
  place(service: Element): string;
  dependency(dependency: Element): string;
  /** Names of elements that may stand in a service, besides its own. */
  readonly ofService: readonly string[];
}

const publishedForm: Form = {
  sites: (root) => within(root, 'Sites'),
  clusters: (root) =>
    within(root, 'Clusters').map((element) => ({ element, site: attribute(one(element, 'ClusterId'), 'SiteId') })),
  instances: (root) =>
    within(root, 'SqlInstances').flatMap((element) => {
      const id = one(element, 'SqlInstanceId');
      return id ? [{ ...instanceFrom(id), ...mirrorOf(element) }] : [];
    }),
  clusterKey: (cluster) => clusterKeyOf(one(cluster, 'ClusterId')),
  machines: (cluster) => elements(cluster).filter(({ localName }) => localName === 'Machine'),
  serviceKey: (service) => serviceKeyOf(one(service, 'ServiceId')),
  roleName: (service) => attribute(one(service, 'ServiceId'), 'RoleName'),
  place: (service) => {
    const place = one(service, 'InstalledOn');
    const instance = place && one(place, 'SqlInstanceId');
    return instance ? instanceFrom(instance).key : clusterKeyOf(place && one(place, 'ClusterId'));
  },
  dependency: (dependency) => serviceKeyOf(one(dependency, 'ServiceId')),
  ofService: ['ServiceId', 'DependsOn', 'InstalledOn', 'Ports'],
};

const builderForm: Form = {
  sites: (root) => within(root, 'CentralSites'),
  clusters: (root) =>
    within(root, 'CentralSites').flatMap((site) =>
      within(site, 'Clusters').map((element) => ({ element, site: attribute(site, 'SiteId') })),
    ),
  instances: (root) =>
    builderForm.clusters(root).flatMap(({ element }) =>
      within(element, 'SqlInstances').map((instance) => ({
        key: attribute(instance, 'UniqueId'),
        cluster: attribute(element, 'UniqueId'),
        name: attribute(instance, 'Name'),
        ...mirrorOf(instance),
      })),
    ),
  clusterKey: (cluster) => attribute(cluster, 'UniqueId'),
  machines: (cluster) => within(cluster, 'Machines'),
  serviceKey: (service) => attribute(service, 'UniqueId'),
  roleName: (service) => attribute(service, 'RoleName'),
  place: (service) => attribute(service, 'InstalledOn'),
  dependency: (dependency) => attribute(dependency, 'ServiceUniqueId'),
  ofService: ['DependsOn', 'Ports'],
};

class TopologyReading {
  private readonly unknown: string[] = [];

  constructor(
    private readonly root: Element,
    private readonly form: Form,
  ) {}

  read(): ReadTopology {
    const { root, form } = this;
    const known = [
      'InternalDomains',
      'SimpleUrlConfiguration',
      'Sites',
      'CentralSites',
      'Clusters',
      'SqlInstances',
      'Services',
    ];
    this.requireKnown(root, known, 'the topology');
    const domains = one(root, 'InternalDomains');
    const names = domains ? elements(domains).map((domain) => required(domain, 'Name')) : [];
    const clusters = form.clusters(root).map(({ element, site }) => this.cluster(element, site));
    requireUnique(clusters, 'cluster');
    const instances = form.instances(root);
    const services = within(root, 'Services')
      .filter((element) => this.isNamed(element, 'Service', 'Services'))
      .map((element) => this.service(element, instances));
    requireUnique(services, 'service');
    const sites = form.sites(root).flatMap((site) => this.site(site));
    for (const { fqdn, site } of clusters)
      if (!sites.some(({ number }) => number === site))
        invalid(`the pool ${fqdn} is in the site ${site}, which is none of Sites`);
    const keys = new Set(clusters.map(({ key }) => key));
    for (const { key, roleName, cluster } of services)
      if (!keys.has(cluster))
        invalid(
          `the service ${roleName} (${key}) is installed on what is no Cluster and no SqlInstance of the document`,
        );
    return {
      domains: names,
      defaultDomain: attribute(domains, 'DefaultDomain') || (names[0] ?? ''),
      simpleUrls: this.simpleUrls(),
      sites,
      clusters,
      services,
      instances,
      unknown: this.unknown,
    };
  }

  private simpleUrls(): Map<string, string> {
    const configuration = one(this.root, 'SimpleUrlConfiguration');
    const urls = configuration ? elements(configuration) : [];
    return new Map(urls.map((url) => [attribute(url, 'Component').toLowerCase(), attribute(url, 'ActiveUrl')]));
  }

  private site(site: Element): ReadSite[] {
    const name = one(site, 'Name')?.textContent?.trim() ?? '';
    if (!this.isNamed(site, 'CentralSite', 'Sites')) return [];
    if (name === '') return invalid(`the site ${attribute(site, 'SiteId')} has no Name`);
    for (const remote of within(site, 'RemoteSites'))
      this.unknown.push(`branch site "${one(remote, 'Name')?.textContent?.trim() ?? ''}"`);
    const description = one(site, 'Description')?.textContent?.trim();
    return [{ number: required(site, 'SiteId'), name, ...(description && { description }) }];
  }

  private cluster(cluster: Element, site: string): ReadCluster {
    const fqdn = required(cluster, 'Fqdn');
    const machines = this.form.machines(cluster).map((machine): ReadMachine => {
      const interfaces = elements(machine)
        .filter((element) => this.isNamed(element, 'NetInterface', `the machine ${attribute(machine, 'Fqdn') || fqdn}`))
        .map((element): ReadInterface => {
          const published = element.getAttribute('ConfiguredIPAddress');
          return {
            side: required(element, 'InterfaceSide'),
            number: attribute(element, 'InterfaceNumber') || '1',
            address: required(element, 'IPAddress'),
            ...(published !== null && published !== '' && { published }),
          };
        });
      return { fqdn: attribute(machine, 'Fqdn') || fqdn, interfaces };
    });
    if (machines.length === 0) return invalid(`the pool ${fqdn} has no machine`);
    const replicates = attribute(cluster, 'RequiresReplication').toLowerCase() === 'true';
    return { key: this.form.clusterKey(cluster), fqdn, site, replicates, machines };
  }

  private service(service: Element, instances: readonly ReadInstance[]): ReadService {
    const { form } = this;
    const [key, roleName, place] = [form.serviceKey(service), form.roleName(service), form.place(service)];
    if (roleName === '') return invalid('it has a service without RoleName');
    const instance = instances.find((one) => one.key === place);
    const own = elements(service).find(({ localName }) => !form.ofService.includes(localName));
    const dependsOn = one(service, 'DependsOn');
    const ports = one(service, 'Ports');
    const isHost = ({ localName }: Element) => /^(?:Internal|External)Settings$/.test(localName);
    const inner = own ? elements(own) : [];
    return {
      key,
      roleName,
      cluster: instance?.cluster ?? place,
      ...(instance && { instance }),
      dependencies: (dependsOn ? elements(dependsOn) : []).map((dependency) => ({
        usage: attribute(dependency, 'Usage') || 'Default',
        service: form.dependency(dependency),
      })),
      ports: (ports ? elements(ports) : [])
        .filter((port) => this.isNamed(port, 'Port', `Ports of ${roleName}`))
        .map(attributesOf),
      own: own ? attributesOf(own) : new Map(),
      hosts: new Map(inner.filter(isHost).map((element) => [element.localName, attribute(element, 'Host')])),
      parts: inner
        .filter((element) => !isHost(element))
        .flatMap((element) =>
          elements(element).map((part) => `${part.localName} ${[...attributesOf(part).values()].join(' ')}`),
        ),
    };
  }

  private requireKnown(element: Element, known: readonly string[], where: string): void {
    for (const { localName } of elements(element))
      if (!known.includes(localName)) this.unknown.push(`element ${localName} in ${where}`);
  }

  private isNamed({ localName, attributes }: Element, name: string, where: string): boolean {
    if (localName === name) return true;
    const said = Array.from(attributes, (one) => ` ${one.name}="${one.value}"`).join('');
    this.unknown.push(`element ${localName}${said} in ${where}`);
    return false;
  }
}

function clusterKeyOf(id: Element | undefined): string {
  return `${attribute(id, 'SiteId')}:${attribute(id, 'Number')}`;
}

function serviceKeyOf(id: Element | undefined): string {
  return `${attribute(id, 'SiteId')}-${attribute(id, 'RoleName')}-${attribute(id, 'Instance')}`;
}

function instanceFrom(id: Element): ReadInstance {
  const cluster = clusterKeyOf(one(id, 'ClusterId'));
  const name = attribute(id, 'Name');
  return { key: `${cluster}/${name.toLowerCase()}`, cluster, name };
}

function mirrorOf(instance: Element): Pick<ReadInstance, 'mirror'> {
  const fqdn = attribute(instance, 'MirrorSqlServerFqdn');
  return fqdn === '' ? {} : { mirror: { fqdn, instance: attribute(instance, 'MirrorSqlInstanceName') } };
}

function requireUnique(items: readonly { readonly key: string }[], what: string): void {
  const seen = new Set<string>();
  for (const { key } of items) {
    if (seen.has(key)) invalid(`it has the ${what} ${key} twice`);
    seen.add(key);
  }
}

function elements(element: Element): Element[] {
  return Array.from(element.childNodes).filter((node): node is Element => node.nodeType === 1);
}

function one(element: Element, name: string): Element | undefined {
  return elements(element).find(({ localName }) => localName === name);
}

/** The elements in an element of a name; none where it is missing. */
function within(element: Element, name: string): Element[] {
  const found = one(element, name);
  return found ? elements(found) : [];
}

function attribute(element: Element | undefined, name: string): string {
  return element?.getAttribute(name) ?? '';
}

function required(element: Element, name: string): string {
  const value = attribute(element, name);
  return value === '' ? invalid(`an element ${element.localName} has no ${name}`) : value;
}

function attributesOf(element: Element): Attributes {
  const own = Array.from(element.attributes).filter(({ name }) => !/^xmlns(?::|$)/.test(name));
  return new Map(own.map(({ name, value }) => [name, value]));
}

function invalid(reason: string): never {
  throw new DeploymentError('topology-document-invalid', { reason });
}
