/** Gives a session that has a lab the drives HKLM: and HKCU: of its machine. */
import type { Runspace } from '../../src/engine/runspace.ts';
import { DRIVES } from '../../src/providers/drive-table.ts';
import { RegistryProvider } from '../../src/providers/registry-provider.ts';
import { deploymentKey } from './deployment-service.ts';

export function connectRegistry(runspace: Runspace): void {
  const deployment = () => runspace.services.require(deploymentKey);
  const provider = new RegistryProvider({
    read: () => deployment().registry(deployment().session.machine),
    write: (tree) => deployment().writeRegistry(deployment().session.machine, tree),
  });
  runspace.services.require(DRIVES).registerProvider(provider);
}
