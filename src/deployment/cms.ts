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
import { DeploymentError } from './deployment-error.ts';
import { machineSection } from './lab-sections.ts';
import type { NewStoreEntry } from './stored-certificate.ts';
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

/** For whom the store has a certificate. */
interface HeldCertificate {
  readonly thumbprint: string;
  /** The FQDNs of the machines whose replicas can read it. */
  readonly replicas: readonly string[];
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
export const heldCertificatesSection = sectionKey(
  'central-management-store/certificates',
  list(record<HeldCertificate>({ thumbprint: thumbprintShape, replicas: list(text()) })),
);
/** What is encrypted for one machine: a section each, so that a replica reads its own only. */
export const encryptedCertificatesSection = machineSection('encrypted-certificates', list(encryptedCertificateShape));
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
  return held(lab).some((known) => known.thumbprint === thumbprint);
}

/** Encrypts a certificate with its key for each of the replicas and keeps the results. */
export function storeEncrypted(change: StoreChange, entry: NewStoreEntry, replicas: readonly string[]): void {
  const { thumbprint } = entry.certificate;
  for (const replica of replicas) keepEncrypted(change, encryptFor(change, replica, entry));
  noteHeld(change, new Map([[thumbprint, replicas]]));
}

/** All that the store has encrypted, by certificate. */
export function allEncrypted(lab: StoreSnapshot): EncryptedCertificate[] {
  return held(lab).flatMap(({ thumbprint, replicas }) =>
    replicas.flatMap((replica) => encryptedFor(lab, replica).filter((one) => one.thumbprint === thumbprint)),
  );
}

/** Has the store hold these and no others. */
export function replaceEncrypted(change: StoreChange, certificates: readonly EncryptedCertificate[]): void {
  forget(change, held(change));
  const replicas = new Map<string, string[]>();
  for (const certificate of certificates) {
    keepEncrypted(change, certificate);
    replicas.set(certificate.thumbprint, [...(replicas.get(certificate.thumbprint) ?? []), certificate.replica]);
  }
  change.write(heldCertificatesSection, []);
  noteHeld(change, replicas);
}

/** Fetches a certificate for a replica and decrypts it with the replica's private key. */
export function fetchEncrypted(lab: StoreSnapshot, replica: string, thumbprint: string): NewStoreEntry | undefined {
  const found = encryptedFor(lab, replica).find((one) => one.thumbprint === thumbprint);
  return found && decryptFor(lab, replica, found);
}

function held(lab: StoreSnapshot): readonly HeldCertificate[] {
  return lab.read(heldCertificatesSection) ?? [];
}

function encryptedFor(lab: StoreSnapshot, replica: string): readonly EncryptedCertificate[] {
  return lab.read(encryptedCertificatesSection(replica)) ?? [];
}

function keepEncrypted(change: StoreChange, certificate: EncryptedCertificate): void {
  const { replica, thumbprint } = certificate;
  const others = encryptedFor(change, replica).filter((one) => one.thumbprint !== thumbprint);
  change.write(encryptedCertificatesSection(replica), [...others, certificate]);
}

/** Notes that the store has certificates for replicas, by thumbprint. */
function noteHeld(change: StoreChange, added: ReadonlyMap<string, readonly string[]>): void {
  const replicas = new Map(held(change).map((known) => [known.thumbprint, new Set(known.replicas)]));
  for (const [thumbprint, names] of added) {
    replicas.set(thumbprint, new Set([...(replicas.get(thumbprint) ?? []), ...names]));
  }
  const list = [...replicas].map(([thumbprint, names]) => ({ thumbprint, replicas: [...names] }));
  change.write(heldCertificatesSection, list);
}

function forget(change: StoreChange, certificates: readonly HeldCertificate[]): void {
  for (const { thumbprint, replicas } of certificates) {
    for (const replica of replicas) {
      const kept = encryptedFor(change, replica).filter((one) => one.thumbprint !== thumbprint);
      if (kept.length > 0) change.write(encryptedCertificatesSection(replica), kept);
      else change.remove(encryptedCertificatesSection(replica));
    }
  }
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
  const [kept, unused] = [true, false].map((isNamed) =>
    held(change).filter(({ thumbprint }) => named.has(thumbprint) === isNamed),
  ) as [HeldCertificate[], HeldCertificate[]];
  if (unused.length === 0) return;
  forget(change, unused);
  change.write(heldCertificatesSection, kept);
}
