/** Grant-CsSetupPermission: lets members of RTCUniversalServerAdmins set up computers of an organizational unit. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { roleParameters } from './role-parameters.ts';
import { delegateSetup, setupPermissionParameters } from './setup-permission.ts';

export default cmdlet({
  verb: 'Grant',
  noun: 'CsSetupPermission',
  className: 'Microsoft.Rtc.Management.Deployment.GrantSetupPermissionCmdlet',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Lets members of RTCUniversalServerAdmins set up computers of an organizational unit.',
    examples: [
      {
        title: 'An organizational unit',
        transcript:
          'PS> Grant-CsSetupPermission -ComputerOU "OU=Lync,DC=contoso,DC=com"\nPS> Test-CsSetupPermission -ComputerOU "OU=Lync,DC=contoso,DC=com"\nTrue',
      },
    ],
    links: ['Test-CsSetupPermission'],
  },
  parameters: { ...setupPermissionParameters, Force: roleParameters.Force },
  run(ps) {
    return { process: () => delegateSetup(ps, 'Grant') };
  },
});
