/** Cryptography by Node's own OpenSSL: nothing to load, and fast. */
import crypto from 'node:crypto';
import {
  CannotSign,
  type CipherName,
  type Cryptography,
  type HashName,
  type HostCertificate,
  type KeyKind,
  type KeyPair,
  type PaddingName,
  type WrapPadding,
} from '../cryptography.ts';
import { rsaComponents } from './rsa-components.ts';

function wrapping(padding: WrapPadding) {
  return padding === 'pkcs1'
    ? { padding: crypto.constants.RSA_PKCS1_PADDING }
    : { padding: crypto.constants.RSA_PKCS1_OAEP_PADDING, oaepHash: padding };
}

/**
 * Node.js takes PKCS #1 v1.5 off no more where its OpenSSL tells by an error that it did not fit (CVE-2023-46809), so that
 * the number is decrypted alone: 00 02, other than zeros, a zero, the data (RFC 8017, 7.2.2).
 */
function withoutPadding(key: crypto.KeyObject, wrapped: Uint8Array): Uint8Array {
  const filled = crypto.privateDecrypt({ key, padding: crypto.constants.RSA_NO_PADDING }, wrapped);
  const end = filled.indexOf(0, 2);
  if (filled[0] !== 0 || filled[1] !== 2 || end < 10) throw new RangeError('The padding is not that of PKCS #1.');
  return filled.subarray(end + 1);
}

/** …WithRSAEncryption, ecdsa-with-… and Ed25519, which hashes by itself. */
const SIGNATURE_HASHES = new Map<string, HashName | null>([
  ['1.2.840.113549.1.1.4', 'md5'],
  ['1.2.840.113549.1.1.5', 'sha1'],
  ['1.2.840.113549.1.1.11', 'sha256'],
  ['1.2.840.113549.1.1.12', 'sha384'],
  ['1.2.840.113549.1.1.13', 'sha512'],
  ['1.2.840.10045.4.1', 'sha1'],
  ['1.2.840.10045.4.3.2', 'sha256'],
  ['1.2.840.10045.4.3.3', 'sha384'],
  ['1.2.840.10045.4.3.4', 'sha512'],
  ['1.3.101.112', null],
]);

export const nodeCryptography: Cryptography = {
  hash: (name, data) => crypto.createHash(name).update(data).digest(),
  hmac: (name, key, data) => crypto.createHmac(name, key).update(data).digest(),

  pbkdf2: (hash, password, salt, iterations, bytes) => crypto.pbkdf2Sync(password, salt, iterations, bytes, hash),

  encrypt: (cipher, key, vector, data) => whole(crypto.createCipheriv(cipher satisfies CipherName, key, vector), data),
  decrypt: (cipher, key, vector, data) =>
    whole(crypto.createDecipheriv(cipher satisfies CipherName, key, vector), data),

  seal(key, nonce, bound, data) {
    const cipher = crypto.createCipheriv('aes-256-gcm', key, nonce);
    cipher.setAAD(bound);
    return { data: whole(cipher, data), tag: cipher.getAuthTag() };
  },
  unseal(key, nonce, bound, { data, tag }) {
    const decipher = crypto.createDecipheriv('aes-256-gcm', key, nonce);
    decipher.setAAD(bound);
    decipher.setAuthTag(tag);
    return whole(decipher, data);
  },

  // 128 bytes a block, 8 blocks, and what scrypt needs beside.
  scrypt: (passphrase, salt, cost, bytes) =>
    crypto.scryptSync(passphrase, salt, bytes, { N: cost, r: 8, p: 1, maxmem: (cost + 32) * 1024 * 1.125 }),

  generateKeyPair,
  keyAlgorithm: (privateKey) => privateKeyOf(privateKey).asymmetricKeyType ?? 'unknown',
  normalizedKey: (privateKey) => privateKeyOf(privateKey).export({ format: 'der', type: 'pkcs8' }),
  publicKeyOf: (privateKey) => crypto.createPublicKey(privateKeyOf(privateKey)).export({ format: 'der', type: 'spki' }),
  sign(privateKey, data, hash = 'sha256', padding = 'pkcs1') {
    const key = padded(privateKeyOf(privateKey), padding, crypto.constants.RSA_PSS_SALTLEN_DIGEST);
    try {
      return crypto.sign(hash, data, key);
    } catch (error) {
      if (!isOfOpenSsl(error)) throw error;
      throw new CannotSign(error.message, { cause: error });
    }
  },
  isSignedBy(publicKey, algorithm, data, signature) {
    const isPss = typeof algorithm === 'object';
    const hash = isPss ? algorithm.hash : SIGNATURE_HASHES.get(algorithm);
    try {
      const key = publicKeyOf(publicKey);
      const verifying = isPss ? padded(key, 'pss', algorithm.saltLength) : key;
      return hash !== undefined && crypto.verify(hash, data, verifying, signature);
    } catch (error) {
      // A key that is none, or of another kind than the signature's.
      if (isOfOpenSsl(error)) return false;
      throw error;
    }
  },
  wrapKey: (publicKey, data, padding = 'sha256') =>
    crypto.publicEncrypt({ key: publicKeyOf(publicKey), ...wrapping(padding) }, data),
  unwrapKey(privateKey, wrapped, padding = 'sha256') {
    const key = privateKeyOf(privateKey);
    return padding === 'pkcs1'
      ? withoutPadding(key, wrapped)
      : crypto.privateDecrypt({ key, ...wrapping(padding) }, wrapped);
  },

  readCertificate: (bytes) => described(new crypto.X509Certificate(bytes)),
  isKeyOf: (certificate, privateKey) =>
    new crypto.X509Certificate(certificate).checkPrivateKey(privateKeyOf(privateKey)),
  isIssuedBy(certificate, issuer) {
    const [child, parent] = [new crypto.X509Certificate(certificate), new crypto.X509Certificate(issuer)];
    // OpenSSL's own check also refuses an issuer that may not sign, which is for the chain to say.
    return (child.checkIssued(parent) || child.issuer === parent.subject) && child.verify(parent.publicKey);
  },
};

