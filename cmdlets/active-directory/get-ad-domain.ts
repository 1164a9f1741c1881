/** Get-ADDomain: the lab's domain. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { connectionParameters, withDirectory } from './ad-connection.ts';
import { domainObject } from './domain-objects.ts';
import { domainParameters, writeNamed } from './domain-query.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'ADDomain',
  className: 'Microsoft.ActiveDirectory.Management.Commands.GetADDomain',
  defaultParameterSet: 'Current',
  outputTypes: ['Microsoft.ActiveDirectory.Management.ADDomain'],
  help: {
    synopsis: 'Gives a domain of Active Directory.',
    examples: [{ title: 'Its name', transcript: 'PS> (Get-ADDomain).NetBIOSName\nCONTOSO' }],
    links: ['Get-ADForest', 'Get-ADDomainController'],
  },
  parameters: { ...connectionParameters, ...domainParameters },
  run: (ps) => ({
    process() {
      withDirectory(ps, ps.parameters, (directory) =>
        writeNamed(ps, ps.parameters, directory, domainObject, 'ADDomain'),
      );
    },
  }),
});
