/** Enter-PSSession: what is typed from now on runs on another computer. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { remoteSessionsOf } from '../../src/engine/remote-sessions.ts';
import { connectByUri, connectTo, openSessionOf } from './remote-run.ts';
import * as remote from './remoting-parameters.ts';
import { selectSessions } from './session-selection.ts';

export default cmdlet({
  verb: 'Enter',
  noun: 'PSSession',
  remotingCapability: 'OwnedByCommand',
  aliases: ['etsn'],
  defaultParameterSet: 'ComputerName',
  outputTypes: [],
  help: {
    synopsis: 'Goes to a machine of the lab: what is typed runs there.',
    description: 'Until Exit-PSSession, or exit. The prompt names the machine.',
    examples: [
      {
        title: 'Look around on another machine',
        transcript: 'PS> Enter-PSSession fe02\nPS> $env:COMPUTERNAME\nFE02\nPS> Exit-PSSession',
        remarks: 'The prompt itself changes, which a transcript does not show.',
        runnable: false,
      },
    ],
    links: ['Exit-PSSession', 'Invoke-Command'],
  },
  parameters: {
    ComputerName: {
      ...remote.ComputerName,
      type: 'string',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['ComputerName'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
    HostName: {
      ...remote.HostName,
      type: 'string',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      in: ['SSHHost'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
    Session: {
      ...remote.Session,
      type: 'other',
      position: 0,
      pipeline: 'both',
      in: ['Session'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
    ConnectionUri: {
      ...remote.ConnectionUri,
      type: 'uri',
      position: 1,
      pipeline: 'name',
      in: ['Uri'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
    EnableNetworkAccess: { ...remote.EnableNetworkAccess, in: ['ComputerName', 'Uri'] },
    InstanceId: {
      type: 'guid',
      pipeline: 'name',
      in: ['InstanceId'],
      validate: [{ kind: 'notNull' }],
      help: 'Identifiers of sessions.',
    },
    Id: {
      type: 'int',
      position: 0,
      pipeline: 'name',
      in: ['Id'],
      validate: [{ kind: 'notNull' }],
      help: 'Numbers of sessions.',
    },
    Name: { type: 'string', pipeline: 'name', in: ['Name'], help: 'Names of sessions.' },
    VMId: {
      ...remote.VMId,
      type: 'guid',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['VMId'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
    VMName: {
      ...remote.VMName,
      type: 'string',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['VMName'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
    ContainerId: {
      ...remote.ContainerId,
      type: 'string',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['ContainerId'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
    Credential: {
      ...remote.Credential,
      in: {
        ComputerName: { pipeline: 'name' },
        Uri: { pipeline: 'name' },
        VMId: { position: 1, mandatory: true, pipeline: 'name' },
        VMName: { position: 1, mandatory: true, pipeline: 'name' },
      },
    },
    ConfigurationName: {
      ...remote.ConfigurationName,
      pipeline: 'name',
      in: ['ComputerName', 'Uri', 'VMId', 'VMName', 'ContainerId'],
    },
    AllowRedirection: { ...remote.AllowRedirection, in: ['Uri'] },
    Options: { ...remote.Options, in: ['SSHHost'], validate: [{ kind: 'notNullOrEmpty' }] },
    Port: { ...remote.Port, in: ['ComputerName', 'SSHHost'], validate: [{ kind: 'range', min: 1, max: 65535 }] },
    RunAsAdministrator: { ...remote.RunAsAdministrator, in: ['ContainerId'] },
    UserName: { ...remote.UserName, in: ['SSHHost'], validate: [{ kind: 'notNullOrEmpty' }] },
    KeyFilePath: { ...remote.KeyFilePath, in: ['SSHHost'], validate: [{ kind: 'notNullOrEmpty' }] },
    Subsystem: { ...remote.Subsystem, pipeline: 'name', in: ['SSHHost'] },
    ConnectingTimeout: { ...remote.ConnectingTimeout, in: ['SSHHost'] },
    SSHTransport: { ...remote.SSHTransport, in: ['SSHHost'] },
    UseSSL: { ...remote.UseSSL, in: ['ComputerName'] },
    ApplicationName: { ...remote.ApplicationName, pipeline: 'name', in: ['ComputerName'] },
    SessionOption: { ...remote.SessionOption, in: ['ComputerName', 'Uri'], validate: [{ kind: 'notNull' }] },
    Authentication: { ...remote.Authentication, in: ['ComputerName', 'Uri'] },
    CertificateThumbprint: { ...remote.CertificateThumbprint, in: ['ComputerName', 'Uri'] },
  },
  run(ps) {
    return {
      process() {
        const { ComputerName, ConnectionUri, Session, Name, Id, InstanceId } = ps.parameters;
        const table = remoteSessionsOf(ps.runspace);
        if (ComputerName !== undefined || ConnectionUri !== undefined) {
          const host = ConnectionUri
            ? connectByUri(ps, ConnectionUri, ps.parameters)
            : connectTo(ps, ComputerName ?? '', ps.parameters);
          if (host) table.entered = table.make(host);
        } else if (Session !== undefined) table.entered = openSessionOf(ps, Session);
        else {
          const query = { Name: Name === undefined ? undefined : [Name], Id: Id === undefined ? undefined : [Id] };
          const chosen = InstanceId === undefined ? query : { InstanceId: [InstanceId] };
          table.entered = selectSessions(ps, chosen)[0] ?? null;
        }
      },
    };
  },
});
