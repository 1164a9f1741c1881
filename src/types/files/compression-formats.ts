/** What stands around deflated bytes in the streams of System.IO.Compression: RFC 1950 (zlib) and RFC 1952 (gzip). */
import { concatBytes } from '../../platform/bytes.ts';
import { type CompressionLevel, platform } from '../../platform/platform.ts';
import type { CompressionFormat } from './compressed-stream.ts';

const GZIP_HEADER = 10;
const GZIP_TRAILER = 8;
const ON_UNIX = 3;
/** Bits of a gzip header that say what follows it. */
const FLAGS = { headerChecksum: 2, extra: 4, name: 8, comment: 16 };
const ADLER_MODULUS = 65_521;

export const DEFLATE: CompressionFormat = {
  typeName: 'System.IO.Compression.DeflateStream',
  wrap: (compressed) => compressed,
  unwrap: (bytes) => bytes,
};

export const GZIP: CompressionFormat = {
  typeName: 'System.IO.Compression.GZipStream',
  wrap(compressed, contents, level) {
    const trailer = new DataView(new ArrayBuffer(GZIP_TRAILER));
    trailer.setUint32(0, platform().compression.crc32(contents), true);
    trailer.setUint32(4, contents.length, true);
    const header = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, extraFlags(level), ON_UNIX);
    return concatBytes([header, compressed, new Uint8Array(trailer.buffer)]);
  },
  unwrap(bytes) {
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8) return null;
    return bytes.subarray(endOfHeader(bytes));
  },
};

export const ZLIB: CompressionFormat = {
  typeName: 'System.IO.Compression.ZLibStream',
  wrap(compressed, contents) {
    const trailer = new DataView(new ArrayBuffer(4));
    trailer.setUint32(0, adler32(contents));
    return concatBytes([Uint8Array.of(0x78, 0x9c), compressed, new Uint8Array(trailer.buffer)]);
  },
  unwrap(bytes) {
    const [method = 0, flags = 0] = bytes;
    return (method & 15) === 8 && (method * 256 + flags) % 31 === 0 ? bytes.subarray(2) : null;
  },
};

/** The hint of how hard was tried. */
function extraFlags(level: CompressionLevel): number {
  if (level === 9) return 2;
  return level === 6 ? 0 : 4;
}

function endOfHeader(bytes: Uint8Array): number {
  const flags = bytes[3] ?? 0;
  let at = GZIP_HEADER;
  if (flags & FLAGS.extra) at += 2 + (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;
  for (const flag of [FLAGS.name, FLAGS.comment]) {
    if (flags & flag) at = endOfText(bytes, at);
  }
  return flags & FLAGS.headerChecksum ? at + 2 : at;
}

function endOfText(bytes: Uint8Array, start: number): number {
  const end = bytes.indexOf(0, start);
  return end < 0 ? bytes.length : end + 1;
}

function adler32(bytes: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (const byte of bytes) {
    low = (low + byte) % ADLER_MODULUS;
    high = (high + low) % ADLER_MODULUS;
  }
  return high * 65_536 + low;
}
