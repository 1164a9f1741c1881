/**
 * Brings the sections of a lab that an earlier version wrote into their present form, in one change-set: the state before
 * stays among those that `lyncshell lab undo` goes back to.
 */
import { anything } from '../storage/shape.ts';
import { type Store, type StoreChange, sectionKey } from '../storage/store.ts';
import { LAB_FORMAT, labSection } from './lab-sections.ts';
import { type ReplicaState, type ReplicationState, replicaSection, replicationSection } from './replication-state.ts';

/** The replication service of format 1: one section with all replicas. */
interface ReplicationOfFormat1 extends ReplicationState {
  readonly replicas: readonly (ReplicaState & { readonly fqdn: string })[];
}

/** Migrates a lab where that is needed. */
export function migrateLab(store: Store): void {
  const format = store.read(labSection)?.format;
  if (format === undefined || format >= LAB_FORMAT) return;
  store.transact((change) => {
    const lab = change.read(labSection);
    if (!lab || lab.format >= LAB_FORMAT) return; // another process was quicker
    splitReplicas(change);
    change.write(labSection, { ...lab, format: LAB_FORMAT });
  });
}

function splitReplicas(change: StoreChange): void {
  const old = change.read(sectionKey(replicationSection.name, anything)) as ReplicationOfFormat1;
  const { replicas, ...service } = old;
  change.write(replicationSection, service);
  for (const { fqdn, ...replica } of replicas) change.write(replicaSection(fqdn), replica);
}
