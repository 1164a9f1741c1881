/**
 * Several certificates in one file: PKCS #7 (.p7b, a SignedData without signers, RFC 2315) and the serialized store of
 * Windows (.sst: MS-OSHARED and wincrypt.h call it CERT_STORE_SAVE_AS_STORE).
 */
import { concatBytes, hexBytes, latin1Bytes, utf16Bytes, utf16Text } from '../platform/bytes.ts';
import { DeploymentError } from './deployment-error.ts';
import { derInteger, derOid, derSequence, derSet, derTagged } from './der-writing.ts';
import { type CertificateInfo, readCertificate } from './x509-reading.ts';

const DATA = '1.2.840.113549.1.7.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';

/** The first bytes of a serialized store: a version, and `CERT`. */
const STORE_HEADER = concatBytes([new Uint8Array(4), latin1Bytes('CERT')]);
const SHA1_HASH_PROPERTY = 3;
const FRIENDLY_NAME_PROPERTY = 11;
const CERTIFICATE_ELEMENT = 32;
const X509_ENCODING = 1;
const ELEMENT_HEAD = 12;

/** A certificate in a serialized store. */
export interface SerializedCertificate {
  readonly certificate: CertificateInfo;
  readonly friendlyName?: string;
}

/** Makes a PKCS #7 of certificates in DER. */
export function writeBundle(certificates: readonly Uint8Array[]): Uint8Array {
  const signedData = derSequence(
    derInteger(1),
    derSet(),
    derSequence(derOid(DATA)),
    derTagged(0, ...certificates),
    derSet(),
  );
  return derSequence(derOid(SIGNED_DATA), derTagged(0, signedData));
}

/** Makes a serialized store. */
export function writeSerializedStore(certificates: readonly SerializedCertificate[]): Uint8Array {
  const elements = certificates.flatMap(({ certificate, friendlyName }) => [
    element(SHA1_HASH_PROPERTY, hexBytes(certificate.thumbprint)),
    ...(friendlyName ? [element(FRIENDLY_NAME_PROPERTY, utf16Bytes(`${friendlyName}\0`))] : []),
    element(CERTIFICATE_ELEMENT, certificate.der),
  ]);
  return concatBytes([STORE_HEADER, ...elements, new Uint8Array(ELEMENT_HEAD)]);
}

/** Whether bytes begin as a serialized store does. */
export function isSerializedStore(bytes: Uint8Array): boolean {
  return STORE_HEADER.every((byte, at) => bytes[at] === byte);
}

/** Reads a serialized store. Properties stand before the certificate that they are of. */
export function readSerializedStore(bytes: Uint8Array, path: string): SerializedCertificate[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: SerializedCertificate[] = [];
  let friendlyName: string | undefined;
  for (let at = STORE_HEADER.length; ; ) {
    if (at + ELEMENT_HEAD > bytes.length) throw new DeploymentError('certificate-file-invalid', { path });
    const [kind, length] = [view.getUint32(at, true), view.getUint32(at + 8, true)];
    if (kind === 0) return found;
    const start = at + ELEMENT_HEAD;
    if (start + length > bytes.length) throw new DeploymentError('certificate-file-invalid', { path });
    const value = bytes.slice(start, start + length);
    if (kind === FRIENDLY_NAME_PROPERTY) friendlyName = utf16Text(value).replace(/\0+$/, '');
    if (kind === CERTIFICATE_ELEMENT) {
      found.push({ certificate: readCertificate(value), ...(friendlyName !== undefined && { friendlyName }) });
      friendlyName = undefined;
    }
    at = start + length;
  }
}

function element(kind: number, value: Uint8Array): Uint8Array {
  const head = new Uint8Array(ELEMENT_HEAD);
  const view = new DataView(head.buffer);
  view.setUint32(0, kind, true);
  view.setUint32(4, X509_ENCODING, true);
  view.setUint32(8, value.length, true);
  return concatBytes([head, value]);
}
