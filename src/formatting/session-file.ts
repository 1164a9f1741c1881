/** The type and format files that Update-TypeData and Update-FormatData name: found, checked and read. */
import type { CmdletActions } from '../engine/cmdlet.ts';
import { hostErrorCode } from '../platform/host-error.ts';
import { ambient, hostFiles } from '../types/ambient.ts';
import { NetException } from '../types/net-exception.ts';

const MISSING: ReadonlySet<string> = new Set([
  'System.IO.FileNotFoundException',
  'System.IO.DirectoryNotFoundException',
]);

export interface SessionFile {
  /** As the session sees it. */
  readonly path: string;
  readonly text: string;
}

/**
 * The text of a file; null when it cannot be used, which has been reported.
 * @param errorId of the parameter that names the file (`TypesPrependPathException`).
 */
export function readSessionFile(
  ps: Pick<CmdletActions, 'error' | 'writeError' | 'recordOf'>,
  given: string,
  errorId: string,
): SessionFile | null {
  const { files } = ambient();
  const path = files.fullPath(given);
  let text: string;
  try {
    text = hostFiles().readText(files.hostPath(given));
  } catch (error) {
    if (error instanceof NetException ? !MISSING.has(error.typeName) : hostErrorCode(error) === undefined) throw error;
    ps.error(errorId, 'InvalidOperation', `Cannot find path '${path}' because it does not exist.`, {
      target: given,
      exception: 'System.Management.Automation.ItemNotFoundException',
    });
    return null;
  }
  if (!/\.ps1xml$/i.test(path)) {
    ps.error(
      'WrongExtension',
      'InvalidArgument',
      `Cannot read the file ${given} because it does not have the file name extension ".ps1xml".`,
      { target: given, exception: 'System.Management.Automation.PSInvalidOperationException' },
    );
    return null;
  }
  return { path, text: text.replace(/^\ufeff/, '') };
}
