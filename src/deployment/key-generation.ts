/** Makes key pairs. A real RSA key takes a tenth of a second to find; those of new labs come from a pool (lab-keys.ts). */
import type * as host from '../platform/cryptography.ts';
import { platform } from '../platform/platform.ts';

/** A key pair: SubjectPublicKeyInfo and PKCS #8, DER. */
export interface KeyPair {
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

/** Algorithms that Request-CsCertificate offers. */
export type KeyAlgorithm = 'RSA' | 'ECDH_P256' | 'ECDH_P384' | 'ECDH_P521';

const curves = { ECDH_P256: 'P-256', ECDH_P384: 'P-384', ECDH_P521: 'P-521' } as const;

/** Makes one key pair. */
export function generateKeyPair(algorithm: KeyAlgorithm = 'RSA', bits = 2048): KeyPair {
  const { cryptography } = platform();
  return toKeyPair(
    cryptography.generateKeyPair(
      algorithm === 'RSA' ? { algorithm: 'rsa', bits } : { algorithm: 'ec', curve: curves[algorithm] },
    ),
  );
}

function toKeyPair(pair: host.KeyPair): KeyPair {
  return pair;
}
