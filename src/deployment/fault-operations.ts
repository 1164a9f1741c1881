/** Putting faults into a lab and taking them out, with what happens at that moment. */
import type { StoreChange } from '../storage/store.ts';
import { type AssignmentState, certificatesIn } from './certificate-configuration.ts';
import { removeAllFromStore } from './certificate-store.ts';
import { readManagementStore } from './cms.ts';
import { DeploymentError } from './deployment-error.ts';
import { appendRecord } from './event-log.ts';
import { faultText } from './fault-words.ts';
import {
  addFault,
  allFaults,
  endFault,
  type Fault,
  type FaultKindOf,
  type FaultOf,
  faultInPlaceOf,
  faultShapes,
  isOfMachine,
  machinesOf,
  replaceFault,
} from './faults.ts';
import { showInstead } from './listener-chains.ts';
import { dropMachineAssignment, machineAssignments } from './machine-assignments.ts';
import { requestReplication } from './replication.ts';
import { isUpToDate, readReplica, updateReplica } from './replication-state.ts';
import { removeTask, resumeTasks } from './scheduled-tasks.ts';
import { beginSwitch, startUp, switchAtOnce } from './service-switching.ts';
import { changeShare, type FolderShare, findShare, REPLICA_SHARE, renewShares, restoreShare } from './shares.ts';
import type { Computer, Topology } from './topology.ts';
import { allServices, requireService } from './windows-services.ts';

/** Puts a fault in. Names may be short; what is not of the lab is refused, and so is what is broken there already. */
export function setFault(
  change: StoreChange,
  topology: Topology,
  asked: FaultKindOf,
  now: number,
  hidden = false,
): Fault {
  const wanted = checked(change, topology, asked);
  const present = faultInPlaceOf(change, wanted);
  // What a drill has broken is not told by those who try: only that they cannot.
  if (present)
    throw new DeploymentError('fault-present', {
      id: present.id,
      text: present.hidden ? 'something is broken' : faultText(present),
    });
  return putFault(change, topology, wanted, now, hidden);
}

/** Puts a fault in whose names are known; one in the same place is no more. */
export function putFault(
  change: StoreChange,
  topology: Topology,
  wanted: FaultKindOf,
  now: number,
  hidden = false,
): Fault {
  const fault = addFault(change, wanted, now, hidden);
  if (fault.kind === 'service-stopped') stopService(change, topology, fault, now);
  if (fault.kind === 'service-crashing') replaceFault(change, { ...fault, nextAt: now + fault.every });
  if (fault.kind === 'share-denied') closeReplicaShare(change, topology, topology.requireComputer(fault.machine), now);
  if (fault.kind === 'stale-store') makeStale(change, fault.machine, now);
  if (fault.kind === 'bad-listener')
    replaceFault(change, { ...fault, shown: showInstead(change, fault.machine, fault.problem, now) });
  return allFaults(change).find(({ id }) => id === fault.id) ?? fault;
}

/** Takes a fault away. What it was in the way of is tried soon. */
export function clearFault(change: StoreChange, topology: Topology, id: number, now: number): void {
  const fault = allFaults(change).find((one) => one.id === id);
  if (!fault) throw new DeploymentError('fault-missing', { id });
  endFault(change, fault, now);
  if (fault.kind === 'service-stopped' || fault.kind === 'service-crashing') {
    const computer = topology.requireComputer(fault.machine);
    beginSwitch(change, topology, computer, [fault.service], true, now);
  }
  for (const name of machinesOf(fault)) {
    const computer = topology.computer(name);
    if (!computer) continue;
    if (fault.kind === 'share-denied') restoreShare(change, computer, REPLICA_SHARE);
    if (fault.kind === 'machine-off') comeUp(change, topology, computer, fault, now);
    if (!isUpToDate(change, readReplica(change, computer.fqdn)))
      requestReplication(change, topology, computer.fqdn, now);
  }
}

/** The machine is switched on again. Numbers and texts of the records are those of Windows. */
function comeUp(
  change: StoreChange,
  topology: Topology,
  computer: Computer,
  { since, planned }: FaultOf<'machine-off'>,
  now: number,
): void {
  const zone = topology.timeZoneOf(computer);
  const went = new Date(since).toLocaleString('en-US', zone === undefined ? {} : { timeZone: zone });
  const [date = '', time = ''] = went.split(', ');
  const records = [
    { id: 6008, level: 'Error', message: `The previous system shutdown at ${time} on ${date} was unexpected.` },
    { id: 6005, level: 'Information', message: 'The Event log service was started.' },
  ] as const;
  for (const record of planned ? records.slice(1) : records)
    appendRecord(change, computer.fqdn, { ...record, time: now, source: 'EventLog', log: 'System' });
  renewShares(change, computer);
  startUp(change, topology, computer, now);
  resumeTasks(change, computer.fqdn, now);
}

