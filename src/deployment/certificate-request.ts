/**
 * Requests for certificates: sent to the online authority and answered at once, or prepared as a file whose answer is
 * imported later. The key of a request waits on the machine where the request was made.
 */
import { base64Bytes, base64Text } from '../platform/bytes.ts';
import { base64, flag, instant, list, oneOf, optional, record, text, whole } from '../storage/shape.ts';
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { groupsOf, requireAccount } from './accounts.ts';
import { configurationOf, requireNamedAuthority } from './authorities.ts';
import { requireReachable, requireRequest, submitRequest } from './authority-requests.ts';
import { certificateTypeShape, thumbprintShape } from './certificate-configuration.ts';
import { needsSharedKey } from './certificate-rules.ts';
import { addToStore, listStore, removeFromStore, type StoreOwner } from './certificate-store.ts';
import { type CertificateType, isGlobalType, isUsedByRole, parseCertificateType } from './certificate-types.ts';
import { requireAuthority } from './certification-authority.ts';
import { DeploymentError } from './deployment-error.ts';
import { type NamePart, parseName } from './distinguished-name.ts';
import { generateKeyPair, type KeyAlgorithm } from './key-generation.ts';
import { machineSection } from './lab-sections.ts';
import type { OperationContext } from './operation-context.ts';
import { publicKeyOf } from './private-keys.ts';
import { selfSigned } from './self-signed.ts';
import { namesFor } from './server-names.ts';
import type { Computer, Topology } from './topology.ts';
import { buildRequest, keyPurposes } from './x509-building.ts';
import { type CertificateInfo, readCertificate } from './x509-reading.ts';

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

/** What Request-CsCertificate -New says. */
export interface CertificateRequest {
  readonly types: readonly string[];
  /** The computer that it is for, or one of a pool; that of the session by default. */
  readonly computer?: string;
  /** The account with which the authority is asked; whoever is logged on by default. */
  readonly account?: string;
  /** `COMPUTER\NAME` or the name alone; the topology's authority by default. */
  readonly authority?: string;
  readonly friendlyName?: string;
  readonly keyAlgorithm?: KeyAlgorithm;
  readonly keySize?: number;
  readonly exportable?: boolean;
  readonly clientAuthentication?: boolean;
  readonly template?: string;
  /** Further alternative names. */
  readonly domainNames?: readonly string[];
  readonly allSipDomains?: boolean;
  readonly organization?: string;
  readonly organizationalUnit?: string;
  readonly city?: string;
  readonly state?: string;
  readonly country?: string;
  /** A file for an offline request. */
  readonly output?: string;
}

/** What became of a request. */
export interface RequestResult {
  readonly requestId: number;
  /** `Offline`: the request lies in a file; `Pending`: the authority has not decided. */
  readonly status: 'Issued' | 'Offline' | 'Pending' | 'Denied';
  /** The certificate, where one was issued. */
  readonly certificate?: CertificateInfo;
  /** Why the authority denied it. */
  readonly denial?: string;
}

const KEY_SIZES = [1024, 2048, 4096];
const YEAR = 365 * 86_400_000;

/** Requests a certificate for some uses of a machine. @throws DeploymentError where the authority denies it */
export function requestCertificate(context: OperationContext, request: CertificateRequest): RequestResult {
  const { topology } = context;
  const computer = requestedComputer(context, request.computer);
  const prepared = prepare(topology, computer, request);
  if (request.output !== undefined) return prepareOffline(context, computer, prepared, request);
  if (computer.pool.role === 'Edge') {
    const ca = configurationOf(requireAuthority(context.lab));
    throw new DeploymentError('ca-unreachable', { ca, machine: computer.fqdn });
  }
  const result = context.change(({ lab, now, user }) => submit(lab, topology, computer, prepared, request, user, now));
  if (result.status === 'Denied') throw new DeploymentError('request-denied', { reason: result.denial ?? '' });
  return result;
}

