/** ZIP archives of a single file: what Export-CsConfiguration writes and Import-CsConfiguration reads. */
import { concatBytes, utf8Bytes, utf8Text } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_CENTRAL_DIRECTORY = 0x06054b50;
const END_LENGTH = 22;
const DEFLATED = 8;
/**
 * How much larger than the archive its contents may be. A configuration is mostly ciphertext in base64, which shrinks by
 * a quarter; an archive that grows a hundredfold is there to fill the memory.
 */
const MOST_GROWTH = 20;
const ALWAYS_ALLOWED = 2 ** 20;
/** 1 January 1980, where the dates of the format begin: an archive depends on nothing but its contents. */
const NO_DATE = 0x00210000;

/** An archive with this one file. */
export function zipOf(name: string, contents: Uint8Array): Uint8Array {
  const fileName = utf8Bytes(name);
  const data = platform().compression.deflateRaw(contents);
  // From "version needed" to "extra field length", the same in both headers.
  const common = new Uint8Array(26);
  const fields = viewOf(common);
  fields.setUint16(0, 20, true);
  fields.setUint16(4, DEFLATED, true);
  fields.setUint32(6, NO_DATE, true);
  fields.setUint32(10, platform().compression.crc32(contents), true);
  fields.setUint32(14, data.length, true);
  fields.setUint32(18, contents.length, true);
  fields.setUint16(22, fileName.length, true);
  const local = concatBytes([signature(LOCAL_HEADER), common, fileName, data]);
  const central = concatBytes([signature(CENTRAL_HEADER), Uint8Array.of(20, 0), common, new Uint8Array(14), fileName]);
  const end = new Uint8Array(END_LENGTH);
  const ending = viewOf(end);
  ending.setUint32(0, END_OF_CENTRAL_DIRECTORY, true);
  ending.setUint16(8, 1, true);
  ending.setUint16(10, 1, true);
  ending.setUint32(12, central.length, true);
  ending.setUint32(16, local.length, true);
  return concatBytes([local, central, end]);
}

/**
 * The file of that name in an archive; undefined where there is none, or no archive. Throws where it is damaged.
 * @param growth how many times larger than the archive it may be.
 */
export function unzip(archive: Uint8Array, name: string, growth = MOST_GROWTH): Uint8Array | undefined {
  const fields = viewOf(archive);
  let end = archive.length - END_LENGTH;
  while (end >= 0 && fields.getUint32(end, true) !== END_OF_CENTRAL_DIRECTORY) end--;
  if (end < 0) return undefined;
  let at = fields.getUint32(end + 16, true);
  for (let count = fields.getUint16(end + 10, true); count > 0; count--) {
    if (fields.getUint32(at, true) !== CENTRAL_HEADER) return undefined;
    const nameEnd = at + 46 + fields.getUint16(at + 28, true);
    if (utf8Text(archive.subarray(at + 46, nameEnd)) === name) return fileAt(archive, at, growth);
    at = nameEnd + fields.getUint16(at + 30, true) + fields.getUint16(at + 32, true);
  }
  return undefined;
}

function fileAt(archive: Uint8Array, central: number, growth: number): Uint8Array {
  const fields = viewOf(archive);
  const method = fields.getUint16(central + 10, true);
  const length = fields.getUint32(central + 20, true);
  const local = fields.getUint32(central + 42, true);
  const start = local + 30 + fields.getUint16(local + 26, true) + fields.getUint16(local + 28, true);
  const data = archive.subarray(start, start + length);
  const limit = Math.max(ALWAYS_ALLOWED, growth * archive.length);
  if (fields.getUint32(central + 24, true) > limit) throw new Error('its contents are too large for it');
  const contents = method === DEFLATED ? platform().compression.inflateRaw(data, limit) : data;
  if (platform().compression.crc32(contents) !== fields.getUint32(central + 16, true))
    throw new Error('its checksum is wrong');
  return contents;
}

function signature(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  viewOf(bytes).setUint32(0, value, true);
  return bytes;
}

/** The bytes as numbers. Reading beyond their end is a RangeError. */
function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
