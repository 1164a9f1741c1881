/** Get-Verb: the verbs that names of commands may begin with. */

import { APPROVED_VERBS } from '../../src/engine/approved-verbs.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { anyPattern } from '../../src/types/wildcard.ts';
import { VerbInfo } from './verb-info.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'Verb',
  outputTypes: ['System.Management.Automation.VerbInfo'],
  help: {
    synopsis: 'Gives the verbs that names of commands may begin with.',
    examples: [{ title: 'The group of a verb', transcript: 'PS> (Get-Verb Get).Group\nCommon' }],
    links: ['Get-Command'],
  },
  parameters: {
    Verb: { type: 'string[]', position: 0, pipeline: 'both', wildcards: true, help: 'Only these verbs.' },
    Group: {
      type: 'string[]',
      position: 1,
      pipeline: 'both',
      validate: [
        { kind: 'set', values: ['Common', 'Communications', 'Data', 'Diagnostic', 'Lifecycle', 'Other', 'Security'] },
      ],
      help: 'Only verbs of these groups.',
    },
  },
  run(ps) {
    return {
      process() {
        const { Verb, Group } = ps.parameters;
        const isWanted = anyPattern(Verb ?? [], true);
        const groups = Group?.map((name) => name.toLowerCase());
        for (const [group, verbs] of Object.entries(APPROVED_VERBS)) {
          if (groups && !groups.includes(group.toLowerCase())) continue;
          for (const [verb, aliasPrefix, description] of verbs) {
            if (isWanted(verb)) ps.write(new VerbInfo(verb, aliasPrefix, group, description));
          }
        }
      },
    };
  },
});
