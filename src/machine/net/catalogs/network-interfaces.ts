/**
 * System.Net.NetworkInformation over the machine of the session: its adapters, their addresses, its name in the domain. A
 * session without a lab has a name and no adapters.
 */
import { currentRunspace } from '../../../engine/current-runspace.ts';
import { ambient } from '../../../types/ambient.ts';
import { NetObject, type NetType, typeNamed } from '../../../types/net-type.ts';
import { defineType, type TypeDeclaration } from '../../../types/type-declaration.ts';
import { DataObject, dataType } from '../../../types/values/data-object.ts';
import { EnumValue } from '../../../types/values/enum-value.ts';
import { IPAddress } from '../../../types/values/ip-address.ts';
import { NetList } from '../../../types/values/net-list.ts';
import { PhysicalAddress } from '../../../types/values/physical-address.ts';
import { COMPUTERS, type Computer } from '../../machine-sources.ts';
import { type NetworkAdapter, networkAdapters } from '../../network-adapters.ts';

const SPACE = 'System.Net.NetworkInformation';
const LOOPBACK: NetworkAdapter = {
  alias: 'Loopback Pseudo-Interface 1',
  description: 'Software Loopback Interface 1',
  index: 1,
  physicalAddress: '',
  speed: 1_073_741_824,
  isUp: true,
  addresses: ['127.0.0.1', '::1'],
  prefixLength: 8,
  gateway: null,
  dnsServers: [],
};

const INTERFACE_TYPES = {
  Unknown: 1,
  Ethernet: 6,
  TokenRing: 9,
  Fddi: 15,
  BasicIsdn: 20,
  PrimaryIsdn: 21,
  Ppp: 23,
  Loopback: 24,
  Ethernet3Megabit: 26,
  Slip: 28,
  Atm: 37,
  GenericModem: 48,
  FastEthernetT: 62,
  Isdn: 63,
  FastEthernetFx: 69,
  Wireless80211: 71,
  AsymmetricDsl: 94,
  RateAdaptDsl: 95,
  SymmetricDsl: 96,
  VeryHighSpeedDsl: 97,
  IPOverAtm: 114,
  GigabitEthernet: 117,
  Tunnel: 131,
  MultiRateSymmetricDsl: 143,
  HighPerformanceSerialBus: 144,
  Wman: 237,
  Wwanpp: 243,
  Wwanpp2: 244,
} as const;
const STATES = ['Up', 'Down', 'Testing', 'Unknown', 'Dormant', 'NotPresent', 'LowerLayerDown'] as const;

