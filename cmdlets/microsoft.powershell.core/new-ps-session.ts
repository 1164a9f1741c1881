/** New-PSSession: opens sessions on other computers. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { remoteSessionsOf } from '../../src/engine/remote-sessions.ts';
import { connectTo, openSessionOf } from './remote-run.ts';

export default cmdlet({
  verb: 'New',
  noun: 'PSSession',
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
      type: 'string[]',
      position: 0,
      pipeline: 'both',
      in: ['ComputerName'],
      aliases: ['Cn'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Machines of the lab.',
    },
    ConnectionUri: {
      type: 'other[]',
      typeName: 'uri',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['Uri'],
      aliases: ['URI', 'CU'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Not available here.',
    },
    VMId: {
      type: 'other[]',
      typeName: 'guid',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['VMId'],
      aliases: ['VMGuid'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Not available here.',
    },
    Credential: {
      type: 'pscredential',
      in: {
        ComputerName: { pipeline: 'name' },
        Uri: { pipeline: 'name' },
        VMId: { mandatory: true, pipeline: 'name' },
        VMName: { mandatory: true, pipeline: 'name' },
      },
      help: 'Ignored: everyone in a lab may log on everywhere.',
    },
    Session: {
      type: 'other[]',
      typeName: 'System.Management.Automation.Runspaces.PSSession',
      position: 0,
      pipeline: 'both',
      in: ['Session'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Open sessions, as New-PSSession gives them.',
    },
    ContainerId: {
      type: 'string[]',
      mandatory: true,
      pipeline: 'name',
      in: ['ContainerId'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Not available here.',
    },
    Name: { type: 'string[]', help: 'Names of sessions.' },
    EnableNetworkAccess: {
      type: 'switch',
      in: ['ComputerName', 'Uri', 'Session'],
      help: 'Ignored: sessions reach the network.',
    },
    ConfigurationName: {
      type: 'string',
      pipeline: 'name',
      in: ['ComputerName', 'Uri', 'VMId', 'VMName', 'ContainerId'],
      help: 'Ignored: there is one configuration, Microsoft.PowerShell.',
    },
    RunAsAdministrator: { type: 'switch', in: ['ContainerId'], help: 'Not available here.' },
    UseWindowsPowerShell: {
      type: 'switch',
      mandatory: true,
      in: ['UseWindowsPowerShellParameterSet'],
      help: 'Not available here.',
    },
    HostName: {
      type: 'string[]',
      position: 0,
      mandatory: true,
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
    SSHConnection: {
      type: 'hashtable[]',
      mandatory: true,
      in: ['SSHHostHashParam'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Not available here.',
    },
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
    Options: {
      type: 'hashtable',
      in: ['SSHHost'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Not available here.',
    },
    UseSSL: { type: 'switch', in: ['ComputerName'], help: 'Ignored: sessions of a lab have no transport.' },
    ApplicationName: { type: 'string', pipeline: 'name', in: ['ComputerName'], help: 'Not available here.' },
    ThrottleLimit: {
      type: 'int',
      in: ['ComputerName', 'Uri', 'VMId', 'VMName', 'Session', 'ContainerId'],
      help: 'How many at once; one follows the other here.',
    },
    AllowRedirection: { type: 'switch', in: ['Uri'], help: 'Not available here.' },
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
    VMName: {
      type: 'string[]',
      mandatory: true,
      pipeline: 'name',
      in: ['VMName'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Not available here.',
    },
  },
  run(ps) {
    return {
      process() {
        const { ComputerName, Session, Name } = ps.parameters;
        if (ps.parameterSet !== 'ComputerName' && ps.parameterSet !== 'Session') {
          ps.fail(
            'SessionKindNotBuilt',
            'NotImplemented',
            'Sessions by SSH or URI, in containers and virtual machines are not built.',
            {
              exception: 'System.NotImplementedException',
            },
          );
        }
        const copied = Session?.map((one) => openSessionOf(ps, one)?.computerName).filter((name) => name !== undefined);
        (copied ?? ComputerName ?? ['localhost']).forEach((computer, index) => {
          const host = connectTo(ps, computer);
          if (host) ps.write(remoteSessionsOf(ps.runspace).open(host, Name?.[index]));
        });
      },
    };
  },
});
