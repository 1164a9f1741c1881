/** Windows Firewall on the machines of a lab. */
import { builtInModule } from '../../src/engine/modules/built-in-module.ts';

export default builtInModule({
  name: 'NetSecurity',
  version: '2.0.0.0',
  moduleType: 'Script',
  pages: 'netsecurity',
});
