/** System.IO.TextWriter and its kinds: text that goes into a string or a stream. */
import { netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { type Encoding, encodings } from '../text/encoding.ts';
import { StringBuilder } from '../text/string-buffer.ts';
import type { NetStream } from './stream.ts';

export abstract class TextWriter extends NetObject {
  newLine = '\n';
  abstract readonly encoding: Encoding;
  abstract write(text: string): void;
  flush(): void {}
  abstract close(): void;
}

export class StringWriter extends TextWriter {
  readonly encoding = encodings.unicode;
  private closed = false;

  constructor(readonly builder: StringBuilder = new StringBuilder()) {
    super();
  }

  write(text: string): void {
    if (this.closed) throw closedWriter();
    this.builder.append(text);
  }

  close(): void {
    this.closed = true;
  }

  netType(): NetType {
    return typeNamed('System.IO.StringWriter');
  }

  override toString(): string {
    return this.builder.toString();
  }
}

function closedWriter() {
  return netException('System.ObjectDisposedException', 'Cannot write to a closed TextWriter.');
}

/** Text is kept back until there is this much of it, as .NET's buffer does. */
const BUFFER_LENGTH = 1024;

export class StreamWriter extends TextWriter {
  autoFlush = false;
  private pending = '';
  private started = false;
  private closed = false;

  constructor(
    readonly stream: NetStream,
    readonly encoding: Encoding = encodings.utf8NoBom,
    private readonly leaveOpen = false,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.IO.StreamWriter');
  }

  write(text: string): void {
    if (this.closed) throw closedWriter();
    this.pending += text;
    if (this.autoFlush || this.pending.length > BUFFER_LENGTH) this.flush();
  }

  /** The byte order mark stands only at the beginning of a stream. */
  override flush(): void {
    if (this.closed) throw closedWriter();
    if (!this.started) {
      this.started = true;
      if (this.stream.position === 0 && this.encoding.preamble.length > 0) this.stream.write(this.encoding.preamble);
    }
    if (this.pending !== '') this.stream.write(this.encoding.encode(this.pending));
    this.pending = '';
    this.stream.flush();
  }

  close(): void {
    if (this.closed) return;
    this.flush();
    this.closed = true;
    if (!this.leaveOpen) this.stream.close();
  }
}
