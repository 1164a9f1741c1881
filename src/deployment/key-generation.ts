/**
 * Makes key pairs. Real RSA keys are slow to find (a tenth of a second each), so a set of them is made by all
 * processors at once; the caller waits and hears of the progress, as everything in a pipeline is synchronous.
 */
import type * as host from '../platform/cryptography.ts';
import { platform } from '../platform/platform.ts';

/** A key pair: SubjectPublicKeyInfo and PKCS #8, DER. */
export interface KeyPair {
  readonly publicKey: Buffer;
  readonly privateKey: Buffer;
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

/** Makes `wanted` RSA key pairs of 2048 bits on all processors; `onKey` hears after each how many there are. */
export function generateKeyPairs(wanted: number, onKey: (made: number) => void = () => {}): KeyPair[] {
  return platform().cryptography.generateKeyPairs(wanted, onKey).map(toKeyPair);
}

function toKeyPair(pair: host.KeyPair): KeyPair {
  return { publicKey: Buffer.from(pair.publicKey), privateKey: Buffer.from(pair.privateKey) };
}
