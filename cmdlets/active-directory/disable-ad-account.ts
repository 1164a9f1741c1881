/** Disable-ADAccount: lets an account log on no more; Lync Server goes on to have it. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { switchAccount, switchParameters } from './account-switch.ts';

export default cmdlet({
  verb: 'Disable',
  noun: 'ADAccount',
  className: 'Microsoft.ActiveDirectory.Management.Commands.DisableADAccount',
  supportsShouldProcess: true,
  confirmImpact: 'Medium',
  outputTypes: ['Microsoft.ActiveDirectory.Management.ADAccount'],
  help: {
    synopsis: 'Lets an account log on no more; Lync Server goes on to have it.',
    examples: [
      { title: 'One account', transcript: 'PS> Disable-ADAccount kenmyer\nPS> (Get-ADUser kenmyer).Enabled\nFalse' },
    ],
    links: ['Enable-ADAccount', 'Set-ADUser'],
  },
  parameters: switchParameters,
  run: (ps) => ({ process: () => switchAccount(ps, ps.parameters, false) }),
});
