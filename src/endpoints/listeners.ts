/**
 * At which ports the servers of a deployment listen, which service is behind each, and the use whose certificate it shows:
 * "Port requirements for servers" and "Ports and protocols for internal servers" of the planning guides. What a port is for is
 * data by role; which interface has which names follows from the topology.
 */
import type { CertificateType } from '../deployment/certificate-types.ts';
import { hostAddresses, machineFacts } from '../deployment/machine-facts.ts';
import type { Computer, ServerRole, Topology } from '../deployment/topology.ts';

/**
 * The addresses of a server: its own; those of an Edge Server's services towards the outside; and the one at which a reverse
 * proxy publishes the external web services of a server.
 */
export type Interface = 'own' | 'access' | 'webConferencing' | 'audioVideo' | 'published';

/** What is spoken; `media` and `conferencing` are protocols of which nothing but TLS is there. */
export type Protocol = 'https' | 'http' | 'sip' | 'conferencing' | 'media';

/** Whether a certificate of the client is asked for: where clients of people connect too, they need none. */
export type ClientCertificate = 'none' | 'asked' | 'required';

interface Port {
  readonly on: Interface;
  readonly port: number;
  readonly service: string;
  readonly use: CertificateType | null;
  readonly protocol: Protocol;
  readonly client: ClientCertificate;
  /** The property of the topology that says another number: `Registrar.SipPort`. */
  readonly property?: string;
}

/** A port of a server. */
export interface Listener extends Port {
  readonly computer: Computer;
  /** The names by which it is reached there, in lower case. */
  readonly names: readonly string[];
}

const port = (
  on: Interface,
  number: number,
  service: string,
  use: CertificateType | null,
  protocol: Protocol,
  client: ClientCertificate = 'none',
  property?: string,
): Port => ({ on, port: number, service, use, protocol, client, ...(property !== undefined && { property }) });

const web: readonly Port[] = [
  port('own', 80, 'W3SVC', null, 'http', 'none', 'WebServer.PrimaryHttpPort'),
  port('own', 443, 'W3SVC', 'WebServicesInternal', 'https', 'none', 'WebServer.PrimaryHttpsPort'),
  port('own', 4443, 'W3SVC', 'WebServicesExternal', 'https', 'none', 'WebServer.ExternalHttpsPort'),
  port('own', 8080, 'W3SVC', null, 'http', 'none', 'WebServer.ExternalHttpPort'),
  port('published', 443, 'W3SVC', 'WebServicesExternal', 'https'),
];

const registrar = (role: string): Port => port('own', 5061, 'RTCSRV', 'Default', 'sip', 'asked', `${role}.SipPort`);

const frontEnd: readonly Port[] = [
  ...web,
  registrar('Registrar'),
  port('own', 444, 'RTCSRV', 'Default', 'https', 'required'),
  port('own', 5062, 'RTCIMMCU', 'Default', 'sip', 'required', 'ConferencingServer.ImSipPort'),
  port('own', 5063, 'RTCAVMCU', 'Default', 'sip', 'required', 'ConferencingServer.AudioVideoSipPort'),
  port('own', 5065, 'RTCASMCU', 'Default', 'sip', 'required', 'ConferencingServer.AppSharingSipPort'),
  port('own', 5071, 'RTCRGS', 'Default', 'sip', 'required', 'ApplicationServer.RgsSipPort'),
  port('own', 5072, 'RTCCAA', 'Default', 'sip', 'required', 'ApplicationServer.CaaSipPort'),
  port('own', 5073, 'RTCCAS', 'Default', 'sip', 'required', 'ApplicationServer.CasSipPort'),
  port('own', 5075, 'RTCCPS', 'Default', 'sip', 'required', 'ApplicationServer.CpsSipPort'),
  port('own', 8057, 'RTCDATAMCU', 'Default', 'conferencing', 'none', 'ConferencingServer.DataPsomPort'),
];

const mediation: readonly Port[] = [
  port('own', 5067, 'RTCMEDSRV', 'Default', 'sip', 'asked', 'MediationServer.SipClientTlsPort'),
  port('own', 5070, 'RTCMEDSRV', 'Default', 'sip', 'required', 'MediationServer.SipServerPort'),
];

