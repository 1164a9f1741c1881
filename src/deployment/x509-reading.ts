/**
 * Reads certificates with the host's own parser: nothing to load, so that listing a store is quick. What that parser tells
 * in a form that has to be guessed at is read from the bytes (`x509-details.ts`).
 */
import { base64Bytes, base64Text } from '../platform/bytes.ts';
import type { HostCertificate } from '../platform/cryptography.ts';
import { platform } from '../platform/platform.ts';
import { formatName, parsePlainName, simpleName } from './distinguished-name.ts';
import { alternativeNamesOf, detailsOf, parsing } from './x509-details.ts';

/** What a certificate says, in the forms that Windows shows. */
export interface CertificateInfo {
  /** SHA-1 of the DER, upper-case hexadecimal. */
  readonly thumbprint: string;
  /** Upper-case hexadecimal. */
  readonly serialNumber: string;
  /** As .NET shows it: `CN=contoso-DC1-CA, DC=contoso, DC=com`. */
  readonly issuer: string;
  readonly subject: string;
  /** The common names alone. */
  readonly issuerName: string;
  readonly subjectName: string;
  /** Milliseconds since 1970, UTC. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** DNS names and addresses of the subject alternative name extension, in its order. */
  readonly alternativeNames: readonly string[];
  /** The DNS names alone. */
  readonly dnsNames: readonly string[];
  /** Object identifiers of the extended key usages; empty where there is no such extension. */
  readonly keyPurposes: readonly string[];
  /** `rsa`, `ec` … as OpenSSL names it. */
  readonly keyAlgorithm: string;
  readonly keyBits: number;
  /** Whether it may sign other certificates. */
  readonly isAuthority: boolean;
  readonly isSelfSigned: boolean;
  readonly der: Uint8Array;
}

const known = new Map<string, CertificateInfo>();
const KNOWN_LIMIT = 500;

/**
 * Reads a certificate from DER (or PEM) bytes, or from base64 as the lab keeps it.
 * @throws DeploymentError `certificate-damaged` where it is none
 */
export function readCertificate(source: Uint8Array | string): CertificateInfo {
  const key = typeof source === 'string' ? source : base64Text(source);
  let info = known.get(key);
  if (!info) {
    const bytes = typeof source === 'string' ? base64Bytes(source) : source;
    info = describe(parsing(() => readDated(bytes)));
    if (known.size >= KNOWN_LIMIT) known.clear();
    known.set(key, info);
  }
  return info;
}

/** Whether the private key (PKCS #8, DER) belongs to the certificate. */
export function isKeyOf(certificate: CertificateInfo, privateKey: Uint8Array): boolean {
  return platform().cryptography.isKeyOf(certificate.der, privateKey);
}

/** Whether the certificate names the other one as its issuer and bears its signature. */
export function isIssuedBy(certificate: CertificateInfo, issuer: CertificateInfo): boolean {
  return platform().cryptography.isIssuedBy(certificate.der, issuer.der);
}

/** A thumbprint without what people paste along with it: blanks, colons, letter case, the invisible U+200E. */
export function normalizeThumbprint(text: string): string {
  return text.replace(/[\s:\u200B-\u200F\u202A-\u202E\u2060\uFEFF-]/g, '').toUpperCase();
}

/** The host's parser takes a certificate whose dates are none; Windows does not. */
function readDated(bytes: Uint8Array): HostCertificate {
  const certificate = platform().cryptography.readCertificate(bytes);
  if (Number.isNaN(certificate.notBefore + certificate.notAfter)) throw new Error('a date is malformed');
  return certificate;
}

function describe(certificate: HostCertificate): CertificateInfo {
  const { der } = certificate;
  const subject = parsePlainName(certificate.subject) ?? detailsOf(der).subject;
  const issuer = parsePlainName(certificate.issuer) ?? detailsOf(der).issuer;
  const names = plainAlternativeNames(certificate.alternativeNames) ?? encodedAlternativeNames(der);
  return {
    thumbprint: certificate.thumbprint,
    serialNumber: encodedNumber(certificate.serialNumber) ?? detailsOf(der).serialNumber,
    issuer: formatName(issuer),
    subject: formatName(subject),
    issuerName: simpleName(issuer),
    subjectName: simpleName(subject),
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
    alternativeNames: names.map(({ name }) => name),
    dnsNames: names.filter(({ isDns }) => isDns).map(({ name }) => name),
    keyPurposes: certificate.keyPurposes,
    keyAlgorithm: certificate.keyAlgorithm,
    keyBits: certificate.keyBits,
    isAuthority: certificate.isAuthority,
    isSelfSigned: formatName(subject) === formatName(issuer),
    der,
  };
}

interface AlternativeName {
  readonly isDns: boolean;
  readonly name: string;
}

function encodedAlternativeNames(der: Uint8Array): AlternativeName[] {
  return [...alternativeNamesOf(detailsOf(der))].flatMap(({ dNSName, iPAddress }) => {
    const name = dNSName ?? iPAddress;
    return name === undefined ? [] : { isDns: dNSName !== undefined, name };
  });
}

/** The bytes of a positive number as ASN.1 writes it, with a zero before a first bit that is set. */
function encodedNumber(hexadecimal: string | null): string | undefined {
  if (hexadecimal === null || hexadecimal.startsWith('-')) return undefined;
  const even = hexadecimal.length % 2 === 0 ? hexadecimal : `0${hexadecimal}`;
  return /^[89A-F]/.test(even) ? `00${even}` : even;
}

/** The host's form, `DNS:a.contoso.com, IP Address:10.0.0.1`, where no name in it had to be quoted. */
function plainAlternativeNames(text: string | null): AlternativeName[] | undefined {
  if (text === null || text.includes('"')) return undefined;
  return text.split(', ').flatMap((item) => {
    const [, kind, name] = /^(DNS|IP Address):(.*)$/s.exec(item) ?? [];
    return name === undefined ? [] : { isDns: kind === 'DNS', name };
  });
}
