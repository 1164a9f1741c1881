/** Move-Item: moves items. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { callOf, drivesOf, forEachItem, writeItem } from '../../src/providers/cmdlet-paths.ts';

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
    Path: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['Path'],
      help: 'The items, by path; wildcards find several.',
    },
    Destination: {
      type: 'string',
      position: 1,
      pipeline: 'name',
      help: 'Where to; the same name in the folder of the item if omitted.',
    },
    Force: {
      type: 'switch',
      help: 'Goes on where it would otherwise refuse: hidden and read-only items, those that are there already.',
    },
    Filter: { type: 'string', help: 'A pattern in the language of the provider, which looks for itself.' },
    Include: { type: 'string[]', help: 'Only items whose names fit one of these patterns.' },
    Exclude: { type: 'string[]', help: 'Leaves out items whose names fit one of these patterns.' },
    LiteralPath: {
      type: 'string[]',
      mandatory: true,
      pipeline: 'name',
      in: ['LiteralPath'],
      aliases: ['PSPath', 'LP'],
      help: 'The items, by path; no character is a wildcard.',
    },
    PassThru: { type: 'switch', help: 'Also writes what was changed.' },
    Credential: {
      type: 'pscredential',
      pipeline: 'name',
      help: 'Ignored: no provider of this shell takes credentials.',
    },
  },
  run(ps) {
    return {
      process() {
        const { Force: force = false, PassThru, Destination = '.' } = ps.parameters;
        forEachItem(ps, ps.parameters, (item) => {
          const target = drivesOf(ps).resolve(Destination === '' ? '.' : Destination);
          const moved = item.provider.moveItem(item.path, target.path, callOf(ps, force));
          if (PassThru) writeItem(ps, target, moved);
        });
      },
    };
  },
});
