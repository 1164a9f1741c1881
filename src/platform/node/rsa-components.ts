/**
 * Takes an RSA private key apart, so that OpenSSL gets its numbers: its reader of PKCS #8 tries one form after the other and
 * takes twenty times as long, longer than to sign with the key. Whatever is not written in the plainest form is left to it.
 */
import type { JsonWebKey } from 'node:crypto';

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const OCTETS = 0x04;
/** rsaEncryption without parameters, RFC 8017 A.1. */
const RSA = Buffer.from('300d06092a864886f70d0101010500', 'hex');
const VERSION = Buffer.from('020100', 'hex');
/** As RFC 8017 A.1.2 has them one after the other. */
const NUMBERS = ['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'] as const;

/** The numbers of a key in PKCS #8 (DER); `undefined` where it is not an RSA key in its plainest form. */
export function rsaComponents(der: Uint8Array): JsonWebKey | undefined {
  const bytes = Buffer.from(der.buffer, der.byteOffset, der.length);
  const outer = contentsOf(bytes, SEQUENCE);
  if (!outer || outer.rest.length > 0) return undefined;
  const wrapped = behind(outer.contents, Buffer.concat([VERSION, RSA]));
  const octets = wrapped && contentsOf(wrapped, OCTETS);
  if (!octets || octets.rest.length > 0) return undefined;
  const inner = contentsOf(octets.contents, SEQUENCE);
  let rest = inner?.rest.length === 0 ? behind(inner.contents, VERSION) : undefined;
  const key: JsonWebKey = { kty: 'RSA' };
  for (const name of NUMBERS) {
    const number = rest && contentsOf(rest, INTEGER);
    if (!number || !isPositive(number.contents)) return undefined;
    key[name] = withoutSign(number.contents).toString('base64url');
    rest = number.rest;
  }
  return rest?.length === 0 ? key : undefined;
}

/** The contents of the first value, where its tag is the one that is meant, and what follows. */
function contentsOf(bytes: Buffer, tag: number): { readonly contents: Buffer; readonly rest: Buffer } | undefined {
  const first = bytes[1];
  if (bytes[0] !== tag || first === undefined) return undefined;
  const lengthBytes = first < 0x80 ? 0 : first - 0x80;
  const start = 2 + lengthBytes;
  if (lengthBytes > 2 || bytes.length < start) return undefined;
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(2, lengthBytes);
  if (bytes.length < start + length) return undefined;
  return { contents: bytes.subarray(start, start + length), rest: bytes.subarray(start + length) };
}

function behind(bytes: Buffer, beginning: Buffer): Buffer | undefined {
  return bytes.subarray(0, beginning.length).equals(beginning) ? bytes.subarray(beginning.length) : undefined;
}

function isPositive(number: Buffer): boolean {
  return number.length > 0 && (number[0] as number) < 0x80;
}

function withoutSign(number: Buffer): Buffer {
  return number[0] === 0 && number.length > 1 ? number.subarray(1) : number;
}
