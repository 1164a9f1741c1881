/**
 * Writes DER around parts that are DER already, so that what others have signed keeps its bytes: bundles of certificates,
 * revocation lists, answers to OCSP. Where whole structures are made, the schemas do it (`x509-building.ts`).
 */
import { concatBytes } from '../platform/bytes.ts';

/** Tags of ASN.1's universal types. */
const TAG = { integer: 2, bitString: 3, octets: 4, oid: 6, enumerated: 10, utcTime: 23, time: 24 } as const;
const SEQUENCE = 0x30;
const SET = 0x31;

/** A value with its tag and length. */
export function derValue(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = concatBytes(parts);
  return concatBytes([Uint8Array.of(tag, ...lengthBytes(content.length)), content]);
}

export function derSequence(...parts: readonly Uint8Array[]): Uint8Array {
  return derValue(SEQUENCE, ...parts);
}

export function derSet(...parts: readonly Uint8Array[]): Uint8Array {
  return derValue(SET, ...parts);
}

/** A context-specific tag around values, `[0]` and its kind. */
export function derTagged(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  return derValue(0xa0 | tag, ...parts);
}

/** A whole number from zero on: as a number, or the bytes of one. */
export function derInteger(value: number | Uint8Array): Uint8Array {
  const bytes = typeof value === 'number' ? numberBytes(value) : value;
  const [first = 0] = bytes;
  return derValue(TAG.integer, first >= 0x80 || bytes.length === 0 ? concatBytes([Uint8Array.of(0), bytes]) : bytes);
}

export function derEnumerated(value: number): Uint8Array {
  return derValue(TAG.enumerated, Uint8Array.of(value));
}

export function derOctets(...parts: readonly Uint8Array[]): Uint8Array {
  return derValue(TAG.octets, ...parts);
}

/** Bits without any that are unused. */
export function derBits(bytes: Uint8Array): Uint8Array {
  return derValue(TAG.bitString, Uint8Array.of(0), bytes);
}

export function derOid(identifier: string): Uint8Array {
  const [first = 0, second = 0, ...others] = identifier.split('.').map(Number);
  return derValue(TAG.oid, Uint8Array.from([first * 40 + second, ...others].flatMap(base128)));
}

/** GeneralizedTime of an instant, to the second. */
export function derTime(instant: number): Uint8Array {
  const text = new Date(instant).toISOString().replace(/[-:T]/g, '').slice(0, 14);
  return derValue(TAG.time, new TextEncoder().encode(`${text}Z`));
}

/** A time as certificates have it (RFC 5280, 4.1.2.5): UTCTime until 2049, GeneralizedTime from then on. */
export function derWhen(instant: number): Uint8Array {
  const year = new Date(instant).getUTCFullYear();
  if (year < 1950 || year > 2049) return derTime(instant);
  const text = new Date(instant).toISOString().replace(/[-:T]/g, '').slice(2, 14);
  return derValue(TAG.utcTime, new TextEncoder().encode(`${text}Z`));
}

function lengthBytes(length: number): number[] {
  return length < 0x80 ? [length] : [0x80 | numberBytes(length).length, ...numberBytes(length)];
}

function numberBytes(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; rest > 0 || bytes.length === 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Uint8Array.from(bytes);
}

/** Seven bits a byte, all but the last with the first bit set. */
function base128(value: number): number[] {
  const groups = [value & 0x7f];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    groups.unshift((rest & 0x7f) | 0x80);
  return groups;
}
