/**
 * The replication service: the master makes a snapshot of a changed Central Management Store and sends it to every
 * replica; the agent on each machine makes the scheduled tasks that its certificates need, and reports when all of it
 * is in force. Each function here is one step, done within a change-set at the moment `at` of the lab's clock;
 * due-work.ts decides which step comes next.
 */
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { backOff } from './back-off.ts';
import {
  type AssignmentState,
  certificatesIn,
  findAssignment,
  isSameConfiguration,
} from './certificate-configuration.ts';
import { addToStore, findInStore } from './certificate-store.ts';
import { fetchEncrypted, readManagementStore } from './cms.ts';
import { DeploymentError } from './deployment-error.ts';
import { writeEvent } from './event-log.ts';
import { endFault, type FaultOf, faultOf, replaceFault } from './faults.ts';
import { dropMachineAssignment, machineAssignments, putMachineAssignment } from './machine-assignments.ts';
import { REPLICA, sendingObstacle, taskObstacle, transferObstacle } from './obstacles.ts';
import { PRODUCT_VERSION } from './product.ts';
import {
  announceChange,
  behindSince,
  isUpToDate,
  postponeSnapshot,
  type ReplicaState,
  readReplica,
  readReplication,
  replicaSection,
  replicationSection,
  updateReplica,
} from './replication-state.ts';
import {
  mayDeploy,
  resumeTasks,
  scheduleTask,
  TASK_SCHEDULER,
  type TaskAction,
  type TaskState,
  taskResults,
  tasksSection,
} from './scheduled-tasks.ts';
import { isMeantFor } from './scope-identity.ts';
import { replicaShareProblem } from './share-problems.ts';
import type { Computer, Topology } from './topology.ts';
import { isRunning, stoppedAt } from './windows-services.ts';

/** How long the data of a snapshot travel, and how much later each further replica gets them. */
const TRANSFER_MS = 4_000;
const TRANSFER_STEP_MS = 1_500;
/** How long after the agent has made a task it starts. */
const TASK_DELAY_MS = 3_000;
const LONGEST_RETRY_MS = 1_800_000;
/** How long after the master has failed at its file store it tries again. */
const FILE_STORE_RETRY_MS = 300_000;

const MASTER = 'MASTER';
const FILE_TRANSFER = 'FTA';

/** The status of one replica, as Get-CsManagementStoreReplicationStatus shows it. */
export interface ReplicaStatus {
  readonly upToDate: boolean;
  readonly replicaFqdn: string;
  readonly lastStatusReport: number;
  readonly lastUpdateCreation: number;
  readonly productVersion: string;
}

/** The status of the Central Management Store, as -CentralManagementStoreStatus shows it. */
export interface ManagementStoreStatus {
  readonly lastUpdatedOn: number;
  /** Null while the Master Replicator Agent is stopped. */
  readonly activeMasterFqdn: string | null;
  readonly activeMasterLastHeartbeat: number;
  readonly activeFileTransferAgents: readonly string[];
  readonly activeFileTransferAgentLastHeartbeat: number;
  readonly activeReplicas: readonly string[];
  readonly deletedReplicas: readonly string[];
}

/** Writes the replicas as they are when a lab is made: all have taken over the change of `lastChange`. */
export function writeInitialReplicas(change: StoreChange, topology: Topology, lastChange: number): void {
  for (const [index, { fqdn }] of topology.computers.entries()) {
    change.write(replicaSection(fqdn), {
      appliedVersion: 1,
      sentVersion: 1,
      lastUpdateCreation: lastChange,
      lastStatusReport: lastChange + TRANSFER_MS + index * TRANSFER_STEP_MS,
      retries: 0,
    });
  }
}

/** The status of all replicas, or of one. */
export function replicationStatus(lab: StoreSnapshot, topology: Topology, fqdn?: string): ReplicaStatus[] {
  const computers = fqdn === undefined ? topology.computers : [requireComputer(topology, fqdn)];
  return computers.map((computer) => {
    const replica = readReplica(lab, computer.fqdn);
    return {
      upToDate: isUpToDate(lab, replica),
      replicaFqdn: computer.fqdn,
      lastStatusReport: replica.lastStatusReport,
      lastUpdateCreation: replica.lastUpdateCreation,
      productVersion: PRODUCT_VERSION,
    };
  });
}

