/**
 * Listening by Node's sockets. Who connects is not trusted: there are limits on how many may be there, how long a handshake
 * and a message may take, and how much is read; what breaks them is closed, and nobody else hears of it.
 */

import { constants } from 'node:crypto';
import { createSocket as createDatagramSocket } from 'node:dgram';
import { createServer, type Socket } from 'node:net';
import { createSecureContext, type DetailedPeerCertificate, type SecureContext, TLSSocket } from 'node:tls';
import type {
  Conversation,
  Greeting,
  ListeningPlan,
  ListeningPort,
  Peer,
  SocketServer,
  Speech,
  TlsPresentation,
} from '../sockets.ts';
import { ConnectionRoom } from './connection-room.ts';
import { answerToDatagram, nameConversation } from './name-messages.ts';
import { pem } from './pem.ts';
import { ServedConnection } from './served-connection.ts';
import { ServedHttp } from './served-http.ts';
import { type SocketLimits, usualLimits } from './socket-limits.ts';

/** How many secure contexts are kept. */
const CONTEXTS = 200;

/** Old protocols, short keys and old signatures are what a lab is to show: the level of OpenSSL would refuse them. */
const CIPHERS = 'DEFAULT:@SECLEVEL=0';

type NameSpeech = Extract<Speech, { readonly kind: 'names' }>;

export class NodeSockets implements SocketServer {
  private readonly contexts = new Map<string, SecureContext>();
  private readonly room: ConnectionRoom;

  /** @param onTrouble told what a greeting or an answer has failed with; whoever connected is reset */
  constructor(
    private readonly onTrouble: (error: unknown) => void,
    private readonly limits: SocketLimits = usualLimits,
  ) {
    this.room = new ConnectionRoom(limits.mostConnections);
  }

  get connections(): number {
    return this.room.size;
  }

  async listen(plan: ListeningPlan): Promise<ListeningPort> {
    const room = new ConnectionRoom(this.limits.mostOfPort, this.room);
    const port = new ServedPort(plan, this, this.limits);
    const server = createServer((socket) => {
      const connection = ServedConnection.enter(socket, room, this.limits);
      if (connection) this.guarded(connection, () => port.greet(connection));
    });
    const stream = new Promise<ListeningPort>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host: plan.address, port: plan.port, backlog: 511, exclusive: true }, () => {
        server.off('error', reject);
        // Too many open files: the connection is gone, the port stays.
        server.on('error', () => undefined);
        resolve({
          close() {
            server.close();
            room.turnAllAway();
          },
        });
      });
    });
    return plan.speech.kind === 'names' ? this.withDatagrams(await stream, plan, plan.speech) : stream;
  }

  /** Does something for who has connected; where that fails, the connection is over, and nobody else hears of it. */
  guarded(connection: ServedConnection, work: () => void): void {
    try {
      work();
    } catch (error) {
      connection.turnAway();
      this.onTrouble(error);
    }
  }

  tellTrouble(error: unknown): void {
    this.onTrouble(error);
  }

  context(tls: TlsPresentation): SecureContext {
    const known = this.contexts.get(tls.id);
    if (known) return known;
    const made = createSecureContext({
      ...(tls.certificates.length > 0 && { cert: tls.certificates.map((der) => pem('CERTIFICATE', der)).join('') }),
      ...(tls.privateKey && { key: pem('PRIVATE KEY', tls.privateKey) }),
      minVersion: tls.oldest,
      maxVersion: tls.newest,
      ciphers: CIPHERS,
      ecdhCurve: 'auto',
      // A client that shakes hands again and again on one connection costs more than a new one, and is under no limit.
      secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
    });
    const [oldest] = this.contexts.keys();
    if (this.contexts.size >= CONTEXTS && oldest !== undefined) this.contexts.delete(oldest);
    this.contexts.set(tls.id, made);
    return made;
  }

  /** The same port over UDP, which is had beside that over TCP or not at all. */
  private withDatagrams(
    stream: ListeningPort,
    { address, port }: ListeningPlan,
    speech: NameSpeech,
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
          const answer = this.answerTo(speech, message);
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

  /** Null for none: also where it has failed. */
  private answerTo(speech: NameSpeech, message: Uint8Array): Uint8Array | null {
    try {
      return answerToDatagram(speech, message);
    } catch (error) {
      this.onTrouble(error);
      return null;
    }
  }
}

/** What happens to those who connect to one port. */
class ServedPort {
  private readonly http: ServedHttp | null;

  constructor(
    private readonly plan: ListeningPlan,
    private readonly sockets: NodeSockets,
    private readonly limits: SocketLimits,
  ) {
    const { speech } = plan;
    const tell = (error: unknown): void => sockets.tellTrouble(error);
    this.http = speech.kind === 'http' ? new ServedHttp(speech, limits, peerOf, tell) : null;
  }

  greet(connection: ServedConnection): void {
    const { socket } = connection;
    const greeting: Greeting = this.plan.greet();
    switch (greeting.kind) {
      case 'reset':
        connection.turnAway();
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
        if (greeting.tls) this.shake(connection, greeting.tls);
        else this.talk(socket, connection);
    }
  }

  private shake(connection: ServedConnection, tls: TlsPresentation): void {
    const secure = new TLSSocket(connection.socket, {
      isServer: true,
      secureContext: this.sockets.context(tls),
      requestCert: tls.client !== 'none',
      rejectUnauthorized: tls.client === 'required',
    });
    connection.await(this.limits.handshakeMs);
    secure.on('error', () => undefined);
    secure.once('secure', () =>
      this.sockets.guarded(connection, () => {
        connection.rest();
        // Rubbish behind the handshake is an error of TLS that Node keeps from sockets without a server of its own.
        secure.on('_tlsError', () => connection.socket.destroy());
        if (this.plan.admits(peerOf(secure))) this.talk(secure, connection);
        // The handshake is over for the client too, when it hears the end.
        else secure.resume().end();
      }),
    );
  }

  private talk(socket: Socket, connection: ServedConnection): void {
    const { speech } = this.plan;
    if (speech.kind === 'http') this.http?.talk(socket, connection);
    else
      this.converse(
        socket,
        connection,
        speech.kind === 'names' ? nameConversation(speech) : speech.open(peerOf(socket)),
      );
  }

  private converse(socket: Socket, connection: ServedConnection, conversation: Conversation): void {
    let isAwaited = false;
    socket.on('data', (bytes: Buffer) =>
      this.sockets.guarded(connection, () => {
        const { reply, ends, isPartial } = conversation.hear(bytes);
        if (reply.length > 0) {
          connection.hear();
          // Whoever does not read what it has asked for is not heard meanwhile.
          if (!socket.write(reply)) socket.pause().once('drain', () => socket.resume());
        }
        if (ends) socket.end();
        // The time runs from the first byte of a message that is not whole; another one that is whole starts it anew.
        if (!isPartial) connection.rest();
        else if (!isAwaited || reply.length > 0) connection.await(this.limits.messageMs);
        isAwaited = isPartial;
      }),
    );
  }
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
