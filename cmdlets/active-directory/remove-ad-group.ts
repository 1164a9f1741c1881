/** Remove-ADGroup: deletes a group that was made. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { connectionParameters, findNamed, groupNamed, notFound } from './ad-connection.ts';
import { AD_KINDS } from './ad-properties.ts';
import { AdRefusal, changingDirectory } from './ad-refusals.ts';

export default cmdlet({
  verb: 'Remove',
  noun: 'ADGroup',
  className: 'Microsoft.ActiveDirectory.Management.Commands.RemoveADGroup',
  supportsShouldProcess: true,
  confirmImpact: 'High',
  outputTypes: [],
  help: {
    synopsis: 'Deletes a group of Active Directory that New-ADGroup made.',
    examples: [
      {
        title: 'There and away',
        transcript:
          "PS> New-ADGroup PhoneUsers Global\nPS> Remove-ADGroup PhoneUsers -Confirm:$false\nPS> @(Get-ADGroup -Filter {Name -eq 'PhoneUsers'}).Count\n0",
      },
    ],
    links: ['New-ADGroup'],
  },
  parameters: {
    ...connectionParameters,
    Identity: {
      type: 'object',
      mandatory: true,
      position: 0,
      pipeline: 'value',
      help: 'Which one: distinguished name, GUID, SID or account name.',
    },
    Partition: { type: 'string', help: 'The part of the directory.', noEffect: 'groups are in one partition' },
  },
  run: (ps) => ({
    process() {
      const { Identity: identity } = ps.parameters;
      changingDirectory(ps, ps.parameters, (directory) => {
        const found = findNamed(identity, AD_KINDS.group, directory);
        const group = groupNamed(identity, directory);
        if (!found || group === null) return notFound(ps, identity, AD_KINDS.group, directory);
        const { rights } = directory.deployment;
        // What Windows says of its own groups; the other ones that were there carry the roles of Lync Server.
        if (!rights.keptGroups().get(group.toLowerCase())?.object)
          throw new AdRefusal(
            'ActiveDirectoryServer:1371',
            'NotSpecified',
            'Cannot perform this operation on built-in accounts',
            'Microsoft.ActiveDirectory.Management.ADException',
            found.dn,
          );
        if (ps.shouldProcess(found.dn, 'Remove')) rights.deleteGroup(group);
        return undefined;
      });
    },
  }),
});