/**
 * OpenSSL's errors have a code, but for a public key that cannot be read since Node.js 22: that has only what OpenSSL said
 * beside. They are of the host's realm, which need not be that of this code (jest).
 */
function isOfOpenSsl(error: unknown): error is Error {
  return typeof error === 'object' && error !== null && ('code' in error || 'opensslErrorStack' in error);
}

function padded(
  key: crypto.KeyObject,
  padding: PaddingName,
  saltLength: number,
): crypto.KeyObject | crypto.SignKeyObjectInput {
  return padding === 'pkcs1' ? key : { key, padding: crypto.constants.RSA_PKCS1_PSS_PADDING, saltLength };
}

/** What the two ways of a cipher have in common. */
interface Transform {
  update(data: Uint8Array): Uint8Array;
  final(): Uint8Array;
}

function whole(transform: Transform, data: Uint8Array): Uint8Array {
  return Buffer.concat([transform.update(data), transform.final()]);
}

/** The key that was read last: an authority signs thousands of certificates with one, and reading takes longer than signing. */
let lastRead: { readonly der: Buffer; readonly key: crypto.KeyObject } | null = null;

function privateKeyOf(der: Uint8Array): crypto.KeyObject {
  if (lastRead?.der.equals(der)) return lastRead.key;
  const components = rsaComponents(der);
  const key = components
    ? crypto.createPrivateKey({ key: components, format: 'jwk' })
    : crypto.createPrivateKey({ key: asBuffer(der), format: 'der', type: 'pkcs8' });
  lastRead = { der: Buffer.from(der), key };
  return key;
}

function publicKeyOf(der: Uint8Array): crypto.KeyObject {
  return crypto.createPublicKey({ key: asBuffer(der), format: 'der', type: 'spki' });
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** The typings know the formats only where they are written out; with these, both keys come as bytes. */
const encoding = {
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'der' },
} as const;

function generateKeyPair(kind: KeyKind): KeyPair {
  return (kind.algorithm === 'rsa'
    ? crypto.generateKeyPairSync('rsa', { modulusLength: kind.bits, ...encoding })
    : crypto.generateKeyPairSync('ec', { namedCurve: kind.curve, ...encoding })) as unknown as KeyPair;
}

function described(certificate: crypto.X509Certificate): HostCertificate {
  const { publicKey } = certificate;
  const details = publicKey.asymmetricKeyDetails;
  return {
    // Node gives undefined for an empty name, though its types do not say so.
    subject: certificate.subject ?? '',
    issuer: certificate.issuer ?? '',
    serialNumber: certificate.serialNumber,
    thumbprint: certificate.fingerprint.replaceAll(':', ''),
    notBefore: Date.parse(certificate.validFrom),
    notAfter: Date.parse(certificate.validTo),
    alternativeNames: certificate.subjectAltName ?? '',
    keyPurposes: certificate.keyUsage ?? [],
    keyAlgorithm: publicKey.asymmetricKeyType ?? 'unknown',
    keyBits: details?.modulusLength ?? curveBits(details?.namedCurve),
    get publicKey() {
      return publicKey.export({ format: 'der', type: 'spki' });
    },
    isAuthority: certificate.ca,
    der: certificate.raw,
  };
}

function curveBits(curve: string | undefined): number {
  return curve === 'secp384r1' ? 384 : curve === 'secp521r1' ? 521 : 256;
}
