/**
 * Certificates by which a client says who it is, as web cmdlets reach them: what they are is known to whoever has certificates
 * and stores, and fills the port of the ambient.
 */
import type { ClientIdentity } from '../platform/network.ts';
import { AmbientPort } from '../types/ambient.ts';

export interface ClientCertificates {
  /** Those of the user's personal store with a thumbprint. */
  ofUser(thumbprint: string): readonly object[];
  /** The collection with a certificate, a new one in place of null; one that it has already is not added again. */
  added(collection: object | null, certificate: object): object;
  /** What the first certificate of a collection shows that has its private key; null where none has. */
  identityOf(collection: object): ClientIdentity | null;
}

export const clientCertificates = new AmbientPort<ClientCertificates>('certificates of clients');
