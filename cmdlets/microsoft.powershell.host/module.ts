/** Transcripts of sessions. */
import { builtInModule } from '../../src/engine/modules/built-in-module.ts';

export default builtInModule({
  name: 'Microsoft.PowerShell.Host',
  version: '7.0.0.0',
  moduleType: 'Manifest',
  pages: 'microsoft.powershell.host',
});
