/** Encrypts under a password, as PFX files and private keys have it: what `password-encryption.ts` reads again. */
import forge from 'node-forge';
import { latin1Bytes, latin1Text } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import { type Asn1, integer, nothing, octets, oid, sequence } from './forge-asn1.ts';
import { pbkdf2, pkcs12Key } from './password-encryption.ts';

/** The ciphers; 3DES takes its key by PKCS #12 with SHA-1 and no other hash. */
type PasswordCipher = 'aes-128-cbc' | 'aes-192-cbc' | 'aes-256-cbc' | '3des';
type PasswordHash = 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** How something is encrypted under a password. */
export interface PasswordScheme {
  readonly cipher: PasswordCipher;
  readonly hash: PasswordHash;
  readonly iterations: number;
}

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const UNDER_3DES = '1.2.840.113549.1.12.1.3';

const AES: Readonly<
  Record<Exclude<PasswordCipher, '3des'>, { readonly identifier: string; readonly keyBytes: number }>
> = {
  'aes-128-cbc': { identifier: '2.16.840.1.101.3.4.1.2', keyBytes: 16 },
  'aes-192-cbc': { identifier: '2.16.840.1.101.3.4.1.22', keyBytes: 24 },
  'aes-256-cbc': { identifier: '2.16.840.1.101.3.4.1.42', keyBytes: 32 },
};

const HMACS: Readonly<Record<PasswordHash, string>> = {
  sha1: '1.2.840.113549.2.7',
  sha256: '1.2.840.113549.2.9',
  sha384: '1.2.840.113549.2.10',
  sha512: '1.2.840.113549.2.11',
};

/** What was encrypted, with the AlgorithmIdentifier of how. */
export interface EncryptedUnderPassword {
  readonly algorithm: Asn1;
  readonly encrypted: Uint8Array;
}

export function encryptWithPassword(
  scheme: PasswordScheme,
  password: string,
  data: Uint8Array,
): EncryptedUnderPassword {
  const { cipher, hash, iterations } = scheme;
  return cipher === '3des' ? under3Des(password, iterations, data) : underAes(cipher, hash, iterations, password, data);
}

/** EncryptedPrivateKeyInfo, or what else is a SEQUENCE of an algorithm and what it encrypted. */
export function encryptedInfo({ algorithm, encrypted }: EncryptedUnderPassword): Asn1 {
  return sequence([algorithm, octets(encrypted)]);
}

/** PBES2 with PBKDF2. */
function underAes(
  cipher: Exclude<PasswordCipher, '3des'>,
  hash: PasswordHash,
  iterations: number,
  password: string,
  data: Uint8Array,
): EncryptedUnderPassword {
  const { identifier, keyBytes } = AES[cipher];
  const [salt, vector] = [platform().random.bytes(8), platform().random.bytes(16)];
  const derived = pbkdf2(password, salt, iterations, keyBytes, hash);
  const derivation = sequence([
    oid(PBKDF2),
    sequence([octets(salt), integer(iterations), sequence([oid(HMACS[hash]), nothing()])]),
  ]);
  const algorithm = sequence([oid(PBES2), sequence([derivation, sequence([oid(identifier), octets(vector)])])]);
  return { algorithm, encrypted: platform().cryptography.encrypt(cipher, derived, vector, data) };
}

/** pbeWithSHAAnd3-KeyTripleDES-CBC. */
function under3Des(password: string, iterations: number, data: Uint8Array): EncryptedUnderPassword {
  const salt = platform().random.bytes(8);
  const cipher = forge.cipher.createCipher('3DES-CBC', pkcs12Key(password, salt, 1, iterations, 24, 'sha1'));
  cipher.start({ iv: pkcs12Key(password, salt, 2, iterations, 8, 'sha1') });
  cipher.update(forge.util.createBuffer(latin1Text(data)));
  cipher.finish();
  const algorithm = sequence([oid(UNDER_3DES), sequence([octets(salt), integer(iterations)])]);
  return { algorithm, encrypted: latin1Bytes(cipher.output.getBytes()) };
}