/** The replica of a machine is made anew (Enable-CsReplica): what was wrong with it is gone, and it is sent all. */
export function renewReplica(change: StoreChange, topology: Topology, fqdn: string, now: number): void {
  const broken: readonly string[] = ['replica-damaged', 'replica-foreign', 'stale-store'];
  const faults = allFaults(change).filter((fault) => broken.includes(fault.kind) && machinesOf(fault)[0] === fqdn);
  for (const { id } of faults) clearFault(change, topology, id, now);
}

function checked(change: StoreChange, topology: Topology, asked: FaultKindOf): FaultKindOf {
  const named = withFullNames(topology, asked);
  const complaint = faultShapes[named.kind].check({ ...named, id: 1, since: 0 });
  if (complaint) throw new DeploymentError('fault-invalid', { ...complaint, kind: named.kind });
  if (!isOfMachine(named)) return named;
  const computer = topology.requireComputer(named.machine);
  if (named.kind === 'share-denied' && computer.pool.role === 'Edge')
    throw notOf(named.kind, '.machine', 'a machine with a share is needed here, and Edge Servers have none');
  if (named.kind === 'share-denied' && !findShare(change, topology, computer, REPLICA_SHARE))
    throw notOf(named.kind, '.machine', `the share ${REPLICA_SHARE} on ${computer.name} is gone already`);
  if (!('service' in named)) return named;
  return { ...named, service: requireService(allServices(change, topology, computer), named.service, computer).name };
}

function withFullNames(topology: Topology, asked: FaultKindOf): FaultKindOf {
  if (!isOfMachine(asked)) return asked;
  const machine = topology.requireComputer(asked.machine).fqdn;
  if (asked.kind !== 'network-cut') return { ...asked, machine };
  const authority = topology.document.certificationAuthority.computer;
  const isAuthority = [authority, authority.split('.', 1)[0]].some(
    (name) => name?.toLowerCase() === asked.other.toLowerCase(),
  );
  const other = isAuthority ? authority : topology.requireComputer(asked.other).fqdn;
  if (other === machine) throw notOf(asked.kind, '.other', 'another machine is needed here');
  return { ...asked, machine, other };
}

function notOf(kind: FaultKindOf['kind'], path: string, reason: string): DeploymentError {
  return new DeploymentError('fault-invalid', { kind, path, reason });
}

function stopService(change: StoreChange, topology: Topology, fault: FaultOf<'service-stopped'>, now: number): void {
  switchAtOnce(change, topology, topology.requireComputer(fault.machine), [fault.service], false, now);
}

/** Everybody may read the share of the replica, and nobody write: as it is where somebody has shared it anew. */
function closeReplicaShare(change: StoreChange, topology: Topology, computer: Computer, now: number): void {
  const edit = (share: FolderShare): FolderShare => ({ ...share, access: [{ account: 'Everyone', right: 'Read' }] });
  changeShare(change, topology, computer, REPLICA_SHARE, edit, now);
}

/** The version of the Central Management Store with which servers are set up. */
const SETUP_VERSION = 1;

/** The machine has what it had when it was set up: nothing of what was assigned to more than itself since. */
function makeStale(change: StoreChange, fqdn: string, now: number): void {
  const before = Math.min(SETUP_VERSION, readManagementStore(change).version - 1);
  updateReplica(change, fqdn, ({ dueAt, ...replica }) => ({
    ...replica,
    appliedVersion: before,
    sentVersion: before,
    retries: 0,
  }));
  const own = machineAssignments(change, fqdn);
  const shared = own.filter(({ scope }) => !scope.startsWith('server:'));
  const kept = new Set(own.filter((one) => !shared.includes(one)).flatMap(thumbprintsOf));
  for (const { scope, type } of shared) {
    dropMachineAssignment(change, fqdn, { scope, type }, now);
    removeTask(change, fqdn, { kind: 'deploy', scope, type }, now);
  }
  const gone = shared.flatMap(thumbprintsOf).filter((thumbprint) => !kept.has(thumbprint));
  removeAllFromStore(change, fqdn, 'My', gone);
}

function thumbprintsOf(assignment: AssignmentState): string[] {
  return certificatesIn(assignment).map(({ thumbprint }) => thumbprint);
}
