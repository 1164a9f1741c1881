/** Enable-ADAccount: lets an account log on again. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { switchAccount, switchParameters } from './account-switch.ts';

export default cmdlet({
  verb: 'Enable',
  noun: 'ADAccount',
  className: 'Microsoft.ActiveDirectory.Management.Commands.EnableADAccount',
  supportsShouldProcess: true,
  confirmImpact: 'Medium',
  outputTypes: ['Microsoft.ActiveDirectory.Management.ADAccount'],
  help: {
    synopsis: 'Lets an account log on again.',
    examples: [
      { title: 'One account', transcript: 'PS> Enable-ADAccount kenmyer\nPS> (Get-ADUser kenmyer).Enabled\nTrue' },
    ],
    links: ['Disable-ADAccount', 'Set-ADUser'],
  },
  parameters: switchParameters,
  run: (ps) => ({ process: () => switchAccount(ps, ps.parameters, true) }),
});
