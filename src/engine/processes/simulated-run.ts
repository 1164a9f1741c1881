/** A program of a lab's machine, which has run when it is started, in the form of one that runs. */
import { utf8Bytes } from '../../platform/bytes.ts';
import type { RunningProgram } from '../../platform/processes.ts';
import type { ProgramOutput } from '../command-info.ts';

export class SimulatedRun implements RunningProgram {
  private readonly unread: Map<'output' | 'error', Uint8Array>;

  constructor(
    readonly id: number,
    private readonly result: ProgramOutput,
  ) {
    this.unread = new Map([
      ['output', bytesOf(result.lines)],
      ['error', bytesOf(result.errors)],
    ]);
  }

  read(stream: 'output' | 'error'): Uint8Array | null {
    const bytes = this.unread.get(stream) ?? null;
    this.unread.delete(stream);
    return bytes?.length === 0 ? null : bytes;
  }

  /** What it is given nobody reads any more. */
  write(bytes: Uint8Array): number {
    return bytes.length;
  }

  closeInput(): void {}

  exitCode(): number {
    return this.result.exitCode;
  }

  kill(): void {}

  release(): void {
    this.unread.clear();
  }
}

function bytesOf(lines: readonly string[]): Uint8Array {
  return utf8Bytes(lines.map((line) => `${line}\r\n`).join(''));
}
