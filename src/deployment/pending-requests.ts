/**
 * The requests that a machine keeps with their keys until the answers come, its own and those of who works on it, and the
 * placeholders that stand for them in the store REQUEST of whose they are.
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
import { belongsTo, machineOf, type StoreOwner } from './store-owner.ts';
import type { CertificateInfo } from './x509-reading.ts';

/** A request as a machine keeps it. DER and PKCS #8 are in base64. */
export interface PendingRequestState {
  readonly requestId: number;
  /** Whose request it is (`CONTOSO\\kenmyer`); the machine's where nobody is named. */
  readonly user?: string;
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
      user: optional(text()),
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

/** The requests of a machine itself, or of somebody on it. */
export function listRequests(lab: StoreSnapshot, owner: StoreOwner): PendingRequestState[] {
  return allRequests(lab, owner).filter((request) => belongsTo(request, owner));
}

/** Writes the requests of a machine or a user in place of what they were. */
export function writeRequests(change: StoreChange, owner: StoreOwner, requests: readonly PendingRequestState[]): void {
  const others = allRequests(change, owner).filter((request) => !belongsTo(request, owner));
  change.write(requestsSection(machineOf(owner)), [...others, ...requests]);
}

function allRequests(lab: StoreSnapshot, owner: StoreOwner): readonly PendingRequestState[] {
  return lab.read(requestsSection(machineOf(owner))) ?? [];
}

/** Forgets the requests of a machine, or one of them. */
export function clearRequests(change: StoreChange, fqdn: string, requestId?: number): void {
  const requests = listRequests(change, fqdn);
  const kept = requestId === undefined ? [] : requests.filter((request) => request.requestId !== requestId);
  if (requestId !== undefined && kept.length === requests.length) {
    throw new DeploymentError('request-not-found', { requestId, machine: fqdn });
  }
  writeRequests(change, fqdn, kept);
}

/**
 * Puts the answer to an offline request into the store of whose request it was, together with the key that waited for it; false
 * where there is none.
 */
export function acceptAnswer(change: StoreChange, owner: StoreOwner, certificate: CertificateInfo): boolean {
  const publicKey = publicKeyOf(certificate);
  const requests = listRequests(change, owner);
  const request = requests.find((candidate) => candidate.publicKey === publicKey && candidate.privateKey);
  if (!request?.privateKey) return false;
  const { privateKey, friendlyName, exportable } = request;
  const key = base64Bytes(privateKey);
  addToStore(change, owner, 'My', { certificate, privateKey: key, exportable, friendlyName });
  dropPlaceholders(change, owner, publicKey);
  const { privateKey: _, ...rest } = request;
  const answered: PendingRequestState = { ...rest, status: 'Issued', thumbprint: certificate.thumbprint };
  writeRequests(
    change,
    owner,
    requests.map((other) => (other === request ? answered : other)),
  );
  return true;
}

/** While a request waits for its answer, a certificate that signs itself stands for it in the store REQUEST. */
export function keepPlaceholder(change: StoreChange, owner: StoreOwner, prepared: PreparedRequest, now: number): void {
  const { subject, dnsNames, keys, keyPurposes, friendlyName, exportable } = prepared;
  const certificate = selfSigned({
    subject,
    dnsNames,
    keyPurposes,
    keys,
    notBefore: now,
    notAfter: now + SELF_SIGNED_VALIDITY,
  });
  addToStore(change, owner, 'REQUEST', { certificate, privateKey: keys.privateKey, exportable, friendlyName });
}

/** The key of a request that waits for this certificate, which is then the answer to it. */
export function pendingKeyOf(
  lab: StoreSnapshot,
  owner: StoreOwner,
  certificate: CertificateInfo,
): { readonly privateKey: Uint8Array; readonly exportable: boolean } | undefined {
  const publicKey = publicKeyOf(certificate);
  const request = listRequests(lab, owner).find(
    (candidate) => candidate.publicKey === publicKey && candidate.privateKey,
  );
  return request?.privateKey === undefined
    ? undefined
    : { privateKey: base64Bytes(request.privateKey), exportable: request.exportable };
}

/** Takes the placeholders of a key out of the store REQUEST: its answer has come. */
export function dropPlaceholders(change: StoreChange, owner: StoreOwner, publicKey: string): void {
  for (const entry of listStore(change, owner, 'REQUEST')) {
    if (publicKeyOf(entry) === publicKey) removeFromStore(change, owner, 'REQUEST', entry.thumbprint, false);
  }
}

/** Adds a request to those of a machine or a user; gives its number there. */
export function recordRequest(
  change: StoreChange,
  owner: StoreOwner,
  prepared: PreparedRequest,
  now: number,
  status: 'Pending' | 'Issued' | 'Denied',
  certificate?: CertificateInfo,
  asked: Pick<PendingRequestState, 'authority' | 'authorityRequestId'> = {},
): number {
  const requestId = Math.max(0, ...allRequests(change, owner).map((request) => request.requestId)) + 1;
  const { types, keys, exportable, friendlyName } = prepared;
  const state: PendingRequestState = {
    requestId,
    ...(typeof owner !== 'string' && { user: owner.user }),
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
  writeRequests(change, owner, [...listRequests(change, owner), state]);
  return requestId;
}
