/**
 * Makes certificates and certificate requests: the ASN.1 by schemas, the signature by the host, synchronously.
 */

import { Attributes, CertificationRequest, CertificationRequestInfo } from '@peculiar/asn1-csr';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AccessDescription,
  AlgorithmIdentifier,
  Attribute,
  AuthorityInfoAccessSyntax,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  CRLDistributionPoints,
  DistributionPoint,
  DistributionPointName,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_cRLDistributionPoints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_pe_authorityInfoAccess,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';
import { concatBytes, utf16Bytes } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import { encodeName, type NamePart } from './distinguished-name.ts';
import { requireAscii } from './dns-name.ts';
import { type CertificateDetails, keyIn } from './x509-details.ts';

/** Extended key usages by the names that this room uses. */
export const keyPurposes = { serverAuth: '1.3.6.1.5.5.7.3.1', clientAuth: '1.3.6.1.5.5.7.3.2' } as const;

/** What a certificate is to say. Instants are milliseconds since 1970, UTC. */
export interface CertificateContents {
  readonly serialNumber: Uint8Array;
  readonly issuer: readonly NamePart[];
  readonly subject: readonly NamePart[];
  readonly notBefore: number;
  readonly notAfter: number;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  readonly extensions: CertificateExtensions;
}

/** The extensions of a certificate; what is left out is not there. */
export interface CertificateExtensions {
  readonly authority?: boolean;
  readonly keyUsage?: readonly KeyUsageName[];
  readonly keyPurposes?: readonly string[];
  readonly dnsNames?: readonly string[];
  /** What the issuer's key is called, for the authority key identifier. */
  readonly issuerKeyIdentifier?: Uint8Array;
  readonly revocationListUrls?: readonly string[];
  readonly issuerCertificateUrls?: readonly string[];
  /** Where questions about revocation are answered (OCSP). */
  readonly responderUrls?: readonly string[];
  /** The name of the Microsoft certificate template, e.g. `WebServer`. */
  readonly template?: string;
}

export type KeyUsageName = 'digitalSignature' | 'keyEncipherment' | 'keyCertSign' | 'cRLSign';

/** What a certificate request is to say. */
export interface RequestContents {
  readonly subject: readonly NamePart[];
  readonly publicKey: Uint8Array;
  readonly dnsNames: readonly string[];
  readonly keyPurposes: readonly string[];
  /** The name of the Microsoft certificate template that it asks for. */
  readonly template?: string;
}

/** Makes a certificate signed with the issuer's private key (PKCS #8, DER). Returns its DER. */
export function buildCertificate(contents: CertificateContents, issuerKey: Uint8Array): Uint8Array {
  const body = new TBSCertificate({
    version: Version.v3,
    serialNumber: arrayBuffer(contents.serialNumber),
    signature: signatureAlgorithm(issuerKey),
    issuer: encodeName(contents.issuer),
    validity: new Validity({ notBefore: wholeSecond(contents.notBefore), notAfter: wholeSecond(contents.notAfter) }),
    subject: encodeName(contents.subject),
    subjectPublicKeyInfo: AsnConvert.parse(arrayBuffer(contents.publicKey), SubjectPublicKeyInfo),
    extensions: encodeExtensions(contents.extensions, contents.publicKey),
  });
  const certificate = new Certificate({
    tbsCertificate: body,
    signatureAlgorithm: signatureAlgorithm(issuerKey),
    signatureValue: arrayBuffer(platform().cryptography.sign(issuerKey, new Uint8Array(AsnConvert.serialize(body)))),
  });
  return new Uint8Array(AsnConvert.serialize(certificate));
}

/** Makes a certificate request (PKCS #10) signed with its own private key. Returns its DER. */
export function buildRequest(contents: RequestContents, privateKey: Uint8Array): Uint8Array {
  const extensions = encodeExtensions(
    {
      keyUsage: ['digitalSignature', 'keyEncipherment'],
      keyPurposes: contents.keyPurposes,
      dnsNames: contents.dnsNames,
      ...(contents.template !== undefined && { template: contents.template }),
    },
    contents.publicKey,
  );
  const body = new CertificationRequestInfo({
    version: 0,
    subject: encodeName(contents.subject),
    subjectPKInfo: AsnConvert.parse(arrayBuffer(contents.publicKey), SubjectPublicKeyInfo),
    // PKCS #9 extensionRequest
    attributes: new Attributes([
      new Attribute({ type: '1.2.840.113549.1.9.14', values: [AsnConvert.serialize(extensions)] }),
    ]),
  });
  const request = new CertificationRequest({
    certificationRequestInfo: body,
    signatureAlgorithm: signatureAlgorithm(privateKey),
    signature: arrayBuffer(platform().cryptography.sign(privateKey, new Uint8Array(AsnConvert.serialize(body)))),
  });
  return new Uint8Array(AsnConvert.serialize(request));
}

