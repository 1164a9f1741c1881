/** The Topology Builder's XML: what is written of a topology makes the same topology, and its working files make one too. */
import { describe, expect, test } from '@jest/globals';
import { DeploymentError } from '../../src/deployment/deployment-error.ts';
import { serviceRole, serviceRoles } from '../../src/deployment/service-roles.ts';
import type { Topology } from '../../src/deployment/topology.ts';
import { builtInTopologies, checkTopologyFile, loadTopology } from '../../src/deployment/topology-file.ts';
import { planTopology } from '../../src/deployment/topology-plan.ts';
import { clustersOf, documentedApplicationPools, TopologyServices } from '../../src/deployment/topology-services.ts';
import { elementsOf } from '../../src/deployment/topology-xml/service-elements.ts';
import { topologyForLab } from '../../src/deployment/topology-xml/topology-for-lab.ts';
import { topologyXml } from '../../src/deployment/topology-xml/topology-writing.ts';

function writtenOf(topology: Topology): string {
  const pools = documentedApplicationPools(topology);
  const services = new TopologyServices(topology, clustersOf(topology, pools), new Map());
  return topologyXml({ topology, services, applications: [] });
}

/** What a topology says of computers and services, in the order of the document. */
function factsOf(topology: Topology): unknown {
  const pools = documentedApplicationPools(topology);
  const services = new TopologyServices(topology, clustersOf(topology, pools), new Map());
  return services.services.map((service) => [
    services.serviceId(service),
    service.fqdn,
    service.role.properties.map((property) => services.value(service, property)),
  ]);
}

describe('what is written of a topology', () => {
  const plan = { name: 'x', domain: 'x.com', sites: ['A', 'B'], frontEnds: 30, standardEditions: 1, directors: 1 };
  const planned = planTopology({ ...plan, mediationServers: 1, edges: 2, persistentChats: 1 });
  const all = [...builtInTopologies.map((name) => loadTopology(name)), planned];

  test.each(all.map((topology) => [topology.document.name, topology] as const))('makes %s anew', (name, topology) => {
    const { topology: made, leftOut } = topologyForLab(writtenOf(topology), name, 'a file');
    expect(leftOut).toEqual([]);
    expect(
      made.document.sites.map((site) => [
        site.name,
        site.pools.map(({ fqdn, role, computers }) => [fqdn, role, computers]),
      ]),
    ).toEqual(
      topology.document.sites.map((site) => [
        site.name,
        site.pools.map(({ fqdn, role, computers }) => [fqdn, role, computers]),
      ]),
    );
    expect(made.document.centralManagementStore).toBe(topology.document.centralManagementStore);
    expect(factsOf(made)).toEqual(factsOf(topology));
    expect(writtenOf(made)).toBe(writtenOf(topology));
    expect(checkTopologyFile(JSON.parse(JSON.stringify(made.document)), 'a file').document).toEqual(made.document);
  });
});

const authored = `<?xml version="1.0" encoding="utf-8"?>
<TopologyBuilder xmlns="urn:schema:Microsoft.Rtc.Management.Deploy.TopologyBuilder.2008"><NewTopology>
<PartialTopology xmlns="urn:schema:Microsoft.Rtc.Management.Deploy.WritableTopology.2008">
  <InternalDomains DefaultDomain="wingtip.example"><InternalDomain Name="corp.example" /><InternalDomain Name="wingtip.example" /></InternalDomains>
  <SimpleUrlConfiguration><SimpleUrl Component="Meet" Domain="*" ActiveUrl="https://join.wingtip.example" /></SimpleUrlConfiguration>
  <CentralSites><CentralSite SiteId="1"><Name>Oslo</Name><Clusters>
    <Cluster UniqueId="fe" RequiresReplication="true" Fqdn="lync.corp.example"><Machines><Machine /></Machines>
      <SqlInstances><SqlInstance UniqueId="rtc" Name="rtc" /></SqlInstances></Cluster>
    <Cluster UniqueId="ed" RequiresReplication="true" Fqdn="edge.corp.example"><Machines><Machine Fqdn="edge1.corp.example">
      <NetInterface InterfaceSide="Internal" InterfaceNumber="1" IPAddress="10.0.0.1" />
      <NetInterface InterfaceSide="External" InterfaceNumber="1" IPAddress="192.0.2.1" ConfiguredIPAddress="192.0.2.9" /></Machine></Machines></Cluster>
  </Clusters><RemoteSites><RemoteSite><Name>Hut</Name></RemoteSite></RemoteSites></CentralSite></CentralSites>
  <Services>
    <Service UniqueId="us" RoleName="UserServices" InstalledOn="fe"><DependsOn><Dependency ServiceUniqueId="db" Usage="Default" /></DependsOn><Ports /></Service>
    <Service UniqueId="rg" RoleName="Registrar" InstalledOn="fe"><DependsOn><Dependency ServiceUniqueId="es" Usage="Default" /></DependsOn>
      <Ports><Port Owner="urn:component:Registrar" Usage="SipServer" InterfaceSide="Primary" Port="5081" Protocol="Mtls" UrlPath="/" GruuType="HomeServer" /></Ports></Service>
    <Service UniqueId="db" RoleName="UserStore" InstalledOn="rtc"><DependsOn /><Ports /></Service>
    <Service UniqueId="es" RoleName="EdgeServer" InstalledOn="ed"><DependsOn /><Ports>
      <Port Owner="urn:component:AccessEdge" Usage="SipClient" InterfaceSide="External" Port="443" Protocol="Tls" UrlPath="/" ConfiguredFqdn="sip.wingtip.example" />
      <Port Owner="urn:component:SkypeSearchProxy" Usage="WebServer" InterfaceSide="Internal" Port="4443" Protocol="Mtls" UrlPath="/LiveServer/SkypeSearchProxy/" />
    </Ports></Service>
  </Services>
</PartialTopology></NewTopology></TopologyBuilder>`;

