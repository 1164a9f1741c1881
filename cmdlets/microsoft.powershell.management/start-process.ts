/** Start-Process: starts a program of the host. */
import { type CmdletActions, type CmdletWith, cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { ApplicationInfo } from '../../src/engine/command-info.ts';
import { LaunchedProcess } from '../../src/engine/processes/launched-process.ts';
import { ProcessStartInfo } from '../../src/engine/processes/process-start-info.ts';
import type { OpenFlag } from '../../src/platform/files.ts';
import { drivesOf, filePathOf } from '../../src/providers/cmdlet-paths.ts';
import { hostFiles } from '../../src/types/ambient.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { statOf } from '../../src/types/files/host-files.ts';
import type { KeyedTable } from '../../src/types/values/hashtable.ts';

export default cmdlet({
  verb: 'Start',
  noun: 'Process',
  aliases: ['saps'],
  defaultParameterSet: 'Default',
  supportsShouldProcess: true,
  outputTypes: ['System.Diagnostics.Process'],
  help: {
    synopsis: 'Starts a program of the host.',
    description: 'With -Wait or -NoNewWindow its output is shown here when it ends; otherwise it runs on by itself.',
    examples: [
      {
        title: 'A program, and wait for it',
        transcript: 'Start-Process /bin/sleep -ArgumentList 1 -Wait',
        remarks: 'It needs a program of this computer.',
        runnable: false,
      },
    ],
  },
  parameters: {
    FilePath: {
      type: 'string',
      position: 0,
      mandatory: true,
      aliases: ['PSPath', 'Path'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'A script file or program to run.',
    },
    ArgumentList: {
      type: 'string[]',
      position: 1,
      aliases: ['Args'],
      help: "The program's arguments, as one command line.",
    },
    Credential: {
      type: 'pscredential',
      in: ['Default'],
      aliases: ['RunAs'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The account to use.',
    },
    WorkingDirectory: { type: 'string', validate: [{ kind: 'notNullOrEmpty' }], help: 'The directory it runs in.' },
    LoadUserProfile: {
      type: 'switch',
      in: ['Default'],
      aliases: ['Lup'],
      help: 'Loads the profile of the account.',
      noEffect: 'a host that is no Windows has no such profile',
    },
    NoNewWindow: { type: 'switch', in: ['Default'], aliases: ['nnw'], help: 'Shows the output here.' },
    PassThru: { type: 'switch', help: 'Also gives the object it worked on.' },
    RedirectStandardError: {
      type: 'string',
      in: ['Default'],
      aliases: ['RSE'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: "File for the program's errors.",
    },
    RedirectStandardInput: {
      type: 'string',
      in: ['Default'],
      aliases: ['RSI'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: "File that is the program's input.",
    },
    RedirectStandardOutput: {
      type: 'string',
      in: ['Default'],
      aliases: ['RSO'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: "File for the program's output.",
    },
    Verb: {
      type: 'string',
      in: ['UseShellExecute'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Verbs of the commands; wildcards are allowed.',
    },
    WindowStyle: {
      type: 'enum',
      typeName: 'System.Diagnostics.ProcessWindowStyle',
      values: ['Normal', 'Hidden', 'Minimized', 'Maximized'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'How the window of the program is shown.',
      refused: 'programs that are started here have no windows',
    },
    Wait: { type: 'switch', help: 'Waits until the program has ended.' },
    UseNewEnvironment: { type: 'switch', in: ['Default'], help: 'Starts with the environment of the session only.' },
    Environment: { type: 'hashtable', help: "Further variables of the program's environment, as a hashtable." },
  },
  run(ps) {
    return {
      end() {
        const { FilePath, Verb, Credential } = ps.parameters;
        if (Verb || Credential) {
          ps.fail(
            'StartProcessOptionNotBuilt',
            'NotImplemented',
            'Start-Process with -Verb or -Credential is not built: the program was not started.',
            { exception: 'System.NotImplementedException' },
          );
        }
        checkPaths(ps);
        const program = mandatory(FilePath);
        const info = ps.runspace.commands.external?.find(program);
        if (!(info instanceof ApplicationInfo)) return refuse(ps, noProgram(ps, program), 'InvalidOperationException');
        if (ps.shouldProcess(info.path, 'Start-Process')) start(ps, info);
      },
    };
  },
});

function refuse(ps: CmdletActions, problem: string, exception: string): never {
  const name = exception.replace('IO.', '');
  return ps.fail(name, 'InvalidOperation', problem, { exception: `System.${exception}` });
}

/** What .NET says of a program that is not there: on Windows and elsewhere in other words. */
function noProgram(ps: CmdletWith<Given>, path: string): string {
  const directory = directoryOf(ps);
  const problem = /^[a-z]:/i.test(directory)
    ? 'The system cannot find the file specified.'
    : `An error occurred trying to start process '${path}' with working directory '${directory}'. No such file or directory`;
  return `This command cannot be run due to the error: ${problem}`;
}

/** Where the program starts: in the folder that is given, or where the session is. */
function directoryOf(ps: CmdletWith<Given>): string {
  return drivesOf(ps).resolve(ps.parameters.WorkingDirectory ?? ps.runspace.fileDirectory).path;
}

/** The folder and the input are looked at before the program. */
function checkPaths(ps: CmdletWith<Given>): void {
  const { WorkingDirectory, RedirectStandardInput } = ps.parameters;
  if (WorkingDirectory !== undefined && !statOf(directoryOf(ps))?.isDirectory())
    refuse(ps, notValid('WorkingDirectory'), 'IO.DirectoryNotFoundException');
  if (RedirectStandardInput === undefined) return;
  const full = filePathOf(ps, RedirectStandardInput, true);
  if (!statOf(full)) {
    refuse(ps, notValid(`RedirectStandardInput '${full}'`), 'IO.FileNotFoundException');
  }
}

function notValid(parameter: string): string {
  return `This command cannot be run because either the parameter "${parameter}" has a value that is not valid or cannot be used with this command. Give a valid input and Run your command again.`;
}

/** Programs that are waited for run to their end here; others are let go. */
interface Given {
  ArgumentList?: string[];
  WorkingDirectory?: string;
  Environment?: KeyedTable;
  RedirectStandardInput?: string;
  RedirectStandardOutput?: string;
  RedirectStandardError?: string;
  Wait?: boolean;
  PassThru?: boolean;
}

function start(ps: CmdletWith<Given>, info: ApplicationInfo): void {
  const { files } = ps.runspace.ambient;
  const { Wait = false, PassThru = false, ...given } = ps.parameters;
  const open = (path: string | undefined, flags: OpenFlag) =>
    path === undefined ? null : hostFiles().open(files.hostPath(filePathOf(ps, path, true)), flags);
  // Arguments of Start-Process are one command line: each may hold several words.
  const startInfo = new ProcessStartInfo(info.path, (given.ArgumentList ?? []).join(' '));
  startInfo.workingDirectory = directoryOf(ps);
  for (const { key, value } of given.Environment?.slots() ?? []) startInfo.environment.set(toText(key), toText(value));
  // What nobody waits for writes nowhere: it would write between the lines of what is typed next.
  startInfo.redirectStandardOutput = Wait && given.RedirectStandardOutput === undefined;
  startInfo.redirectStandardError = Wait && given.RedirectStandardError === undefined;
  const process = new LaunchedProcess(startInfo);
  const input = open(given.RedirectStandardInput, 'r');
  const output = open(given.RedirectStandardOutput, 'w');
  const error = open(given.RedirectStandardError, 'w');
  try {
    process.start({ input, output, error });
  } finally {
    for (const file of [input, output, error]) if (file !== null) hostFiles().close(file);
  }
  if (PassThru) ps.write(process);
  if (!Wait) return;
  process.relay((stream, text) => (stream === 'output' ? ps.ui.write(text) : ps.ui.writeErrorText(text)));
}
