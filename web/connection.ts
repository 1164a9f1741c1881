/** The page's way to the server: comes in by the ticket of the link, keeps one socket, and comes back when it is lost. */
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
} from '../src/serve/message-types.ts';

export type ConnectionState =
  | 'coming-in'
  /** No ticket, a used one, or the server does not know us any more. */
  | 'not-let-in'
  | 'connected'
  | 'lost'
  /** Another window has taken over. */
  | 'moved'
  | 'other-version'
  | 'ended';

export interface ConnectionEnds {
  state(state: ConnectionState): void;
  message(message: FromServer): void;
  output(frame: Frame): void;
  /** How far each channel was drawn. */
  drawn(): readonly (readonly [channel: number, sequence: number])[];
  language(): Language;
  /** A link names a recording. */
  play(name: string): void;
}

const KEY = 'lyncshell-key';
/** Seconds between tries. */
const TRIES = [0, 0.5, 1, 2, 4, 8, 15] as const;
const JITTER = 0.3;
const PING_MS = 20_000;
/** Codes with which the server closes for good. */
const FINAL: ReadonlyMap<number, ConnectionState> = new Map<number, ConnectionState>([
  [1008, 'not-let-in'],
  [4001, 'moved'],
  [4002, 'other-version'],
  [4003, 'ended'],
]);

export class Connection {
  private socket: WebSocket | null = null;
  private tries = 0;
  private waiting = 0;
  private isFinal = false;
  /** The ticket of the link, as long as it was not taken. */
  private ticket: string | null = null;
  /** The recording that the link of the page names. */
  private linked: string | null = null;

  constructor(private readonly ends: ConnectionEnds) {
    addEventListener('online', () => this.tryNow());
    addEventListener('hashchange', () => {
      const name = linkedIn(location.hash);
      if (name !== null) this.ends.play(name);
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.tryNow();
    });
    setInterval(() => this.send({ t: 'ping' }), PING_MS);
  }

  async start(): Promise<void> {
    const [, ticket] = /^#ticket=([0-9a-f]{64})(?:&|$)/.exec(location.hash) ?? [];
    this.ticket = ticket ?? null;
    this.linked = linkedIn(location.hash);
    // A ticket in the bar of addresses would be copied, and kept in the history.
    history.replaceState(null, '', location.pathname);
    if (this.ticket !== null) await this.comeIn('');
    else if (sessionStorage.getItem(KEY) !== null) this.connect();
    else this.ends.state('not-let-in');
  }

  /** Plays the recording of the link, once. */
  playLinked(): void {
    if (this.linked !== null) this.ends.play(this.linked);
    this.linked = null;
  }

  /** Shows the ticket of the link; once more with a password where the server wants one. */
  async comeIn(password: string): Promise<void> {
    const body = JSON.stringify({ ticket: this.ticket ?? '', password });
    const answer = await fetch('login', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    if (!answer.ok) {
      this.ends.state('not-let-in');
      return;
    }
    const { key } = (await answer.json()) as { readonly key: string };
    this.ticket = null;
    sessionStorage.setItem(KEY, key);
    this.connect();
  }

  /** Asks a route of the server. */
  async ask(path: string, body?: object): Promise<unknown> {
    const headers = { 'content-type': 'application/json', 'x-lyncshell-key': sessionStorage.getItem(KEY) ?? '' };
    const answer = await fetch(path, body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers });
    return answer.ok ? answer.json() : null;
  }

  get isOpen(): boolean {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  send(message: FromPage): boolean {
    if (!this.isOpen) return false;
    this.socket?.send(JSON.stringify(message));
    return true;
  }

  /** What was typed; false where nothing takes it. */
  type(channel: number, text: string): boolean {
    if (!this.isOpen) return false;
    for (const bytes of piecesOf(text)) this.socket?.send(frameOf({ kind: IN, channel, sequence: 0, bytes }));
    return true;
  }

  private connect(): void {
    clearTimeout(this.waiting);
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${location.host}/socket`);
    socket.binaryType = 'arraybuffer';
    this.socket = socket;
    socket.onopen = () => {
      const key = sessionStorage.getItem(KEY) ?? '';
      const resume = this.ends.drawn();
      this.send({ t: 'hello', version: PROTOCOL_VERSION, key, language: this.ends.language(), resume });
    };
    socket.onmessage = ({ data }) => this.hear(data as string | ArrayBuffer);
    socket.onclose = ({ code }) => this.closed(socket, code);
  }

  private hear(data: string | ArrayBuffer): void {
    if (typeof data !== 'string') {
      const frame = readFrame(new Uint8Array(data));
      if (frame) this.ends.output(frame);
      return;
    }
    const message = JSON.parse(data) as FromServer;
    if (message.t === 'welcome') {
      this.tries = 0;
      this.ends.state('connected');
    }
    this.ends.message(message);
  }

  private closed(socket: WebSocket, code: number): void {
    if (this.socket !== socket) return;
    this.socket = null;
    const final = FINAL.get(code);
    if (final) {
      this.isFinal = true;
      this.ends.state(final);
      return;
    }
    this.ends.state('lost');
    const seconds = TRIES[Math.min(this.tries++, TRIES.length - 1)] ?? 0;
    const jitter = 1 + JITTER * (Math.random() - 0.5);
    this.waiting = window.setTimeout(() => this.connect(), seconds * jitter * 1000);
  }

  private tryNow(): void {
    if (this.socket === null && !this.isFinal && sessionStorage.getItem(KEY) !== null) this.connect();
  }
}

/** A text as bytes, cut between letters. */
function piecesOf(text: string): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  const encoder = new TextEncoder();
  let rest = text;
  const bytes = new Uint8Array(INPUT_BYTES);
  while (rest !== '') {
    const { read, written } = encoder.encodeInto(rest, bytes);
    pieces.push(bytes.slice(0, written));
    rest = rest.slice(read);
  }
  return pieces;
}

/** The recording that the end of an address names. */
function linkedIn(hash: string): string | null {
  const [, name] = /[#&]play=([^&]+)$/.exec(hash) ?? [];
  if (name === undefined) return null;
  try {
    return decodeURIComponent(name);
  } catch (error) {
    // What is no text is the name of none.
    if (!(error instanceof URIError)) throw error;
    return name;
  }
}
