/** What a machine says of itself through CIM. */
import { builtInModule } from '../../src/engine/modules/built-in-module.ts';

export default builtInModule({
  name: 'CimCmdlets',
  version: '1.0.0.0',
  moduleType: 'Binary',
  pages: 'cimcmdlets',
});
