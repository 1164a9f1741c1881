/** Rename-ItemProperty: gives a property of an item another name. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { callOf, forEachItem } from '../../src/providers/cmdlet-paths.ts';
import { itemCredential, itemFilters, itemForce } from '../../src/providers/path-parameters.ts';
import { propertiesOf } from './item-properties.ts';

export default cmdlet({
  verb: 'Rename',
  noun: 'ItemProperty',
  aliases: ['rnp'],
  defaultParameterSet: 'Path',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Gives properties of items another name, where the provider has such: values of registry keys.',
    examples: [
      {
        title: 'A value of a key of the registry',
        transcript:
          'PS> $null = New-Item HKCU:\\Software\\Demo; Set-ItemProperty HKCU:\\Software\\Demo Level 3\nPS> Rename-ItemProperty HKCU:\\Software\\Demo Level Depth\nPS> (Get-ItemProperty HKCU:\\Software\\Demo).Depth\n3',
      },
    ],
  },
  parameters: {
    Credential: itemCredential,
    Exclude: itemFilters.Exclude,
    Filter: itemFilters.Filter,
    Force: itemForce,
    Include: itemFilters.Include,
    LiteralPath: {
      type: 'string',
      mandatory: true,
      pipeline: 'name',
      in: ['LiteralPath'],
      aliases: ['PSPath', 'LP'],
      help: 'The item, by path; no character is a wildcard.',
    },
    Name: {
      type: 'string',
      position: 1,
      mandatory: true,
      pipeline: 'name',
      aliases: ['PSProperty'],
      help: 'The property.',
    },
    NewName: { type: 'string', position: 2, mandatory: true, pipeline: 'name', help: 'The new name.' },
    PassThru: { type: 'switch', help: 'Also writes the property.' },
    Path: {
      type: 'string',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['Path'],
      help: 'The item, by path.',
    },
  },
  run(ps) {
    return {
      process() {
        const { Path, LiteralPath, Name = '', NewName = '', Force: force, PassThru } = ps.parameters;
        const paths = { ...ps.parameters, Path: listOf(Path), LiteralPath: listOf(LiteralPath) };
        forEachItem(ps, paths, (item) => {
          item.provider.renameProperty(item.path, Name, NewName, callOf(ps, force));
          if (PassThru) ps.write(propertiesOf(ps, item, [NewName]));
        });
      },
    };
  },
});

function listOf(path: string | undefined): readonly string[] | undefined {
  return path === undefined ? undefined : [path];
}
