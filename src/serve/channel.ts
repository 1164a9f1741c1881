/**
 * One terminal's way to the page: what is written is gathered for some milliseconds, numbered by its bytes, and kept until
 * the page has drawn it and somewhat longer, so that a page which comes back goes on where it was. No byte is dropped: beyond
 * the window the engine that prints waits.
 */
import { concatBytes, utf8Bytes } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import { type Frame, OUT, WINDOW_BYTES } from './message-types.ts';

/** So long output waits for more of it, unless there was none before it, or much has come. */
const GATHER_MS = 6;
const GATHER_BYTES = 16_384;

export interface ChannelEnds {
  /** Sends to the page; false while there is none. */
  send(frame: Frame): boolean;
  /** The page has drawn so many bytes of what the engine has printed. */
  drawn(bytes: number): void;
}

export class Channel {
  /** What is kept, oldest first. */
  private kept: Uint8Array[] = [];
  /** The number of the first byte that is kept, and of the next one that is written. */
  private first = 0;
  private next = 0;
  /** What was not sent yet. */
  private gathered: Uint8Array[] = [];
  private gatheredBytes = 0;
  private lastSent = Number.NEGATIVE_INFINITY;
  private timer: NodeJS.Timeout | null = null;
  /** Where output of the engine ends, with its length, until the page has drawn it. */
  private readonly printed: { readonly end: number; readonly bytes: number }[] = [];

  constructor(
    readonly number: number,
    private readonly ends: ChannelEnds,
  ) {}

  /** What the editor draws. */
  write(text: string): void {
    this.take(utf8Bytes(text));
  }

  /** What the engine prints. */
  print(text: string): void {
    const bytes = utf8Bytes(text);
    this.printed.push({ end: this.next + bytes.length, bytes: bytes.length });
    this.take(bytes);
  }

  /** The page has drawn everything before a byte. */
  acknowledge(sequence: number): void {
    let drawn = 0;
    while (this.printed[0] && this.printed[0].end <= sequence) drawn += this.printed.shift()?.bytes ?? 0;
    if (drawn > 0) this.ends.drawn(drawn);
  }

  /** The first byte that a page gets which has drawn up to some byte; null where it has drawn nothing. */
  startFor(drawn: number | null): number {
    return drawn !== null && drawn >= this.first && drawn <= this.next ? drawn : this.first;
  }

  /** A page is there, and gets what comes from a byte on. */
  resume(from: number): void {
    // What was gathered is part of what is kept.
    this.forgetGathered();
    // What was drawn before the connection was lost was perhaps not said any more.
    this.acknowledge(from);
    const bytes = concatBytes(this.kept).subarray(from - this.first);
    for (let at = 0; at < bytes.length; at += GATHER_BYTES)
      this.ends.send(this.frame(from + at, bytes.subarray(at, at + GATHER_BYTES)));
  }

  /** Sends what was gathered. */
  flush(): void {
    const bytes = this.forgetGathered();
    if (bytes.length === 0) return;
    this.lastSent = platform().time.elapsed();
    this.ends.send(this.frame(this.next - bytes.length, bytes));
  }

  private forgetGathered(): Uint8Array {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const bytes = concatBytes(this.gathered);
    this.gathered = [];
    this.gatheredBytes = 0;
    return bytes;
  }

  private frame(sequence: number, bytes: Uint8Array): Frame {
    return { kind: OUT, channel: this.number, sequence, bytes };
  }

  private take(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.next += bytes.length;
    this.kept.push(bytes);
    this.forgetOld();
    this.gathered.push(bytes);
    this.gatheredBytes += bytes.length;
    const isFirst = this.timer === null && platform().time.elapsed() - this.lastSent > GATHER_MS;
    if (isFirst || this.gatheredBytes >= GATHER_BYTES) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), GATHER_MS);
  }

  /** What nobody needs any more: beyond the window, and drawn. */
  private forgetOld(): void {
    while (this.kept[0] && this.next - this.first - this.kept[0].length >= WINDOW_BYTES) {
      this.first += this.kept.shift()?.length ?? 0;
    }
  }
}
