/** Bytes as Base64 and hexadecimal text, with .NET's errors. */
import * as plain from '../../platform/bytes.ts';
import { netException } from '../net-exception.ts';

const LINE_LENGTH = 76;

/** Base64; with line breaks after 76 characters when asked for. */
export function base64Text(bytes: Uint8Array, breakLines: boolean): string {
  const text = plain.base64Text(bytes);
  return breakLines ? text.replace(new RegExp(`(.{${LINE_LENGTH}})(?=.)`, 'g'), '$1\r\n') : text;
}

/** Bytes of Base64 text, white space in it aside. Throws FormatException. */
export function base64Bytes(text: string): Uint8Array {
  const packed = text.replace(/[ \t\r\n]+/g, '');
  if (packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) {
    throw netException(
      'System.FormatException',
      'The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.',
    );
  }
  return plain.base64Bytes(packed);
}

/** Lower-case hexadecimal digits. */
export function hexText(bytes: Uint8Array): string {
  return plain.hexText(bytes);
}

/** Bytes of hexadecimal text. Throws FormatException. */
export function hexBytes(text: string): Uint8Array {
  if (text.length % 2 !== 0) {
    throw netException(
      'System.FormatException',
      'The input is not a valid hex string as its length is not a multiple of 2.',
    );
  }
  if (!/^[0-9a-fA-F]*$/.test(text)) {
    throw netException(
      'System.FormatException',
      'The input is not a valid hex string as it contains a non-hex character.',
    );
  }
  return plain.hexBytes(text);
}
