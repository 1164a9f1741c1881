/** Resolve-DnsName: what the lab's DNS knows. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { COMPUTERS } from '../../src/machine/machine-sources.ts';
import { DataObject } from '../../src/types/values/data-object.ts';

export default cmdlet({
  verb: 'Resolve',
  noun: 'DnsName',
  className: 'Microsoft.DnsClient.Commands.ResolveDnsName',
  outputTypes: ['Microsoft.DnsClient.Commands.DnsRecord_A'],
  help: {
    synopsis: 'Finds the addresses of a name in the DNS of the lab.',
    description: 'It knows the machines, pools, simple URLs and SIP names of the topology, and the domain controller.',
    examples: [{ title: 'A machine', transcript: 'PS> (Resolve-DnsName fe02).IPAddress\n192.168.10.22' }],
    links: ['Test-NetConnection'],
  },
  parameters: {
    DnsOnly: { type: 'switch', help: 'Asks DNS only.', noEffect: 'names are always resolved by the DNS of the lab' },
    Name: { type: 'string', position: 0, mandatory: true, pipeline: 'both', help: 'The name.' },
    NoHostsFile: {
      type: 'switch',
      help: 'Does not look into the hosts file.',
      noEffect: 'machines of a lab have no names in their hosts files',
    },
    QuickTimeout: { type: 'switch', help: 'Gives up sooner.', noEffect: 'the DNS of the lab answers at once' },
    Server: {
      type: 'string[]',
      aliases: ['ComputerName'],
      help: 'The DNS servers to ask.',
      noEffect: 'one DNS serves the whole lab',
    },
    Type: {
      type: 'enum',
      values: ['A_AAAA', 'A', 'ALL'],
      position: 1,
      help: 'The kind of record.',
      noEffect: 'the DNS of a lab has IPv4 addresses only',
    },
  },
  run(ps) {
    return {
      process() {
        const { Name = '' } = ps.parameters;
        const { network } = ps.service(COMPUTERS);
        const found = network.addressesOf(Name);
        if (found.length === 0) {
          ps.error('ERROR_DNS_NAME_ERROR', 'ResourceUnavailable', `${Name} : DNS name does not exist`, {
            target: Name,
            exception: 'System.ComponentModel.Win32Exception',
          });
        }
        for (const address of found) {
          ps.write(
            new DataObject('Microsoft.DnsClient.Commands.DnsRecord_A', {
              Name: network.fullNameOf(Name),
              Type: 'A',
              TTL: 1200,
              Section: 'Answer',
              IPAddress: address,
              IP4Address: address,
            }),
          );
        }
      },
    };
  },
});
