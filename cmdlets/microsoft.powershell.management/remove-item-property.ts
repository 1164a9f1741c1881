/** Remove-ItemProperty: removes properties of items. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { callOf, forEachItem } from '../../src/providers/cmdlet-paths.ts';
import {
  itemCredential,
  itemFilters,
  itemForce,
  literalItemPath,
  pipedItemPath,
} from '../../src/providers/path-parameters.ts';

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
    Path: pipedItemPath,
    Name: {
      type: 'string[]',
      position: 1,
      mandatory: true,
      pipeline: 'name',
      aliases: ['PSProperty'],
      help: 'The properties.',
    },
    Force: itemForce,
    ...itemFilters,
    Credential: itemCredential,
    LiteralPath: literalItemPath,
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