class NetworkInterface extends NetObject {
  constructor(
    readonly adapter: NetworkAdapter,
    readonly domain: string,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${SPACE}.NetworkInterface`);
  }

  override toString(): string {
    return `${SPACE}.NetworkInterface`;
  }
}

function ownComputer(): Computer | undefined {
  return currentRunspace().services.find(COMPUTERS)?.reach('.');
}

function domainOf(computer: Computer | undefined): string {
  const [, domain = ''] = /^[^.]+\.(.+)$/.exec(computer?.fqdn ?? '') ?? [];
  return domain;
}

function allInterfaces(): NetworkInterface[] {
  const computer = ownComputer();
  if (!computer) return [];
  return [...networkAdapters(computer), LOOPBACK].map((adapter) => new NetworkInterface(adapter, domainOf(computer)));
}

const collection = (element: string, items: readonly unknown[]) =>
  new NetList(typeNamed(`${SPACE}.${element}Collection`), [...items]);
const address = (text: string) => IPAddress.tryParse(text) ?? null;

function maskOf(prefix: number): IPAddress {
  const bits = (index: number) => Math.max(0, Math.min(8, prefix - index * 8));
  return new IPAddress(Uint8Array.from([0, 1, 2, 3], (index) => 256 - 2 ** (8 - bits(index))));
}

function unicast(text: string, prefix: number): DataObject {
  const isV6 = text.includes(':');
  return new DataObject(`${SPACE}.UnicastIPAddressInformation`, {
    Address: address(text),
    IPv4Mask: isV6 ? address('0.0.0.0') : maskOf(prefix),
    PrefixLength: isV6 ? 64 : prefix,
    IsDnsEligible: true,
    IsTransient: false,
  });
}

function propertiesOf({ adapter, domain }: NetworkInterface): DataObject {
  return new DataObject(`${SPACE}.IPInterfaceProperties`, {
    IsDnsEnabled: false,
    DnsSuffix: domain,
    IsDynamicDnsEnabled: true,
    UnicastAddresses: collection(
      'UnicastIPAddressInformation',
      adapter.addresses.map((one) => unicast(one, adapter.prefixLength)),
    ),
    DnsAddresses: collection('IPAddress', adapter.dnsServers.map(address)),
    GatewayAddresses: collection(
      'GatewayIPAddressInformation',
      adapter.gateway === null
        ? []
        : [new DataObject(`${SPACE}.GatewayIPAddressInformation`, { Address: address(adapter.gateway) })],
    ),
    DhcpServerAddresses: collection('IPAddress', []),
    WinsServersAddresses: collection('IPAddress', []),
  });
}

const collectionType = (name: string, item: string): TypeDeclaration<NetList> =>
  defineType<NetList>({
    name,
    interfaces: ['System.Collections.IEnumerable'],
    properties: [['int Count {get;}', ({ items }: NetList) => items.length]],
    enumerate: ({ items }) => items,
    count: ({ items }) => items.length,
    index: {
      get: ({ items }: NetList, index: number) => items[index] ?? null,
      signature: `${item} Item(int index) {get;}`,
    },
  });

export default [
  defineType({
    name: 'System.Net.NetworkInformation.NetworkInterface',
    abstract: true,
    staticMethods: [
      [`${SPACE}.NetworkInterface[] GetAllNetworkInterfaces()`, allInterfaces],
      [
        'bool GetIsNetworkAvailable()',
        () => allInterfaces().some(({ adapter }) => adapter.isUp && adapter !== LOOPBACK),
      ],
    ],
    staticProperties: [
      ['int IPv6LoopbackInterfaceIndex {get;}', () => LOOPBACK.index],
      ['int LoopbackInterfaceIndex {get;}', () => LOOPBACK.index],
    ],
    properties: [
      ['string Description {get;}', ({ adapter }: NetworkInterface) => adapter.description],
      ['string Id {get;}', ({ adapter }: NetworkInterface) => String(adapter.index)],
      ['bool IsReceiveOnly {get;}', () => false],
      ['string Name {get;}', ({ adapter }: NetworkInterface) => adapter.alias],
      [
        `${SPACE}.NetworkInterfaceType NetworkInterfaceType {get;}`,
        ({ adapter }: NetworkInterface) => (adapter === LOOPBACK ? INTERFACE_TYPES.Loopback : INTERFACE_TYPES.Ethernet),
      ],
      [
        `${SPACE}.OperationalStatus OperationalStatus {get;}`,
        ({ adapter }: NetworkInterface) => STATES.indexOf(adapter.isUp ? 'Up' : 'Down') + 1,
      ],
      ['long Speed {get;}', ({ adapter }: NetworkInterface) => BigInt(adapter.speed)],
      ['bool SupportsMulticast {get;}', () => true],
    ],
    methods: [
      [`${SPACE}.IPInterfaceProperties GetIPProperties()`, propertiesOf],
      [
        'PhysicalAddress GetPhysicalAddress()',
        ({ adapter }: NetworkInterface) => PhysicalAddress.parse(adapter.physicalAddress),
      ],
    ],
  }),
  defineType({
    name: 'System.Net.NetworkInformation.IPGlobalProperties',
    abstract: true,
    staticMethods: [
      [
        `${SPACE}.IPGlobalProperties GetIPGlobalProperties()`,
        () =>
          new DataObject(`${SPACE}.IPGlobalProperties`, {
            DhcpScopeName: '',
            DomainName: domainOf(ownComputer()),
            HostName: ambient().machineName,
            IsWinsProxy: false,
            NodeType: EnumValue.named(typeNamed(`${SPACE}.NetBiosNodeType`), 'Hybrid'),
          }),
      ],
    ],
    properties: (
      [
        'string DhcpScopeName {get;}',
        'string DomainName {get;}',
        'string HostName {get;}',
        'bool IsWinsProxy {get;}',
        `${SPACE}.NetBiosNodeType NodeType {get;}`,
      ] as const
    ).map((definition) => {
      const [, name = ''] = /(\w+) \{/.exec(definition) ?? [];
      return [definition, (self: DataObject) => self.get(name)] as const;
    }),
  }),
  dataType('System.Net.NetworkInformation.IPInterfaceProperties', [
    'bool IsDnsEnabled {get;}',
    'string DnsSuffix {get;}',
    'bool IsDynamicDnsEnabled {get;}',
    `${SPACE}.UnicastIPAddressInformationCollection UnicastAddresses {get;}`,
    `${SPACE}.IPAddressCollection DnsAddresses {get;}`,
    `${SPACE}.GatewayIPAddressInformationCollection GatewayAddresses {get;}`,
    `${SPACE}.IPAddressCollection DhcpServerAddresses {get;}`,
    `${SPACE}.IPAddressCollection WinsServersAddresses {get;}`,
  ]),
  dataType('System.Net.NetworkInformation.UnicastIPAddressInformation', [
    'ipaddress Address {get;}',
    'ipaddress IPv4Mask {get;}',
    'int PrefixLength {get;}',
    'bool IsDnsEligible {get;}',
    'bool IsTransient {get;}',
  ]),
  dataType('System.Net.NetworkInformation.GatewayIPAddressInformation', ['ipaddress Address {get;}']),
  collectionType(
    'System.Net.NetworkInformation.UnicastIPAddressInformationCollection',
    `${SPACE}.UnicastIPAddressInformation`,
  ),
  collectionType(
    'System.Net.NetworkInformation.GatewayIPAddressInformationCollection',
    `${SPACE}.GatewayIPAddressInformation`,
  ),
  collectionType('System.Net.NetworkInformation.IPAddressCollection', 'ipaddress'),
  defineType({ name: 'System.Net.NetworkInformation.NetworkInterfaceType', kind: 'enum', members: INTERFACE_TYPES }),
  defineType({
    name: 'System.Net.NetworkInformation.OperationalStatus',
    kind: 'enum',
    members: Object.fromEntries(STATES.map((name, i) => [name, i + 1])),
  }),
  defineType({
    name: 'System.Net.NetworkInformation.NetBiosNodeType',
    kind: 'enum',
    members: { Unknown: 0, Broadcast: 1, Peer2Peer: 2, Mixed: 4, Hybrid: 8 },
  }),
];
