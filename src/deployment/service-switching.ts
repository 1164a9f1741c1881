/**
 * Starting and stopping the services of a machine. Each takes its time on the lab's clock, in the order of
 * service-order.ts: what was begun ends by a step of the due work. A service that is at stopping serves nobody any more, and
 * one that is at starting nobody yet. A service reads its certificates when it starts.
 */
import type { StoreChange } from '../storage/store.ts';
import { forgetInUse } from './certificates-in-use.ts';
import { DeploymentError } from './deployment-error.ts';
import { appendRecord } from './event-log.ts';
import { endFault, type FaultOf, faultsOf, replaceFault } from './faults.ts';
import { forgetPortsInUse } from './listened-ports.ts';
import { resumeWaiting } from './replication.ts';
import { dependentsOf, neededBy, timetable } from './service-order.ts';
import type { Computer, Topology } from './topology.ts';
import {
  allServices,
  requireService,
  type ServiceTransition,
  serviceTransitionsSection,
  setRunning,
  transitionsOf,
  type WindowsService,
} from './windows-services.ts';

/** Begins to start services, with those that they need, or to stop them, with those that need them. */
export function beginSwitch(
  change: StoreChange,
  topology: Topology,
  computer: Computer,
  wanted: readonly string[],
  running: boolean,
  now: number,
): void {
  const { fqdn } = computer;
  const installed = allServices(change, topology, computer);
  const named = wanted.map((name) => requireService(installed, name, computer).name);
  const names = withFollowers(named, installed, running);
  const disabled = installed.find(({ name, startMode }) => running && startMode === 'Disabled' && names.includes(name));
  if (disabled) throw new DeploymentError('service-disabled', { service: disabled.name, machine: fqdn });
  const known = transitionsOf(change, fqdn);
  // What has not begun is forgotten; what has begun comes to its end first.
  const kept = known.filter(({ name, begun, running: before }) => begun || before === running || !names.includes(name));
  const moving = names.filter((name) => isToMove(installed, kept, name, running));
  const free = Math.max(now, ...kept.filter(({ name }) => moving.includes(name)).map(({ until }) => until));
  const added = timetable(moving, running, free).map((times) => ({ ...times, running, begun: false }));
  putTransitions(change, fqdn, [...kept, ...added]);
  settle(change, topology, computer, now);
}

/** Starts or stops services in an instant, as a crash does, or whoever breaks a lab. */
export function switchAtOnce(
  change: StoreChange,
  topology: Topology,
  computer: Computer,
  wanted: readonly string[],
  running: boolean,
  now: number,
): void {
  const installed = allServices(change, topology, computer);
  const services = wanted.map((name) => requireService(installed, name, computer));
  const names = services.map(({ name }) => name);
  putTransitions(
    change,
    computer.fqdn,
    transitionsOf(change, computer.fqdn).filter(({ name }) => !names.includes(name)),
  );
  for (const service of services.filter(({ isRunning }) => isRunning !== running)) {
    setRunning(change, computer, [service.name], running, now);
    arrive(change, topology, computer, service, running, now);
  }
}

/** The machine comes up after it was off: what starts by itself does so, in its order. */
export function startUp(change: StoreChange, topology: Topology, computer: Computer, now: number): void {
  putTransitions(change, computer.fqdn, []);
  const ofLync = allServices(change, topology, computer).filter(({ name, startMode }) => {
    const [times] = timetable([name], true, 0);
    return startMode === 'Automatic' && times !== undefined && times.until > 0;
  });
  const names = ofLync.map(({ name }) => name);
  setRunning(change, computer, names, false, now);
  beginSwitch(change, topology, computer, names, true, now);
}

/** When something happens to a service that is on its way. */
export function transitionMoment({ begun, from, until }: ServiceTransition): number {
  return begun ? until : from;
}

/** Step: the turn of services comes, or they are there. */
export function advanceServices(change: StoreChange, topology: Topology, fqdn: string, at: number): void {
  settle(change, topology, topology.requireComputer(fqdn), at);
}

