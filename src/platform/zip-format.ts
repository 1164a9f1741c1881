/**
 * The ZIP format (PKWARE's APPNOTE 6.3): entries as they lie in an archive, and archives of entries. What an archive says of
 * itself is not believed: every place it names is looked at before it is read.
 */
import { concatBytes, utf8Bytes, utf8Text } from './bytes.ts';
import { type CompressionLevel, platform } from './platform.ts';

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_CENTRAL_DIRECTORY = 0x06054b50;
const LOCAL_LENGTH = 30;
const CENTRAL_LENGTH = 46;
const END_LENGTH = 22;
/** The longest comment behind the end. */
const LONGEST_COMMENT = 0xffff;
/** In the place of a number that stands in a Zip64 record. */
const IN_ZIP64 = 0xffffffff;

export const STORED = 0;
export const DEFLATED = 8;
/** 1 January 1980, where the dates of the format begin: an archive depends on nothing but its contents. */
export const NO_DATE = 0x00210000;

const ENCRYPTED = 1;
const UTF8_NAMES = 0x800;
/** Version 2.0: folders and deflate. */
const VERSION = 20;

/** An entry as it lies in an archive. */
export interface ZipRecord {
  readonly name: string;
  readonly comment: string;
  /** How `data` are compressed: STORED, DEFLATED, or what is not known here. */
  readonly method: number;
  readonly data: Uint8Array;
  readonly crc: number;
  /** Of the contents, as the archive says. */
  readonly size: number;
  /** MS-DOS's date and time in one number: local, and even in its seconds. */
  readonly date: number;
  /** Attributes of the system that made it: Unix's mode is the upper half. */
  readonly attributes: number;
  /** The number of that system: 0 is MS-DOS, 3 is Unix. */
  readonly madeOn: number;
  readonly isEncrypted: boolean;
}

export type ZipProblem =
  | 'no end'
  | 'corrupt directory'
  | 'wrong count'
  | 'corrupt header'
  | 'split'
  | 'no place'
  | 'zip64';

/** The bytes are no archive, or a damaged one. */
export class DamagedZip extends Error {
  override readonly name = 'DamagedZip';

  constructor(readonly problem: ZipProblem) {
    super(`it is no ZIP archive, or a damaged one (${problem})`);
  }
}

/** Packs contents; level 0 stores them as they are. */
export function zipRecord(
  name: string,
  contents: Uint8Array,
  level: CompressionLevel = 6,
  facts: Partial<Pick<ZipRecord, 'date' | 'attributes' | 'madeOn' | 'comment'>> = {},
): ZipRecord {
  const isStored = level === 0 || contents.length === 0;
  return {
    name,
    comment: '',
    method: isStored ? STORED : DEFLATED,
    data: isStored ? contents : platform().compression.deflateRaw(contents, level),
    crc: platform().compression.crc32(contents),
    size: contents.length,
    date: NO_DATE,
    attributes: 0,
    madeOn: 0,
    isEncrypted: false,
    ...facts,
  };
}

export function writeZip(records: readonly ZipRecord[], comment = ''): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const record of records) {
    const name = utf8Bytes(record.name);
    const common = commonFields(record, name);
    const local = [signature(LOCAL_HEADER), common, name, record.data];
    directory.push(
      signature(CENTRAL_HEADER),
      Uint8Array.of(VERSION, record.madeOn),
      common,
      ...tailOf(record, at, name),
    );
    parts.push(...local);
    at += local.reduce((sum, part) => sum + part.length, 0);
  }
  const central = concatBytes(directory);
  const note = utf8Bytes(comment).subarray(0, LONGEST_COMMENT);
  const end = new Uint8Array(END_LENGTH);
  const fields = viewOf(end);
  fields.setUint32(0, END_OF_CENTRAL_DIRECTORY, true);
  fields.setUint16(8, records.length, true);
  fields.setUint16(10, records.length, true);
  fields.setUint32(12, central.length, true);
  fields.setUint32(16, at, true);
  fields.setUint16(20, note.length, true);
  return concatBytes([...parts, central, end, note]);
}

