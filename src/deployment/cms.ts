/**
 * The Central Management Store: global and site assignments under one version number, and the certificates with their
 * private keys, encrypted for each replica by that replica's own public key. Nobody else can read them; the store
 * keeps no copy in the clear.
 */
import { base64Bytes, base64Text, utf8Bytes, utf8Text } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import { base64, instant, list, record, text, whole } from '../storage/shape.ts';
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { sectionKey } from '../storage/store.ts';
import {
  type AssignmentState,
  assignmentShape,
  certificatesIn,
  thumbprintShape,
  withAssignment,
  withoutAssignment,
} from './certificate-configuration.ts';
import type { NewStoreEntry } from './certificate-store.ts';
import { DeploymentError } from './deployment-error.ts';
import { machineSection } from './lab-sections.ts';
import { readCertificate } from './x509-reading.ts';

/** The document of the store. */
export interface ManagementStoreState {
  /** Counts the changes. */
  readonly version: number;
  readonly updatedAt: number;
  readonly assignments: readonly AssignmentState[];
}

/** A certificate with its key as only one replica can read it: AES-256-GCM under a key wrapped with RSA-OAEP. */
export interface EncryptedCertificate {
  readonly replica: string;
  readonly thumbprint: string;
  readonly wrappedKey: string;
  readonly nonce: string;
  readonly tag: string;
  readonly data: string;
}

/** The key pair by which a machine's replica reads what is encrypted for it. DER in base64. */
export interface ReplicaKeyState {
  readonly publicKey: string;
  readonly privateKey: string;
}

export const encryptedCertificateShape = record<EncryptedCertificate>({
  replica: text(),
  thumbprint: thumbprintShape,
  // Of an RSA key of 2048 bits, of AES-GCM's 96-bit nonce and 128-bit tag.
  wrappedKey: text(/^[A-Za-z0-9+/]{342}==$/, '256 bytes in base64'),
  nonce: text(/^[A-Za-z0-9+/]{16}$/, '12 bytes in base64'),
  tag: text(/^[A-Za-z0-9+/]{22}==$/, '16 bytes in base64'),
  data: base64,
});

export const managementStoreSection = sectionKey(
  'central-management-store',
  record<ManagementStoreState>({ version: whole(), updatedAt: instant, assignments: list(assignmentShape) }),
);
export const encryptedCertificatesSection = sectionKey(
  'central-management-store/certificates',
  list(encryptedCertificateShape),
);
export const replicaKeySection = machineSection(
  'key',
  record<ReplicaKeyState>({ publicKey: base64, privateKey: base64 }),
);

/** The store as it is. */
export function readManagementStore(lab: StoreSnapshot): ManagementStoreState {
  return lab.read(managementStoreSection) ?? { version: 0, updatedAt: 0, assignments: [] };
}

/** Puts an assignment into the store as its next version. Returns the assignment with that revision. */
export function writeManagementStore(change: StoreChange, assignment: AssignmentState, now: number): AssignmentState {
  const { version, assignments } = readManagementStore(change);
  const revised = { ...assignment, revision: version + 1 };
  change.write(managementStoreSection, {
    version: version + 1,
    updatedAt: now,
    assignments: withAssignment(assignments, revised),
  });
  forgetUnusedCertificates(change);
  return revised;
}

/** Takes an assignment out of the store as its next version. */
export function removeFromManagementStore(
  change: StoreChange,
  place: Pick<AssignmentState, 'scope' | 'type'>,
  now: number,
): void {
  const { version, assignments } = readManagementStore(change);
  change.write(managementStoreSection, {
    version: version + 1,
    updatedAt: now,
    assignments: withoutAssignment(assignments, place),
  });
  forgetUnusedCertificates(change);
}

/** A roll has come to pass: the assignment's revision stays, as nobody changed the configuration. */
export function recordRoll(change: StoreChange, assignment: AssignmentState, now: number): void {
  const { version, assignments } = readManagementStore(change);
  change.write(managementStoreSection, {
    version: version + 1,
    updatedAt: now,
    assignments: withAssignment(assignments, assignment),
  });
  forgetUnusedCertificates(change);
}

/** Whether the store has a certificate with its key. */
export function isInManagementStore(lab: StoreSnapshot, thumbprint: string): boolean {
  return (lab.read(encryptedCertificatesSection) ?? []).some((known) => known.thumbprint === thumbprint);
}

