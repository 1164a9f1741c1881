/** Makes key pairs. A real RSA key takes a tenth of a second to find; those of new labs come from a pool (lab-keys.ts). */
import { type KeyKind, type KeyPair, UnsupportedKeyKind } from '../platform/cryptography.ts';
import { platform } from '../platform/platform.ts';
import { DeploymentError } from './deployment-error.ts';
import { keysForPreparation } from './lab-keys.ts';

export type { KeyPair } from '../platform/cryptography.ts';

/** Algorithms that Request-CsCertificate offers. */
export type KeyAlgorithm = 'RSA' | 'ECDH_P256' | 'ECDH_P384' | 'ECDH_P521';

const curves = { ECDH_P256: 'P-256', ECDH_P384: 'P-384', ECDH_P521: 'P-521' } as const;

/** Of what size the keys of the pool are. */
const POOLED_BITS = 2048;

/** Gives ready keys while a lab is prepared; null: keys are made. */
let readyKeys: (() => KeyPair) | null = null;

/** Does work that prepares a lab: the RSA keys that it asks for come from the pool, so that nobody waits for them. */
export function withReadyKeys(work: () => void): void {
  const before = readyKeys;
  readyKeys = keysForPreparation();
  try {
    work();
  } finally {
    readyKeys = before;
  }
}

/** Makes one key pair. @throws DeploymentError `key-algorithm-unsupported` where the host makes none of the kind */
export function generateKeyPair(algorithm: KeyAlgorithm = 'RSA', bits = POOLED_BITS): KeyPair {
  if (readyKeys && algorithm === 'RSA' && bits === POOLED_BITS) return readyKeys();
  const kind: KeyKind =
    algorithm === 'RSA' ? { algorithm: 'rsa', bits } : { algorithm: 'ec', curve: curves[algorithm] };
  try {
    return platform().cryptography.generateKeyPair(kind);
  } catch (cause) {
    if (!(cause instanceof UnsupportedKeyKind)) throw cause;
    throw new DeploymentError('key-algorithm-unsupported', { algorithm }, { cause });
  }
}
