/** What a document of the Topology Builder says of the properties of services that is other than before. */
import type { StoredValue } from '../../storage/store.ts';
import { DeploymentError } from '../deployment-error.ts';
import type { RoleProperty } from '../service-roles.ts';
import { serviceIdentity, type TopologyService, type TopologyServices } from '../topology-services.ts';
import { portIn, roleOf, serviceNames } from './read-services.ts';
import { elementsOf, usageOf } from './service-elements.ts';
import type { Attributes, ReadService, ReadTopology } from './topology-reading.ts';

/** Values of services by their identities, by the names of the properties. */
export type ValuesOfServices = ReadonlyMap<string, Readonly<Record<string, StoredValue>>>;

/**
 * The values by which services differ from a document.
 * @param services of the topology with the pools of the document
 * @throws DeploymentError `topology-document-invalid` for values that are none
 */
export function differingValues(read: ReadTopology, services: TopologyServices): ValuesOfServices {
  const names = serviceNames(read);
  const identities = new Map<string, string>();
  for (const service of read.services) {
    const role = roleOf(service)?.role;
    if (role) identities.set(service.key, `${role}:${names.get(service)}`);
  }
  const differing = new Map<string, Record<string, StoredValue>>();
  for (const given of read.services) {
    const service = services.find(identities.get(given.key) ?? '');
    if (!service) continue;
    const reading = new ServiceReading(given, service, services, identities);
    const values = service.role.properties.flatMap((property): [string, StoredValue][] => {
      const value = reading.valueOf(property);
      return value === undefined || value === services.value(service, property) ? [] : [[property.name, value]];
    });
    if (values.length > 0) differing.set(serviceIdentity(service), Object.fromEntries(values));
  }
  return differing;
}

class ServiceReading {
  constructor(
    private readonly given: ReadService,
    private readonly service: TopologyService,
    private readonly services: TopologyServices,
    private readonly identities: ReadonlyMap<string, string>,
  ) {}

  /** What the document says of a property; undefined where it has no place for it. */
  valueOf(property: RoleProperty): StoredValue | undefined {
    if (property.type === 'service') return this.dependency(property);
    const ofPort = this.ofPort(property);
    if (ofPort !== undefined) return ofPort;
    if (property.name === 'ExternalFqdn') return this.given.hosts.get('ExternalSettings');
    if (property.name === 'InternalFqdn') return this.given.hosts.get('InternalSettings') ?? this.service.fqdn;
    return this.ofAttribute(property);
  }

  private dependency(property: RoleProperty): StoredValue {
    const usage = usageOf(property).toLowerCase();
    const found = this.given.dependencies
      .filter((dependency) => dependency.usage.toLowerCase() === usage)
      .map((dependency) => this.identities.get(dependency.service))
      .filter((identity) => identity?.startsWith(`${property.role}:`));
    const identity = found[0];
    const needed = identity === undefined ? undefined : this.services.find(identity);
    return needed ? serviceIdentity(needed) : null;
  }

  private ofPort({ name }: RoleProperty): StoredValue | undefined {
    for (const port of elementsOf(this.service.role).ports) {
      if (port.follows || ![port.port, port.range, port.configuredPort].includes(name)) continue;
      const said = portIn(this.given, port);
      if (port.port === name) {
        if (!said) return null;
        const number = this.number(said, 'Port', name);
        // A document always has it, whether it was set or not.
        return number === port.fallback && this.isUnset(name) ? null : number;
      }
      if (!said) return undefined;
      if (port.range === name) return this.number(said, 'Range', name, 0);
      return this.number(said, said.has('ConfiguredPort') ? 'ConfiguredPort' : 'Port', name);
    }
    return undefined;
  }

  private isUnset(name: string): boolean {
    const property = this.service.role.properties.find((one) => one.name === name);
    return property !== undefined && this.services.value(this.service, property) === null;
  }

  private number(port: Attributes, attribute: string, name: string, absent?: number): number {
    const text = port.get(attribute);
    if (text === undefined && absent !== undefined) return absent;
    if (text !== undefined && /^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
    return this.refuse(`port ${name}`, text ?? '', 'which is no number of a port');
  }

  private ofAttribute(property: RoleProperty): StoredValue | undefined {
    const { element } = elementsOf(this.service.role);
    const [attribute] = Object.entries(element?.attributes ?? {}).find(([, name]) => name === property.name) ?? [];
    if (attribute === undefined) return undefined;
    const text = this.given.own.get(attribute);
    const usual = property.default ?? null;
    if (text === undefined) return typeof usual === 'string' && usual.includes('{') ? undefined : usual;
    if (property.type === 'bool') {
      if (!/^(?:true|false)$/i.test(text)) return this.refuse(attribute, text, 'which is neither true nor false');
      return text.toLowerCase() === 'true';
    }
    return property.type === 'span' ? this.span(attribute, text, property.range) : text;
  }

  private span(attribute: string, text: string, range: readonly string[] | undefined): string {
    const seconds = secondsOf(text);
    if (seconds === undefined) return this.refuse(attribute, text, 'which is no span of time');
    const [least = seconds, most = seconds] = (range ?? []).map(secondsOf);
    if (seconds < least || seconds > most)
      return this.refuse(attribute, text, `which is not from ${range?.[0]} to ${range?.[1]}`);
    return text;
  }

  private refuse(what: string, text: string, reason: string): never {
    throw new DeploymentError('topology-document-invalid', {
      reason: `the ${what} of the service ${serviceIdentity(this.service)} is "${text}", ${reason}`,
    });
  }
}

/** `00:05:00`, and `1.00:00:00` with days. */
function secondsOf(text: string): number | undefined {
  const [, days = '0', hours, minutes, seconds] = /^(?:(\d+)\.)?(\d\d):([0-5]\d):([0-5]\d)$/.exec(text) ?? [];
  if (hours === undefined) return undefined;
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
}
