/** Clear-Item: takes the value of items away. */

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
    Path: pipedItemPath,
    Force: itemForce,
    ...itemFilters,
    Credential: itemCredential,
    LiteralPath: literalItemPath,
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
