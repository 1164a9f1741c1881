/** System.IO.Stream and its kinds: bytes in memory and in files. */
import { concatBytes } from '../../platform/bytes.ts';
import { hostErrorCode } from '../../platform/host-error.ts';
import { ambient, hostFiles } from '../ambient.ts';
import { argumentException, type NetException, netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { newBytes } from '../values/array-limit.ts';
import { fileError, hostPathOf } from './host-files.ts';

export abstract class NetStream extends NetObject {
  protected closed = false;

  abstract get canRead(): boolean;
  abstract get canWrite(): boolean;
  abstract get length(): number;
  abstract set length(value: number);
  position = 0;

  /** Up to `count` bytes from the position on, which moves behind them. */
  abstract read(count: number): Uint8Array;
  abstract write(bytes: Uint8Array): void;
  flush(): void {
    this.requireOpen();
  }

  close(): void {
    this.closed = true;
  }

  get canSeek(): boolean {
    return !this.closed;
  }

  get isClosed(): boolean {
    return this.closed;
  }

  seek(offset: number, origin: string): number {
    this.requireOpen();
    const base = origin === 'Begin' ? 0 : origin === 'Current' ? this.position : this.length;
    if (base + offset < 0) {
      throw netException(
        'System.IO.IOException',
        'An attempt was made to move the position before the beginning of the stream.',
      );
    }
    this.position = base + offset;
    return this.position;
  }

  protected requireOpen(): void {
    if (this.closed) throw closedStream();
  }

  protected requireWritable(): void {
    this.requireOpen();
    if (!this.canWrite) throw netException('System.NotSupportedException', 'Stream does not support writing.');
  }

  protected requireReadable(): void {
    this.requireOpen();
    if (!this.canRead) throw netException('System.NotSupportedException', 'Stream does not support reading.');
  }
}

/** How much is read at once of what is read to its end. */
const READ_AT_ONCE = 65_536;

/** All bytes from the position of a stream to its end. */
export function restOf(stream: NetStream): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let part = stream.read(READ_AT_ONCE); part.length > 0; part = stream.read(READ_AT_ONCE)) parts.push(part);
  return concatBytes(parts);
}

function closedStream(): NetException {
  return netException('System.ObjectDisposedException', 'Cannot access a closed Stream.');
}

export class MemoryStream extends NetStream {
  private bytes: Uint8Array;
  private used: number;

  /** @param fixed a buffer given by the caller cannot grow. */
  constructor(
    bytes: Uint8Array = new Uint8Array(0),
    private readonly writable = true,
    private readonly fixed = false,
  ) {
    super();
    this.bytes = bytes;
    this.used = fixed ? bytes.length : 0;
  }

  netType(): NetType {
    return typeNamed('System.IO.MemoryStream');
  }

  get canRead(): boolean {
    return !this.closed;
  }

  get canWrite(): boolean {
    return this.writable && !this.closed;
  }

  get length(): number {
    this.requireOpen();
    return this.used;
  }

  set length(value: number) {
    this.requireWritable();
    this.reserve(value);
    if (value < this.used) this.bytes.fill(0, value, this.used);
    this.used = value;
    this.position = Math.min(this.position, value);
  }

  get capacity(): number {
    return this.bytes.length;
  }

  set capacity(value: number) {
    if (value < this.used)
      throw argumentException('ArgumentOutOfRangeException', 'capacity was less than the current size.', 'value');
    if (value === this.bytes.length) return;
    this.requireGrowth();
    const grown = newBytes(value);
    grown.set(this.bytes.subarray(0, this.used));
    this.bytes = grown;
  }

  private requireGrowth(): void {
    if (this.fixed) throw netException('System.NotSupportedException', 'Memory stream is not expandable.');
  }

  private reserve(size: number): void {
    if (size <= this.bytes.length) return;
    this.capacity = Math.max(size, 256, this.bytes.length * 2);
  }

  read(count: number): Uint8Array {
    this.requireReadable();
    const end = Math.min(this.position + count, this.used);
    const read = this.bytes.slice(Math.min(this.position, end), end);
    this.position = Math.max(end, this.position);
    return read;
  }

  write(bytes: Uint8Array): void {
    this.requireWritable();
    const end = this.position + bytes.length;
    this.reserve(end);
    this.bytes.set(bytes, this.position);
    this.used = Math.max(this.used, end);
    this.position = end;
  }

  /** Also of a closed stream. */
  toArray(): Uint8Array {
    return this.bytes.slice(0, this.used);
  }

  get buffer(): Uint8Array {
    return this.bytes;
  }
}

export type FileMode = 'CreateNew' | 'Create' | 'Open' | 'OpenOrCreate' | 'Truncate' | 'Append';
export type FileAccess = 'Read' | 'Write' | 'ReadWrite';

export class FileStream extends NetStream {
  private readonly file: number;
  readonly name: string;

  constructor(
    path: string,
    private readonly mode: FileMode,
    private readonly access: FileAccess = mode === 'Append' ? 'Write' : 'ReadWrite',
  ) {
    super();
    const hostPath = hostPathOf(path);
    this.name = ambient().files.fullPath(path);
    try {
      this.file = hostFiles().open(hostPath, this.flags());
      if (hostFiles().fstat(this.file).isDirectory()) throw fileError({ code: 'EISDIR' }, path);
    } catch (error) {
      throw hostErrorCode(error) === undefined ? error : fileError(error, path);
    }
    if (mode === 'Append') this.position = this.length;
  }

  private flags(): number {
    const { O_CREAT, O_EXCL, O_TRUNC, O_RDONLY, O_WRONLY, O_RDWR } = hostFiles().constants;
    const access = { Read: O_RDONLY, Write: O_WRONLY, ReadWrite: O_RDWR }[this.access];
    const how = {
      CreateNew: O_CREAT | O_EXCL,
      Create: O_CREAT | O_TRUNC,
      Open: 0,
      OpenOrCreate: O_CREAT,
      Truncate: O_TRUNC,
      Append: O_CREAT,
    }[this.mode];
    return access | how;
  }

  netType(): NetType {
    return typeNamed('System.IO.FileStream');
  }

  get canRead(): boolean {
    return !this.closed && this.access !== 'Write';
  }

  get canWrite(): boolean {
    return !this.closed && this.access !== 'Read';
  }

  get length(): number {
    this.requireOpen();
    return hostFiles().fstat(this.file).size;
  }

  set length(value: number) {
    this.requireWritable();
    hostFiles().ftruncate(this.file, value);
    this.position = Math.min(this.position, value);
  }

  read(count: number): Uint8Array {
    this.requireReadable();
    const buffer = new Uint8Array(Math.min(count, Math.max(this.length - this.position, 0)));
    const read = hostFiles().read(this.file, buffer, 0, buffer.length, this.position);
    this.position += read;
    return buffer.subarray(0, read);
  }

  write(bytes: Uint8Array): void {
    this.requireWritable();
    hostFiles().write(this.file, bytes, 0, bytes.length, this.position);
    this.position += bytes.length;
  }

  override close(): void {
    if (!this.closed) hostFiles().close(this.file);
    this.closed = true;
  }
}
