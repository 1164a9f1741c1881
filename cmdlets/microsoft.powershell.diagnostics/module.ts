/** Event logs in the form of the newer interface. */
import { builtInModule } from '../../src/engine/modules/built-in-module.ts';

export default builtInModule({
  name: 'Microsoft.PowerShell.Diagnostics',
  version: '7.0.0.0',
  moduleType: 'Manifest',
  pages: 'microsoft.powershell.diagnostics',
});