/** The master's view. Master and file transfer agent report each minute, as long as they run. */
export function managementStoreStatus(lab: StoreSnapshot, topology: Topology, now: number): ManagementStoreStatus {
  const { fqdn } = topology.centralManagementMaster();
  const heartbeat = (service: string) => Math.floor((stoppedAt(lab, fqdn, service) ?? now) / 60_000) * 60_000;
  return {
    lastUpdatedOn: readManagementStore(lab).updatedAt,
    activeMasterFqdn: isRunning(lab, fqdn, MASTER) ? fqdn : null,
    activeMasterLastHeartbeat: heartbeat(MASTER),
    activeFileTransferAgents: isRunning(lab, fqdn, FILE_TRANSFER) ? [fqdn] : [],
    activeFileTransferAgentLastHeartbeat: heartbeat(FILE_TRANSFER),
    activeReplicas: topology.computers.map((computer) => computer.fqdn),
    deletedReplicas: [],
  };
}

/** Whether data are sent at all: the master makes the snapshots, and the file transfer agent carries them. */
export function isSending(lab: StoreSnapshot, topology: Topology): boolean {
  const { fqdn } = topology.centralManagementMaster();
  return isRunning(lab, fqdn, MASTER) && isRunning(lab, fqdn, FILE_TRANSFER);
}

/** Whether the agent on a machine looks at what it is sent. */
export function isReceiving(lab: StoreSnapshot, fqdn: string): boolean {
  return isRunning(lab, fqdn, REPLICA);
}

/**
 * Services of a computer were started: what waited for them begins now, not at the moment at which it would have been
 * due had they run.
 */
export function resumeWaiting(change: StoreChange, topology: Topology, { fqdn }: Computer, now: number): void {
  const state = readReplication(change);
  const waits = state.masterDueAt !== undefined && state.masterDueAt < now;
  if (waits && isSending(change, topology)) announceChange(change, now);
  if (isReceiving(change, fqdn)) lookAgain(change, fqdn, now);
  if (isRunning(change, fqdn, TASK_SCHEDULER)) resumeTasks(change, fqdn, now);
}

/** Shares of a computer were made or changed: whoever has failed at them tries again now. */
export function resumeAtShares(change: StoreChange, topology: Topology, computer: Computer, now: number): void {
  const { fqdn } = computer;
  const closed = faultOf(change, fqdn, 'share-denied');
  // Whoever lets the agents write has mended it.
  if (closed && !replicaShareProblem(change, topology, computer)) endFault(change, closed, now);
  if (readReplication(change).masterDueAt !== undefined && isSending(change, topology)) announceChange(change, now);
  if (isReceiving(change, fqdn)) lookAgain(change, fqdn, now);
}

/** The agent on a machine looks soon at what it has been sent, where it failed at that or was late. */
function lookAgain(change: StoreChange, fqdn: string, now: number): void {
  const replica = readReplica(change, fqdn);
  const isBehind = replica.appliedVersion !== replica.sentVersion;
  if (isBehind && ((replica.dueAt ?? 0) < now || replica.retries > 0))
    updateReplica(change, fqdn, (behind) => ({ ...behind, dueAt: now + TASK_DELAY_MS }));
}

/** A push now, to all replicas or to one (Invoke-CsManagementStoreReplication). */
export function requestReplication(
  change: StoreChange,
  topology: Topology,
  fqdn: string | undefined,
  now: number,
): void {
  const wanted = fqdn === undefined ? undefined : requireComputer(topology, fqdn);
  // Nobody is there to do it, or nothing to do it with: the request waits until that is so.
  if (!isSending(change, topology) || sendingObstacle(change, topology)) {
    announceChange(change, now);
    return;
  }
  for (const computer of topology.computers) {
    if (wanted !== undefined && wanted !== computer) continue;
    sendTo(change, topology, computer, now);
    restartFailedTasks(change, computer.fqdn, now);
  }
}