/** What to send, and as whom. An authority of the enterprise signs; a public one takes files only. */
function submit(
  lab: StoreChange,
  topology: Topology,
  computer: Computer,
  prepared: PreparedRequest,
  { authority: wanted, template, account }: CertificateRequest,
  user: string,
  now: number,
  owner: StoreOwner = computer.fqdn,
): RequestResult {
  const authority = wanted === undefined ? requireAuthority(lab) : requireNamedAuthority(lab, wanted);
  const { fqdn } = computer;
  if (authority.kind === 'public') {
    throw new DeploymentError('ca-unreachable', { ca: configurationOf(authority), machine: fqdn });
  }
  const requester = account === undefined ? user : requireAccount(lab, topology, account, 'ca-logon-refused');
  const { keys, friendlyName, exportable } = prepared;
  const outcome = submitRequest(
    lab,
    authority,
    {
      request: encodedRequest(prepared),
      template: template ?? 'WebServer',
      requester,
      groups: groupsOf(lab, topology, requester, fqdn),
      machine: fqdn,
    },
    now,
  );
  const { certificate, request } = outcome;
  if (certificate) {
    addToStore(lab, owner, 'My', { certificate, privateKey: keys.privateKey, exportable, friendlyName });
  }
  const asked = { authority: configurationOf(authority), authorityRequestId: request.requestId };
  // One that was denied at once is told at once, and forgotten.
  const requestId =
    request.status === 'Denied' ? 0 : recordRequest(lab, fqdn, prepared, now, request.status, certificate, asked);
  return { requestId, status: request.status, ...(certificate && { certificate }), denial: request.denial };
}

/**
 * Fetches what authorities have decided since of the requests that were pending, and puts certificates into the store.
 * Gives the requests as they are then.
 */
export function retrieveRequests(context: OperationContext, requestId?: number): PendingRequestState[] {
  return context.change(({ lab, machine }) => {
    const requests = listRequests(lab, machine.fqdn);
    if (requestId !== undefined && !requests.some((request) => request.requestId === requestId)) {
      throw new DeploymentError('request-not-found', { requestId, machine: machine.fqdn });
    }
    const isWanted = (request: PendingRequestState) => requestId === undefined || request.requestId === requestId;
    const retrieved = requests.map((request) => (isWanted(request) ? retrieve(lab, machine.fqdn, request) : request));
    lab.write(requestsSection(machine.fqdn), retrieved);
    return retrieved.filter(isWanted);
  });
}

function retrieve(change: StoreChange, fqdn: string, request: PendingRequestState): PendingRequestState {
  const { authority: name, authorityRequestId: number, privateKey, friendlyName, exportable, ...rest } = request;
  if (request.status !== 'Pending' || name === undefined || number === undefined || privateKey === undefined)
    return request;
  const authority = requireNamedAuthority(change, name);
  requireReachable(change, authority, fqdn);
  const { status, certificate } = requireRequest(authority, number);
  const asked = { authority: name, authorityRequestId: number, friendlyName, exportable };
  if (status === 'Denied') return { ...rest, ...asked, status };
  if (certificate === undefined) return request;
  const info = readCertificate(certificate);
  addToStore(change, fqdn, 'My', { certificate: info, privateKey: base64Bytes(privateKey), exportable, friendlyName });
  dropPlaceholders(change, fqdn, request.publicKey);
  return { ...rest, ...asked, status: 'Issued', thumbprint: info.thumbprint };
}

/** The computer that a request is for. A pool's certificate is requested for the computer of the session, or its first. */
function requestedComputer({ topology, machine }: OperationContext, wanted: string | undefined): Computer {
  if (wanted === undefined) return machine.computer;
  const { computer } = machine;
  if ([computer.fqdn, computer.name, computer.pool.fqdn].some((name) => isSame(name, wanted))) return computer;
  if (machine.role === 'Edge') throw new DeploymentError('store-inaccessible', { machine: machine.fqdn });
  const found = topology.computers.find(({ fqdn, name, pool }) =>
    [fqdn, name, pool.fqdn].some((known) => isSame(known, wanted)),
  );
  if (!found) throw new DeploymentError('unknown-machine', { machine: wanted });
  return found;
}

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
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

