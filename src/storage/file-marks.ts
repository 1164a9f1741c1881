/** By what the files of a store are known: their names, and the digests that tell whether they are whole. */
import { hexText } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';

/** How much of a SHA-256 a section's place has, in letters. */
const DIGEST_LETTERS = 32;

/** The number of a generation as the names of its files begin. */
export function generationName(generation: number): string {
  return String(generation).padStart(8, '0');
}

/** A random name. */
export function newId(): string {
  return hexText(platform().random.bytes(8));
}

/** The SHA-256 of bytes, in hexadecimal. */
export function checksum(bytes: Uint8Array): string {
  return hexText(platform().cryptography.hash('sha256', bytes));
}

/** By what the text of a section, or a part of an index, is known to be whole. */
export function digestOf(bytes: Uint8Array): string {
  return shortDigest(checksum(bytes));
}

/** The same of a whole digest. */
export function shortDigest(sha256: string): string {
  return sha256.slice(0, DIGEST_LETTERS);
}
