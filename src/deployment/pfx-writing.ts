/**
 * Writes PFX files as Windows Server 2012 does (3DES, SHA-1), which both Windows and `openssl pkcs12` open; keys of any
 * algorithm can be written.
 */

import forge from 'node-forge';
import { hexBytes, latin1Bytes, latin1Text } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import {
  type Asn1,
  bmpText,
  derBytes,
  explicit,
  integer,
  nothing,
  octets,
  oid,
  sequence,
  setOf,
} from './forge-asn1.ts';
import { macOf, pkcs12Key } from './password-encryption.ts';
import { readCertificate } from './x509-reading.ts';

const ITERATIONS = 2000;

/** Object identifiers of RFC 7292 and PKCS #7, #9. */
const OID = {
  data: '1.2.840.113549.1.7.1',
  friendlyName: '1.2.840.113549.1.9.20',
  localKeyId: '1.2.840.113549.1.9.21',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  keyUnder3Des: '1.2.840.113549.1.12.1.3',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  sha1: '1.3.14.3.2.26',
} as const;

/** What is to be written. */
export interface PfxSource {
  /** DER. */
  readonly certificate: Uint8Array;
  /** PKCS #8, DER. */
  readonly privateKey: Uint8Array;
  readonly chain?: readonly Uint8Array[];
  readonly friendlyName?: string;
}

/** Makes a PFX. */
export function writePfx(source: PfxSource, password: string): Uint8Array {
  const { certificate, friendlyName } = source;
  const keyId = readCertificate(certificate).thumbprint;
  const key = platform().cryptography.normalizedKey(source.privateKey);
  const certificates = [
    safeBag(OID.certificateBag, certificateValue(certificate), bagAttributes(keyId, friendlyName)),
    ...(source.chain ?? []).map((issuer) => safeBag(OID.certificateBag, certificateValue(issuer), [])),
  ];
  const keys = [safeBag(OID.shroudedKeyBag, encryptedKey(key, password), bagAttributes(keyId, friendlyName))];
  const authenticatedSafe = derBytes(
    sequence([dataContent(derBytes(sequence(keys))), dataContent(derBytes(sequence(certificates)))]),
  );
  return derBytes(sequence([integer(3), dataContent(authenticatedSafe), macData(authenticatedSafe, password)]));
}

/** ContentInfo of type data. */
function dataContent(bytes: Uint8Array): Asn1 {
  return sequence([oid(OID.data), explicit(octets(bytes))]);
}

function safeBag(type: string, value: Asn1, attributes: Asn1[]): Asn1 {
  return sequence([oid(type), explicit(value), ...(attributes.length > 0 ? [setOf(attributes)] : [])]);
}

/** CertBag of type x509Certificate. */
function certificateValue(certificate: Uint8Array): Asn1 {
  return sequence([oid(OID.x509Certificate), explicit(octets(certificate))]);
}

function bagAttributes(keyId: string, friendlyName: string | undefined): Asn1[] {
  const attributes = [sequence([oid(OID.localKeyId), setOf([octets(hexBytes(keyId))])])];
  if (friendlyName) attributes.push(sequence([oid(OID.friendlyName), setOf([bmpText(friendlyName)])]));
  return attributes;
}

/** EncryptedPrivateKeyInfo under pbeWithSHAAnd3-KeyTripleDES-CBC. */
function encryptedKey(key: Uint8Array, password: string): Asn1 {
  const salt = platform().random.bytes(8);
  const cipher = forge.cipher.createCipher('3DES-CBC', pkcs12Key(password, salt, 1, ITERATIONS, 24, 'sha1'));
  cipher.start({ iv: pkcs12Key(password, salt, 2, ITERATIONS, 8, 'sha1') });
  cipher.update(forge.util.createBuffer(latin1Text(key)));
  cipher.finish();
  const algorithm = sequence([oid(OID.keyUnder3Des), sequence([octets(salt), integer(ITERATIONS)])]);
  return sequence([algorithm, octets(latin1Bytes(cipher.output.getBytes()))]);
}

function macData(content: Uint8Array, password: string): Asn1 {
  const salt = platform().random.bytes(8);
  const digest = macOf(OID.sha1, content, password, salt, ITERATIONS);
  return sequence([
    sequence([sequence([oid(OID.sha1), nothing()]), octets(digest)]),
    octets(salt),
    integer(ITERATIONS),
  ]);
}
