/** Test-CsSetupPermission: whether the set-up of computers of an organizational unit was delegated. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { lookAtDeployment } from './deployment-frame.ts';
import { setupPermissionParameters } from './setup-permission.ts';

/** The right to read the changes of a directory (DS-Replication-Get-Changes), which is the one that consoles show missing. */
const REPLICATING_CHANGES = '1131f6aa-9c07-11d1-f79f-00c04fc2dcd2';

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
        transcript: 'PS> Test-CsSetupPermission -ComputerOU "OU=Lync,DC=contoso,DC=com" 3> $null\nFalse',
      },
    ],
    links: ['Grant-CsSetupPermission'],
  },
  parameters: setupPermissionParameters,
  run(ps) {
    return {
      process() {
        const { ComputerOU: unit = '' } = ps.parameters;
        lookAtDeployment(ps, 'Test set-up permissions.', ({ rights, topology }, log) => {
          const isReady = rights.isDelegated(unit);
          if (!isReady) {
            const group = `${topology.document.netbiosName}\\RTCUniversalServerAdmins`;
            log.warning(
              `Access control entry (ACE) ${group}; Allow; ExtendedRight; None; None; ${REPLICATING_CHANGES}`,
            );
            log.warning(`The access control entries (ACEs) on the object "${unit}" are not ready.`);
          }
          ps.write(isReady);
        });
      },
    };
  },
});
