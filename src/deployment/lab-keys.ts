/**
 * The keys of new labs. To find an RSA key takes a tenth of a second, and a lab needs two for each machine, so the program
 * brings a pool of them with it: of each its two primes and the coefficient, since the rest follows from them in no time
 * and would be three times as much in the package. They are published with it and protect nothing but a simulation; what is
 * requested or made in a lab afterwards gets a key of its own, but for what an exercise prepares before its learner comes. A
 * lab with more machines than the pool has keys uses them again.
 */
import { base64Bytes, hexBytes, hexText } from '../platform/bytes.ts';
import type { KeyPair } from '../platform/cryptography.ts';
import { derInteger, derSequence } from './der-writing.ts';
import pool from './lab-keys.json' with { type: 'json' };
import { wrappedRsaKey, wrappedRsaPublicKey } from './x509-assembly.ts';

const PUBLIC_EXPONENT = 65_537n;
const NUMBER_BYTES = 128;

/** What was made of the pool's numbers: labs are made by the hundred in one process. */
const made = new Map<number, KeyPair>();

/** Gives the keys of the pool one after the other, from its beginning; another seed begins elsewhere. */
export function labKeys(seed: number): () => KeyPair {
  let given = seed;
  return () => keyOfPool(given++ % pool.keys.length);
}

/** Gives the keys of the pool from its end, where no lab of a size that a person looks through has come to. */
export function keysForPreparation(): () => KeyPair {
  let left = pool.keys.length;
  return () => {
    if (left === 0) left = pool.keys.length;
    return keyOfPool(--left);
  };
}

function keyOfPool(index: number): KeyPair {
  const known = made.get(index);
  if (known) return known;
  const bytes = base64Bytes(pool.keys[index] as string);
  const [p, q, coefficient] = [0, 1, 2].map((at) =>
    numberOf(bytes.subarray(at * NUMBER_BYTES, (at + 1) * NUMBER_BYTES)),
  );
  const pair = keyOfNumbers(p as bigint, q as bigint, coefficient as bigint);
  made.set(index, pair);
  return pair;
}

/** An RSA key (RFC 8017, 3.2) in SubjectPublicKeyInfo and PKCS #8. */
function keyOfNumbers(p: bigint, q: bigint, coefficient: bigint): KeyPair {
  const modulus = p * q;
  const exponent = privateExponent((p - 1n) * (q - 1n));
  const numbers = [modulus, PUBLIC_EXPONENT, exponent, p, q, exponent % (p - 1n), exponent % (q - 1n), coefficient];
  return {
    publicKey: wrappedRsaPublicKey(derSequence(integer(modulus), integer(PUBLIC_EXPONENT))),
    privateKey: wrappedRsaKey(derSequence(derInteger(0), ...numbers.map(integer))),
  };
}

/** What undoes the public exponent: the first number of the form (1 + k × order) that it divides. */
function privateExponent(order: bigint): bigint {
  const [divisor, step] = [Number(PUBLIC_EXPONENT), Number(order % PUBLIC_EXPONENT)];
  let times = 0;
  for (let rest = 1; rest !== 0; times++) rest = (rest + step) % divisor;
  return (1n + BigInt(times) * order) / PUBLIC_EXPONENT;
}

function numberOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${hexText(bytes)}`);
}

function integer(value: bigint): Uint8Array {
  const digits = value.toString(16);
  return derInteger(hexBytes(digits.length % 2 === 0 ? digits : `0${digits}`));
}
