/** Rename-Item: gives an item another name. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { callOf, drivesOf, forPath, refuseCredential, writeItem } from '../../src/providers/cmdlet-paths.ts';
import { isInUse } from '../../src/providers/item-in-use.ts';
import { itemCredential, itemForce, itemPassThru } from '../../src/providers/path-parameters.ts';
import { argumentError, invalidOperation } from '../../src/providers/provider-errors.ts';
import { displayPath } from '../../src/providers/resolved-path.ts';

export default cmdlet({
  verb: 'Rename',
  noun: 'Item',
  aliases: ['ren', 'rni'],
  defaultParameterSet: 'ByPath',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Gives an item another name in its container.',
    examples: [
      {
        title: 'A file',
        transcript: "PS> Set-Content a.txt 'x'; Rename-Item a.txt b.txt\nPS> Get-ChildItem -Name\nb.txt",
      },
    ],
  },
  parameters: {
    Path: { type: 'string', position: 0, mandatory: true, pipeline: 'both', in: ['ByPath'], help: 'The item.' },
    NewName: {
      type: 'string',
      position: 1,
      mandatory: true,
      pipeline: 'name',
      help: 'The new name; a path only when it leads to the same container.',
    },
    Force: itemForce,
    LiteralPath: {
      type: 'string',
      mandatory: true,
      pipeline: 'name',
      in: ['ByLiteralPath'],
      aliases: ['PSPath', 'LP'],
      help: 'The item; no character is a wildcard.',
    },
    PassThru: itemPassThru,
    Credential: itemCredential,
  },
  run(ps) {
    return {
      process() {
        const { Path, LiteralPath, NewName: newName = '', Force: force, PassThru } = ps.parameters;
        const path = LiteralPath ?? Path ?? '';
        refuseCredential(ps, ps.parameters.Credential, path);
        forPath(ps, () => {
          // A pattern that finds nothing may still be a name.
          const found = LiteralPath === undefined ? drivesOf(ps).find(path) : [];
          const item = found[0] ?? drivesOf(ps).resolve(path);
          if (!item?.provider.exists(item.path))
            throw invalidOperation(`Cannot rename because item at '${path}' does not exist.`);
          if (isInUse(drivesOf(ps), item))
            throw invalidOperation(`Cannot rename the item at '${displayPath(item)}' because it is in use.`);
          const name = /[\\/]/.test(newName) ? item.provider.leaf(newName) : newName;
          if (
            name !== newName &&
            drivesOf(ps).resolve(newName).path !== item.provider.join(item.provider.parent(item.path, ''), name)
          ) {
            throw argumentError('Cannot rename the specified target, because it represents a path or device name.');
          }
          const renamed = item.provider.renameItem(item.path, name, callOf(ps, force));
          if (PassThru) writeItem(ps, item, renamed);
        });
      },
    };
  },
});
