/** New-ItemProperty: makes properties of items. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { callOf, forEachItem } from '../../src/providers/cmdlet-paths.ts';

export default cmdlet({
  verb: 'New',
  noun: 'ItemProperty',
  defaultParameterSet: 'Path',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Makes a property of items, where the provider has such: values of registry keys.',
    examples: [
      {
        title: 'A value of a key',
        transcript: 'PS> New-ItemProperty HKLM:/SOFTWARE/Contoso -Name Level -Value 2',
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
      in: ['Path'],
      help: 'The items, by path; wildcards find several.',
    },
    Name: {
      type: 'string',
      position: 1,
      mandatory: true,
      pipeline: 'name',
      aliases: ['PSProperty'],
      help: 'The property.',
    },
    LiteralPath: {
      type: 'string[]',
      mandatory: true,
      pipeline: 'name',
      in: ['LiteralPath'],
      aliases: ['PSPath', 'LP'],
      help: 'The items, by path; no character is a wildcard.',
    },
    PropertyType: { type: 'string', pipeline: 'name', aliases: ['Type'], help: 'The type of its value.' },
    Value: { type: 'object', pipeline: 'name', help: 'The value.' },
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
  },
  run(ps) {
    return {
      process() {
        const { Name = '', PropertyType = null, Value: value = null, Force: force } = ps.parameters;
        forEachItem(ps, ps.parameters, (item) =>
          ps.write(item.provider.newProperty(item.path, Name, PropertyType, value, callOf(ps, force))),
        );
      },
    };
  },
});
