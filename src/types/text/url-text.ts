/** Text in the query of an address: blanks are `+`, what is not plain is its UTF-8 in hexadecimal. */
import { hexBytes, utf8Bytes, utf8Text } from '../../platform/bytes.ts';

/** `lower` writes %c3 where the other form writes %C3. */
export function urlEncode(text: string, lower = false): string {
  return text.replace(/[^A-Za-z0-9\-_.!*()]+/g, (run) => percentEncoded(run, lower).replaceAll('%20', '+'));
}

/** All that is not a plain sign of ASCII, up to a question mark: the rest is a query already. */
export function urlPathEncode(text: string): string {
  const [path = '', ...query] = text.split(/(?=\?)/);
  return path.replace(/[^\x21-\x7e]+/g, (run) => percentEncoded(run, true)) + query.join('');
}

export function urlDecode(text: string): string {
  return text.replaceAll('+', ' ').replace(/(?:%[0-9a-f]{2})+/gi, (run) => utf8Text(hexBytes(run.replaceAll('%', ''))));
}

function percentEncoded(text: string, lower: boolean): string {
  const digits = (byte: number) => byte.toString(16).padStart(2, '0');
  return Array.from(utf8Bytes(text), (byte) => `%${lower ? digits(byte) : digits(byte).toUpperCase()}`).join('');
}
