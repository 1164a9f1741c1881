/** ZIP archives of a single file: what Export-CsConfiguration writes and Import-CsConfiguration reads. */
import { platform } from '../platform/platform.ts';
import { DamagedZip, DEFLATED, readZip, writeZip, type ZipRecord, zipRecord } from '../platform/zip-format.ts';

/**
 * How much larger than the archive its contents may be. A configuration is mostly ciphertext in base64, which shrinks by
 * a quarter; an archive that grows a hundredfold is there to fill the memory.
 */
const MOST_GROWTH = 20;
const ALWAYS_ALLOWED = 2 ** 20;

/** An archive with this one file. */
export function zipOf(name: string, contents: Uint8Array): Uint8Array {
  return writeZip([zipRecord(name, contents)]);
}

/**
 * The file of that name in an archive; undefined where there is none, or no archive. Throws where it is damaged.
 * @param growth how many times larger than the archive it may be.
 */
export function unzip(archive: Uint8Array, name: string, growth = MOST_GROWTH): Uint8Array | undefined {
  const record = recordsOf(archive).find((one) => one.name === name);
  return record && contentsOf(record, Math.max(ALWAYS_ALLOWED, growth * archive.length));
}

function recordsOf(archive: Uint8Array): readonly ZipRecord[] {
  try {
    return readZip(archive).records;
  } catch (error) {
    if (error instanceof DamagedZip && error.problem !== 'corrupt header') return [];
    throw error;
  }
}

function contentsOf({ method, data, size, crc }: ZipRecord, limit: number): Uint8Array {
  if (size > limit) throw new Error('its contents are too large for it');
  const contents = method === DEFLATED ? platform().compression.inflateRaw(data, limit) : data;
  if (platform().compression.crc32(contents) !== crc) throw new Error('its checksum is wrong');
  return contents;
}
