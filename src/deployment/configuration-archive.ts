/**
 * The configuration as a file: for a server that replication does not reach, it is carried there by hand. The
 * certificates in it are encrypted for each replica, as they are in the Central Management Store.
 */
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { type AssignmentState, findAssignment } from './certificate-configuration.ts';
import { addToStore, findInStore } from './certificate-store.ts';
import { decryptFor, type EncryptedCertificate, readManagementStore } from './cms.ts';
import { DeploymentError } from './deployment-error.ts';
import { sections } from './lab-sections.ts';
import { dropMachineAssignment, machineAssignments, putMachineAssignment } from './machine-assignments.ts';
import { announceChange, readReplication, updateReplica } from './replication-state.ts';
import { isMeantFor } from './scope-identity.ts';
import type { Topology } from './topology.ts';
import { unzip, zipOf } from './zip-archive.ts';

/** What the file holds. */
interface ConfigurationDocument {
  readonly format: 1;
  readonly version: number;
  readonly assignments: readonly AssignmentState[];
  readonly certificates: readonly EncryptedCertificate[];
}

const DOCUMENT_NAME = 'DocItemSet.json';

/** The configuration of the Central Management Store, or that of a machine's own replica. */
export function exportConfiguration(lab: StoreSnapshot, replica?: string): Buffer {
  const { version, assignments } = readManagementStore(lab);
  const certificates = lab.read(sections.encryptedCertificates) ?? [];
  const document: ConfigurationDocument = { format: 1, version, assignments, certificates };
  return archiveOf(replica === undefined ? document : { ...document, ...replicaState(lab, replica) });
}

/** Brings a machine's replica in line with a file, as the replica's agent would. */
export function importToLocalStore(
  change: StoreChange,
  topology: Topology,
  fqdn: string,
  archive: Buffer,
  path: string,
  now: number,
): void {
  const { version, assignments, certificates } = readDocument(archive, path);
  const computer = topology.requireComputer(fqdn);
  const wanted = assignments.filter((assignment) => isMeantFor(assignment.scope, computer));
  for (const assignment of wanted) {
    for (const certificate of [assignment.current, assignment.previous, assignment.staged]) {
      if (certificate) install(change, fqdn, certificate.thumbprint, certificates, path);
    }
    putMachineAssignment(change, fqdn, assignment, now);
  }
  for (const present of machineAssignments(change, fqdn)) {
    const isForeign = isMeantFor(present.scope, computer) && !findAssignment(wanted, present.scope, present.type);
    if (isForeign) dropMachineAssignment(change, fqdn, present);
  }
  updateReplica(change, fqdn, (replica) => ({ ...replica, appliedVersion: version, lastStatusReport: now }));
}

/** Replaces the configuration of the Central Management Store by that of a file, as its next version. */
export function importToManagementStore(change: StoreChange, archive: Buffer, path: string, now: number): void {
  const { assignments, certificates } = readDocument(archive, path);
  const version = readManagementStore(change).version + 1;
  const revised = assignments.map((assignment) => ({ ...assignment, revision: version }));
  change.write(sections.managementStore, { version, updatedAt: now, assignments: revised });
  change.write(sections.encryptedCertificates, [...certificates]);
  announceChange(change, now);
}

function replicaState(lab: StoreSnapshot, fqdn: string): Pick<ConfigurationDocument, 'version' | 'assignments'> {
  const replica = readReplication(lab).replicas.find((one) => one.fqdn === fqdn);
  const shared = machineAssignments(lab, fqdn).filter(({ scope }) => !scope.startsWith('server:'));
  return { version: replica?.appliedVersion ?? 0, assignments: shared };
}

function install(
  change: StoreChange,
  fqdn: string,
  thumbprint: string,
  certificates: readonly EncryptedCertificate[],
  path: string,
): void {
  if (findInStore(change, fqdn, 'My', thumbprint)?.hasPrivateKey) return;
  const found = certificates.find((one) => one.replica === fqdn && one.thumbprint === thumbprint);
  if (!found) throw invalid(path, `it does not hold the certificate ${thumbprint} for ${fqdn}`);
  try {
    addToStore(change, fqdn, 'My', decryptFor(change, fqdn, found));
  } catch (error) {
    throw invalid(path, `the certificate ${thumbprint} cannot be decrypted`, error);
  }
}

function archiveOf(document: ConfigurationDocument): Buffer {
  return zipOf(DOCUMENT_NAME, Buffer.from(JSON.stringify(document), 'utf8'));
}

function readDocument(archive: Buffer, path: string): ConfigurationDocument {
  let document: ConfigurationDocument;
  try {
    const text = unzip(archive, DOCUMENT_NAME);
    if (!text) throw invalid(path, `it is no ZIP archive with ${DOCUMENT_NAME}`);
    document = JSON.parse(text.toString('utf8')) as ConfigurationDocument;
  } catch (error) {
    if (error instanceof DeploymentError) throw error;
    throw invalid(path, (error as Error).message, error);
  }
  if (document.format !== 1) throw invalid(path, 'another version wrote it');
  return document;
}

function invalid(path: string, reason: string, cause?: unknown): DeploymentError {
  return new DeploymentError('configuration-file-invalid', { path, reason }, { cause });
}
