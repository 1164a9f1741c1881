/** The services of a topology: who runs what, who depends on whom, and that it holds for every topology there is. */
import { expect, test } from '@jest/globals';
import { serviceRole, serviceRoles } from '../../src/deployment/service-roles.ts';
import { checkTopology, type Topology } from '../../src/deployment/topology.ts';
import { builtInTopologies, loadTopology } from '../../src/deployment/topology-file.ts';
import {
  clustersOf,
  documentedApplicationPools,
  serviceIdentity,
  servicesOf,
  TopologyServices,
} from '../../src/deployment/topology-services.ts';
import { fc } from '../random-input.ts';

function servicesIn(topology: Topology, changes = new Map<string, Record<string, string>>()): TopologyServices {
  return new TopologyServices(topology, clustersOf(topology, documentedApplicationPools(topology)), changes);
}

function valueIn(services: TopologyServices, identity: string, name: string): unknown {
  const service = services.find(identity)!;
  return services.value(service, service.role.properties.find((property) => property.name === name)!);
}

test.each(builtInTopologies)('%s: identities and ids are unique, and every Front End has its databases', (name) => {
  const topology = loadTopology(name);
  const services = servicesIn(topology);
  const identities = services.services.map(serviceIdentity);
  const ids = services.services.map((service) => services.serviceId(service));
  expect(new Set(identities).size).toBe(identities.length);
  expect(new Set(ids).size).toBe(ids.length);
  for (const service of services.services.filter(({ role }) => role.role === 'CentralManagement'))
    expect(valueIn(services, serviceIdentity(service), 'CentralManagementDatabase')).not.toBeNull();
});

test.each([
  ['litwareinc', 'MonitoringDatabase:atl-sql-001.litwareinc.com'],
  ['litwareinc', 'MonitoringDatabase:atl-sql-002.litwareinc.com'],
  ['litwareinc', 'ArchivingDatabase:atl-sql-001.litwareinc.com'],
  ['litwareinc', 'UserDatabase:atl-sql-001.litwareinc.com'],
  ['litwareinc', 'PstnGateway:192.168.0.240'],
  ['litwareinc', 'PersistentChatServer:atl-gc-001.litwareinc.com'],
  ['litwareinc', 'ArchivingServer:dublin-cs-001.litwareinc.com'],
  ['litwareinc', 'ManagementServer:atl-cs-001.litwareinc.com'],
  ['contoso.net', 'FileStore:dc01.contoso.net'],
])('%s has the service %s that the documentation names', (name, identity) => {
  expect(servicesIn(loadTopology(name)).find(identity)).toBeDefined();
});

test('a Standard Edition server keeps its data itself, and nobody else keeps any there', () => {
  const services = servicesIn(loadTopology('contoso'));
  expect(valueIn(services, 'UserServer:se01.contoso.com', 'UserDatabase')).toBe('UserDatabase:se01.contoso.com');
  expect(valueIn(services, 'UserServer:pool01.contoso.com', 'UserDatabase')).toBe('UserDatabase:sql01.contoso.com');
  expect(services.dependentsOf(services.find('UserDatabase:se01.contoso.com')!)).toEqual([
    'UserServer:se01.contoso.com',
  ]);
});

test('a pool says whose services it uses, and a gateway has trunks', () => {
  const document = structuredClone(loadTopology('contoso').document) as unknown as { sites: { pools: object[] }[] };
  Object.assign(document.sites[0]!.pools[0]!, {
    uses: { UserDatabase: 'sql02.contoso.com' },
    backupPool: 'pool02.contoso.com',
  });
  Object.assign(document.sites[0]!, { pstnGateways: [{ fqdn: 'gw01.contoso.com', trunks: ['Trunk2'] }] });
  const services = servicesIn(checkTopology(document, '"x"'));
  // The other site's server: a link is not kept inside a site.
  expect(valueIn(services, 'UserServer:pool01.contoso.com', 'UserDatabase')).toBe('UserDatabase:sql02.contoso.com');
  expect(valueIn(services, 'Registrar:pool01.contoso.com', 'BackupRegistrar')).toBe('Registrar:pool02.contoso.com');
  expect(services.find('PstnGateway:trunk2')?.fqdn).toBe('gw01.contoso.com');
});

test('a topology without any of the parts that may be left out is one still', () => {
  const { document } = loadTopology('contoso');
  const sites = document.sites.map(({ name, pools }) => ({ name, pools }));
  const services = servicesIn(checkTopology({ ...document, sites }, '"old"'));
  expect(valueIn(services, 'UserServer:pool01.contoso.com', 'UserDatabase')).toBeNull();
  expect(services.find('Registrar:pool02.contoso.com')).toBeDefined();
});

test('what has been changed is what a service has', () => {
  const changes = new Map([['registrar:pool01.contoso.com', { WebServer: 'WebServer:pool02.contoso.com' }]]);
  const services = servicesIn(loadTopology('contoso'), changes);
  expect(valueIn(services, 'Registrar:pool01.contoso.com', 'WebServer')).toBe('WebServer:pool02.contoso.com');
  expect(services.dependentsOf(services.find('WebServer:pool02.contoso.com')!)).toContain(
    'Registrar:pool01.contoso.com',
  );
});

test('of any two services, one depends on the other exactly when a property of it says so', () => {
  const services = servicesIn(loadTopology('litwareinc'));
  fc.assert(
    fc.property(fc.constantFrom(...services.services), fc.constantFrom(...services.services), (one, other) => {
      const links = one.role.properties.filter(({ type }) => type === 'service').map((p) => services.value(one, p));
      expect(services.dependentsOf(other).includes(serviceIdentity(one))).toBe(links.includes(serviceIdentity(other)));
    }),
    { numRuns: 300 },
  );
});

test('roles refer to roles that there are', () => {
  for (const { properties } of serviceRoles())
    for (const { role } of properties) if (role !== undefined) expect(serviceRole(role).role).toBe(role);
});

test('services of the document alone are those of the whole without changes', () => {
  const topology = loadTopology('litwareinc');
  expect(servicesOf(topology).map(serviceIdentity)).toEqual(servicesIn(topology).services.map(serviceIdentity));
});
