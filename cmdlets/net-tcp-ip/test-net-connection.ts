/** Test-NetConnection: whether a machine of the lab answers, and whether something listens at a port. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { COMPUTERS } from '../../src/machine/machine-sources.ts';
import { DataObject } from '../../src/types/values/data-object.ts';

const COMMON_PORTS: ReadonlyMap<string, number> = new Map([
  ['HTTP', 80],
  ['RDP', 3389],
  ['SMB', 445],
  ['WINRM', 5985],
]);

export default cmdlet({
  verb: 'Test',
  noun: 'NetConnection',
  aliases: ['TNC'],
  defaultParameterSet: 'ICMP',
  outputTypes: ['NetTcpIpResult'],
  help: {
    synopsis: 'Finds out whether a machine of the lab answers, and whether something listens at a port.',
    description: 'A port is open while the service behind it runs. Nothing is sent to the network of this computer.',
    examples: [
      {
        title: 'The port of SIP',
        transcript:
          'PS> (Test-NetConnection fe02 -Port 5061).TcpTestSucceeded\nTrue\nPS> Test-NetConnection fe02 -Port 8 -InformationLevel Quiet -WarningAction SilentlyContinue\nFalse',
      },
    ],
    links: ['Test-Connection', 'Resolve-DnsName'],
  },
  parameters: {
    CommonTCPPort: {
      type: 'enum',
      values: ['HTTP', 'RDP', 'SMB', 'WINRM'],
      position: 1,
      mandatory: true,
      in: ['CommonTCPPort'],
      help: 'A well-known port.',
    },
    ComputerName: {
      type: 'string',
      position: 0,
      pipeline: 'both',
      aliases: ['RemoteAddress', 'cn'],
      help: 'The machine.',
    },
    InformationLevel: { type: 'enum', values: ['Quiet', 'Detailed'], help: 'Quiet: only whether it succeeded.' },
    Port: { type: 'int', in: { RemotePort: { mandatory: true } }, aliases: ['RemotePort'], help: 'The port.' },
  },
  run(ps) {
    return {
      process() {
        const { ComputerName, InformationLevel, CommonTCPPort } = ps.parameters;
        const name = ComputerName || 'localhost';
        const port = ps.parameters.Port ?? COMMON_PORTS.get(CommonTCPPort ?? '');
        const { network } = ps.service(COMPUTERS);
        const [first] = network.addressesOf(name);
        const answer = network.answeringAddress(name);
        const listens = port !== undefined && network.listensAt(name, port);
        if (first === undefined) ps.warning(`Name resolution of ${name} failed`);
        else if (port !== undefined && !listens) ps.warning(`TCP connect to (${first} : ${port}) failed`);
        if (first !== undefined && answer === undefined) ps.warning(`Ping to ${first} failed with status: TimedOut`);
        const succeeded = port === undefined ? answer !== undefined : listens;
        if (InformationLevel === 'Quiet') return ps.write(succeeded);
        const result: Record<string, unknown> = {
          ComputerName: name,
          RemoteAddress: first ?? null,
          InterfaceAlias: 'Local Area Connection',
          SourceAddress: network.ownAddress,
          PingSucceeded: answer !== undefined,
          TcpTestSucceeded: listens,
        };
        ps.write(new DataObject('NetTcpIpResult', port === undefined ? result : { ...result, RemotePort: port }));
      },
    };
  },
});
