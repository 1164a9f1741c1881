/** PackageManagement, as far as scripts begin with it: what providers of packages there are. */
import { builtInModule } from '../../src/engine/modules/built-in-module.ts';

export default builtInModule({
  name: 'PackageManagement',
  version: '1.4.8.1',
  moduleType: 'Script',
  pages: null,
});
