/**
 * Listening by Node's sockets. Who connects is not trusted: there are limits on how many may be there, how long a handshake
 * and a request may take, and how much is read; what breaks them is closed, and nobody else hears of it.
 */
import { createSocket as createDatagramSocket } from 'node:dgram';
import { createServer as createHttpServer, type Server as HttpServer, type IncomingMessage } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, type DetailedPeerCertificate, type SecureContext, TLSSocket } from 'node:tls';
import type {
  Greeting,
  ListeningPlan,
  ListeningPort,
  Peer,
  ServedRequest,
  SocketServer,
  Speech,
  TlsPresentation,
} from '../sockets.ts';
import { answerToDatagram, nameConversation } from './name-messages.ts';
import { pem } from './pem.ts';

/** What is read, and how long anybody is waited for. */
export interface SocketLimits {
  readonly mostConnections: number;
  readonly mostOfPort: number;
  readonly handshakeMs: number;
  /** Without a byte. */
  readonly idleMs: number;
  readonly longestMs: number;
  readonly mostHeaderBytes: number;
  readonly mostBodyBytes: number;
}

export const usualLimits: SocketLimits = {
  mostConnections: 2000,
  mostOfPort: 500,
  handshakeMs: 10_000,
  idleMs: 30_000,
  longestMs: 600_000,
  mostHeaderBytes: 16_384,
  mostBodyBytes: 65_536,
};

/** How many secure contexts are kept. */
const CONTEXTS = 200;

/** Old protocols, short keys and old signatures are what a lab is to show: the level of OpenSSL would refuse them. */
const CIPHERS = 'DEFAULT:@SECLEVEL=0';

export class NodeSockets implements SocketServer {
  private readonly contexts = new Map<string, SecureContext>();
  private readonly sockets = new Set<Socket>();

  constructor(private readonly limits = usualLimits) {}

  get connections(): number {
    return this.sockets.size;
  }

  async listen(plan: ListeningPlan): Promise<ListeningPort> {
    const own = new Set<Socket>();
    const http = plan.speech.kind === 'http' ? this.httpServer(plan.speech) : null;
    const server = createServer((socket) => this.accept(socket, plan, own, http));
    const stream = new Promise<ListeningPort>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host: plan.address, port: plan.port, backlog: 511, exclusive: true }, () => {
        server.off('error', reject);
        // Too many open files: the connection is gone, the port stays.
        server.on('error', () => undefined);
        resolve({ close: () => close(server, own) });
      });
    });
    return plan.speech.kind === 'names' ? withDatagrams(await stream, plan, plan.speech) : stream;
  }

  private accept(socket: Socket, plan: ListeningPlan, own: Set<Socket>, http: HttpServer | null): void {
    // Whoever goes away in the middle is gone: there is nobody left to tell.
    socket.on('error', () => undefined);
    if (this.sockets.size >= this.limits.mostConnections || own.size >= this.limits.mostOfPort) {
      socket.resetAndDestroy();
      return;
    }
    this.sockets.add(socket);
    own.add(socket);
    const longest = setTimeout(() => socket.destroy(), this.limits.longestMs);
    socket.on('close', () => {
      clearTimeout(longest);
      this.sockets.delete(socket);
      own.delete(socket);
    });
    socket.setTimeout(this.limits.idleMs, () => socket.destroy());
    socket.setNoDelay(true);
    this.obey(plan.greet(), socket, plan, http);
  }

  private obey(greeting: Greeting, socket: Socket, plan: ListeningPlan, http: HttpServer | null): void {
    switch (greeting.kind) {
      case 'reset':
        socket.resetAndDestroy();
        return;
      case 'close':
        // What came is read first: a socket that is closed with bytes unread would be reset.
        socket.once('data', () => socket.end());
        return;
      case 'silence':
        socket.resume();
        return;
      case 'rubbish':
        socket.resume();
        socket.end(greeting.bytes);
        return;
      case 'talk':
        if (greeting.tls) this.shake(socket, greeting.tls, plan, http);
        else talk(socket, peerOf(socket), plan.speech, http);
    }
  }

  private shake(socket: Socket, tls: TlsPresentation, plan: ListeningPlan, http: HttpServer | null): void {
    const secure = new TLSSocket(socket, {
      isServer: true,
      secureContext: this.context(tls),
      requestCert: tls.client !== 'none',
      rejectUnauthorized: tls.client === 'required',
    });
    const patience = setTimeout(() => socket.destroy(), this.limits.handshakeMs);
    secure.on('error', () => undefined);
    secure.on('close', () => clearTimeout(patience));
    secure.once('secure', () => {
      clearTimeout(patience);
      const peer = peerOf(secure);
      if (plan.admits(peer)) talk(secure, peer, plan.speech, http);
      // The handshake is over for the client too, when it hears the end.
      else secure.resume().end();
    });
  }

  private context(tls: TlsPresentation): SecureContext {
    const known = this.contexts.get(tls.id);
    if (known) return known;
    const made = createSecureContext({
      ...(tls.certificates.length > 0 && { cert: tls.certificates.map((der) => pem('CERTIFICATE', der)).join('') }),
      ...(tls.privateKey && { key: pem('PRIVATE KEY', tls.privateKey) }),
      minVersion: tls.oldest,
      maxVersion: tls.newest,
      ciphers: CIPHERS,
      ecdhCurve: 'auto',
    });
    if (this.contexts.size >= CONTEXTS) this.contexts.clear();
    this.contexts.set(tls.id, made);
    return made;
  }

  private httpServer(speech: Extract<Speech, { readonly kind: 'http' }>): HttpServer {
    const options = { maxHeaderSize: this.limits.mostHeaderBytes, keepAliveTimeout: this.limits.idleMs };
    const server = createHttpServer(options, (request, response) => {
      void bodyOf(request, this.limits.mostBodyBytes).then(
        (body) => {
          if (body === null) {
            response.writeHead(413, { connection: 'close' }).end();
            return;
          }
          const { status, headers, body: answer } = speech.answer(servedRequest(request, body), peerOf(request.socket));
          for (const [name, value] of headers) response.appendHeader(name, value);
          response.writeHead(status, { 'content-length': answer.length });
          response.end(request.method === 'HEAD' ? undefined : answer);
        },
        // The client went away before its request was whole.
        () => request.destroy(),
      );
    });
    // A request that is none: Node's own answer is 400, and the connection ends.
    server.on('clientError', (_, socket) => {
      if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
      else socket.destroy();
    });
    return server;
  }
}

