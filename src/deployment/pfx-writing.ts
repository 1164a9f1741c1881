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
  const { pki } = forge;
  const { certificate, friendlyName } = source;
  const keyId = readCertificate(certificate).thumbprint;
  const key = platform().cryptography.normalizedKey(source.privateKey);
  const certificates = [
    safeBag(pki.oids.certBag!, certificateValue(certificate), bagAttributes(keyId, friendlyName)),
    ...(source.chain ?? []).map((issuer) => safeBag(pki.oids.certBag!, certificateValue(issuer), [])),
  ];
  const keys = [
    safeBag(pki.oids.pkcs8ShroudedKeyBag!, encryptedKey(key, password), bagAttributes(keyId, friendlyName)),
  ];
  const authenticatedSafe = derBytes(
    sequence([dataContent(derBytes(sequence(keys))), dataContent(derBytes(sequence(certificates)))]),
  );
  return derBytes(sequence([integer(3), dataContent(authenticatedSafe), macData(authenticatedSafe, password)]));
}

/** ContentInfo of type data. */
function dataContent(bytes: Uint8Array): Asn1 {
  return sequence([oid(forge.pki.oids.data!), explicit(octets(bytes))]);
}

function safeBag(type: string, value: Asn1, attributes: Asn1[]): Asn1 {
  return sequence([oid(type), explicit(value), ...(attributes.length > 0 ? [setOf(attributes)] : [])]);
}

/** CertBag of type x509Certificate. */
function certificateValue(certificate: Uint8Array): Asn1 {
  return sequence([oid(forge.pki.oids.x509Certificate!), explicit(octets(certificate))]);
}

function bagAttributes(keyId: string, friendlyName: string | undefined): Asn1[] {
  const { oids } = forge.pki;
  const attributes = [sequence([oid(oids.localKeyId!), setOf([octets(hexBytes(keyId))])])];
  if (friendlyName) attributes.push(sequence([oid(oids.friendlyName!), setOf([bmpText(friendlyName)])]));
  return attributes;
}

/** EncryptedPrivateKeyInfo under pbeWithSHAAnd3-KeyTripleDES-CBC. */
function encryptedKey(key: Uint8Array, password: string): Asn1 {
  const salt = platform().random.bytes(8);
  const cipher = forge.cipher.createCipher('3DES-CBC', pkcs12Key(password, salt, 1, ITERATIONS, 24, 'sha1'));
  cipher.start({ iv: pkcs12Key(password, salt, 2, ITERATIONS, 8, 'sha1') });
  cipher.update(forge.util.createBuffer(latin1Text(key)));
  cipher.finish();
  const algorithm = sequence([
    oid(forge.pki.oids['pbeWithSHAAnd3-KeyTripleDES-CBC']!),
    sequence([octets(salt), integer(ITERATIONS)]),
  ]);
  return sequence([algorithm, octets(latin1Bytes(cipher.output.getBytes()))]);
}

function macData(content: Uint8Array, password: string): Asn1 {
  const sha1 = forge.pki.oids.sha1!;
  const salt = platform().random.bytes(8);
  const digest = macOf(sha1, content, password, salt, ITERATIONS);
  return sequence([sequence([sequence([oid(sha1), nothing()]), octets(digest)]), octets(salt), integer(ITERATIONS)]);
}
