/** Exceptions of the cmdlets that work on Active Directory. */
import { defineType } from '../../../../src/types/type-declaration.ts';

export default [
  defineType({
    name: 'Microsoft.Rtc.Management.AD.ManagementException',
    base: 'System.Exception',
  }),
  defineType({
    name: 'Microsoft.Rtc.Management.AD.MoveUserException',
    base: 'System.Exception',
  }),
];
