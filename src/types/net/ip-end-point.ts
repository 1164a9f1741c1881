/** System.Net.IPEndPoint: an address with a port. */
import { NetException } from '../net-exception.ts';
import { defineType } from '../type-declaration.ts';
import type { IPAddress } from '../values/ip-address.ts';
import { IPEndPoint } from '../values/ip-end-point.ts';
import type { PSReference } from '../values/reference.ts';

export default defineType<IPEndPoint>({
  name: 'System.Net.IPEndPoint',
  accelerators: ['IPEndpoint'],
  constructors: [['(ipaddress address, int port)', (address: IPAddress, port: number) => IPEndPoint.of(address, port)]],
  properties: [
    ['System.Net.Sockets.AddressFamily AddressFamily {get;}', (self: IPEndPoint) => (self.address.isV6 ? 23 : 2)],
    [
      'ipaddress Address {get;set;}',
      (self: IPEndPoint) => self.address,
      (self: IPEndPoint, value: IPAddress) => {
        self.address = value;
      },
    ],
    [
      'int Port {get;set;}',
      (self: IPEndPoint) => self.port,
      (self: IPEndPoint, value: number) => {
        self.port = IPEndPoint.of(self.address, value).port;
      },
    ],
  ],
  methods: [['string ToString()', (self: IPEndPoint) => String(self)]],
  staticProperties: [
    ['int MaxPort {get;}', () => 65535],
    ['int MinPort {get;}', () => 0],
  ],
  staticMethods: [
    ['ipendpoint Parse(string s)', (text: string) => IPEndPoint.parse(text)],
    [
      'bool TryParse(string s, ref ipendpoint result)',
      (text: string, result: PSReference) => {
        try {
          result.value = IPEndPoint.parse(text);
          return true;
        } catch (error) {
          if (!(error instanceof NetException)) throw error;
          result.value = null;
          return false;
        }
      },
    ],
  ],
  toText: String,
  equals: (a, b) => String(a) === String(b),
  hashKey: String,
});
