/** Certificates and their keys in PEM, as X509Certificate2 of .NET reads them: the first of a text, all of one, with a key. */
import { childAt, octetsOf, readAsn1 } from '../../src/deployment/forge-asn1.ts';
import {
  decryptWithPassword,
  IterationBudget,
  IterationLimitExceeded,
  LOADER_LIMITS,
  UnsupportedAlgorithm,
  WrongPassword,
} from '../../src/deployment/password-encryption.ts';
import { isDamage } from '../../src/deployment/x509-details.ts';
import { isKeyOf, readCertificate } from '../../src/deployment/x509-reading.ts';
import { base64Bytes, latin1Text } from '../../src/platform/bytes.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { AsymmetricKey, cryptographic, privateKeyObject } from './asymmetric-keys.ts';
import { bytesOf } from './certificate-files.ts';
import { X509Certificate2 } from './certificate-objects.ts';
import { keptKey } from './certificate-requests.ts';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----\s*([A-Za-z0-9+/=\s]+?)-----END CERTIFICATE-----/g;
const ENCRYPTED_KEY = /-----BEGIN ENCRYPTED PRIVATE KEY-----\s*([A-Za-z0-9+/=\s]+?)-----END ENCRYPTED PRIVATE KEY-----/;

/** All certificates of a text; what else stands there does not matter. @throws CryptographicException for a damaged one */
export function certificatesInPem(text: string): X509Certificate2[] {
  return [...text.matchAll(CERTIFICATE)].map(([, body = '']) => {
    try {
      return new X509Certificate2(readCertificate(base64Bytes(body.replaceAll(/\s/g, ''))));
    } catch (error) {
      if (!isDamage(error)) throw error;
      throw cryptographic(NO_CERTIFICATE);
    }
  });
}

/** The first certificate of a text. @throws CryptographicException where there is none */
export function certificateInPem(text: string): X509Certificate2 {
  const [first] = certificatesInPem(text);
  if (first) return first;
  throw cryptographic(NO_CERTIFICATE);
}

/** A certificate with the key that another text has; the same one where a file holds both. */
export function certificateWithKey(text: string, keyText: string): X509Certificate2 {
  const certificate = certificateInPem(text);
  return paired(certificate, () => {
    const key = new AsymmetricKey(familyOf(certificate), 0);
    key.importPem(keyText);
    return key;
  });
}

/** The same with a key under a password (PKCS #8). @throws CryptographicException for a wrong one */
export function certificateWithEncryptedKey(text: string, keyText: string, password: string): X509Certificate2 {
  const certificate = certificateInPem(text);
  const [, body] = ENCRYPTED_KEY.exec(keyText) ?? [];
  if (body === undefined) throw cryptographic(NO_KEY);
  const privateKey = decrypted(base64Bytes(body.replaceAll(/\s/g, '')), password);
  return paired(certificate, () => privateKeyObject(privateKey));
}

/** The text of a file as the session sees it. */
export function pemOfFile(path: string): string {
  return latin1Text(bytesOf(path));
}

const NO_CERTIFICATE =
  'The certificate contents do not contain a PEM with a CERTIFICATE label, or the content is malformed.';
const NO_KEY =
  'The key contents do not contain a PEM, the content is malformed, or the key does not match the certificate.';

function familyOf({ info }: X509Certificate2): AsymmetricKey['family'] {
  return info.keyAlgorithm.startsWith('rsa') ? 'RSA' : 'ECDsa';
}

function paired(certificate: X509Certificate2, read: () => AsymmetricKey): X509Certificate2 {
  let key: AsymmetricKey;
  try {
    key = read();
    if (key.isPrivate && isKeyOf(certificate.info, key.privateKey))
      return new X509Certificate2(certificate.info, keptKey(key.privateKey));
  } catch (error) {
    if (!(error instanceof NetException)) throw error; // what is no key says so by one
  }
  throw cryptographic(NO_KEY);
}

/** EncryptedPrivateKeyInfo { algorithm, octets } (RFC 5958). */
function decrypted(der: Uint8Array, password: string): Uint8Array {
  try {
    const info = readAsn1(der);
    return decryptWithPassword(
      childAt(info, 0),
      octetsOf(childAt(info, 1)),
      password,
      new IterationBudget(LOADER_LIMITS),
    );
  } catch (error) {
    const isOfInput = [WrongPassword, UnsupportedAlgorithm, IterationLimitExceeded].some(
      (kind) => error instanceof kind,
    );
    if (!isOfInput && !isDamage(error)) throw error;
    throw cryptographic(
      'The EncryptedPrivateKeyInfo structure was decoded but was not successfully interpreted, the password may be incorrect.',
    );
  }
}
