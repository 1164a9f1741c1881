/** System.IO.TextReader and its kinds: characters of a text or of a stream. */
import { netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { type Encoding, encodings } from '../text/encoding.ts';
import { decodeText } from './host-files.ts';
import type { NetStream } from './stream.ts';

const LF = 10;
const CR = 13;

export abstract class TextReader extends NetObject {
  /** What has come and is not given out yet begins at `at`. */
  private held = '';
  private at = 0;
  protected closed = false;

  /** The next part of the text, which is waited for; null at its end. */
  protected abstract more(): string | null;

  protected abstract closedError(): unknown;

  /** Sees to it that the text is there up to `until` characters from here, or to its end. */
  private hold(until: number): void {
    if (this.closed) throw this.closedError();
    if (this.held.length - this.at >= until) return;
    const parts = [this.held.slice(this.at)];
    let length = parts[0]?.length ?? 0;
    while (length < until) {
      const part = this.more();
      if (part === null) break;
      parts.push(part);
      length += part.length;
    }
    this.held = parts.join('');
    this.at = 0;
  }

  get atEnd(): boolean {
    return this.peek() < 0;
  }

  /** The code of the next character, -1 at the end. */
  peek(): number {
    this.hold(1);
    return this.at < this.held.length ? this.held.charCodeAt(this.at) : -1;
  }

  read(): number {
    const code = this.peek();
    if (code >= 0) this.at++;
    return code;
  }

  readBlock(count: number): string {
    this.hold(count);
    const part = this.held.slice(this.at, this.at + count);
    this.at += part.length;
    return part;
  }

  /** A line without its end; null at the end of the text. */
  readLine(): string | null {
    if (this.atEnd) return null;
    let length = 0;
    for (let code = this.codeAt(length); code >= 0 && code !== LF && code !== CR; code = this.codeAt(length)) length++;
    const line = this.held.slice(this.at, this.at + length);
    const isPair = this.codeAt(length) === CR && this.codeAt(length + 1) === LF;
    this.at = Math.min(this.at + length + (isPair ? 2 : 1), this.held.length);
    return line;
  }

  /** The code of a character from here, which is waited for; -1 behind the end. */
  private codeAt(offset: number): number {
    if (this.at + offset >= this.held.length) this.hold(offset + 1);
    return this.at + offset < this.held.length ? this.held.charCodeAt(this.at + offset) : -1;
  }

  readToEnd(): string {
    this.hold(Number.POSITIVE_INFINITY);
    const rest = this.held.slice(this.at);
    this.at += rest.length;
    return rest;
  }

  /** Forgets what has come and was not given out. */
  protected discard(): void {
    this.held = '';
    this.at = 0;
  }

  close(): void {
    this.closed = true;
  }
}

export class StringReader extends TextReader {
  /** @param text null once it has been read */
  constructor(private text: string | null) {
    super();
  }

  protected more(): string | null {
    const { text } = this;
    this.text = null;
    return text;
  }

  protected closedError(): unknown {
    return netException('System.ObjectDisposedException', 'Cannot read from a closed TextReader.');
  }

  netType(): NetType {
    return typeNamed('System.IO.StringReader');
  }
}

/** How much of a stream without an end to be seen is asked for at once. */
const PART = 4096;

export class StreamReader extends TextReader {
  private begun = false;
  /** Bytes of a character that has not come whole. */
  private incomplete: Uint8Array = new Uint8Array(0);

  constructor(
    readonly stream: NetStream,
    readonly encoding: Encoding = encodings.utf8,
    private readonly detect = true,
  ) {
    super();
  }

  /** What can be read whole is, when first asked for, so that a stream may still be filled or moved before. */
  protected more(): string | null {
    const { stream } = this;
    const bytes = stream.read(stream.canSeek ? Math.max(stream.length - stream.position, 0) : PART);
    if (bytes.length > 0) return this.decode(stream.canSeek ? bytes : this.whole(bytes));
    const rest = this.incomplete;
    this.incomplete = new Uint8Array(0);
    return rest.length === 0 ? null : this.decode(rest);
  }

  private decode(bytes: Uint8Array): string {
    const isFirst = !this.begun;
    this.begun = true;
    return isFirst && this.detect ? decodeText(bytes, this.encoding) : this.encoding.decode(bytes);
  }

  /** The bytes of whole characters; those of the last one are kept where it has not come whole. */
  private whole(bytes: Uint8Array): Uint8Array {
    const all = joined(this.incomplete, bytes);
    const end = all.length - incompleteBytes(all, this.encoding);
    this.incomplete = all.slice(end);
    return all.subarray(0, end);
  }

  discardBuffered(): void {
    this.discard();
    this.incomplete = new Uint8Array(0);
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

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

const UTF8 = 65001;
const UTF16 = [1200, 1201];

/** How many bytes at the end are the beginning of a character that goes on. */
function incompleteBytes(bytes: Uint8Array, { kind: { codePage } }: Encoding): number {
  if (UTF16.includes(codePage)) return bytes.length % 2;
  if (codePage !== UTF8) return 0;
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}
