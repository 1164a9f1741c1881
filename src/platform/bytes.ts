/** Bytes as text and back, by nothing but the language and the Web's own encoders, which every platform has. */

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Uint8Array(128).fill(255);
for (let i = 0; i < DIGITS.length; i++) VALUES[DIGITS.charCodeAt(i)] = i;
// The alphabet for addresses, which is taken too, as it is unambiguous.
VALUES['-'.charCodeAt(0)] = 62;
VALUES['_'.charCodeAt(0)] = 63;

/** Two digits for each number of twelve bits; made when they are first needed. */
const pairs: string[] = [];

/** More arguments at once would overflow the stack. */
const CHUNK = 8192;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Of short texts the encoder's call takes longer than the encoding. */
const SHORT = 64;

export function utf8Bytes(text: string): Uint8Array {
  if (text.length > SHORT) return encoder.encode(text);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) return encoder.encode(text);
    bytes[i] = code;
  }
  return bytes;
}

export function utf8Text(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** UTF-16, the low byte first; single surrogates stay as they are. */
export function utf16Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bytes[2 * i] = code;
    bytes[2 * i + 1] = code >> 8;
  }
  return bytes;
}

/** The text of UTF-16 bytes; an odd byte at the end is left out. */
export function utf16Text(bytes: Uint8Array): string {
  let text = '';
  const units = new Uint16Array(CHUNK);
  for (let at = 0; at + 1 < bytes.length; at += 2 * CHUNK) {
    const count = Math.min(CHUNK, (bytes.length - at) >> 1);
    for (let i = 0; i < count; i++) units[i] = (bytes[at + 2 * i] ?? 0) | ((bytes[at + 2 * i + 1] ?? 0) << 8);
    text += characters(units.subarray(0, count));
  }
  return text;
}

/** The text of a file: UTF-16 where its mark says so, as redirections of Windows PowerShell write it, else UTF-8. Marks are dropped. */
export function markedText(bytes: Uint8Array): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return (isWide ? utf16Text(bytes.subarray(2)) : utf8Text(bytes)).replace(/^\uFEFF/, '');
}

/** One character a byte. */
export function latin1Text(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += characters(bytes.subarray(at, at + CHUNK));
  return text;
}

/** By apply, which takes an array as it is: spreading one walks through it, and takes fifty times as long. */
function characters(units: Uint8Array | Uint16Array): string {
  return Reflect.apply(String.fromCharCode, null, units);
}

/** The low bytes of characters. */
export function latin1Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

export function base64Text(bytes: Uint8Array): string {
  if (pairs.length === 0) {
    for (let pair = 0; pair < 4096; pair++) pairs.push(`${DIGITS[pair >> 6]}${DIGITS[pair & 63]}`);
  }
  let text = '';
  let at = 0;
  for (; at + 3 <= bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += (pairs[group >> 12] ?? '') + (pairs[group & 4095] ?? '');
  }
  const left = bytes.length - at;
  if (left === 0) return text;
  const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8);
  return `${text}${pairs[group >> 12] ?? ''}${left > 1 ? (DIGITS[(group >> 6) & 63] ?? '') : '='}=`;
}

/** The bytes of Base64 text. What is no digit of it is passed over, and padding ends it, as in Node. */
export function base64Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let used = 0;
  let at = 0;
  // Four digits at a time, up to the first that is none.
  for (; at + 4 <= text.length; at += 4) {
    const [first, second] = [digitAt(text, at), digitAt(text, at + 1)];
    const [third, fourth] = [digitAt(text, at + 2), digitAt(text, at + 3)];
    if ((first | second | third | fourth) > 63) break;
    bytes[used++] = (first << 2) | (second >> 4);
    bytes[used++] = (second << 4) | (third >> 2);
    bytes[used++] = (third << 6) | fourth;
  }
  let group = 0;
  let bits = 0;
  for (; at < text.length; at++) {
    if (text.charCodeAt(at) === 61) break;
    const value = digitAt(text, at);
    if (value > 63) continue;
    group = ((group << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[used++] = (group >> bits) & 255;
    }
  }
  return bytes.subarray(0, used);
}

/** The value of a digit; 255 for what is none. */
function digitAt(text: string, index: number): number {
  return VALUES[text.charCodeAt(index)] ?? 255;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Lower-case digits. */
export function hexText(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i++) text += HEX[bytes[i] ?? 0];
  return text;
}

/** The bytes of pairs of hexadecimal digits, up to the first that are none. */
export function hexBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length >> 1);
  for (let i = 0; i < bytes.length; i++) {
    const [high, low] = [hexDigit(text.charCodeAt(2 * i)), hexDigit(text.charCodeAt(2 * i + 1))];
    if (high < 0 || low < 0) return bytes.subarray(0, i);
    bytes[i] = high * 16 + low;
  }
  return bytes;
}

/** The value of a hexadecimal digit by its code, or -1 for what is none. */
function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}
