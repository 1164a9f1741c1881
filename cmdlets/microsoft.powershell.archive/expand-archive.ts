/** Expand-Archive: takes the files out of a ZIP file. */
import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import { callOf, drivesOf, writeItem } from '../../src/providers/cmdlet-paths.ts';
import { readBytes, statOf, writeBytes } from '../../src/types/files/host-files.ts';
import { fileNameWithoutExtension } from '../../src/types/files/path-text.ts';
import { zipContents } from '../../src/types/files/zip-contents.ts';
import { existingFiles, notFound } from './archive-paths.ts';

export default cmdlet({
  verb: 'Expand',
  noun: 'Archive',
  className: 'Expand-Archive',
  supportsShouldProcess: true,
  defaultParameterSet: 'Path',
  outputTypes: ['System.IO.FileInfo', 'System.IO.DirectoryInfo'],
  help: {
    synopsis: 'Takes the files out of a ZIP file.',
    examples: [
      {
        title: 'Into a folder',
        transcript:
          'PS> Set-Content a.txt x; Compress-Archive a.txt a.zip\nPS> Expand-Archive a.zip out\nPS> Get-Content out/a.txt\nx',
      },
    ],
    links: ['Compress-Archive'],
  },
  parameters: {
    Path: {
      type: 'string',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['Path'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The ZIP file; a wildcard must find one only.',
    },
    LiteralPath: {
      type: 'string',
      mandatory: true,
      pipeline: 'name',
      in: ['LiteralPath'],
      aliases: ['PSPath'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The ZIP file; no character is a wildcard.',
    },
    DestinationPath: {
      type: 'string',
      position: 1,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The folder; made when it is not there. If omitted, one of the name of the archive.',
    },
    Force: { type: 'switch', help: 'Replaces files that are there.' },
    PassThru: { type: 'switch', help: 'Also writes what came out.' },
  },
  run(ps) {
    return {
      process() {
        const { Path, LiteralPath, DestinationPath } = ps.parameters;
        const given = LiteralPath ?? Path ?? '';
        const archive = theOneArchive(ps, given, LiteralPath !== undefined);
        const drives = drivesOf(ps);
        const folder = drives.resolve(DestinationPath ?? fileNameWithoutExtension(archive));
        if (folder.provider.name !== 'FileSystem') notFound(ps, DestinationPath ?? given);
        const call = callOf(ps);
        const { provider } = folder;
        if (!provider.exists(folder.path)) {
          if (!ps.shouldProcess(`Destination: ${folder.path}`, 'Create Directory')) return;
          provider.newItem(folder.path, { type: 'Directory', value: null, hasValue: false }, { ...call, force: true });
        }
        if (!ps.shouldProcess(archive, 'Expand-Archive')) return;
        for (const [name, bytes] of Object.entries(contentsOf(ps, archive)))
          place(ps, archive, folder.path, name, bytes);
      },
    };

    function place(actions: CmdletActions, archive: string, folder: string, name: string, bytes: Uint8Array): void {
      const { provider } = drivesOf(actions).findOne(folder, true);
      const parts = name.split(/[\\/]/).filter((part) => part !== '');
      const path = parts.reduce((whole, part) => provider.join(whole, part), folder);
      const parent = /[\\/]$/.test(name) ? path : provider.parent(path, folder);
      const call = { ...callOf(actions), force: true };
      if (!provider.exists(parent)) provider.newItem(parent, { type: 'Directory', value: null, hasValue: false }, call);
      if (parent === path) return;
      if (statOf(path) && !ps.parameters.Force) {
        ps.error(
          'ExpandArchiveFileExists',
          'InvalidOperation',
          `Failed to create file '${path}' while expanding the archive file '${archive}' contents as the file '${path}' already exists. Use the -Force parameter if you want to overwrite the existing directory '${path}' contents when expanding the archive file.`,
          { target: path, exception: 'System.IO.IOException' },
        );
        return;
      }
      writeBytes(path, bytes);
      if (!ps.parameters.PassThru) return;
      const made = drivesOf(actions).findOne(path, true);
      writeItem(actions, made, made.provider.getItem(made.path, call));
    }
  },
});

function theOneArchive(ps: CmdletActions, given: string, literal: boolean): string {
  const found = existingFiles(ps, [given], literal);
  if (found.length <= 1) return found[0] ?? notFound(ps, given);
  return ps.fail(
    'InvalidArchiveFilePath',
    'InvalidArgument',
    `The archive file path '${given}' specified as input to the Path parameter is resolving to multiple file system paths. Provide a unique path to the Path parameter where the archive file has to be created.`,
    { target: given, exception: 'System.IO.IOException' },
  );
}

/** The entries by name. Ends the cmdlet when the file is no archive, holds too much, or names a place outside the folder. */
function contentsOf(ps: CmdletActions, archive: string): Record<string, Uint8Array> {
  return zipContents(readBytes(archive), (problem) =>
    ps.fail(
      'FileFormatException',
      'OperationStopped',
      `The archive file '${archive}' cannot be expanded: ${problem}.`,
      {
        target: archive,
        exception: 'System.IO.FileFormatException',
      },
    ),
  );
}
