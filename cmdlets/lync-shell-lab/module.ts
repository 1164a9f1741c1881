/** The lab itself: its cmdlets, and what a session sees of its machines (services, processes, logs, network, programs). */

import { EndpointLink } from '../../src/endpoints/endpoint-link.ts';
import { ERROR_TRANSLATOR } from '../../src/engine/foreign-errors.ts';
import { builtInModule } from '../../src/engine/modules/built-in-module.ts';
import { ambient } from '../../src/types/ambient.ts';
import { shellException } from '../deployment/deployment-errors.ts';
import { deploymentKey } from '../deployment/deployment-service.ts';
import { ENDPOINTS } from './endpoint-objects.ts';
import { connectNetwork } from './inside-network.ts';
import { connectPrograms } from './machine-programs.ts';
import { provideMachines } from './machine-sources.ts';
import { provideRemoting } from './remoting.ts';

export default builtInModule({
  name: 'LyncShellLab',
  version: '1.0.0.0',
  moduleType: 'Binary',
  pages: null,
  provide(runspace) {
    runspace.services.provide(ERROR_TRANSLATOR, shellException);
    // A session without a lab sees no machines: only the shell itself.
    if (!runspace.services.has(deploymentKey)) return;
    provideMachines(runspace);
    provideRemoting(runspace);
    runspace.services.provideLazily(ENDPOINTS, () => new EndpointLink((name) => ambient().host.serve(name)));
  },
  connect(runspace, { onWindows }) {
    connectNetwork(runspace);
    if (runspace.services.has(deploymentKey)) connectPrograms(runspace, onWindows);
  },
});
