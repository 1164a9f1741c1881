/** Remove-ADUser: deletes the account of a person. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { changingDirectory } from './ad-refusals.ts';
import { accountParameters, userMeant } from './user-account.ts';

export default cmdlet({
  verb: 'Remove',
  noun: 'ADUser',
  className: 'Microsoft.ActiveDirectory.Management.Commands.RemoveADUser',
  supportsShouldProcess: true,
  confirmImpact: 'High',
  outputTypes: [],
  help: {
    synopsis: 'Deletes the account of a person from Active Directory, with what Lync Server has of the person.',
    examples: [
      {
        title: 'Nobody of the name is there any more',
        transcript:
          "PS> Remove-ADUser kenmyer -Confirm:$false\nPS> @(Get-ADUser -Filter {SamAccountName -eq 'kenmyer'}).Count\n0",
      },
    ],
    links: ['New-ADUser', 'Disable-ADAccount'],
  },
  parameters: accountParameters,
  run: (ps) => ({
    process() {
      const { Identity: identity } = ps.parameters;
      changingDirectory(ps, ps.parameters, (directory) => {
        const found = userMeant(ps, identity, directory);
        if (found && ps.shouldProcess(found.object.dn, 'Remove')) directory.deployment.directory.remove(found.guid);
      });
    },
  }),
});
