/** Convert-Path: paths as the provider writes them. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { forEachItem } from '../../src/providers/cmdlet-paths.ts';

export default cmdlet({
  verb: 'Convert',
  noun: 'Path',
  aliases: ['cvpa'],
  defaultParameterSet: 'Path',
  outputTypes: ['System.String'],
  help: {
    synopsis: 'Gives paths as the provider itself writes them.',
    examples: [
      {
        title: 'A path on a drive of the session',
        transcript: 'PS> New-PSDrive W FileSystem / | Out-Null\nPS> Convert-Path W:/\n/',
      },
    ],
  },
  parameters: {
    Path: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['Path'],
      help: 'The items, by path; wildcards find several.',
    },
    Force: {
      type: 'switch',
      help: 'Goes on where it would otherwise refuse: hidden and read-only items, those that are there already.',
    },
    LiteralPath: {
      type: 'string[]',
      mandatory: true,
      pipeline: 'name',
      in: ['LiteralPath'],
      aliases: ['PSPath', 'LP'],
      help: 'The items, by path; no character is a wildcard.',
    },
  },
  run(ps) {
    return {
      process() {
        forEachItem(ps, ps.parameters, (item) => ps.write(item.path));
      },
    };
  },
});
