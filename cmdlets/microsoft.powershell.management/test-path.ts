/** Test-Path: whether a path leads to something. */

import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import {
  drivesOf,
  forPath,
  nameFilter,
  recordOfPathError,
  refuseCredential,
} from '../../src/providers/cmdlet-paths.ts';
import { itemCredential, itemFilters } from '../../src/providers/path-parameters.ts';
import { LookingFailed } from '../../src/providers/provider-errors.ts';
import type { ResolvedPath } from '../../src/providers/resolved-path.ts';
import { FileSystemInfo } from '../../src/types/files/file-system-info.ts';
import { HostRefusal } from '../../src/types/host-refusal.ts';
import { NetException } from '../../src/types/net-exception.ts';
import type { DateTime } from '../../src/types/values/date-time.ts';

export default cmdlet({
  verb: 'Test',
  noun: 'Path',
  defaultParameterSet: 'Path',
  outputTypes: ['System.Boolean'],
  help: {
    synopsis: 'Says whether a path leads to something.',
    examples: [
      {
        title: 'A file and a folder',
        transcript:
          "PS> Set-Content a.txt 'x'\nPS> Test-Path a.txt\nTrue\nPS> Test-Path a.txt -PathType Container\nFalse",
      },
    ],
  },
  parameters: {
    Path: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['Path'],
      allowNull: true,
      allowEmptyCollection: true,
      allowEmptyString: true,
      help: 'The items, by path; wildcards find several.',
    },
    ...itemFilters,
    LiteralPath: {
      type: 'string[]',
      mandatory: true,
      pipeline: 'name',
      in: ['LiteralPath'],
      aliases: ['PSPath', 'LP'],
      allowNull: true,
      allowEmptyCollection: true,
      allowEmptyString: true,
      help: 'The items, by path; no character is a wildcard.',
    },
    PathType: {
      type: 'enum',
      typeName: 'Microsoft.PowerShell.Commands.TestPathType',
      values: ['Any', 'Container', 'Leaf'],
      aliases: ['Type'],
      help: 'Any item, only containers, or only leaves.',
    },
    IsValid: { type: 'switch', help: 'Only whether the path could be one.' },
    Credential: itemCredential,
    OlderThan: { type: 'datetime', help: 'Only items changed before this time.' },
    NewerThan: { type: 'datetime', help: 'Only items changed after this time.' },
  },
  run(ps) {
    const test = (path: string): boolean => {
      const { LiteralPath, IsValid, PathType, NewerThan, OlderThan } = ps.parameters;
      try {
        if (IsValid) return drivesOf(ps).resolve(path) !== null;
        const found = drivesOf(ps).find(path, { literal: LiteralPath !== undefined, force: true });
        const fits = nameFilter(ps.parameters);
        return found.some(
          (item) =>
            fits(item.provider.leaf(item.path)) && isOfType(item, PathType) && isOfAge(item, NewerThan, OlderThan),
        );
      } catch (error) {
        if (error instanceof LookingFailed) ps.writeError(recordOfPathError(error.first));
        if (error instanceof NetException && !(error instanceof HostRefusal)) return false;
        throw error;
      }
    };
    return {
      process() {
        const paths = ps.parameters.LiteralPath ?? ps.parameters.Path ?? null;
        if (!paths?.length) reportNull(ps, paths);
        for (const path of (paths ?? []) as (string | null)[]) {
          if (path === null) {
            reportNull(ps, paths);
            continue;
          }
          refuseCredential(ps, ps.parameters.Credential, path);
          forPath(ps, () => ps.write(path.trim() !== '' && test(path)));
        }
      },
    };
  },
});

function reportNull(ps: CmdletActions, paths: unknown): void {
  // The text stands where the name of a parameter belongs, in the real one too.
  const what = 'The provided Path argument was null or an empty collection.';
  ps.error('NullPathNotPermitted', 'InvalidArgument', `Value cannot be null. (Parameter '${what}')`, {
    target: paths,
    exception: 'System.ArgumentNullException',
  });
}

function isOfType({ provider, path }: ResolvedPath, type: string | undefined): boolean {
  return type === 'Container' ? provider.isContainer(path) : type === 'Leaf' ? !provider.isContainer(path) : true;
}

/** Times are only known of files and folders. */
function isOfAge(item: ResolvedPath, newer: DateTime | undefined, older: DateTime | undefined): boolean {
  if (!newer && !older) return true;
  const info = item.provider.name === 'FileSystem' ? item.provider.propertyHolder(item.path, null as never) : null;
  if (!(info instanceof FileSystemInfo)) return false;
  const changed = info.time('LastWriteTime').unixMs;
  return (!newer || changed > newer.toUniversalTime().unixMs) && (!older || changed < older.toUniversalTime().unixMs);
}
