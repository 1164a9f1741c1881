/** Invoke-Item: refused: there is no desktop. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { forEachItem } from '../../src/providers/cmdlet-paths.ts';
import { itemCredential, itemFilters, literalItemPath, pipedItemPath } from '../../src/providers/path-parameters.ts';
import { notSupported } from '../../src/providers/provider.ts';

export default cmdlet({
  verb: 'Invoke',
  noun: 'Item',
  aliases: ['ii'],
  defaultParameterSet: 'Path',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Would open an item with its program; this shell has no desktop and refuses.',
    examples: [
      {
        title: 'The refusal',
        transcript:
          'PS> Invoke-Item . -ErrorAction SilentlyContinue -ErrorVariable refusal\nPS> $refusal.FullyQualifiedErrorId\nNotSupported,Microsoft.PowerShell.Commands.InvokeItemCommand',
      },
    ],
  },
  parameters: {
    Path: pipedItemPath,
    ...itemFilters,
    Credential: itemCredential,
    LiteralPath: literalItemPath,
  },
  run(ps) {
    return {
      process() {
        forEachItem(ps, ps.parameters, () => {
          throw notSupported();
        });
      },
    };
  },
});