/** The SHA-1 of a public key's bits: what subject and authority key identifiers hold (RFC 5280, 4.2.1.2). */
export function keyIdentifier(publicKey: Uint8Array): Uint8Array {
  return identifierOfBits(keyIn(publicKey).bits);
}

/** The same of the key of a certificate. */
export function keyIdentifierOf(certificate: CertificateDetails): Uint8Array {
  return identifierOfBits(certificate.key.bits);
}

function identifierOfBits(bits: Uint8Array): Uint8Array {
  return platform().cryptography.hash('sha1', bits);
}

function encodeExtensions(wanted: CertificateExtensions, publicKey: Uint8Array): Extensions {
  const list: Extension[] = [];
  const add = (oid: string, value: unknown, critical = false) => list.push(extension(oid, value, critical));
  if (wanted.keyUsage) add(id_ce_keyUsage, new KeyUsage(keyUsageFlags(wanted.keyUsage)), true);
  if (wanted.keyPurposes?.length) add(id_ce_extKeyUsage, new ExtendedKeyUsage([...wanted.keyPurposes]));
  if (wanted.template) list.push(templateExtension(wanted.template));
  if (wanted.authority) add(id_ce_basicConstraints, new BasicConstraints({ cA: true }), true);
  add(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(keyIdentifier(publicKey)));
  if (wanted.dnsNames?.length) {
    const names = wanted.dnsNames.map((dNSName) => new GeneralName({ dNSName: requireAscii(dNSName) }));
    add(id_ce_subjectAltName, new SubjectAlternativeName(names));
  }
  if (wanted.issuerKeyIdentifier) {
    const identifier = new KeyIdentifier(wanted.issuerKeyIdentifier);
    add(id_ce_authorityKeyIdentifier, new AuthorityKeyIdentifier({ keyIdentifier: identifier }));
  }
  if (wanted.revocationListUrls?.length) {
    add(id_ce_cRLDistributionPoints, revocationListPoints(wanted.revocationListUrls));
  }
  const { issuerCertificateUrls = [], responderUrls = [] } = wanted;
  if (issuerCertificateUrls.length + responderUrls.length > 0) {
    add(id_pe_authorityInfoAccess, authorityAccess(issuerCertificateUrls, responderUrls));
  }
  return new Extensions(list);
}

export function extension(oid: string, value: unknown, critical = false): Extension {
  return new Extension({ extnID: oid, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });
}

/** Microsoft's szOID_ENROLL_CERTTYPE_EXTENSION: the template's name as a BMPString (version 1 templates). */
function templateExtension(name: string): Extension {
  // The high byte of each unit comes first.
  const text = utf16Bytes(name).map((_, at, low) => low[at ^ 1] ?? 0);
  const value = concatBytes([Uint8Array.of(0x1e, text.length), text]);
  return new Extension({ extnID: '1.3.6.1.4.1.311.20.2', extnValue: new OctetString(value) });
}

function keyUsageFlags(names: readonly KeyUsageName[]): number {
  return names.reduce((flags, name) => flags | KeyUsageFlags[name], 0);
}

export function revocationListPoints(urls: readonly string[]): CRLDistributionPoints {
  const fullName = urls.map((url) => new GeneralName({ uniformResourceIdentifier: url }));
  return new CRLDistributionPoints([
    new DistributionPoint({ distributionPoint: new DistributionPointName({ fullName }) }),
  ]);
}

function authorityAccess(issuers: readonly string[], responders: readonly string[]): AuthorityInfoAccessSyntax {
  const access = (accessMethod: string) => (url: string) =>
    new AccessDescription({ accessMethod, accessLocation: new GeneralName({ uniformResourceIdentifier: url }) });
  return new AuthorityInfoAccessSyntax([
    ...responders.map(access('1.3.6.1.5.5.7.48.1')),
    ...issuers.map(access('1.3.6.1.5.5.7.48.2')),
  ]);
}

export function signatureAlgorithm(privateKey: Uint8Array): AlgorithmIdentifier {
  const isEllipticCurve = platform().cryptography.keyAlgorithm(privateKey) === 'ec';
  if (isEllipticCurve) return new AlgorithmIdentifier({ algorithm: '1.2.840.10045.4.3.2' });
  return new AlgorithmIdentifier({ algorithm: '1.2.840.113549.1.1.11', parameters: null });
}

export function wholeSecond(instant: number): Date {
  return new Date(Math.floor(instant / 1000) * 1000);
}

/** A copy of the bytes in an ArrayBuffer of their own: Buffers share theirs with others. */
export function arrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
