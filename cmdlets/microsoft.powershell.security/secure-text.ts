/** The text forms of secure strings: AES under a key as PowerShell writes it; without one, as on Unix, the bytes in hexadecimal. */
import { base64Bytes, base64Text, hexBytes, hexText, utf16Bytes, utf16Text } from '../../src/platform/bytes.ts';
import type { CipherName } from '../../src/platform/cryptography.ts';
import { platform } from '../../src/platform/platform.ts';
import { type NetException, netException } from '../../src/types/net-exception.ts';
import { SecureString } from '../../src/types/values/secure-string.ts';

/** What every text that is encrypted by a key begins with. */
const MARK = '76492d1116743f0423413b16050a5345';

/** The key of -Key or -SecureKey, null when none is given. */
export function keyOf(key: Uint8Array | undefined, secureKey: unknown): Uint8Array | null {
  const bytes = key ?? (secureKey instanceof SecureString ? utf16Bytes(secureKey.reveal()) : null);
  if (bytes && ![16, 24, 32].includes(bytes.length)) {
    throw netException(
      'System.ArgumentException',
      'Cannot process argument because the value of argument "Key" is not valid. Change the value of the "Key" argument and run the operation again.',
    );
  }
  return bytes;
}

function algorithm(key: Uint8Array): CipherName {
  return `aes-${key.length * 8}-cbc` as CipherName;
}

export function encryptText(text: string, key: Uint8Array): string {
  const vector = platform().random.bytes(16);
  const encrypted = platform().cryptography.encrypt(algorithm(key), key, vector, utf16Bytes(text));
  return MARK + base64Text(utf16Bytes(`2|${base64Text(vector)}|${hexText(encrypted)}`));
}

export function decryptText(text: string, key: Uint8Array): string {
  if (!text.startsWith(MARK)) throw invalid();
  const [version, vector = '', encrypted = ''] = utf16Text(base64Bytes(text.slice(MARK.length))).split('|');
  if (version !== '2') throw invalid();
  try {
    return utf16Text(platform().cryptography.decrypt(algorithm(key), key, base64Bytes(vector), hexBytes(encrypted)));
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
  return hexText(utf16Bytes(text));
}

export function plainFromHex(text: string): string {
  if (text.length % 2 !== 0) {
    throw netException(
      'System.Management.Automation.PSArgumentException',
      `The parameter value "${text}" is not a valid encrypted string.`,
    );
  }
  if (!/^[0-9a-f]*$/i.test(text)) {
    throw netException('System.FormatException', `The input string '${text}' was not in a correct format.`);
  }
  return utf16Text(hexBytes(text));
}
