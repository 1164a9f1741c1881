/** Sockets against clients that want the worst: what is said at the ports is made up here, since no lab has to do with it. */
import { type AddressInfo, connect as connectPlain, createServer, type Server, type Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { NodeSockets } from '../../src/platform/node/node-sockets.ts';
import { type SocketLimits, usualLimits } from '../../src/platform/node/socket-limits.ts';
import type { Greeting, ListeningPlan, ServedRequest, Speech, TlsPresentation } from '../../src/platform/sockets.ts';
import { run } from './served-lab.ts';

jest.setTimeout(60_000);

const ADDRESS = '127.0.0.1';
const PLAIN: Greeting = { kind: 'talk', tls: null };
const open: { close(): void }[] = [];
let shown: TlsPresentation;

beforeAll(async () => {
  const made = await run('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=fe01.contoso.com', '-days', '1'],
    ...['-keyout', '-', '-out', '-'],
  ]);
  const der = (label: string): Uint8Array => {
    const [, text = ''] = new RegExp(`-----BEGIN ${label}-----([^-]+)`).exec(made.output) ?? [];
    return Buffer.from(text, 'base64');
  };
  const [certificates, privateKey] = [[der('CERTIFICATE')], der('PRIVATE KEY')];
  shown = { id: 'own', certificates, privateKey, oldest: 'TLSv1.2', newest: 'TLSv1.2', client: 'none' };
});

afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

/** A port that is free now. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, ADDRESS, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Listens at a port; what goes wrong is written down. */
async function listen(
  plan: Partial<ListeningPlan>,
  limits: Partial<SocketLimits> = {},
): Promise<{ readonly port: number; readonly troubles: unknown[] }> {
  const troubles: unknown[] = [];
  const sockets = new NodeSockets((error) => troubles.push(error), { ...usualLimits, ...limits });
  const port = await freePort();
  open.push(
    await sockets.listen({
      address: ADDRESS,
      port,
      greet: () => PLAIN,
      admits: () => true,
      speech: http(() => 'fine'),
      ...plan,
    }),
  );
  return { port, troubles };
}

function http(answer: (request: ServedRequest) => string): Speech {
  return { kind: 'http', answer: (request) => ({ status: 200, headers: [], body: Buffer.from(answer(request)) }) };
}

/** Says something; all that comes back until the other side ends, and `RESET` where it did so at once. */
function say(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connectPlain(port, ADDRESS, () => socket.write(text));
    socket.on('data', (bytes: Buffer) => {
      answer += bytes.toString('latin1');
    });
    socket.on('error', ({ message }) => {
      answer += message.includes('ECONNRESET') ? 'RESET' : message;
    });
    socket.on('close', () => resolve(answer));
  });
}

const GET = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';

test('a greeting that fails resets who has connected, is told, and the next one is served', async () => {
  let isBroken = true;
  const { port, troubles } = await listen({
    greet() {
      if (isBroken) throw new Error('the lab is gone');
      return PLAIN;
    },
  });
  expect(await say(port, GET)).toBe('RESET');
  isBroken = false;
  expect(await say(port, GET)).toMatch(/^HTTP\/1\.1 200[\s\S]*fine$/);
  expect(troubles).toEqual([new Error('the lab is gone')]);
});

test('an answer that fails is 500 to the client, and the next one is answered', async () => {
  const { port, troubles } = await listen({
    speech: http(({ target }) => {
      if (target === '/bad') throw new Error('no answer');
      return 'fine';
    }),
  });
  expect(await say(port, GET.replace('/ ', '/bad '))).toMatch(/^HTTP\/1\.1 500 /);
  expect(await say(port, GET)).toMatch(/fine$/);
  expect(troubles).toEqual([new Error('no answer')]);
});

test('a message that fails resets its connection alone', async () => {
  const { port, troubles } = await listen({
    speech: {
      kind: 'messages',
      open: () => ({
        hear() {
          throw new Error('no sense');
        },
      }),
    },
  });
  expect(await say(port, 'x')).toBe('RESET');
  expect(await say(port, 'y')).toBe('RESET');
  expect(troubles).toEqual([new Error('no sense'), new Error('no sense')]);
});

test('a certificate that OpenSSL does not take resets the client', async () => {
  const broken: TlsPresentation = { ...shown, id: 'broken', certificates: [Uint8Array.of(0x30, 0)] };
  let tls = broken;
  const { port, troubles } = await listen({ greet: () => ({ kind: 'talk', tls }) });
  expect(await say(port, 'hello')).toBe('RESET');
  expect(troubles).toHaveLength(1);
  tls = shown;
  const socket = await shake(port);
  expect(socket.getPeerCertificate().subject.CN).toBe('fe01.contoso.com');
  socket.destroy();
});

