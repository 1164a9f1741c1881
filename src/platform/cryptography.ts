/**
 * Cryptography, synchronous as everything in a pipeline is. Keys travel as DER: public ones as SubjectPublicKeyInfo,
 * private ones as PKCS #8.
 */

export type HashName = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** How RSA fills a hash up to the length of the key: PKCS #1 v1.5, or PSS with as much salt as the hash is long. */
export type PaddingName = 'pkcs1' | 'pss';

/** How a signature was made: by an object identifier that says all (`sha256WithRSAEncryption` and its kind), or by PSS. */
export type SignatureAlgorithm = string | PssAlgorithm;

/** RSASSA-PSS; the hash is that of the mask too. */
export interface PssAlgorithm {
  readonly hash: HashName;
  readonly saltLength: number;
}

/** How RSA fills what it encrypts up to the length of the key: PKCS #1 v1.5, or OAEP with a hash. */
export type WrapPadding = 'pkcs1' | 'sha1' | 'sha256' | 'sha384' | 'sha512';

export type CipherName = 'aes-128-cbc' | 'aes-192-cbc' | 'aes-256-cbc' | 'des-ede3-cbc';

/** A key pair: SubjectPublicKeyInfo and PKCS #8, DER. */
export interface KeyPair {
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

/** `bits` counts for RSA alone. */
export type KeyKind =
  | { readonly algorithm: 'rsa'; readonly bits: number }
  | { readonly algorithm: 'ec'; readonly curve: 'P-256' | 'P-384' | 'P-521' };

/** The host makes no keys of a kind. */
export class UnsupportedKeyKind extends Error {
  override readonly name = 'UnsupportedKeyKind';
}

/** A key cannot make a signature: it is too short for the hash and its padding. The message is the host's. */
export class CannotSign extends Error {
  override readonly name = 'CannotSign';
}

/** What AES-256-GCM gives. */
export interface Sealed {
  readonly data: Uint8Array;
  readonly tag: Uint8Array;
}

/**
 * What a certificate says, as far as a parser of X.509 tells without being asked for more. What is null the host leaves to
 * who reads the bytes.
 */
export interface HostCertificate {
  /** As OpenSSL prints names: one `TYPE=value` a line, the outermost first. */
  readonly subject: string | null;
  readonly issuer: string | null;
  /** Upper-case hexadecimal, with a sign. */
  readonly serialNumber: string | null;
  /** SHA-1 of the DER, upper-case hexadecimal. */
  readonly thumbprint: string;
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** `DNS:a.contoso.com, IP Address:10.0.0.1`; empty where there is no such extension. */
  readonly alternativeNames: string | null;
  /** Object identifiers of the extended key usages. */
  readonly keyPurposes: readonly string[];
  /** `rsa`, `ec` …; `unknown` for what the host cannot read. */
  readonly keyAlgorithm: string;
  readonly keyBits: number;
  readonly publicKey: Uint8Array;
  readonly isAuthority: boolean;
  readonly der: Uint8Array;
}

export interface Cryptography {
  hash(name: HashName, data: Uint8Array): Uint8Array;
  hmac(name: HashName, key: Uint8Array, data: Uint8Array): Uint8Array;

  /** PBKDF2 (RFC 8018). */
  pbkdf2(hash: HashName, password: Uint8Array, salt: Uint8Array, iterations: number, bytes: number): Uint8Array;

  encrypt(cipher: CipherName, key: Uint8Array, vector: Uint8Array, data: Uint8Array): Uint8Array;
  /** @throws Error when key or padding are wrong. */
  decrypt(cipher: CipherName, key: Uint8Array, vector: Uint8Array, data: Uint8Array): Uint8Array;
  /** AES-256-GCM; `bound` is authenticated with the data. */
  seal(key: Uint8Array, nonce: Uint8Array, bound: Uint8Array, data: Uint8Array): Sealed;
  /** @throws Error when anything of it was changed. */
  unseal(key: Uint8Array, nonce: Uint8Array, bound: Uint8Array, sealed: Sealed): Uint8Array;

  /**
   * scrypt (RFC 7914) with blocks of 8 and no parallel lanes: it takes `cost` KiB of memory.
   * @throws UnsupportedKeyKind where the host has none
   */
  scrypt(passphrase: Uint8Array, salt: Uint8Array, cost: number, bytes: number): Uint8Array;

  /** @throws UnsupportedKeyKind */
  generateKeyPair(kind: KeyKind): KeyPair;
  /** `rsa`, `ec` …; throws where the bytes are no private key. */
  keyAlgorithm(privateKey: Uint8Array): string;
  /** The key written anew: PKCS #8, DER. */
  normalizedKey(privateKey: Uint8Array): Uint8Array;
  /** The public key (SubjectPublicKeyInfo, DER) of a private one. */
  publicKeyOf(privateKey: Uint8Array): Uint8Array;
  /**
   * RSA or ECDSA, by the key; with SHA-256 where no hash is named, and PKCS #1 where no padding is.
   * @throws CannotSign
   */
  sign(privateKey: Uint8Array, data: Uint8Array, hash?: HashName, padding?: PaddingName): Uint8Array;
  /** Whether data bear a signature; one that the host cannot verify is none. */
  isSignedBy(publicKey: Uint8Array, algorithm: SignatureAlgorithm, data: Uint8Array, signature: Uint8Array): boolean;
  /**
   * Encrypts a few bytes (a key) with RSA; by OAEP with SHA-256 where no padding is named.
   * @throws Error where the data are too long for the key
   */
  wrapKey(publicKey: Uint8Array, data: Uint8Array, padding?: WrapPadding): Uint8Array;
  /** @throws Error where the data were not encrypted for this key in this way */
  unwrapKey(privateKey: Uint8Array, wrapped: Uint8Array, padding?: WrapPadding): Uint8Array;

  /** Reads a certificate from DER or PEM. @throws Error where it is none. */
  readCertificate(bytes: Uint8Array): HostCertificate;
  /** Whether a private key belongs to the certificate. */
  isKeyOf(certificate: Uint8Array, privateKey: Uint8Array): boolean;
  /** Whether the certificate names the other one as its issuer and bears its signature. */
  isIssuedBy(certificate: Uint8Array, issuer: Uint8Array): boolean;
}
