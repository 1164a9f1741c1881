/** Test-ScriptFileInfo: what a script says of itself, where that is enough to publish it. */
import { cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { scriptInfoAt } from './script-file-info.ts';

export default cmdlet({
  verb: 'Test',
  noun: 'ScriptFileInfo',
  className: 'Test-ScriptFileInfo',
  defaultParameterSet: 'PathParameterSet',
  help: {
    synopsis: 'Shows what a script says of itself, or what it lacks to be published.',
    examples: [
      {
        title: 'A new script',
        transcript:
          'PS> New-ScriptFileInfo -Path Say.ps1 -Description "Says it" -Author Me; (Test-ScriptFileInfo Say.ps1).Description\nSays it',
      },
    ],
    links: ['New-ScriptFileInfo', 'Publish-Script'],
  },
  parameters: {
    Path: {
      type: 'string',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['PathParameterSet'],
      wildcards: true,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The script.',
    },
    LiteralPath: {
      type: 'string',
      mandatory: true,
      pipeline: 'name',
      aliases: ['PSPath'],
      in: ['LiteralPathParameterSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The script; no character is a wildcard.',
    },
  },
  run(ps) {
    return {
      process() {
        const { Path, LiteralPath } = ps.parameters;
        ps.write(scriptInfoAt(ps, mandatory(LiteralPath ?? Path)));
      },
    };
  },
});
