/** Compress-Archive: packs files and folders into a ZIP file. The errors are those of PowerShell's Archive 1.2.6. */
import { unzipSync, type Zippable, zipSync } from 'fflate';
import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import { callOf, drivesOf, writeItem } from '../../src/providers/cmdlet-paths.ts';
import { readBytes, statOf, writeBytes } from '../../src/types/files/host-files.ts';
import { directoryName, extension, fileName } from '../../src/types/files/path-text.ts';
import { existingFiles, notFound } from './archive-paths.ts';

const LEVELS = { Optimal: 6, Fastest: 1, NoCompression: 0 } as const;

/** The first and last days that an entry's date can tell. */
const FIRST_DATE = new Date(1980, 0, 1).getTime();
const LAST_DATE = new Date(2099, 11, 31).getTime();

export default cmdlet({
  verb: 'Compress',
  noun: 'Archive',
  className: 'Compress-Archive',
  supportsShouldProcess: true,
  defaultParameterSet: 'Path',
  outputTypes: ['System.IO.FileInfo'],
  help: {
    synopsis: 'Packs files and folders into a ZIP file.',
    examples: [
      {
        title: 'A folder',
        transcript:
          'PS> New-Item logs/a.txt -Force -Value x | Out-Null\nPS> Compress-Archive logs logs.zip\nPS> Test-Path logs.zip\nTrue',
      },
    ],
    links: ['Expand-Archive'],
  },
  parameters: {
    Path: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['Path', 'PathWithForce', 'PathWithUpdate'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The files and folders; wildcards find several.',
    },
    LiteralPath: {
      type: 'string[]',
      mandatory: true,
      pipeline: 'name',
      in: ['LiteralPath', 'LiteralPathWithForce', 'LiteralPathWithUpdate'],
      aliases: ['PSPath'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The files and folders; no character is a wildcard.',
    },
    DestinationPath: {
      type: 'string',
      position: 1,
      mandatory: true,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The ZIP file; a name without an ending gets .zip.',
    },
    CompressionLevel: {
      type: 'string',
      validate: [{ kind: 'set', values: ['Optimal', 'NoCompression', 'Fastest'] }],
      help: 'How hard it is tried to make the archive small: Optimal if omitted, Fastest or NoCompression.',
    },
    Update: {
      type: 'switch',
      mandatory: true,
      in: ['PathWithUpdate', 'LiteralPathWithUpdate'],
      help: 'Adds to an archive that is there; entries of the same name are replaced.',
    },
    Force: {
      type: 'switch',
      mandatory: true,
      in: ['PathWithForce', 'LiteralPathWithForce'],
      help: 'Replaces an archive that is there.',
    },
    PassThru: { type: 'switch', help: 'Also writes the archive as a file.' },
  },
  run(ps) {
    const sources: string[] = [];
    return {
      process() {
        const { Path, LiteralPath } = ps.parameters;
        const given = LiteralPath ?? Path ?? [];
        refuseTwice(ps, given, LiteralPath === undefined ? 'Path' : 'LiteralPath');
        sources.push(...existingFiles(ps, given, LiteralPath !== undefined));
      },
      end() {
        const { DestinationPath = '', Update, Force, PassThru, CompressionLevel } = ps.parameters;
        const target = archiveFile(ps, DestinationPath);
        const exists = statOf(target) !== undefined;
        if (exists && !Update && !Force) refuseOverwriting(ps, target);
        const shown = sources.length === 1 ? (sources[0] ?? '') : `\n${sources.join('\n')}`;
        if (!ps.shouldProcess(shown, 'Compress-Archive')) return;
        const level = LEVELS[levelOf(CompressionLevel)];
        const entries: Zippable = exists && Update ? unzipSync(readBytes(target)) : {};
        for (const source of sources) addTo(ps, entries, source, fileName(source), true);
        if (Object.keys(entries).length === 0) return;
        writeBytes(target, zipSync(entries, { level }));
        if (!PassThru) return;
        const place = drivesOf(ps).findOne(target, true);
        writeItem(ps, place, place.provider.getItem(place.path, callOf(ps)));
      },
    };
  },
});

function levelOf(given: string | undefined): keyof typeof LEVELS {
  const names = Object.keys(LEVELS) as (keyof typeof LEVELS)[];
  return names.find((name) => name.toLowerCase() === given?.toLowerCase()) ?? 'Optimal';
}

/** A file, or a folder with what is below it; an empty folder that was asked for by itself leaves nothing. */
function addTo(ps: CmdletActions, entries: Zippable, path: string, name: string, isAsked: boolean): void {
  const { provider } = drivesOf(ps).findOne(path, true);
  if (!provider.isContainer(path)) {
    const changed = statOf(path)?.mtimeMs ?? FIRST_DATE;
    // An entry that is replaced comes last, as if it were new.
    delete entries[name];
    entries[name] = [readBytes(path), { mtime: Math.min(Math.max(changed, FIRST_DATE), LAST_DATE) }];
    return;
  }
  const children = [...provider.childNames(path, { force: true })];
  if (children.length === 0 && !isAsked) entries[`${name}/`] = new Uint8Array();
  const paths = children.map((child) => provider.join(path, child));
  const files = paths.filter((child) => !provider.isContainer(child));
  for (const child of [...files, ...paths.filter((one) => !files.includes(one))])
    addTo(ps, entries, child, `${name}/${fileName(child)}`, false);
}

function archiveFile(ps: CmdletActions, given: string): string {
  const { path, provider } = drivesOf(ps).resolve(extension(given) === '' ? `${given}.zip` : given);
  const folder = directoryName(path);
  if (provider.name !== 'FileSystem' || folder === null || !statOf(folder)?.isDirectory()) {
    return notFound(ps, folder ?? given);
  }
  return path;
}

function refuseTwice(ps: CmdletActions, given: readonly string[], parameter: string): void {
  const twice = given.find((path, index) => given.indexOf(path) !== index);
  if (twice === undefined) return;
  ps.fail(
    'DuplicatePathFound',
    'InvalidArgument',
    `The input to ${parameter} parameter contains a duplicate path '${twice}'. Provide a unique set of paths as input to ${parameter} parameter.`,
    { target: twice, exception: 'System.IO.IOException' },
  );
}

function refuseOverwriting(ps: CmdletActions, target: string): never {
  return ps.fail(
    'ArchiveFileExists',
    'InvalidArgument',
    `The archive file ${target} already exists. Use the -Update parameter to update the existing archive file or use the -Force parameter to overwrite the existing archive file.`,
    { target, exception: 'System.IO.IOException' },
  );
}
