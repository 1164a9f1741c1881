/** Get-NetIPConfiguration: address, gateway and DNS servers of each adapter of the machine of the session. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import type { Computer } from '../../src/machine/machine-sources.ts';
import {
  connectedNetwork,
  type NetworkAdapter,
  networkAdapters,
  ownComputer,
  standardInstance,
  writeMatching,
} from '../../src/machine/network-adapters.ts';
import { DataObject, textArray } from '../../src/types/values/data-object.ts';

const TYPE = 'NetIPConfiguration';

export default cmdlet({
  verb: 'Get',
  noun: 'NetIPConfiguration',
  className: 'Get-NetIPConfiguration',
  aliases: ['gip'],
  outputTypes: [TYPE],
  help: {
    synopsis: 'Shows the address, the gateway and the DNS servers of each adapter.',
    examples: [
      {
        title: 'The gateway',
        transcript: 'PS> (Get-NetIPConfiguration).IPv4DefaultGateway.NextHop\n192.168.10.1',
      },
    ],
    links: ['Get-NetIPAddress'],
  },
  parameters: {
    InterfaceAlias: { type: 'string[]', position: 0, aliases: ['ifAlias'], wildcards: true, help: 'The connections.' },
    InterfaceIndex: { type: 'int[]', aliases: ['ifIndex'], help: 'The numbers of interfaces.' },
    All: { type: 'switch', help: 'Those without a network too.', noEffect: 'all adapters of a lab are connected' },
  },
  run(ps) {
    return {
      end() {
        const { InterfaceAlias, InterfaceIndex } = ps.parameters;
        const computer = ownComputer(ps);
        const objects = computer ? networkAdapters(computer).map((adapter) => configuration(computer, adapter)) : [];
        writeMatching(ps, 'MSFT_NetIPInterface', objects, { InterfaceAlias, InterfaceIndex });
      },
    };
  },
});

function configuration(computer: Computer, adapter: NetworkAdapter): DataObject {
  const { alias, index, description, addresses, prefixLength, gateway, dnsServers } = adapter;
  const network = connectedNetwork(computer);
  return new DataObject(TYPE, {
    ComputerName: computer.name,
    InterfaceAlias: alias,
    InterfaceIndex: index,
    InterfaceDescription: description,
    NetProfile: standardInstance('MSFT_NetConnectionProfile', [['Name', network.name]], ['Name']),
    IPv6Address: null,
    IPv4Address: addresses.map((address) =>
      standardInstance(
        'MSFT_NetIPAddress',
        [
          ['IPAddress', address],
          ['PrefixLength', prefixLength],
        ],
        ['IPAddress', 'PrefixLength'],
      ),
    ),
    IPv4DefaultGateway:
      gateway === null ? null : standardInstance('MSFT_NetRoute', [['NextHop', gateway]], ['NextHop']),
    DNSServer: standardInstance(
      'MSFT_DNSClientServerAddress',
      [['ServerAddresses', textArray(dnsServers)]],
      ['ServerAddresses'],
    ),
  });
}
