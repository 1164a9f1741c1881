/** What scripts for Lync Server ask of Active Directory: its accounts, groups and units, the domain and its controller. */
import { builtInModule } from '../../src/engine/modules/built-in-module.ts';
import { accountDirectory } from '../../src/machine/accounts.ts';
import { DRIVES } from '../../src/providers/drive-table.ts';
import { deploymentKey } from '../deployment/deployment-service.ts';
import { domainAccounts } from './domain-accounts.ts';
import { DirectoryProvider } from './drives/directory-provider.ts';

export default builtInModule({
  name: 'ActiveDirectory',
  version: '1.0.0.0',
  moduleType: 'Manifest',
  pages: 'activedirectory',
  connect({ ambient, services }) {
    ambient.ports.set(accountDirectory, domainAccounts(services));
  },
  imported({ services }) {
    const drives = services.require(DRIVES);
    if (!services.has(deploymentKey) || drives.findDrive('AD')) return;
    drives.registerProvider(new DirectoryProvider(() => services.require(deploymentKey)));
  },
});
