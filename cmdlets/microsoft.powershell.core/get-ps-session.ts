/** Get-PSSession: the sessions that are open on other computers. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';
import * as remote from './remoting-parameters.ts';
import { selectSessions } from './session-selection.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'PSSession',
  remotingCapability: 'OwnedByCommand',
  aliases: ['gsn'],
  defaultParameterSet: 'Name',
  outputTypes: ['System.Management.Automation.Runspaces.PSSession'],
  help: {
    synopsis: 'Lists the sessions that are open on machines of the lab.',
    examples: [
      {
        title: 'All of them',
        transcript: 'PS> $s = New-PSSession fe02 -Name Work\nPS> (Get-PSSession).Name\nWork\nPS> Remove-PSSession $s',
      },
    ],
    links: ['New-PSSession'],
  },
  parameters: {
    ComputerName: {
      ...remote.ComputerName,
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['ComputerName', 'ComputerInstanceId'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
    ConnectionUri: {
      ...remote.ConnectionUri,
      help: 'The address by which the sessions were opened.',
      refused: 'sessions are listed by -ComputerName',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['ConnectionUri', 'ConnectionUriInstanceId'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
    ApplicationName: {
      ...remote.ApplicationName,
      noEffect: 'the sessions listed are those of this shell, however they were opened',
      pipeline: 'name',
      in: ['ComputerName', 'ComputerInstanceId'],
    },
    ConfigurationName: {
      ...remote.ConfigurationName,
      pipeline: 'name',
      in: [
        'ComputerName',
        'ComputerInstanceId',
        'ConnectionUri',
        'ConnectionUriInstanceId',
        'ContainerId',
        'ContainerIdInstanceId',
        'VMId',
        'VMIdInstanceId',
        'VMName',
        'VMNameInstanceId',
      ],
    },
    AllowRedirection: { ...remote.AllowRedirection, in: ['ConnectionUri', 'ConnectionUriInstanceId'] },
    InstanceId: {
      type: 'other[]',
      typeName: 'guid',
      in: {
        ComputerInstanceId: { mandatory: true },
        ConnectionUriInstanceId: { mandatory: true },
        ContainerIdInstanceId: { mandatory: true },
        InstanceId: { pipeline: 'name' },
        VMIdInstanceId: { mandatory: true },
        VMNameInstanceId: { mandatory: true },
      },
      validate: [{ kind: 'notNull' }],
      help: 'Identifiers of sessions.',
    },
    Id: {
      type: 'int[]',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['Id'],
      validate: [{ kind: 'notNull' }],
      help: 'Numbers of sessions.',
    },
    ContainerId: {
      ...remote.ContainerId,
      mandatory: true,
      pipeline: 'name',
      in: ['ContainerId', 'ContainerIdInstanceId'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
    Name: {
      type: 'string[]',
      in: { ComputerName: {}, ConnectionUri: {}, ContainerId: {}, Name: { pipeline: 'name' }, VMId: {}, VMName: {} },
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Names of sessions.',
    },
    Credential: {
      ...remote.Credential,
      help: 'The account whose sessions are asked for.',
      noEffect: 'the sessions of a lab are those of this one, whoever works in them',
      in: ['ComputerName', 'ComputerInstanceId', 'ConnectionUri', 'ConnectionUriInstanceId'],
    },
    Authentication: {
      ...remote.Authentication,
      in: ['ComputerName', 'ComputerInstanceId', 'ConnectionUri', 'ConnectionUriInstanceId'],
    },
    CertificateThumbprint: {
      ...remote.CertificateThumbprint,
      in: ['ComputerName', 'ComputerInstanceId', 'ConnectionUri', 'ConnectionUriInstanceId'],
    },
    Port: {
      ...remote.Port,
      noEffect: 'the sessions listed are those of this shell, however they were opened',
      in: ['ComputerName', 'ComputerInstanceId'],
      validate: [{ kind: 'range', min: 1, max: 65535 }],
    },
    UseSSL: {
      ...remote.UseSSL,
      noEffect: 'the sessions listed are those of this shell, however they were opened',
      in: ['ComputerName', 'ComputerInstanceId'],
    },
    ThrottleLimit: {
      ...remote.ThrottleLimit,
      in: ['ComputerName', 'ComputerInstanceId', 'ConnectionUri', 'ConnectionUriInstanceId'],
    },
    State: {
      type: 'enum',
      typeName: 'Microsoft.PowerShell.Commands.SessionFilterState',
      values: ['All', 'Opened', 'Disconnected', 'Closed', 'Broken'],
      in: [
        'ComputerName',
        'ComputerInstanceId',
        'ConnectionUri',
        'ConnectionUriInstanceId',
        'ContainerId',
        'ContainerIdInstanceId',
        'VMId',
        'VMIdInstanceId',
        'VMName',
        'VMNameInstanceId',
      ],
      help: 'Only sessions in this state.',
    },
    SessionOption: {
      ...remote.SessionOption,
      in: ['ComputerName', 'ComputerInstanceId', 'ConnectionUri', 'ConnectionUriInstanceId'],
    },
    VMId: {
      ...remote.VMId,
      mandatory: true,
      pipeline: 'name',
      in: ['VMId', 'VMIdInstanceId'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
    VMName: {
      ...remote.VMName,
      mandatory: true,
      pipeline: 'name',
      in: ['VMName', 'VMNameInstanceId'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
  },
  run(ps) {
    return {
      process() {
        const { State: state = 'All', ConfigurationName: configuration = '*' } = ps.parameters;
        const fits = WildcardPattern.of(configuration, true);
        for (const session of selectSessions(ps, ps.parameters))
          if ((state === 'All' || session.state === state) && fits.isMatch(session.configurationName))
            ps.write(session);
      },
    };
  },
});