function talk(socket: Socket, peer: Peer, speech: Speech, http: HttpServer | null): void {
  if (speech.kind === 'http') {
    http?.emit('connection', socket);
    return;
  }
  const conversation = speech.kind === 'names' ? nameConversation(speech) : speech.open(peer);
  socket.on('data', (bytes: Buffer) => {
    const { reply, ends } = conversation.hear(bytes);
    if (reply.length > 0) socket.write(reply);
    if (ends) socket.end();
  });
}

/** The same port over UDP, which is had beside that over TCP or not at all. */
function withDatagrams(
  stream: ListeningPort,
  { address, port }: ListeningPlan,
  speech: Extract<Speech, { readonly kind: 'names' }>,
): Promise<ListeningPort> {
  const socket = createDatagramSocket({ type: 'udp4', reuseAddr: false });
  return new Promise((resolve, reject) => {
    socket.once('error', (error) => {
      stream.close();
      socket.close();
      reject(error);
    });
    socket.bind({ address, port, exclusive: true }, () => {
      socket.removeAllListeners('error');
      // Whoever asked may be gone by the time of the answer.
      socket.on('error', () => undefined);
      socket.on('message', (message, peer) => {
        const answer = answerToDatagram(speech, message);
        if (answer) socket.send(answer, peer.port, peer.address, () => undefined);
      });
      resolve({
        close() {
          stream.close();
          socket.close();
        },
      });
    });
  });
}

function close(server: Server, sockets: ReadonlySet<Socket>): void {
  server.close();
  for (const socket of sockets) socket.resetAndDestroy();
}

function peerOf(socket: Socket): Peer {
  const address = `${socket.remoteAddress ?? ''}:${socket.remotePort ?? 0}`;
  if (!(socket instanceof TLSSocket)) return { address, serverName: null, certificates: [] };
  const { servername } = socket as TLSSocket & { readonly servername?: string | false };
  return { address, serverName: servername || null, certificates: chainOf(socket.getPeerCertificate(true)) };
}

function chainOf(leaf: DetailedPeerCertificate | undefined): Uint8Array[] {
  const chain: Uint8Array[] = [];
  const seen = new Set<string>();
  for (let one = leaf; one?.raw && !seen.has(one.fingerprint256); one = one.issuerCertificate) {
    seen.add(one.fingerprint256);
    chain.push(new Uint8Array(one.raw));
  }
  return chain;
}

function servedRequest(request: IncomingMessage, body: Uint8Array): ServedRequest {
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  return {
    method: request.method ?? 'GET',
    target: request.url ?? '/',
    host: (request.headers.host ?? '').toLowerCase().replace(/:\d+$/, ''),
    headers,
    body,
  };
}

/** Null for one that is too large. */
async function bodyOf(request: IncomingMessage, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > most) return null;
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
