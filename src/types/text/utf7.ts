/** UTF-7 (RFC 2152) as .NET writes it: what is not plain goes into runs of Base64, each ended by a hyphen. */
import { base64Bytes, base64Text, utf16Bytes, utf16Text } from '../../platform/bytes.ts';
import type { Codec } from './encoding-kind.ts';

/** A plus by itself, or a run that is not plain. */
const RUNS = /\+|[^A-Za-z0-9'(),\-./:? \t\r\n+][^A-Za-z0-9'(),\-./:? \t\r\n]*/g;

/** A run and the hyphen that ends it; another letter ends it as well, and stays. */
const ENCODED = /\+([A-Za-z0-9+/]*)(-?)/g;

/** The high byte first. */
function swapped(bytes: Uint8Array): Uint8Array {
  return bytes.map((_, i) => bytes[i ^ 1] ?? 0);
}

export const utf7: Codec = {
  encode: (text) => {
    const plain = text.replace(RUNS, (run) =>
      run === '+' ? '+-' : `+${base64Text(swapped(utf16Bytes(run))).replace(/=+$/, '')}-`,
    );
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  },
  decode: (bytes) => {
    const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    return text.replace(ENCODED, (_all, run: string, end: string) => {
      if (run === '') return end === '-' ? '+' : '';
      const packed = base64Bytes(run.slice(0, run.length % 4 === 1 ? -1 : undefined));
      return utf16Text(swapped(packed.subarray(0, packed.length & ~1)));
    });
  },
};
