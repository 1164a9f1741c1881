/** Get-ADOrganizationalUnit: the organizational units of the domain. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { AD_KINDS } from './ad-properties.ts';
import { queryParameters, writeFound } from './ad-query.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'ADOrganizationalUnit',
  className: 'Microsoft.ActiveDirectory.Management.Commands.GetADOrganizationalUnit',
  defaultParameterSet: 'Filter',
  outputTypes: ['Microsoft.ActiveDirectory.Management.ADOrganizationalUnit'],
  help: {
    synopsis: 'Gives organizational units of Active Directory.',
    examples: [
      {
        title: 'One of them',
        transcript: "PS> (Get-ADOrganizationalUnit 'OU=Redmond,DC=contoso,DC=com').Name\nRedmond",
      },
    ],
    links: ['Get-ADObject'],
  },
  parameters: queryParameters,
  run: (ps) => ({ process: () => writeFound(ps, ps.parameters, AD_KINDS.unit) }),
});
