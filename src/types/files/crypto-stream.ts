/** System.Security.Cryptography.CryptoStream: what passes through is transformed; the end is written when it is closed. */
import { concatBytes } from '../../platform/bytes.ts';
import { argumentException, netException } from '../net-exception.ts';
import { type NetType, typeNamed } from '../net-type.ts';
import { FlowingStream } from './flowing-stream.ts';
import { type NetStream, restOf } from './stream.ts';

/** An ICryptoTransform, for all of the data at once. */
export type WholeTransform = (data: Uint8Array) => Uint8Array;

export class CryptoStream extends FlowingStream {
  private readonly written: Uint8Array[] = [];
  private contents: Uint8Array | null = null;
  private taken = 0;
  private flushed = false;

  constructor(
    private readonly base: NetStream,
    private readonly transform: WholeTransform,
    private readonly mode: 'Read' | 'Write',
    private readonly leaveOpen: boolean,
  ) {
    super();
    const isAble = mode === 'Read' ? base.canRead : base.canWrite;
    if (isAble) return;
    throw argumentException(
      'ArgumentException',
      `Stream was not ${mode === 'Read' ? 'readable' : 'writable'}.`,
      'stream',
    );
  }

  netType(): NetType {
    return typeNamed('System.Security.Cryptography.CryptoStream');
  }

  get canRead(): boolean {
    return !this.closed && this.mode === 'Read';
  }

  get canWrite(): boolean {
    return !this.closed && this.mode === 'Write';
  }

  get hasFlushed(): boolean {
    return this.flushed;
  }

  read(count: number): Uint8Array {
    this.requireReadable();
    if (this.contents === null) {
      this.contents = this.transform(restOf(this.base));
      this.flushed = true;
    }
    const part = this.contents.slice(this.taken, this.taken + count);
    this.taken += part.length;
    return part;
  }

  write(bytes: Uint8Array): void {
    this.requireWritable();
    this.written.push(bytes.slice());
  }

  flushFinalBlock(): void {
    if (this.flushed) {
      throw netException(
        'System.NotSupportedException',
        'FlushFinalBlock() method was called twice on a CryptoStream. It can only be called once.',
      );
    }
    this.flushed = true;
    if (this.mode === 'Write') this.base.write(this.transform(concatBytes(this.written)));
  }

  override close(): void {
    if (this.closed) return;
    if (!this.flushed && this.mode === 'Write') this.flushFinalBlock();
    this.closed = true;
    if (!this.leaveOpen) this.base.close();
  }
}
