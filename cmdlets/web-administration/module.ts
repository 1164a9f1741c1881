/** IIS on the machines of a lab: sites, applications, pools, bindings, and the drive that shows them. */
import { builtInModule } from '../../src/engine/modules/built-in-module.ts';
import { mountIis } from './iis-drive.ts';

export default builtInModule({
  name: 'WebAdministration',
  version: '1.0.0.0',
  moduleType: 'Manifest',
  pages: 'webadministration',
  imported: mountIis,
});
