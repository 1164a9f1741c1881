/** One socket of a page: reads its frames within limits, and closes it with a code that says why where it does not keep to them. */
import type { RawData, WebSocket } from 'ws';
import { utf8Text } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import {
  type Frame,
  type FromPage,
  type FromServer,
  frameOf,
  IN,
  INPUT_BYTES,
  type Language,
  PROTOCOL_VERSION,
  readFrame,
} from './message-types.ts';
import { readMessage } from './page-messages.ts';
import type { Page, Workplace } from './workplace.ts';

/** The page has so long to say who it is. */
const HELLO_MS = 5_000;
/** Nobody types or pastes faster. */
const FRAMES_A_SECOND = 1_000;
/** So much unsent: pictures wait; so much: the page is cut off and comes back. */
const SLOW_BYTES = 1 << 20;
const FULL_BYTES = 4 << 20;
/** Without any sign of the page for so long it is gone. */
const SILENT_MS = 60_000;

/** Codes with which a socket is closed. */
const CLOSED = {
  /** The page says something that is no message. */
  unreadable: 1003,
  /** It does not keep to the rules. */
  refused: 1008,
  /** It is too slow; it may come back at once. */
  slow: 1013,
  fault: 1011,
  moved: 4001,
  /** It is of another version than the server. */
  version: 4002,
  ended: 4003,
} as const;

export interface SocketDoor {
  /** The workplace of whoever has the key that the page says; null where it is not the one of the socket's cookie. */
  enter(key: string): Workplace | null;
  /** Hears of a fault of the program: the socket is closed, the server goes on. */
  trouble(error: unknown): void;
}

export class PageSocket implements Page {
  language: Language = 'en';
  private workplace: Workplace | null = null;
  private readonly hello: NodeJS.Timeout;
  private readonly silence: NodeJS.Timeout;
  private heardAt = platform().time.elapsed();
  private second = 0;
  private frames = 0;

  constructor(
    private readonly socket: WebSocket,
    private readonly door: SocketDoor,
  ) {
    socket.on('message', (data, isBinary) => this.hearGuarded(data, isBinary));
    socket.on('close', () => this.closed());
    // What is wrong with a socket closes it; that is heard above.
    socket.on('error', () => undefined);
    this.hello = setTimeout(() => this.close(CLOSED.refused, 'no hello'), HELLO_MS);
    this.silence = setInterval(() => this.lookForSigns(), SILENT_MS / 2);
    this.silence.unref();
  }

  get isSlow(): boolean {
    return this.socket.bufferedAmount > SLOW_BYTES;
  }

  send(message: FromServer): void {
    if (this.isOpen) this.socket.send(JSON.stringify(message));
  }

  sendFrame(frame: Frame): boolean {
    if (!this.isOpen) return false;
    if (this.socket.bufferedAmount > FULL_BYTES) this.close(CLOSED.slow, 'too slow');
    else this.socket.send(frameOf(frame));
    return true;
  }

  takenOver(): void {
    this.send({ t: 'moved' });
    this.close(CLOSED.moved, 'moved');
  }

  /** The server ends. */
  end(): void {
    this.close(CLOSED.ended, 'the server ends');
  }

  private get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  private close(code: number, reason: string): void {
    this.socket.close(code, reason);
  }

  private closed(): void {
    clearTimeout(this.hello);
    clearInterval(this.silence);
    this.workplace?.disconnect(this);
    this.workplace = null;
  }

  /** A page says something every 20 seconds; one whose computer sleeps does not. */
  private lookForSigns(): void {
    if (platform().time.elapsed() - this.heardAt > SILENT_MS && this.socket.bufferedAmount === 0)
      this.socket.terminate();
  }

  private hearGuarded(data: RawData, isBinary: boolean): void {
    try {
      this.hear(data, isBinary);
    } catch (error) {
      this.door.trouble(error);
      this.close(CLOSED.fault, 'a fault of the server');
    }
  }

  private hear(data: RawData, isBinary: boolean): void {
    // What comes behind the frame that has closed it is not looked at.
    if (!this.isOpen) return;
    if (this.isTooFast()) {
      this.close(CLOSED.refused, 'too many frames');
      return;
    }
    const bytes = bytesOf(data);
    if (isBinary) this.hearTyped(bytes);
    else this.hearMessage(utf8Text(bytes));
  }

  private isTooFast(): boolean {
    this.heardAt = platform().time.elapsed();
    const second = Math.floor(this.heardAt / 1000);
    this.frames = second === this.second ? this.frames + 1 : 1;
    this.second = second;
    return this.frames > FRAMES_A_SECOND;
  }

  private hearTyped(bytes: Uint8Array): void {
    const frame = readFrame(bytes);
    if (!this.workplace || !frame || frame.kind !== IN || frame.bytes.length > INPUT_BYTES)
      this.close(CLOSED.unreadable, 'no such frame');
    else if (!this.workplace.type(frame.channel, frame.bytes)) this.close(CLOSED.refused, 'no such channel');
  }

  private hearMessage(text: string): void {
    const message = readMessage(text);
    if (!message) this.close(CLOSED.unreadable, 'no such message');
    else if (message.t === 'hello') this.enter(message);
    else if (!this.workplace) this.close(CLOSED.refused, 'hello comes first');
    else if (!this.workplace.take(message)) this.close(CLOSED.refused, 'no such channel');
  }

  private enter({ version, key, language, resume }: Extract<FromPage, { readonly t: 'hello' }>): void {
    const workplace = this.workplace === null ? this.door.enter(key) : null;
    if (!workplace) {
      this.close(CLOSED.refused, 'not let in');
      return;
    }
    if (version !== PROTOCOL_VERSION) {
      this.close(CLOSED.version, 'reload the page');
      return;
    }
    clearTimeout(this.hello);
    this.language = language;
    this.workplace = workplace;
    workplace.connect(this, new Map(resume));
  }
}

function bytesOf(data: RawData): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (!Array.isArray(data)) return data;
  const bytes = new Uint8Array(data.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of data) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
