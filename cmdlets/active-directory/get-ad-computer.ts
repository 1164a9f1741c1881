/** Get-ADComputer: the accounts of computers. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { COMPUTER_PROPERTIES, computerAttributes } from './ad-attributes.ts';
import { AD_COMPUTER } from './ad-object.ts';
import { type QueryKind, queryParameters, writeFound } from './ad-query.ts';

const kind: QueryKind = {
  typeName: AD_COMPUTER,
  shown: COMPUTER_PROPERTIES,
  list: (deployment) => deployment.topology.computers.map((computer) => computerAttributes(computer, deployment)),
};

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
  run: (ps) => ({ process: () => writeFound(ps, ps.parameters, kind) }),
});
