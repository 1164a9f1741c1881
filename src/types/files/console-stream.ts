/** The standard streams as System.IO.Stream: what `[Console]::OpenStandardInput()` and its kind give. */
import { ambient } from '../ambient.ts';
import { type NetType, typeNamed } from '../net-type.ts';
import { encodings } from '../text/encoding.ts';
import { FlowingStream } from './flowing-stream.ts';

export class ConsoleStream extends FlowingStream {
  private held: Uint8Array = new Uint8Array(0);

  constructor(private readonly stream: 'input' | 'output' | 'error') {
    super();
  }

  netType(): NetType {
    return typeNamed('System.ConsolePal+UnixConsoleStream');
  }

  get canRead(): boolean {
    return this.stream === 'input' && !this.closed;
  }
  get canWrite(): boolean {
    return this.stream !== 'input' && !this.closed;
  }
  /** The bytes of lines as they are typed; none at the end of the input. */
  read(count: number): Uint8Array {
    this.requireReadable();
    if (this.held.length === 0) {
      const line = ambient().console.readLine();
      if (line !== null) this.held = encodings.utf8NoBom.encode(`${line}\n`);
    }
    const read = this.held.slice(0, count);
    this.held = this.held.slice(count);
    return read;
  }

  write(bytes: Uint8Array): void {
    this.requireWritable();
    const text = encodings.utf8NoBom.decode(bytes);
    if (this.stream === 'error') ambient().console.writeError(text);
    else ambient().console.write(text);
  }
}
