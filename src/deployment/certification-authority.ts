/**
 * A certification authority: the enterprise's, one below it, or a public one. It issues certificates as a Microsoft CA
 * does (serial numbers, extensions, URLs), and keeps the record of what it was asked for, has issued and revoked.
 */
import { base64Bytes, base64Text, utf8Bytes } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import { base64, flag, instant, list, number, oneOf, optional, record, text, whole } from '../storage/shape.ts';
import type { StoreSnapshot } from '../storage/store.ts';
import { sectionKey } from '../storage/store.ts';
import { type AuthoritySystem, authoritySystems } from './authority-systems.ts';
import { thumbprintShape } from './certificate-configuration.ts';
import { type CertificateTemplate, templateShape } from './certificate-templates.ts';
import { domainComponents, type NamePart } from './distinguished-name.ts';
import type { KeyPair } from './key-generation.ts';
import { hostNameOf } from './topology.ts';
import { buildCertificate, type CertificateExtensions, keyIdentifierOf, keyPurposes } from './x509-building.ts';
import { type CertificateDetails, detailsOf } from './x509-details.ts';
import { type CertificateInfo, readCertificate } from './x509-reading.ts';

const DAY = 86_400_000;
/** The validity that the Web Server template gives. */
export const WEB_SERVER_VALIDITY = 2 * 365 * DAY;
const AUTHORITY_VALIDITY = 20 * 365 * DAY;
const SUBORDINATE_VALIDITY = 5 * 365 * DAY;

/** `enterprise`: of the domain, with templates; `public`: anybody's, which knows no domain and checks who owns names. */
export const authorityKinds = ['enterprise', 'public'] as const;
export type AuthorityKind = (typeof authorityKinds)[number];

/** A request that an authority was sent, and what became of it. DER is in base64. */
export interface SubmittedRequest {
  readonly requestId: number;
  /** PKCS #10. */
  readonly request: string;
  /** `CONTOSO\\Administrator` */
  readonly requester: string;
  /** The computer that sent it. */
  readonly machine: string;
  readonly template: string;
  readonly submittedAt: number;
  readonly status: 'Pending' | 'Issued' | 'Denied';
  /** When a public authority will have decided. */
  readonly dueAt?: number;
  /** Further alternative names, by the attribute SAN of the request. */
  readonly dnsNames?: readonly string[];
  readonly certificate?: string;
  /** Why it was denied. */
  readonly denial?: string;
}

/** Certificates that machines of the domain get by themselves. */
export interface AutoEnrollment {
  readonly template: string;
  /** When machines look next. */
  readonly nextAt: number;
}

/** What the authority keeps. DER and PKCS #8 are in base64. */
export interface AuthorityState {
  readonly name: string;
  readonly computer: string;
  readonly domain: string;
  readonly certificate: string;
  readonly privateKey: string;
  readonly nextRequestId: number;
  /** `enterprise` when it is left out. */
  readonly kind?: AuthorityKind;
  /** The Windows of its computer; that of 2012 R2 when it is left out. */
  readonly system?: AuthoritySystem;
  /** The authority that certified this one; a root has none. */
  readonly parent?: string;
  /** False where nobody reaches its computer. */
  readonly isReachable?: boolean;
  /** Templates as somebody has changed them, or made them. */
  readonly templates?: readonly CertificateTemplate[];
  readonly requests?: readonly SubmittedRequest[];
  readonly autoEnrollment?: AutoEnrollment;
  /** For a public authority: how long it takes to answer, in milliseconds. */
  readonly answersAfter?: number;
  /** For a public authority: the domains of whose owner it is sure. */
  readonly domains?: readonly string[];
  readonly issued: readonly IssuedCertificate[];
  readonly revocationList: RevocationListState;
}

/** An entry of the authority's database. */
export interface IssuedCertificate {
  readonly requestId: number;
  readonly serialNumber: string;
  readonly thumbprint: string;
  readonly subject: string;
  readonly notAfter: number;
  readonly issuedAt: number;
  readonly template: string;
}

/** What the next revocation list will say. */
export interface RevocationListState {
  readonly number: number;
  readonly thisUpdate: number;
  readonly nextUpdate: number;
  readonly revoked: readonly Revocation[];
  /** When a delta list was last published by hand. */
  readonly deltaAt?: number;
  /** How many delta lists were published by hand since the whole one. */
  readonly deltasByHand?: number;
}

/** A certificate that is good no more; the reason is that of RFC 5280 (1: the key is known to others). */
export interface Revocation {
  readonly serialNumber: string;
  readonly at: number;
  readonly reason: number;
}

