/** System.Net.Sockets.UdpClient: datagrams to machines of the lab. */

import { defineType } from '../../../src/types/type-declaration.ts';
import type { IPAddress } from '../../../src/types/values/ip-address.ts';
import type { IPEndPoint } from '../../../src/types/values/ip-end-point.ts';
import type { PSReference } from '../../../src/types/values/reference.ts';
import { UdpClient } from '../udp-client.ts';

function connected(host: string, port: number): UdpClient {
  const client = new UdpClient();
  client.connect(host, port);
  return client;
}

export default defineType<UdpClient>({
  name: 'System.Net.Sockets.UdpClient',
  interfaces: ['System.IDisposable'],
  constructors: [
    ['()', () => new UdpClient()],
    ['(int port)', (port: number) => new UdpClient(port)],
    ['(ipendpoint localEP)', ({ port }: IPEndPoint) => new UdpClient(port)],
    ['(string hostname, int port)', connected],
  ],
  properties: [
    ['int Available {get;}', (self: UdpClient) => self.socket.available],
    ['System.Net.Sockets.Socket Client {get;}', (self: UdpClient) => self.socket],
  ],
  methods: [
    [
      'void Connect(string hostname, int port)',
      (self: UdpClient, host: string, port: number) => self.connect(host, port),
    ],
    [
      'void Connect(ipaddress addr, int port)',
      (self: UdpClient, address: IPAddress, port: number) => self.connect(String(address), port),
    ],
    [
      'void Connect(ipendpoint endPoint)',
      (self: UdpClient, { address, port }: IPEndPoint) => self.connect(String(address), port),
    ],
    [
      'int Send(byte[] dgram, int bytes)',
      (self: UdpClient, bytes: Uint8Array, count: number) => self.send(bytes, count),
    ],
    [
      'int Send(byte[] dgram, int bytes, ipendpoint endPoint)',
      (self: UdpClient, bytes: Uint8Array, count: number, { address, port }: IPEndPoint) =>
        self.send(bytes, count, String(address), port),
    ],
    [
      'int Send(byte[] dgram, int bytes, string hostname, int port)',
      (self: UdpClient, bytes: Uint8Array, count: number, host: string, port: number) =>
        self.send(bytes, count, host, port),
    ],
    [
      'byte[] Receive(ref ipendpoint remoteEP)',
      (self: UdpClient, remote: PSReference) => {
        const { bytes, from } = self.receive();
        remote.value = from;
        return bytes;
      },
    ],
    ['void Close()', (self: UdpClient) => self.close()],
    ['void Dispose()', (self: UdpClient) => self.close()],
  ],
});
