/** Test-Connection: whether machines of the lab answer. */

import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { COMPUTERS, type ComputerSource } from '../../src/machine/machine-sources.ts';
import { DataObject } from '../../src/types/values/data-object.ts';
import { Int64 } from '../../src/types/values/numbers.ts';

export default cmdlet({
  verb: 'Test',
  noun: 'Connection',
  defaultParameterSet: 'DefaultPing',
  outputTypes: [
    'Microsoft.PowerShell.Commands.TestConnectionCommand+PingStatus',
    'System.Boolean',
    'Microsoft.PowerShell.Commands.TestConnectionCommand+PingMtuStatus',
    'System.Int32',
    'Microsoft.PowerShell.Commands.TestConnectionCommand+TraceStatus',
    'Microsoft.PowerShell.Commands.TestConnectionCommand+TcpPortStatus',
  ],
  help: {
    synopsis: 'Finds out whether machines of the lab answer.',
    description: 'A machine whose replica is offline does not answer. Nothing is sent to the network of this computer.',
    examples: [
      {
        title: 'Two machines',
        transcript:
          'PS> Test-Connection fe02 -Count 1 -Quiet\nTrue\nPS> Set-LabReplica fe03.contoso.com -Offline\nPS> Test-Connection fe03 -Count 1 -Quiet\nFalse',
      },
    ],
    links: ['Test-NetConnection', 'Set-LabReplica'],
  },
  parameters: {
    BufferSize: {
      type: 'int',
      in: ['DefaultPing', 'RepeatPing'],
      aliases: ['Size', 'Bytes', 'BS'],
      validate: [{ kind: 'range', min: 0, max: 65500 }],
      help: 'How many bytes are sent.',
    },
    Count: {
      type: 'int',
      in: ['DefaultPing', 'TcpPort'],
      validate: [{ kind: 'range', min: 1, max: 2147483647 }],
      help: 'How many times it is asked; four by default.',
    },
    Delay: {
      type: 'int',
      in: ['DefaultPing', 'RepeatPing', 'TcpPort'],
      validate: [{ kind: 'range', min: 1, max: 2147483647 }],
      help: 'Seconds between two tries.',
      noEffect: 'the clock of a lab does not have to wait for answers',
    },
    Detailed: {
      type: 'switch',
      in: ['TcpPort'],
      help: 'Tells the steps of the connection.',
      refused: 'the steps of a connection are not told apart in a lab',
    },
    DontFragment: {
      type: 'switch',
      in: ['DefaultPing', 'RepeatPing'],
      help: 'Forbids to cut packets.',
      noEffect: 'packets of a lab are never cut',
    },
    IPv4: {
      type: 'switch',
      in: ['DefaultPing', 'MtuSizeDetect', 'RepeatPing', 'TcpPort', 'TraceRoute'],
      help: 'Uses IPv4.',
      noEffect: 'machines of a lab have IPv4 addresses only',
    },
    IPv6: {
      type: 'switch',
      in: ['DefaultPing', 'MtuSizeDetect', 'RepeatPing', 'TcpPort', 'TraceRoute'],
      help: 'Uses IPv6.',
      noEffect: 'machines of a lab have IPv4 addresses only',
    },
    MaxHops: {
      type: 'int',
      in: ['DefaultPing', 'RepeatPing', 'TraceRoute'],
      aliases: ['Ttl', 'TimeToLive', 'Hops'],
      validate: [{ kind: 'range', min: 1, max: 128 }],
      help: 'How many routers may lie between.',
      noEffect: 'machines of a lab are neighbours',
    },
    MtuSize: {
      type: 'switch',
      mandatory: true,
      in: ['MtuSizeDetect'],
      aliases: ['MtuSizeDetect'],
      help: 'Looks for the largest packet that goes through.',
      refused: 'links of a lab have no limit of size to look for',
    },
    Ping: {
      type: 'switch',
      in: ['DefaultPing', 'RepeatPing'],
      help: 'Sends pings; the default.',
      noEffect: 'it is what the command does anyway',
    },
    Quiet: { type: 'switch', help: 'Only whether the machine answers.' },
    Repeat: {
      type: 'switch',
      in: { RepeatPing: { mandatory: true }, TcpPort: {} },
      aliases: ['Continuous'],
      help: 'Goes on until it is stopped.',
      refused: 'a test that never ends is not built',
    },
    ResolveDestination: {
      type: 'switch',
      in: ['DefaultPing', 'MtuSizeDetect', 'RepeatPing', 'TcpPort', 'TraceRoute'],
      help: 'Shows names in place of addresses.',
    },
    Source: {
      type: 'string',
      in: ['DefaultPing', 'RepeatPing', 'TcpPort', 'TraceRoute'],
      help: 'The machine to start from.',
      refused: 'tests start from the machine of the session only',
    },
    TargetName: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      aliases: ['ComputerName'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The machines.',
    },
    TcpPort: {
      type: 'int',
      mandatory: true,
      in: ['TcpPort'],
      validate: [{ kind: 'range', min: 0, max: 65535 }],
      help: 'Whether something listens at this port.',
    },
    TimeoutSeconds: {
      type: 'int',
      validate: [{ kind: 'range', min: 1, max: 2147483647 }],
      help: 'Seconds to wait for an answer.',
      noEffect: 'machines of a lab answer at once or not at all',
    },
    Traceroute: {
      type: 'switch',
      mandatory: true,
      in: ['TraceRoute'],
      help: 'Shows the routers between.',
      refused: 'machines of a lab are neighbours without routers between',
    },
  },
  run(ps) {
    return {
      process() {
        const { TargetName, Count = 4, Quiet, TcpPort, BufferSize = 32, ResolveDestination } = ps.parameters;
        if (!['DefaultPing', 'TcpPort'].includes(ps.parameterSet)) {
          ps.fail(
            'TestConnectionModeNotBuilt',
            'NotImplemented',
            'Test-Connection -Repeat, -Traceroute and -MtuSize are not built.',
            {
              exception: 'System.NotImplementedException',
            },
          );
        }
        const computers = ps.service(COMPUTERS);
        const { network } = computers;
        for (const target of TargetName ?? []) {
          if (TcpPort !== undefined) {
            ps.write(network.listensAt(target, TcpPort));
            continue;
          }
          const answer = network.answeringAddress(target);
          if (Quiet) ps.write(answer !== undefined);
          else if (network.addressesOf(target).length === 0) reportUnknown(ps, target);
          else {
            for (let ping = 1; ping <= Count; ping++) {
              const how = { ping, size: BufferSize, named: ResolveDestination ?? false };
              ps.write(pingStatus(computers, target, answer, how));
            }
          }
        }
      },
    };
  },
});

function pingStatus(
  { network, reach }: ComputerSource,
  target: string,
  answer: string | undefined,
  { ping, size, named }: { ping: number; size: number; named: boolean },
): DataObject {
  const address = answer ?? network.addressesOf(target)[0] ?? null;
  return new DataObject('Microsoft.PowerShell.Commands.TestConnectionCommand+PingStatus', {
    Ping: ping,
    Source: reach('.')?.name ?? null,
    Destination: target,
    Address: address,
    DisplayAddress: named ? network.fullNameOf(target) : address,
    Latency: new Int64(answer === undefined ? 0n : 1n),
    Status: answer === undefined ? 'TimedOut' : 'Success',
    BufferSize: answer === undefined ? 0 : size,
    Reply: null,
  });
}

function reportUnknown(ps: CmdletActions, target: string): void {
  ps.error(
    'TestConnectionException',
    'ResourceUnavailable',
    `Testing connection to computer '${target}' failed: Cannot resolve the target name.`,
    { target, exception: 'System.Net.NetworkInformation.PingException' },
  );
}
