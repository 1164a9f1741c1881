/**
 * Secure strings as texts under a key: AES, as PowerShell's SecureStringHelper writes and reads it.
 */
import { base64Text, hexText, utf16Bytes, utf16Text } from '../../src/platform/bytes.ts';
import type { CipherName } from '../../src/platform/cryptography.ts';
import { platform } from '../../src/platform/platform.ts';
import { NetException, netException } from '../../src/types/net-exception.ts';
import { base64Bytes } from '../../src/types/numbers/byte-text.ts';
import { badProtectedText, bytesOfHex, textOfBytes } from '../../src/types/serialization/protected-text.ts';
import { SecureString } from '../../src/types/values/secure-string.ts';

/** What a text begins with that says its own initialization vector (`MARK` + base64 of `2|vector|data`). */
const MARK = '76492d1116743f0423413b16050a5345';
/** Bytes of an AES block and of its initialization vector. */
const BLOCK = 16;

/** The key of -Key or -SecureKey, null when none is given. */
export function keyOf(key: Uint8Array | undefined, secureKey: unknown): Uint8Array | null {
  const bytes = key ?? (secureKey instanceof SecureString ? utf16Bytes(secureKey.reveal()) : null);
  if (bytes && ![16, 24, 32].includes(bytes.length)) {
    throw badProtectedText(
      'The specified key is not valid. Valid key length settings are either 128 bits, 192 bits, or 256 bits.',
    );
  }
  return bytes;
}

function algorithm(key: Uint8Array): CipherName {
  return `aes-${key.length * 8}-cbc` as CipherName;
}

export function encryptText(text: string, key: Uint8Array): string {
  const vector = platform().random.bytes(BLOCK);
  const encrypted = platform().cryptography.encrypt(algorithm(key), key, vector, utf16Bytes(text));
  return MARK + base64Text(utf16Bytes(`2|${base64Text(vector)}|${hexText(encrypted)}`));
}

export function decryptText(text: string, key: Uint8Array): string {
  const { vector, data } = packageOf(text) ?? { vector: platform().random.bytes(BLOCK), data: text };
  const encrypted = bytesOfHex(data);
  if (vector.length !== BLOCK) {
    const message = 'Specified initialization vector (IV) does not match the block size for this algorithm.';
    throw netException('System.ArgumentException', `${message} (Parameter 'rgbIV')`);
  }
  if (encrypted.length % BLOCK !== 0) throw cryptographic('The input data is not a complete block.');
  // .NET gives nothing for nothing, where OpenSSL misses the block with the padding.
  if (encrypted.length === 0) return '';
  return textOfBytes(decrypt(key, vector, encrypted));
}

/** What stands behind the mark; null for a text of an older version or of none, which is read as data alone. */
function packageOf(text: string): { readonly vector: Uint8Array; readonly data: string } | null {
  if (!text.startsWith(MARK)) return null;
  try {
    const [, vector, data, more] = utf16Text(base64Bytes(text.slice(MARK.length))).split('|');
    return vector === undefined || data === undefined || more !== undefined
      ? null
      : { vector: base64Bytes(vector), data };
  } catch (error) {
    if (error instanceof NetException) return null;
    throw error;
  }
}

function decrypt(key: Uint8Array, vector: Uint8Array, encrypted: Uint8Array): Uint8Array {
  try {
    return platform().cryptography.decrypt(algorithm(key), key, vector, encrypted);
  } catch {
    // Key, vector and length are right: only the padding is left to be wrong.
    throw cryptographic('Padding is invalid and cannot be removed.');
  }
}

function cryptographic(message: string): NetException {
  return netException('System.Security.Cryptography.CryptographicException', message);
}