const submittedRequest = record<SubmittedRequest>({
  requestId: whole(1),
  request: base64,
  requester: text(),
  machine: text(),
  template: text(),
  submittedAt: instant,
  status: oneOf('Pending', 'Issued', 'Denied'),
  dueAt: optional(instant),
  dnsNames: optional(list(text())),
  certificate: optional(base64),
  denial: optional(text()),
});

export const authorityShape = record<AuthorityState>({
  kind: optional(oneOf(...authorityKinds)),
  system: optional(oneOf(...authoritySystems)),
  parent: optional(text()),
  templates: optional(list(templateShape)),
  requests: optional(list(submittedRequest)),
  autoEnrollment: optional(record<AutoEnrollment>({ template: text(), nextAt: instant })),
  answersAfter: optional(whole()),
  domains: optional(list(text())),
  name: text(),
  computer: text(),
  domain: text(),
  certificate: base64,
  privateKey: base64,
  nextRequestId: whole(1),
  isReachable: optional(flag),
  issued: list(
    record<IssuedCertificate>({
      requestId: whole(1),
      serialNumber: text(),
      thumbprint: thumbprintShape,
      subject: text(),
      notAfter: instant,
      issuedAt: instant,
      template: text(),
    }),
  ),
  revocationList: record<RevocationListState>({
    number: whole(),
    thisUpdate: instant,
    nextUpdate: instant,
    revoked: list(record<Revocation>({ serialNumber: text(), at: instant, reason: number })),
    deltaAt: optional(instant),
    deltasByHand: optional(whole()),
  }),
});

export const authoritySection = sectionKey('certification-authority', authorityShape);

/** What somebody asks the authority for. */
export interface IssuanceRequest {
  readonly subject: readonly NamePart[];
  readonly dnsNames: readonly string[];
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  readonly notBefore: number;
  readonly validity?: number;
  readonly keyPurposes?: readonly string[];
  /** The template's name, which goes into the certificate of an enterprise. */
  readonly template?: string;
  /** Whether it is the certificate of an authority below. */
  readonly authority?: boolean;
  /** The number of a request that the authority has counted already. */
  readonly requestId?: number;
}

/** How an authority is called. */
export interface AuthorityNames {
  readonly name: string;
  readonly computer: string;
  readonly domain: string;
  readonly kind?: AuthorityKind;
  readonly system?: AuthoritySystem;
}

/** Makes the authority with its self-signed certificate. */
export function foundAuthority(names: AuthorityNames, keys: KeyPair, now: number, seed = 0): AuthorityState {
  const name = authoritySubject(names);
  const notBefore = now - 365 * DAY;
  const certificate = buildCertificate(
    {
      serialNumber: positive(digestOf(`${seed} ${names.name} ${names.domain}`).slice(0, 16)),
      issuer: name,
      subject: name,
      notBefore,
      notAfter: notBefore + AUTHORITY_VALIDITY,
      publicKey: keys.publicKey,
      extensions: { authority: true, keyUsage: ['digitalSignature', 'keyCertSign', 'cRLSign'] },
    },
    keys.privateKey,
  );
  return {
    ...names,
    certificate: base64Text(certificate),
    privateKey: base64Text(keys.privateKey),
    nextRequestId: 2,
    issued: [],
    revocationList: { number: 1, thisUpdate: now, nextUpdate: now + 7 * DAY, revoked: [] },
  };
}

/** Makes an authority that another one certifies. Gives that one, which has issued, and the new one. */
export function foundSubordinate(
  parent: AuthorityState,
  names: AuthorityNames,
  keys: KeyPair,
  now: number,
): readonly [AuthorityState, AuthorityState] {
  const [issuer, certificate] = issueFrom(parent, {
    subject: authoritySubject(names),
    dnsNames: [],
    publicKey: keys.publicKey,
    notBefore: now,
    validity: SUBORDINATE_VALIDITY,
    keyPurposes: [],
    template: 'SubCA',
    authority: true,
  });
  const made = {
    ...names,
    parent: parent.name,
    certificate: base64Text(certificate.der),
    privateKey: base64Text(keys.privateKey),
    nextRequestId: 2,
    issued: [],
    revocationList: { number: 1, thisUpdate: now, nextUpdate: now + 7 * DAY, revoked: [] },
  };
  return [issuer, made];
}

/** An enterprise's authority bears the domain in its name, a public one the country of who runs it. */
function authoritySubject({ name, domain, kind }: AuthorityNames): NamePart[] {
  if (kind !== 'public') return [['CN', name], ...domainComponents(domain)];
  return [
    ['CN', name],
    ['O', name.replace(/ (?:Root CA|CA Root|CA)$/, '')],
    ['C', 'US'],
  ];
}

