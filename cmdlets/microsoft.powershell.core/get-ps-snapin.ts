/** Get-PSSnapin: snap-ins of Windows PowerShell, of which there are none. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { hasWildcards } from '../../src/types/wildcard.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'PSSnapin',
  help: {
    synopsis: 'Lists snap-ins of Windows PowerShell.',
    description: 'There are none here: all commands belong to modules.',
    examples: [{ title: 'None', transcript: 'PS> @(Get-PSSnapin).Count\n0' }],
    links: ['Get-Module'],
  },
  parameters: {
    Name: {
      type: 'string[]',
      position: 0,
      wildcards: true,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The names of the snap-ins.',
    },
    Registered: {
      type: 'switch',
      help: 'Lists snap-ins that are registered and not added.',
      noEffect: 'no snap-in is registered that the session has not',
    },
  },
  run(ps) {
    return {
      process() {
        for (const name of ps.parameters.Name ?? []) {
          if (hasWildcards(name)) continue;
          ps.error(
            'GetPSSnapInRead',
            'InvalidArgument',
            `No Windows PowerShell snap-ins matching the pattern '${name}' were found. Check the pattern and then try the command again.`,
            { target: name, exception: 'System.Management.Automation.PSArgumentException' },
          );
        }
      },
    };
  },
});
