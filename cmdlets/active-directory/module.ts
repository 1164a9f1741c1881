/** What scripts for Lync Server ask of Active Directory: accounts and computers. */
import { builtInModule } from '../../src/engine/modules/built-in-module.ts';

export default builtInModule({
  name: 'ActiveDirectory',
  version: '1.0.0.0',
  moduleType: 'Manifest',
  pages: 'activedirectory',
});
