/** Revoke-CsSetupPermission: takes back what Grant-CsSetupPermission has granted. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { roleParameters } from './role-parameters.ts';
import { delegateSetup, setupPermissionParameters } from './setup-permission.ts';

export default cmdlet({
  verb: 'Revoke',
  noun: 'CsSetupPermission',
  className: 'Microsoft.Rtc.Management.Deployment.RevokeSetupPermissionCmdlet',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Takes back what Grant-CsSetupPermission has granted.',
    examples: [
      {
        title: 'An organizational unit',
        transcript:
          'PS> Grant-CsSetupPermission -ComputerOU "OU=Lync,DC=contoso,DC=com"; Revoke-CsSetupPermission -ComputerOU "OU=Lync,DC=contoso,DC=com"\nPS> Test-CsSetupPermission -ComputerOU "OU=Lync,DC=contoso,DC=com" 3> $null\nFalse',
      },
    ],
    links: ['Test-CsSetupPermission'],
  },
  parameters: { ...setupPermissionParameters, Force: roleParameters.Force },
  run(ps) {
    return { process: () => delegateSetup(ps, 'Revoke') };
  },
});
