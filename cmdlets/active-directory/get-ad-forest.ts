/** Get-ADForest: the forest of the lab's domain. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { connectionParameters, withDirectory } from './ad-connection.ts';
import { forestObject } from './domain-objects.ts';
import { domainParameters, writeNamed } from './domain-query.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'ADForest',
  className: 'Microsoft.ActiveDirectory.Management.Commands.GetADForest',
  defaultParameterSet: 'Current',
  outputTypes: ['Microsoft.ActiveDirectory.Management.ADForest'],
  help: {
    synopsis: 'Gives the forest of Active Directory.',
    examples: [{ title: 'Its root', transcript: 'PS> (Get-ADForest).RootDomain\ncontoso.com' }],
    links: ['Get-ADDomain'],
  },
  parameters: { ...connectionParameters, ...domainParameters },
  run: (ps) => ({
    process() {
      withDirectory(ps, ps.parameters, (directory) =>
        writeNamed(ps, ps.parameters, directory, forestObject, 'ADForest'),
      );
    },
  }),
});
