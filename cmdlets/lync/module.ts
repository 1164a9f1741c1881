/** The cmdlets of Lync Server 2013 that are simulated. */
import { builtInModule } from '../../src/engine/modules/built-in-module.ts';
import { explainMissingCmdlet } from './missing-cmdlets.ts';

export default builtInModule({
  name: 'Lync',
  version: '1.0.0.0',
  moduleType: 'Binary',
  pages: 'skypeforbusiness',
  explainMissing: explainMissingCmdlet,
});
