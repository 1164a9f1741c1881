/** Reads the PFX files that the cmdlets of Windows name; one that is not there has an error of theirs. */
import { DeploymentError } from '../../src/deployment/deployment-error.ts';
import type { MachineDisk } from '../../src/deployment/machine-disk.ts';
import type { CmdletActions } from '../../src/engine/cmdlet.ts';

export function fileBytes(ps: CmdletActions, disk: MachineDisk, path: string): Uint8Array {
  try {
    return disk.readFile(path);
  } catch (error) {
    if (!(error instanceof DeploymentError) || !['file-not-found', 'path-not-found'].includes(error.code)) throw error;
    const exception = 'System.IO.FileNotFoundException';
    return ps.fail(exception, 'ObjectNotFound', 'The PFX file could not be found.', { exception, target: path });
  }
}