interface PreparedRequest {
  readonly types: readonly CertificateType[];
  readonly subject: NamePart[];
  readonly dnsNames: string[];
  readonly keyPurposes: string[];
  readonly keys: ReturnType<typeof generateKeyPair>;
  readonly exportable: boolean;
  readonly friendlyName: string;
}

function prepare(topology: Topology, computer: Computer, request: CertificateRequest): PreparedRequest {
  const types = request.types.map(parseCertificateType);
  if (types.length === 0) throw new DeploymentError('type-required');
  const needless = types.find((type) => !isGlobalType(type) && !isUsedByRole(type, computer.pool.role));
  if (needless) throw new DeploymentError('type-not-on-machine', { type: needless, machine: computer.fqdn });
  const algorithm = request.keyAlgorithm ?? 'RSA';
  const bits = request.keySize ?? 2048;
  if (algorithm === 'RSA' && !KEY_SIZES.includes(bits)) throw new DeploymentError('key-size-invalid', { bits });
  const names = namesFor(types, computer, topology, request.allSipDomains ?? true);
  return {
    types,
    subject: [...names.subject, ...organizationParts(request)],
    dnsNames: distinctNames([...(request.domainNames ?? []), ...names.dnsNames]),
    keyPurposes: [keyPurposes.serverAuth, ...(request.clientAuthentication ? [keyPurposes.clientAuth] : [])],
    keys: generateKeyPair(algorithm, bits),
    exportable: request.exportable ?? types.some((type) => needsSharedKey(type, computer)),
    friendlyName: request.friendlyName ?? `Lync Server 2013 ${types.join(', ')}`,
  };
}

/** Those asked for come first, in the letters in which they were typed (lync-console.md, B2). */
function distinctNames(names: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const name of names) if (!seen.has(name.toLowerCase())) seen.set(name.toLowerCase(), name);
  return [...seen.values()];
}

function organizationParts(request: CertificateRequest): NamePart[] {
  const parts: [string, string | undefined][] = [
    ['OU', request.organizationalUnit],
    ['O', request.organization],
    ['L', request.city],
    ['S', request.state],
    ['C', request.country],
  ];
  return parts.filter((part): part is [string, string] => part[1] !== undefined && part[1] !== '');
}

function prepareOffline(
  context: OperationContext,
  computer: Computer,
  prepared: PreparedRequest,
  request: CertificateRequest,
): RequestResult {
  const { machine } = context;
  const text = requestText(encodedRequest(prepared));
  // The key first: a request whose key is lost is of no use, a key without its request does no harm.
  const requestId = context.change(({ lab, now }) => {
    keepPlaceholder(lab, computer.fqdn, prepared, now);
    return recordRequest(lab, computer.fqdn, prepared, now, 'Pending');
  });
  machine.disk.writeFile(request.output as string, text);
  return { requestId, status: 'Offline' };
}

function encodedRequest({ subject, dnsNames, keys, keyPurposes }: PreparedRequest, template?: string): Uint8Array {
  const contents = {
    subject,
    dnsNames,
    publicKey: keys.publicKey,
    keyPurposes,
    ...(template !== undefined && { template }),
  };
  return buildRequest(contents, keys.privateKey);
}

/** A request in DER as Windows writes it into a file. */
function requestText(der: Uint8Array): string {
  const lines = base64Text(der).match(/.{1,64}/g) ?? [];
  return ['-----BEGIN NEW CERTIFICATE REQUEST-----', ...lines, '-----END NEW CERTIFICATE REQUEST-----', ''].join(
    '\r\n',
  );
}

