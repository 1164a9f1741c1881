/**
 * What a program writes and reads, while the session waits for it. Whatever the session waits for, what has come meanwhile
 * is taken from all pipes, so that a full one never holds the program up.
 */
import { platform } from '../../platform/platform.ts';
import type { RunningProgram } from '../../platform/processes.ts';
import { ambient } from '../../types/ambient.ts';

type Output = 'output' | 'error';

/** The longest pause between two looks, in milliseconds. */
const LONGEST_PAUSE = 20;

export class ProgramPipes {
  private readonly held = new Map<Output, Uint8Array[]>([
    ['output', []],
    ['error', []],
  ]);
  private readonly ended = new Set<Output>();

  constructor(private readonly program: RunningProgram) {}

  /** Takes what has come; whether that was anything. */
  take(): boolean {
    let came = false;
    for (const [stream, parts] of this.held) {
      while (!this.ended.has(stream)) {
        const bytes = this.program.read(stream);
        if (bytes === null) this.ended.add(stream);
        else if (bytes.length === 0) break;
        else parts.push(bytes);
        came = true;
      }
    }
    return came;
  }

  /** Up to `count` bytes, which are waited for; none at the end. */
  read(stream: Output, count: number): Uint8Array {
    this.waitFor(() => this.held.get(stream)?.length !== 0 || this.ended.has(stream));
    return this.next(stream, count);
  }

  /** What has come, up to `count` bytes; null at the end of the stream. */
  poll(stream: Output, count: number): Uint8Array | null {
    this.take();
    const bytes = this.next(stream, count);
    return bytes.length === 0 && this.ended.has(stream) ? null : bytes;
  }

  private next(stream: Output, count: number): Uint8Array {
    const parts = this.held.get(stream);
    const first = parts?.shift();
    if (!parts || !first) return new Uint8Array(0);
    if (first.length > count) parts.unshift(first.subarray(count));
    return first.subarray(0, count);
  }

  write(bytes: Uint8Array): void {
    let left = bytes;
    this.waitFor(() => {
      left = left.subarray(this.program.write(left));
      return left.length === 0;
    });
  }

  closeInput(): void {
    this.program.closeInput();
  }

  /** Whether something was so before `milliseconds` had passed. */
  waitFor(isSo: () => boolean, milliseconds = Number.POSITIVE_INFINITY): boolean {
    const { time } = this;
    const end = time() + milliseconds;
    for (let pause = 1; ; ) {
      const came = this.take();
      if (isSo()) return true;
      const left = end - time();
      if (left <= 0) return false;
      pause = came ? 1 : Math.min(pause * 2, LONGEST_PAUSE);
      ambient().sleep(Math.min(pause, left));
    }
  }

  private readonly time = () => platform().time.elapsed();
}
