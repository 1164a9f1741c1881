/** Modules and scripts from repositories of packages: found, saved, installed, published. */
import { builtInModule } from '../../src/engine/modules/built-in-module.ts';

export default builtInModule({
  name: 'Microsoft.PowerShell.PSResourceGet',
  version: '1.2.0',
  moduleType: 'Manifest',
  pages: 'microsoft.powershell.psresourceget',
});
