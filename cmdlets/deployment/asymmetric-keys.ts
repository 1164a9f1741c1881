/** Keys of RSA and ECDSA as scripts make and use them. A key that is to be made is made when it is first needed. */

import { derInteger, derSequence } from '../../src/deployment/der-writing.ts';
import { readAsn1 } from '../../src/deployment/forge-asn1.ts';
import {
  publicKeyInfo,
  signatureIdentifier,
  wrappedRsaKey,
  wrappedRsaPublicKey,
} from '../../src/deployment/x509-assembly.ts';
import { type EncodedKey, keyIn } from '../../src/deployment/x509-details.ts';
import { keySizeOf } from '../../src/deployment/x509-request.ts';
import { base64Bytes, base64Text, concatBytes, latin1Bytes } from '../../src/platform/bytes.ts';
import {
  CannotSign,
  type HashName,
  type KeyKind,
  type PaddingName,
  type PssAlgorithm,
  UnsupportedKeyKind,
  type WrapPadding,
} from '../../src/platform/cryptography.ts';
import { platform } from '../../src/platform/platform.ts';
import { netException } from '../../src/types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import type { HashAlgorithmName } from './hash-algorithm-name.ts';

const NAMESPACE = 'System.Security.Cryptography';
const RSA = '1.2.840.113549.1.1.1';

/** The two kinds of keys. */
export type KeyFamily = 'RSA' | 'ECDsa';

interface KeyPart {
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  /** PKCS #8; `null` for a public key alone. */
  readonly privateKey: Uint8Array | null;
}