/** From "version needed" to "extra field length", the same in both headers. */
function commonFields(record: ZipRecord, name: Uint8Array): Uint8Array {
  const common = new Uint8Array(26);
  const fields = viewOf(common);
  fields.setUint16(0, VERSION, true);
  fields.setUint16(2, name.length === record.name.length ? 0 : UTF8_NAMES, true);
  fields.setUint16(4, record.method, true);
  fields.setUint32(6, record.date, true);
  fields.setUint32(10, record.crc, true);
  fields.setUint32(14, record.data.length, true);
  fields.setUint32(18, record.size, true);
  fields.setUint16(22, name.length, true);
  return common;
}

/** What the directory says besides. */
function tailOf(record: ZipRecord, at: number, name: Uint8Array): Uint8Array[] {
  const comment = utf8Bytes(record.comment).subarray(0, LONGEST_COMMENT);
  const tail = new Uint8Array(14);
  const fields = viewOf(tail);
  fields.setUint16(0, comment.length, true);
  fields.setUint32(6, record.attributes, true);
  fields.setUint32(10, at, true);
  return [tail, name, comment];
}

/** @throws DamagedZip */
export function readZip(archive: Uint8Array): { readonly records: readonly ZipRecord[]; readonly comment: string } {
  const fields = viewOf(archive);
  const end = endOf(archive);
  const count = fields.getUint16(end + 10, true);
  const start = fields.getUint32(end + 16, true);
  const comment = utf8Text(archive.subarray(end + END_LENGTH, end + END_LENGTH + fields.getUint16(end + 20, true)));
  if (start === IN_ZIP64) throw new DamagedZip('zip64');
  if (fields.getUint16(end + 4, true) !== 0 || fields.getUint16(end + 8, true) !== count) throw new DamagedZip('split');
  if (start > archive.length) throw new DamagedZip('no place');
  const records: ZipRecord[] = [];
  let at = start;
  while (at + CENTRAL_LENGTH <= end && fields.getUint32(at, true) === CENTRAL_HEADER) {
    const [nameLength, extra, note] = [28, 30, 32].map((place) => fields.getUint16(at + place, true)) as [
      number,
      number,
      number,
    ];
    const next = at + CENTRAL_LENGTH + nameLength + extra + note;
    if (next > end) throw new DamagedZip('corrupt directory');
    records.push(recordAt(archive, at, nameLength, next - note));
    at = next;
  }
  if (records.length !== count) throw new DamagedZip('wrong count');
  return { records, comment };
}

function endOf(archive: Uint8Array): number {
  if (archive.length < END_LENGTH) throw new DamagedZip('corrupt directory');
  const fields = viewOf(archive);
  const first = Math.max(archive.length - END_LENGTH - LONGEST_COMMENT, 0);
  for (let end = archive.length - END_LENGTH; end >= first; end--) {
    if (fields.getUint32(end, true) === END_OF_CENTRAL_DIRECTORY) return end;
  }
  throw new DamagedZip('no end');
}

function recordAt(archive: Uint8Array, at: number, nameLength: number, noteStart: number): ZipRecord {
  const fields = viewOf(archive);
  const length = fields.getUint32(at + 20, true);
  const size = fields.getUint32(at + 24, true);
  const local = fields.getUint32(at + 42, true);
  if (length === IN_ZIP64 || size === IN_ZIP64 || local === IN_ZIP64) throw new DamagedZip('zip64');
  return {
    name: utf8Text(archive.subarray(at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + nameLength)),
    comment: utf8Text(archive.subarray(noteStart, noteStart + fields.getUint16(at + 32, true))),
    method: fields.getUint16(at + 10, true),
    data: dataAt(archive, local, length),
    crc: fields.getUint32(at + 16, true),
    size,
    date: fields.getUint32(at + 12, true),
    attributes: fields.getInt32(at + 38, true),
    madeOn: archive[at + 5] ?? 0,
    isEncrypted: (fields.getUint16(at + 8, true) & ENCRYPTED) !== 0,
  };
}

function dataAt(archive: Uint8Array, local: number, length: number): Uint8Array {
  const fields = viewOf(archive);
  if (local + LOCAL_LENGTH > archive.length || fields.getUint32(local, true) !== LOCAL_HEADER) {
    throw new DamagedZip('corrupt header');
  }
  const start = local + LOCAL_LENGTH + fields.getUint16(local + 26, true) + fields.getUint16(local + 28, true);
  if (start + length > archive.length) throw new DamagedZip('corrupt header');
  return archive.subarray(start, start + length);
}

function signature(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  viewOf(bytes).setUint32(0, value, true);
  return bytes;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
