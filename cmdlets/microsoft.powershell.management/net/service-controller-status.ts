/** System.ServiceProcess.ServiceControllerStatus. */
import { defineType } from '../../../src/types/type-declaration.ts';

export default defineType({
  name: 'System.ServiceProcess.ServiceControllerStatus',
  kind: 'enum',
  members: { Stopped: 1, StartPending: 2, StopPending: 3, Running: 4, ContinuePending: 5, PausePending: 6, Paused: 7 },
});
