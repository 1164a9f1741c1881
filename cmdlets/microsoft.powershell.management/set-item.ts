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

import { SessionStateProvider } from '../../src/providers/session-state-provider.ts';
import { givenOptions, optionsOfItems } from './item-options.ts';

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
  dynamicParameters: (ps) => {
    const { Path, LiteralPath } = ps.parameters as { Path?: string[]; LiteralPath?: string[] };
    return optionsOfItems(ps, LiteralPath ?? Path ?? []);
  },
  run(ps) {
    return {
      process() {
        const options = givenOptions(ps.parameters);
        const { Path, LiteralPath, Value: value = null, Force: force, PassThru, Credential } = ps.parameters;
        const { Filter, Include, Exclude } = ps.parameters;
        const fits = nameFilter({ Filter, Include, Exclude });
        for (const path of LiteralPath ?? Path ?? []) {
          refuseCredential(ps, Credential, path);
          forPath(ps, () => {
            for (const item of drivesOf(ps).findOrNew(path, { literal: LiteralPath !== undefined })) {
              if (!fits(item.provider.leaf(item.path))) continue;
              const onlyOptions = options !== null && !ps.isBound('Value');
              const set = onlyOptions
                ? item.provider.getItem(item.path, callOf(ps, force))
                : item.provider.setItem(item.path, value, callOf(ps, force));
              if (options && item.provider instanceof SessionStateProvider)
                item.provider.setOptions(item.path, options);
              if (PassThru) writeItem(ps, item, set);
            }
          });
        }
      },
    };
  },
});
