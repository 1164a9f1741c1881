/** Remove-ADGroupMember: takes accounts or groups out of a group of Active Directory. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { changeMembers, groupMemberParameters } from './group-member-parameters.ts';

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
  run: (ps) => ({
    process() {
      changeMembers(ps, ps.parameters, ({ deployment }, group, member) =>
        deployment.rights.removeMember(group, member),
      );
    },
  }),
});
