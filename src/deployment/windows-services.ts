/**
 * The Windows services of a machine: those of Lync Server follow from its role, those of the operating system are the
 * same everywhere. Which are stopped or switched off is kept in the lab.
 */

import { flag, instant, list, oneOf, optional, record, text, tuple } from '../storage/shape.ts';
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { DeploymentError } from './deployment-error.ts';
import { faultOf } from './faults.ts';
import { machineSection } from './lab-sections.ts';
import { PRODUCT_FOLDER } from './product.ts';
import type { Computer, ServerRole, Topology } from './topology.ts';

/** A service with its state. */
export interface WindowsService {
  readonly name: string;
  readonly displayName: string;
  readonly isRunning: boolean;
  readonly state: ServiceState;
  readonly startMode: ServiceStartMode;
  /** The program file with its arguments. */
  readonly path: string;
}

/** What a service is at, in the words of Windows. */
export type ServiceState = 'Running' | 'Stopped' | 'StartPending' | 'StopPending';

/** A service on its way: it waits for its turn until `from`, and is there at `until`. */
export interface ServiceTransition {
  readonly name: string;
  readonly running: boolean;
  readonly from: number;
  readonly until: number;
  /** Whether its turn has come. */
  readonly begun: boolean;
}

/** How a service comes to run. */
export type ServiceStartMode = 'Automatic' | 'Manual' | 'Disabled';

/** What a lab keeps of a machine's services: only what differs from how they were set up. */
export interface ServiceChanges {
  /** Services that run although they do not by themselves. */
  readonly started: readonly string[];
  readonly startModes: readonly (readonly [name: string, mode: ServiceStartMode])[];
  /** When those that are stopped were stopped. */
  readonly stoppedAt?: readonly (readonly [name: string, time: number])[];
  /** Those that run again: from when until when each was stopped, the last one first. */
  readonly ended?: readonly (readonly [name: string, from: number, until: number])[];
}

/** So many stops of a machine's services that are over are remembered. */
const MOST_ENDED = 20;

const NO_CHANGES: ServiceChanges = { started: [], startModes: [] };

/** The names of the Windows services that are stopped. */
export const stoppedServicesSection = machineSection('stopped-services', list(text()));

/** What else differs from how the services were set up. */
export const serviceChangesSection = machineSection(
  'service-changes',
  record<ServiceChanges>({
    started: list(text()),
    startModes: list(tuple<readonly [string, ServiceStartMode]>(text(), oneOf('Automatic', 'Manual', 'Disabled'))),
    stoppedAt: optional(list(tuple<readonly [string, number]>(text(), instant))),
    ended: optional(list(tuple<readonly [string, number, number]>(text(), instant, instant))),
  }),
);

/** The services that are on their way, by the moment at which something happens next. */
export const serviceTransitionsSection = machineSection(
  'service-transitions',
  list(record<ServiceTransition>({ name: text(), running: flag, from: instant, until: instant, begun: flag })),
);

