/**
 * The requests that a machine keeps with their keys until the answers come, and the placeholders that stand for them in its
 * store REQUEST.
 */
import { base64Bytes, base64Text } from '../platform/bytes.ts';
import { base64, flag, instant, list, oneOf, optional, record, text, whole } from '../storage/shape.ts';
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { certificateTypeShape, thumbprintShape } from './certificate-configuration.ts';
import { addToStore, listStore, removeFromStore } from './certificate-store.ts';
import type { CertificateType } from './certificate-types.ts';
import { DeploymentError } from './deployment-error.ts';
import type { NamePart } from './distinguished-name.ts';
import type { generateKeyPair } from './key-generation.ts';
import { machineSection } from './lab-sections.ts';
import { publicKeyOf } from './private-keys.ts';
import { SELF_SIGNED_VALIDITY, selfSigned } from './self-signed.ts';
import type { CertificateInfo } from './x509-reading.ts';

/** A request as a machine keeps it. DER and PKCS #8 are in base64. */
export interface PendingRequestState {
  readonly requestId: number;
  readonly types: readonly CertificateType[];
  readonly subject: string;
  readonly createdAt: number;
  readonly publicKey: string;
  /** Gone once the certificate is in the store. */
  readonly privateKey?: string;
  readonly exportable: boolean;
  readonly friendlyName: string;
  readonly status: 'Pending' | 'Issued' | 'Denied';
  readonly thumbprint?: string;
  /** The authority that was asked online, and its number for the request. */
  readonly authority?: string;
  readonly authorityRequestId?: number;
}

export const requestsSection = machineSection(
  'certificate-requests',
  list(
    record<PendingRequestState>({
      requestId: whole(1),
      types: list(certificateTypeShape),
      subject: text(),
      createdAt: instant,
      publicKey: base64,
      privateKey: optional(base64),
      exportable: flag,
      friendlyName: text(),
      status: oneOf('Pending', 'Issued', 'Denied'),
      thumbprint: optional(thumbprintShape),
      authority: optional(text()),
      authorityRequestId: optional(whole(1)),
    }),
  ),
);

/** What a request is made of before it is sent. */
export interface PreparedRequest {
  readonly types: readonly CertificateType[];
  readonly subject: NamePart[];
  readonly dnsNames: string[];
  readonly keyPurposes: string[];
  readonly keys: ReturnType<typeof generateKeyPair>;
  readonly exportable: boolean;
  readonly friendlyName: string;
}

/** The requests of a machine. */
export function listRequests(lab: StoreSnapshot, fqdn: string): PendingRequestState[] {
  return [...(lab.read(requestsSection(fqdn)) ?? [])];
}

/** Forgets the requests of a machine, or one of them. */
export function clearRequests(change: StoreChange, fqdn: string, requestId?: number): void {
  const requests = listRequests(change, fqdn);
  const kept = requestId === undefined ? [] : requests.filter((request) => request.requestId !== requestId);
  if (requestId !== undefined && kept.length === requests.length) {
    throw new DeploymentError('request-not-found', { requestId, machine: fqdn });
  }
  change.write(requestsSection(fqdn), kept);
}

/** Puts the answer to an offline request into the store, together with the key that waited for it. */
export function acceptAnswer(change: StoreChange, fqdn: string, certificate: CertificateInfo, path: string): void {
  const publicKey = publicKeyOf(certificate);
  const requests = listRequests(change, fqdn);
  const request = requests.find((candidate) => candidate.publicKey === publicKey && candidate.privateKey);
  if (!request?.privateKey) throw new DeploymentError('no-pending-request', { machine: fqdn, path });
  const { privateKey, friendlyName, exportable } = request;
  const key = base64Bytes(privateKey);
  addToStore(change, fqdn, 'My', { certificate, privateKey: key, exportable, friendlyName });
  dropPlaceholders(change, fqdn, publicKey);
  const { privateKey: _, ...rest } = request;
  const answered: PendingRequestState = { ...rest, status: 'Issued', thumbprint: certificate.thumbprint };
  change.write(
    requestsSection(fqdn),
    requests.map((other) => (other === request ? answered : other)),
  );
}

/** While a request waits for its answer, a certificate that signs itself stands for it in the store REQUEST. */
export function keepPlaceholder(change: StoreChange, fqdn: string, prepared: PreparedRequest, now: number): void {
  const { subject, dnsNames, keys, keyPurposes, friendlyName, exportable } = prepared;
  const certificate = selfSigned({
    subject,
    dnsNames,
    keyPurposes,
    keys,
    notBefore: now,
    notAfter: now + SELF_SIGNED_VALIDITY,
  });
  addToStore(change, fqdn, 'REQUEST', { certificate, privateKey: keys.privateKey, exportable, friendlyName });
}

/** The key of a request that waits for this certificate, which is then the answer to it. */
export function pendingKeyOf(
  lab: StoreSnapshot,
  fqdn: string,
  certificate: CertificateInfo,
): { readonly privateKey: Uint8Array; readonly exportable: boolean } | undefined {
  const publicKey = publicKeyOf(certificate);
  const request = listRequests(lab, fqdn).find(
    (candidate) => candidate.publicKey === publicKey && candidate.privateKey,
  );
  return request?.privateKey === undefined
    ? undefined
    : { privateKey: base64Bytes(request.privateKey), exportable: request.exportable };
}

/** Takes the placeholders of a key out of the store REQUEST: its answer has come. */
export function dropPlaceholders(change: StoreChange, fqdn: string, publicKey: string): void {
  for (const entry of listStore(change, fqdn, 'REQUEST')) {
    if (publicKeyOf(entry) === publicKey) removeFromStore(change, fqdn, 'REQUEST', entry.thumbprint, false);
  }
}

/** Adds a request to those of a machine; gives its number there. */
export function recordRequest(
  change: StoreChange,
  fqdn: string,
  prepared: PreparedRequest,
  now: number,
  status: 'Pending' | 'Issued' | 'Denied',
  certificate?: CertificateInfo,
  asked: Pick<PendingRequestState, 'authority' | 'authorityRequestId'> = {},
): number {
  const requests = listRequests(change, fqdn);
  const requestId = Math.max(0, ...requests.map((request) => request.requestId)) + 1;
  const { types, keys, exportable, friendlyName } = prepared;
  const state: PendingRequestState = {
    requestId,
    types,
    subject: prepared.subject.map(([type, value]) => `${type}=${value}`).join(', '),
    createdAt: now,
    publicKey: base64Text(keys.publicKey),
    exportable,
    friendlyName,
    status,
    ...asked,
    ...(certificate && { thumbprint: certificate.thumbprint }),
    ...(status === 'Pending' && { privateKey: base64Text(keys.privateKey) }),
  };
  change.write(requestsSection(fqdn), [...requests, state]);
  return requestId;
}
