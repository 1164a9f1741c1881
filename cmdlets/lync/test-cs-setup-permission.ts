/** Test-CsSetupPermission: whether the set-up of computers of an organizational unit was delegated. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { lookAtDeployment } from './deployment-frame.ts';
import { setupPermissionParameters } from './setup-permission.ts';

export default cmdlet({
  verb: 'Test',
  noun: 'CsSetupPermission',
  className: 'Microsoft.Rtc.Management.Deployment.TestSetupPermissionCmdlet',
  outputTypes: ['System.Boolean'],
  help: {
    synopsis: 'Tells whether members of RTCUniversalServerAdmins may set up computers of an organizational unit.',
    examples: [
      {
        title: 'Nothing was granted',
        transcript: 'PS> Test-CsSetupPermission -ComputerOU "OU=Lync,DC=contoso,DC=com"\nFalse',
      },
    ],
    links: ['Grant-CsSetupPermission'],
  },
  parameters: setupPermissionParameters,
  run(ps) {
    return {
      process() {
        const { ComputerOU: unit = '' } = ps.parameters;
        lookAtDeployment(ps, 'Test set-up permissions.', ({ rights }) => ps.write(rights.isDelegated(unit)));
      },
    };
  },
});