export class AsymmetricKey extends NetObject {
  constructor(
    readonly family: KeyFamily,
    private bits: number,
    private known: KeyPart | null = null,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${NAMESPACE}.${this.family}Wrapper`);
  }

  get size(): number {
    return this.known ? keySizeOf(this.encoded) : this.bits;
  }

  /** Another size is that of another key. */
  set size(bits: number) {
    this.bits = checkedSize(this.family, bits);
    this.known = null;
  }

  get publicKey(): Uint8Array {
    return this.parts.publicKey;
  }

  get encoded(): EncodedKey {
    return keyIn(this.publicKey);
  }

  get isPrivate(): boolean {
    return this.parts.privateKey !== null;
  }

  /** @throws CryptographicException where there is only a public key */
  get privateKey(): Uint8Array {
    const { privateKey } = this.parts;
    if (privateKey) return privateKey;
    throw cryptographic('The key contains only public parameters; the private ones are needed.');
  }

  /** Becomes the key that a PEM text has. */
  importPem(text: string): void {
    const found = [...text.matchAll(/-----BEGIN ([A-Z ]+)-----\s*([A-Za-z0-9+/=\s]+?)-----END \1-----/g)].flatMap(
      ([, label = '', body = '']) => {
        const part = readers.get(label)?.(base64Bytes(body.replaceAll(/\s/g, '')));
        return part ? [part] : [];
      },
    );
    const [first] = found;
    if (!first) {
      throw netException(
        'System.ArgumentException',
        "No supported key formats were found. Check that the input represents the contents of a PEM-encoded key file, not the path to such a file. (Parameter 'input')",
      );
    }
    this.become(first);
  }

  private become(part: KeyPart): void {
    const isRsa = keyIn(part.publicKey).algorithm === RSA;
    if (isRsa !== (this.family === 'RSA')) throw cryptographic('The key is of another algorithm.');
    this.known = part;
  }

  /** Signs data; on a curve the two numbers stand side by side, as .NET has them. */
  sign(data: Uint8Array, hash: HashAlgorithmName, padding?: PaddingName): Uint8Array {
    const { privateKey } = this;
    const signature = signing(() => platform().cryptography.sign(privateKey, data, hashOf(hash), padding));
    return this.family === 'RSA' ? signature : besideEachOther(signature, Math.ceil(this.size / 8));
  }

  verify(data: Uint8Array, signature: Uint8Array, hash: HashAlgorithmName, padding?: PaddingName): boolean {
    const identifier =
      padding === 'pss' ? pssAlgorithm(hashOf(hash)) : signatureIdentifier(this.family === 'RSA', hashOf(hash));
    if (identifier === undefined) return false;
    const encoded = this.family === 'RSA' ? signature : asSequence(signature);
    return platform().cryptography.isSignedBy(this.publicKey, identifier, data, encoded);
  }

  /** Encrypts a few bytes with the public key. @throws CryptographicException where they are too many */
  encrypt(data: Uint8Array, padding: WrapPadding): Uint8Array {
    if (data.length > this.size / 8 - overheadOf(padding))
      throw cryptographic('error:0200006E:rsa routines::data too large for key size');
    return platform().cryptography.wrapKey(this.publicKey, data, padding);
  }

  /** @throws CryptographicException where the data were not encrypted for this key in this way */
  decrypt(data: Uint8Array, padding: WrapPadding): Uint8Array {
    if (data.length !== this.size / 8)
      throw cryptographic('The length of the data to decrypt is not valid for the size of this key.');
    const { privateKey } = this;
    try {
      return platform().cryptography.unwrapKey(privateKey, data, padding);
    } catch {
      // Whatever the host says of it: the words are those of OpenSSL, on which .NET stands here.
      throw cryptographic('error:02000072:rsa routines::padding check failed');
    }
  }

  private get parts(): KeyPart {
    return (this.known ??= generated(this.family, this.bits));
  }
}

/** Bytes that a padding takes at least (RFC 8017, 7.1.1 and 7.2.1). */
function overheadOf(padding: WrapPadding): number {
  return padding === 'pkcs1' ? 11 : 2 * platform().cryptography.hash(padding, new Uint8Array()).length + 2;
}

function pssAlgorithm(hash: HashName): PssAlgorithm {
  return { hash, saltLength: platform().cryptography.hash(hash, new Uint8Array()).length };
}

/** A new key of RSA; 2048 bits where nobody says how many. */
export function newRsaKey(bits = 2048): AsymmetricKey {
  return new AsymmetricKey('RSA', checkedSize('RSA', bits));
}

/** A new key on a curve of NIST. */
export function newCurveKey(bits = 521): AsymmetricKey {
  return new AsymmetricKey('ECDsa', checkedSize('ECDsa', bits));
}

/** A public key by its parts. */
export function publicKeyObject(key: EncodedKey): AsymmetricKey {
  const publicKey = publicKeyInfo(key.algorithm, key.parameters, key.bits);
  return new AsymmetricKey(key.algorithm === RSA ? 'RSA' : 'ECDsa', 0, { publicKey, privateKey: null });
}

/** A private key, PKCS #8. */
export function privateKeyObject(privateKey: Uint8Array): AsymmetricKey {
  const isRsa = platform().cryptography.keyAlgorithm(privateKey) === 'rsa';
  return new AsymmetricKey(isRsa ? 'RSA' : 'ECDsa', 0, fromPrivateKey(privateKey));
}

/** The key in the form of RSA alone (PKCS #1): what PKCS #8 has inside. */
export function bareKey(key: AsymmetricKey): Uint8Array {
  const [, , octets] = readAsn1(key.privateKey).value as unknown as { value: string }[];
  return latin1Bytes(octets?.value ?? '');
}

/** A block of PEM, 64 characters a line. */
export function pemText(label: string, bytes: Uint8Array): string {
  const lines = base64Text(bytes).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join('\n');
}

const HASHES: ReadonlyMap<string, HashName> = new Map([
  ['MD5', 'md5'],
  ['SHA1', 'sha1'],
  ['SHA256', 'sha256'],
  ['SHA384', 'sha384'],
  ['SHA512', 'sha512'],
]);

/** The hash that a name means. @throws CryptographicException for one that there is not */
export function hashOf({ name }: HashAlgorithmName): HashName {
  const hash = HASHES.get((name ?? '').toUpperCase());
  if (hash !== undefined) return hash;
  throw cryptographic(`'${name ?? ''}' is not a known hash algorithm.`);
}

/** What signs. @throws CryptographicException where the key is too short for it */
export function signing<T>(sign: () => T): T {
  try {
    return sign();
  } catch (error) {
    if (error instanceof CannotSign) throw cryptographic(error.message);
    throw error;
  }
}

export function cryptographic(message: string) {
  return netException(`${NAMESPACE}.CryptographicException`, message);
}

const readers: ReadonlyMap<string, (bytes: Uint8Array) => KeyPart> = new Map([
  ['PRIVATE KEY', fromPrivateKey],
  ['RSA PRIVATE KEY', (bytes) => fromPrivateKey(wrappedRsaKey(bytes))],
  ['PUBLIC KEY', (publicKey) => ({ publicKey, privateKey: null })],
  ['RSA PUBLIC KEY', (bytes) => ({ publicKey: wrappedRsaPublicKey(bytes), privateKey: null })],
]);

function fromPrivateKey(bytes: Uint8Array): KeyPart {
  try {
    const privateKey = platform().cryptography.normalizedKey(bytes);
    return { privateKey, publicKey: platform().cryptography.publicKeyOf(privateKey) };
  } catch {
    // Whatever the host says of it: the bytes are no key.
    throw cryptographic('ASN1 corrupted data.');
  }
}

function generated(family: KeyFamily, bits: number): KeyPart {
  const kind: KeyKind =
    family === 'RSA' ? { algorithm: 'rsa', bits } : { algorithm: 'ec', curve: CURVES.get(bits) ?? 'P-521' };
  try {
    return platform().cryptography.generateKeyPair(kind);
  } catch (error) {
    if (!(error instanceof UnsupportedKeyKind)) throw error;
    throw netException('System.PlatformNotSupportedException', error.message);
  }
}

const CURVES: ReadonlyMap<number, 'P-256' | 'P-384' | 'P-521'> = new Map([
  [256, 'P-256'],
  [384, 'P-384'],
  [521, 'P-521'],
]);

/** Whole bytes from 512 to 16384 bits of RSA, as OpenSSL takes them; the curves that there are. */
function checkedSize(family: KeyFamily, bits: number): number {
  const isKnown = family === 'RSA' ? bits >= 512 && bits <= 16_384 && bits % 8 === 0 : CURVES.has(bits);
  if (!isKnown) throw cryptographic('Specified key is not a valid size for this algorithm.');
  return bits;
}

/** The two numbers of a signature in ASN.1, each as long as the curve. */
function besideEachOther(signature: Uint8Array, length: number): Uint8Array {
  const numbers = readAsn1(signature).value as unknown as { value: string }[];
  return concatBytes(
    numbers.map(({ value }) => {
      const bytes = latin1Bytes(value).slice(-length);
      return concatBytes([new Uint8Array(length - bytes.length), bytes]);
    }),
  );
}

function asSequence(signature: Uint8Array): Uint8Array {
  const middle = signature.length / 2;
  return derSequence(...[signature.slice(0, middle), signature.slice(middle)].map(trimmedInteger));
}

function trimmedInteger(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0);
  return derInteger(first < 0 ? Uint8Array.of(0) : bytes.slice(first));
}