/** The authority after it has issued a certificate, and the certificate. */
export function issueFrom(state: AuthorityState, request: IssuanceRequest): [AuthorityState, CertificateInfo] {
  const authority = readCertificate(state.certificate);
  const issuer = detailsOf(authority.der);
  const template = request.template ?? 'WebServer';
  const { requestId = state.nextRequestId } = request;
  const contents = {
    serialNumber: nextSerialNumber(authority.serialNumber, requestId),
    // To the byte what its own certificate says.
    issuer: issuer.subject.flat(),
    subject: request.subject,
    notBefore: request.notBefore,
    notAfter: Math.min(request.notBefore + (request.validity ?? WEB_SERVER_VALIDITY), authority.notAfter),
    publicKey: request.publicKey,
    extensions: serverExtensions(state, issuer, request, template),
  };
  const certificate = readCertificate(buildCertificate(contents, base64Bytes(state.privateKey)));
  const { serialNumber, thumbprint, subject, notAfter } = certificate;
  const record = { requestId, serialNumber, thumbprint, subject, notAfter, template };
  return [
    {
      ...state,
      nextRequestId: Math.max(state.nextRequestId, requestId + 1),
      issued: [...state.issued, { ...record, issuedAt: request.notBefore }],
    },
    certificate,
  ];
}

/** The authority as a lab keeps it. */
export function requireAuthority(lab: StoreSnapshot): AuthorityState {
  return lab.read(authoritySection) as AuthorityState;
}

function serverExtensions(
  state: AuthorityState,
  issuer: CertificateDetails,
  request: IssuanceRequest,
  template: string,
): CertificateExtensions {
  return {
    keyUsage: request.authority
      ? ['digitalSignature', 'keyCertSign', 'cRLSign']
      : ['digitalSignature', 'keyEncipherment'],
    ...(request.authority && { authority: true }),
    keyPurposes: request.keyPurposes ?? [keyPurposes.serverAuth],
    dnsNames: request.dnsNames,
    issuerKeyIdentifier: keyIdentifierOf(issuer),
    revocationListUrls: revocationListUrls(state),
    issuerCertificateUrls: issuerCertificateUrls(state),
    ...(state.kind === 'public' && { responderUrls: [responderUrl(state)] }),
    ...(state.kind !== 'public' && { template }),
  };
}

/** Where an authority answers questions about revocation (OCSP). */
export function responderUrl({ computer }: AuthorityState): string {
  return `http://ocsp.${computer.replace(/^[^.]+\./, '')}`;
}

/** Where an authority's own certificate lies. */
export function issuerCertificateUrls(state: AuthorityState): string[] {
  if (state.kind === 'public') return [`http://${state.computer}/${encodeURIComponent(state.name)}.crt`];
  const query = '?cACertificate?base?objectClass=certificationAuthority';
  return [`ldap:///CN=${state.name},CN=AIA,${publicKeyServices(state)}${query}`];
}

/**
 * Where an authority publishes its list: an enterprise's unless told otherwise in Active Directory, then on its web server.
 */
export function revocationListUrls(state: AuthorityState): string[] {
  if (state.kind === 'public') return [`http://${state.computer}/${encodeURIComponent(state.name)}.crl`];
  const host = hostNameOf(state.computer).toUpperCase();
  const suffix = '?certificateRevocationList?base?objectClass=cRLDistributionPoint';
  return [
    `ldap:///CN=${state.name},CN=${host},CN=CDP,${publicKeyServices(state)}${suffix}`,
    `http://${state.computer}/CertEnroll/${state.name}.crl`,
  ];
}

function publicKeyServices(state: AuthorityState): string {
  const domain = domainComponents(state.domain).map(([type, value]) => `${type}=${value}`);
  return `CN=Public%20Key%20Services,CN=Services,CN=Configuration,${domain.join(',')}`;
}

/**
 * Ten bytes as Windows Server 2008 R2 has them: four that vary, then the number of the request. They follow from the authority,
 * so that labs that are made alike have certificates with the same thumbprints, and recorded outputs travel.
 */
function nextSerialNumber(authority: string, requestId: number): Uint8Array {
  const serial = new Uint8Array(10);
  serial.set(digestOf(`${authority} ${requestId}`).slice(0, 4));
  serial[0] = 0x61;
  new DataView(serial.buffer).setUint32(6, requestId);
  return serial;
}

/** Serial numbers are positive integers: the first bit is clear, and the first byte is not zero. */
function positive([first = 0, ...others]: Uint8Array): Uint8Array {
  return Uint8Array.of((first & 0x7f) | 0x40, ...others);
}

function digestOf(text: string): Uint8Array {
  return platform().cryptography.hash('sha256', utf8Bytes(text));
}
