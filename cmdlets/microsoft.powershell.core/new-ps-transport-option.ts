/** New-PSTransportOption: limits for the sessions of a configuration. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { BUFFERING_MODES, TRANSPORT_LIMITS, TransportOption } from './transport-option.ts';

const limit = (min: number, max: number, help: string) =>
  ({ type: 'System.Nullable[int]', pipeline: 'name', validate: [{ kind: 'range', min, max }], help }) as const;

const MOST = 2147483647;

export default cmdlet({
  verb: 'New',
  noun: 'PSTransportOption',
  outputTypes: ['Microsoft.PowerShell.Commands.WSManConfigurationOption'],
  help: {
    synopsis: 'Makes an object with limits for the sessions of a configuration.',
    examples: [
      {
        title: 'Five sessions of one user',
        transcript: 'PS> (New-PSTransportOption -MaxSessionsPerUser 5).MaxSessionsPerUser\n5',
      },
    ],
  },
  parameters: {
    IdleTimeoutSec: limit(60, 2147483, 'How long a session may be idle, in seconds.'),
    MaxConcurrentCommandsPerSession: limit(1, MOST, 'How many commands may run in a session at once.'),
    MaxConcurrentUsers: limit(1, 100, 'How many users may have sessions at once.'),
    MaxIdleTimeoutSec: limit(60, 2147483, 'The longest that a session may ask to be idle, in seconds.'),
    MaxMemoryPerSessionMB: limit(5, MOST, 'How much memory a session may have, in megabytes.'),
    MaxProcessesPerSession: limit(1, MOST, 'How many processes a session may have.'),
    MaxSessions: limit(1, MOST, 'How many sessions there may be.'),
    MaxSessionsPerUser: limit(1, MOST, 'How many of them one user may have.'),
    ProcessIdleTimeoutSec: limit(0, 1209600, 'How long the process of sessions stays when it is idle, in seconds.'),
    OutputBufferingMode: {
      type: 'enum',
      typeName: 'System.Management.Automation.Runspaces.OutputBufferingMode',
      values: BUFFERING_MODES,
      pipeline: 'name',
      help: 'What becomes of output that nobody takes.',
    },
  },
  run(ps) {
    return {
      process() {
        const given = ps.parameters;
        const limits = new Map(
          TRANSPORT_LIMITS.flatMap((name) => {
            const value = given[name];
            return value === undefined || value === null ? [] : [[name, value] as const];
          }),
        );
        const { OutputBufferingMode: mode } = given;
        ps.write(new TransportOption(limits, mode === undefined ? null : BUFFERING_MODES.indexOf(mode)));
      },
    };
  },
});
