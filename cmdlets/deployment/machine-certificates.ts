/**
 * The port of the ambient through which types of certificates reach the stores of the machine of the session; the module
 * of the Cert: drive fills it.
 */
import type { StoreLocation } from '../../src/deployment/certificate-store.ts';
import type { CertificateInfo } from '../../src/deployment/x509-reading.ts';
import { AmbientPort } from '../../src/types/ambient.ts';
import type { X509Certificate2 } from './certificate-objects.ts';

/** The certificates of the machine of the session. */
export interface MachineCertificates {
  list(location: string, store: StoreLocation): X509Certificate2[];
  add(store: StoreLocation, certificate: X509Certificate2): void;
  remove(store: StoreLocation, thumbprint: string): boolean;
  /** The issuers that the machine knows, nearest first, and whether the last is a root that it trusts. */
  chain(certificate: CertificateInfo): { readonly issuers: readonly CertificateInfo[]; readonly isTrusted: boolean };
}

export const machineCertificates = new AmbientPort<MachineCertificates>('certificate stores of the machine');
