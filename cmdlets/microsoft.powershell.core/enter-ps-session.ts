/** Enter-PSSession: what is typed from now on runs on another computer. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { remoteSessionsOf } from '../../src/engine/remote-sessions.ts';
import { connectTo, openSessionOf } from './remote-run.ts';
import { selectSessions } from './session-selection.ts';

export default cmdlet({
  verb: 'Enter',
  noun: 'PSSession',
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
      type: 'string',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['ComputerName'],
      aliases: ['Cn'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Machines of the lab.',
    },
    HostName: {
      type: 'string',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      in: ['SSHHost'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Not available here.',
    },
    Session: {
      type: 'other',
      typeName: 'System.Management.Automation.Runspaces.PSSession',
      position: 0,
      pipeline: 'both',
      in: ['Session'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Open sessions, as New-PSSession gives them.',
    },
    ConnectionUri: {
      type: 'uri',
      position: 1,
      pipeline: 'name',
      in: ['Uri'],
      aliases: ['URI', 'CU'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Not available here.',
    },
    EnableNetworkAccess: { type: 'switch', in: ['ComputerName', 'Uri'], help: 'Ignored: sessions reach the network.' },
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
      type: 'guid',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['VMId'],
      aliases: ['VMGuid'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Not available here.',
    },
    VMName: {
      type: 'string',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['VMName'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Not available here.',
    },
    ContainerId: {
      type: 'string',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['ContainerId'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Not available here.',
    },
    Credential: {
      type: 'pscredential',
      in: {
        ComputerName: { pipeline: 'name' },
        Uri: { pipeline: 'name' },
        VMId: { position: 1, mandatory: true, pipeline: 'name' },
        VMName: { position: 1, mandatory: true, pipeline: 'name' },
      },
      help: 'Ignored: everyone in a lab may log on everywhere.',
    },
    ConfigurationName: {
      type: 'string',
      pipeline: 'name',
      in: ['ComputerName', 'Uri', 'VMId', 'VMName', 'ContainerId'],
      help: 'Ignored: there is one configuration, Microsoft.PowerShell.',
    },
    AllowRedirection: { type: 'switch', in: ['Uri'], help: 'Not available here.' },
    Options: {
      type: 'hashtable',
      in: ['SSHHost'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Not available here.',
    },
    Port: {
      type: 'int',
      in: ['ComputerName', 'SSHHost'],
      validate: [{ kind: 'range', min: 1, max: 65535 }],
      help: 'Ignored: sessions of a lab have no ports.',
    },
    RunAsAdministrator: { type: 'switch', in: ['ContainerId'], help: 'Not available here.' },
    UserName: { type: 'string', in: ['SSHHost'], validate: [{ kind: 'notNullOrEmpty' }], help: 'Not available here.' },
    KeyFilePath: {
      type: 'string',
      in: ['SSHHost'],
      aliases: ['IdentityFilePath'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Not available here.',
    },
    Subsystem: { type: 'string', pipeline: 'name', in: ['SSHHost'], help: 'Not available here.' },
    ConnectingTimeout: { type: 'int', in: ['SSHHost'], help: 'Not available here.' },
    SSHTransport: {
      type: 'switch',
      in: ['SSHHost'],
      validate: [{ kind: 'set', values: ['true'] }],
      help: 'Not available here.',
    },
    UseSSL: { type: 'switch', in: ['ComputerName'], help: 'Ignored: sessions of a lab have no transport.' },
    ApplicationName: { type: 'string', pipeline: 'name', in: ['ComputerName'], help: 'Not available here.' },
    SessionOption: {
      type: 'other',
      typeName: 'System.Management.Automation.Remoting.PSSessionOption',
      in: ['ComputerName', 'Uri'],
      validate: [{ kind: 'notNull' }],
      help: 'Ignored: connections of a lab do not fail for want of options.',
    },
    Authentication: {
      type: 'enum',
      typeName: 'System.Management.Automation.Runspaces.AuthenticationMechanism',
      values: ['Default', 'Basic', 'Negotiate', 'NegotiateWithImplicitCredential', 'Credssp', 'Digest', 'Kerberos'],
      in: ['ComputerName', 'Uri'],
      help: 'Ignored: everyone in a lab may log on everywhere.',
    },
    CertificateThumbprint: { type: 'string', in: ['ComputerName', 'Uri'], help: 'Not available here.' },
  },
  run(ps) {
    return {
      process() {
        const { ComputerName, Session, Name, Id, InstanceId } = ps.parameters;
        const table = remoteSessionsOf(ps.runspace);
        if (ComputerName !== undefined) {
          const host = connectTo(ps, ComputerName);
          if (host) table.entered = table.make(host);
        } else if (Session !== undefined) table.entered = openSessionOf(ps, Session);
        else if (Name !== undefined || Id !== undefined || InstanceId !== undefined) {
          const query = { Name: Name === undefined ? undefined : [Name], Id: Id === undefined ? undefined : [Id] };
          const chosen = InstanceId === undefined ? query : { InstanceId: [InstanceId] };
          table.entered = selectSessions(ps, chosen)[0] ?? null;
        } else {
          ps.fail(
            'SessionKindNotBuilt',
            'NotImplemented',
            'Sessions by SSH or URI, in containers and virtual machines are not built.',
            {
              exception: 'System.NotImplementedException',
            },
          );
        }
      },
    };
  },
});
