/** Jobs on threads of the session. */
import { builtInModule } from '../../src/engine/modules/built-in-module.ts';

export default builtInModule({
  name: 'Microsoft.PowerShell.ThreadJob',
  version: '7.0.0.0',
  moduleType: 'Manifest',
  pages: 'microsoft.powershell.threadjob',
});
