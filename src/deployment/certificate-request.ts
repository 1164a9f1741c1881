/**
 * Requests for certificates: sent to the online authority and answered at once, or prepared as a file whose answer is
 * imported later. The key of a request waits on the machine where the request was made.
 */
import { base64Bytes, base64Text } from '../platform/bytes.ts';
import { base64, flag, instant, list, oneOf, optional, record, text, whole } from '../storage/shape.ts';
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { certificateTypeShape, thumbprintShape } from './certificate-configuration.ts';
import { addToStore } from './certificate-store.ts';
import { requireTemplate } from './certificate-templates.ts';
import { type CertificateType, isGlobalType, isUsedByRole, parseCertificateType } from './certificate-types.ts';
import { issueCertificate } from './certification-authority.ts';
import { DeploymentError } from './deployment-error.ts';
import type { NamePart } from './distinguished-name.ts';
import { isAuthorityUnreachable } from './faults.ts';
import { generateKeyPair, type KeyAlgorithm } from './key-generation.ts';
import { machineSection } from './lab-sections.ts';
import type { Machine } from './machine.ts';
import type { OperationContext } from './operation-context.ts';
import { publicKeyOf } from './private-keys.ts';
import { namesFor } from './server-names.ts';
import { hostNameOf, type Topology } from './topology.ts';
import { buildRequest, keyPurposes } from './x509-building.ts';
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
  readonly status: 'Pending' | 'Issued';
  readonly thumbprint?: string;
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
      status: oneOf('Pending', 'Issued'),
      thumbprint: optional(thumbprintShape),
    }),
  ),
);

/** What Request-CsCertificate -New says. */
export interface CertificateRequest {
  readonly types: readonly string[];
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
  /** `Offline`: the request lies in a file. */
  readonly status: 'Issued' | 'Offline';
  /** The certificate, unless the request went into a file. */
  readonly certificate?: CertificateInfo;
}

const KEY_SIZES = [1024, 2048, 4096];

/** Requests a certificate for some uses of a machine. */
export function requestCertificate(context: OperationContext, request: CertificateRequest): RequestResult {
  const { topology, machine } = context;
  const prepared = prepare(topology, machine, request);
  if (request.output !== undefined) return prepareOffline(context, prepared, request);
  requireAuthority(context, request.authority);
  const template = requireTemplate(request.template ?? 'WebServer');
  return context.change(({ lab, now }) => {
    const { certificate } = issueCertificate(lab, {
      subject: prepared.subject,
      dnsNames: prepared.dnsNames,
      publicKey: prepared.keys.publicKey,
      notBefore: now - CLOCK_SKEW_MS,
      keyPurposes: prepared.keyPurposes,
      template,
    });
    const { privateKey } = prepared.keys;
    const { friendlyName, exportable } = prepared;
    addToStore(lab, machine.fqdn, 'My', { certificate, privateKey, exportable, friendlyName });
    const requestId = recordRequest(lab, machine.fqdn, prepared, now, certificate);
    return { requestId, status: 'Issued', certificate };
  });
}

/** A Microsoft authority dates certificates ten minutes back, for machines whose clocks are slow. */
const CLOCK_SKEW_MS = 600_000;

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

function prepare(topology: Topology, machine: Machine, request: CertificateRequest): PreparedRequest {
  const types = request.types.map(parseCertificateType);
  if (types.length === 0) throw new DeploymentError('type-required');
  const needless = types.find((type) => !isGlobalType(type) && !isUsedByRole(type, machine.role));
  if (needless) throw new DeploymentError('type-not-on-machine', { type: needless, machine: machine.fqdn });
  const algorithm = request.keyAlgorithm ?? 'RSA';
  const bits = request.keySize ?? 2048;
  if (algorithm === 'RSA' && !KEY_SIZES.includes(bits)) throw new DeploymentError('key-size-invalid', { bits });
  const names = namesFor(types, machine.computer, topology, request.allSipDomains ?? true);
  return {
    types,
    subject: [...names.subject, ...organizationParts(request)],
    dnsNames: distinctNames([...(request.domainNames ?? []), ...names.dnsNames]),
    keyPurposes: [keyPurposes.serverAuth, ...(request.clientAuthentication ? [keyPurposes.clientAuth] : [])],
    keys: generateKeyPair(algorithm, bits),
    exportable: request.exportable ?? false,
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
  prepared: PreparedRequest,
  request: CertificateRequest,
): RequestResult {
  const { machine } = context;
  const { subject, dnsNames, keys } = prepared;
  const contents = { subject, dnsNames, publicKey: keys.publicKey, keyPurposes: prepared.keyPurposes };
  const lines = base64Text(buildRequest(contents, keys.privateKey)).match(/.{1,64}/g) ?? [];
  const text = ['-----BEGIN NEW CERTIFICATE REQUEST-----', ...lines, '-----END NEW CERTIFICATE REQUEST-----', ''];
  // The key first: a request whose key is lost is of no use, a key without its request does no harm.
  const requestId = context.change(({ lab, now }) => recordRequest(lab, machine.fqdn, prepared, now));
  machine.disk.writeFile(request.output as string, text.join('\r\n'));
  return { requestId, status: 'Offline' };
}

function recordRequest(
  change: StoreChange,
  fqdn: string,
  prepared: PreparedRequest,
  now: number,
  certificate?: CertificateInfo,
): number {
  const requests = listRequests(change, fqdn);
  const requestId = Math.max(0, ...requests.map((request) => request.requestId)) + 1;
  const { types, keys, exportable, friendlyName } = prepared;
  const common = {
    requestId,
    types,
    subject: prepared.subject.map(([type, value]) => `${type}=${value}`).join(', '),
    createdAt: now,
    publicKey: base64Text(keys.publicKey),
    exportable,
    friendlyName,
  };
  const state: PendingRequestState = certificate
    ? { ...common, status: 'Issued', thumbprint: certificate.thumbprint }
    : { ...common, status: 'Pending', privateKey: base64Text(keys.privateKey) };
  change.write(requestsSection(fqdn), [...requests, state]);
  return requestId;
}

/** Edge Servers are in no domain and cannot reach the enterprise authority. */
function requireAuthority({ lab, topology, machine }: OperationContext, wanted: string | undefined): void {
  const { name, computer } = topology.document.certificationAuthority;
  const known = `${computer}\\${name}`;
  const forms = [name, known, `${hostNameOf(computer)}\\${name}`].map((form) => form.toLowerCase());
  if (wanted !== undefined && !forms.includes(wanted.toLowerCase())) {
    throw new DeploymentError('ca-not-found', { ca: wanted, known });
  }
  if (machine.role === 'Edge' || isAuthorityUnreachable(lab, machine.fqdn, computer))
    throw new DeploymentError('ca-unreachable', { ca: known, machine: machine.fqdn });
}
