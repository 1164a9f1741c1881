/** Microsoft.PowerShell.ExecutionPolicy. */
import { defineType } from '../../../src/types/type-declaration.ts';

export default defineType({
  name: 'Microsoft.PowerShell.ExecutionPolicy',
  kind: 'enum',
  members: { Unrestricted: 0, RemoteSigned: 1, AllSigned: 2, Restricted: 3, Default: 3, Bypass: 4, Undefined: 5 },
});
