/**
 * What becomes of requests that are sent to an authority: an enterprise's decides by the template, the rights of whoever
 * asks and perhaps its manager; a public one answers after a while, when it is sure who owns the names. Neither ever sees
 * a private key.
 */
import { base64Bytes, base64Text } from '../platform/bytes.ts';
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { authorities, configurationOf, putAuthority, requireNamedAuthority } from './authorities.ts';
import { type CertificateTemplate, requireTemplate } from './certificate-templates.ts';
import { type AuthorityState, issueFrom, type SubmittedRequest } from './certification-authority.ts';
import { DeploymentError, type DeploymentErrorCode } from './deployment-error.ts';
import type { NamePart } from './distinguished-name.ts';
import { isNameTooLong, simpleName } from './distinguished-name.ts';
import { faultOfDnsName } from './dns-name.ts';
import { isAuthorityUnreachable } from './faults.ts';
import { namesIn } from './x509-general-names.ts';
import { type CertificateInfo, readCertificate } from './x509-reading.ts';
import { keySizeOf, type RequestDetails, readRequest } from './x509-request.ts';

/** A Microsoft authority dates certificates ten minutes back, for machines whose clocks are slow. */
const CLOCK_SKEW_MS = 600_000;
const DAY = 86_400_000;
const HOUR = 3_600_000;
const PUBLIC_VALIDITY = 365 * DAY;
const PUBLIC_MINIMUM_BITS = 2048;
/** Server and client authentication. */
const PUBLIC_PURPOSES = ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'];

const ALTERNATIVE_NAMES = '2.5.29.17';
const RSA = '1.2.840.113549.1.1.1';

/** MaxIncomingMessageSize of an authority of Windows, in bytes. */
const LONGEST_REQUEST = 65_536;

/** What is sent to an authority. */
export interface Submission {
  /** PKCS #10, DER. */
  readonly request: Uint8Array;
  readonly template?: string;
  /** `CONTOSO\Administrator` */
  readonly requester: string;
  /** The groups of the requester. */
  readonly groups: readonly string[];
  /** The computer that sends it. */
  readonly machine: string;
  /** Alternative names beside those in the request (the attribute SAN). */
  readonly dnsNames?: readonly string[];
}

/** An outcome: the request as the authority keeps it. */
export interface Outcome {
  readonly request: SubmittedRequest;
  readonly certificate?: CertificateInfo;
}

/** Sends a request to an authority. @throws DeploymentError where the authority cannot be reached or there is no such template */
export function submitRequest(
  change: StoreChange,
  authority: AuthorityState,
  submission: Submission,
  now: number,
): Outcome {
  requireReachable(change, authority, submission.machine);
  const { length } = submission.request;
  if (length > LONGEST_REQUEST)
    throw new DeploymentError('request-too-long', { ca: configurationOf(authority), length });
  const details = readRequest(submission.request);
  const request: SubmittedRequest = {
    requestId: authority.nextRequestId,
    request: base64Text(submission.request),
    requester: submission.requester,
    machine: submission.machine,
    template: submission.template ?? (authority.kind === 'public' ? '' : 'WebServer'),
    submittedAt: now,
    status: 'Pending',
    ...(submission.dnsNames?.length && { dnsNames: submission.dnsNames }),
  };
  const received = { ...authority, nextRequestId: authority.nextRequestId + 1 };
  if (authority.kind === 'public') {
    const pending = { ...request, dueAt: now + (authority.answersAfter ?? HOUR) };
    return keep(change, received, pending);
  }
  const template = requireTemplate(authority, request.template, submission.groups);
  const named = { ...request, template: template.name };
  const denial = refusal(details, template);
  if (denial !== undefined) return keep(change, received, { ...named, status: 'Denied', denial });
  if (template.needsApproval) return keep(change, received, named);
  return issue(change, received, named, now);
}