const displayNames = {
  FTA: 'Lync Server File Transfer Agent',
  LYNCBACKUP: 'Lync Server Backup Service',
  MASTER: 'Lync Server Master Replicator Agent',
  REPLICA: 'Lync Server Replica Replicator Agent',
  RTCASMCU: 'Lync Server Application Sharing',
  RTCAVMCU: 'Lync Server Audio/Video Conferencing',
  RTCCAA: 'Lync Server Conferencing Attendant',
  RTCCAS: 'Lync Server Conferencing Announcement',
  RTCCHAT: 'Lync Server Persistent Chat',
  RTCCLSAGT: 'Lync Server Centralized Logging Service Agent',
  RTCCOMPLIANCE: 'Lync Server Persistent Chat Compliance',
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

/** The operating system's services, and those of the SQL Server instance with the local configuration store. */
const systemServices: readonly SystemService[] = [
  system('AppHostSvc', 'Application Host Helper Service', 'inetsrv\\svchost.exe -k apphost'),
  system('BITS', 'Background Intelligent Transfer Service', 'svchost.exe -k netsvcs', 'Manual'),
  system('CertPropSvc', 'Certificate Propagation', 'svchost.exe -k netsvcs', 'Manual'),
  system('CryptSvc', 'Cryptographic Services', 'svchost.exe -k NetworkService'),
  system('Dhcp', 'DHCP Client', 'svchost.exe -k LocalServiceNetworkRestricted'),
  system('Dnscache', 'DNS Client', 'svchost.exe -k NetworkService'),
  system('EventLog', 'Windows Event Log', 'svchost.exe -k LocalServiceNetworkRestricted'),
  system('gpsvc', 'Group Policy Client', 'svchost.exe -k netsvcs'),
  system('IISADMIN', 'IIS Admin Service', 'inetsrv\\inetinfo.exe'),
  system('KeyIso', 'CNG Key Isolation', 'lsass.exe', 'Manual'),
  system('LanmanServer', 'Server', 'svchost.exe -k netsvcs'),
  system('LanmanWorkstation', 'Workstation', 'svchost.exe -k NetworkService'),
  system('MpsSvc', 'Windows Firewall', 'svchost.exe -k LocalServiceNoNetwork'),
  system('MSMQ', 'Message Queuing', 'mqsvc.exe'),
  system('Netlogon', 'Netlogon', 'lsass.exe'),
  system('RpcSs', 'Remote Procedure Call (RPC)', 'svchost.exe -k rpcss'),
  system('SamSs', 'Security Accounts Manager', 'lsass.exe'),
  system('Schedule', 'Task Scheduler', 'svchost.exe -k netsvcs'),
  system('Spooler', 'Print Spooler', 'spoolsv.exe'),
  system('TermService', 'Remote Desktop Services', 'svchost.exe -k termsvcs'),
  system('W32Time', 'Windows Time', 'svchost.exe -k LocalService'),
  system('WAS', 'Windows Process Activation Service', 'svchost.exe -k iissvcs', 'Manual'),
  system('WinHttpAutoProxySvc', 'WinHTTP Web Proxy Auto-Discovery Service', 'svchost.exe -k LocalService', 'Manual'),
  system('Winmgmt', 'Windows Management Instrumentation', 'svchost.exe -k netsvcs'),
  system('WinRM', 'Windows Remote Management (WS-Management)', 'svchost.exe -k NetworkService'),
  system('wuauserv', 'Windows Update', 'svchost.exe -k netsvcs'),
];

interface SystemService {
  readonly name: string;
  readonly displayName: string;
  readonly startMode: ServiceStartMode;
  readonly path: string;
}

function system(
  name: string,
  displayName: string,
  program: string,
  startMode: ServiceStartMode = 'Automatic',
): SystemService {
  return { name, displayName, startMode, path: `C:\\Windows\\system32\\${program}` };
}

/** Services that are started when something asks for them; nothing has, yet. */
const IDLE = new Set(['BITS', 'CertPropSvc', 'WinHttpAutoProxySvc']);

/** The instances in which roles keep their data: the replica of the configuration, and the registrar's store. */
const instancesByRole: Readonly<Record<ServerRole, readonly string[]>> = {
  EnterpriseFrontEnd: ['LYNCLOCAL', 'RTCLOCAL'],
  StandardEdition: ['LYNCLOCAL', 'RTC', 'RTCLOCAL'],
  Director: ['LYNCLOCAL', 'RTCLOCAL'],
  Mediation: ['RTCLOCAL'],
  PersistentChat: ['RTCLOCAL'],
  Edge: ['RTCLOCAL'],
};

/** The instances of SQL Server on a machine of a role. */
export function databaseInstances(role: ServerRole): readonly string[] {
  return instancesByRole[role];
}

/** The port that an instance was given when it first started: named instances listen at one of the dynamic ports. */
export function dynamicPortOf(instance: string): number {
  return FIRST_DYNAMIC_PORT + [...instance].reduce((sum, sign) => sum + sign.charCodeAt(0), 0);
}

/** Where the dynamic ports of Windows begin (RFC 6335). */
const FIRST_DYNAMIC_PORT = 49_152;

function databaseService(instance: string): SystemService {
  return {
    name: `MSSQL$${instance}`,
    displayName: `SQL Server (${instance})`,
    startMode: 'Automatic',
    path: `"C:\\Program Files\\Microsoft SQL Server\\MSSQL11.${instance}\\MSSQL\\Binn\\sqlservr.exe" -s${instance}`,
  };
}

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
  PersistentChat: ['RTCCHAT', 'RTCCOMPLIANCE'],
  Edge: ['RTCDATAPROXY', 'RTCMEDIARELAY', 'RTCMRAUTH', 'RTCSRV'],
};

