/** Revoke-CsSetupPermission: takes back what Grant-CsSetupPermission has granted. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { changeMachine } from './deployment-frame.ts';
import { roleParameters } from './role-parameters.ts';
import { setupPermissionParameters } from './setup-permission-parameters.ts';

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
          'PS> Grant-CsSetupPermission -ComputerOU "OU=Lync,DC=contoso,DC=com"; Revoke-CsSetupPermission -ComputerOU "OU=Lync,DC=contoso,DC=com"\nPS> Test-CsSetupPermission -ComputerOU "OU=Lync,DC=contoso,DC=com"\nFalse',
      },
    ],
    links: ['Test-CsSetupPermission'],
  },
  parameters: { ...setupPermissionParameters, Force: roleParameters.Force },
  run(ps) {
    return {
      process() {
        const { ComputerOU: unit = '' } = ps.parameters;
        if (!ps.shouldProcess(unit, undefined, true)) return;
        changeMachine(ps, 'Revoke set-up permissions.', ({ rights }, log) => {
          rights.delegate(unit, false);
          log.action('Revoke set-up permissions', unit);
        });
      },
    };
  },
});