/** Issues or denies a request that is pending, as a manager of the authority does. */
export function decideRequest(
  change: StoreChange,
  authority: AuthorityState,
  requestId: number,
  isApproved: boolean,
  now: number,
): Outcome {
  const request = requireRequest(authority, requestId);
  if (request.status !== 'Pending') throw new DeploymentError('request-not-pending', { requestId, ca: authority.name });
  if (isApproved) return issueOrDeny(change, authority, request, now);
  return keep(change, authority, { ...request, status: 'Denied', denial: 'Denied by the manager of the authority' });
}

/** Public authorities whose time to answer has come: when, and how it is done. */
export function* dueAnswers(
  lab: StoreSnapshot,
): Generator<{ readonly at: number; readonly what: string; perform(change: StoreChange): void }> {
  for (const { name, requests = [] } of authorities(lab)) {
    for (const { requestId, status, dueAt: at } of requests) {
      if (status !== 'Pending' || at === undefined) continue;
      const what = `${name} answers the request ${requestId}`;
      yield { at, what, perform: (change) => answer(change, requireNamedAuthority(change, name), requestId, at) };
    }
  }
}

/** A request as the authority knows it. @throws DeploymentError */
export function requireRequest(authority: AuthorityState, requestId: number): SubmittedRequest {
  const found = authority.requests?.find((request) => request.requestId === requestId);
  if (found) return found;
  throw new DeploymentError('request-not-at-authority', { requestId, ca: configurationOf(authority) });
}

/** @throws DeploymentError `ca-unreachable` */
export function requireReachable(lab: StoreSnapshot, authority: AuthorityState, machine: string): void {
  if (isReachableFrom(lab, authority, machine)) return;
  throw new DeploymentError('ca-unreachable', { ca: configurationOf(authority), machine });
}

/** Whether a machine reaches an authority. */
export function isReachableFrom(
  lab: StoreSnapshot,
  { isReachable, computer }: AuthorityState,
  machine: string,
): boolean {
  return isReachable !== false && !isAuthorityUnreachable(lab, machine, computer);
}

/** The names that a request asks for: its own, and those of the attribute. */
export function requestedNames(details: RequestDetails, further: readonly string[] = []): string[] {
  const extension = details.extensions.find(({ identifier }) => identifier === ALTERNATIVE_NAMES);
  const own = extension ? namesIn(extension.value).flatMap((name) => (name.kind === 'dns' ? [name.value] : [])) : [];
  return [...new Map([...own, ...further].map((name) => [name.toLowerCase(), name])).values()];
}

function answer(change: StoreChange, authority: AuthorityState, requestId: number, at: number): void {
  const request = requireRequest(authority, requestId);
  const details = readRequest(base64Bytes(request.request));
  const denial = publicRefusal(details, authority, requestedNames(details, request.dnsNames));
  if (denial === undefined) issueOrDeny(change, authority, request, at);
  else keep(change, authority, { ...request, status: 'Denied', denial });
}

/** Why an enterprise's policy module denies a request: the text behind `Denied by Policy Module`. */
function refusal(details: RequestDetails, { minimumKeyBits }: CertificateTemplate): string | undefined {
  if (!details.isSigned) return '0x80090006, Invalid Signature.';
  // EnforceX500NameLengths is on unless somebody turns it off.
  if (isNameTooLong(details.subject)) return '0x80094001, The request subject name is invalid or too long.';
  if (details.key.algorithm !== RSA || keySizeOf(details.key) >= minimumKeyBits) return undefined;
  return '0x80094811, The public key does not meet the minimum size required by the specified certificate template.';
}

