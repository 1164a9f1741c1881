/** Clear-ItemProperty: clears properties of items. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { callOf, forEachItem } from '../../src/providers/cmdlet-paths.ts';
import {
  itemCredential,
  itemFilters,
  itemForce,
  itemPassThru,
  literalItemPath,
  pipedItemPath,
} from '../../src/providers/path-parameters.ts';
import { propertiesOf } from './item-properties.ts';

export default cmdlet({
  verb: 'Clear',
  noun: 'ItemProperty',
  aliases: ['clp'],
  defaultParameterSet: 'Path',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Takes the value of a property of items away.',
    examples: [
      {
        title: 'Make a file writable again',
        transcript:
          "PS> Set-Content a.txt 'x'; Set-ItemProperty a.txt IsReadOnly $true\nPS> Clear-ItemProperty a.txt Attributes\nPS> (Get-Item a.txt).IsReadOnly\nFalse",
      },
    ],
  },
  parameters: {
    Path: pipedItemPath,
    Name: { type: 'string', position: 1, mandatory: true, pipeline: 'name', help: 'The property.' },
    LiteralPath: literalItemPath,
    PassThru: itemPassThru,
    Force: itemForce,
    ...itemFilters,
    Credential: itemCredential,
  },
  run(ps) {
    return {
      process() {
        const { Name = '', Force: force, PassThru } = ps.parameters;
        forEachItem(ps, ps.parameters, (item) => {
          item.provider.clearProperty(item.path, Name, callOf(ps, force));
          if (PassThru) ps.write(propertiesOf(ps, item, [Name]));
        });
      },
    };
  },
});
