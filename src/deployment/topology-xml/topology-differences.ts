/** What one document of the Topology Builder has and another has not, in words, whatever form and order each has. */

import { placeOf, portIn, roleOf, serviceNames } from './read-services.ts';
import { EDGE_REPLICATION, elementsOf } from './service-elements.ts';
import type { Attributes, ReadService, ReadTopology } from './topology-reading.ts';

/** What the first has and the second has not; a part that is there twice counts twice. */
export function missingParts(from: ReadTopology, than: ReadTopology): string[] {
  const left = new Map<string, number>();
  for (const part of partsOf(than)) left.set(part.toLowerCase(), (left.get(part.toLowerCase()) ?? 0) + 1);
  return partsOf(from).filter((part) => {
    const count = left.get(part.toLowerCase()) ?? 0;
    left.set(part.toLowerCase(), count - 1);
    return count <= 0;
  });
}

/** All that a document says, from the large to the small. */
function partsOf(read: ReadTopology): string[] {
  const { domains, defaultDomain, sites, clusters, services, unknown } = read;
  const names = serviceNames(read);
  const siteNames = new Map(sites.map(({ number, name }) => [number, name]));
  const inWords = (service: ReadService) =>
    `${roleOf(service)?.role ?? service.roleName}:${names.get(service) || service.key}`;
  const byKey = new Map(services.map((service) => [service.key, service]));
  const strangers = services.filter((service) => !roleOf(service) && service.roleName !== EDGE_REPLICATION.roleName);
  return [
    ...unknown,
    ...strangers.map((service) => `service ${inWords(service)}`),
    ...domains.map((domain) => `SIP domain ${domain}`),
    `default SIP domain ${defaultDomain}`,
    ...sites.map(({ number, name, description = '' }) => `site ${number} "${name}" ${description}`.trim()),
    ...clusters.map(({ fqdn, site }) => `pool ${fqdn} in the site ${siteNames.get(site) ?? site}`),
    ...clusters.flatMap(({ fqdn, machines }) =>
      machines.map((machine) => `machine ${machine.fqdn} of the pool ${fqdn}`),
    ),
    ...services
      .filter((service) => !strangers.includes(service))
      .map(
        (service) =>
          `service ${inWords(service)}${service.instance ? ` on the instance "${service.instance.name}"` : ''}`,
      ),
    ...clusters.flatMap(({ machines }) =>
      machines.flatMap(({ fqdn, interfaces }) =>
        interfaces.map(({ side, number, address, published = '' }) =>
          `network interface ${side} ${number} with ${address} ${published}`.trim().concat(` of ${fqdn}`),
        ),
      ),
    ),
    ...services.flatMap((service) => {
      const of = `of the service ${inWords(service)}`;
      return [
        ...service.dependencies.map((dependency) => {
          const needed = byKey.get(dependency.service);
          const usage = dependency.usage === 'Default' ? '' : ` as its ${dependency.usage}`;
          return `dependency on ${needed ? inWords(needed) : dependency.service}${usage} ${of}`;
        }),
        ...service.ports.map((port) => `port ${placeOf(port)} ${portFacts(service, port)} ${of}`),
        ...Array.from(service.hosts, ([name, host]) => `${name} with the host ${host} ${of}`),
        ...Array.from(service.own, ([name, value]) => `${name}="${value}" ${of}`).filter(
          (words) => !/^(?:MediationServerPort|IsPoolEnabledForSAOnEdge)=/.test(words),
        ),
        ...service.parts.map((part) => `${part} ${of}`),
      ];
    }),
  ];
}

/** What is said of a port besides its place. One that is another's goes with that, whatever is said of it. */
function portFacts(service: ReadService, port: Attributes): string {
  const role = roleOf(service);
  const isOthers = role && elementsOf(role).ports.some((one) => one.follows && portIn(service, one) === port);
  const number = isOthers ? '' : (port.get('Port') ?? '');
  const others = ['Range', 'ConfiguredPort', 'ConfiguredFqdn', 'GruuType'].flatMap((name) => {
    const value = port.get(name);
    return value === undefined ? [] : [`${name}="${value}"`];
  });
  return [number, ...others].join(' ');
}
