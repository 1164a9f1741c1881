/** Start-Job: runs a script block as a job. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { startJob } from '../../src/engine/jobs/job-start.ts';

export default cmdlet({
  verb: 'Start',
  noun: 'Job',
  aliases: ['sajb'],
  defaultParameterSet: 'ComputerName',
  outputTypes: ['System.Management.Automation.PSRemotingJob'],
  help: {
    synopsis: 'Runs a script block as a job.',
    description:
      'The job has a session of its own; values of the caller come in by $using: and -ArgumentList. It runs to its end at once, so that a rehearsal gives the same result every time; its results wait for Receive-Job.',
    examples: [
      { title: 'A job and its result', transcript: 'PS> Start-Job { 6 * 7 } | Receive-Job -Wait -AutoRemoveJob\n42' },
      {
        title: 'A value of the caller',
        transcript: 'PS> $name = \'fe1\'; Start-Job { "on $using:name" } | Receive-Job\non fe1',
      },
    ],
    links: ['Get-Job', 'Receive-Job', 'Wait-Job', 'Remove-Job'],
  },
  parameters: {
    ScriptBlock: {
      type: 'scriptblock',
      position: 0,
      mandatory: true,
      in: ['ComputerName'],
      aliases: ['Command'],
      help: 'The code.',
    },
    DefinitionName: {
      type: 'string',
      position: 0,
      mandatory: true,
      in: ['DefinitionName'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The name of a job definition.',
      refused: 'this session has no job definitions',
    },
    FilePath: {
      type: 'string',
      position: 0,
      mandatory: true,
      in: ['FilePathComputerName'],
      help: 'A script file or program to run.',
    },
    DefinitionPath: {
      type: 'string',
      position: 1,
      in: ['DefinitionName'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Where the job definition lies.',
      refused: 'this session has no job definitions',
    },
    InitializationScript: {
      type: 'scriptblock',
      position: 1,
      in: ['ComputerName', 'FilePathComputerName', 'LiteralFilePathComputerName'],
      help: 'Runs before the script block.',
    },
    Type: {
      type: 'string',
      position: 2,
      in: ['DefinitionName'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The kind of the job definition.',
      refused: 'this session has no job definitions',
    },
    LiteralPath: {
      type: 'string',
      mandatory: true,
      in: ['LiteralFilePathComputerName'],
      aliases: ['PSPath', 'LP'],
      help: 'A script file to run.',
    },
    Name: {
      type: 'string',
      pipeline: 'name',
      in: ['ComputerName', 'FilePathComputerName', 'LiteralFilePathComputerName'],
      help: 'Names; wildcards are allowed where several can be meant.',
    },
    Credential: {
      type: 'pscredential',
      in: ['ComputerName', 'FilePathComputerName', 'LiteralFilePathComputerName'],
      help: 'The account to run as.',
      noEffect: 'a job runs in the process of the shell',
    },
    Authentication: {
      type: 'enum',
      typeName: 'System.Management.Automation.Runspaces.AuthenticationMechanism',
      values: ['Default', 'Basic', 'Negotiate', 'NegotiateWithImplicitCredential', 'Credssp', 'Digest', 'Kerberos'],
      in: ['ComputerName', 'FilePathComputerName', 'LiteralFilePathComputerName'],
      help: 'How the account is proved.',
      noEffect: 'a job runs in the process of the shell',
    },
    WorkingDirectory: { type: 'string', help: 'The directory it runs in.' },
    ConnectingTimeout: {
      type: 'int',
      in: ['SSHHost'],
      help: 'Milliseconds to wait for SSH at most.',
      refused: 'jobs are not started by SSH',
    },
    Options: {
      type: 'hashtable',
      in: ['SSHHost'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Options of the SSH client.',
      refused: 'jobs are not started by SSH',
    },
    RunAs32: {
      type: 'switch',
      in: ['ComputerName', 'FilePathComputerName', 'LiteralFilePathComputerName'],
      help: 'Runs in a 32-bit process.',
      refused: 'there is no 32-bit shell beside this one',
    },
    PSVersion: {
      type: 'version',
      in: ['ComputerName', 'FilePathComputerName', 'LiteralFilePathComputerName'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The version of PowerShell that runs the job.',
      refused: 'there is no other PowerShell beside this one',
    },
    InputObject: {
      type: 'psobject',
      pipeline: 'value',
      in: ['ComputerName', 'FilePathComputerName', 'LiteralFilePathComputerName'],
      help: 'The objects; usually piped.',
    },
    ArgumentList: {
      type: 'Object[]',
      in: ['ComputerName', 'FilePathComputerName', 'LiteralFilePathComputerName'],
      aliases: ['Args'],
      help: 'Arguments for the script.',
    },
  },
  run(ps) {
    const input: unknown[] = [];
    return {
      process() {
        if (ps.isBound('InputObject')) input.push(ps.parameters.InputObject ?? null);
      },
      end() {
        ps.write(startJob(ps, 'BackgroundJob', input));
      },
    };
  },
});
