/** Remove-ItemProperty: removes properties of items. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { callOf, forEachItem } from '../../src/providers/cmdlet-paths.ts';

export default cmdlet({
  verb: 'Remove',
  noun: 'ItemProperty',
  aliases: ['rp'],
  defaultParameterSet: 'Path',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Removes properties of items, where the provider has such: values of registry keys.',
    examples: [
      {
        title: 'A value of a key',
        transcript: 'PS> Remove-ItemProperty HKLM:/SOFTWARE/Contoso -Name Level',
        runnable: false,
        remarks: 'Needs a provider whose items have properties that scripts make, such as registry keys.',
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
    Name: {
      type: 'string[]',
      position: 1,
      mandatory: true,
      pipeline: 'name',
      aliases: ['PSProperty'],
      help: 'The properties.',
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
        const { Name = [], Force: force } = ps.parameters;
        forEachItem(ps, ps.parameters, (item) => {
          for (const name of Name) item.provider.removeProperty(item.path, name, callOf(ps, force));
        });
      },
    };
  },
});
