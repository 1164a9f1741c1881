/**
 * TcpClient, the stream of its connection, and SslStream over it. The servers that they reach are the lab's, in memory: a
 * session has no network beyond them, which the error says. An answer is there as soon as a question is sent, so that
 * nobody ever waits: what would wait for ever, ends at once as if time had run out.
 */
import { type InsideConnection, insideNetwork } from '../../src/machine/inside-network.ts';
import { type HostErrorParts, hostErrorCode } from '../../src/platform/host-error.ts';
import { ambientPort } from '../../src/types/ambient.ts';
import { NetStream } from '../../src/types/files/stream.ts';
import { type NetException, netException } from '../../src/types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { EnumValue } from '../../src/types/values/enum-value.ts';

const SOCKET_ERROR = 'System.Net.Sockets.SocketError';

/** The number of the system, the name in SocketError, and the words. */
const SOCKET_ERRORS: ReadonlyMap<string, readonly [number: number, name: string, text: string]> = new Map([
  ['ECONNREFUSED', [111, 'ConnectionRefused', 'Connection refused']],
  ['ECONNRESET', [104, 'ConnectionReset', 'Connection reset by peer']],
  ['EISCONN', [106, 'IsConnected', 'Transport endpoint is already connected']],
  ['ETIMEDOUT', [110, 'TimedOut', 'Connection timed out']],
  ['ENOTFOUND', [-131073, 'HostNotFound', 'Name or service not known']],
]);

/** A SocketException for an error of the network. */
export function socketException(error: unknown, place: string): NetException {
  const known = SOCKET_ERRORS.get(hostErrorCode(error) ?? '');
  if (!known) throw error;
  const [number, name, text] = known;
  const exception = netException(
    'System.Net.Sockets.SocketException',
    name === 'HostNotFound' || place === '' ? text : `${text} ${place}`,
  );
  exception.properties
    .set('NativeErrorCode', number)
    .set('SocketErrorCode', EnumValue.named(typeNamed(SOCKET_ERROR), name));
  return exception;
}

/** Connects to a server of the lab. */
function connectTo(host: string, port: number): InsideConnection {
  try {
    const connection = ambientPort(insideNetwork)?.connect(host, port);
    if (connection) return connection;
  } catch (error) {
    throw socketException(error, `${host}:${port}`);
  }
  throw netException(
    'System.PlatformNotSupportedException',
    `System.Net.Sockets.TcpClient reaches the machines of the lab alone: '${host}' is none of them, and connections beyond the lab are not part of lyncshell.`,
  );
}

export class TcpClient extends NetObject {
  receiveTimeout = 0;
  sendTimeout = 0;
  noDelay = false;
  private stream: NetworkStream | null = null;
  private isClosed = false;

  netType(): NetType {
    return typeNamed('System.Net.Sockets.TcpClient');
  }

  get connected(): boolean {
    return this.stream !== null && !this.isClosed;
  }

  get available(): number {
    return this.connected ? (this.stream?.connection.available ?? 0) : 0;
  }

  connect(host: string, port: number): void {
    this.requireOpen();
    if (this.stream) throw socketException({ code: 'EISCONN' }, '');
    this.stream = new NetworkStream(connectTo(host, port));
  }

  getStream(): NetworkStream {
    this.requireOpen();
    if (this.stream) return this.stream;
    throw netException('System.InvalidOperationException', 'The operation is not allowed on non-connected sockets.');
  }

  close(): void {
    this.isClosed = true;
    this.stream?.close();
  }

  private requireOpen(): void {
    if (!this.isClosed) return;
    const type = 'System.Net.Sockets.TcpClient';
    throw netException('System.ObjectDisposedException', `Cannot access a disposed object.\nObject name: '${type}'.`);
  }
}

/** What both streams have in common: bytes come and go, and there are no places in them. */
export abstract class ConnectionStream extends NetStream {
  abstract readonly connection: InsideConnection;
  readTimeout = -1;
  writeTimeout = -1;

  override get canRead(): boolean {
    return !this.closed;
  }

  override get canWrite(): boolean {
    return !this.closed;
  }

  override get canSeek(): boolean {
    return false;
  }

  override get length(): number {
    throw netException('System.NotSupportedException', 'This stream does not support seek operations.');
  }

  override read(count: number): Uint8Array {
    this.requireOpen();
    return failingAs('Unable to read data from the transport connection', () => this.connection.receive(count));
  }

  override write(bytes: Uint8Array): void {
    this.requireOpen();
    failingAs('Unable to write data to the transport connection', () => this.connection.send(bytes));
  }
}

function failingAs<T>(text: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const inner = socketException(error, '');
    throw netException('System.IO.IOException', `${text}: ${inner.message}.`, inner);
  }
}

export class NetworkStream extends ConnectionStream {
  constructor(readonly connection: InsideConnection) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Net.Sockets.NetworkStream');
  }

  get dataAvailable(): boolean {
    this.requireOpen();
    return this.connection.available > 0;
  }
}

/** An AuthenticationException or IOException for a handshake that failed. */
export function handshakeException(error: unknown): NetException {
  const { code = '' } = (error ?? {}) as HostErrorParts;
  if (ALERTS.has(code)) {
    const text = 'SSL Handshake failed with OpenSSL error - SSL_ERROR_SSL.';
    const inner = netException('Interop+OpenSsl+SslException', text);
    return netException(AUTHENTICATION, 'Authentication failed, see inner exception.', inner);
  }
  if (code.startsWith('ERR_SSL_'))
    return netException(AUTHENTICATION, 'Cannot determine the frame size or a corrupted frame was received.');
  if (code === 'ECONNRESET')
    return netException('System.IO.IOException', ' Received an unexpected EOF or 0 bytes from the transport stream.');
  const inner = socketException(error, '');
  return netException(
    'System.IO.IOException',
    `Unable to read data from the transport connection: ${inner.message}.`,
    inner,
  );
}

const AUTHENTICATION = 'System.Security.Authentication.AuthenticationException';

/** What a server says that ends a handshake. */
const ALERTS = new Set(['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION']);
