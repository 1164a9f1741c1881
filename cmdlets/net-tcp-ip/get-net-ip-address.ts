/** Get-NetIPAddress: the addresses of the machine of the session. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { networkAdapters, ownComputer, standardInstance, writeMatching } from '../../src/machine/network-adapters.ts';

const CLASS = 'MSFT_NetIPAddress';
const SHOWN = [
  'IPAddress',
  'InterfaceIndex',
  'InterfaceAlias',
  'AddressFamily',
  'Type',
  'PrefixLength',
  'PrefixOrigin',
  'SuffixOrigin',
  'AddressState',
  'ValidLifetime',
  'PreferredLifetime',
  'SkipAsSource',
  'PolicyStore',
];

/** What every machine has without a network. */
const LOOPBACK = { alias: 'Loopback Pseudo-Interface 1', index: 1, origin: 'WellKnown' };

export default cmdlet({
  verb: 'Get',
  noun: 'NetIPAddress',
  className: 'Get-NetIPAddress',
  outputTypes: [`Microsoft.Management.Infrastructure.CimInstance`],
  help: {
    synopsis: 'Lists the addresses of the machine that one is logged on to.',
    examples: [
      {
        title: 'The address in the network',
        transcript:
          "PS> (Get-NetIPAddress -AddressFamily IPv4 | Where-Object InterfaceAlias -notlike 'Loopback*').IPAddress\n192.168.10.21",
      },
    ],
    links: ['Get-NetIPConfiguration', 'Get-NetAdapter'],
  },
  parameters: {
    IPAddress: { type: 'string[]', position: 0, aliases: ['LocalAddress'], wildcards: true, help: 'The addresses.' },
    InterfaceIndex: { type: 'int[]', aliases: ['ifIndex'], help: 'The numbers of interfaces.' },
    InterfaceAlias: { type: 'string[]', aliases: ['ifAlias'], wildcards: true, help: 'The names of connections.' },
    AddressFamily: { type: 'enum[]', values: ['IPv4', 'IPv6'], help: 'The kinds of addresses.' },
    PrefixOrigin: {
      type: 'enum[]',
      values: ['Other', 'Manual', 'WellKnown', 'Dhcp', 'RouterAdvertisement'],
      help: 'Where the networks of the addresses are from.',
    },
    AddressState: {
      type: 'enum[]',
      values: ['Invalid', 'Tentative', 'Duplicate', 'Deprecated', 'Preferred'],
      help: 'The states of the addresses.',
    },
  },
  run(ps) {
    return {
      end() {
        const computer = ownComputer(ps);
        const addresses = (computer ? networkAdapters(computer) : []).flatMap(
          ({ addresses, alias, index, prefixLength }) =>
            addresses.map((address) => ({ address, alias, index, prefixLength, origin: 'Manual' })),
        );
        // Windows lists IPv6 first.
        const all = [
          { ...LOOPBACK, address: '::1', prefixLength: 128 },
          ...addresses,
          { ...LOOPBACK, address: '127.0.0.1', prefixLength: 8 },
        ];
        const objects = all.map(({ address, alias, index, prefixLength, origin }) =>
          standardInstance(
            CLASS,
            [
              ['IPAddress', address],
              ['InterfaceIndex', index],
              ['InterfaceAlias', alias],
              ['AddressFamily', address.includes(':') ? 'IPv6' : 'IPv4'],
              ['Type', 'Unicast'],
              ['PrefixLength', prefixLength],
              ['PrefixOrigin', origin],
              ['SuffixOrigin', origin],
              ['AddressState', 'Preferred'],
              ['ValidLifetime', 'Infinite ([TimeSpan]::MaxValue)'],
              ['PreferredLifetime', 'Infinite ([TimeSpan]::MaxValue)'],
              ['SkipAsSource', false],
              ['PolicyStore', 'ActiveStore'],
            ],
            SHOWN,
          ),
        );
        const { IPAddress, InterfaceIndex, InterfaceAlias, AddressFamily, PrefixOrigin, AddressState } = ps.parameters;
        writeMatching(ps, CLASS, objects, {
          IPAddress,
          InterfaceIndex,
          InterfaceAlias,
          AddressFamily,
          PrefixOrigin,
          AddressState,
        });
      },
    };
  },
});
