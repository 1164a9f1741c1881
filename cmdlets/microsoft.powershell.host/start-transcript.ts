/** Start-Transcript: records what the console shows to a file. */
import { type CmdletActions, type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { transcriptTime } from '../../src/engine/transcript-text.ts';
import { base64Text } from '../../src/platform/bytes.ts';
import { platform } from '../../src/platform/platform.ts';
import { drivesOf } from '../../src/providers/cmdlet-paths.ts';
import { ambient } from '../../src/types/ambient.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { createDirectory, FileAttribute, FileInfo } from '../../src/types/files/file-system-info.ts';
import { statOf } from '../../src/types/files/host-files.ts';
import { combinePaths, directoryName } from '../../src/types/files/path-text.ts';
import { NetException, netException } from '../../src/types/net-exception.ts';
import { transcriptMessage } from './transcript-message.ts';

export default cmdlet({
  verb: 'Start',
  noun: 'Transcript',
  defaultParameterSet: 'ByPath',
  supportsShouldProcess: true,
  outputTypes: ['System.String'],
  help: {
    synopsis: 'Records what the console shows to a file.',
    description:
      'The file holds the commands with their prompts, their output and their errors, until Stop-Transcript or the end of the session. Without a path it is named by the variable Transcript of the global scope, or else a new file in the documents of the user.',
    examples: [
      {
        title: 'A transcript',
        transcript:
          "PS> Start-Transcript ./log.txt\nTranscript started, output file is ./log.txt\nPS> 'Hello'\nHello\nPS> Stop-Transcript | Out-Null\nPS> Select-String Hello ./log.txt | ForEach-Object Line\nPS>'Hello'\nHello",
        runnable: false,
        remarks: 'The lines of the file begin like a prompt, so this page cannot show them as a session.',
      },
      {
        title: 'A file that is there already',
        transcript:
          "PS> Set-Content log.txt 'x'\nPS> try { Start-Transcript log.txt -NoClobber } catch { $_.FullyQualifiedErrorId }\nNoClobber,Microsoft.PowerShell.Commands.StartTranscriptCommand",
      },
    ],
    links: ['Stop-Transcript'],
  },
  parameters: {
    Path: {
      type: 'string',
      position: 0,
      in: ['ByPath'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The file.',
    },
    LiteralPath: {
      type: 'string',
      position: 0,
      in: ['ByLiteralPath'],
      aliases: ['PSPath', 'LP'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The file; no character is a wildcard.',
    },
    OutputDirectory: {
      type: 'string',
      position: 0,
      in: ['ByOutputDirectory'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The folder in which a file with a name of its own is made.',
    },
    Append: { type: 'switch', help: 'Goes on at the end of a file that is there already.' },
    Force: { type: 'switch', help: 'Also writes to a file that is read-only.' },
    NoClobber: {
      type: 'switch',
      aliases: ['NoOverwrite'],
      help: 'Refuses to write over a file that is there already.',
    },
    IncludeInvocationHeader: { type: 'switch', help: 'Writes the time before each command.' },
    UseMinimalHeader: { type: 'switch', help: 'Writes only the time into the header.' },
  },
  run(ps) {
    return {
      begin() {
        const { Path, LiteralPath, OutputDirectory, Append, IncludeInvocationHeader, UseMinimalHeader } = ps.parameters;
        const isLiteral = LiteralPath !== undefined || OutputDirectory !== undefined;
        const wanted = LiteralPath ?? Path ?? pathWithoutName(ps, OutputDirectory);
        const path = fullPath(ps, wanted, isLiteral);
        if (!ps.shouldProcess(path)) return;
        if (statOf(path)?.isFile()) makeWritable(ps, path);
        try {
          const folder = directoryName(path);
          if (folder) createDirectory(folder);
          if (statOf(path)?.isDirectory()) {
            throw netException('System.ArgumentException', `File path ${path} resolves to a directory.`);
          }
          if (!Append) new FileInfo(path).delete();
          ps.runspace.transcripts.start({
            path,
            includesTimes: IncludeInvocationHeader ?? false,
            minimalHeader: UseMinimalHeader ?? false,
          });
        } catch (error) {
          if (!(error instanceof NetException)) throw error;
          const message = `Transcription cannot be started due to the error: ${error.message}`;
          ps.fail('CannotStartTranscription', 'InvalidOperation', message, {
            exception: netException('System.Management.Automation.PSInvalidOperationException', message, error),
          });
        }
        ps.write(transcriptMessage('started', wanted));
      },
    };
  },
});

/** Where the user named no file: what $Transcript says, else a new name in a folder. */
function pathWithoutName(ps: CmdletActions, folder: string | undefined): string {
  const named = folder === undefined ? ps.runspace.globalSession.getVariable('Transcript') : undefined;
  if (named !== undefined && named !== null) return toText(named);
  const { machineName, environment } = ambient();
  const home = environment.get('USERPROFILE') ?? environment.get('HOME') ?? '';
  const random = base64Text(platform().random.bytes(6)).replaceAll('/', '_');
  const name = `PowerShell_transcript.${machineName}.${random}.${transcriptTime()}.txt`;
  return combinePaths([folder ?? combinePaths([home, 'Documents']), name]);
}

/** One file, of the file system. */
function fullPath(ps: CmdletActions, path: string, literal: boolean): string {
  const found = drivesOf(ps).findOrNew(path, { literal });
  if (found.length > 1) {
    ps.fail(
      'MultipleFilesNotSupported',
      'InvalidArgument',
      'Cannot perform operation because the path resolved to more than one file. This command cannot operate on multiple files.',
      { exception: 'System.Management.Automation.PSInvalidOperationException' },
    );
  }
  const { provider, path: full } = found[0] ?? drivesOf(ps).resolve(path);
  if (provider.name !== 'FileSystem') {
    ps.fail(
      'ReadWriteFileNotFileSystemProvider',
      'InvalidArgument',
      `The current provider (${provider.info.fullName}) cannot open a file.`,
      { exception: 'System.Management.Automation.PSInvalidOperationException' },
    );
  }
  return full;
}

/** What is there already may be written over only as the switches say. */
function makeWritable(ps: CmdletWith<{ NoClobber?: boolean; Append?: boolean; Force?: boolean }>, path: string): void {
  const { NoClobber, Append, Force } = ps.parameters;
  if (NoClobber && !Append) {
    ps.fail('NoClobber', 'ResourceExists', `File ${path} already exists and NoClobber was specified.`, {
      target: path,
      exception: 'System.UnauthorizedAccessException',
    });
  }
  const file = new FileInfo(path);
  if (!(file.attributes & FileAttribute.ReadOnly)) return;
  if (!Force) {
    const message = `File ${path} is read-only. Cannot write to this file. "Start-Transcript -Force" will clear the read-only attribute.`;
    ps.fail('FileReadOnly', 'InvalidArgument', message, { target: path, exception: 'System.ArgumentException' });
  }
  file.attributes &= ~FileAttribute.ReadOnly;
}
