import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import { ScriptBlock } from '../../src/engine/script-block.ts';
import { platform } from '../../src/platform/platform.ts';
import { drivesOf } from '../../src/providers/cmdlet-paths.ts';
import { connectTo, openSessionOf, runOn } from './remote-run.ts';

export default cmdlet({
  verb: 'Invoke',
  noun: 'Command',
  aliases: ['icm'],
  defaultParameterSet: 'InProcess',
  outputTypes: [],
  help: {
    synopsis: 'Runs a script block.',
    description:
      'Runs here, in a scope of its own, or on machines of the lab: then objects come back as copies without methods, which tell by PSComputerName where they come from. SSH, containers and virtual machines are not built.',
    examples: [
      { title: 'With arguments', transcript: 'PS> Invoke-Command { param($a, $b) $a + $b } -ArgumentList 20, 22\n42' },
      {
        title: 'On other machines',
        transcript: 'PS> Invoke-Command -ComputerName fe02, fe03 { $env:COMPUTERNAME }\nFE02\nFE03',
      },
      { title: 'In the current scope', transcript: 'PS> Invoke-Command { $made = 1 } -NoNewScope; $made\n1' },
    ],
  },
  parameters: {
    NoNewScope: { type: 'switch', in: ['InProcess'], help: 'Runs in the current scope.' },
    Session: {
      type: 'other[]',
      typeName: 'System.Management.Automation.Runspaces.PSSession',
      position: 0,
      in: ['Session', 'FilePathRunspace'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Not available here.',
    },
    ComputerName: {
      type: 'string[]',
      position: 0,
      in: ['ComputerName', 'FilePathComputerName'],
      aliases: ['Cn'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The machines of the lab to run on.',
    },
    ConnectionUri: {
      type: 'other[]',
      typeName: 'uri',
      position: 0,
      in: ['Uri', 'FilePathUri'],
      aliases: ['URI', 'CU'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Not available here.',
    },
    Credential: {
      type: 'pscredential',
      in: {
        ComputerName: { pipeline: 'name' },
        FilePathComputerName: { pipeline: 'name' },
        FilePathUri: { pipeline: 'name' },
        FilePathVMId: { mandatory: true, pipeline: 'name' },
        FilePathVMName: { mandatory: true, pipeline: 'name' },
        Uri: { pipeline: 'name' },
        VMId: { mandatory: true, pipeline: 'name' },
        VMName: { mandatory: true, pipeline: 'name' },
      },
      help: 'The account to use.',
    },
    VMId: {
      type: 'other[]',
      typeName: 'guid',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['VMId', 'FilePathVMId'],
      aliases: ['VMGuid'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Not available here.',
    },
    Port: {
      type: 'int',
      in: ['ComputerName', 'FilePathComputerName', 'SSHHost'],
      validate: [{ kind: 'range', min: 1, max: 65535 }],
      help: 'Not available here.',
    },
    ContainerId: {
      type: 'string[]',
      mandatory: true,
      pipeline: 'name',
      in: ['ContainerId', 'FilePathContainerId'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Not available here.',
    },
    ScriptBlock: {
      type: 'scriptblock',
      in: {
        ComputerName: { position: 1, mandatory: true },
        ContainerId: { position: 1, mandatory: true },
        InProcess: { position: 0, mandatory: true },
        Session: { position: 1, mandatory: true },
        SSHHost: { position: 1, mandatory: true },
        SSHHostHashParam: { position: 1, mandatory: true },
        Uri: { position: 1, mandatory: true },
        VMId: { position: 1, mandatory: true },
        VMName: { position: 1, mandatory: true },
      },
      aliases: ['Command'],
      validate: [{ kind: 'notNull' }],
      help: 'Open sessions, as New-PSSession gives them.',
    },
    FilePath: {
      type: 'string',
      in: {
        FilePathComputerName: { position: 1, mandatory: true },
        FilePathContainerId: { position: 1, mandatory: true },
        FilePathRunspace: { position: 1, mandatory: true },
        FilePathSSHHost: { mandatory: true },
        FilePathSSHHostHash: { mandatory: true },
        FilePathUri: { position: 1, mandatory: true },
        FilePathVMId: { position: 1, mandatory: true },
        FilePathVMName: { position: 1, mandatory: true },
      },
      aliases: ['PSPath'],
      validate: [{ kind: 'notNull' }],
      help: 'A script file of this machine whose text is run there.',
    },
    HostName: {
      type: 'string[]',
      mandatory: true,
      in: ['SSHHost', 'FilePathSSHHost'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Not available here.',
    },
    SSHConnection: {
      type: 'hashtable[]',
      mandatory: true,
      in: ['SSHHostHashParam', 'FilePathSSHHostHash'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Not available here.',
    },
    UseSSL: { type: 'switch', in: ['ComputerName', 'FilePathComputerName'], help: 'Not available here.' },
    ConfigurationName: {
      type: 'string',
      pipeline: 'name',
      in: [
        'ComputerName',
        'FilePathComputerName',
        'Uri',
        'FilePathUri',
        'VMId',
        'VMName',
        'FilePathVMId',
        'FilePathVMName',
        'ContainerId',
        'FilePathContainerId',
      ],
      help: 'Not available here.',
    },
    ApplicationName: {
      type: 'string',
      pipeline: 'name',
      in: ['ComputerName', 'FilePathComputerName'],
      help: 'Not available here.',
    },
    ThrottleLimit: {
      type: 'int',
      in: [
        'Session',
        'FilePathRunspace',
        'ComputerName',
        'FilePathComputerName',
        'Uri',
        'FilePathUri',
        'VMId',
        'VMName',
        'FilePathVMId',
        'FilePathVMName',
        'ContainerId',
        'FilePathContainerId',
      ],
      help: 'How many run at once.',
    },
    AsJob: {
      type: 'switch',
      in: [
        'Session',
        'FilePathRunspace',
        'ComputerName',
        'FilePathComputerName',
        'Uri',
        'FilePathUri',
        'VMId',
        'VMName',
        'FilePathVMId',
        'FilePathVMName',
        'SSHHost',
        'ContainerId',
        'FilePathContainerId',
        'SSHHostHashParam',
        'FilePathSSHHost',
        'FilePathSSHHostHash',
      ],
      help: 'Not available here.',
    },
    InDisconnectedSession: {
      type: 'switch',
      in: ['ComputerName', 'FilePathComputerName', 'Uri', 'FilePathUri'],
      aliases: ['Disconnected'],
      help: 'Not available here.',
    },
    SessionName: {
      type: 'string[]',
      in: ['ComputerName', 'FilePathComputerName'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Not available here.',
    },
    HideComputerName: {
      type: 'switch',
      in: [
        'Session',
        'FilePathRunspace',
        'ComputerName',
        'FilePathComputerName',
        'Uri',
        'FilePathUri',
        'VMId',
        'VMName',
        'FilePathVMId',
        'FilePathVMName',
        'SSHHost',
        'ContainerId',
        'FilePathContainerId',
        'SSHHostHashParam',
        'FilePathSSHHost',
        'FilePathSSHHostHash',
      ],
      aliases: ['HCN'],
      help: 'Objects do not show where they come from in default views.',
    },
    JobName: {
      type: 'string',
      in: [
        'Session',
        'FilePathRunspace',
        'ComputerName',
        'FilePathComputerName',
        'Uri',
        'FilePathUri',
        'SSHHost',
        'ContainerId',
        'FilePathContainerId',
        'SSHHostHashParam',
      ],
      help: 'Not available here.',
    },
    AllowRedirection: { type: 'switch', in: ['Uri', 'FilePathUri'], help: 'Not available here.' },
    RunAsAdministrator: { type: 'switch', in: ['ContainerId', 'FilePathContainerId'], help: 'Not available here.' },
    SessionOption: {
      type: 'other',
      typeName: 'System.Management.Automation.Remoting.PSSessionOption',
      in: ['ComputerName', 'FilePathComputerName', 'Uri', 'FilePathUri'],
      help: 'Not available here.',
    },
    Authentication: {
      type: 'enum',
      typeName: 'System.Management.Automation.Runspaces.AuthenticationMechanism',
      values: ['Default', 'Basic', 'Negotiate', 'NegotiateWithImplicitCredential', 'Credssp', 'Digest', 'Kerberos'],
      in: ['ComputerName', 'FilePathComputerName', 'Uri', 'FilePathUri'],
      help: 'Not available here.',
    },
    EnableNetworkAccess: {
      type: 'switch',
      in: ['ComputerName', 'FilePathComputerName', 'Uri', 'FilePathUri'],
      help: 'Not available here.',
    },
    UserName: {
      type: 'string',
      in: ['SSHHost', 'FilePathSSHHost'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Not available here.',
    },
    KeyFilePath: {
      type: 'string',
      in: ['SSHHost', 'FilePathSSHHost'],
      aliases: ['IdentityFilePath'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Not available here.',
    },
    Subsystem: { type: 'string', in: ['SSHHost', 'FilePathSSHHost'], help: 'Not available here.' },
    ConnectingTimeout: { type: 'int', in: ['SSHHost', 'FilePathSSHHost'], help: 'Not available here.' },
    SSHTransport: {
      type: 'switch',
      in: ['SSHHost', 'FilePathSSHHost'],
      validate: [{ kind: 'set', values: ['true'] }],
      help: 'Not available here.',
    },
    Options: {
      type: 'hashtable',
      in: ['SSHHost', 'FilePathSSHHost'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Not available here.',
    },
    RemoteDebug: {
      type: 'switch',
      in: [
        'Session',
        'FilePathRunspace',
        'ComputerName',
        'FilePathComputerName',
        'Uri',
        'FilePathUri',
        'VMId',
        'VMName',
        'FilePathVMId',
        'FilePathVMName',
        'SSHHost',
        'ContainerId',
        'FilePathContainerId',
        'SSHHostHashParam',
        'FilePathSSHHost',
        'FilePathSSHHostHash',
      ],
      help: 'Not available here.',
    },
    InputObject: { type: 'psobject', pipeline: 'value', help: 'The objects; usually piped.' },
    ArgumentList: { type: 'Object[]', aliases: ['Args'], help: 'Arguments for the script.' },
    CertificateThumbprint: { type: 'string', in: ['ComputerName', 'Uri'], help: 'Not available here.' },
    VMName: {
      type: 'string[]',
      mandatory: true,
      pipeline: 'name',
      in: ['VMName', 'FilePathVMName'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Not available here.',
    },
  },
  run(ps) {
    const input: unknown[] = [];
    return {
      begin() {
        if (BUILT_SETS.has(ps.parameterSet) && !ps.parameters.AsJob && !ps.parameters.InDisconnectedSession) return;
        ps.fail(
          'RemoteCommandsNotBuilt',
          'NotImplemented',
          'Invoke-Command as a job, by SSH or URI, in containers and virtual machines is not built: nothing was run.',
          { exception: 'System.NotImplementedException' },
        );
      },
      process() {
        if (ps.isBound('InputObject')) input.push(ps.parameters.InputObject ?? null);
      },
      end() {
        const { ScriptBlock: block, ArgumentList, NoNewScope, FilePath } = ps.parameters;
        if (ps.parameterSet === 'InProcess') {
          const outputs = ps.runspace.invokeBlock(block!, {
            caller: ps.runspace.activeFrame,
            args: ArgumentList ?? [],
            newScope: !NoNewScope,
            input,
          });
          for (const value of outputs) ps.write(value);
          return;
        }
        const text =
          FilePath === undefined ? block : new ScriptBlock(ps.runspace.scripts.codeOfFile(fileOf(ps, FilePath)), null);
        const call = {
          block: text!,
          args: ArgumentList ?? [],
          input,
          hideComputerName: ps.parameters.HideComputerName ?? false,
        };
        for (const computer of ps.parameters.ComputerName ?? []) {
          const host = connectTo(ps, computer);
          if (host) runOn(ps, host, platform().random.uuid(), call);
        }
        for (const given of ps.parameters.Session ?? []) {
          const session = openSessionOf(ps, given);
          if (session) runOn(ps, session.host, session.instanceId, call);
        }
      },
    };
  },
});

const BUILT_SETS = new Set(['InProcess', 'ComputerName', 'FilePathComputerName', 'Session', 'FilePathRunspace']);

/** @throws NetException when there is no such file */
function fileOf(ps: CmdletActions, path: string): string {
  return drivesOf(ps).findOne(path).path;
}
