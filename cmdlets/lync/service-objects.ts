/** Services as Get-CsService gives them out: one type a role, with the properties that the data of the roles have. */
import { type RoleProperty, type ServiceRole, serviceRoles, versionOf } from '../../src/deployment/service-roles.ts';
import {
  serviceIdentity,
  type TopologyService,
  type TopologyServices,
} from '../../src/deployment/topology-services.ts';
import type { StoredValue } from '../../src/storage/store.ts';
import { convertTo } from '../../src/types/conversion/conversion.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { DataObject, dataType, textArray } from '../../src/types/values/data-object.ts';
import { declareType } from './declared-types.ts';

const NET_TYPES = { port: 'System.UInt16', bool: 'System.Boolean', span: 'System.TimeSpan' } as const;

/** What stands at the end of each service. */
const COMMON = [
  'string[] DependentServiceList {get;}',
  'string ServiceId {get;}',
  'string SiteId {get;}',
  'string PoolFqdn {get;}',
  'int Version {get;}',
  'string Role {get;}',
];

export function serviceTypeName({ role, type }: ServiceRole): string {
  return type ?? `Microsoft.Rtc.Management.Xds.Display${role}`;
}

/** Makes the types of the services known. */
function declareServiceTypes(): void {
  for (const role of serviceRoles()) {
    const name = serviceTypeName(role);
    const members = ['string Identity {get;}', ...role.properties.map(memberOf), ...COMMON];
    declareType(name, () => dataType(name, members, { toText: (self) => String(self.get('Identity')), listed: true }));
  }
}

function memberOf({ name, type }: RoleProperty): string {
  if (type === 'list') return `string[] ${name} {get;}`;
  if (type === 'text' || type === 'service') return `string ${name} {get;}`;
  return `System.Nullable[${NET_TYPES[type]}] ${name} {get;}`;
}

/** A service as an object. @param lists what its lists have, by their names */
export function serviceObject(
  services: TopologyServices,
  service: TopologyService,
  lists: Readonly<Record<string, readonly string[]>> = {},
): DataObject {
  declareServiceTypes();
  const { role, site, fqdn } = service;
  const own = role.properties.map((property) => [
    property.name,
    property.type === 'list'
      ? textArray([...(lists[property.name] ?? property.items ?? [])])
      : netValue(property, services.value(service, property)),
  ]);
  return new DataObject(serviceTypeName(role), {
    Identity: serviceIdentity(service),
    ...Object.fromEntries(own),
    DependentServiceList: textArray(services.dependentsOf(service)),
    ServiceId: services.serviceId(service),
    SiteId: `Site:${site.name}`,
    PoolFqdn: fqdn,
    Version: versionOf(role),
    Role: role.role,
  });
}

function netValue({ type }: RoleProperty, value: StoredValue): unknown {
  if (value === null || type === 'text' || type === 'service' || type === 'list') return value;
  return convertTo(value, typeNamed(NET_TYPES[type]));
}
