/**
 * The port of the ambient through which types of certificates reach the stores of the machine of the session; the module
 * of the Cert: drive fills it.
 */
import type { StoreName } from '../../src/deployment/certificate-store.ts';
import type { ChainKnowledge } from '../../src/deployment/machine-trust.ts';
import type { RevocationAnswer } from '../../src/deployment/revocation.ts';
import type { CertificateInfo } from '../../src/deployment/x509-reading.ts';
import { AmbientPort } from '../../src/types/ambient.ts';
import type { X509Certificate2 } from './certificate-objects.ts';

/** The two places of Windows: the user's own stores, and the machine's. */
export const certificateLocations = ['CurrentUser', 'LocalMachine'] as const;
export type CertificateLocation = (typeof certificateLocations)[number];

/** The certificates of the machine of the session, and of whoever is logged on. */
export interface MachineCertificates {
  /** The names of the stores that there are. */
  names(location: CertificateLocation): string[];
  list(location: CertificateLocation, store: StoreName): X509Certificate2[];
  /** Puts certificates into a store, at once. */
  add(location: CertificateLocation, store: StoreName, certificates: readonly X509Certificate2[]): void;
  /** Takes them out, at once; those that are not in there do not matter. */
  remove(location: CertificateLocation, store: StoreName, certificates: readonly X509Certificate2[]): void;
  /** Makes a store of the machine. */
  make(store: StoreName): void;
  /** The issuers and roots that the machine knows, and whom it does not trust. */
  known(): ChainKnowledge;
  /** What an issuer says of a certificate at a moment. */
  revocation(certificate: CertificateInfo, issuer: CertificateInfo, at: number): RevocationAnswer;
}

export const machineCertificates = new AmbientPort<MachineCertificates>('certificate stores of the machine');
