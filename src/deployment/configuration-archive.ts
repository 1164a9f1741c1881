/**
 * The configuration as a file: for a server that replication does not reach, it is carried there by hand. The
 * certificates in it are encrypted for each replica, as they are in the Central Management Store.
 */
import { markedText, utf8Bytes, utf8Text } from '../platform/bytes.ts';
import { complaintText, list, oneOf, optional, record, whole } from '../storage/shape.ts';
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { faultOfAssignments } from './assignment-check.ts';
import { type AssignmentState, assignmentShape, certificatesIn, findAssignment } from './certificate-configuration.ts';
import { addToStore, findInStore } from './certificate-store.ts';
import { isGlobalType } from './certificate-types.ts';
import {
  allEncrypted,
  decryptFor,
  type EncryptedCertificate,
  encryptedCertificateShape,
  managementStoreSection,
  readManagementStore,
  replaceEncrypted,
} from './cms.ts';
import { configurationXml, DOCUMENT_NAME, readConfigurationXml } from './configuration-document.ts';
import { DeploymentError } from './deployment-error.ts';
import { dropMachineAssignment, machineAssignments, putMachineAssignment } from './machine-assignments.ts';
import { announceChange, readReplica, updateReplica } from './replication-state.ts';
import { isMeantFor } from './scope-identity.ts';
import { type ChangedSetting, changedSettingShape, changedSettings, replaceSettings } from './settings.ts';
import type { Topology } from './topology.ts';
import type { ReadTopology } from './topology-xml/topology-reading.ts';
import type { WrittenTopology } from './topology-xml/topology-writing.ts';
import { unzip, zipOf } from './zip-archive.ts';

/** What the file holds. */
interface ConfigurationDocument {
  readonly format: 1;
  readonly version: number;
  readonly assignments: readonly AssignmentState[];
  readonly certificates: readonly EncryptedCertificate[];
  /** Policies, configurations, collections; files of earlier versions have none, and leave them as they are. */
  readonly settings?: readonly ChangedSetting[];
}

const documentShape = record<ConfigurationDocument>({
  format: oneOf(1),
  version: whole(),
  assignments: list(assignmentShape),
  certificates: list(encryptedCertificateShape),
  settings: optional(list(changedSettingShape)),
});

/** What earlier versions of the program wrote. */
const OLD_DOCUMENT_NAME = 'DocItemSet.json';

/** The document is mostly alike from server to server, and shrinks more than ciphertext does. */
const MOST_GROWTH = 100;

/** A file that was read: what is in it, and the topology where it has one. */
interface ReadArchive {
  readonly document: ConfigurationDocument;
  readonly topology: ReadTopology | null;
}

/** The configuration of the Central Management Store, or that of a machine's own replica. */
export function exportConfiguration(lab: StoreSnapshot, topology: WrittenTopology, replica?: string): Uint8Array {
  const { version, assignments } = readManagementStore(lab);
  const certificates = allEncrypted(lab);
  const settings = changedSettings(lab);
  const document: ConfigurationDocument = { format: 1, version, assignments, certificates, settings };
  return archiveOf(replica === undefined ? document : { ...document, ...replicaState(lab, replica) }, topology);
}

/** Brings a machine's replica in line with a file, as the replica's agent would. */
export function importToLocalStore(
  change: StoreChange,
  topology: Topology,
  fqdn: string,
  archive: Uint8Array,
  path: string,
  now: number,
): void {
  const { version, assignments, certificates } = readDocument(archive, topology, path).document;
  const computer = topology.requireComputer(fqdn);
  const wanted = assignments.filter((assignment) => isMeantFor(assignment.scope, computer));
  for (const assignment of wanted) {
    for (const { thumbprint } of certificatesIn(assignment)) install(change, fqdn, thumbprint, certificates, path);
    putMachineAssignment(change, fqdn, assignment, now);
  }
  for (const present of machineAssignments(change, fqdn)) {
    const isForeign = isMeantFor(present.scope, computer) && !findAssignment(wanted, present.scope, present.type);
    if (isForeign) dropMachineAssignment(change, fqdn, present, now);
  }
  updateReplica(change, fqdn, ({ behindSince: _, ...replica }) => ({
    ...replica,
    appliedVersion: version,
    lastStatusReport: now,
  }));
}

/**
 * Replaces the configuration of the Central Management Store by that of a file, as its next version; gives the topology that the
 * file has, which is for the caller to bring into force.
 */
