/** New-ItemProperty: makes properties of items. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { callOf, forEachItem } from '../../src/providers/cmdlet-paths.ts';
import { itemCredential, itemFilters, itemForce, literalItemPath } from '../../src/providers/path-parameters.ts';

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
    LiteralPath: literalItemPath,
    PropertyType: { type: 'string', pipeline: 'name', aliases: ['Type'], help: 'The type of its value.' },
    Value: { type: 'object', pipeline: 'name', help: 'The value.' },
    Force: itemForce,
    ...itemFilters,
    Credential: itemCredential,
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
