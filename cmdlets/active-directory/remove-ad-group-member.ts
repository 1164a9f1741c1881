/** Remove-ADGroupMember: takes accounts or groups out of a group of Active Directory. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { groupMemberParameters } from './group-member-parameters.ts';

export default cmdlet({
  verb: 'Remove',
  noun: 'ADGroupMember',
  className: 'Microsoft.ActiveDirectory.Management.Commands.RemoveADGroupMember',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Takes accounts or groups out of a group of Active Directory.',
    examples: [
      {
        title: 'An account',
        transcript:
          'PS> Add-ADGroupMember CSHelpDesk kenmyer; Remove-ADGroupMember CSHelpDesk kenmyer\nPS> @(Get-ADGroupMember CSHelpDesk).Count\n0',
      },
    ],
    links: ['Get-ADGroupMember'],
  },
  parameters: groupMemberParameters,
  run(ps) {
    return {
      process() {
        const { Identity: group = '', Members: members = [] } = ps.parameters;
        if (!ps.shouldProcess(group)) return;
        withDeployment(ps, ({ rights }) => {
          for (const member of members) rights.removeMember(group, toText(member));
        });
      },
    };
  },
});
