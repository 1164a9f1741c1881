/** Paths as the cmdlets of archives take them, with the errors that their functions have in PowerShell. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { drivesOf } from '../../src/providers/cmdlet-paths.ts';
import { NetException } from '../../src/types/net-exception.ts';

/** Paths that must be there: what they find on the disks of the session. Ends the cmdlet at the first that finds nothing. */
export function existingFiles(ps: CmdletActions, paths: readonly string[], literal: boolean): string[] {
  return paths.flatMap((path) => {
    try {
      const found = drivesOf(ps).find(path, { literal });
      if (found.length === 0 || found.some(({ provider }) => provider.name !== 'FileSystem')) return notFound(ps, path);
      return found.map((place) => place.path);
    } catch (error) {
      if (error instanceof NetException) return notFound(ps, path);
      throw error;
    }
  });
}

export function notFound(ps: CmdletActions, path: string): never {
  const message = `The path '${path}' either does not exist or is not a valid file system path.`;
  return ps.fail('ArchiveCmdletPathNotFound', 'InvalidArgument', message, { target: path });
}
