/**
 * Writes PFX files as Windows does: with 3DES and SHA-1 (all versions), or with AES-256 and SHA-256 (from 2019 on). Both
 * `openssl pkcs12` and Windows open them; keys of any algorithm can be written.
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
import { macOf, pbkdf2, pkcs12Key } from './password-encryption.ts';
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
  sha256: '2.16.840.1.101.3.4.2.1',
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  hmacSha256: '1.2.840.113549.2.9',
  aes256: '2.16.840.1.101.3.4.1.42',
} as const;

/** How a file is protected, as Export-PfxCertificate names it. */
export type PfxProtection = 'TripleDES_SHA1' | 'AES256_SHA256';

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
export function writePfx(
  source: PfxSource,
  password: string,
  protection: PfxProtection = 'TripleDES_SHA1',
): Uint8Array {
  const { certificate, friendlyName } = source;
  const keyId = readCertificate(certificate).thumbprint;
  const key = platform().cryptography.normalizedKey(source.privateKey);
  const certificates = [
    safeBag(OID.certificateBag, certificateValue(certificate), bagAttributes(keyId, friendlyName)),
    ...(source.chain ?? []).map((issuer) => safeBag(OID.certificateBag, certificateValue(issuer), [])),
  ];
  const keys = [
    safeBag(OID.shroudedKeyBag, encryptedKey(key, password, protection), bagAttributes(keyId, friendlyName)),
  ];
  const authenticatedSafe = derBytes(
    sequence([dataContent(derBytes(sequence(keys))), dataContent(derBytes(sequence(certificates)))]),
  );
  return derBytes(
    sequence([integer(3), dataContent(authenticatedSafe), macData(authenticatedSafe, password, protection)]),
  );
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

/** EncryptedPrivateKeyInfo. */
function encryptedKey(key: Uint8Array, password: string, protection: PfxProtection): Asn1 {
  return protection === 'AES256_SHA256' ? keyUnderAes(key, password) : keyUnder3Des(key, password);
}

/** PBES2: the key of AES-256 by PBKDF2 with HMAC-SHA-256. */
function keyUnderAes(key: Uint8Array, password: string): Asn1 {
  const [salt, vector] = [platform().random.bytes(8), platform().random.bytes(16)];
  const derived = pbkdf2(password, salt, ITERATIONS, 32, 'sha256');
  const derivation = sequence([
    oid(OID.pbkdf2),
    sequence([octets(salt), integer(ITERATIONS), sequence([oid(OID.hmacSha256), nothing()])]),
  ]);
  const algorithm = sequence([oid(OID.pbes2), sequence([derivation, sequence([oid(OID.aes256), octets(vector)])])]);
  return sequence([algorithm, octets(platform().cryptography.encrypt('aes-256-cbc', derived, vector, key))]);
}

/** pbeWithSHAAnd3-KeyTripleDES-CBC. */
function keyUnder3Des(key: Uint8Array, password: string): Asn1 {
  const salt = platform().random.bytes(8);
  const cipher = forge.cipher.createCipher('3DES-CBC', pkcs12Key(password, salt, 1, ITERATIONS, 24, 'sha1'));
  cipher.start({ iv: pkcs12Key(password, salt, 2, ITERATIONS, 8, 'sha1') });
  cipher.update(forge.util.createBuffer(latin1Text(key)));
  cipher.finish();
  const algorithm = sequence([oid(OID.keyUnder3Des), sequence([octets(salt), integer(ITERATIONS)])]);
  return sequence([algorithm, octets(latin1Bytes(cipher.output.getBytes()))]);
}

function macData(content: Uint8Array, password: string, protection: PfxProtection): Asn1 {
  const hash = protection === 'AES256_SHA256' ? OID.sha256 : OID.sha1;
  const salt = platform().random.bytes(8);
  const digest = macOf(hash, content, password, salt, ITERATIONS);
  return sequence([sequence([sequence([oid(hash), nothing()]), octets(digest)]), octets(salt), integer(ITERATIONS)]);
}
