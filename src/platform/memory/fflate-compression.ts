/** Compression without Node, by fflate. */
import { deflateSync, Inflate } from 'fflate';
import { concatBytes } from '../bytes.ts';
import { type Compression, DamagedData } from '../platform.ts';

/** How much is given to the inflater at once: what comes out is counted in between. */
const PIECE = 4096;

const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  return remainder;
});

export const fflateCompression: Compression = {
  deflateRaw: (bytes, level = 6) => deflateSync(bytes, { level }),
  inflateRaw(bytes, limit = Number.POSITIVE_INFINITY) {
    const parts: Uint8Array[] = [];
    let length = 0;
    const inflate = new Inflate((part) => {
      length += part.length;
      if (length > limit) throw new RangeError(`More than ${limit} bytes came out.`);
      parts.push(part);
    });
    try {
      for (let at = 0; at < bytes.length; at += PIECE) {
        inflate.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
      }
    } catch (error) {
      // What fflate itself throws has a number.
      if (error instanceof Error && 'code' in error) throw new DamagedData(error.message);
      throw error;
    }
    return concatBytes(parts);
  },
  /** The one of ZIP (ISO 3309), with its bits reversed. */
  crc32(bytes) {
    let remainder = 0xffffffff;
    for (const byte of bytes) remainder = (remainder >>> 8) ^ (REMAINDERS[(remainder ^ byte) & 0xff] ?? 0);
    return (remainder ^ 0xffffffff) >>> 0;
  },
};