test('a file of the Topology Builder makes a lab, and what a lab cannot have is named', () => {
  const { topology, leftOut } = topologyForLab(authored, 'wingtip', 'a file');
  const { document } = topology;
  expect(document).toMatchObject({
    domain: 'corp.example',
    netbiosName: 'CORP',
    sipDomains: ['corp.example', 'wingtip.example'],
    defaultSipDomain: 'wingtip.example',
    simpleUrls: { meet: 'https://join.wingtip.example', dialin: 'https://dialin.corp.example' },
    centralManagementStore: 'lync.corp.example',
    session: { computer: 'lync.corp.example', user: 'CORP\\Administrator' },
  });
  expect(document.sites[0]?.pools).toMatchObject([
    { fqdn: 'lync.corp.example', role: 'StandardEdition', computers: ['lync.corp.example'] },
    {
      fqdn: 'edge.corp.example',
      role: 'Edge',
      computers: ['edge1.corp.example'],
      externalEdge: { access: 'sip.wingtip.example' },
    },
  ]);
  expect(document.interfaces?.[0]).toEqual({
    computer: 'edge1.corp.example',
    interfaces: [
      { side: 'Internal', number: 1, address: '10.0.0.1' },
      { side: 'External', number: 1, address: '192.0.2.1', published: '192.0.2.9' },
    ],
  });
  expect(document.services?.['Registrar:lync.corp.example']).toMatchObject({ SipPort: 5081, SipServerTcpPort: null });
  expect(leftOut).toEqual([
    'branch site "Hut"',
    'port urn:component:SkypeSearchProxy WebServer Internal Mtls /LiveServer/SkypeSearchProxy/ 4443 of the service EdgeServer:edge.corp.example',
  ]);
});

test.each([
  ['no XML', 'no XML', 'missing root element'],
  ['an element without end', '<a>', 'unclosed'],
  [
    'no Front End pool',
    '<Topology><InternalDomains><InternalDomain Name="a.example" /></InternalDomains></Topology>',
    'it has no Front End pool',
  ],
  [
    'a service on nothing',
    authored.replace('InstalledOn="rtc"', 'InstalledOn="gone"'),
    'the service UserStore (db) is installed on what is no Cluster',
  ],
  [
    'a port that is none',
    authored.replace('Port="5081"', 'Port="many"'),
    'the port SipPort of the service Registrar:lync.corp.example is "many"',
  ],
  [
    'a pool in no site',
    writtenOf(loadTopology('contoso')).replace(
      '<ClusterId SiteId="1" Number="1" />',
      '<ClusterId SiteId="9" Number="1" />',
    ),
    'the pool pool01.contoso.com is in the site 9, which is none of Sites',
  ],
  ['two clusters of one key', authored.replace('UniqueId="ed"', 'UniqueId="fe"'), 'it has the cluster fe twice'],
  ['a type of its own', '<!DOCTYPE x [<!ENTITY y "z">]><Topology />', 'DTD'],
])('a document with %s is refused with its reason', (_, text, reason) => {
  const read = () => topologyForLab(text, 'x', '"x.xml"');
  expect(read).toThrow(DeploymentError);
  expect(read).toThrow(reason);
});

test('each property that the XML has is one of its role', () => {
  for (const role of serviceRoles()) {
    const known = new Set(role.properties.map(({ name }) => name));
    const { ports, element, needsOwn = [] } = elementsOf(role);
    const named = ports.flatMap(({ port, range, configuredPort, fqdn }) => [
      port,
      range,
      configuredPort,
      fqdn === 'name' ? undefined : fqdn,
    ]);
    for (const name of [...named, ...Object.values(element?.attributes ?? {})])
      if (name !== undefined) expect([role.role, name, known.has(name)]).toEqual([role.role, name, true]);
    for (const name of needsOwn) expect(serviceRole(name).role).toBe(name);
  }
});
