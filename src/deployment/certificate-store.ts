/**
 * The certificate stores of a machine (Cert:\LocalMachine\My, Root, CA): lists of certificates, some with their
 * private keys. These functions work on a change-set, so that a store changes together with whatever changes it.
 */

import { base64Bytes, base64Text } from '../platform/bytes.ts';
import { base64, flag, list, optional, record, text } from '../storage/shape.ts';
import type { SectionKey, StoreChange, StoreSnapshot } from '../storage/store.ts';
import { machineSection } from './lab-sections.ts';
import { type CertificateInfo, isIssuedBy, normalizeThumbprint, readCertificate } from './x509-reading.ts';

/** The stores of a machine: personal, trusted roots, intermediate authorities. */
export const storeLocations = ['My', 'Root', 'CA'] as const;
export type StoreLocation = (typeof storeLocations)[number];

/** A certificate as a lab keeps it. DER and PKCS #8 are in base64. */
export interface StoredCertificate {
  readonly der: string;
  readonly privateKey?: string;
  readonly exportable?: boolean;
  readonly friendlyName?: string;
}

const storedCertificates = list(
  record<StoredCertificate>({
    der: base64,
    privateKey: optional(base64),
    exportable: optional(flag),
    friendlyName: optional(text()),
  }),
);

export const certificatesSections = {
  My: machineSection('certificates-My', storedCertificates),
  Root: machineSection('certificates-Root', storedCertificates),
  CA: machineSection('certificates-CA', storedCertificates),
} as const;

/** The section of one of a machine's stores. */
export function certificatesSection(fqdn: string, location: StoreLocation): SectionKey<readonly StoredCertificate[]> {
  return certificatesSections[location](fqdn);
}

/** The private key of a certificate in a store. Whoever holds it has it still when the certificate is taken out. */
export class StoredKey {
  constructor(
    private readonly base64: string,
    readonly exportable: boolean,
  ) {}

  /** PKCS #8, DER. */
  get privateKey(): Uint8Array {
    return base64Bytes(this.base64);
  }
}

/** A certificate in a store, read. */
export interface StoreEntry extends CertificateInfo {
  readonly key?: StoredKey;
  readonly hasPrivateKey: boolean;
  readonly exportable: boolean;
  readonly friendlyName: string;
}

/** What to put into a store. */
export interface NewStoreEntry {
  readonly certificate: CertificateInfo;
  /** PKCS #8, DER. */
  readonly privateKey?: Uint8Array;
  readonly exportable?: boolean;
  readonly friendlyName?: string;
}

/** All certificates of a store, in the order in which they came. */
export function listStore(lab: StoreSnapshot, fqdn: string, location: StoreLocation): StoreEntry[] {
  return stored(lab, fqdn, location).map(toEntry);
}

/** Finds a certificate by its thumbprint, in whatever form a person pasted it. */
export function findInStore(
  lab: StoreSnapshot,
  fqdn: string,
  location: StoreLocation,
  thumbprint: string,
): StoreEntry | undefined {
  const found = storedByThumbprint(lab, fqdn, location, thumbprint);
  return found && toEntry(found);
}

/** The private key (PKCS #8, DER) of a certificate in a store. */
export function privateKeyOf(
  lab: StoreSnapshot,
  fqdn: string,
  location: StoreLocation,
  thumbprint: string,
): Uint8Array | undefined {
  const key = storedByThumbprint(lab, fqdn, location, thumbprint)?.privateKey;
  return key === undefined ? undefined : base64Bytes(key);
}

/** Puts a certificate into a store; where it is there already, it gains the private key and the friendly name. */
export function addToStore(change: StoreChange, fqdn: string, location: StoreLocation, entry: NewStoreEntry): void {
  const added = toStored(entry);
  const list = [...stored(change, fqdn, location)];
  const index = list.findIndex((present) => present.der === added.der);
  if (index < 0) list.push(added);
  else list[index] = { ...list[index], ...added };
  change.write(certificatesSection(fqdn, location), list);
}

/** Takes a certificate out of a store; false where it is not in there. */
export function removeFromStore(
  change: StoreChange,
  fqdn: string,
  location: StoreLocation,
  thumbprint: string,
): boolean {
  const list = stored(change, fqdn, location);
  const kept = list.filter((entry) => readCertificate(entry.der).thumbprint !== normalizeThumbprint(thumbprint));
  if (kept.length === list.length) return false;
  change.write(certificatesSection(fqdn, location), kept);
  return true;
}

/** Whether the machine trusts the certificate: its chain ends at one of the machine's trusted roots. */
export function isTrusted(lab: StoreSnapshot, fqdn: string, certificate: CertificateInfo): boolean {
  return buildChain(lab, fqdn, certificate).isTrusted;
}

/** A certificate's issuers, nearest first, and whether they end at a root that the machine trusts. */
export interface CertificateChain {
  readonly issuers: readonly CertificateInfo[];
  readonly isTrusted: boolean;
}

/** The issuers of a certificate as far as the machine's stores know them, nearest first. */
export function buildChain(lab: StoreSnapshot, fqdn: string, certificate: CertificateInfo): CertificateChain {
  const roots = listStore(lab, fqdn, 'Root');
  const candidates = [...roots, ...listStore(lab, fqdn, 'CA')];
  const issuers: CertificateInfo[] = [];
  for (let current = certificate; ; ) {
    if (roots.some((root) => root.thumbprint === current.thumbprint)) return { issuers, isTrusted: true };
    const issuer = candidates.find((candidate) => isIssuedBy(current, candidate));
    if (!issuer || issuers.includes(issuer) || issuer.thumbprint === current.thumbprint) {
      return { issuers, isTrusted: false };
    }
    issuers.push(issuer);
    current = issuer;
  }
}

/** The stored form of a new entry. */
export function toStored(entry: NewStoreEntry): StoredCertificate {
  const { certificate, privateKey, exportable, friendlyName } = entry;
  return {
    der: base64Text(certificate.der),
    ...(privateKey && { privateKey: base64Text(privateKey), exportable: exportable ?? false }),
    ...(friendlyName !== undefined && { friendlyName }),
  };
}

function stored(lab: StoreSnapshot, fqdn: string, location: StoreLocation): readonly StoredCertificate[] {
  return lab.read(certificatesSection(fqdn, location)) ?? [];
}

function storedByThumbprint(
  lab: StoreSnapshot,
  fqdn: string,
  location: StoreLocation,
  thumbprint: string,
): StoredCertificate | undefined {
  const wanted = normalizeThumbprint(thumbprint);
  return stored(lab, fqdn, location).find((entry) => readCertificate(entry.der).thumbprint === wanted);
}

function toEntry(entry: StoredCertificate): StoreEntry {
  const { privateKey, exportable = false, friendlyName = '' } = entry;
  return {
    ...readCertificate(entry.der),
    ...(privateKey !== undefined && { key: new StoredKey(privateKey, exportable) }),
    hasPrivateKey: privateKey !== undefined,
    exportable,
    friendlyName,
  };
}
