/**
 * Private keys of a machine, or of who works on it, whose certificate is in no store: on Windows a key lies in a container of its own, stays when
 * its certificate is taken out, and `certutil -repairstore` brings the two together again.
 */
import { base64Bytes, base64Text } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import { base64, flag, list, optional, record, text } from '../storage/shape.ts';
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { machineSection } from './lab-sections.ts';
import { belongsTo, machineOf, type StoreOwner } from './store-owner.ts';
import type { CertificateInfo } from './x509-reading.ts';

/** A key without a certificate, in base64: SubjectPublicKeyInfo and PKCS #8, DER. */
export interface LoneKey {
  /** Whose it is; the machine's where nobody is named. */
  readonly user?: string;
  readonly publicKey: string;
  readonly privateKey: string;
  readonly exportable: boolean;
}

export const loneKeysSection = machineSection(
  'private-keys',
  list(record<LoneKey>({ user: optional(text()), publicKey: base64, privateKey: base64, exportable: flag })),
);

/** Keeps the key of a certificate that is taken out of its store. `privateKey` is in base64. */
export function keepLoneKey(
  change: StoreChange,
  owner: StoreOwner,
  certificate: CertificateInfo,
  privateKey: string,
  exportable: boolean,
): void {
  const publicKey = publicKeyOf(certificate);
  const user = typeof owner === 'string' ? {} : { user: owner.user };
  const others = loneKeys(change, owner).filter((key) => !isKey(key, owner, publicKey));
  change.write(loneKeysSection(machineOf(owner)), [...others, { ...user, publicKey, privateKey, exportable }]);
}

/** Forgets the key of a certificate that is deleted together with it. */
export function dropLoneKey(change: StoreChange, owner: StoreOwner, certificate: CertificateInfo): void {
  const keys = loneKeys(change, owner);
  if (keys.length === 0) return;
  const publicKey = publicKeyOf(certificate);
  const kept = keys.filter((key) => !isKey(key, owner, publicKey));
  if (kept.length < keys.length) change.write(loneKeysSection(machineOf(owner)), kept);
}

/** The key of a certificate among those that have none. */
export function loneKeyOf(
  lab: StoreSnapshot,
  owner: StoreOwner,
  certificate: CertificateInfo,
): { readonly privateKey: Uint8Array; readonly exportable: boolean } | undefined {
  const publicKey = publicKeyOf(certificate);
  const found = loneKeys(lab, owner).find((key) => isKey(key, owner, publicKey));
  return found && { privateKey: base64Bytes(found.privateKey), exportable: found.exportable };
}

function loneKeys(lab: StoreSnapshot, owner: StoreOwner): readonly LoneKey[] {
  return lab.read(loneKeysSection(machineOf(owner))) ?? [];
}

function isKey(key: LoneKey, owner: StoreOwner, publicKey: string): boolean {
  return key.publicKey === publicKey && belongsTo(key, owner);
}

/** SubjectPublicKeyInfo in base64. */
export function publicKeyOf(certificate: CertificateInfo): string {
  return base64Text(platform().cryptography.readCertificate(certificate.der).publicKey);
}
