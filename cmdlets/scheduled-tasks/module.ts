/** The scheduled tasks of a machine. */
import { builtInModule } from '../../src/engine/modules/built-in-module.ts';

export default builtInModule({
  name: 'ScheduledTasks',
  version: '1.0.0.0',
  moduleType: 'Binary',
  pages: 'scheduledtasks',
});
