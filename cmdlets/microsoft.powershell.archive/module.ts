/** Archives: files and folders packed into a ZIP file, and out of one. */
import { builtInModule } from '../../src/engine/modules/built-in-module.ts';

export default builtInModule({
  name: 'Microsoft.PowerShell.Archive',
  version: '1.2.6',
  moduleType: 'Manifest',
  pages: 'microsoft.powershell.archive',
});
