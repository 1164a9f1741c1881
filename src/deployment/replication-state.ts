/**
 * What the replication service knows: which version of the Central Management Store each replica has, what it has
 * been sent, and when something is to happen next.
 */

import { instant, optional, record, whole } from '../storage/shape.ts';
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { sectionKey } from '../storage/store.ts';
import { readManagementStore } from './cms.ts';
import { DeploymentError } from './deployment-error.ts';
import { machineSection } from './lab-sections.ts';

/** One replica: the copy of the configuration on one machine. */
export interface ReplicaState {
  /** The version that the machine has in force. */
  readonly appliedVersion: number;
  /** The version that it was sent last. */
  readonly sentVersion: number;
  readonly lastStatusReport: number;
  readonly lastUpdateCreation: number;
  /** Since when it has not had in force what the store says; absent while it has, and while nothing was sent since. */
  readonly behindSince?: number;
  /** When its agent looks at what it was sent. */
  readonly dueAt?: number;
  /** How many times in a row it could not be reached or failed. */
  readonly retries: number;
}

/** The replication service on the master. */
export interface ReplicationState {
  /** When the master makes its next snapshot; absent while nothing has changed. */
  readonly masterDueAt?: number;
  readonly lastSnapshotAt: number;
  /** When the first change since that snapshot was made. */
  readonly changedAt?: number;
}

const replicaShape = record<ReplicaState>({
  appliedVersion: whole(),
  sentVersion: whole(),
  lastStatusReport: instant,
  lastUpdateCreation: instant,
  behindSince: optional(instant),
  dueAt: optional(instant),
  retries: whole(),
});

export const replicationSection = sectionKey(
  'replication',
  record<ReplicationState>({
    masterDueAt: optional(instant),
    lastSnapshotAt: instant,
    changedAt: optional(instant),
  }),
);

/** Each machine has a section of its own: a step of one replica reads and writes nothing of the others. */
export const replicaSection = machineSection('replica', replicaShape);

/** The service as it is. */
export function readReplication(lab: StoreSnapshot): ReplicationState {
  return lab.read(replicationSection) ?? { lastSnapshotAt: 0 };
}

/** A machine's replica. */
export function readReplica(lab: StoreSnapshot, fqdn: string): ReplicaState {
  const replica = lab.read(replicaSection(fqdn));
  if (!replica) throw new DeploymentError('unknown-replica', { replica: fqdn });
  return replica;
}

/** How long after a change the master makes its snapshot. */
const SNAPSHOT_DELAY_MS = 3_000;

/** The Central Management Store has changed: the master is to make a snapshot soon. */
export function announceChange(change: StoreChange, now: number): void {
  const state = readReplication(change);
  const changedAt = state.changedAt ?? now;
  change.write(replicationSection, { ...state, changedAt, masterDueAt: now + SNAPSHOT_DELAY_MS });
}

/** The master could not make its snapshot: it tries again then. */
export function postponeSnapshot(change: StoreChange, masterDueAt: number): void {
  change.write(replicationSection, { ...readReplication(change), masterDueAt });
}

/** Changes one replica's state. */
export function updateReplica(change: StoreChange, fqdn: string, edit: (replica: ReplicaState) => ReplicaState): void {
  change.write(replicaSection(fqdn), edit(readReplica(change, fqdn)));
}

/** Since when a replica that is not up to date is so: the first change that it lacks. */
export function behindSince(lab: StoreSnapshot, replica: ReplicaState): number {
  return replica.behindSince ?? readReplication(lab).changedAt ?? readManagementStore(lab).updatedAt;
}

/** Whether the replica has in force what the Central Management Store says. */
export function isUpToDate(lab: StoreSnapshot, replica: ReplicaState): boolean {
  return replica.appliedVersion === readManagementStore(lab).version;
}
