/** System.Net.Sockets.TcpClient: a connection to a server of the lab. */
import { defineType } from '../../../src/types/type-declaration.ts';
import type { IPAddress } from '../../../src/types/values/ip-address.ts';
import type { IPEndPoint } from '../../../src/types/values/ip-end-point.ts';
import { ConnectResult, connecting } from '../connecting.ts';
import { TcpClient } from '../tcp-connection.ts';

const TASK = 'System.Threading.Tasks.Task';

function connected(host: string, port: number): TcpClient {
  const client = new TcpClient();
  client.connect(host, port);
  return client;
}

export default defineType<TcpClient>({
  name: 'System.Net.Sockets.TcpClient',
  interfaces: ['System.IDisposable'],
  constructors: [
    ['()', () => new TcpClient()],
    ['(string hostname, int port)', connected],
  ],
  properties: [
    ['int Available {get;}', (self: TcpClient) => self.available],
    ['bool Connected {get;}', (self: TcpClient) => self.connected],
    [
      'bool NoDelay {get;set;}',
      (self: TcpClient) => self.noDelay,
      (self: TcpClient, value: boolean) => {
        self.noDelay = value;
      },
    ],
    [
      'int ReceiveTimeout {get;set;}',
      (self: TcpClient) => self.receiveTimeout,
      (self: TcpClient, value: number) => {
        self.receiveTimeout = value;
      },
    ],
    [
      'int SendTimeout {get;set;}',
      (self: TcpClient) => self.sendTimeout,
      (self: TcpClient, value: number) => {
        self.sendTimeout = value;
      },
    ],
  ],
  methods: [
    [
      'void Connect(string hostname, int port)',
      (self: TcpClient, host: string, port: number) => self.connect(host, port),
    ],
    [
      'void Connect(ipaddress address, int port)',
      (self: TcpClient, address: IPAddress, port: number) => self.connect(String(address), port),
    ],
    [
      'void Connect(ipendpoint remoteEP)',
      (self: TcpClient, { address, port }: IPEndPoint) => self.connect(String(address), port),
    ],
    [
      `${TASK} ConnectAsync(string host, int port)`,
      (self: TcpClient, host: string, port: number) => connecting(() => self.connect(host, port)),
    ],
    [
      `${TASK} ConnectAsync(ipaddress address, int port)`,
      (self: TcpClient, address: IPAddress, port: number) => connecting(() => self.connect(String(address), port)),
    ],
    [
      'System.IAsyncResult BeginConnect(string host, int port, System.AsyncCallback requestCallback, System.Object state)',
      (self: TcpClient, host: string, port: number, _: unknown, state: unknown) =>
        new ConnectResult(
          connecting(() => self.connect(host, port)),
          state,
        ),
    ],
    [
      'System.IAsyncResult BeginConnect(ipaddress address, int port, System.AsyncCallback requestCallback, System.Object state)',
      (self: TcpClient, address: IPAddress, port: number, _: unknown, state: unknown) =>
        new ConnectResult(
          connecting(() => self.connect(String(address), port)),
          state,
        ),
    ],
    [
      'void EndConnect(System.IAsyncResult asyncResult)',
      (_: TcpClient, { task }: ConnectResult) => void task.awaited(),
    ],
    ['System.Net.Sockets.NetworkStream GetStream()', (self: TcpClient) => self.getStream()],
    ['void Close()', (self: TcpClient) => self.close()],
    ['void Dispose()', (self: TcpClient) => self.close()],
  ],
});
