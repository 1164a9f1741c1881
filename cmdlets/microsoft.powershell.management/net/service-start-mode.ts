/** System.ServiceProcess.ServiceStartMode. */
import { defineType } from '../../../src/types/type-declaration.ts';

export default defineType({
  name: 'System.ServiceProcess.ServiceStartMode',
  kind: 'enum',
  members: { Boot: 0, System: 1, Automatic: 2, Manual: 3, Disabled: 4 },
});
