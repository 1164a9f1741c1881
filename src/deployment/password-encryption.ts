/**
 * Encryption under a password as PFX files have it: the schemes of PKCS #12 (RFC 7292, appendix C) and of PKCS #5
 * (RFC 8018: PBES1 and PBES2). The older schemes take the password in UTF-16 with a zero behind it, PKCS #5 in UTF-8.
 * The tables hold what .NET reads; anything else is refused by its name.
 */

import forge from 'node-forge';
import { latin1Bytes, latin1Text } from '../platform/bytes.ts';
import { type Asn1, childAt, children, MalformedAsn1, octetsOf, oidOf, wholeNumberOf } from './forge-asn1.ts';

/** An algorithm that is not read: a cipher, a key derivation, a hash, or the kind of a key. */
export class UnsupportedAlgorithm extends Error {
  override readonly name = 'UnsupportedAlgorithm';

  constructor(
    readonly purpose: 'cipher' | 'hash' | 'key',
    readonly identifier: string,
  ) {
    super(`${purpose} ${identifier}`);
  }
}

/** What was decrypted is not what was encrypted. */
export class WrongPassword extends Error {
  override readonly name = 'WrongPassword';
}

/** A file asks for more work than any honest one does. */
export class IterationLimitExceeded extends Error {
  override readonly name = 'IterationLimitExceeded';

  /** The name that .NET's Pkcs12LoaderLimits has for it. */
  constructor(readonly limit: 'MacIterationLimit' | 'IndividualKdfIterationLimit' | 'TotalKdfIterationLimit') {
    super(limit);
  }
}

/**
 * How many rounds of key derivation a file may ask for. Tools of today write 2,048 (OpenSSL), 2,000 (Windows) and up to
 * some 600,000; .NET's loader stops at 300,000 and 1,000,000 altogether.
 */
export interface IterationLimits {
  readonly mac: number;
  readonly single: number;
  readonly total: number;
}

/** What every reader here allows unless it is told otherwise. */
export const GENEROUS_LIMITS: IterationLimits = { mac: 1_000_000, single: 1_000_000, total: 3_000_000 };

/** Pkcs12LoaderLimits.Defaults of .NET. */
export const LOADER_LIMITS: IterationLimits = { mac: 300_000, single: 300_000, total: 1_000_000 };

/** Counts the rounds of one file against its limits, before any of them is run. */
export class IterationBudget {
  private spent = 0;

  constructor(readonly limits: IterationLimits) {}

  /** @throws IterationLimitExceeded, or MalformedAsn1 where the count is no count. */
  spendOnKey(iterations: number): number {
    if (iterations < 1) throw new MalformedAsn1('A number of iterations was expected.');
    if (iterations > this.limits.single) throw new IterationLimitExceeded('IndividualKdfIterationLimit');
    this.spent += iterations;
    if (this.spent > this.limits.total) throw new IterationLimitExceeded('TotalKdfIterationLimit');
    return iterations;
  }

  spendOnMac(iterations: number): number {
    if (iterations < 1) throw new MalformedAsn1('A number of iterations was expected.');
    if (iterations > this.limits.mac) throw new IterationLimitExceeded('MacIterationLimit');
    return iterations;
  }
}

