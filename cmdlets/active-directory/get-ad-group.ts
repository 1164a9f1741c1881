/** Get-ADGroup: the groups of the domain. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { AD_KINDS } from './ad-properties.ts';
import { queryParameters, writeFound } from './ad-query.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'ADGroup',
  className: 'Microsoft.ActiveDirectory.Management.Commands.GetADGroup',
  defaultParameterSet: 'Filter',
  outputTypes: ['Microsoft.ActiveDirectory.Management.ADGroup'],
  help: {
    synopsis: 'Gives groups of Active Directory.',
    examples: [
      {
        title: 'Those of Lync Server by their names',
        transcript: 'PS> (Get-ADGroup -Filter "Name -like \'CSUser*\'").Name\nCSUserAdministrator',
      },
    ],
    links: ['Get-ADGroupMember'],
  },
  parameters: queryParameters,
  run: (ps) => ({ process: () => writeFound(ps, ps.parameters, AD_KINDS.group) }),
});
