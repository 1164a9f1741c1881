/** Invoke-Command: runs a script block. */

import { type CmdletActions, cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { ScriptBlock } from '../../src/engine/runspace.ts';
import { platform } from '../../src/platform/platform.ts';
import { drivesOf } from '../../src/providers/cmdlet-paths.ts';
import { connectByUri, connectTo, openSessionOf, runOn } from './remote-run.ts';
import * as remote from './remoting-parameters.ts';

export default cmdlet({
  verb: 'Invoke',
  noun: 'Command',
  remotingCapability: 'OwnedByCommand',
  aliases: ['icm'],
  defaultParameterSet: 'InProcess',
  outputTypes: [],
  help: {
    synopsis: 'Runs a script block.',
    description:
      'Runs here, in a scope of its own, or on machines of the lab: then objects come back as copies without methods, which tell by PSComputerName where they come from.',
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
      ...remote.Session,
      position: 0,
      in: ['Session', 'FilePathRunspace'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
    ComputerName: {
      ...remote.ComputerName,
      position: 0,
      in: ['ComputerName', 'FilePathComputerName'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
    ConnectionUri: {
      ...remote.ConnectionUri,
      position: 0,
      in: ['Uri', 'FilePathUri'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
    Credential: {
      ...remote.Credential,
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
    },
    VMId: {
      ...remote.VMId,
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['VMId', 'FilePathVMId'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
    Port: {
      ...remote.Port,
      in: ['ComputerName', 'FilePathComputerName', 'SSHHost'],
      validate: [{ kind: 'range', min: 1, max: 65535 }],
    },
    ContainerId: {
      ...remote.ContainerId,
      mandatory: true,
      pipeline: 'name',
      in: ['ContainerId', 'FilePathContainerId'],
      validate: [{ kind: 'notNullOrEmpty' }],
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
      help: 'The code to run.',
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
      ...remote.HostName,
      mandatory: true,
      in: ['SSHHost', 'FilePathSSHHost'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
    SSHConnection: {
      ...remote.SSHConnection,
      mandatory: true,
      in: ['SSHHostHashParam', 'FilePathSSHHostHash'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
    UseSSL: { ...remote.UseSSL, in: ['ComputerName', 'FilePathComputerName'] },
    ConfigurationName: {
      ...remote.ConfigurationName,
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
    },
    ApplicationName: { ...remote.ApplicationName, pipeline: 'name', in: ['ComputerName', 'FilePathComputerName'] },
    ThrottleLimit: {
      ...remote.ThrottleLimit,
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
      help: 'Runs as a job and gives the job.',
      refused: 'commands on other machines run to their end at once: use Start-Job',
    },
    InDisconnectedSession: {
      type: 'switch',
      in: ['ComputerName', 'FilePathComputerName', 'Uri', 'FilePathUri'],
      aliases: ['Disconnected'],
      help: 'Leaves the session behind, to be connected again.',
      refused: 'sessions on other machines are never disconnected',
    },
    SessionName: {
      type: 'string[]',
      in: ['ComputerName', 'FilePathComputerName'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The names of the sessions that are left behind.',
      refused: 'sessions on other machines are never disconnected',
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
      help: 'The name of the job.',
      refused: 'commands on other machines run to their end at once: use Start-Job',
    },
    AllowRedirection: { ...remote.AllowRedirection, in: ['Uri', 'FilePathUri'] },
    RunAsAdministrator: { ...remote.RunAsAdministrator, in: ['ContainerId', 'FilePathContainerId'] },
    SessionOption: { ...remote.SessionOption, in: ['ComputerName', 'FilePathComputerName', 'Uri', 'FilePathUri'] },
    Authentication: { ...remote.Authentication, in: ['ComputerName', 'FilePathComputerName', 'Uri', 'FilePathUri'] },
    EnableNetworkAccess: {
      ...remote.EnableNetworkAccess,
      in: ['ComputerName', 'FilePathComputerName', 'Uri', 'FilePathUri'],
    },
    UserName: { ...remote.UserName, in: ['SSHHost', 'FilePathSSHHost'], validate: [{ kind: 'notNullOrEmpty' }] },
    KeyFilePath: { ...remote.KeyFilePath, in: ['SSHHost', 'FilePathSSHHost'], validate: [{ kind: 'notNullOrEmpty' }] },
    Subsystem: { ...remote.Subsystem, in: ['SSHHost', 'FilePathSSHHost'] },
    ConnectingTimeout: { ...remote.ConnectingTimeout, in: ['SSHHost', 'FilePathSSHHost'] },
    SSHTransport: { ...remote.SSHTransport, in: ['SSHHost', 'FilePathSSHHost'] },
    Options: { ...remote.Options, in: ['SSHHost', 'FilePathSSHHost'], validate: [{ kind: 'notNullOrEmpty' }] },
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
      help: 'Stops in the debugger where the script says so.',
      refused: 'this shell has no debugger',
    },
    InputObject: { type: 'psobject', pipeline: 'value', help: 'The objects; usually piped.' },
    ArgumentList: { type: 'Object[]', aliases: ['Args'], help: 'Arguments for the script.' },
    CertificateThumbprint: { ...remote.CertificateThumbprint, in: ['ComputerName', 'Uri'] },
    VMName: {
      ...remote.VMName,
      mandatory: true,
      pipeline: 'name',
      in: ['VMName', 'FilePathVMName'],
      validate: [{ kind: 'notNullOrEmpty' }],
    },
  },
  run(ps) {
    const input: unknown[] = [];
    return {
      process() {
        if (ps.isBound('InputObject')) input.push(ps.parameters.InputObject ?? null);
      },
      end() {
        const { ScriptBlock: block, ArgumentList, NoNewScope, FilePath } = ps.parameters;
        if (ps.parameterSet === 'InProcess') {
          const outputs = ps.runspace.invokeBlock(mandatory(block), {
            caller: ps.runspace.activeFrame,
            args: ArgumentList ?? [],
            newScope: !NoNewScope,
            invokedAs: 'callers',
            input,
          });
          for (const value of outputs) ps.write(value);
          return;
        }
        const text =
          FilePath === undefined ? block : new ScriptBlock(ps.runspace.scripts.codeOfFile(fileOf(ps, FilePath)), null);
        const call = {
          block: mandatory(text),
          args: ArgumentList ?? [],
          input,
          hideComputerName: ps.parameters.HideComputerName ?? false,
        };
        for (const computer of ps.parameters.ComputerName ?? []) {
          const host = connectTo(ps, computer, ps.parameters);
          if (host) runOn(ps, host, platform().random.uuid(), call);
        }
        for (const uri of ps.parameters.ConnectionUri ?? []) {
          const host = connectByUri(ps, uri, ps.parameters);
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

/** @throws NetException when there is no such file */
function fileOf(ps: CmdletActions, path: string): string {
  return drivesOf(ps).findOne(path).path;
}
