/** Get-ADReplicationSite: the sites between which controllers replicate. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { AD_KINDS } from './ad-properties.ts';
import { queryParameters, writeFound } from './ad-query.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'ADReplicationSite',
  className: 'Microsoft.ActiveDirectory.Management.Commands.GetADReplicationSite',
  defaultParameterSet: 'Filter',
  outputTypes: ['Microsoft.ActiveDirectory.Management.ADReplicationSite'],
  help: {
    synopsis: 'Gives sites of Active Directory.',
    examples: [
      {
        title: 'All of them',
        transcript: 'PS> (Get-ADReplicationSite -Filter *).Name\nDefault-First-Site-Name',
      },
    ],
    links: ['Get-ADReplicationSubnet'],
  },
  parameters: queryParameters,
  run: (ps) => ({ process: () => writeFound(ps, ps.parameters, AD_KINDS.site) }),
});
