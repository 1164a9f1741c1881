/**
 * Services that crash. Windows starts a service again a minute after it has ended unexpectedly, twice; after the third time it
 * stays stopped, until somebody starts it. Texts and numbers of the records are the service control manager's.
 */
import type { StoreChange } from '../storage/store.ts';
import { appendRecord } from './event-log.ts';
import { type FaultOf, replaceFault } from './faults.ts';
import { beginSwitch, switchAtOnce } from './service-switching.ts';
import type { Computer, Topology } from './topology.ts';
import { allServices } from './windows-services.ts';

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
  const { nextAt, ...rest } = fault;
  if (service?.isRunning) crash(change, topology, computer, rest, at, service.displayName);
  else {
    // From its next start on it runs for a while, and ends again.
    replaceFault(change, rest);
    beginSwitch(change, topology, computer, [fault.service], true, at);
  }
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
  switchAtOnce(change, topology, computer, [fault.service], false, at);
  replaceFault(change, { ...fault, crashes, ...(isRestarted && { nextAt: at + RESTART_MS }) });
}
