/** Set-Item: gives items another value. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { callOf, drivesOf, forPath, writeItem } from '../../src/providers/cmdlet-paths.ts';

export default cmdlet({
  verb: 'Set',
  noun: 'Item',
  aliases: ['si'],
  defaultParameterSet: 'Path',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Gives an item another value: a variable, a function, an alias.',
    examples: [{ title: 'A variable', transcript: 'PS> Set-Item variable:answer 42\nPS> $answer\n42' }],
  },
  parameters: {
    Path: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['Path'],
      help: 'The items, by path; wildcards find several.',
    },
    Value: { type: 'object', position: 1, pipeline: 'both', help: 'The value.' },
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
    PassThru: { type: 'switch', help: 'Also writes what was changed.' },
    Filter: { type: 'string', help: 'A pattern in the language of the provider, which looks for itself.' },
    Include: { type: 'string[]', help: 'Only items whose names fit one of these patterns.' },
    Exclude: { type: 'string[]', help: 'Leaves out items whose names fit one of these patterns.' },
    Credential: {
      type: 'pscredential',
      pipeline: 'name',
      help: 'Ignored: no provider of this shell takes credentials.',
    },
  },
  run(ps) {
    return {
      process() {
        const { Path, LiteralPath, Value: value = null, Force: force, PassThru } = ps.parameters;
        for (const path of LiteralPath ?? Path ?? []) {
          forPath(ps, () => {
            for (const item of drivesOf(ps).findOrNew(path, { literal: LiteralPath !== undefined })) {
              const set = item.provider.setItem(item.path, value, callOf(ps, force));
              if (PassThru) writeItem(ps, item, set);
            }
          });
        }
      },
    };
  },
});