/** Step: the master makes a snapshot and sends it to every replica. */
export function makeSnapshot(change: StoreChange, topology: Topology, at: number): void {
  const obstacle = sendingObstacle(change, topology);
  if (obstacle) {
    writeEvent(change, obstacle.machine, at, obstacle.event, obstacle.data);
    postponeSnapshot(change, at + FILE_STORE_RETRY_MS);
    return;
  }
  const { masterDueAt, changedAt, ...state } = readReplication(change);
  for (const computer of topology.computers) sendTo(change, topology, computer, at);
  change.write(replicationSection, { ...state, lastSnapshotAt: at });
  const data = { version: readManagementStore(change).version, count: topology.computers.length };
  writeEvent(change, topology.centralManagementMaster().fqdn, at, 'snapshotMade', data);
}

/** Step: the agent on a machine looks at what it was sent. */
export function runReplicaAgent(change: StoreChange, topology: Topology, fqdn: string, at: number): void {
  const replica = readReplica(change, fqdn);
  const obstacle = transferObstacle(change, topology, fqdn, at);
  if (obstacle) {
    writeEvent(change, obstacle.machine, at, obstacle.event, obstacle.data);
    retryLater(change, fqdn, replica, at);
    return;
  }
  updateReplica(change, fqdn, ({ dueAt, ...rest }) => ({ ...rest, retries: 0 }));
  const differing = differingPlaces(change, topology, fqdn);
  for (const place of differing) scheduleTask(change, fqdn, { kind: 'deploy', ...place }, at + TASK_DELAY_MS, at);
  if (differing.length === 0) reportUpToDate(change, fqdn, at);
}

/** Step: a deployment task does its work on its machine. Returns the task's result. */
export function deployFromManagementStore(
  change: StoreChange,
  topology: Topology,
  fqdn: string,
  { action, account }: Pick<TaskState, 'action' | 'account'>,
  at: number,
): number {
  const result = mayDeploy(topology, account)
    ? bringIntoForce(change, topology, fqdn, action, at)
    : taskResults.accessDenied;
  const data = { type: action.type, scope: action.scope };
  if (result === taskResults.success) {
    writeEvent(change, fqdn, at, 'certificateDeployed', data);
    const isInForce = differingPlaces(change, topology, fqdn).length === 0;
    if (isInForce && isReceiving(change, fqdn)) reportUpToDate(change, fqdn, at);
  } else {
    writeEvent(change, fqdn, at, 'certificateDeploymentFailed', { ...data, reason: failureText(result) });
  }
  return result;
}

/** The global and site assignments that the machine does not have in force as the Central Management Store says. */
export function differingPlaces(
  lab: StoreSnapshot,
  topology: Topology,
  fqdn: string,
): Pick<AssignmentState, 'scope' | 'type'>[] {
  const computer = topology.requireComputer(fqdn);
  const wanted = readManagementStore(lab).assignments.filter((assignment) => isMeantFor(assignment.scope, computer));
  const present = machineAssignments(lab, fqdn).filter((assignment) => isMeantFor(assignment.scope, computer));
  const isMissing = (assignment: AssignmentState) => !findAssignment(wanted, assignment.scope, assignment.type);
  const isDifferent = (assignment: AssignmentState) =>
    !isSameConfiguration(assignment, findAssignment(present, assignment.scope, assignment.type));
  return [...wanted.filter(isDifferent), ...present.filter(isMissing)].map(({ scope, type }) => ({ scope, type }));
}

function bringIntoForce(
  change: StoreChange,
  topology: Topology,
  fqdn: string,
  { scope, type }: TaskAction,
  at: number,
): number {
  const obstacle = taskObstacle(change, topology, fqdn);
  if (obstacle?.fault.kind === 'task-failing') countFailure(change, obstacle.fault, at);
  if (obstacle) return obstacle.result;
  const wanted = findAssignment(readManagementStore(change).assignments, scope, type);
  if (!wanted) {
    dropMachineAssignment(change, fqdn, { scope, type }, at);
    return taskResults.success;
  }
  for (const { thumbprint } of certificatesIn(wanted)) {
    const result = installCertificate(change, fqdn, thumbprint);
    if (result !== taskResults.success) return result;
  }
  putMachineAssignment(change, fqdn, wanted, at);
  return taskResults.success;
}

