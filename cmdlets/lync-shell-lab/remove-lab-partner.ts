/** Remove-LabPartner: forgets a partner. */
import { cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';

export default cmdlet({
  verb: 'Remove',
  noun: 'LabPartner',
  className: 'LyncShell.RemoveLabPartnerCommand',
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  help: {
    synopsis: 'Takes a partner out of the lab.',
    examples: [
      {
        title: 'One that was added',
        transcript:
          'PS> $null = New-LabPartner portal -Kind SharePoint -Fqdn portal.contoso.com\nPS> Remove-LabPartner portal\nPS> @(Get-LabPartner).Count\n0',
      },
    ],
    links: ['New-LabPartner', 'Get-LabPartner'],
  },
  parameters: {
    Name: { type: 'string', position: 0, mandatory: true, pipeline: 'name', help: 'The partner.' },
  },
  run(ps) {
    return {
      process() {
        const name = mandatory(ps.parameters.Name);
        if (ps.shouldProcess(name)) withDeployment(ps, ({ partners }) => partners.remove(name));
      },
    };
  },
});
