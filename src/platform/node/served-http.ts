/** HTTP on connections that others have opened, by Node's server, which itself listens at no port. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Peer, ServedAnswer, ServedRequest, Speech } from '../sockets.ts';
import type { ServedConnection } from './served-connection.ts';
import type { SocketLimits } from './socket-limits.ts';

type HttpSpeech = Extract<Speech, { readonly kind: 'http' }>;

export class ServedHttp {
  private readonly server: Server;
  private readonly connections = new WeakMap<Socket, ServedConnection>();

  /** @param onTrouble told what answering has failed with, while the client hears 500 */
  constructor(
    private readonly speech: HttpSpeech,
    private readonly limits: SocketLimits,
    private readonly peerOf: (socket: Socket) => Peer,
    private readonly onTrouble: (error: unknown) => void,
  ) {
    const options = { maxHeaderSize: limits.mostHeaderBytes, keepAliveTimeout: limits.idleMs };
    this.server = createServer(options, (request, response) => void this.serve(request, response));
    // A request that is none: Node's own answer is 400, and the connection ends.
    this.server.on('clientError', (_, socket) => {
      if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
      else socket.destroy();
    });
  }

  /** Speaks on a connection; `socket` is what is behind the handshake, where there was one. */
  talk(socket: Socket, connection: ServedConnection): void {
    this.connections.set(socket, connection);
    connection.await(this.limits.messageMs);
    this.server.emit('connection', socket);
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body: Uint8Array | null;
    try {
      body = await bodyOf(request, this.limits.mostBodyBytes);
    } catch {
      // The client went away before its request was whole.
      request.destroy();
      return;
    }
    const connection = this.connections.get(request.socket);
    connection?.hear();
    connection?.await(this.limits.messageMs);
    const answer = body === null ? refusal(413) : (refusalOf(request) ?? this.answerTo(request, body));
    send(response, answer, request.method === 'HEAD');
  }

  private answerTo(request: IncomingMessage, body: Uint8Array): ServedAnswer {
    try {
      return this.speech.answer(servedRequest(request, body), this.peerOf(request.socket));
    } catch (error) {
      this.onTrouble(error);
      return refusal(500);
    }
  }
}

function refusal(status: number): ServedAnswer {
  return { status, headers: [['Connection', 'close']], body: new Uint8Array(0) };
}

/** What Node's reader lets through, and RFC 9110 (2.5) and 9112 (3.2) do not. */
function refusalOf({ httpVersionMajor, rawHeaders }: IncomingMessage): ServedAnswer | null {
  if (httpVersionMajor !== 1) return refusal(505);
  const hosts = rawHeaders.filter((text, place) => place % 2 === 0 && text.toLowerCase() === 'host');
  return hosts.length > 1 ? refusal(400) : null;
}

function send(response: ServerResponse, { status, headers, body }: ServedAnswer, isHead: boolean): void {
  for (const [name, value] of headers) response.appendHeader(name, value);
  response.writeHead(status, { 'content-length': body.length });
  response.end(isHead ? undefined : body);
}

/** A target that names a host, as for a proxy, goes before the header (RFC 9112, 3.2.2). */
const ABSOLUTE = /^https?:\/\/([^/?#]*)([^#]*)/i;

function servedRequest(request: IncomingMessage, body: Uint8Array): ServedRequest {
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  const target = request.url ?? '/';
  const [, host = request.headers.host ?? '', path = target] = ABSOLUTE.exec(target) ?? [];
  return {
    method: request.method ?? 'GET',
    target: path.startsWith('/') ? path : `/${path}`,
    host: host.toLowerCase().replace(/:\d+$/, ''),
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
