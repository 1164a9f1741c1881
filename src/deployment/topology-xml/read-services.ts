/** Which services those of a document are: their roles, names and ports. */
import { type ServiceRole, serviceRoles } from '../service-roles.ts';
import type { PortElement } from './service-elements.ts';
import type { Attributes, ReadService, ReadTopology } from './topology-reading.ts';

/** The role of a service; undefined for one of which labs know nothing. */
export function roleOf({ roleName, own }: ReadService): ServiceRole | undefined {
  const isDirector = own.get('IsDirector')?.toLowerCase() === 'true';
  return serviceRoles().find(
    ({ id, role }) =>
      id.toLowerCase() === roleName.toLowerCase() && (role === 'Director') === (isDirector && id === 'Registrar'),
  );
}

/** Names behind the role in the identities of services: those of trunks are their own. */
export function serviceNames(read: ReadTopology): ReadonlyMap<ReadService, string> {
  const fqdns = new Map(read.clusters.map(({ key, fqdn }) => [key, fqdn]));
  const names = new Map<ReadService, string>();
  const first = new Set<string>();
  const stated = (service: ReadService) => service.ports.map((port) => port.get('ConfiguredFqdn')).find(Boolean);
  const trunks = read.services.filter((service) => roleOf(service)?.role === 'PstnGateway');
  for (const service of read.services) {
    const fqdn = fqdns.get(service.cluster) ?? '';
    const same = trunks.filter(({ cluster }) => cluster === service.cluster);
    const isNamedSo = same.some((trunk) => stated(trunk)?.toLowerCase() === fqdn.toLowerCase());
    if (!trunks.includes(service)) names.set(service, fqdn);
    else if (!isNamedSo && !first.has(service.cluster)) names.set(service, fqdn);
    else names.set(service, stated(service) ?? fqdn);
    first.add(service.cluster);
  }
  return names;
}

/** The port of a service that a role knows, among those of the document. */
export function portIn({ ports }: ReadService, port: PortElement): Attributes | undefined {
  const wanted = [port.owner, port.usage, port.side ?? 'Primary', port.protocol, port.path ?? '/']
    .join(' ')
    .toLowerCase();
  return ports.find((one) => placeOf(one).toLowerCase() === wanted);
}

/** What tells a port of a service from the others. */
export function placeOf(port: Attributes): string {
  const [owner = '', usage = ''] = [port.get('Owner'), port.get('Usage')];
  return [
    owner,
    usage,
    port.get('InterfaceSide') || 'Primary',
    port.get('Protocol') ?? '',
    port.get('UrlPath') || '/',
  ].join(' ');
}