/** While a request waits for its answer, a certificate that signs itself stands for it in the store REQUEST. */
function keepPlaceholder(change: StoreChange, fqdn: string, prepared: PreparedRequest, now: number): void {
  const { subject, dnsNames, keys, keyPurposes, friendlyName, exportable } = prepared;
  const certificate = selfSigned({ subject, dnsNames, keyPurposes, keys, notBefore: now, notAfter: now + YEAR });
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

/** A request that a file describes, as certreq makes it. */
export interface DescribedRequest {
  /** `CN=pool01.contoso.com, O=Contoso` */
  readonly subject: string;
  readonly dnsNames: readonly string[];
  readonly keyPurposes: readonly string[];
  readonly keyAlgorithm: KeyAlgorithm;
  readonly keyBits: number;
  readonly exportable: boolean;
  readonly friendlyName: string;
  readonly template?: string | undefined;
  /** It becomes a certificate that signs itself at once. */
  readonly isSelfSigned: boolean;
}

/** Prepares a request for whatever names and uses; its key waits on the machine. Gives its text. */
export function prepareDescribed({ change, machine }: OperationContext, wanted: DescribedRequest): string {
  const { template, isSelfSigned } = wanted;
  const prepared = preparedAsDescribed(wanted);
  const { subject, dnsNames, keyPurposes: purposes, keys, exportable, friendlyName } = prepared;
  change(({ lab, now }) => {
    if (!isSelfSigned) {
      keepPlaceholder(lab, machine.fqdn, prepared, now);
      recordRequest(lab, machine.fqdn, prepared, now, 'Pending');
      return;
    }
    const contents = { subject, dnsNames, keyPurposes: purposes, keys, notBefore: now, notAfter: now + YEAR };
    const entry = { certificate: selfSigned(contents), privateKey: keys.privateKey, exportable, friendlyName };
    addToStore(lab, machine.fqdn, 'My', entry);
  });
  return requestText(encodedRequest(prepared, template));
}

/** A request that the authority of the domain answers by a template, as enrolment in Windows sends it. */
export interface Enrolment extends Omit<DescribedRequest, 'isSelfSigned'> {
  readonly template: string;
  /** In whose personal store the certificate is to lie. */
  readonly owner: StoreOwner;
}

/** Requests a certificate for whatever names by a template. While its manager has not decided, a placeholder stands for it. */
export function enroll({ change, topology, machine }: OperationContext, wanted: Enrolment): RequestResult {
  const prepared = preparedAsDescribed(wanted);
  const result = change(({ lab, now, user }) => {
    const asked = { types: [], template: wanted.template };
    const outcome = submit(lab, topology, machine.computer, prepared, asked, user, now, wanted.owner);
    if (outcome.status === 'Pending') keepPlaceholder(lab, machine.fqdn, prepared, now);
    return outcome;
  });
  if (result.status === 'Denied') throw new DeploymentError('request-denied', { reason: result.denial ?? '' });
  return result;
}

function preparedAsDescribed(wanted: Omit<DescribedRequest, 'isSelfSigned'>): PreparedRequest {
  const { subject, dnsNames, keyPurposes: purposes, keyAlgorithm, keyBits, exportable, friendlyName } = wanted;
  return {
    types: [],
    subject: parseName(subject),
    dnsNames: [...dnsNames],
    keyPurposes: [...purposes],
    keys: generateKeyPair(keyAlgorithm, keyBits),
    exportable,
    friendlyName,
  };
}

/** Takes the placeholders of a key out of the store REQUEST: its answer has come. */
export function dropPlaceholders(change: StoreChange, fqdn: string, publicKey: string): void {
  for (const entry of listStore(change, fqdn, 'REQUEST')) {
    if (publicKeyOf(entry) === publicKey) removeFromStore(change, fqdn, 'REQUEST', entry.thumbprint, false);
  }
}

function recordRequest(
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
