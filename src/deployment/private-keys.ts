/**
 * Private keys of a machine whose certificate is in no store: on Windows a key lies in a container of its own, stays when
 * its certificate is taken out, and `certutil -repairstore` brings the two together again.
 */
import { base64Bytes, base64Text } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import { base64, flag, list, record } from '../storage/shape.ts';
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { machineSection } from './lab-sections.ts';
import type { CertificateInfo } from './x509-reading.ts';

/** A key without a certificate, in base64: SubjectPublicKeyInfo and PKCS #8, DER. */
export interface LoneKey {
  readonly publicKey: string;
  readonly privateKey: string;
  readonly exportable: boolean;
}

export const loneKeysSection = machineSection(
  'private-keys',
  list(record<LoneKey>({ publicKey: base64, privateKey: base64, exportable: flag })),
);

/** Keeps the key of a certificate that is taken out of its store. `privateKey` is in base64. */
export function keepLoneKey(
  change: StoreChange,
  fqdn: string,
  certificate: CertificateInfo,
  privateKey: string,
  exportable: boolean,
): void {
  const publicKey = publicKeyOf(certificate);
  const others = (change.read(loneKeysSection(fqdn)) ?? []).filter((key) => key.publicKey !== publicKey);
  change.write(loneKeysSection(fqdn), [...others, { publicKey, privateKey, exportable }]);
}

/** Forgets the key of a certificate that is deleted together with it. */
export function dropLoneKey(change: StoreChange, fqdn: string, certificate: CertificateInfo): void {
  const keys = change.read(loneKeysSection(fqdn)) ?? [];
  if (keys.length === 0) return;
  const publicKey = publicKeyOf(certificate);
  const kept = keys.filter((key) => key.publicKey !== publicKey);
  if (kept.length < keys.length) change.write(loneKeysSection(fqdn), kept);
}

/** The key of a certificate among those that have none. */
export function loneKeyOf(
  lab: StoreSnapshot,
  fqdn: string,
  certificate: CertificateInfo,
): { readonly privateKey: Uint8Array; readonly exportable: boolean } | undefined {
  const publicKey = publicKeyOf(certificate);
  const found = (lab.read(loneKeysSection(fqdn)) ?? []).find((key) => key.publicKey === publicKey);
  return found && { privateKey: base64Bytes(found.privateKey), exportable: found.exportable };
}

/** SubjectPublicKeyInfo in base64. */
export function publicKeyOf(certificate: CertificateInfo): string {
  return base64Text(platform().cryptography.readCertificate(certificate.der).publicKey);
}