test.each([
  ['a request', { greet: () => PLAIN }, 'GET / HTTP/1.1\r\nHost: a\r\nX: '],
  ['a body', { greet: () => PLAIN }, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n'],
  [
    'a message',
    {
      speech: {
        kind: 'messages',
        open: () => ({ hear: () => ({ reply: new Uint8Array(0), ends: false, isPartial: true }) }),
      } as Speech,
    },
    'OPTIONS ',
  ],
])(
  '%s that comes byte by byte and is never whole ends the connection, though it is never idle',
  async (_, plan, start) => {
    const { port } = await listen(plan, { messageMs: 400, idleMs: 600_000, longestMs: 600_000 });
    const socket = connectPlain(port, ADDRESS, () => socket.write(start));
    socket.on('error', () => undefined);
    const drip = setInterval(() => socket.write('y'), 20);
    await new Promise((resolve) => socket.once('close', resolve));
    clearInterval(drip);
  },
);

test('who does not read is not heard, and nothing is lost when it reads', async () => {
  const REPLY = 64;
  let heard = 0;
  const { port } = await listen({
    speech: {
      kind: 'messages',
      open: () => ({
        hear(bytes) {
          heard += bytes.length;
          return { reply: new Uint8Array(bytes.length * REPLY), ends: false, isPartial: false };
        },
      }),
    },
  });
  const MEGABYTE = 1 << 20;
  const socket = connectPlain(port, ADDRESS).pause();
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.write(Buffer.alloc(MEGABYTE));
  // What lies in the buffers of the system may be answered; then the server waits.
  let before = -1;
  while (heard === 0 || heard !== before) {
    before = heard;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  expect(heard).toBeLessThan(MEGABYTE);
  let received = 0;
  await new Promise<void>((resolve) => {
    socket.on('data', (bytes: Buffer) => {
      received += bytes.length;
      if (received === MEGABYTE * REPLY) resolve();
    });
    socket.resume();
  });
  expect(heard).toBe(MEGABYTE);
  socket.destroy();
});

test.each([
  ['two hosts', 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', /^HTTP\/1\.1 400 /],
  ['another version', 'GET / HTTP/2.0\r\nHost: a\r\n\r\n', /^HTTP\/1\.1 505 /],
  ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', /^HTTP\/1\.1 400 /],
  [
    'a length and pieces',
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    /^HTTP\/1\.1 400 /,
  ],
  [
    'a body without end',
    `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000\r\n\r\n${'a'.repeat(70_000)}`,
    /^HTTP\/1\.1 413 /,
  ],
  ['a target as for a proxy', 'GET http://B:80/c?d HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', /b \/c\?d$/],
])('a request with %s', async (_, text, answer) => {
  const { port } = await listen({ speech: http(({ host, target }) => `${host} ${target}`) });
  expect(await say(port, text)).toMatch(answer);
});

test('connections that are only held keep nobody out', async () => {
  const { port } = await listen({}, { mostOfPort: 20 });
  const held = Array.from({ length: 20 }, () => connectPlain(port, ADDRESS));
  await Promise.all(held.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
  const first = new Promise((resolve) => held[0]?.once('close', resolve));
  for (const socket of held) socket.on('error', () => undefined);
  expect(await say(port, GET)).toMatch(/fine$/);
  await first;
  for (const socket of held) socket.destroy();
});

function shake(port: number): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: ADDRESS, port, rejectUnauthorized: false }, () => resolve(socket));
    socket.once('error', reject);
  });
}

test('a client does not shake hands again on the same connection', async () => {
  const { port } = await listen({ greet: () => ({ kind: 'talk', tls: shown }) });
  const socket = await shake(port);
  const refused = new Promise((resolve) => socket.on('error', resolve));
  socket.renegotiate({}, () => undefined);
  expect(await refused).toMatchObject({ code: 'ERR_SSL_NO_RENEGOTIATION' });
  socket.destroy();
});

/** Somebody between the client and the server, who may say what they like to the server. */
async function between(port: number): Promise<{ readonly port: number; toServer(): Socket }> {
  let onwards: Socket | undefined;
  const server: Server = createServer((client) => {
    onwards = connectPlain(port, ADDRESS);
    for (const socket of [client, onwards]) socket.on('error', () => undefined);
    client.pipe(onwards).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, ADDRESS, resolve));
  open.push({ close: () => server.close() });
  return {
    port: (server.address() as AddressInfo).port,
    toServer() {
      if (!onwards) throw new Error('nobody has connected');
      return onwards;
    },
  };
}

test('rubbish behind the handshake ends the connection', async () => {
  const { port } = await listen({ greet: () => ({ kind: 'talk', tls: shown }) });
  const proxy = await between(port);
  const socket = await shake(proxy.port);
  socket.on('error', () => undefined);
  const over = new Promise((resolve) => proxy.toServer().once('close', resolve));
  // A record of application data that nobody with the key has made.
  proxy.toServer().write(Buffer.from([0x17, 3, 3, 0, 32, ...Array(32).fill(0x41)]));
  await over;
  socket.destroy();
});
