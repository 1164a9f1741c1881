/** System.Net.IPAddress. */
import { NativeScript } from '../members/native-script.ts';
import { ScriptProperty } from '../members/ps-member.ts';
import { argumentException, netException } from '../net-exception.ts';
import { defineType } from '../type-declaration.ts';
import { IPAddress } from '../values/ip-address.ts';
import type { PSReference } from '../values/reference.ts';

function parse(text: string | null): IPAddress {
  if (text === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'ipString');
  return IPAddress.tryParse(text) ?? invalid();
}

function invalid(): never {
  throw netException('System.FormatException', 'An invalid IP address was specified.');
}

/** Members of the other family fail, which the views show as empty. */
function unsupported(): never {
  throw netException(
    'System.Net.Sockets.SocketException',
    'The attempted operation is not supported for the type of object referenced.',
  );
}

const isSame = (a: IPAddress, b: unknown): boolean => b instanceof IPAddress && a.toString() === b.toString();
const inV6 = (test: (bytes: Uint8Array) => boolean) => (self: IPAddress) => self.isV6 && test(self.bytes);

/** The bytes of an integer in the other order. */
function swapped(value: bigint, bits: number): bigint {
  let result = 0n;
  let rest = BigInt.asUintN(bits, value);
  for (let i = 0; i < bits; i += 8, rest >>= 8n) result = (result << 8n) | (rest & 0xffn);
  return BigInt.asIntN(bits, result);
}

const swapped16 = (value: number) => Number(swapped(BigInt(value), 16));

export default defineType<IPAddress>({
  name: 'System.Net.IPAddress',
  accelerators: ['ipaddress'],
  interfaces: ['System.IFormattable'],
  constructors: [
    [
      '(long newAddress)',
      (value: bigint) => new IPAddress(Uint8Array.from([0n, 8n, 16n, 24n], (shift) => Number((value >> shift) & 255n))),
    ],
    ['(byte[] address)', (bytes: Uint8Array) => IPAddress.ofBytes(bytes)],
    ['(byte[] address, long scopeid)', (bytes: Uint8Array, scope: bigint) => IPAddress.ofBytes(bytes, scope)],
  ],
  properties: [
    ['System.Net.Sockets.AddressFamily AddressFamily {get;}', (self: IPAddress) => (self.isV6 ? 23 : 2)],
    ['long ScopeId {get;}', (self: IPAddress) => (self.isV6 ? self.scopeId : unsupported())],
    ['bool IsIPv6Multicast {get;}', inV6((b) => b[0] === 0xff)],
    ['bool IsIPv6LinkLocal {get;}', inV6(([a, b = 0]) => a === 0xfe && (b & 0xc0) === 0x80)],
    ['bool IsIPv6SiteLocal {get;}', inV6(([a, b = 0]) => a === 0xfe && (b & 0xc0) === 0xc0)],
    ['bool IsIPv6Teredo {get;}', inV6((b) => b[0] === 0x20 && b[1] === 1 && b[2] === 0 && b[3] === 0)],
    ['bool IsIPv6UniqueLocal {get;}', inV6(([a = 0]) => (a & 0xfe) === 0xfc)],
    ['bool IsIPv4MappedToIPv6 {get;}', (self: IPAddress) => self.isMapped],
    [
      'long Address {get;}',
      (self: IPAddress) =>
        self.isV6 ? unsupported() : self.bytes.reduce((sum, byte, i) => sum + (BigInt(byte) << BigInt(8 * i)), 0n),
    ],
  ],
  methods: [
    ['bool Equals(System.Object comparand)', isSame],
    ['byte[] GetAddressBytes()', (self: IPAddress) => Uint8Array.from(self.bytes)],
    ['int GetHashCode()', (self: IPAddress) => self.bytes.reduce((hash, byte) => (hash * 31 + byte) | 0, 17)],
    ['ipaddress MapToIPv4()', (self: IPAddress) => (self.isV6 ? new IPAddress(self.bytes.slice(12)) : self)],
    ['ipaddress MapToIPv6()', (self: IPAddress) => self.mapToV6()],
    ['string ToString()', (self: IPAddress) => self.toString()],
  ],
  staticProperties: [
    ['ipaddress Any {get;}', () => parse('0.0.0.0')],
    ['ipaddress Loopback {get;}', () => parse('127.0.0.1')],
    ['ipaddress Broadcast {get;}', () => parse('255.255.255.255')],
    ['ipaddress None {get;}', () => parse('255.255.255.255')],
    ['ipaddress IPv6Any {get;}', () => parse('::')],
    ['ipaddress IPv6Loopback {get;}', () => parse('::1')],
    ['ipaddress IPv6None {get;}', () => parse('::')],
  ],
  staticMethods: [
    ['short HostToNetworkOrder(short host)', (host: number) => swapped16(host)],
    ['int HostToNetworkOrder(int host)', (host: number) => Number(swapped(BigInt(host), 32))],
    ['long HostToNetworkOrder(long host)', (host: bigint) => swapped(host, 64)],
    ['short NetworkToHostOrder(short network)', (network: number) => swapped16(network)],
    ['int NetworkToHostOrder(int network)', (network: number) => Number(swapped(BigInt(network), 32))],
    ['long NetworkToHostOrder(long network)', (network: bigint) => swapped(network, 64)],
    [
      'bool IsLoopback(ipaddress address)',
      (value: IPAddress) => (value.isV6 ? value.toString() === '::1' : value.bytes[0] === 127),
    ],
    ['bool IsValid(string ipSpan)', (text: string) => IPAddress.tryParse(text) !== undefined],
    ['ipaddress Parse(string ipString)', parse],
    [
      'bool TryParse(string ipString, ref ipaddress address)',
      (text: string | null, result: PSReference) => {
        const found = text === null ? undefined : IPAddress.tryParse(text);
        result.value = found ?? null;
        return found !== undefined;
      },
    ],
  ],
  extended: () => [
    new ScriptProperty('IPAddressToString', new NativeScript('$this.Tostring()', (self: IPAddress) => self.toString())),
  ],
  toText: (self) => self.toString(),
  equals: isSame,
  hashKey: (self) => self.toString(),
});
