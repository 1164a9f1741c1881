/** The module of Lync Server 2013. Scripts for its successor import it by that one's name. */
import { builtInModule } from '../../src/engine/modules/built-in-module.ts';

export default builtInModule({
  name: 'Lync',
  version: '1.0.0.0',
  alsoNamed: ['SkypeForBusiness'],
  file: 'C:\\Program Files\\Common Files\\Microsoft Lync Server 2013\\Modules\\Lync\\Lync.psd1',
  moduleType: 'Binary',
  pages: 'skypeforbusiness',
});
