/** Clear-Item: takes the value of items away. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { callOf, forEachItem } from '../../src/providers/cmdlet-paths.ts';

export default cmdlet({
  verb: 'Clear',
  noun: 'Item',
  aliases: ['cli'],
  defaultParameterSet: 'Path',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Takes the value of items away; the items stay.',
    examples: [{ title: 'A variable', transcript: 'PS> $x = 5; Clear-Item variable:x; $null -eq $x\nTrue' }],
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
    Filter: { type: 'string', help: 'A pattern in the language of the provider, which looks for itself.' },
    Include: { type: 'string[]', help: 'Only items whose names fit one of these patterns.' },
    Exclude: { type: 'string[]', help: 'Leaves out items whose names fit one of these patterns.' },
    Credential: {
      type: 'pscredential',
      pipeline: 'name',
      help: 'Ignored: no provider of this shell takes credentials.',
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
        const { Force: force } = ps.parameters;
        forEachItem(ps, ps.parameters, (item) => item.provider.clearItem(item.path, callOf(ps, force)));
      },
    };
  },
});
