/**
 * Reads certificates with the host's own parser: nothing to load, so that listing a store is quick.
 */
import type { HostCertificate } from '../platform/cryptography.ts';
import { platform } from '../platform/platform.ts';
import { formatName, type NamePart, parseOpenSslName, simpleName } from './distinguished-name.ts';

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
  /** Object identifiers of the extended key usages; empty where there is no such extension. */
  readonly keyPurposes: readonly string[];
  /** `rsa`, `ec` … as OpenSSL names it. */
  readonly keyAlgorithm: string;
  readonly keyBits: number;
  /** Whether it may sign other certificates. */
  readonly isAuthority: boolean;
  readonly isSelfSigned: boolean;
  readonly der: Buffer;
}

const known = new Map<string, CertificateInfo>();
const KNOWN_LIMIT = 500;

/** Reads a certificate from DER (or PEM) bytes, or from base64 as the lab keeps it. Throws where it is none. */
export function readCertificate(source: Buffer | string): CertificateInfo {
  const key = typeof source === 'string' ? source : source.toString('base64');
  let info = known.get(key);
  if (!info) {
    info = describe(
      platform().cryptography.readCertificate(typeof source === 'string' ? Buffer.from(source, 'base64') : source),
    );
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

function describe(certificate: HostCertificate): CertificateInfo {
  const subject = parseOpenSslName(certificate.subject);
  const issuer = parseOpenSslName(certificate.issuer);
  return {
    thumbprint: certificate.thumbprint,
    serialNumber: evenLength(certificate.serialNumber),
    issuer: formatName(issuer),
    subject: formatName(subject),
    issuerName: simpleName(issuer),
    subjectName: simpleName(subject),
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
    alternativeNames: parseAlternativeNames(certificate.alternativeNames),
    keyPurposes: certificate.keyPurposes,
    keyAlgorithm: certificate.keyAlgorithm,
    keyBits: certificate.keyBits,
    isAuthority: certificate.isAuthority,
    isSelfSigned: sameName(subject, issuer),
    der: Buffer.from(certificate.der),
  };
}

/** OpenSSL drops the leading zero of a serial number's first byte only where it is a whole one. */
function evenLength(hexadecimal: string): string {
  return hexadecimal.length % 2 === 0 ? hexadecimal : `0${hexadecimal}`;
}

/** The host's form: `DNS:a.contoso.com, IP Address:10.0.0.1, DNS:"odd, one"`. */
function parseAlternativeNames(text: string | undefined): string[] {
  const names: string[] = [];
  for (const [, kind, value = ''] of (text ?? '').matchAll(/([A-Za-z ]+):("(?:[^"\\]|\\.)*"|[^,]*)(?:, |$)/g)) {
    if (kind === 'DNS' || kind === 'IP Address') names.push(value.startsWith('"') ? String(JSON.parse(value)) : value);
  }
  return names;
}

function sameName(left: readonly NamePart[], right: readonly NamePart[]): boolean {
  return formatName(left) === formatName(right);
}
