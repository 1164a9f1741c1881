/** Roles and features of Windows on the machines of a lab. */
import { builtInModule } from '../../src/engine/modules/built-in-module.ts';

export default builtInModule({
  name: 'ServerManager',
  version: '2.0.0.0',
  moduleType: 'Script',
  pages: 'servermanager',
});
