/** Cmdlets for credentials, secure strings and policies. */
import { builtInModule } from '../../src/engine/modules/built-in-module.ts';

export default builtInModule({
  name: 'Microsoft.PowerShell.Security',
  version: '7.0.0.0',
  moduleType: 'Manifest',
  pages: 'microsoft.powershell.security',
});
