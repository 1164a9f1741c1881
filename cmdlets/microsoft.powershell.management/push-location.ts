/** Push-Location: keeps the location and goes elsewhere. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { drivesOf, forPath } from '../../src/providers/cmdlet-paths.ts';

export default cmdlet({
  verb: 'Push',
  noun: 'Location',
  aliases: ['pushd'],
  defaultParameterSet: 'Path',
  outputTypes: ['System.Management.Automation.PathInfo'],
  help: {
    synopsis: 'Keeps the location on a stack and goes elsewhere.',
    examples: [{ title: 'There and back', transcript: 'PS> Push-Location /; (Get-Location).Path; Pop-Location\n/' }],
  },
  parameters: {
    Path: { type: 'string', position: 0, pipeline: 'both', in: ['Path'], help: 'Where to; nowhere else if omitted.' },
    LiteralPath: {
      type: 'string',
      pipeline: 'name',
      in: ['LiteralPath'],
      aliases: ['PSPath', 'LP'],
      help: 'Where to; no character is a wildcard.',
    },
    PassThru: { type: 'switch', help: 'Also writes the new location.' },
    StackName: {
      type: 'string',
      pipeline: 'name',
      help: 'The name of a stack of locations; the default stack if omitted.',
    },
  },
  run(ps) {
    return {
      process() {
        const { Path, LiteralPath, StackName = null, PassThru } = ps.parameters;
        const drives = drivesOf(ps);
        drives.push(StackName);
        const path = LiteralPath ?? Path;
        if (!path) return;
        forPath(ps, () => {
          const location = drives.setLocation(path, LiteralPath !== undefined);
          if (PassThru) ps.write(location);
        });
      },
    };
  },
});
