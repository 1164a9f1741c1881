/** Add-ADGroupMember: puts accounts or groups into a group of Active Directory. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { changeMembers, groupMemberParameters } from './group-member-parameters.ts';

export default cmdlet({
  verb: 'Add',
  noun: 'ADGroupMember',
  className: 'Microsoft.ActiveDirectory.Management.Commands.AddADGroupMember',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Puts accounts or groups into a group of Active Directory.',
    examples: [
      {
        title: 'An account',
        transcript:
          'PS> Add-ADGroupMember CSHelpDesk kenmyer\nPS> (Get-ADGroupMember CSHelpDesk).SamAccountName\nkenmyer',
      },
    ],
    links: ['Get-ADGroupMember'],
  },
  parameters: groupMemberParameters,
  run: (ps) => ({
    process() {
      changeMembers(ps, ps.parameters, ({ deployment }, group, member) => deployment.rights.addMember(group, member));
    },
  }),
});
