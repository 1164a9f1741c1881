/** Reads a descriptor without giving control back to Node, because the engine is synchronous. */

import type { PressedKey } from '../engine/host.ts';
import { type HostErrorParts, hostErrorCode } from '../platform/host-error.ts';
import { platform } from '../platform/platform.ts';

/** Where a console takes a person's answers from. Null is the end of input. */
export interface LineInput {
  readLine(prompt: string): string | null;
  /** A line for what reads the standard input itself, where nothing is echoed then that `readLine` would echo. */
  bareLine?(): string | null;
  readSecret(prompt: string): string | null;
  /** The next key; null at the end of the input. */
  readKey(): PressedKey | null;
  /** Leaves the terminal to a program of the host for the time of some work. */
  lendDuring<T>(work: () => T): T;
}

const CHUNK = 65_536;

/** Lines of a descriptor, read ahead in chunks. */
export class BlockingLines {
  private chunk: Buffer | null = null;
  private pending: Buffer = Buffer.alloc(0);
  private ended = false;
  /** The end of the line that was given last: empty for a text that stops without one. */
  lineEnd = '\n';

  constructor(private readonly descriptor = 0) {}

  /** The next line without its end; null when there is none left. */
  next(): string | null {
    for (;;) {
      const at = this.pending.indexOf(10);
      if (at >= 0) {
        const line = this.pending.subarray(0, at);
        this.pending = this.pending.subarray(at + 1);
        return withoutReturn(line.toString('utf8'));
      }
      if (this.ended) return this.lastLine();
      this.readMore();
    }
  }

  private lastLine(): string | null {
    if (this.pending.length === 0) return null;
    this.lineEnd = '';
    const line = this.pending.toString('utf8');
    this.pending = Buffer.alloc(0);
    return withoutReturn(line);
  }

  private readMore(): void {
    const chunk = (this.chunk ??= Buffer.alloc(CHUNK));
    const count = readSome(this.descriptor, chunk);
    if (count === 0) this.ended = true;
    else this.pending = Buffer.concat([this.pending, chunk.subarray(0, count)]);
  }

  *[Symbol.iterator](): Generator<string> {
    for (let line = this.next(); line !== null; line = this.next()) yield line;
  }
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** Reads what there is, waiting for it; 0 at the end. */
function readSome(descriptor: number, into: Buffer): number {
  for (;;) {
    try {
      return platform().streams.read(descriptor, into);
    } catch (error) {
      const { code } = error as HostErrorParts;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      platform().threads.pause(10);
    }
  }
}

/** The whole of standard input. */
export function readStandardInput(): Buffer {
  try {
    return Buffer.from(platform().files.readFile(0));
  } catch (error) {
    if (hostErrorCode(error) !== 'EAGAIN') throw error;
    return Buffer.from([...new BlockingLines(0)].map((line) => `${line}\n`).join(''));
  }
}
