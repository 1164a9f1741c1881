/** System.IO.TextReader and its kinds: characters of a text or of a stream. */
import { netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { type Encoding, encodings } from '../text/encoding.ts';
import { decodeText } from './host-files.ts';
import type { NetStream } from './stream.ts';

export abstract class TextReader extends NetObject {
  private at = 0;
  protected closed = false;

  /** The whole text that is read from. */
  protected abstract readonly text: string;

  protected abstract closedError(): unknown;

  private open(): string {
    if (this.closed) throw this.closedError();
    return this.text;
  }

  get atEnd(): boolean {
    return this.at >= this.open().length;
  }

  /** The code of the next character, -1 at the end. */
  peek(): number {
    const text = this.open();
    return this.at < text.length ? text.charCodeAt(this.at) : -1;
  }

  read(): number {
    const code = this.peek();
    if (code >= 0) this.at++;
    return code;
  }

  readBlock(count: number): string {
    const part = this.open().slice(this.at, this.at + count);
    this.at += part.length;
    return part;
  }

  /** A line without its end; null at the end of the text. */
  readLine(): string | null {
    const text = this.open();
    if (this.at >= text.length) return null;
    const start = this.at;
    let end = start;
    while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
    this.at = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
    return text.slice(start, end);
  }

  readToEnd(): string {
    const rest = this.open().slice(this.at);
    this.at += rest.length;
    return rest;
  }

  close(): void {
    this.closed = true;
  }
}

export class StringReader extends TextReader {
  constructor(protected readonly text: string) {
    super();
  }

  protected closedError(): unknown {
    return netException('System.ObjectDisposedException', 'Cannot read from a closed TextReader.');
  }

  netType(): NetType {
    return typeNamed('System.IO.StringReader');
  }
}

export class StreamReader extends TextReader {
  private decoded: string | null = null;

  constructor(
    readonly stream: NetStream,
    readonly encoding: Encoding = encodings.utf8,
    private readonly detect = true,
  ) {
    super();
  }

  /** Decoded when first asked for, so that a stream may still be filled or moved before. */
  protected get text(): string {
    if (this.decoded === null) {
      const bytes = this.stream.read(Math.max(this.stream.length - this.stream.position, 0));
      this.decoded = this.detect ? decodeText(bytes, this.encoding) : this.encoding.decode(bytes);
    }
    return this.decoded;
  }

  protected closedError(): unknown {
    return netException('System.ObjectDisposedException', 'Cannot read from a closed TextReader.');
  }

  override close(): void {
    super.close();
    this.stream.close();
  }

  netType(): NetType {
    return typeNamed('System.IO.StreamReader');
  }
}
