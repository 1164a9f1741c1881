/** The streams of a program that runs, as System.IO.Stream. */
import { hostErrorCode } from '../../platform/host-error.ts';
import { FlowingStream } from '../../types/files/flowing-stream.ts';
import { netException } from '../../types/net-exception.ts';
import { type NetType, typeNamed } from '../../types/net-type.ts';
import type { ProgramPipes } from './program-pipes.ts';

export class PipeStream extends FlowingStream {
  constructor(
    private readonly pipes: ProgramPipes,
    private readonly stream: 'input' | 'output' | 'error',
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.IO.Pipes.AnonymousPipeClientStream');
  }

  get canRead(): boolean {
    return this.stream !== 'input' && !this.closed;
  }

  get canWrite(): boolean {
    return this.stream === 'input' && !this.closed;
  }

  read(count: number): Uint8Array {
    this.requireReadable();
    return this.stream === 'input' ? new Uint8Array(0) : this.pipes.read(this.stream, count);
  }

  write(bytes: Uint8Array): void {
    this.requireWritable();
    try {
      this.pipes.write(bytes);
    } catch (error) {
      if (hostErrorCode(error) !== 'EPIPE') throw error;
      throw netException('System.IO.IOException', 'Broken pipe');
    }
  }

  override close(): void {
    if (!this.closed && this.stream === 'input') this.pipes.closeInput();
    super.close();
  }
}
