/** Copy-Item: copies items. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { callOf, drivesOf, forEachItem, writeItem } from '../../src/providers/cmdlet-paths.ts';
import {
  itemCredential,
  itemFilters,
  itemForce,
  itemPassThru,
  literalItemPath,
  pipedItemPath,
} from '../../src/providers/path-parameters.ts';

export default cmdlet({
  verb: 'Copy',
  noun: 'Item',
  aliases: ['copy', 'cpi'],
  defaultParameterSet: 'Path',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Copies items to another place of the same provider.',
    examples: [
      {
        title: 'A folder with what is in it',
        transcript:
          'PS> New-Item x/y.txt -Force | Out-Null\nPS> Copy-Item x z -Recurse\nPS> Get-ChildItem z -Name\ny.txt',
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
    Container: { type: 'switch', help: 'Keeps the folders of what is copied; on unless turned off.' },
    Force: itemForce,
    ...itemFilters,
    LiteralPath: literalItemPath,
    Recurse: { type: 'switch', help: 'With everything below.' },
    PassThru: itemPassThru,
    Credential: itemCredential,
    FromSession: {
      type: 'other',
      typeName: 'System.Management.Automation.Runspaces.PSSession',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Sessions on other machines are not built.',
    },
    ToSession: {
      type: 'other',
      typeName: 'System.Management.Automation.Runspaces.PSSession',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Sessions on other machines are not built.',
    },
  },
  run(ps) {
    return {
      process() {
        if (ps.isBound('FromSession') || ps.isBound('ToSession'))
          ps.fail('NotSupported', 'NotImplemented', 'Copying from or to remote sessions is not built.');
        if (ps.parameters.Container === false)
          ps.fail(
            'NotSupported',
            'NotImplemented',
            'Copy-Item -Container:$false, which copies the files of folders without their folders, is not built.',
            {
              exception: 'System.NotImplementedException',
            },
          );
        const { Recurse: recurse = false, Force: force = false, PassThru, Destination = '.' } = ps.parameters;
        forEachItem(ps, ps.parameters, (item) => {
          const target = drivesOf(ps).resolve(Destination === '' ? '.' : Destination);
          for (const copy of item.provider.copyItem(item.path, target.path, recurse, callOf(ps, force))) {
            if (PassThru) writeItem(ps, target, copy);
          }
        });
      },
    };
  },
});
