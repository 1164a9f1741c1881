/** Copy-ItemProperty: copies a property to another item. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { callOf, drivesOf, forEachItem } from '../../src/providers/cmdlet-paths.ts';
import {
  itemCredential,
  itemFilters,
  itemForce,
  literalItemPath,
  pipedItemPath,
} from '../../src/providers/path-parameters.ts';
import { propertiesOf } from './item-properties.ts';

export default cmdlet({
  verb: 'Copy',
  noun: 'ItemProperty',
  defaultParameterSet: 'Path',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Copies a property to another item, where the provider has such: values of registry keys.',
    examples: [
      {
        title: 'A value of a key of the registry',
        transcript:
          "PS> 'A', 'B' | ForEach-Object { $null = New-Item \"HKCU:\\Software\\$_\" }; Set-ItemProperty HKCU:\\Software\\A Level 3\nPS> Copy-ItemProperty HKCU:\\Software\\A HKCU:\\Software\\B Level\nPS> (Get-ItemProperty HKCU:\\Software\\B).Level\n3",
      },
    ],
  },
  parameters: {
    Credential: itemCredential,
    Destination: {
      type: 'string',
      position: 1,
      mandatory: true,
      pipeline: 'name',
      help: 'The item that gets the property.',
    },
    Exclude: itemFilters.Exclude,
    Filter: itemFilters.Filter,
    Force: itemForce,
    Include: itemFilters.Include,
    LiteralPath: literalItemPath,
    Name: {
      type: 'string',
      position: 2,
      mandatory: true,
      pipeline: 'name',
      aliases: ['PSProperty'],
      help: 'The property.',
    },
    PassThru: { type: 'switch', help: 'Also writes the property.' },
    Path: pipedItemPath,
  },
  run(ps) {
    return {
      process() {
        const { Destination = '', Name = '', Force: force, PassThru } = ps.parameters;
        forEachItem(ps, ps.parameters, (item) => {
          const target = drivesOf(ps).resolve(Destination).path;
          item.provider.copyProperty(item.path, Name, target, callOf(ps, force));
          if (PassThru) ps.write(propertiesOf(ps, { ...item, path: target }, [Name]));
        });
      },
    };
  },
});
