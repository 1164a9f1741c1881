/**
 * Requests for certificates by their uses: sent to the online authority and answered at once, or prepared as a file whose
 * answer is imported later.
 */
import { base64Bytes, base64Text } from '../platform/bytes.ts';
import type { StoreChange } from '../storage/store.ts';
import { groupsOf, requireAccount } from './accounts.ts';
import { configurationOf, requireNamedAuthority } from './authorities.ts';
import { requireReachable, requireRequest, submitRequest } from './authority-requests.ts';
import { needsSharedKey } from './certificate-rules.ts';
import { addToStore } from './certificate-store.ts';
import { isGlobalType, isUsedByRole, parseCertificateType } from './certificate-types.ts';
import { requireAuthority } from './certification-authority.ts';
import { DeploymentError } from './deployment-error.ts';
import type { NamePart } from './distinguished-name.ts';
import { requireDnsName } from './dns-name.ts';
import { generateKeyPair, type KeyAlgorithm } from './key-generation.ts';
import type { OperationContext } from './operation-context.ts';
import {
  dropPlaceholders,
  keepPlaceholder,
  listRequests,
  type PendingRequestState,
  type PreparedRequest,
  recordRequest,
  writeRequests,
} from './pending-requests.ts';
import { namesFor } from './server-names.ts';
import { machineOf, type StoreOwner } from './store-owner.ts';
import type { Computer, Topology } from './topology.ts';
import { buildRequest, keyPurposes } from './x509-building.ts';
import { type CertificateInfo, readCertificate } from './x509-reading.ts';

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

/** Requests a certificate for some uses of a machine. @throws DeploymentError where the authority denies it */
export function requestCertificate(context: OperationContext, request: CertificateRequest): RequestResult {
  const { topology } = context;
  const computer = requestedComputer(context, request.computer);
  const prepared = prepare(topology, computer, request);
  if (request.output !== undefined) return prepareOffline(context, computer, prepared, request);
  // For an Edge Server it is requested from inside.
  if (computer.pool.role === 'Edge' && context.machine.computer.pool.role === 'Edge') {
    const ca = configurationOf(requireAuthority(context.lab));
    throw new DeploymentError('ca-unreachable', { ca, machine: computer.fqdn });
  }
  const result = context.change(({ lab, now, user }) =>
    submitPrepared(lab, topology, computer, prepared, request, user, now),
  );
  if (result.status === 'Denied') throw new DeploymentError('request-denied', { reason: result.denial ?? '' });
  return result;
}

/** What to send, and as whom. An authority of the enterprise signs; a public one takes files only. */
export function submitPrepared(
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
    request.status === 'Denied' ? 0 : recordRequest(lab, owner, prepared, now, request.status, certificate, asked);
  return { requestId, status: request.status, ...(certificate && { certificate }), denial: request.denial };
}

/**
 * Fetches what authorities have decided since of the requests that were pending, and puts certificates into the store.
 * Gives the requests as they are then.
 */
export function retrieveRequests(
  context: OperationContext,
  requestId?: number,
  owner: StoreOwner = context.machine.fqdn,
): PendingRequestState[] {
  return context.change(({ lab, machine }) => {
    const requests = listRequests(lab, owner);
    if (requestId !== undefined && !requests.some((request) => request.requestId === requestId)) {
      throw new DeploymentError('request-not-found', { requestId, machine: machine.fqdn });
    }
    const isWanted = (request: PendingRequestState) => requestId === undefined || request.requestId === requestId;
    const retrieved = requests.map((request) => (isWanted(request) ? retrieve(lab, owner, request) : request));
    writeRequests(lab, owner, retrieved);
    return retrieved.filter(isWanted);
  });
}

function retrieve(change: StoreChange, owner: StoreOwner, request: PendingRequestState): PendingRequestState {
  const { authority: name, authorityRequestId: number, privateKey, friendlyName, exportable, ...rest } = request;
  if (request.status !== 'Pending' || name === undefined || number === undefined || privateKey === undefined)
    return request;
  const authority = requireNamedAuthority(change, name);
  requireReachable(change, authority, machineOf(owner));
  const { status, certificate } = requireRequest(authority, number);
  const asked = { authority: name, authorityRequestId: number, friendlyName, exportable };
  if (status === 'Denied') return { ...rest, ...asked, status };
  if (certificate === undefined) return request;
  const info = readCertificate(certificate);
  addToStore(change, owner, 'My', { certificate: info, privateKey: base64Bytes(privateKey), exportable, friendlyName });
  dropPlaceholders(change, owner, request.publicKey);
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
    dnsNames: distinctNames([...(request.domainNames ?? []).map(requireDnsName), ...names.dnsNames]),
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
  const text = encodedText(encodedRequest(prepared));
  // The key first: a request whose key is lost is of no use, a key without its request does no harm.
  const requestId = context.change(({ lab, now }) => {
    keepPlaceholder(lab, computer.fqdn, prepared, now);
    return recordRequest(lab, computer.fqdn, prepared, now, 'Pending');
  });
  machine.disk.writeFile(request.output as string, text);
  return { requestId, status: 'Offline' };
}

/** The request in DER, signed with its key. */
export function encodedRequest(
  { subject, dnsNames, keys, keyPurposes }: PreparedRequest,
  template?: string,
): Uint8Array {
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
export function encodedText(der: Uint8Array, label = 'NEW CERTIFICATE REQUEST'): string {
  const lines = base64Text(der).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\r\n');
}
