/** The drive IIS:, which a session has from when the module is imported. */
import type { Runspace } from '../../src/engine/runspace.ts';
import { DRIVES } from '../../src/providers/drive-table.ts';
import { deploymentKey } from '../deployment/deployment-service.ts';
import { IisProvider } from './drives/iis-provider.ts';

export function mountIis({ services }: Runspace): void {
  const drives = services.require(DRIVES);
  if (!services.has(deploymentKey) || drives.findDrive('IIS')) return;
  drives.registerProvider(new IisProvider(() => services.require(deploymentKey)));
}
