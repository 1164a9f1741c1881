/**
 * The enterprise certification authority of the lab: issues certificates as a Microsoft CA does (serial numbers,
 * extensions, URLs), and keeps the record of what it has issued and revoked.
 */
import { base64Bytes, base64Text, utf8Bytes } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import { base64, flag, instant, list, number, optional, record, text, whole } from '../storage/shape.ts';
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { sectionKey } from '../storage/store.ts';
import { thumbprintShape } from './certificate-configuration.ts';
import { domainComponents, type NamePart } from './distinguished-name.ts';
import type { KeyPair } from './key-generation.ts';
import { hostNameOf } from './topology.ts';
import { buildCertificate, type CertificateExtensions, keyPurposes } from './x509-building.ts';
import { type CertificateInfo, readCertificate } from './x509-reading.ts';

const DAY = 86_400_000;
/** The validity that the Web Server template gives. */
export const WEB_SERVER_VALIDITY = 2 * 365 * DAY;
const AUTHORITY_VALIDITY = 20 * 365 * DAY;

/** What the authority keeps. DER and PKCS #8 are in base64. */
export interface AuthorityState {
  readonly name: string;
  readonly computer: string;
  readonly domain: string;
  readonly certificate: string;
  readonly privateKey: string;
  readonly nextRequestId: number;
  /** False where nobody reaches its computer. */
  readonly isReachable?: boolean;
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
}

/** A certificate that is good no more; the reason is that of RFC 5280 (1: the key is known to others). */
export interface Revocation {
  readonly serialNumber: string;
  readonly at: number;
  readonly reason: number;
}

export const authorityShape = record<AuthorityState>({
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
  readonly template?: string;
}

/** Makes the authority with its self-signed certificate. */
export function foundAuthority(
  names: { readonly name: string; readonly computer: string; readonly domain: string },
  keys: KeyPair,
  now: number,
  seed = 0,
): AuthorityState {
  const name: NamePart[] = [['CN', names.name], ...domainComponents(names.domain)];
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

/** Issues a certificate within a change-set and records it. */
export function issueCertificate(
  change: StoreChange,
  request: IssuanceRequest,
): { readonly requestId: number; readonly certificate: CertificateInfo } {
  const [state, certificate] = issueFrom(requireAuthority(change), request);
  change.write(authoritySection, state);
  return { requestId: state.nextRequestId - 1, certificate };
}

/** The authority after it has issued a certificate, and the certificate. */
export function issueFrom(state: AuthorityState, request: IssuanceRequest): [AuthorityState, CertificateInfo] {
  const authority = readCertificate(state.certificate);
  const template = request.template ?? 'WebServer';
  const contents = {
    serialNumber: nextSerialNumber(authority.serialNumber, state.nextRequestId),
    issuer: [['CN', state.name] as const, ...domainComponents(state.domain)],
    subject: request.subject,
    notBefore: request.notBefore,
    notAfter: Math.min(request.notBefore + (request.validity ?? WEB_SERVER_VALIDITY), authority.notAfter),
    publicKey: request.publicKey,
    extensions: serverExtensions(state, request, template),
  };
  const certificate = readCertificate(buildCertificate(contents, base64Bytes(state.privateKey)));
  const { serialNumber, thumbprint, subject, notAfter } = certificate;
  const record = { requestId: state.nextRequestId, serialNumber, thumbprint, subject, notAfter, template };
  return [
    {
      ...state,
      nextRequestId: state.nextRequestId + 1,
      issued: [...state.issued, { ...record, issuedAt: request.notBefore }],
    },
    certificate,
  ];
}

/** The authority as a lab keeps it. */
export function requireAuthority(lab: StoreSnapshot): AuthorityState {
  return lab.read(authoritySection) as AuthorityState;
}

function serverExtensions(state: AuthorityState, request: IssuanceRequest, template: string): CertificateExtensions {
  const issuer = platform().cryptography.readCertificate(base64Bytes(state.certificate));
  return {
    keyUsage: ['digitalSignature', 'keyEncipherment'],
    keyPurposes: request.keyPurposes ?? [keyPurposes.serverAuth],
    dnsNames: request.dnsNames,
    issuerPublicKey: issuer.publicKey,
    revocationListUrls: revocationListUrls(state),
    issuerCertificateUrls: [
      `ldap:///CN=${state.name},CN=AIA,${publicKeyServices(state)}?cACertificate?base?objectClass=certificationAuthority`,
    ],
    template,
  };
}

/** Where an enterprise authority publishes its list unless told otherwise: Active Directory, then its web server. */
function revocationListUrls(state: AuthorityState): string[] {
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
