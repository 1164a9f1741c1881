/** Remove-PSSession: closes sessions on other computers. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { PSSession, remoteSessionsOf } from '../../src/engine/remote-sessions.ts';
import * as remote from './remoting-parameters.ts';
import { selectSessions } from './session-selection.ts';

export default cmdlet({
  verb: 'Remove',
  noun: 'PSSession',
  remotingCapability: 'OwnedByCommand',
  aliases: ['rsn'],
  defaultParameterSet: 'Id',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Closes sessions on machines of the lab.',
    examples: [
      {
        title: 'All of them',
        transcript:
          'PS> $null = New-PSSession fe02, fe03\nPS> Get-PSSession | Remove-PSSession\nPS> @(Get-PSSession).Count\n0',
      },
    ],
    links: ['New-PSSession'],
  },
  parameters: {
    Id: {
      type: 'int[]',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['Id'],
      validate: [{ kind: 'notNull' }],
      help: 'Numbers of sessions.',
    },
    Session: { ...remote.Session, position: 0, mandatory: true, pipeline: 'both', in: ['Session'] },
    ContainerId: {
      ...remote.ContainerId,
      mandatory: true,
      pipeline: 'name',
      in: ['ContainerId'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
    VMId: { ...remote.VMId, mandatory: true, pipeline: 'name', in: ['VMId'], validate: [{ kind: 'notNullOrEmpty' }] },
    VMName: {
      ...remote.VMName,
      mandatory: true,
      pipeline: 'name',
      in: ['VMName'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
    InstanceId: {
      type: 'other[]',
      typeName: 'guid',
      mandatory: true,
      pipeline: 'name',
      in: ['InstanceId'],
      validate: [{ kind: 'notNull' }],
      help: 'Identifiers of sessions.',
    },
    Name: {
      type: 'string[]',
      mandatory: true,
      pipeline: 'name',
      in: ['Name'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Names of sessions.',
    },
    ComputerName: {
      ...remote.ComputerName,
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['ComputerName'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
  },
  run(ps) {
    return {
      process() {
        const given = ps.parameters.Session?.filter((one) => one instanceof PSSession);
        for (const session of given ?? selectSessions(ps, ps.parameters)) {
          if (ps.shouldProcess(session.name, 'Remove')) remoteSessionsOf(ps.runspace).remove(session);
        }
      },
    };
  },
});
