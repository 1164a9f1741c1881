import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { type CmdletActions, type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { ApplicationInfo } from '../../src/engine/command-info.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { PSCustomObject } from '../../src/types/values/custom-object.ts';
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
    LoadUserProfile: { type: 'switch', in: ['Default'], aliases: ['Lup'], help: 'Not available here.' },
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
      help: 'Not available here.',
    },
    Wait: { type: 'switch', help: 'Waits until the program has ended.' },
    UseNewEnvironment: { type: 'switch', in: ['Default'], help: 'Starts with the environment of the session only.' },
    Environment: { type: 'hashtable', help: "Further variables of the program's environment, as a hashtable." },
  },
  run(ps) {
    return {
      end() {
        const { FilePath, Verb, WindowStyle, Credential } = ps.parameters;
        if (Verb || WindowStyle || Credential) {
          ps.fail(
            'StartProcessOptionNotBuilt',
            'NotImplemented',
            'Start-Process with -Verb, -WindowStyle or -Credential is not built: the program was not started.',
            { exception: 'System.NotImplementedException' },
          );
        }
        const info = ps.runspace.commands.find(FilePath!, ps.session.current);
        if (!(info instanceof ApplicationInfo)) {
          return ps.fail(
            'InvalidOperationException',
            'InvalidOperation',
            'This command cannot be run due to the error: The system cannot find the file specified.',
            { exception: 'System.InvalidOperationException' },
          );
        }
        if (ps.shouldProcess(info.path, 'Start-Process')) start(ps, info);
      },
    };
  },
});

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
  const given = ps.parameters;
  const open = (path: string | undefined, flags: string) =>
    path === undefined ? null : openSync(files.hostPath(path), flags);
  const waits = ps.parameters.Wait === true;
  const redirected = [
    open(given.RedirectStandardInput, 'r'),
    open(given.RedirectStandardOutput, 'w'),
    open(given.RedirectStandardError, 'w'),
  ];
  const options = {
    cwd: files.hostPath(given.WorkingDirectory ?? files.currentDirectory()),
    env: environmentOf(ps, given.Environment),
  };
  // Arguments of Start-Process are one command line: each may hold several words.
  const args = (given.ArgumentList ?? []).flatMap((argument) => wordsOf(argument));
  try {
    if (waits) {
      const { status, stdout, stderr } = spawnSync(files.hostPath(info.path), args, {
        ...options,
        stdio: [redirected[0] ?? 'ignore', redirected[1] ?? 'pipe', redirected[2] ?? 'pipe'],
      });
      if (stdout) ps.ui.write(stdout.toString());
      if (stderr) ps.ui.writeErrorText(stderr.toString());
      if (ps.parameters.PassThru)
        ps.write(
          PSCustomObject.from([
            ['ProcessName', info.name],
            ['ExitCode', status],
            ['HasExited', true],
          ]),
        );
    } else {
      const child = spawn(files.hostPath(info.path), args, {
        ...options,
        detached: true,
        stdio: [redirected[0] ?? 'ignore', redirected[1] ?? 'ignore', redirected[2] ?? 'ignore'],
      });
      child.unref();
      if (ps.parameters.PassThru)
        ps.write(
          PSCustomObject.from([
            ['Id', child.pid ?? 0],
            ['ProcessName', info.name],
            ['HasExited', false],
          ]),
        );
    }
  } finally {
    for (const fd of redirected) if (fd !== null) closeSync(fd);
  }
}

function environmentOf(ps: CmdletActions, more: KeyedTable | undefined): Record<string, string> {
  const environment = new Map(ps.runspace.ambient.environment);
  for (const { key, value } of more?.slots() ?? []) environment.set(toText(key), toText(value));
  return Object.fromEntries(environment);
}

/** The words of a command line: quotation marks keep blanks together. */
function wordsOf(text: string): string[] {
  return Array.from(text.matchAll(/(?:[^\s"]|"[^"]*")+/g), ([word]) => word.replaceAll('"', ''));
}
