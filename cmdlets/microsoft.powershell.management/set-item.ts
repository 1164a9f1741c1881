/** Set-Item: gives items another value. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import {
  callOf,
  drivesOf,
  forPath,
  nameFilter,
  refuseCredential,
  writeItem,
} from '../../src/providers/cmdlet-paths.ts';
import {
  itemCredential,
  itemFilters,
  itemForce,
  itemPassThru,
  literalItemPath,
  namedItemPath,
} from '../../src/providers/path-parameters.ts';

export default cmdlet({
  verb: 'Set',
  noun: 'Item',
  aliases: ['si'],
  defaultParameterSet: 'Path',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Gives an item another value: a variable, a function, an alias.',
    examples: [{ title: 'A variable', transcript: 'PS> Set-Item variable:answer 42\nPS> $answer\n42' }],
  },
  parameters: {
    Path: namedItemPath,
    Value: { type: 'object', position: 1, pipeline: 'both', help: 'The value.' },
    Force: itemForce,
    LiteralPath: literalItemPath,
    PassThru: itemPassThru,
    ...itemFilters,
    Credential: itemCredential,
  },
  run(ps) {
    return {
      process() {
        const { Path, LiteralPath, Value: value = null, Force: force, PassThru, Credential } = ps.parameters;
        const { Filter, Include, Exclude } = ps.parameters;
        const fits = nameFilter({ Filter, Include, Exclude });
        for (const path of LiteralPath ?? Path ?? []) {
          refuseCredential(ps, Credential, path);
          forPath(ps, () => {
            for (const item of drivesOf(ps).findOrNew(path, { literal: LiteralPath !== undefined })) {
              if (!fits(item.provider.leaf(item.path))) continue;
              const set = item.provider.setItem(item.path, value, callOf(ps, force));
              if (PassThru) writeItem(ps, item, set);
            }
          });
        }
      },
    };
  },
});
