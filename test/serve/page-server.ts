/** A server with a lab for tests, and pages that speak to it over real sockets. */
import { connect } from 'node:net';
import WebSocket from 'ws';
import { createLab, deleteLab, listLabs } from '../../src/deployment/labs.ts';
import {
  type FromPage,
  type FromServer,
  frameOf,
  IN,
  PROTOCOL_VERSION,
  readFrame,
} from '../../src/serve/message-types.ts';
import type { Password } from '../../src/serve/password.ts';
import { type RunningServer, startServer } from '../../src/serve/server.ts';
import { testLabs } from '../learn/exercise-folders.ts';

/** Labs of this process's tests. */
let made = 0;

export const LIMITS = { mostTabs: 2, heapMegabytes: 128, diskMegabytes: 8, commandMs: 60_000, awayMs: 60_000 };

/** Where pages come in, wherever the server runs. */
export interface PageDoor {
  readonly server: Pick<RunningServer, 'link'>;
  readonly origin: string;
  readonly host: string;
}

export interface PageServer extends PageDoor {
  readonly server: RunningServer;
  readonly troubles: unknown[];
  end(): Promise<void>;
}

export async function servePages(
  options: {
    readonly names?: readonly string[];
    readonly isShared?: boolean;
    readonly limits?: Partial<typeof LIMITS>;
    readonly password?: Password;
  } = {},
): Promise<PageServer> {
  const root = testLabs;
  const name = `class-${process.pid}-${++made}`;
  createLab(root, name);
  const troubles: unknown[] = [];
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    names: [],
    class: { root, lab: name, names: options.names ?? [], isShared: options.isShared ?? false },
    limits: { ...LIMITS, ...options.limits },
    password: options.password ?? null,
    tls: null,
    onTrouble: (error) => troubles.push(error),
  });
  const { origin, host } = new URL(server.address);
  return {
    server,
    origin,
    host,
    troubles,
    end: async () => {
      await server.end(0);
      for (const lab of listLabs(root)) if (lab === name || lab.startsWith(`${name}.`)) deleteLab(root, lab);
    },
  };
}

/** Who has come in. */
export interface Entry {
  readonly cookie: string;
  readonly key: string;
}

export function ticketOf(link: string): string {
  return new URL(link).hash.replace('#ticket=', '');
}

export function post(
  lab: PageDoor,
  path: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(lab.origin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: lab.origin, ...headers },
    body: JSON.stringify(body),
  });
}

export async function comeIn(lab: PageDoor, learner = 'trainer'): Promise<Entry> {
  const answer = await post(lab, '/login', { ticket: ticketOf(lab.server.link(learner)) });
  const { key } = (await answer.json()) as { readonly key: string };
  return { key, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' };
}

/** Sends bytes to the server, and gives what comes back until it closes. */
export function raw(lab: PageDoor, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(lab.origin).port), '127.0.0.1');
    let answer = '';
    socket.setTimeout(5_000, () => socket.destroy());
    socket.on('data', (bytes) => {
      answer += bytes.toString('latin1');
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
    socket.write(text.replace(/\n/g, '\r\n'));
  });
}

/** A page: what it was told, what its consoles show. */
export class TestPage {
  readonly told: FromServer[] = [];
  readonly shown = new Map<number, string>();
  /** Up to which byte it has each channel. */
  readonly drawn = new Map<number, number>();
  bytes = 0;
  closed: number | null = null;
  /** Whether it says what it has drawn. */
  acknowledges = true;
  private readonly socket: WebSocket;
  private readonly waiting = new Set<() => void>();

  constructor(
    readonly lab: PageDoor,
    { cookie, key }: Entry,
    options: {
      readonly origin?: string;
      readonly resume?: readonly (readonly [number, number])[];
      readonly hello?: boolean;
    } = {},
  ) {
    const headers = { cookie, ...(options.origin === '' ? {} : { origin: options.origin ?? lab.origin }) };
    this.socket = new WebSocket(`ws://${lab.host}/socket`, { headers });
    this.socket.on('error', () => undefined);
    this.socket.on('open', () => {
      if (options.hello === false) return;
      this.send({ t: 'hello', version: PROTOCOL_VERSION, key, language: 'en', resume: options.resume ?? [] });
    });
    this.socket.on('message', (data: Buffer, isBinary) => this.hear(data, isBinary));
    this.socket.on('close', (code) => {
      this.closed = code;
      this.wake();
    });
  }

  send(message: FromPage): void {
    this.socket.send(JSON.stringify(message));
  }

  sendRaw(data: string | Uint8Array): void {
    this.socket.send(data);
  }

  type(channel: number, text: string): void {
    this.socket.send(frameOf({ kind: IN, channel, sequence: 0, bytes: new TextEncoder().encode(text) }));
  }

  close(): void {
    this.socket.close();
  }

  /** Waits for something, which fails after a while with what there is. */
  async until<T>(find: () => T | null | undefined | false, milliseconds = 20_000): Promise<T> {
    const limit = Date.now() + milliseconds;
    for (;;) {
      const found = find();
      if (found) return found;
      const left = limit - Date.now();
      if (left <= 0)
        throw new Error(
          `It did not come: ${JSON.stringify(this.told.at(-1))} ${[...this.shown.values()].join('|').slice(-500)}`,
        );
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          this.waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, Math.min(left, 200));
        this.waiting.add(wake);
      });
    }
  }

  message<T extends FromServer['t']>(t: T, from = 0): Promise<Extract<FromServer, { readonly t: T }>> {
    return this.until(() =>
      this.told.slice(from).find((one): one is Extract<FromServer, { readonly t: T }> => one.t === t),
    );
  }

  /** Opens a console, and waits for its prompt. */
  async open(machine = 'fe01.contoso.com'): Promise<number> {
    await this.message('welcome');
    const from = this.told.length;
    this.send({ t: 'open', machine, user: null, columns: 100, rows: 30 });
    const { tab } = await this.message('opened', from);
    await this.until(() => this.screen(tab.channel).includes('PS C:'));
    return tab.channel;
  }

  screen(channel: number): string {
    return this.shown.get(channel) ?? '';
  }

  /** Runs a command, and gives what came until the next prompt. */
  async run(channel: number, command: string, milliseconds = 20_000): Promise<string> {
    const from = this.screen(channel).length;
    this.type(channel, `${command}\r`);
    const end = /\u001b\\\u001b\[0m\u001b\(B\u000f[^\n]*PS C:/;
    return this.until(() => {
      const text = this.screen(channel).slice(from);
      return end.test(text) ? text : null;
    }, milliseconds);
  }

  private hear(data: Buffer, isBinary: boolean): void {
    if (isBinary) {
      const frame = readFrame(new Uint8Array(data));
      if (!frame) throw new Error('no frame');
      const { channel, sequence, bytes } = frame;
      const next = this.drawn.get(channel);
      if (next !== undefined && next !== sequence) throw new Error(`byte ${sequence} came where ${next} was due`);
      this.drawn.set(channel, sequence + bytes.length);
      this.bytes += bytes.length;
      this.shown.set(channel, this.screen(channel) + new TextDecoder().decode(bytes));
      if (this.acknowledges) this.send({ t: 'ack', channel, sequence: sequence + bytes.length });
    } else this.told.push(JSON.parse(data.toString()) as FromServer);
    this.wake();
  }

  private wake(): void {
    for (const wake of [...this.waiting]) wake();
  }
}
