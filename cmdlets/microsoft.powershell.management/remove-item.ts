/** Remove-Item: removes items. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { callOf, drivesOf, forEachItem, parametersOfProvider } from '../../src/providers/cmdlet-paths.ts';
import { isInUse } from '../../src/providers/item-in-use.ts';
import {
  itemCredential,
  itemFilters,
  itemForce,
  literalItemPath,
  pipedItemPath,
} from '../../src/providers/path-parameters.ts';
import { invalidOperation } from '../../src/providers/provider-errors.ts';
import { displayPath } from '../../src/providers/resolved-path.ts';

export default cmdlet({
  verb: 'Remove',
  noun: 'Item',
  aliases: ['del', 'erase', 'rd', 'ri'],
  defaultParameterSet: 'Path',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Removes items.',
    examples: [
      {
        title: 'A folder with what is in it',
        transcript: 'PS> New-Item old/a.txt -Force | Out-Null\nPS> Remove-Item old -Recurse\nPS> Test-Path old\nFalse',
      },
    ],
  },
  parameters: {
    Path: pipedItemPath,
    ...itemFilters,
    LiteralPath: literalItemPath,
    Recurse: { type: 'switch', help: 'With everything below.' },
    Force: itemForce,
    Credential: itemCredential,
  },
  dynamicParameters: (ps) => {
    const { Path, LiteralPath } = ps.parameters as { Path?: string[]; LiteralPath?: string[] };
    return parametersOfProvider(ps, 'Remove-Item', LiteralPath ?? Path ?? []);
  },
  run(ps) {
    let yesToAll = false;
    return {
      process() {
        const { Recurse: recurse = false, Force: force = false } = ps.parameters;
        forEachItem(ps, ps.parameters, (item) => {
          const { provider, path } = item;
          if (isInUse(drivesOf(ps), item))
            throw invalidOperation(`Cannot remove the item at '${displayPath(item)}' because it is in use.`);
          const isFull = provider.isNavigable && provider.isContainer(path) && provider.hasChildren(path);
          if (isFull && !recurse && !yesToAll) {
            const query = `The item at ${displayPath(item)} has children and the Recurse parameter was not specified. If you continue, all children will be removed with the item. Are you sure you want to continue?`;
            if (!ps.shouldContinue(query, 'Confirm')) return;
            yesToAll = false;
          }
          provider.removeItem(path, recurse || isFull, callOf(ps, force, ps.parameters));
        });
      },
    };
  },
});
