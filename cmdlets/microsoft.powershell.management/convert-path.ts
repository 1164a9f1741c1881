/** Convert-Path: paths as the provider writes them. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { forEachItem } from '../../src/providers/cmdlet-paths.ts';
import { itemForce, literalItemPath, pipedItemPath } from '../../src/providers/path-parameters.ts';

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
    Path: pipedItemPath,
    Force: itemForce,
    LiteralPath: literalItemPath,
  },
  run(ps) {
    return {
      process() {
        forEachItem(ps, ps.parameters, (item) => ps.write(item.path));
      },
    };
  },
});