export function importToManagementStore(
  change: StoreChange,
  topology: Topology,
  archive: Uint8Array,
  path: string,
  now: number,
): ReadTopology | null {
  const { document, topology: read } = readDocument(archive, topology, path);
  const { assignments, certificates, settings } = document;
  const version = readManagementStore(change).version + 1;
  const revised = assignments.map((assignment) => ({ ...assignment, revision: version }));
  change.write(managementStoreSection, { version, updatedAt: now, assignments: revised });
  replaceEncrypted(change, certificates);
  if (settings) replaceSettings(change, topology, settings, version);
  announceChange(change, now);
  return read;
}

function replicaState(
  lab: StoreSnapshot,
  fqdn: string,
): Pick<ConfigurationDocument, 'version' | 'assignments' | 'settings'> {
  const shared = machineAssignments(lab, fqdn).filter(({ scope }) => !scope.startsWith('server:'));
  const version = readReplica(lab, fqdn).appliedVersion;
  return { version, assignments: shared, settings: changedSettings(lab, version) };
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
    if (!(error instanceof DeploymentError) || error.code !== 'certificate-undecipherable') throw error;
    throw invalid(path, `the certificate ${thumbprint} cannot be decrypted`, error);
  }
}

function archiveOf(document: ConfigurationDocument, topology: WrittenTopology): Uint8Array {
  return zipOf(DOCUMENT_NAME, utf8Bytes(configurationXml(document.version, JSON.stringify(document), topology)));
}

/** Reads a file and checks all of it: what is written into the store must be good as it stands. */
function readDocument(archive: Uint8Array, topology: Topology, path: string): ReadArchive {
  const { document, topology: read } = parseDocument(archive, path);
  const format = (document as { format?: unknown } | null)?.format;
  if (typeof format === 'number' && format > 1) throw invalid(path, 'a later version wrote it');
  const complaint = documentShape.check(document);
  if (complaint) throw invalid(path, complaintText(complaint));
  const fault = faultOfDocument(document as ConfigurationDocument, topology);
  if (fault !== undefined) throw invalid(path, fault);
  return { document: document as ConfigurationDocument, topology: read };
}

function parseDocument(archive: Uint8Array, path: string): { document: unknown; topology: ReadTopology | null } {
  try {
    const old = unzip(archive, OLD_DOCUMENT_NAME);
    if (old) return { document: JSON.parse(utf8Text(old)), topology: null };
    const text = unzip(archive, DOCUMENT_NAME, MOST_GROWTH);
    if (!text) throw invalid(path, `it is no ZIP archive with ${DOCUMENT_NAME}`);
    const { configuration, topology } = readConfigurationXml(markedText(text));
    return { document: JSON.parse(configuration), topology };
  } catch (error) {
    if (error instanceof DeploymentError) {
      if (error.code !== 'topology-document-invalid') throw error;
      throw invalid(path, String(error.data.reason), error);
    }
    throw invalid(path, (error as Error).message, error);
  }
}

/** Every assignment is of this deployment, and each server that is to have a certificate can get it. */
function faultOfDocument({ assignments, certificates }: ConfigurationDocument, topology: Topology): string | undefined {
  const own = assignments.find(({ scope, type }) => scope.startsWith('server:') || !isGlobalType(type));
  if (own) return `${own.type} at scope ${own.scope} is not assigned in the Central Management store`;
  const stranger = certificates.find(({ replica }) => topology.computer(replica)?.fqdn !== replica);
  if (stranger) return `it is of another deployment: "${stranger.replica}" is no computer of this one`;
  const fault = faultOfAssignments(assignments, topology);
  if (fault !== undefined) return fault;
  const there = new Set(certificates.map(({ replica, thumbprint }) => `${replica} ${thumbprint}`));
  for (const { scope, current, previous, staged } of assignments) {
    for (const { fqdn } of topology.frontEnds().filter((computer) => isMeantFor(scope, computer))) {
      const missing = [current, previous, staged].find((named) => named && !there.has(`${fqdn} ${named.thumbprint}`));
      if (missing) return `it does not hold the certificate ${missing.thumbprint} for ${fqdn}`;
    }
  }
  return undefined;
}

function invalid(path: string, reason: string, cause?: unknown): DeploymentError {
  return new DeploymentError('configuration-file-invalid', { path, reason }, { cause });
}
