/** The error of a module manifest's path that does not end with .psd1. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import type { ErrorRecord } from '../../src/types/error-record.ts';
import { netException } from '../../src/types/net-exception.ts';

/** @param shown the path as the message says it; @param path as it was given. */
export function invalidManifestPath(ps: Pick<CmdletActions, 'recordOf'>, path: string, shown: string): ErrorRecord {
  const message = `The module manifest path '${shown}' is not valid. The value of the Path argument must resolve to a single file that has a '.psd1' extension. Change the value of the Path argument to point to a valid psd1 file, and then try again.`;
  const exception = netException('System.InvalidOperationException', message);
  return ps.recordOf(exception, 'Modules_InvalidModuleManifestPath', 'InvalidArgument', path);
}
