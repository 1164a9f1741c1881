/** Resolve-DnsName: what the lab's DNS knows. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { COMPUTERS } from '../../src/machine/machine-sources.ts';
import { DataObject } from '../../src/types/values/data-object.ts';

export default cmdlet({
  verb: 'Resolve',
  noun: 'DnsName',
  className: 'Microsoft.DnsClient.Commands.ResolveDnsName',
  outputTypes: ['Microsoft.DnsClient.Commands.DnsRecord_A', 'Microsoft.DnsClient.Commands.DnsRecord_SRV'],
  help: {
    synopsis: 'Finds the addresses of a name in the DNS of the lab.',
    description:
      'It knows the machines, pools, simple URLs and SIP names of the topology, the domain controller, and where clients sign in.',
    examples: [
      { title: 'A machine', transcript: 'PS> (Resolve-DnsName fe02).IPAddress\n192.168.10.22' },
      {
        title: 'Where clients sign in',
        transcript:
          'PS> Resolve-DnsName _sipinternaltls._tcp.contoso.com -Type SRV | ForEach-Object { "$($_.NameTarget):$($_.Port)" }\ndir01.contoso.com:5061',
      },
    ],
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
      values: ['A_AAAA', 'A', 'ALL', 'SRV'],
      position: 1,
      help: 'The kind of record: addresses, which are of IPv4 alone, or the places of a service.',
    },
  },
  run(ps) {
    return {
      process() {
        const { Name = '', Type: type = 'A_AAAA' } = ps.parameters;
        const { network } = ps.service(COMPUTERS);
        const services = type === 'SRV' || type === 'ALL' ? network.servicesAt(Name) : [];
        const addresses = type === 'SRV' ? [] : network.addressesOf(Name);
        if (services.length + addresses.length === 0) {
          ps.error('ERROR_DNS_NAME_ERROR', 'ResourceUnavailable', `${Name} : DNS name does not exist`, {
            target: Name,
            exception: 'System.ComponentModel.Win32Exception',
          });
        }
        for (const { target, port } of services)
          ps.write(record('SRV', Name, { NameTarget: target, Priority: 0, Weight: 0, Port: port }));
        for (const address of addresses)
          ps.write(record('A', network.fullNameOf(Name), { IPAddress: address, IP4Address: address }));
      },
    };
  },
});

function record(type: 'A' | 'SRV', name: string, values: Readonly<Record<string, unknown>>): DataObject {
  return new DataObject(`Microsoft.DnsClient.Commands.DnsRecord_${type}`, {
    Name: name,
    Type: type,
    TTL: 1200,
    Section: 'Answer',
    ...values,
  });
}
