/** System.IO.Compression.ZipArchive and its entries, over a stream of the session. */
import type { CompressionLevel } from '../../platform/platform.ts';
import {
  DamagedZip,
  DEFLATED,
  readZip,
  STORED,
  writeZip,
  type ZipProblem,
  type ZipRecord,
  zipRecord,
} from '../../platform/zip-format.ts';
import { argumentException, type NetException, netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { DateTimeOffset } from '../values/date-time-offset.ts';
import { CompressedStream, inflate, unsupportedMethod } from './compressed-stream.ts';
import { DEFLATE } from './compression-formats.ts';
import { fileName } from './path-text.ts';
import { MemoryStream, type NetStream, restOf } from './stream.ts';
import { fromZipDate, toZipDate } from './zip-date.ts';

export type ZipMode = 'Read' | 'Create' | 'Update';

const PROBLEMS: Record<ZipProblem, string> = {
  'no end': 'End of Central Directory record could not be found.',
  'corrupt directory': 'Central Directory corrupt.',
  'wrong count':
    'Number of entries expected in End Of Central Directory does not correspond to number of entries in Central Directory.',
  'corrupt header': 'A local file header is corrupt.',
  split: 'Split or spanned archives are not supported.',
  'no place': 'Offset to Central Directory cannot be held in an Int64.',
  zip64: 'The archive is in the Zip64 format, which is not read here.',
};

/** What archives are made on says how the attributes of their entries are to be read. */
const ON_UNIX = 3;
/** A file that its owner may write and all may read (S_IFREG, 0644), in the upper half. */
const PLAIN_FILE = 0o100644 << 16;

export class ZipArchive extends NetObject {
  comment = '';
  private readonly all: ZipArchiveEntry[] = [];
  private isClosed = false;
  /** The entry that is being written, in an archive that is made. */
  written: ZipArchiveEntry | null = null;

  constructor(
    private readonly stream: NetStream,
    readonly mode: ZipMode,
    private readonly leaveOpen: boolean,
  ) {
    super();
    this.requireAble();
    if (mode === 'Create' || (mode === 'Update' && stream.length === 0)) return;
    if (stream.canSeek) stream.position = 0;
    const { records, comment } = directoryOf(restOf(stream));
    this.comment = comment;
    this.all.push(...records.map((record) => new ZipArchiveEntry(this, record)));
  }

  private requireAble(): void {
    const { mode, stream } = this;
    const refuse = (message: string) => argumentException('ArgumentException', message, null);
    if (mode === 'Read' && !stream.canRead) throw refuse('Cannot use read mode on a non-readable stream.');
    if (mode === 'Create' && !stream.canWrite) throw refuse('Cannot use create mode on a non-writable stream.');
    if (mode === 'Update' && !(stream.canRead && stream.canWrite && stream.canSeek)) {
      throw refuse('Update mode requires a stream with read, write, and seek capabilities.');
    }
  }

  netType(): NetType {
    return typeNamed('System.IO.Compression.ZipArchive');
  }

  get entries(): readonly ZipArchiveEntry[] {
    if (this.mode === 'Create') throw noAccess();
    this.requireOpen();
    return this.all;
  }

  entry(name: string): ZipArchiveEntry | null {
    if (this.mode === 'Create') throw noAccess();
    return this.all.find((one) => one.fullName === name) ?? null;
  }

  create(name: string, level: CompressionLevel): ZipArchiveEntry {
    if (name === '') throw argumentException('ArgumentException', 'The value cannot be an empty string.', 'entryName');
    this.requireOpen();
    if (this.mode === 'Read') {
      throw netException('System.NotSupportedException', 'Cannot create entries on an archive opened in read mode.');
    }
    if (this.written) {
      throw netException(
        'System.IO.IOException',
        'Entries cannot be created while previously created entries are still open.',
      );
    }
    const facts = { date: toZipDate(DateTimeOffset.now().clock), attributes: PLAIN_FILE, madeOn: ON_UNIX };
    const made = new ZipArchiveEntry(this, zipRecord(name, new Uint8Array(), level, facts), level);
    this.all.push(made);
    return made;
  }

  remove(entry: ZipArchiveEntry): void {
    this.requireOpen();
    if (this.mode !== 'Update') {
      throw netException('System.NotSupportedException', 'Delete can only be used when the archive is in Update mode.');
    }
    this.all.splice(this.all.indexOf(entry), 1);
  }

  /** Writes what was made or changed. */
  dispose(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    if (this.mode !== 'Read') {
      if (this.mode === 'Update') {
        this.stream.length = 0;
        this.stream.position = 0;
      }
      const records = this.all.map((entry) => entry.record);
      this.stream.write(writeZip(records, this.comment));
    }
    if (!this.leaveOpen) this.stream.close();
  }

  requireOpen(): void {
    if (!this.isClosed) return;
    throw netException(
      'System.ObjectDisposedException',
      "Cannot access a disposed object.\nObject name: 'System.IO.Compression.ZipArchive'.",
    );
  }
}

export class ZipArchiveEntry extends NetObject {
  /** Opened for writing once: its length is no longer known, and in a new archive it is not opened again. */
  private wasOpened = false;

  constructor(
    readonly archive: ZipArchive,
    private packed: ZipRecord,
    private readonly level: CompressionLevel = 6,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.IO.Compression.ZipArchiveEntry');
  }

  get record(): ZipRecord {
    return this.packed;
  }

  get fullName(): string {
    return this.packed.name;
  }

  get name(): string {
    return fileName(this.packed.name);
  }

  get isFolder(): boolean {
    return /[\\/]$/.test(this.packed.name);
  }

  get length(): number {
    this.requireKnown();
    return this.packed.size;
  }

  get compressedLength(): number {
    this.requireKnown();
    return this.packed.data.length;
  }

  get lastWriteTime(): DateTimeOffset {
    return fromZipDate(this.packed.date);
  }

  set lastWriteTime(value: DateTimeOffset) {
    this.change({ date: toZipDate(value.clock) });
  }

  /** Sets what the directory of the archive says of the entry. */
  change(facts: Partial<Pick<ZipRecord, 'date' | 'attributes' | 'comment'>>): void {
    if (this.archive.mode === 'Read') {
      throw netException('System.NotSupportedException', 'Cannot modify read-only archive.');
    }
    this.packed = { ...this.packed, ...facts };
  }

  /** What the entry holds. */
  contents(): Uint8Array {
    const { isEncrypted, method, data } = this.packed;
    if (isEncrypted)
      throw netException('System.IO.InvalidDataException', 'The archive entry is encrypted, which is not read here.');
    if (method === STORED) return data;
    if (method !== DEFLATED) throw unsupportedMethod();
    return inflate(data);
  }

  open(): NetStream {
    this.archive.requireOpen();
    if (this.archive.mode === 'Read') return this.opened();
    if (this.archive.mode === 'Create' && this.wasOpened) {
      throw netException(
        'System.IO.IOException',
        'Entries in create mode may only be written to once, and only one entry may be held open at a time.',
      );
    }
    const isNew = this.archive.mode === 'Create';
    const stream = new EntryStream(isNew ? new Uint8Array() : this.contents(), !isNew, (contents) => {
      this.archive.written = null;
      const { date, attributes, madeOn, comment } = this.packed;
      this.packed = zipRecord(this.packed.name, contents, this.level, { date, attributes, madeOn, comment });
    });
    this.wasOpened = true;
    if (isNew) this.archive.written = this;
    return stream;
  }

  private opened(): NetStream {
    const { isEncrypted, method, data } = this.packed;
    if (!isEncrypted && method === DEFLATED)
      return new CompressedStream(new MemoryStream(data, false, true), DEFLATE, null);
    return new MemoryStream(this.contents(), false, true);
  }

  private requireKnown(): void {
    if (!this.wasOpened) return;
    throw netException(
      'System.InvalidOperationException',
      'Length properties are unavailable once an entry has been opened for writing.',
    );
  }

  override toString(): string {
    return this.fullName;
  }
}

/** The contents of an entry while they are written: they go into the archive when the stream is closed. */
class EntryStream extends MemoryStream {
  constructor(
    contents: Uint8Array,
    private readonly isReadable: boolean,
    private readonly done: (contents: Uint8Array) => void,
  ) {
    super();
    super.write(contents);
    this.position = 0;
  }

  override netType(): NetType {
    return typeNamed('System.IO.Compression.WrappedStream');
  }

  override get canRead(): boolean {
    return this.isReadable && super.canRead;
  }

  override get canSeek(): boolean {
    return this.isReadable && super.canSeek;
  }

  override close(): void {
    if (!this.isClosed) this.done(this.toArray());
    super.close();
  }
}

function directoryOf(bytes: Uint8Array) {
  try {
    return readZip(bytes);
  } catch (error) {
    if (error instanceof DamagedZip) throw netException('System.IO.InvalidDataException', PROBLEMS[error.problem]);
    throw error;
  }
}

function noAccess(): NetException {
  return netException('System.NotSupportedException', 'Cannot access entries in Create mode.');
}
