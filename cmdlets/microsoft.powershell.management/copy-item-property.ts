/** Copy-ItemProperty: copies a property to another item. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { callOf, drivesOf, forEachItem } from '../../src/providers/cmdlet-paths.ts';
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
    Credential: {
      type: 'pscredential',
      pipeline: 'name',
      help: 'Ignored: no provider of this shell takes credentials.',
    },
    Destination: {
      type: 'string',
      position: 1,
      mandatory: true,
      pipeline: 'name',
      help: 'The item that gets the property.',
    },
    Exclude: { type: 'string[]', help: 'Leaves out items whose names fit one of these patterns.' },
    Filter: { type: 'string', help: 'A pattern in the language of the provider, which looks for itself.' },
    Force: {
      type: 'switch',
      help: 'Goes on where it would otherwise refuse: hidden and read-only items, those that are there already.',
    },
    Include: { type: 'string[]', help: 'Only items whose names fit one of these patterns.' },
    LiteralPath: {
      type: 'string[]',
      mandatory: true,
      pipeline: 'name',
      in: ['LiteralPath'],
      aliases: ['PSPath', 'LP'],
      help: 'The item, by path; no character is a wildcard.',
    },
    Name: {
      type: 'string',
      position: 2,
      mandatory: true,
      pipeline: 'name',
      aliases: ['PSProperty'],
      help: 'The property.',
    },
    PassThru: { type: 'switch', help: 'Also writes the property.' },
    Path: {
      type: 'string[]',
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
