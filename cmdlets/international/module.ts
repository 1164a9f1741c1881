/** The settings of language and region of who is logged on to a machine of a lab. */
import { builtInModule } from '../../src/engine/modules/built-in-module.ts';

export default builtInModule({
  name: 'International',
  version: '2.0.0.0',
  moduleType: 'Script',
  pages: 'international',
});
