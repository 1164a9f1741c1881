/** New-PSSession: opens sessions on other computers. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { remoteSessionsOf } from '../../src/engine/remote-sessions.ts';
import { connectByUri, connectTo, openSessionOf } from './remote-run.ts';
import * as remote from './remoting-parameters.ts';

export default cmdlet({
  verb: 'New',
  noun: 'PSSession',
  remotingCapability: 'OwnedByCommand',
  aliases: ['nsn'],
  defaultParameterSet: 'ComputerName',
  outputTypes: ['System.Management.Automation.Runspaces.PSSession'],
  help: {
    synopsis: 'Opens sessions on machines of the lab.',
    description: 'What a script makes in a session (variables, functions) stays there until the session is removed.',
    examples: [
      {
        title: 'A session that keeps what it knows',
        transcript:
          'PS> $s = New-PSSession fe02\nPS> Invoke-Command $s { $n = 41 }\nPS> Invoke-Command $s { $n + 1 }\n42\nPS> Remove-PSSession $s',
      },
    ],
    links: ['Invoke-Command', 'Remove-PSSession'],
  },
  parameters: {
    ComputerName: {
      ...remote.ComputerName,
      position: 0,
      pipeline: 'both',
      in: ['ComputerName'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
    ConnectionUri: {
      ...remote.ConnectionUri,
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['Uri'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
    VMId: {
      ...remote.VMId,
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['VMId'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
    Credential: {
      ...remote.Credential,
      in: {
        ComputerName: { pipeline: 'name' },
        Uri: { pipeline: 'name' },
        VMId: { mandatory: true, pipeline: 'name' },
        VMName: { mandatory: true, pipeline: 'name' },
      },
    },
    Session: {
      ...remote.Session,
      position: 0,
      pipeline: 'both',
      in: ['Session'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
    ContainerId: {
      ...remote.ContainerId,
      mandatory: true,
      pipeline: 'name',
      in: ['ContainerId'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
    Name: { type: 'string[]', help: 'Names of sessions.' },
    EnableNetworkAccess: { ...remote.EnableNetworkAccess, in: ['ComputerName', 'Uri', 'Session'] },
    ConfigurationName: {
      ...remote.ConfigurationName,
      pipeline: 'name',
      in: ['ComputerName', 'Uri', 'VMId', 'VMName', 'ContainerId'],
    },
    RunAsAdministrator: { ...remote.RunAsAdministrator, in: ['ContainerId'] },
    UseWindowsPowerShell: {
      type: 'switch',
      mandatory: true,
      in: ['UseWindowsPowerShellParameterSet'],
      help: 'Starts a Windows PowerShell on this computer and opens a session in it.',
      refused: 'there is no Windows PowerShell beside this one',
    },
    HostName: {
      ...remote.HostName,
      position: 0,
      mandatory: true,
      in: ['SSHHost'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
    Port: { ...remote.Port, in: ['ComputerName', 'SSHHost'], validate: [{ kind: 'range', min: 1, max: 65535 }] },
    SSHConnection: {
      ...remote.SSHConnection,
      mandatory: true,
      in: ['SSHHostHashParam'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
    UserName: { ...remote.UserName, in: ['SSHHost'], validate: [{ kind: 'notNullOrEmpty' }] },
    KeyFilePath: { ...remote.KeyFilePath, in: ['SSHHost'], validate: [{ kind: 'notNullOrEmpty' }] },
    Subsystem: { ...remote.Subsystem, pipeline: 'name', in: ['SSHHost'] },
    ConnectingTimeout: { ...remote.ConnectingTimeout, in: ['SSHHost'] },
    SSHTransport: { ...remote.SSHTransport, in: ['SSHHost'] },
    Options: { ...remote.Options, in: ['SSHHost'], validate: [{ kind: 'notNullOrEmpty' }] },
    UseSSL: { ...remote.UseSSL, in: ['ComputerName'] },
    ApplicationName: { ...remote.ApplicationName, pipeline: 'name', in: ['ComputerName'] },
    ThrottleLimit: { ...remote.ThrottleLimit, in: ['ComputerName', 'Uri', 'VMId', 'VMName', 'Session', 'ContainerId'] },
    AllowRedirection: { ...remote.AllowRedirection, in: ['Uri'] },
    SessionOption: { ...remote.SessionOption, in: ['ComputerName', 'Uri'], validate: [{ kind: 'notNull' }] },
    Authentication: { ...remote.Authentication, in: ['ComputerName', 'Uri'] },
    CertificateThumbprint: { ...remote.CertificateThumbprint, in: ['ComputerName', 'Uri'] },
    VMName: {
      ...remote.VMName,
      mandatory: true,
      pipeline: 'name',
      in: ['VMName'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
  },
  run(ps) {
    return {
      process() {
        const { ComputerName, ConnectionUri, Session, Name } = ps.parameters;
        const copied = Session?.map((one) => openSessionOf(ps, one)?.computerName).filter((name) => name !== undefined);
        const hosts = ConnectionUri
          ? ConnectionUri.map((uri) => connectByUri(ps, uri, ps.parameters))
          : (copied ?? ComputerName ?? ['localhost']).map((computer) => connectTo(ps, computer, ps.parameters));
        hosts.forEach((host, index) => {
          if (host) ps.write(remoteSessionsOf(ps.runspace).open(host, Name?.[index]));
        });
      },
    };
  },
});
