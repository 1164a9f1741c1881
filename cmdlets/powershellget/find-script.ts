/** Find-Script: scripts in repositories. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { writeFound } from './finding.ts';
import { SCRIPTS } from './item-kinds.ts';
import { findingParameters } from './item-parameters.ts';

export default cmdlet({
  verb: 'Find',
  noun: 'Script',
  className: 'Find-Script',
  help: {
    synopsis: 'Finds scripts in repositories.',
    examples: [
      {
        title: 'All scripts in a folder of packages',
        transcript: 'PS> Register-PSRepository Share .; Find-Script -Repository Share',
      },
    ],
    links: ['Install-Script', 'Save-Script', 'Register-PSRepository'],
  },
  parameters: {
    ...findingParameters,
    Includes: {
      type: 'string[]',
      validate: [{ kind: 'set', values: ['Function', 'Workflow'], ignoreCase: true }, { kind: 'notNull' }],
      help: 'What a script must say that it has, one of these at least.',
    },
  },
  run(ps) {
    return { process: () => writeFound(ps, SCRIPTS, ps.parameters.Includes, []) };
  },
});
