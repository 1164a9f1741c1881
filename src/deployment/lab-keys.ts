/**
 * The keys of new labs. To find an RSA key takes a tenth of a second, and a lab needs two for each machine, so the program
 * brings a pool of them with it. They are published with it and protect nothing but a simulation; what is requested
 * or made in a lab afterwards gets a key of its own, but for what an exercise prepares before its learner comes. A lab with
 * more machines than the pool has keys uses them again.
 */
import { base64Bytes } from '../platform/bytes.ts';
import type { KeyPair } from '../platform/cryptography.ts';
import pool from './lab-keys.json' with { type: 'json' };

/** Gives the keys of the pool one after the other, from its beginning; another seed begins elsewhere. */
export function labKeys(seed: number): () => KeyPair {
  let given = seed;
  return () => keyOfPool(given++ % pool.pairs.length);
}

/** Gives the keys of the pool from its end, where no lab of a size that a person looks through has come to. */
export function keysForPreparation(): () => KeyPair {
  let left = pool.pairs.length;
  return () => {
    if (left === 0) left = pool.pairs.length;
    return keyOfPool(--left);
  };
}

function keyOfPool(index: number): KeyPair {
  const [publicKey, privateKey] = pool.pairs[index] as [string, string];
  return { publicKey: base64Bytes(publicKey), privateKey: base64Bytes(privateKey) };
}
