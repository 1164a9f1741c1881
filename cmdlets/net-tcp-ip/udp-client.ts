/**
 * UdpClient: datagrams to the machines of the lab. What answers does so at once; where nothing does, waiting ends as if time
 * had run out, whether or not there is a limit.
 */
import { type InsideDatagram, insideNetwork } from '../../src/machine/inside-network.ts';
import { ambientPort } from '../../src/types/ambient.ts';
import { argumentException, netException } from '../../src/types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { IPAddress } from '../../src/types/values/ip-address.ts';
import { IPEndPoint } from '../../src/types/values/ip-end-point.ts';
import { socketException } from './tcp-connection.ts';

const UDP_CLIENT = 'System.Net.Sockets.UdpClient';

/** Where the ports begin that a system gives out by itself (RFC 6335). */
const FIRST_DYNAMIC_PORT = 49_152;
const LAST_PORT = 65_535;

/** What has come, with where from. */
interface Received {
  readonly bytes: Uint8Array;
  readonly from: IPEndPoint;
}

/** The socket of a client, as scripts reach it: its limits of time, and what there is to be read. */
export class UdpSocket extends NetObject {
  receiveTimeout = 0;
  sendTimeout = 0;
  remote: { readonly host: string; readonly port: number } | null = null;
  readonly received: Received[] = [];
  isClosed = false;

  constructor(readonly localPort: number) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Net.Sockets.Socket');
  }

  get available(): number {
    return this.received.reduce((sum, { bytes }) => sum + bytes.length, 0);
  }
}

export class UdpClient extends NetObject {
  readonly socket: UdpSocket;

  /** @param port at which it is to be reached; 0 for any */
  constructor(port = 0) {
    super();
    if (port < 0 || port > LAST_PORT) {
      const message = 'Specified argument was out of the range of valid values.';
      throw argumentException('ArgumentOutOfRangeException', message, 'port');
    }
    this.socket = new UdpSocket(port === 0 ? FIRST_DYNAMIC_PORT : port);
  }

  netType(): NetType {
    return typeNamed(UDP_CLIENT);
  }

  connect(host: string, port: number): void {
    this.requireOpen();
    this.socket.remote = { host, port };
  }

  /** Sends some bytes, to whom it is connected when no other is named; the number of them. */
  send(bytes: Uint8Array, count: number, host?: string, port?: number): number {
    this.requireOpen();
    const { remote } = this.socket;
    if (host !== undefined && remote) {
      throw netException(
        'System.InvalidOperationException',
        'Cannot send packets to an arbitrary host while connected.',
      );
    }
    const to = host === undefined || port === undefined ? remote : { host, port };
    if (!to)
      throw netException('System.InvalidOperationException', 'The operation is not allowed on non-connected sockets.');
    const answer = this.answerTo(bytes.slice(0, count), to.host, to.port);
    if (answer) {
      const address = IPAddress.tryParse(answer.address);
      if (address) this.socket.received.push({ bytes: answer.bytes, from: IPEndPoint.of(address, to.port) });
    }
    return Math.min(count, bytes.length);
  }

  private answerTo(bytes: Uint8Array, host: string, port: number): InsideDatagram | null {
    try {
      const answer = ambientPort(insideNetwork)?.datagram(host, port, bytes, this.socket.localPort);
      if (answer !== undefined) return answer;
    } catch (error) {
      throw socketException(error, `${host}:${port}`);
    }
    throw netException(
      'System.PlatformNotSupportedException',
      `${UDP_CLIENT} reaches the machines of the lab alone: '${host}' is none of them, and datagrams beyond the lab are not part of lyncshell.`,
    );
  }

  /** The next datagram. @throws NetException where none has come */
  receive(): Received {
    this.requireOpen();
    const next = this.socket.received.shift();
    if (next) return next;
    throw socketException({ code: 'ETIMEDOUT' }, '');
  }

  close(): void {
    this.socket.isClosed = true;
  }

  private requireOpen(): void {
    if (!this.socket.isClosed) return;
    throw netException(
      'System.ObjectDisposedException',
      `Cannot access a disposed object.\nObject name: '${UDP_CLIENT}'.`,
    );
  }
}
