/** The exceptions of the module's own. */
import { defineType } from '../../../../src/types/type-declaration.ts';

export default [
  defineType({
    name: 'Microsoft.PowerShell.PSResourceGet.UtilClasses.ResourceNotFoundException',
    base: 'System.Exception',
  }),
];