/** The Lync Server services of a computer by name. */
export function windowsServices(lab: StoreSnapshot, topology: Topology, computer: Computer): WindowsService[] {
  return withStates(lab, computer, lyncServices(topology, computer));
}

/** All services of a computer by name. */
export function allServices(lab: StoreSnapshot, topology: Topology, computer: Computer): WindowsService[] {
  return withStates(lab, computer, installedServices(topology, computer));
}

/** Keeps which services run. */
export function setRunning(
  change: StoreChange,
  computer: Computer,
  names: readonly string[],
  running: boolean,
  now: number,
): void {
  const stoppedSection = stoppedServicesSection(computer.fqdn);
  const stopped = (change.read(stoppedSection) ?? []).filter((name) => !names.includes(name));
  const section = serviceChangesSection(computer.fqdn);
  const changes = change.read(section) ?? NO_CHANGES;
  const started = changes.started.filter((name) => !names.includes(name));
  const idle = names.filter((name) => IDLE.has(name));
  const busy = names.filter((name) => !IDLE.has(name));
  change.write(stoppedSection, running ? stopped : [...stopped, ...busy]);
  const { stoppedAt: before = [], ended = [] } = changes;
  const stoppedAt = before.filter(([name]) => !names.includes(name));
  const over = before.filter(([name, from]) => running && names.includes(name) && from < now);
  change.write(section, {
    ...changes,
    started: running ? [...started, ...idle] : started,
    stoppedAt: running ? stoppedAt : [...stoppedAt, ...names.map((name) => [name, now] as const)],
    ...(over.length > 0 && {
      ended: [...over.map(([name, from]) => [name, from, now] as const), ...ended].slice(0, MOST_ENDED),
    }),
  });
}

/** Whether a service that runs by itself does so on a machine. On one that is switched off nothing runs. */
export function isRunning(lab: StoreSnapshot, fqdn: string, service: string): boolean {
  const stopped = lab.read(stoppedServicesSection(fqdn)) ?? [];
  return !stopped.includes(service) && !faultOf(lab, fqdn, 'machine-off');
}

/** Whether somebody has disabled a service. */
export function isDisabled(lab: StoreSnapshot, fqdn: string, name: string): boolean {
  const { startModes } = lab.read(serviceChangesSection(fqdn)) ?? NO_CHANGES;
  return startModes.some(([other, mode]) => other === name && mode === 'Disabled');
}

/** When a service was stopped; `undefined` while it runs. */
export function stoppedAt(lab: StoreSnapshot, fqdn: string, service: string): number | undefined {
  if (isRunning(lab, fqdn, service)) return undefined;
  const stopped = lab.read(serviceChangesSection(fqdn))?.stoppedAt?.find(([name]) => name === service)?.[1];
  return stopped ?? faultOf(lab, fqdn, 'machine-off')?.since;
}

/** A time for which a service did not run. */
export interface ServiceStop {
  readonly service: string;
  readonly from: number;
  readonly until: number;
}

