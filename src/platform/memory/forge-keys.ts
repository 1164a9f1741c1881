/**
 * RSA keys without Node, by node-forge: synchronous JavaScript. It knows no other kind, and neither does what is in
 * memory; a key of 2,048 bits takes it a second or more to find.
 */
import forge from 'node-forge';
import { latin1Bytes, latin1Text } from '../bytes.ts';
import {
  CannotSign,
  type HashName,
  type KeyKind,
  type KeyPair,
  type PaddingName,
  type PssAlgorithm,
  type SignatureAlgorithm,
  UnsupportedKeyKind,
  type WrapPadding,
} from '../cryptography.ts';

type Asn1 = forge.asn1.Asn1;

const PUBLIC_EXPONENT = 0x10001;

/** The hash of a signature by its object identifier: …WithRSAEncryption. */
const SIGNATURES = new Map<string, () => forge.md.MessageDigest>([
  ['1.2.840.113549.1.1.4', () => forge.md.md5.create()],
  ['1.2.840.113549.1.1.5', () => forge.md.sha1.create()],
  ['1.2.840.113549.1.1.11', () => forge.md.sha256.create()],
  ['1.2.840.113549.1.1.12', () => forge.md.sha384.create()],
  ['1.2.840.113549.1.1.13', () => forge.md.sha512.create()],
]);

/** Finds a key pair. @throws UnsupportedKeyKind for one that is not RSA */
export function generateKeyPair(kind: KeyKind): KeyPair {
  if (kind.algorithm !== 'rsa') throw new UnsupportedKeyKind(`no keys on the curve ${kind.curve}`);
  const pair = forge.pki.rsa.generateKeyPair({ bits: kind.bits, e: PUBLIC_EXPONENT });
  return {
    publicKey: derOf(forge.pki.publicKeyToAsn1(pair.publicKey)),
    privateKey: derOf(forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(pair.privateKey))),
  };
}

/** PKCS #8, DER. @throws Error where the bytes are no private key of RSA */
export function privateKeyOf(der: Uint8Array): forge.pki.rsa.PrivateKey {
  return forge.pki.privateKeyFromAsn1(treeOf(der));
}

/** SubjectPublicKeyInfo, DER. @throws Error where the bytes are no public key of RSA */
export function publicKeyOf(der: Uint8Array): forge.pki.rsa.PublicKey {
  return forge.pki.publicKeyFromAsn1(treeOf(der)) as forge.pki.rsa.PublicKey;
}

export function normalizedKey(der: Uint8Array): Uint8Array {
  return derOf(forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(privateKeyOf(der))));
}

/** The public key of a private one. */
export function publicKeyOfPrivate(privateKey: Uint8Array): Uint8Array {
  const { n, e } = privateKeyOf(privateKey);
  return latin1Bytes(forge.asn1.toDer(forge.pki.publicKeyToAsn1(forge.pki.setRsaPublicKey(n, e))).getBytes());
}

/** RSA by PKCS #1 or PSS. */
export function sign(
  privateKey: Uint8Array,
  data: Uint8Array,
  hash: HashName = 'sha256',
  padding: PaddingName = 'pkcs1',
): Uint8Array {
  const digest = forge.md[hash].create();
  digest.update(latin1Text(data));
  const key = privateKeyOf(privateKey);
  const scheme = padding === 'pss' ? pssScheme({ hash, saltLength: digest.digestLength }) : undefined;
  try {
    return latin1Bytes(key.sign(digest, scheme));
  } catch (error) {
    throw new CannotSign((error as Error).message, { cause: error });
  }
}

function pssScheme({ hash, saltLength }: PssAlgorithm): forge.pss.PSS {
  const mgf = forge.mgf.mgf1.create(forge.md[hash].create());
  return forge.pss.create({ md: forge.md[hash].create(), mgf, saltLength });
}

/** Whether the bytes bear the signature; one of another algorithm than RSA's is not known here, and so is none. */
export function isSignedBy(
  publicKey: Uint8Array,
  algorithm: SignatureAlgorithm,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  const isPss = typeof algorithm === 'object';
  const digest = isPss ? () => forge.md[algorithm.hash].create() : SIGNATURES.get(algorithm);
  if (!digest) return false;
  try {
    const hashed = digest().update(latin1Text(data)).digest().getBytes();
    const scheme = isPss ? pssScheme(algorithm) : undefined;
    return publicKeyOf(publicKey).verify(hashed, latin1Text(signature), scheme);
  } catch {
    return false; // of another length or form than a signature by this key
  }
}

type Wrapping = readonly [scheme: 'RSAES-PKCS1-V1_5' | 'RSA-OAEP', options?: object];

/** OAEP's hash is that of its mask too. */
function wrapping(padding: WrapPadding): Wrapping {
  if (padding === 'pkcs1') return ['RSAES-PKCS1-V1_5'];
  const digest = () => forge.md[padding].create();
  return ['RSA-OAEP', { md: digest(), mgf1: { md: digest() } }];
}

export function wrapKey(publicKey: Uint8Array, data: Uint8Array, padding: WrapPadding = 'sha256'): Uint8Array {
  return latin1Bytes(publicKeyOf(publicKey).encrypt(latin1Text(data), ...wrapping(padding)));
}

/** @throws Error where the key did not wrap it */
export function unwrapKey(privateKey: Uint8Array, wrapped: Uint8Array, padding: WrapPadding = 'sha256'): Uint8Array {
  return latin1Bytes(privateKeyOf(privateKey).decrypt(latin1Text(wrapped), ...wrapping(padding)));
}

/** Whether the two halves are of one pair. */
export function isPair(publicKey: Uint8Array, privateKey: Uint8Array): boolean {
  const whole = privateKeyOf(privateKey);
  const half = publicKeyOf(publicKey);
  return half.n.equals(whole.n) && half.e.equals(whole.e);
}

function treeOf(der: Uint8Array): Asn1 {
  return forge.asn1.fromDer(latin1Text(der));
}

function derOf(tree: Asn1): Uint8Array {
  return latin1Bytes(forge.asn1.toDer(tree).getBytes());
}
