/** Whether machines of the network answer. */
import { builtInModule } from '../../src/engine/modules/built-in-module.ts';

export default builtInModule({
  name: 'NetTCPIP',
  version: '1.0.0.0',
  moduleType: 'Binary',
  pages: 'nettcpip',
});
