/**
 * At which ports of the topology running services listen. A service opens its ports when it starts: where the topology has
 * another number since, it goes on with the old one until it is restarted. What is kept are only the services that lag behind.
 * On real servers the bootstrapper or Enable-CsComputer has to be run before; here the start alone brings the new port.
 */
import { list, optional, record, text, whole } from '../storage/shape.ts';
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { machineSection } from './lab-sections.ts';
import type { TopologyService, TopologyServices } from './topology-services.ts';
import { isRunning } from './windows-services.ts';

/** The properties of services that are ports at which a Windows service listens. */
const LISTENED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  WebServer: {
    PrimaryHttpPort: 'W3SVC',
    PrimaryHttpsPort: 'W3SVC',
    ExternalHttpPort: 'W3SVC',
    ExternalHttpsPort: 'W3SVC',
  },
  Registrar: { SipPort: 'RTCSRV' },
  Director: { SipPort: 'RTCSRV' },
  ConferencingServer: {
    ImSipPort: 'RTCIMMCU',
    AudioVideoSipPort: 'RTCAVMCU',
    AppSharingSipPort: 'RTCASMCU',
    DataPsomPort: 'RTCDATAMCU',
  },
  ApplicationServer: { RgsSipPort: 'RTCRGS', CaaSipPort: 'RTCCAA', CasSipPort: 'RTCCAS', CpsSipPort: 'RTCCPS' },
  MediationServer: { SipClientTlsPort: 'RTCMEDSRV', SipServerPort: 'RTCMEDSRV' },
  PersistentChatServer: { MtlsPort: 'RTCCHAT' },
  EdgeServer: {
    MediaRelayInternalTurnTcpPort: 'RTCMEDIARELAY',
    MediaRelayExternalTurnTcpPort: 'RTCMEDIARELAY',
    AccessEdgeInternalSipPort: 'RTCSRV',
    AccessEdgeClientSipPort: 'RTCSRV',
    AccessEdgeExternalSipPort: 'RTCSRV',
    MediaRelayAuthEdgePort: 'RTCMRAUTH',
    DataPsomServerPort: 'RTCDATAPROXY',
    DataPsomClientPort: 'RTCDATAPROXY',
  },
};

/** A port that a running service has open though the topology says another. */
export interface OutdatedPort {
  /** The Windows service. */
  readonly service: string;
  readonly role: string;
  readonly property: string;
  /** Absent where it has none open. */
  readonly port?: number;
}

export const outdatedPortsSection = machineSection(
  'ports-in-use',
  list(record<OutdatedPort>({ service: text(), role: text(), property: text(), port: optional(whole()) })),
);

export function outdatedPorts(lab: StoreSnapshot, fqdn: string): readonly OutdatedPort[] {
  return lab.read(outdatedPortsSection(fqdn)) ?? [];
}

/** The topology has changed: the services that run go on with the ports that they have open. */
export function keepPortsInUse(change: StoreChange, before: TopologyServices, after: TopologyServices): void {
  for (const service of after.services) {
    const listened = service.pool && LISTENED[service.role.role];
    const earlier = listened && before.find(`${service.role.role}:${service.name}`);
    if (!earlier) continue;
    for (const [property, windowsService] of Object.entries(listened)) {
      const [was, is] = [portOf(before, earlier, property), portOf(after, service, property)];
      if (was === is) continue;
      for (const fqdn of service.pool?.computers ?? [])
        keep(change, fqdn, { service: windowsService, role: service.role.role, property, ...port(was) }, is);
    }
  }
}

function keep(change: StoreChange, fqdn: string, outdated: OutdatedPort, current: number | undefined): void {
  const known = outdatedPorts(change, fqdn);
  const isSame = ({ role, property }: OutdatedPort) => role === outdated.role && property === outdated.property;
  const open = known.find(isSame) ?? (isRunning(change, fqdn, outdated.service) ? outdated : undefined);
  if (!open) return;
  const others = known.filter((one) => !isSame(one));
  const kept = open.port === current ? others : [...others, open];
  if (kept.length > 0) change.write(outdatedPortsSection(fqdn), kept);
  else change.remove(outdatedPortsSection(fqdn));
}

/** Services were stopped or started: when they start, they open what the topology says then. */
export function forgetPortsInUse(change: StoreChange, fqdn: string, services: readonly string[]): void {
  const known = outdatedPorts(change, fqdn);
  const kept = known.filter(({ service }) => !services.includes(service));
  if (kept.length === known.length) return;
  if (kept.length > 0) change.write(outdatedPortsSection(fqdn), kept);
  else change.remove(outdatedPortsSection(fqdn));
}

/**
 * The port at which a service of a pool listens on one of its machines; undefined where it has none open.
 * @param usual the port of such a machine while nobody has said another
 */
export function openPort(
  lab: StoreSnapshot,
  services: TopologyServices,
  { fqdn, pool }: { readonly fqdn: string; readonly pool: { readonly fqdn: string } },
  { role, property, usual }: { readonly role: string; readonly property: string; readonly usual: number },
): number | undefined {
  const outdated = outdatedPorts(lab, fqdn).find((one) => one.role === role && one.property === property);
  if (outdated) return outdated.port;
  const service = services.find(`${role}:${pool.fqdn}`);
  if (!service) return usual;
  const known = service.role.properties.find(({ name }) => name === property);
  const value = portOf(services, service, property);
  return value === known?.default ? usual : value;
}

function portOf(services: TopologyServices, service: TopologyService, name: string): number | undefined {
  const property = service.role.properties.find((one) => one.name === name);
  const value = property && services.value(service, property);
  return typeof value === 'number' ? value : undefined;
}

function port(number: number | undefined): { readonly port?: number } {
  return number === undefined ? {} : { port: number };
}
