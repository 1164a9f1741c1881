/** What the machines of a lab share. */
import { builtInModule } from '../../src/engine/modules/built-in-module.ts';

export default builtInModule({
  name: 'SmbShare',
  version: '1.0.0.0',
  moduleType: 'Manifest',
  pages: 'smbshare',
});