/** Does what is due by `now` to services that are on their way; zero durations are over at once. */
function settle(change: StoreChange, topology: Topology, computer: Computer, now: number): void {
  const { fqdn } = computer;
  for (;;) {
    const all = transitionsOf(change, fqdn);
    const due = all.find((transition) => transitionMoment(transition) <= now);
    if (!due) return;
    if (due.begun) {
      putTransitions(
        change,
        fqdn,
        all.filter((other) => other !== due),
      );
      if (due.running) setRunning(change, computer, [due.name], true, due.until);
      const service = allServices(change, topology, computer).find(({ name }) => name === due.name);
      if (service) arrive(change, topology, computer, service, due.running, due.until);
    } else {
      putTransitions(
        change,
        fqdn,
        all.map((other) => (other === due ? { ...due, begun: true } : other)),
      );
      if (!due.running) setRunning(change, computer, [due.name], false, due.from);
    }
  }
}

/** The service runs, or has stopped: logs say so, and what waited for it goes on. */
function arrive(
  change: StoreChange,
  topology: Topology,
  computer: Computer,
  service: WindowsService,
  running: boolean,
  now: number,
): void {
  const { name, displayName } = service;
  appendRecord(change, computer.fqdn, {
    time: now,
    source: 'Service Control Manager',
    id: 7036,
    level: 'Information',
    message: `The ${displayName} service entered the ${running ? 'running' : 'stopped'} state.`,
    log: 'System',
  });
  writeOwnEvent(change, computer.fqdn, service, running, now);
  forgetInUse(change, computer.fqdn, [name.toUpperCase()]);
  forgetPortsInUse(change, computer.fqdn, [name.toUpperCase()]);
  for (const fault of faultsOf(change, computer.fqdn)) {
    if ('service' in fault && fault.service === name && fault.machine === computer.fqdn)
      switchFault(change, fault, running, now);
  }
  if (running) resumeWaiting(change, topology, computer, now);
}

/** A service that was stopped is mended by whoever starts it; one that crashes does so again after each start. */
function switchFault(
  change: StoreChange,
  fault: FaultOf<'service-stopped'> | FaultOf<'service-crashing'>,
  running: boolean,
  now: number,
): void {
  if (fault.kind === 'service-stopped') {
    if (running) endFault(change, fault, now);
    return;
  }
  const { nextAt, ...rest } = fault;
  replaceFault(change, running ? { ...rest, nextAt: now + fault.every } : rest);
}

/**
 * Services that write into the log of Lync Server themselves when they have started and stopped: the sources and numbers are
 * Microsoft's (windows-lync-facts.md, 2.2), the words ours.
 */
const ownEvents: Readonly<Record<string, readonly [source: string, started: number, stopped: number]>> = {
  RTCMEDIARELAY: ['LS Media Relay', 22002, 22003],
  RTCMEDSRV: ['LS Mediation Server', 25002, 25003],
  RTCMRAUTH: ['LS Media Relay Authentication', 19002, 19003],
  RTCSRV: ['LS Server', 12288, 12289],
};

function writeOwnEvent(
  change: StoreChange,
  fqdn: string,
  service: WindowsService,
  running: boolean,
  time: number,
): void {
  const own = ownEvents[service.name];
  if (!own) return;
  const [source, started, stopped] = own;
  appendRecord(change, fqdn, {
    time,
    source,
    id: running ? started : stopped,
    level: 'Information',
    message: `The service ${service.displayName} has ${running ? 'started' : 'stopped'}.`,
  });
}

function withFollowers(named: readonly string[], installed: readonly WindowsService[], running: boolean): string[] {
  const all = installed.map(({ name }) => name);
  const found = new Set(named);
  // A set is walked to its end, those included that are added on the way.
  for (const name of found)
    for (const other of running ? neededBy(name) : dependentsOf(name, all)) if (all.includes(other)) found.add(other);
  return [...found];
}

/** Whether a service does not end up where it is wanted by itself. */
function isToMove(
  installed: readonly WindowsService[],
  transitions: readonly ServiceTransition[],
  name: string,
  running: boolean,
): boolean {
  const last = transitions.findLast((transition) => transition.name === name);
  return (last?.running ?? installed.find((service) => service.name === name)?.isRunning) !== running;
}

function putTransitions(change: StoreChange, fqdn: string, transitions: readonly ServiceTransition[]): void {
  if (transitionsOf(change, fqdn).length + transitions.length === 0) return;
  const ordered = [...transitions].sort((left, right) => left.until - right.until);
  change.write(serviceTransitionsSection(fqdn), ordered);
}
