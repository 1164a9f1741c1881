/** Pop-Location: goes back to the location kept last. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { drivesOf, forPath } from '../../src/providers/cmdlet-paths.ts';

export default cmdlet({
  verb: 'Pop',
  noun: 'Location',
  aliases: ['popd'],
  outputTypes: ['System.Management.Automation.PathInfo'],
  help: {
    synopsis: 'Goes back to the location that was kept last.',
    examples: [
      {
        title: 'There and back',
        transcript: "PS> Push-Location /; Pop-Location\nPS> (Get-Location).Path -eq '/'\nFalse",
      },
    ],
  },
  parameters: {
    PassThru: { type: 'switch', help: 'Also writes the location.' },
    StackName: {
      type: 'string',
      pipeline: 'name',
      help: 'The name of a stack of locations; the default stack if omitted.',
    },
  },
  run(ps) {
    return {
      process() {
        const { StackName = null, PassThru } = ps.parameters;
        forPath(ps, () => {
          const location = drivesOf(ps).pop(StackName);
          if (location && PassThru) ps.write(location);
        });
      },
    };
  },
});
