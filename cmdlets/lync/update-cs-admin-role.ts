/** Update-CsAdminRole: the roles that come with Lync Server are written into the Central Management Store anew. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';

export default cmdlet({
  verb: 'Update',
  noun: 'CsAdminRole',
  className: 'Microsoft.Rtc.Management.Authorization.UpdateOcsAdminRoleCmdlet',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Brings the roles that come with Lync Server up to date.',
    description: 'Those of a lab are of its own version, so they are as they should be; roles that somebody made stay.',
    examples: [{ title: 'All roles', transcript: 'PS> Update-CsAdminRole' }],
    links: ['Get-CsAdminRole'],
  },
  parameters: { Force: { type: 'switch', help: 'Suppresses questions.', noEffect: 'nothing is asked' } },
  run(ps) {
    return {
      process() {
        withDeployment(ps, ({ rights }) => {
          for (const { name } of rights.roles().filter(({ isStandard }) => isStandard)) ps.shouldProcess(name);
        });
      },
    };
  },
});
