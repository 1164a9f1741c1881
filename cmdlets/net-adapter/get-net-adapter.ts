/** Get-NetAdapter: the network adapters of the machine of the session. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { networkAdapters, ownComputer, standardInstance, writeMatching } from '../../src/machine/network-adapters.ts';

const CLASS = 'MSFT_NetAdapter';

export default cmdlet({
  verb: 'Get',
  noun: 'NetAdapter',
  className: 'Get-NetAdapter',
  defaultParameterSet: 'ByName',
  outputTypes: [`Microsoft.Management.Infrastructure.CimInstance`],
  help: {
    synopsis: 'Lists the network adapters of the machine that one is logged on to.',
    examples: [
      {
        title: 'Those that are connected',
        transcript: "PS> (Get-NetAdapter | Where-Object Status -eq 'Up').Name\nLocal Area Connection",
      },
    ],
    links: ['Get-NetIPAddress'],
  },
  parameters: {
    Name: {
      type: 'string[]',
      position: 0,
      in: ['ByName'],
      aliases: ['ifAlias', 'InterfaceAlias'],
      wildcards: true,
      help: 'The names of connections.',
    },
    InterfaceDescription: {
      type: 'string[]',
      in: { ByInstanceID: { mandatory: true } },
      aliases: ['ifDesc'],
      wildcards: true,
      help: 'The names of adapters.',
    },
    InterfaceIndex: {
      type: 'int[]',
      in: { ByIfIndex: { mandatory: true } },
      aliases: ['ifIndex'],
      help: 'The numbers of interfaces.',
    },
    Physical: { type: 'switch', help: 'Those that are hardware.', noEffect: 'machines of a lab have no others' },
    IncludeHidden: { type: 'switch', help: 'Hidden ones too.', noEffect: 'machines of a lab have none' },
  },
  run(ps) {
    return {
      end() {
        const { Name, InterfaceDescription, InterfaceIndex } = ps.parameters;
        const computer = ownComputer(ps);
        const adapters = computer ? networkAdapters(computer) : [];
        const objects = adapters.map((adapter) =>
          standardInstance(
            CLASS,
            [
              ['Name', adapter.alias],
              ['InterfaceAlias', adapter.alias],
              ['ifAlias', adapter.alias],
              ['InterfaceDescription', adapter.description],
              ['ifDesc', adapter.description],
              ['InterfaceIndex', adapter.index],
              ['ifIndex', adapter.index],
              ['Status', adapter.isUp ? 'Up' : 'Disconnected'],
              ['MediaConnectionState', adapter.isUp ? 'Connected' : 'Disconnected'],
              ['MacAddress', adapter.physicalAddress],
              ['LinkSpeed', `${adapter.speed / 1e9} Gbps`],
              ['Speed', adapter.speed],
              ['Virtual', false],
              ['SystemName', computer?.fqdn ?? null],
            ],
            ['Name', 'InterfaceDescription', 'ifIndex', 'Status', 'MacAddress', 'LinkSpeed'],
          ),
        );
        writeMatching(ps, CLASS, objects, { Name, InterfaceDescription, InterfaceIndex });
      },
    };
  },
});
