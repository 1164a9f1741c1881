/** Get-ADGroupMember: those who were put into a group of Active Directory. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'ADGroupMember',
  className: 'Microsoft.ActiveDirectory.Management.Commands.GetADGroupMember',
  outputTypes: ['System.String'],
  help: {
    synopsis: 'Lists the accounts and groups that were put into a group of Active Directory.',
    description: 'The administrator who set the deployment up is in every group and is not listed.',
    examples: [{ title: 'Nobody yet', transcript: 'PS> @(Get-ADGroupMember CSHelpDesk).Count\n0' }],
    links: ['Add-ADGroupMember'],
  },
  parameters: { Identity: { type: 'string', position: 0, mandatory: true, help: 'The group.' } },
  run(ps) {
    return {
      process() {
        withDeployment(ps, ({ rights }) => {
          for (const member of rights.members(ps.parameters.Identity ?? '')) ps.write(member);
        });
      },
    };
  },
});