/** One failure less is to come. */
function countFailure(change: StoreChange, fault: FaultOf<'task-failing'>, at: number): void {
  if (fault.times > 1) replaceFault(change, { ...fault, times: fault.times - 1 });
  else endFault(change, fault, at);
}

/** Fetches, decrypts and installs one certificate, unless it is in the machine's store with its key already. */
function installCertificate(change: StoreChange, fqdn: string, thumbprint: string): number {
  if (findInStore(change, fqdn, 'My', thumbprint)?.hasPrivateKey) return taskResults.success;
  let entry: ReturnType<typeof fetchEncrypted>;
  try {
    entry = fetchEncrypted(change, fqdn, thumbprint);
  } catch (error) {
    // To the task it is bad data; it is logged and tried again. Anything else is no matter of the certificate.
    if (error instanceof DeploymentError && error.code === 'certificate-undecipherable') return taskResults.badData;
    throw error;
  }
  if (!entry) return taskResults.notFound;
  addToStore(change, fqdn, 'My', entry);
  return taskResults.success;
}

function failureText(result: number): string {
  switch (result) {
    case taskResults.serverUnavailable:
      return 'The RPC server is unavailable.';
    case taskResults.badData:
      return 'Bad data.';
    case taskResults.accessDenied:
      return 'Access is denied.';
    case taskResults.diskFull:
      return 'There is not enough space on the disk.';
    case taskResults.unspecified:
      return 'Unspecified error.';
    default:
      return 'Cannot find object or property.';
  }
}

function reportUpToDate(change: StoreChange, fqdn: string, at: number): void {
  const stale = faultOf(change, fqdn, 'stale-store');
  if (stale) endFault(change, stale, at);
  updateReplica(change, fqdn, ({ behindSince: _, ...replica }) => ({
    ...replica,
    appliedVersion: replica.sentVersion,
    lastStatusReport: at,
  }));
  writeEvent(change, fqdn, at, 'replicaUpToDate', { version: readReplica(change, fqdn).sentVersion });
}

function sendTo(change: StoreChange, topology: Topology, computer: Computer, at: number): void {
  const { version } = readManagementStore(change);
  updateReplica(change, computer.fqdn, (replica) => {
    const lag = faultOf(change, computer.fqdn, 'slow-link')?.delay ?? 0;
    const dueAt = at + TRANSFER_MS + topology.indexOf(computer) * TRANSFER_STEP_MS + lag;
    const behind = isUpToDate(change, replica) ? {} : { behindSince: behindSince(change, replica) };
    return { ...replica, ...behind, sentVersion: version, lastUpdateCreation: at, dueAt, retries: 0 };
  });
}

function retryLater(change: StoreChange, fqdn: string, { retries }: ReplicaState, at: number): void {
  const delay = backOff(retries, LONGEST_RETRY_MS);
  updateReplica(change, fqdn, (state) => ({ ...state, dueAt: at + delay, retries: retries + 1 }));
}

function restartFailedTasks(change: StoreChange, fqdn: string, now: number): void {
  const section = tasksSection(fqdn);
  const tasks = change.read(section) ?? [];
  if (!tasks.some((task) => task.retries > 0)) return;
  change.write(
    section,
    tasks.map((task) => (task.retries > 0 && task.state === 'Ready' ? { ...task, nextRun: now, retries: 0 } : task)),
  );
}

function requireComputer(topology: Topology, fqdn: string): Computer {
  const computer = topology.computer(fqdn);
  if (computer?.fqdn.toLowerCase() !== fqdn.toLowerCase())
    throw new DeploymentError('unknown-replica', { replica: fqdn });
  return computer;
}
