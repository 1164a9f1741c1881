/** Microsoft.PowerShell.ExecutionPolicyScope. */
import { defineType } from '../../../src/types/type-declaration.ts';

export default defineType({
  name: 'Microsoft.PowerShell.ExecutionPolicyScope',
  kind: 'enum',
  members: { Process: 0, CurrentUser: 1, LocalMachine: 2, UserPolicy: 3, MachinePolicy: 4 },
});
