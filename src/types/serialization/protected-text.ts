/**
 * Secure strings as text without a key, which is what CLIXML and ConvertFrom-SecureString write: on Windows protected by
 * the account, elsewhere, as here, only the bytes in hexadecimal (SecureStringHelper.Protect).
 */
import { hexText, utf16Bytes, utf16Text } from '../../platform/bytes.ts';
import { type NetException, netException, runtimeException } from '../net-exception.ts';

export function protectedText(plain: string): string {
  return hexText(utf16Bytes(plain));
}

/** @throws NetException for a text that is none */
export function plainOfProtected(text: string): string {
  if (text.length % 2 !== 0) throw badProtectedText(`The parameter value "${text}" is not a valid encrypted string.`);
  return textOfBytes(bytesOfHex(text));
}

/** Pair by pair; a digit that is left over is not read. @throws NetException for what is no digit */
export function bytesOfHex(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor(text.length / 2));
  for (const k of bytes.keys()) {
    const pair = text.slice(2 * k, 2 * k + 2);
    if (!/^\s?[0-9a-f]+\s?$/i.test(pair)) {
      throw netException('System.FormatException', `The input string '${pair}' was not in a correct format.`);
    }
    bytes[k] = Number.parseInt(pair, 16);
  }
  return bytes;
}

/** UTF-16 of decrypted bytes. @throws NetException for half a character, which another key leaves */
export function textOfBytes(bytes: Uint8Array): string {
  if (bytes.length % 2 !== 0)
    throw badProtectedText('Could not decrypt data. The data was not encrypted with this key.');
  return utf16Text(bytes);
}

export function badProtectedText(message: string): NetException {
  return runtimeException('Argument', 'InvalidArgument', message, {
    typeName: 'System.Management.Automation.PSArgumentException',
  });
}