/** Why a public authority denies a request. */
function publicRefusal(
  details: RequestDetails,
  { domains = [] }: AuthorityState,
  names: readonly string[],
): string | undefined {
  if (!details.isSigned) return 'The request does not bear a signature by its own key.';
  if (details.key.algorithm === RSA && keySizeOf(details.key) < PUBLIC_MINIMUM_BITS) {
    return `The key has ${keySizeOf(details.key)} bits: ${PUBLIC_MINIMUM_BITS} or more are needed.`;
  }
  if (isNameTooLong(details.subject)) return 'A part of the subject is longer than X.520 allows.';
  const wanted = [...new Set([simpleName(details.subject), ...names])];
  for (const name of wanted) {
    const fault = faultOfDnsName(name);
    if (fault !== undefined)
      return new DeploymentError('domain-name-invalid', { name: printable(name), reason: fault }).message;
  }
  const foreign = wanted.find((name) => !domains.some((domain) => isWithin(name, domain)));
  return foreign === undefined ? undefined : `The domain of "${foreign}" has not been validated.`;
}

/** A name as it can stand in a message. */
function printable(name: string): string {
  return name.slice(0, 64).replaceAll(/[\x00-\x1f]/g, '\ufffd');
}

function isWithin(name: string, domain: string): boolean {
  const [host, wanted] = [name.toLowerCase(), domain.toLowerCase()];
  return host === wanted || host.endsWith(`.${wanted}`);
}

/** What a request asks for that no certificate can hold. */
const UNFIT = new Set<DeploymentErrorCode>(['domain-name-invalid', 'subject-invalid']);

/** A request that waits is decided one way or the other: whoever decides it later does not get the errors of who sent it. */
function issueOrDeny(change: StoreChange, authority: AuthorityState, request: SubmittedRequest, now: number): Outcome {
  try {
    return issue(change, authority, request, now);
  } catch (error) {
    if (!(error instanceof DeploymentError) || !UNFIT.has(error.code)) throw error;
    return keep(change, authority, { ...request, status: 'Denied', denial: error.message });
  }
}

function issue(change: StoreChange, authority: AuthorityState, request: SubmittedRequest, now: number): Outcome {
  const details = readRequest(base64Bytes(request.request));
  const template =
    authority.kind === 'public'
      ? undefined
      : requireTemplate(authority, request.template, ['Enterprise Admins', 'Domain Controllers']);
  const [issued, certificate] = issueFrom(authority, {
    ...namesOf(details, request, template),
    publicKey: details.publicKey,
    notBefore: now - (authority.kind === 'public' ? 0 : CLOCK_SKEW_MS),
    validity: template ? template.validityDays * DAY : PUBLIC_VALIDITY,
    keyPurposes: purposesOf(details, template),
    ...(template && { template: template.name }),
    ...(template?.name === 'SubCA' && { authority: true }),
    requestId: request.requestId,
  });
  return keep(change, issued, { ...request, status: 'Issued', certificate: base64Text(certificate.der) });
}

/** What the key is for: what the request asks for where the names are its own too, else what the template says. */
function purposesOf({ keyPurposes }: RequestDetails, template: CertificateTemplate | undefined): readonly string[] {
  const asked = keyPurposes.length > 0 && (template === undefined || template.subject === 'request');
  return asked ? keyPurposes : (template?.keyPurposes ?? PUBLIC_PURPOSES);
}

/** Whom the certificate names: what the request says, or what Active Directory knows of who asks. */
function namesOf(
  details: RequestDetails,
  request: SubmittedRequest,
  template: CertificateTemplate | undefined,
): { readonly subject: NamePart[]; readonly dnsNames: readonly string[] } {
  switch (template?.subject) {
    case 'computer':
      return { subject: [['CN', request.machine]], dnsNames: [request.machine] };
    case 'user':
      return { subject: [['CN', request.requester.replace(/^.*\\/, '')]], dnsNames: [] };
    default:
      return { subject: details.subject.flat(), dnsNames: requestedNames(details, request.dnsNames) };
  }
}

function keep(change: StoreChange, authority: AuthorityState, request: SubmittedRequest): Outcome {
  const others = (authority.requests ?? []).filter(({ requestId }) => requestId !== request.requestId);
  putAuthority(change, { ...authority, requests: [...others, request] });
  return { request, ...(request.certificate !== undefined && { certificate: readCertificate(request.certificate) }) };
}
