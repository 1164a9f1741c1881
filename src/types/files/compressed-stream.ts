/**
 * System.IO.Compression's streams: what is written to one comes out compressed below it when it is closed; what is read has
 * been taken from below as a whole, up to a limit, since a small stream may hold an endless text.
 */
import { concatBytes } from '../../platform/bytes.ts';
import { type CompressionLevel, DamagedData, platform } from '../../platform/platform.ts';
import { argumentException, type NetException, netException } from '../net-exception.ts';
import { type NetType, typeNamed } from '../net-type.ts';
import { outOfMemory } from '../values/array-limit.ts';
import { FlowingStream } from './flowing-stream.ts';
import { type NetStream, restOf } from './stream.ts';

/** The most that comes out of one stream, in bytes. */
export const MOST_INFLATED = 2 ** 30;

/** What stands around the compressed bytes, by the kind of stream. */
export interface CompressionFormat {
  readonly typeName: string;
  wrap(compressed: Uint8Array, contents: Uint8Array, level: CompressionLevel): Uint8Array;
  /** The compressed bytes alone; null where the bytes are not of the format. */
  unwrap(bytes: Uint8Array): Uint8Array | null;
}

export class CompressedStream extends FlowingStream {
  private readonly written: Uint8Array[] = [];
  private contents: Uint8Array | null = null;
  private taken = 0;

  /** @param level how hard is compressed; null for a stream that is read */
  constructor(
    private base: NetStream | null,
    private readonly format: CompressionFormat,
    private readonly level: CompressionLevel | null,
    private readonly leaveOpen = false,
  ) {
    super();
    if (base === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'stream');
    if (level === null ? base.canRead : base.canWrite) return;
    const what = level === null ? 'reading' : 'writing';
    throw argumentException('ArgumentException', `Stream does not support ${what}.`, 'stream');
  }

  netType(): NetType {
    return typeNamed(this.format.typeName);
  }

  /** Null once it is closed. */
  get baseStream(): NetStream | null {
    return this.base;
  }

  get canRead(): boolean {
    return !this.closed && this.level === null;
  }

  get canWrite(): boolean {
    return !this.closed && this.level !== null;
  }

  read(count: number): Uint8Array {
    const base = this.openBase();
    if (this.level !== null) throw notSupported('Reading from');
    this.contents ??= this.inflated(restOf(base));
    const part = this.contents.slice(this.taken, this.taken + count);
    this.taken += part.length;
    return part;
  }

  write(bytes: Uint8Array): void {
    this.openBase();
    if (this.level === null) throw notSupported('Writing to');
    this.written.push(bytes.slice());
  }

  /** What is compressed as one comes out when the stream is closed. */
  override flush(): void {
    this.openBase();
  }

  override close(): void {
    const base = this.base;
    if (base === null) return;
    this.closed = true;
    this.base = null;
    const contents = concatBytes(this.written);
    if (this.level !== null && contents.length > 0) {
      base.write(this.format.wrap(platform().compression.deflateRaw(contents, this.level), contents, this.level));
    }
    if (!this.leaveOpen) base.close();
  }

  private openBase(): NetStream {
    if (this.base) return this.base;
    throw netException(
      'System.ObjectDisposedException',
      `Cannot access a disposed object.\nObject name: '${this.format.typeName}'.`,
    );
  }

  private inflated(bytes: Uint8Array): Uint8Array {
    if (bytes.length === 0) return bytes;
    const compressed = this.format.unwrap(bytes);
    if (compressed === null) throw unsupportedMethod();
    return inflate(compressed);
  }
}

/** What deflated bytes hold. @throws NetException where they are none, or hold too much */
export function inflate(bytes: Uint8Array): Uint8Array {
  try {
    return platform().compression.inflateRaw(bytes, MOST_INFLATED);
  } catch (error) {
    if (error instanceof RangeError) throw outOfMemory();
    if (error instanceof DamagedData) throw unsupportedMethod();
    throw error;
  }
}

export function unsupportedMethod(): NetException {
  return netException(
    'System.IO.InvalidDataException',
    'The archive entry was compressed using an unsupported compression method.',
  );
}

function notSupported(what: string): NetException {
  return netException('System.InvalidOperationException', `${what} the compression stream is not supported.`);
}
