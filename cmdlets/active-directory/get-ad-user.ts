/** Get-ADUser: the accounts of people. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { AD_KINDS } from './ad-properties.ts';
import { queryParameters, writeFound } from './ad-query.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'ADUser',
  className: 'Microsoft.ActiveDirectory.Management.Commands.GetADUser',
  defaultParameterSet: 'Filter',
  outputTypes: ['Microsoft.ActiveDirectory.Management.ADUser'],
  help: {
    synopsis: 'Gives accounts of people in Active Directory.',
    examples: [
      {
        title: 'A property besides the usual ones',
        transcript: 'PS> (Get-ADUser kenmyer -Properties Department).Department\nSales',
      },
    ],
    links: ['Get-CsAdUser'],
  },
  parameters: queryParameters,
  run: (ps) => ({ process: () => writeFound(ps, ps.parameters, AD_KINDS.user) }),
});