type Hash = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** The hashes of a MAC. */
const macHashes = new Map<string, Hash>([
  ['1.2.840.113549.2.5', 'md5'],
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

/** A block cipher in CBC mode; `rc2Bits` is the effective length of an RC2 key. */
interface BlockCipher {
  readonly name: 'AES-CBC' | '3DES-CBC' | 'DES-CBC' | 'RC2-CBC';
  readonly keyBytes: number;
  readonly rc2Bits?: number;
}

/** pbeWithSHAAnd…: keys by the derivation of PKCS #12, always with SHA-1. */
const pkcs12Schemes = new Map<string, BlockCipher>([
  ['1.2.840.113549.1.12.1.3', { name: '3DES-CBC', keyBytes: 24 }],
  ['1.2.840.113549.1.12.1.4', { name: '3DES-CBC', keyBytes: 16 }],
  ['1.2.840.113549.1.12.1.5', { name: 'RC2-CBC', keyBytes: 16, rc2Bits: 128 }],
  ['1.2.840.113549.1.12.1.6', { name: 'RC2-CBC', keyBytes: 5, rc2Bits: 40 }],
]);

/** PBES1: a hash gives eight bytes of key and eight of vector. */
const pbes1Schemes = new Map<string, { readonly hash: Hash; readonly cipher: BlockCipher }>([
  ['1.2.840.113549.1.5.3', { hash: 'md5', cipher: { name: 'DES-CBC', keyBytes: 8 } }],
  ['1.2.840.113549.1.5.6', { hash: 'md5', cipher: { name: 'RC2-CBC', keyBytes: 8, rc2Bits: 64 } }],
  ['1.2.840.113549.1.5.10', { hash: 'sha1', cipher: { name: 'DES-CBC', keyBytes: 8 } }],
  ['1.2.840.113549.1.5.11', { hash: 'sha1', cipher: { name: 'RC2-CBC', keyBytes: 8, rc2Bits: 64 } }],
]);

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const RC2_CBC = '1.2.840.113549.3.2';

/** The ciphers of PBES2; RC2 says its key in its parameters. */
const pbes2Ciphers = new Map<string, BlockCipher>([
  ['2.16.840.1.101.3.4.1.2', { name: 'AES-CBC', keyBytes: 16 }],
  ['2.16.840.1.101.3.4.1.22', { name: 'AES-CBC', keyBytes: 24 }],
  ['2.16.840.1.101.3.4.1.42', { name: 'AES-CBC', keyBytes: 32 }],
  ['1.2.840.113549.3.7', { name: '3DES-CBC', keyBytes: 24 }],
  ['1.3.14.3.2.7', { name: 'DES-CBC', keyBytes: 8 }],
]);

const pseudoRandomFunctions = new Map<string, Hash>([
  ['1.2.840.113549.2.7', 'sha1'],
  ['1.2.840.113549.2.9', 'sha256'],
  ['1.2.840.113549.2.10', 'sha384'],
  ['1.2.840.113549.2.11', 'sha512'],
]);

/** RC2's version numbers for the usual lengths of its key (RFC 8018, B.2.3). */
const rc2KeyBits = new Map([
  [160, 40],
  [120, 64],
  [58, 128],
]);

/**
 * Decrypts with the scheme of an AlgorithmIdentifier. A password that is `undefined` is none at all, which the schemes
 * of PKCS #12 tell from an empty one.
 */
export function decryptWithPassword(
  algorithm: Asn1 | undefined,
  encrypted: Uint8Array,
  password: string | undefined,
  budget: IterationBudget,
): Uint8Array {
  const scheme = oidOf(childAt(algorithm, 0));
  const parameters = childAt(algorithm, 1);
  const { cipher, key, vector } = derivedKeys(scheme, parameters, password, budget);
  const decipher = startedDecipher(cipher, key, vector);
  decipher.update(forge.util.createBuffer(latin1Text(encrypted)));
  if (!decipher.finish()) throw new WrongPassword();
  return latin1Bytes(decipher.output.getBytes());
}

/** RC2 stands apart from node-forge's other ciphers. */
function startedDecipher(
  { name, rc2Bits: bits }: BlockCipher,
  key: string,
  vector: string,
): Pick<forge.cipher.BlockCipher, 'update' | 'finish' | 'output'> {
  if (bits !== undefined) {
    const rc2 = forge.rc2.createDecryptionCipher(key, bits);
    rc2.start(vector);
    return rc2;
  }
  const decipher = forge.cipher.createDecipher(name as forge.cipher.Algorithm, key);
  decipher.start({ iv: vector });
  return decipher;
}

/** Key and vector as node-forge takes bytes: one character each. */
interface Keys {
  readonly cipher: BlockCipher;
  readonly key: string;
  readonly vector: string;
}

function derivedKeys(scheme: string, parameters: Asn1, password: string | undefined, budget: IterationBudget): Keys {
  if (scheme === PBES2) return pbes2Keys(parameters, password ?? '', budget);
  const pkcs12 = pkcs12Schemes.get(scheme);
  const pbes1 = pbes1Schemes.get(scheme);
  const salt = octetsOf(childAt(parameters, 0));
  const iterations = budget.spendOnKey(wholeNumberOf(childAt(parameters, 1)));
  if (pkcs12) {
    const key = pkcs12Key(password, salt, 1, iterations, pkcs12.keyBytes, 'sha1');
    // Two keys of DES are three, the first of them again at the end.
    const whole = pkcs12.name === '3DES-CBC' && key.length === 16 ? key + key.slice(0, 8) : key;
    return { cipher: pkcs12, key: whole, vector: pkcs12Key(password, salt, 2, iterations, 8, 'sha1') };
  }
  if (!pbes1) throw new UnsupportedAlgorithm('cipher', scheme);
  const { hash, cipher } = pbes1;
  let derived = forge.util.encodeUtf8(password ?? '') + latin1Text(salt);
  for (let round = 0; round < iterations; round++)
    derived = forge.md[hash].create().update(derived).digest().getBytes();
  return { cipher, key: derived.slice(0, 8), vector: derived.slice(8, 16) };
}

function pbes2Keys(parameters: Asn1, password: string, budget: IterationBudget): Keys {
  const [derivation, encryption] = [childAt(parameters, 0), childAt(parameters, 1)];
  const derivationId = oidOf(childAt(derivation, 0));
  if (derivationId !== PBKDF2) throw new UnsupportedAlgorithm('cipher', derivationId);
  const [saltNode, iterationsNode, ...optional] = children(childAt(derivation, 1));
  const functionNode = optional.find((item) => item.type === forge.asn1.Type.SEQUENCE);
  const functionId = functionNode ? oidOf(childAt(functionNode, 0)) : '1.2.840.113549.2.7';
  const hash = pseudoRandomFunctions.get(functionId);
  if (!hash) throw new UnsupportedAlgorithm('cipher', functionId);
  const { cipher, vector } = pbes2Cipher(encryption);
  if (!saltNode || !iterationsNode) throw new MalformedAsn1('The parameters of a key derivation are missing.');
  const iterations = budget.spendOnKey(wholeNumberOf(iterationsNode));
  const key = pbkdf2(password, octetsOf(saltNode), iterations, cipher.keyBytes, hash);
  return { cipher, key: latin1Text(key), vector };
}

/** The key derivation of PKCS #5 (RFC 8018, 5.2). */
export function pbkdf2(password: string, salt: Uint8Array, iterations: number, bytes: number, hash: Hash): Uint8Array {
  const derive = forge.pkcs5.pbkdf2 as unknown as (
    password: string,
    salt: string,
    iterations: number,
    bytes: number,
    hash: string,
  ) => string;
  return latin1Bytes(derive(forge.util.encodeUtf8(password), latin1Text(salt), iterations, bytes, hash));
}

function pbes2Cipher(encryption: Asn1): { cipher: BlockCipher; vector: string } {
  const id = oidOf(childAt(encryption, 0));
  if (id === RC2_CBC) {
    const parameters = childAt(encryption, 1);
    const bits = rc2KeyBits.get(wholeNumberOf(childAt(parameters, 0)));
    if (bits === undefined) throw new UnsupportedAlgorithm('cipher', id);
    const cipher: BlockCipher = { name: 'RC2-CBC', keyBytes: bits / 8, rc2Bits: bits };
    return { cipher, vector: latin1Text(octetsOf(childAt(parameters, 1))) };
  }
  const cipher = pbes2Ciphers.get(id);
  if (!cipher) throw new UnsupportedAlgorithm('cipher', id);
  return { cipher, vector: latin1Text(octetsOf(childAt(encryption, 1))) };
}

/** The MAC of a PFX over its contents (RFC 7292, 4.1): its hash is named by an object identifier. */
export function macOf(
  hashIdentifier: string,
  content: Uint8Array,
  password: string | undefined,
  salt: Uint8Array,
  iterations: number,
): Uint8Array {
  const hash = macHashes.get(hashIdentifier);
  if (!hash) throw new UnsupportedAlgorithm('hash', hashIdentifier);
  const { digestLength } = forge.md[hash].create();
  const mac = forge.hmac.create();
  mac.start(hash, pkcs12Key(password, salt, 3, iterations, digestLength, hash));
  mac.update(latin1Text(content));
  return latin1Bytes(mac.digest().getBytes());
}

/** The key derivation of PKCS #12 (RFC 7292, appendix B); purpose 1 = key, 2 = initial vector, 3 = MAC. */
export function pkcs12Key(
  password: string | undefined,
  salt: Uint8Array,
  purpose: 1 | 2 | 3,
  iterations: number,
  bytes: number,
  hash: Hash,
): string {
  const generate = (
    forge.pkcs12 as unknown as {
      generateKey(
        password: string | undefined,
        salt: forge.util.ByteBuffer,
        purpose: number,
        iterations: number,
        bytes: number,
        hash: forge.md.MessageDigest,
      ): forge.util.ByteBuffer;
    }
  ).generateKey;
  const salted = forge.util.createBuffer(latin1Text(salt));
  return generate(password, salted, purpose, iterations, bytes, forge.md[hash].create()).getBytes();
}
