/** Reset-Lab: makes the session's lab as it was at first. */
import { openLab } from '../../src/deployment/deployment.ts';
import { copyLab, createLab, deleteLab } from '../../src/deployment/labs.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { failFor } from '../deployment/deployment-errors.ts';
import { deploymentOf, switchDeployment } from '../deployment/deployment-service.ts';
import { labsRootOf } from './lab-objects.ts';

export default cmdlet({
  verb: 'Reset',
  noun: 'Lab',
  className: 'LyncShell.ResetLabCommand',
  supportsShouldProcess: true,
  confirmImpact: 'High',
  help: {
    synopsis: 'Makes the lab of the session as new.',
    description: 'Everything that was done in it is gone: certificates, files, the time of its clock.',
    examples: [
      {
        title: 'Start over',
        transcript: 'PS> Reset-Lab -Confirm:$false\nPS> @(Get-CsCertificate -Type OAuthTokenIssuer).Count\n0',
      },
    ],
    links: ['New-Lab'],
  },
  parameters: {},
  run(ps) {
    return {
      process() {
        const root = labsRootOf(ps);
        try {
          const { name, topology, confined } = deploymentOf(ps);
          if (!ps.shouldProcess(name)) return;
          // Aside first: if the new one cannot be made, the old one must still be there.
          const aside = `${name}.new`;
          createLab(root, aside, { topology });
          deleteLab(root, name);
          copyLab(root, aside, name);
          deleteLab(root, aside);
          switchDeployment(ps.runspace, openLab({ root, name, confined }));
        } catch (error) {
          failFor(ps, error);
        }
      },
    };
  },
});
