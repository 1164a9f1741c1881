/** The network adapters of the machines of a lab. */
import { builtInModule } from '../../src/engine/modules/built-in-module.ts';

export default builtInModule({
  name: 'NetAdapter',
  version: '2.0.0.0',
  moduleType: 'Script',
  pages: 'netadapter',
});
