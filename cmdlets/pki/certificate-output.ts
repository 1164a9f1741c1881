/** Writes an exported certificate onto the machine's disk and gives the file out. */
import type { CmdletWith } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';

export function writeCertificateFile(
  ps: CmdletWith<{ NoClobber?: boolean }>,
  path: string,
  contents: Uint8Array,
): void {
  withDeployment(ps, ({ session }) => {
    const { disk } = session.machine;
    if (!ps.parameters.NoClobber) disk.writeFile(path, contents);
    else if (!disk.makeFile(path, contents)) {
      ps.fail('System.IO.IOException', 'WriteError', `The file '${path}' already exists.`, {
        exception: 'System.IO.IOException',
        target: path,
      });
    }
  });
  for (const item of ps.runspace.invokeCommand('Get-Item', { LiteralPath: path })) ps.write(item);
}