const portsOfRole: Readonly<Record<ServerRole, readonly Port[]>> = {
  EnterpriseFrontEnd: frontEnd,
  StandardEdition: frontEnd,
  Director: [...web, registrar('Director')],
  Mediation: mediation,
  PersistentChat: [port('own', 5041, 'RTCCHAT', 'Default', 'sip', 'required', 'PersistentChatServer.MtlsPort')],
  Edge: [
    port('own', 443, 'RTCMEDIARELAY', null, 'media', 'none', 'EdgeServer.MediaRelayInternalTurnTcpPort'),
    port('own', 4443, 'REPLICA', 'Internal', 'https', 'required'),
    port('own', 5061, 'RTCSRV', 'Internal', 'sip', 'required', 'EdgeServer.AccessEdgeInternalSipPort'),
    port('own', 5062, 'RTCMRAUTH', 'Internal', 'sip', 'required', 'EdgeServer.MediaRelayAuthEdgePort'),
    port('own', 8057, 'RTCDATAPROXY', 'Internal', 'conferencing', 'required', 'EdgeServer.DataPsomServerPort'),
    port('access', 443, 'RTCSRV', 'AccessEdgeExternal', 'sip', 'none', 'EdgeServer.AccessEdgeClientSipPort'),
    port('access', 5061, 'RTCSRV', 'AccessEdgeExternal', 'sip', 'asked', 'EdgeServer.AccessEdgeExternalSipPort'),
    port(
      'webConferencing',
      443,
      'RTCDATAPROXY',
      'DataEdgeExternal',
      'conferencing',
      'none',
      'EdgeServer.DataPsomClientPort',
    ),
    port('audioVideo', 443, 'RTCMEDIARELAY', null, 'media', 'none', 'EdgeServer.MediaRelayExternalTurnTcpPort'),
  ],
};

/** Gives the number of a port of a server: where it is open, or what it has been since its service started. */
export type PortNumbers = (computer: Computer, property: string, usual: number) => number | undefined;

/** The ports of a server, whether its services run or not. */
export function listenersOf(topology: Topology, computer: Computer, numberOf: PortNumbers): Listener[] {
  const names = interfaceNames(topology, computer);
  const isBesideOthers = computer.pool.alsoRuns?.includes('MediationServer') === true;
  const ports = [...portsOfRole[computer.pool.role], ...(isBesideOthers ? mediation : [])];
  return ports.flatMap((one) => {
    const number = one.property === undefined ? one.port : numberOf(computer, one.property, one.port);
    return number === undefined ? [] : [{ ...one, port: number, computer, names: names[one.on] }];
  });
}

/** Names that people outside have for what a reverse proxy publishes. */
const published = (topology: Topology, { pool }: Computer): string[] => {
  const { document } = topology;
  const own = pool.externalWebServices ? [pool.externalWebServices] : [];
  if (pool.fqdn.toLowerCase() !== document.centralManagementStore.toLowerCase()) return own;
  const { dialin, meet } = document.simpleUrls;
  return [
    ...own,
    ...[dialin, meet].map((url) => new URL(url).hostname),
    ...document.sipDomains.map((domain) => `lyncdiscover.${domain}`),
  ];
};

function interfaceNames(topology: Topology, computer: Computer): Readonly<Record<Interface, readonly string[]>> {
  const { address } = machineFacts(topology, computer).network;
  const internal = hostAddresses(topology).filter((host) => host.address === address);
  const external = computer.pool.externalEdge;
  const sip = external ? topology.document.sipDomains.map((domain) => `sip.${domain}`) : [];
  const names = {
    own: internal.map(({ name }) => name),
    access: external ? [external.access, ...sip] : [],
    webConferencing: external ? [external.webConferencing] : [],
    audioVideo: external ? [external.audioVideo] : [],
    published: published(topology, computer),
  };
  const lower = (list: readonly string[]) => [...new Set(list.map((name) => name.toLowerCase()))];
  return {
    own: lower(names.own),
    access: lower(names.access),
    webConferencing: lower(names.webConferencing),
    audioVideo: lower(names.audioVideo),
    published: lower(names.published),
  };
}
