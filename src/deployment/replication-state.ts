/**
 * What the replication service knows: which version of the Central Management Store each replica has, what it has
 * been sent, when something is to happen next, and the faults that a trainer has put in its way.
 */

import { instant, list, oneOf, optional, record, text, variants, whole } from '../storage/shape.ts';
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { sectionKey } from '../storage/store.ts';
import { readManagementStore } from './cms.ts';

/** The version that Lync Server 2013 reports. */
export const PRODUCT_VERSION = '5.0.8308.0';

/** A fault for training. */
export type ReplicaFault =
  /** The machine cannot be reached from the master. */
  | { readonly kind: 'offline' }
  /** The agent gets its data but cannot apply them. */
  | { readonly kind: 'failing' }
  /** Everything takes so many milliseconds longer. */
  | { readonly kind: 'lagging'; readonly delay: number };

/** One replica: the copy of the configuration on one machine. */
export interface ReplicaState {
  readonly fqdn: string;
  /** The version that the machine has in force. */
  readonly appliedVersion: number;
  /** The version that it was sent last. */
  readonly sentVersion: number;
  readonly lastStatusReport: number;
  readonly lastUpdateCreation: number;
  /** When its agent looks at what it was sent. */
  readonly dueAt?: number;
  /** How many times in a row it could not be reached or failed. */
  readonly retries: number;
  readonly fault?: ReplicaFault;
}

/** The replication service. */
export interface ReplicationState {
  /** When the master makes its next snapshot; absent while nothing has changed. */
  readonly masterDueAt?: number;
  readonly lastSnapshotAt: number;
  readonly replicas: readonly ReplicaState[];
}

const replicaShape = record<ReplicaState>({
  fqdn: text(),
  appliedVersion: whole(),
  sentVersion: whole(),
  lastStatusReport: instant,
  lastUpdateCreation: instant,
  dueAt: optional(instant),
  retries: whole(),
  fault: optional(
    variants<ReplicaFault>({
      offline: record({ kind: oneOf('offline') }),
      failing: record({ kind: oneOf('failing') }),
      lagging: record({ kind: oneOf('lagging'), delay: instant }),
    }),
  ),
});

export const replicationSection = sectionKey(
  'replication',
  record<ReplicationState>({
    masterDueAt: optional(instant),
    lastSnapshotAt: instant,
    replicas: list(replicaShape),
  }),
);

/** The service as it is. */
export function readReplication(lab: StoreSnapshot): ReplicationState {
  return lab.read(replicationSection) ?? { lastSnapshotAt: 0, replicas: [] };
}

/** How long after a change the master makes its snapshot. */
const SNAPSHOT_DELAY_MS = 3_000;

/** The Central Management Store has changed: the master is to make a snapshot soon. */
export function announceChange(change: StoreChange, now: number): void {
  const state = readReplication(change);
  change.write(replicationSection, { ...state, masterDueAt: now + SNAPSHOT_DELAY_MS });
}

/** Changes one replica's state. */
export function updateReplica(change: StoreChange, fqdn: string, edit: (replica: ReplicaState) => ReplicaState): void {
  const state = readReplication(change);
  const replicas = state.replicas.map((replica) => (replica.fqdn === fqdn ? edit(replica) : replica));
  change.write(replicationSection, { ...state, replicas });
}

/** Whether the replica has in force what the Central Management Store says. */
export function isUpToDate(lab: StoreSnapshot, replica: ReplicaState): boolean {
  return replica.appliedVersion === readManagementStore(lab).version;
}
