/** Get-ADObject: objects of any class, those of the configuration too. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { AD_KINDS } from './ad-properties.ts';
import { queryParameters, writeFound } from './ad-query.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'ADObject',
  className: 'Microsoft.ActiveDirectory.Management.Commands.GetADObject',
  defaultParameterSet: 'Filter',
  outputTypes: ['Microsoft.ActiveDirectory.Management.ADObject'],
  help: {
    synopsis: 'Gives objects of any class in Active Directory.',
    examples: [
      {
        title: 'The authorities of the enterprise',
        transcript:
          "PS> (Get-ADObject -LDAPFilter '(objectClass=pKIEnrollmentService)' -SearchBase (Get-ADRootDSE).configurationNamingContext).Name\ncontoso-DC1-CA",
      },
    ],
    links: ['Get-ADRootDSE'],
  },
  parameters: queryParameters,
  run: (ps) => ({ process: () => writeFound(ps, ps.parameters, AD_KINDS.object) }),
});