/** When services of a machine were stopped that run again, the last one first. */
export function endedStops(lab: StoreSnapshot, fqdn: string): ServiceStop[] {
  const ended = lab.read(serviceChangesSection(fqdn))?.ended ?? [];
  return ended.map(([service, from, until]) => ({ service, from, until }));
}

/** Sets how a service of a computer comes to run. */
export function setServiceStartMode(
  change: StoreChange,
  topology: Topology,
  computer: Computer,
  wanted: string,
  mode: ServiceStartMode,
): void {
  const { name } = requireService(installedServices(topology, computer), wanted, computer);
  const section = serviceChangesSection(computer.fqdn);
  const changes = change.read(section) ?? NO_CHANGES;
  const others = changes.startModes.filter(([other]) => other !== name);
  change.write(section, { ...changes, startModes: [...others, [name, mode]] });
}

function withStates(lab: StoreSnapshot, { fqdn }: Computer, services: readonly SystemService[]): WindowsService[] {
  const stopped = lab.read(stoppedServicesSection(fqdn)) ?? [];
  const { started, startModes } = lab.read(serviceChangesSection(fqdn)) ?? NO_CHANGES;
  const modes = new Map(startModes);
  const begun = transitionsOf(lab, fqdn).filter((transition) => transition.begun);
  return services.map((service) => {
    const { name } = service;
    const isRunning = IDLE.has(name) ? started.includes(name) : !stopped.includes(name);
    const pending = begun.find((transition) => transition.name === name);
    const state = pending ? pendingState(pending) : isRunning ? 'Running' : 'Stopped';
    return { ...service, startMode: modes.get(name) ?? service.startMode, isRunning, state };
  });
}

function pendingState({ running }: ServiceTransition): ServiceState {
  return running ? 'StartPending' : 'StopPending';
}

const NO_TRANSITIONS: readonly ServiceTransition[] = [];

/** The services of a machine that are on their way. */
export function transitionsOf(lab: StoreSnapshot, fqdn: string): readonly ServiceTransition[] {
  return lab.read(serviceTransitionsSection(fqdn)) ?? NO_TRANSITIONS;
}

/** The services that a computer has, as they were set up. */
function installedServices(topology: Topology, computer: Computer): SystemService[] {
  const databases = databaseInstances(computer.pool.role).map(databaseService);
  const all = [...lyncServices(topology, computer), ...databases, ...systemServices];
  return all.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}

function lyncServices(topology: Topology, computer: Computer): SystemService[] {
  return serviceNames(topology, computer).map((name) => ({
    name,
    displayName: displayNames[name],
    startMode: 'Automatic',
    path: programOf(name),
  }));
}

/** The registrar is the best known of the programs; the others lie in folders named for their service. */
function programOf(name: ServiceName): string {
  if (name === 'W3SVC') return 'C:\\Windows\\system32\\svchost.exe -k iissvcs';
  return name === 'RTCSRV'
    ? `"${PRODUCT_FOLDER}\\Server\\Core\\RTCSrv.exe"`
    : `"${PRODUCT_FOLDER}\\Server\\${name}\\${name}.exe"`;
}

/** The Central Management services run on the computers of the pool that hosts the store. */
function serviceNames(topology: Topology, { pool }: Computer): ServiceName[] {
  const isCentral = pool.fqdn.toLowerCase() === topology.document.centralManagementStore.toLowerCase();
  const central: readonly ServiceName[] = isCentral ? ['FTA', 'MASTER'] : [];
  return [...EVERYWHERE, ...namesByRole[pool.role], ...central].sort();
}

/** The service of a computer that somebody means. */
export function requireService<S extends SystemService>(known: readonly S[], wanted: string, computer: Computer): S {
  const lower = wanted.toLowerCase();
  const found = known.find(({ name }) => name.toLowerCase() === lower);
  if (!found) throw new DeploymentError('unknown-service', { service: wanted, machine: computer.fqdn });
  return found;
}
