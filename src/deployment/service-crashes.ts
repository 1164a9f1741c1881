/**
 * Services that crash. Windows starts a service again a minute after it has ended unexpectedly, twice; after the third time it
 * stays stopped, until somebody starts it. Texts and numbers of the records are the service control manager's.
 */
import type { StoreChange } from '../storage/store.ts';
import { forgetInUse } from './certificates-in-use.ts';
import { appendRecord } from './event-log.ts';
import { type Fault, type FaultOf, faultsOf, replaceFault } from './faults.ts';
import { resumeWaiting } from './replication.ts';
import type { Computer, Topology } from './topology.ts';
import { allServices, switchServices } from './windows-services.ts';

const RESTART_MS = 60_000;
const RESTARTS = 2;

/** Step: the service ends, or Windows starts it again. */
export function crashOrRestart(
  change: StoreChange,
  topology: Topology,
  fault: FaultOf<'service-crashing'>,
  at: number,
): void {
  const computer = topology.requireComputer(fault.machine);
  const service = allServices(change, topology, computer).find(({ name }) => name === fault.service);
  if (service?.isRunning) crash(change, topology, computer, fault, at, service.displayName);
  else switchMachineServices(change, topology, computer, [fault.service], true, at);
}

function crash(
  change: StoreChange,
  topology: Topology,
  computer: Computer,
  fault: FaultOf<'service-crashing'>,
  at: number,
  displayName: string,
): void {
  const crashes = fault.crashes + 1;
  const isRestarted = crashes <= RESTARTS;
  const ended = `The ${displayName} service terminated unexpectedly.  It has done this ${crashes} time(s).`;
  const action = `  The following corrective action will be taken in ${RESTART_MS} milliseconds: Restart the service.`;
  appendRecord(change, computer.fqdn, {
    time: at,
    source: 'Service Control Manager',
    id: isRestarted ? 7031 : 7034,
    level: 'Error',
    message: isRestarted ? `${ended}${action}` : ended,
    log: 'System',
  });
  switchServices(change, topology, computer, [fault.service], false, at);
  const { nextAt, ...rest } = fault;
  replaceFault(change, fault.id, { ...rest, crashes, ...(isRestarted && { nextAt: at + RESTART_MS }) });
}

/**
 * Starts or stops services of a machine. What waited for them goes on, they read their certificates, faults by which they
 * were stopped are over, and those by which they crash begin anew.
 */
export function switchMachineServices(
  change: StoreChange,
  topology: Topology,
  computer: Computer,
  names: readonly string[],
  running: boolean,
  now: number,
): void {
  switchServices(change, topology, computer, names, running, now);
  const upper = names.map((name) => name.toUpperCase());
  forgetInUse(change, computer.fqdn, upper);
  for (const fault of faultsOf(change, computer.fqdn)) {
    if ('service' in fault && upper.includes(fault.service.toUpperCase()))
      replaceFault(change, fault.id, afterSwitch(fault, running, now));
  }
  if (running) resumeWaiting(change, topology, computer, now);
}

function afterSwitch(
  fault: FaultOf<'service-stopped'> | FaultOf<'service-crashing'>,
  running: boolean,
  now: number,
): Fault | undefined {
  if (fault.kind === 'service-stopped') return running ? undefined : fault;
  const { nextAt, ...rest } = fault;
  return running ? { ...rest, nextAt: now + fault.every } : rest;
}
