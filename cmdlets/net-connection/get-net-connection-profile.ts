/** Get-NetConnectionProfile: which network the machine of the session is in. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import {
  connectedNetwork,
  networkAdapters,
  ownComputer,
  standardInstance,
  writeMatching,
} from '../../src/machine/network-adapters.ts';

const CLASS = 'MSFT_NetConnectionProfile';
const CONNECTIVITY = ['Disconnected', 'NoTraffic', 'Subnet', 'LocalNetwork', 'Internet'] as const;
const SHOWN = ['Name', 'InterfaceAlias', 'InterfaceIndex', 'NetworkCategory', 'IPv4Connectivity', 'IPv6Connectivity'];

export default cmdlet({
  verb: 'Get',
  noun: 'NetConnectionProfile',
  className: 'Get-NetConnectionProfile',
  outputTypes: [`Microsoft.Management.Infrastructure.CimInstance`],
  help: {
    synopsis: 'Shows the network that the machine is in; those of the domain are authenticated by it.',
    examples: [
      {
        title: 'A server of the domain',
        transcript: 'PS> (Get-NetConnectionProfile).NetworkCategory\nDomainAuthenticated',
      },
    ],
    links: ['Get-NetAdapter'],
  },
  parameters: {
    Name: { type: 'string[]', wildcards: true, help: 'The names of networks.' },
    InterfaceAlias: { type: 'string[]', aliases: ['ifAlias'], wildcards: true, help: 'The names of connections.' },
    InterfaceIndex: { type: 'int[]', aliases: ['ifIndex'], help: 'The numbers of interfaces.' },
    NetworkCategory: {
      type: 'enum[]',
      values: ['Public', 'Private', 'DomainAuthenticated'],
      help: 'The kinds of networks.',
    },
    IPv4Connectivity: { type: 'enum[]', values: CONNECTIVITY, help: 'How far the network goes by IPv4.' },
    IPv6Connectivity: { type: 'enum[]', values: CONNECTIVITY, help: 'How far the network goes by IPv6.' },
  },
  run(ps) {
    return {
      end() {
        const { Name, InterfaceAlias, InterfaceIndex, NetworkCategory, IPv4Connectivity, IPv6Connectivity } =
          ps.parameters;
        const computer = ownComputer(ps);
        const network = computer && connectedNetwork(computer);
        const objects = (computer ? networkAdapters(computer) : []).map(({ alias, index }) =>
          standardInstance(
            CLASS,
            [
              ['Name', network?.name ?? null],
              ['InterfaceAlias', alias],
              ['InterfaceIndex', index],
              ['NetworkCategory', network?.isOfDomain ? 'DomainAuthenticated' : 'Public'],
              ['IPv4Connectivity', 'LocalNetwork'],
              ['IPv6Connectivity', 'NoTraffic'],
            ],
            SHOWN,
          ),
        );
        writeMatching(ps, CLASS, objects, {
          Name,
          InterfaceAlias,
          InterfaceIndex,
          NetworkCategory,
          IPv4Connectivity,
          IPv6Connectivity,
        });
      },
    };
  },
});
