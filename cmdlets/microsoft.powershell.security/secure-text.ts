/** The text forms of secure strings: AES under a key as PowerShell writes it; without one, as on Unix, the bytes in hexadecimal. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type NetException, netException } from '../../src/types/net-exception.ts';
import { SecureString } from '../../src/types/values/secure-string.ts';

/** What every text that is encrypted by a key begins with. */
const MARK = '76492d1116743f0423413b16050a5345';

/** The key of -Key or -SecureKey, null when none is given. */
export function keyOf(key: Uint8Array | undefined, secureKey: unknown): Uint8Array | null {
  const bytes =
    key ?? (secureKey instanceof SecureString ? Uint8Array.from(Buffer.from(secureKey.reveal(), 'utf16le')) : null);
  if (bytes && ![16, 24, 32].includes(bytes.length)) {
    throw netException(
      'System.ArgumentException',
      'Cannot process argument because the value of argument "Key" is not valid. Change the value of the "Key" argument and run the operation again.',
    );
  }
  return bytes;
}

function algorithm(key: Uint8Array): string {
  return `aes-${key.length * 8}-cbc`;
}

export function encryptText(text: string, key: Uint8Array): string {
  const vector = randomBytes(16);
  const cipher = createCipheriv(algorithm(key), key, vector);
  const encrypted = Buffer.concat([cipher.update(Buffer.from(text, 'utf16le')), cipher.final()]);
  const parts = `2|${vector.toString('base64')}|${encrypted.toString('hex')}`;
  return MARK + Buffer.from(parts, 'utf16le').toString('base64');
}

export function decryptText(text: string, key: Uint8Array): string {
  if (!text.startsWith(MARK)) throw invalid();
  const [version, vector = '', encrypted = ''] = Buffer.from(text.slice(MARK.length), 'base64')
    .toString('utf16le')
    .split('|');
  if (version !== '2') throw invalid();
  try {
    const decipher = createDecipheriv(algorithm(key), key, Buffer.from(vector, 'base64'));
    return Buffer.concat([decipher.update(Buffer.from(encrypted, 'hex')), decipher.final()]).toString('utf16le');
  } catch {
    throw netException(
      'System.Security.Cryptography.CryptographicException',
      'Padding is invalid and cannot be removed.',
    );
  }
}

function invalid(): NetException {
  return netException('System.ArgumentException', 'Input string was not in a correct format.');
}

export function hexOfPlain(text: string): string {
  return Buffer.from(text, 'utf16le').toString('hex');
}

export function plainFromHex(text: string): string {
  if (text.length % 4 !== 0 || !/^[0-9a-f]*$/i.test(text)) {
    throw netException('System.FormatException', `The input string '${text}' was not in a correct format.`);
  }
  return Buffer.from(text, 'hex').toString('utf16le');
}