/** Encrypts a certificate with its key for each of the replicas and keeps the results. */
export function storeEncrypted(change: StoreChange, entry: NewStoreEntry, replicas: readonly string[]): void {
  const renewed = new Set(replicas);
  const others = (change.read(encryptedCertificatesSection) ?? []).filter(
    (known) => known.thumbprint !== entry.certificate.thumbprint || !renewed.has(known.replica),
  );
  const added = replicas.map((replica) => encryptFor(change, replica, entry));
  change.write(encryptedCertificatesSection, [...others, ...added]);
}

/** Fetches a certificate for a replica and decrypts it with the replica's private key. */
export function fetchEncrypted(lab: StoreSnapshot, replica: string, thumbprint: string): NewStoreEntry | undefined {
  const found = byReplica(lab.read(encryptedCertificatesSection) ?? []).get(`${replica} ${thumbprint}`);
  return found && decryptFor(lab, replica, found);
}

const indexes = new WeakMap<readonly EncryptedCertificate[], ReadonlyMap<string, EncryptedCertificate>>();

/** Every replica looks into the same list, which never changes: it is put in order once. */
function byReplica(list: readonly EncryptedCertificate[]): ReadonlyMap<string, EncryptedCertificate> {
  let index = indexes.get(list);
  if (!index) {
    index = new Map(list.map((one) => [`${one.replica} ${one.thumbprint}`, one]));
    indexes.set(list, index);
  }
  return index;
}

interface Payload {
  readonly certificate: string;
  readonly privateKey: string;
  readonly friendlyName?: string;
}

function encryptFor(lab: StoreSnapshot, replica: string, entry: NewStoreEntry): EncryptedCertificate {
  const { thumbprint, der } = entry.certificate;
  const payload: Payload = {
    certificate: base64Text(der),
    privateKey: base64Text(entry.privateKey as Uint8Array),
    friendlyName: entry.friendlyName,
  };
  const [contentKey, nonce] = [platform().random.bytes(32), platform().random.bytes(12)];
  const { cryptography } = platform();
  const text = utf8Bytes(JSON.stringify(payload));
  const { data, tag } = cryptography.seal(contentKey, nonce, associatedData(replica, thumbprint), text);
  return {
    replica,
    thumbprint,
    wrappedKey: base64Text(cryptography.wrapKey(replicaPublicKey(lab, replica), contentKey)),
    nonce: base64Text(nonce),
    tag: base64Text(tag),
    data: base64Text(data),
  };
}

/** Decrypts a certificate with the private key of the replica for which it was encrypted. */
export function decryptFor(lab: StoreSnapshot, replica: string, encrypted: EncryptedCertificate): NewStoreEntry {
  const payload = JSON.parse(utf8Text(openedText(replicaPrivateKey(lab, replica), replica, encrypted))) as Payload;
  return {
    certificate: readCertificate(payload.certificate),
    privateKey: base64Bytes(payload.privateKey),
    exportable: false,
    friendlyName: payload.friendlyName,
  };
}

/** @throws DeploymentError `certificate-undecipherable` where key and ciphertext do not belong together. */
function openedText(privateKey: Uint8Array, replica: string, encrypted: EncryptedCertificate): Uint8Array {
  const { cryptography } = platform();
  const [wrapped, nonce, tag, data] = [encrypted.wrappedKey, encrypted.nonce, encrypted.tag, encrypted.data].map(
    (text) => base64Bytes(text),
  ) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  try {
    const contentKey = cryptography.unwrapKey(privateKey, wrapped);
    return cryptography.unseal(contentKey, nonce, associatedData(replica, encrypted.thumbprint), { data, tag });
  } catch (cause) {
    const { thumbprint } = encrypted;
    throw new DeploymentError('certificate-undecipherable', { thumbprint, machine: replica }, { cause });
  }
}

/** Binds the ciphertext to its replica and certificate, so that one cannot be passed off as another. */
function associatedData(replica: string, thumbprint: string): Uint8Array {
  return utf8Bytes(`${replica}\n${thumbprint}`);
}

function replicaPublicKey(lab: StoreSnapshot, replica: string): Uint8Array {
  return base64Bytes(lab.read(replicaKeySection(replica))?.publicKey ?? '');
}

function replicaPrivateKey(lab: StoreSnapshot, replica: string): Uint8Array {
  return base64Bytes(lab.read(replicaKeySection(replica))?.privateKey ?? '');
}

/** What no assignment names any more need not be kept. */
function forgetUnusedCertificates(change: StoreChange): void {
  const named = new Set(
    readManagementStore(change).assignments.flatMap((assignment) =>
      certificatesIn(assignment).map(({ thumbprint }) => thumbprint),
    ),
  );
  const known = change.read(encryptedCertificatesSection) ?? [];
  const kept = known.filter((certificate) => named.has(certificate.thumbprint));
  if (kept.length < known.length) change.write(encryptedCertificatesSection, kept);
}
