/**
 * What a person types, line by line. While no line is asked for, keys wait here unseen (they are echoed when the prompt
 * comes back), and Ctrl+C asks the running pipeline to stop. A chunk that holds several lines, as when text is pasted,
 * is let through up to the end of the first.
 */
import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';

const CTRL_C = 3;
const LINE_FEED = 10;
const RETURN = 13;

export class KeyGate extends PassThrough {
  readonly isTTY = true;
  private waiting: Buffer = Buffer.alloc(0);
  private open = false;

  /** @param onStop Ctrl+C while nothing is asked. */
  constructor(
    private readonly terminal: ReadStream,
    private readonly onStop: () => void,
  ) {
    super();
    terminal.on('data', (chunk: Buffer) => this.receive(chunk));
    terminal.on('end', () => this.end());
  }

  /** readline asks its input for this; the terminal stays in raw mode as long as the shell runs. */
  setRawMode(): this {
    return this;
  }

  /** Takes the terminal over. */
  start(): void {
    this.terminal.setRawMode(true);
    this.terminal.resume();
  }

  /** Gives the terminal back as it was. */
  stop(): void {
    this.terminal.setRawMode(false);
    this.terminal.pause();
  }

  /** A line is asked for: what was typed already goes first. */
  openGate(): void {
    this.open = true;
    this.letThrough();
  }

  /** The line has been given up; what is typed from now on waits. */
  closeGate(): void {
    this.open = false;
  }

  private receive(chunk: Buffer): void {
    const stopAt = this.open ? -1 : chunk.lastIndexOf(CTRL_C);
    if (stopAt >= 0) {
      this.waiting = Buffer.from(chunk.subarray(stopAt + 1));
      this.onStop();
      return;
    }
    this.waiting = Buffer.concat([this.waiting, chunk]);
    this.letThrough();
  }

  private letThrough(): void {
    if (!this.open || this.waiting.length === 0) return;
    const end = lineEnd(this.waiting);
    const part = this.waiting.subarray(0, end);
    this.waiting = Buffer.from(this.waiting.subarray(end));
    const last = part[part.length - 1];
    if (last === RETURN || last === LINE_FEED) this.open = false;
    this.write(part);
  }
}

/** Behind the first line end, or behind everything. */
function lineEnd(bytes: Buffer): number {
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === LINE_FEED) return i + 1;
    if (bytes[i] === RETURN) return bytes[i + 1] === LINE_FEED ? i + 2 : i + 1;
  }
  return bytes.length;
}
