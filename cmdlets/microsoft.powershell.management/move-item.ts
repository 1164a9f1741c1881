/** Move-Item: moves items. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { callOf, drivesOf, forEachItem, forPath, writeItem } from '../../src/providers/cmdlet-paths.ts';
import { isInUse } from '../../src/providers/item-in-use.ts';
import {
  itemCredential,
  itemFilters,
  itemForce,
  itemPassThru,
  literalItemPath,
  pipedItemPath,
} from '../../src/providers/path-parameters.ts';
import { invalidOperation } from '../../src/providers/provider-errors.ts';
import { displayPath } from '../../src/providers/resolved-path.ts';

export default cmdlet({
  verb: 'Move',
  noun: 'Item',
  aliases: ['mi', 'move'],
  defaultParameterSet: 'Path',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Moves items to another place of the same provider.',
    examples: [
      {
        title: 'Into a folder',
        transcript:
          "PS> New-Item archive -ItemType Directory | Out-Null; Set-Content a.log 'x'\nPS> Move-Item a.log archive\nPS> Get-ChildItem archive -Name\na.log",
      },
    ],
  },
  parameters: {
    Path: pipedItemPath,
    Destination: {
      type: 'string',
      position: 1,
      pipeline: 'name',
      help: 'Where to; the same name in the folder of the item if omitted.',
    },
    Force: itemForce,
    ...itemFilters,
    LiteralPath: literalItemPath,
    PassThru: itemPassThru,
    Credential: itemCredential,
  },
  run(ps) {
    /** A literal path that names nothing has an error of its own. */
    const isThere = (path: string): boolean => {
      let found = false;
      forPath(ps, () => {
        const item = drivesOf(ps).resolve(path);
        found = item.provider.exists(item.path);
        if (!found) throw invalidOperation(`Cannot move item because the item at '${path}' does not exist.`);
      });
      return found;
    };
    return {
      process() {
        const { Force: force = false, PassThru, Destination = '.' } = ps.parameters;
        const { LiteralPath } = ps.parameters;
        const paths = LiteralPath ? { LiteralPath: LiteralPath.filter(isThere) } : {};
        forEachItem(ps, { ...ps.parameters, ...paths }, (item) => {
          if (isInUse(drivesOf(ps), item))
            throw invalidOperation(`Cannot move item because the item at '${displayPath(item)}' is in use.`);
          const target = drivesOf(ps).resolve(Destination === '' ? '.' : Destination);
          const moved = item.provider.moveItem(item.path, target.path, callOf(ps, force));
          if (PassThru) writeItem(ps, target, moved);
        });
      },
    };
  },
});
