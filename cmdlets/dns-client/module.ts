/** The names of the network. */
import { builtInModule } from '../../src/engine/modules/built-in-module.ts';

export default builtInModule({
  name: 'DnsClient',
  version: '1.0.0.0',
  moduleType: 'Binary',
  pages: 'dnsclient',
});
