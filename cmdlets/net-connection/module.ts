/** The networks that the machines of a lab are in. */
import { builtInModule } from '../../src/engine/modules/built-in-module.ts';

export default builtInModule({
  name: 'NetConnection',
  version: '1.0.0.0',
  moduleType: 'Script',
  pages: 'netconnection',
});
