/**
 * Brings the sections of a lab that an earlier version wrote into their present form, in one change-set: the state before
 * stays among those that `lyncshell lab undo` goes back to.
 */
import { hexText } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import { openCatalogue } from '../storage/open-catalogue.ts';
import { anything } from '../storage/shape.ts';
import { type Store, type StoreChange, type StoreSnapshot, sectionKey } from '../storage/store.ts';
import { type EncryptedCertificate, heldCertificatesSection, replaceEncrypted } from './cms.ts';
import { DeploymentError } from './deployment-error.ts';
import { addFault, type FaultKindOf } from './faults.ts';
import { LAB_FORMAT, labSection } from './lab-sections.ts';
import { type ReplicaState, type ReplicationState, replicaSection, replicationSection } from './replication-state.ts';
import { topologyOf } from './stored-topology.ts';

/** The replicas of format 2: each had the fault that was put in its way. */
interface ReplicaOfFormat2 extends ReplicaState {
  readonly fault?:
    | { readonly kind: 'offline' }
    | { readonly kind: 'failing' }
    | { readonly kind: 'lagging'; readonly delay: number };
}

/** The replication service of format 1: one section with all replicas. */
interface ReplicationOfFormat1 extends ReplicationState {
  readonly replicas: readonly (ReplicaOfFormat2 & { readonly fqdn: string })[];
}

/** Where states are migrated that are looked at only. */
const MIGRATING = 'memory:migrating';

/** A state in its present form, which becomes no state of its lab. */
export function migratedState(state: StoreSnapshot): StoreSnapshot {
  const labs = openCatalogue(MIGRATING);
  const name = hexText(platform().random.bytes(8));
  labs.create(name, ({ store }) => {
    store.transact((change) => {
      for (const section of state.sectionNames()) {
        const key = sectionKey(section, anything);
        change.write(key, state.read(key));
      }
    });
  });
  try {
    const store = labs.open(name);
    migrateLab(store);
    return store.snapshot();
  } finally {
    labs.remove(name);
  }
}

/** A lab is not what it says it is: nothing of it can be brought into the present form. */
export class MigrationFailure extends Error {}

/**
 * Migrates a lab where that is needed.
 * @throws MigrationFailure where its sections are not those of the format that it says it has; nothing was changed then
 */
export function migrateLab(store: Store): void {
  const format = store.read(labSection)?.format;
  if (format === undefined || format >= LAB_FORMAT) return;
  try {
    migrateFrom(store);
  } catch (error) {
    // Shapes of earlier versions are known no more: that something is not as it was then shows where it is read.
    if (!(error instanceof TypeError)) throw error;
    throw new MigrationFailure(`its sections are not those of a lab of format ${format}`, { cause: error });
  }
}

/** A lab of a later version is whole, but not for this one. @throws DeploymentError */
export function requireKnownFormat(store: Store, lab: string): void {
  const format = store.read(labSection)?.format ?? LAB_FORMAT;
  if (format > LAB_FORMAT) throw new DeploymentError('lab-newer', { lab, format, known: LAB_FORMAT });
}

function migrateFrom(store: Store): void {
  store.transact((change) => {
    const lab = change.read(labSection);
    if (!lab || lab.format >= LAB_FORMAT) return; // another process was quicker
    if (lab.format < 2) splitReplicas(change);
    if (lab.format < 3) moveFaults(change);
    spreadCertificates(change);
    change.write(labSection, { ...lab, format: LAB_FORMAT });
  });
}

function splitReplicas(change: StoreChange): void {
  const old = change.read(sectionKey(replicationSection.name, anything)) as ReplicationOfFormat1;
  const { replicas, ...service } = old;
  change.write(replicationSection, service);
  for (const { fqdn, ...replica } of replicas) change.write(sectionKey(replicaSection(fqdn).name, anything), replica);
}

/** The faults of replicas become faults of the lab, put in when it was migrated. */
function moveFaults(change: StoreChange): void {
  const { computers } = topologyOf(change);
  for (const { fqdn } of computers) {
    const key = sectionKey(replicaSection(fqdn).name, anything);
    const { fault, ...replica } = change.read(key) as ReplicaOfFormat2;
    if (!fault) continue;
    change.write(key, replica);
    addFault(change, faultFrom(fault, fqdn), replica.lastStatusReport, false);
  }
}

/** Until format 3 one section had what is encrypted for all replicas; each machine has its own since. */
function spreadCertificates(change: StoreChange): void {
  const old = change.read(sectionKey(heldCertificatesSection.name, anything)) as
    | readonly EncryptedCertificate[]
    | undefined;
  if (old === undefined) return;
  change.write(heldCertificatesSection, []);
  replaceEncrypted(change, old);
}

function faultFrom(fault: NonNullable<ReplicaOfFormat2['fault']>, machine: string): FaultKindOf {
  switch (fault.kind) {
    case 'offline':
      return { kind: 'machine-off', machine };
    case 'failing':
      return { kind: 'replica-damaged', machine };
    case 'lagging':
      return { kind: 'slow-link', machine, delay: Math.max(1, Math.round(fault.delay)) };
  }
}
