/** ZIP archives of a single file: what Export-CsConfiguration writes and Import-CsConfiguration reads. */
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
export function zipOf(name: string, contents: Buffer): Buffer {
  const fileName = Buffer.from(name, 'utf8');
  const data = platform().compression.deflateRaw(contents);
  // From "version needed" to "extra field length", the same in both headers.
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(DEFLATED, 4);
  common.writeUInt32LE(NO_DATE, 6);
  common.writeUInt32LE(platform().compression.crc32(contents), 10);
  common.writeUInt32LE(data.length, 14);
  common.writeUInt32LE(contents.length, 18);
  common.writeUInt16LE(fileName.length, 22);
  const local = Buffer.concat([signature(LOCAL_HEADER), common, fileName, data]);
  const central = Buffer.concat([signature(CENTRAL_HEADER), Buffer.from([20, 0]), common, Buffer.alloc(14), fileName]);
  const end = Buffer.alloc(END_LENGTH);
  end.writeUInt32LE(END_OF_CENTRAL_DIRECTORY, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

/** The file of that name in an archive; undefined where there is none, or no archive. Throws where it is damaged. */
export function unzip(archive: Buffer, name: string): Buffer | undefined {
  const end = archive.lastIndexOf(signature(END_OF_CENTRAL_DIRECTORY));
  if (end < 0 || end + END_LENGTH > archive.length) return undefined;
  let at = archive.readUInt32LE(end + 16);
  for (let count = archive.readUInt16LE(end + 10); count > 0; count--) {
    if (archive.readUInt32LE(at) !== CENTRAL_HEADER) return undefined;
    const nameEnd = at + 46 + archive.readUInt16LE(at + 28);
    if (archive.toString('utf8', at + 46, nameEnd) === name) return fileAt(archive, at);
    at = nameEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return undefined;
}

function fileAt(archive: Buffer, central: number): Buffer {
  const method = archive.readUInt16LE(central + 10);
  const length = archive.readUInt32LE(central + 20);
  const local = archive.readUInt32LE(central + 42);
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const data = archive.subarray(start, start + length);
  const limit = Math.max(ALWAYS_ALLOWED, MOST_GROWTH * archive.length);
  if (archive.readUInt32LE(central + 24) > limit) throw new Error('its contents are too large for it');
  const contents = method === DEFLATED ? platform().compression.inflateRaw(data, limit) : data;
  if (platform().compression.crc32(contents) !== archive.readUInt32LE(central + 16))
    throw new Error('its checksum is wrong');
  return Buffer.from(contents);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
