/** Get-ADComputer: the accounts of computers. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { AD_KINDS } from './ad-properties.ts';
import { queryParameters, writeFound } from './ad-query.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'ADComputer',
  className: 'Microsoft.ActiveDirectory.Management.Commands.GetADComputer',
  defaultParameterSet: 'Filter',
  outputTypes: ['Microsoft.ActiveDirectory.Management.ADComputer'],
  help: {
    synopsis: 'Gives accounts of computers in Active Directory.',
    examples: [
      {
        title: 'By name',
        transcript: "PS> (Get-ADComputer -Filter {Name -like 'FE0*'}).Name -join ' '\nFE01 FE02 FE03 FE04 FE05",
      },
    ],
    links: ['Get-CsComputer'],
  },
  parameters: queryParameters,
  run: (ps) => ({ process: () => writeFound(ps, ps.parameters, AD_KINDS.computer) }),
});
