/** What a program writes, cut into lines as they come. */
import { concatBytes } from '../../platform/bytes.ts';
import { NetObject, type NetType, typeNamed } from '../../types/net-type.ts';
import type { Encoding } from '../../types/text/encoding.ts';

/** DataReceivedEventArgs: a line, null at the end of the stream. */
export class DataReceived extends NetObject {
  constructor(readonly data: string | null) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Diagnostics.DataReceivedEventArgs');
  }
}

const LF = 10;

export class OutputLines {
  isEnded = false;
  private rest: Uint8Array[] = [];
  private lines: DataReceived[] = [];

  constructor(private readonly encoding: Encoding) {}

  push(bytes: Uint8Array): void {
    let from = 0;
    for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, from)) {
      this.rest.push(bytes.subarray(from, at));
      this.line();
      from = at + 1;
    }
    if (from < bytes.length) this.rest.push(bytes.subarray(from));
  }

  private line(): void {
    const text = this.encoding.decode(concatBytes(this.rest));
    this.lines.push(new DataReceived(text.endsWith('\r') ? text.slice(0, -1) : text));
    this.rest = [];
  }

  end(): void {
    if (this.isEnded) return;
    if (this.rest.length > 0) this.line();
    this.isEnded = true;
    this.lines.push(new DataReceived(null));
  }

  /** The lines that came since the last call. */
  taken(): readonly DataReceived[] {
    const { lines } = this;
    this.lines = [];
    return lines;
  }
}
