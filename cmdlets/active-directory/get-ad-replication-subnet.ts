/** Get-ADReplicationSubnet: the networks that belong to sites; a new forest has none. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { AD_KINDS } from './ad-properties.ts';
import { queryParameters, writeFound } from './ad-query.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'ADReplicationSubnet',
  className: 'Microsoft.ActiveDirectory.Management.Commands.GetADReplicationSubnet',
  defaultParameterSet: 'Filter',
  outputTypes: ['Microsoft.ActiveDirectory.Management.ADReplicationSubnet'],
  help: {
    synopsis: 'Gives subnets of Active Directory.',
    examples: [
      {
        title: 'How many there are',
        transcript: 'PS> @(Get-ADReplicationSubnet -Filter *).Count\n0',
      },
    ],
    links: ['Get-ADReplicationSite'],
  },
  parameters: queryParameters,
  run: (ps) => ({ process: () => writeFound(ps, ps.parameters, AD_KINDS.subnet) }),
});
