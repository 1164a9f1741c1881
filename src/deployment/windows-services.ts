/**
 * The Windows services of Lync Server on a machine: which there are follows from the machine's role, which of them are
 * stopped is kept in the lab.
 */
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { DeploymentError } from './deployment-error.ts';
import { machineSections } from './lab-sections.ts';
import type { Computer, ServerRole, Topology } from './topology.ts';

/** A service with its state. */
export interface WindowsService {
  readonly name: string;
  readonly displayName: string;
  readonly isRunning: boolean;
}

const displayNames = {
  FTA: 'Lync Server File Transfer Agent',
  LYNCBACKUP: 'Lync Server Backup Service',
  MASTER: 'Lync Server Master Replicator Agent',
  REPLICA: 'Lync Server Replica Replicator Agent',
  RTCASMCU: 'Lync Server Application Sharing',
  RTCAVMCU: 'Lync Server Audio/Video Conferencing',
  RTCCAA: 'Lync Server Conferencing Attendant',
  RTCCAS: 'Lync Server Conferencing Announcement',
  RTCCLSAGT: 'Lync Server Centralized Logging Service Agent',
  RTCCPS: 'Lync Server Call Park',
  RTCDATAMCU: 'Lync Server Web Conferencing',
  RTCDATAPROXY: 'Lync Server Web Conferencing Edge',
  RTCIMMCU: 'Lync Server IM Conferencing',
  RTCMEDIARELAY: 'Lync Server Audio/Video Edge',
  RTCMEDSRV: 'Lync Server Mediation',
  RTCMRAUTH: 'Lync Server Audio/Video Authentication',
  RTCRGS: 'Lync Server Response Group',
  RTCSRV: 'Lync Server Front-End',
  W3SVC: 'World Wide Web Publishing Service',
} as const;

type ServiceName = keyof typeof displayNames;

const EVERYWHERE: readonly ServiceName[] = ['REPLICA', 'RTCCLSAGT'];

const frontEnd: readonly ServiceName[] = [
  'LYNCBACKUP',
  'RTCASMCU',
  'RTCAVMCU',
  'RTCCAA',
  'RTCCAS',
  'RTCCPS',
  'RTCDATAMCU',
  'RTCIMMCU',
  'RTCMEDSRV',
  'RTCRGS',
  'RTCSRV',
  'W3SVC',
];

const namesByRole: Readonly<Record<ServerRole, readonly ServiceName[]>> = {
  EnterpriseFrontEnd: frontEnd,
  StandardEdition: frontEnd,
  Director: ['RTCSRV', 'W3SVC'],
  Mediation: ['RTCMEDSRV'],
  Edge: ['RTCDATAPROXY', 'RTCMEDIARELAY', 'RTCMRAUTH', 'RTCSRV'],
};

/** The services of a computer by name. */
export function windowsServices(lab: StoreSnapshot, topology: Topology, computer: Computer): WindowsService[] {
  const stopped = lab.read(machineSections.stoppedServices(computer.fqdn)) ?? [];
  return serviceNames(topology, computer).map((name) => ({
    name,
    displayName: displayNames[name],
    isRunning: !stopped.includes(name),
  }));
}

/** Starts or stops services of a computer. */
export function switchServices(
  change: StoreChange,
  topology: Topology,
  computer: Computer,
  wanted: readonly string[],
  running: boolean,
): void {
  const known: readonly string[] = serviceNames(topology, computer);
  const names = wanted.map((name) => requireService(known, name, computer));
  const section = machineSections.stoppedServices(computer.fqdn);
  const others = (change.read(section) ?? []).filter((name) => !names.includes(name));
  change.write(section, running ? others : [...others, ...names]);
}

/** The Central Management services run on the computers of the pool that hosts the store. */
function serviceNames(topology: Topology, { pool }: Computer): ServiceName[] {
  const isCentral = pool.fqdn.toLowerCase() === topology.document.centralManagementStore.toLowerCase();
  const central: readonly ServiceName[] = isCentral ? ['FTA', 'MASTER'] : [];
  return [...EVERYWHERE, ...namesByRole[pool.role], ...central].sort();
}

function requireService(known: readonly string[], wanted: string, computer: Computer): string {
  const found = known.find((name) => name === wanted.toUpperCase());
  if (!found) throw new DeploymentError('unknown-service', { service: wanted, machine: computer.fqdn });
  return found;
}
